//! Judged pairs, for fitting the weights.

use super::affinity::{Affinity, NEIGHBOURS, Pictures, StackRelation, with_gap};
use super::candidates::{self, Pair, Trace};
use crate::domain::{PhotoId, PictureFacts};
use crate::search::NeighbourGraph;

/// A pair that stacking would judge.
#[derive(Clone, Debug, PartialEq)]
pub struct StackExample {
    /// The two photos.
    pub pair: (PhotoId, PhotoId),
    /// How they stand to each other.
    pub relation: StackRelation,
    /// Its features: [`super::BURST`] for bursts, [`super::COPY`] for others.
    pub features: Vec<f64>,
}

/// The pairs that [`super::stacks`] would judge by look, and the mean similarity of nearest neighbours. For photos with
/// fewer than ten neighbours their own mean stands in.
pub fn stack_examples(photos: &[PictureFacts<'_>], graph: &NeighbourGraph) -> (Vec<StackExample>, f64) {
    let near = || (0..photos.len()).flat_map(|i| graph.of(i).iter().take(NEIGHBOURS));
    let level = near().map(|n| f64::from(n.similarity)).sum::<f64>() / near().count().max(1) as f64;
    let pictures = Pictures::new(photos, graph, Some(level), |_| true);
    let affinity = Affinity::new(&pictures, None);
    let example = |Pair { a, b, .. }: Pair| {
        let relation = affinity.relation(a, b);
        let features = affinity.features(a, b)?;
        let features = match relation {
            StackRelation::Twin => return None,
            StackRelation::Burst(gap) => with_gap(features, gap).to_vec(),
            StackRelation::Received | StackRelation::Copied | StackRelation::Elsewhere => features.to_vec(),
        };
        Some(StackExample { pair: (photos[a].facts.id, photos[b].facts.id), relation, features })
    };
    let traces: Vec<Trace> = photos.iter().map(Trace::of).collect();
    let timeline = candidates::timeline(traces.iter().copied().enumerate());
    let pairs = candidates::pairs(&traces, &timeline, graph, &vec![true; photos.len()]);
    (pairs.into_iter().filter_map(example).collect(), level)
}
