//! The pairs that are worth judging.

use super::affinity::{BURST_SECONDS, Pictures};
use crate::search::NeighbourGraph;
use std::hash::{DefaultHasher, Hash, Hasher};

/// How many photos that follow within a minute are looked at: a camera's longest bursts take 30 pictures a second, and
/// the next ones reach the others.
const FOLLOWING: usize = 32;

/// Two photos by index, the smaller first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pair {
    pub(super) a: usize,
    pub(super) b: usize,
    /// How alike they look, where the graph of neighbours says so.
    pub(super) similarity: Option<f32>,
}

/// Pairs that are close in time, nearest neighbours by look, or of one name: ascending, each once. At most a fixed number
/// for each photo.
pub(super) fn pairs(pictures: &Pictures<'_>, graph: &NeighbourGraph) -> Vec<Pair> {
    // Both indices in one number, which sorts quicker than two; what is not known sorts after what is.
    let mut pairs: Vec<(u64, f32)> = Vec::with_capacity(pictures.len() * 12);
    let mut add = |a: usize, b: usize, similarity: f32| {
        if let (Ok(a), Ok(b)) = (u32::try_from(a.min(b)), u32::try_from(a.max(b))) {
            pairs.push((u64::from(a) << 32 | u64::from(b), similarity));
        }
    };
    let mut timeline: Vec<(f64, usize)> =
        (0..pictures.len()).filter_map(|i| pictures.exact(i).map(|at| (at, i))).collect();
    timeline.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    for (k, (at, i)) in timeline.iter().enumerate() {
        let following = timeline[k + 1..].iter().take(FOLLOWING).take_while(|(next, _)| next - at <= BURST_SECONDS);
        following.for_each(|(_, j)| add(*i, *j, f32::INFINITY));
    }
    let mut named: Vec<(u64, usize)> = Vec::new();
    for i in 0..pictures.len() {
        graph.of(i).iter().for_each(|near| add(i, near.index as usize, near.similarity));
        if let Some(name) = pictures.named(i) {
            // Names that share a number by chance make a pair to be judged, no more.
            let mut hasher = DefaultHasher::new();
            name.hash(&mut hasher);
            named.push((hasher.finish(), i));
        }
    }
    named.sort_unstable();
    for same in named.chunk_by(|a, b| a.0 == b.0) {
        // A camera writes two or three files of one name.
        for (k, (_, i)) in same.iter().enumerate() {
            same[k + 1..].iter().take(FOLLOWING).for_each(|(_, j)| add(*i, *j, f32::INFINITY));
        }
    }
    pairs.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    pairs.dedup_by_key(|(pair, _)| *pair);
    let pair = |(pair, similarity): (u64, f32)| Pair {
        a: (pair >> 32) as usize,
        b: (pair & u64::from(u32::MAX)) as usize,
        similarity: similarity.is_finite().then_some(similarity),
    };
    pairs.into_iter().map(pair).collect()
}
