//! The pairs that are worth judging.

use super::affinity::{BURST_SECONDS, Pictures};
use crate::search::NeighbourGraph;
use std::collections::BTreeMap;

/// How many photos that follow within a minute are looked at: a camera's longest bursts take 30 pictures a second, and
/// the next ones reach the others.
const FOLLOWING: usize = 32;

/// Pairs of photos by index, the smaller first, ascending, each once: close in time, nearest neighbours by look, or of
/// one name. At most a fixed number for each photo.
pub(super) fn pairs(pictures: &Pictures<'_>, graph: &NeighbourGraph) -> Vec<(u32, u32)> {
    let mut pairs = Vec::new();
    let mut add = |a: usize, b: usize| {
        if let (Ok(a), Ok(b)) = (u32::try_from(a.min(b)), u32::try_from(a.max(b))) {
            pairs.push((a, b));
        }
    };
    let mut timeline: Vec<(f64, usize)> =
        (0..pictures.len()).filter_map(|i| pictures.exact(i).map(|at| (at, i))).collect();
    timeline.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    for (k, (at, i)) in timeline.iter().enumerate() {
        let following = timeline[k + 1..].iter().take(FOLLOWING).take_while(|(next, _)| next - at <= BURST_SECONDS);
        following.for_each(|(_, j)| add(*i, *j));
    }
    let mut named: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    for i in 0..pictures.len() {
        graph.of(i).iter().for_each(|near| add(i, near.index as usize));
        if let Some(name) = pictures.named(i) {
            named.entry(name).or_default().push(i);
        }
    }
    for same in named.values() {
        // A camera writes two or three files of one name.
        for (k, i) in same.iter().enumerate() {
            same[k + 1..].iter().take(FOLLOWING).for_each(|j| add(*i, *j));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}
