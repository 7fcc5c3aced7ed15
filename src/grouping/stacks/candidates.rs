//! The pairs that are worth judging.

use super::affinity::{BURST_SECONDS, stem};
use crate::domain::{Fingerprint, PictureFacts};
use crate::grouping::shots::{Shot, Trust};
use crate::search::NeighbourGraph;
use std::hash::{Hash, Hasher};

/// How many photos that follow within a minute are looked at: a camera's longest bursts take 30 pictures a second, and
/// the next ones reach the others.
pub(super) const FOLLOWING: usize = 32;
/// Names are sought by so many of the bits of their fingerprints.
const NAME_BITS: u32 = 16;

/// Two photos by index, the smaller first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pair {
    pub(super) a: usize,
    pub(super) b: usize,
    /// How alike they look, where the graph of neighbours says so.
    pub(super) similarity: Option<f32>,
}

/// What of a photo, beside its look, says with whom it makes a pair.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Trace {
    /// When it was taken, where that is known to the second.
    pub(super) at: Option<f64>,
    /// Of folder and name without extension, which are the same for a raw file and its picture. Names that share it by
    /// chance make a pair to be judged, no more.
    pub(super) name: Option<u64>,
}

impl Trace {
    pub(super) fn of(photo: &PictureFacts<'_>) -> Self {
        let shot = Shot::new(&photo.facts);
        let name = stem(photo.facts.file_name).map(|stem| {
            let mut print = Fingerprint::default();
            (photo.facts.folder, stem).hash(&mut print);
            print.finish()
        });
        Self { at: (shot.trust == Trust::Exact).then_some(shot.at), name }
    }
}

/// The photos that know their time to the second, by it, then by index.
pub(super) fn timeline(traces: impl Iterator<Item = (usize, Trace)>) -> Vec<(f64, usize)> {
    let mut all: Vec<(f64, usize)> = traces.filter_map(|(i, trace)| Some((trace.at?, i))).collect();
    sort_timeline(&mut all);
    all
}

/// Quick where most is in order already.
pub(super) fn sort_timeline(timeline: &mut [(f64, usize)]) {
    timeline.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
}

/// Pairs that are close in time, nearest neighbours by look, or of one name: ascending, each once, at most a fixed number for
/// each photo. Only those of which one is `wanted`.
pub(super) fn pairs(traces: &[Trace], timeline: &[(f64, usize)], graph: &NeighbourGraph, wanted: &[bool]) -> Vec<Pair> {
    // Both indices in one number, which sorts quicker than two; what is not known sorts after what is.
    let mut pairs: Vec<(u64, f32)> = Vec::new();
    let mut add = |a: usize, b: usize, similarity: f32| {
        if let (true, Ok(a), Ok(b)) = (wanted[a] || wanted[b], u32::try_from(a.min(b)), u32::try_from(a.max(b))) {
            pairs.push((u64::from(a) << 32 | u64::from(b), similarity));
        }
    };
    for (k, (at, i)) in timeline.iter().enumerate().filter(|(_, (_, i))| wanted[*i]) {
        let following = timeline[k + 1..].iter().take(FOLLOWING).take_while(|(next, _)| next - at <= BURST_SECONDS);
        following.for_each(|(_, j)| add(*i, *j, f32::INFINITY));
        // Those that it follows; where these are wanted, too, they have it already.
        let before = timeline[..k].iter().rev().take(FOLLOWING).take_while(|(before, _)| at - before <= BURST_SECONDS);
        before.filter(|(_, j)| !wanted[*j]).for_each(|(_, j)| add(*i, *j, f32::INFINITY));
    }
    for i in 0..traces.len() {
        graph.of(i).iter().for_each(|near| add(i, near.index as usize, near.similarity));
    }
    for same in named(traces, |i| wanted[i]).chunk_by(|a, b| a.0 == b.0) {
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

/// Photos by name: all that have a name of those that are `wanted`, and perhaps others.
fn named(traces: &[Trace], wanted: impl Fn(usize) -> bool) -> Vec<(u64, usize)> {
    let mut sought = vec![false; 1 << NAME_BITS];
    let bits = |name: u64| (name >> (u64::BITS - NAME_BITS)) as usize;
    for name in traces.iter().enumerate().filter(|(i, _)| wanted(*i)).filter_map(|(_, trace)| trace.name) {
        sought[bits(name)] = true;
    }
    let names = traces.iter().enumerate().filter_map(|(i, trace)| Some((trace.name?, i)));
    let mut named: Vec<(u64, usize)> = names.filter(|(name, _)| sought[bits(*name)]).collect();
    named.sort_unstable();
    named
}

/// Whether so many have one name, among them a wanted one, that not all of them make pairs.
pub(super) fn are_crowded(traces: &[Trace], wanted: &[bool]) -> bool {
    let is_crowd = |same: &[(u64, usize)]| same.len() > FOLLOWING && same.iter().any(|(_, i)| wanted[*i]);
    named(traces, |i| wanted[i]).chunk_by(|a, b| a.0 == b.0).any(is_crowd)
}
