//! From rows of candidates to the graph: true similarities, by the photos' places.

use super::dots::similarity;
use super::index::{NeighbourIndex, Photos};
use super::rows::Finished;
use super::{Near, NeighbourGraph};
use crate::domain::{Fingerprint, cosine};
use std::hash::{Hash, Hasher};

impl NeighbourIndex {
    /// Gives the rows of `stale` their true similarities, and the graph of all; `slots` is the slot of each photo.
    pub(super) fn finish(&mut self, photos: &Photos<'_>, slots: &[u32], stale: &[u32]) -> NeighbourGraph {
        let places = &self.places;
        let embedding = |slot: u32| photos.get(places[slot as usize] as usize).and_then(|(_, e)| *e);
        let is_exact = self.is_exact();
        for slot in stale {
            let Some(own) = embedding(*slot) else { continue };
            let near_to = |(dot, other): &(i32, u32)| {
                let similarity = if is_exact { cosine(own, embedding(*other)?) } else { similarity(*dot) };
                Some(Near { index: *other, similarity })
            };
            let id = |near: &Near| self.ids[near.index as usize];
            let mut near: Vec<Near> = self.rows.of(*slot).iter().filter_map(near_to).collect();
            near.sort_by(|a, b| b.similarity.total_cmp(&a.similarity).then_with(|| id(a).cmp(&id(b))));
            let mut print = Fingerprint::default();
            self.prints[*slot as usize].hash(&mut print);
            for near in near.iter().take(self.count) {
                (id(near), near.similarity.to_bits()).hash(&mut print);
            }
            self.finished.set(*slot as usize, near.into_iter(), print.finish());
        }
        let mut rows = Finished::new(photos.len(), self.count);
        for (i, slot) in slots.iter().enumerate().filter(|(_, slot)| **slot != u32::MAX) {
            let near = self.finished.of(*slot as usize).iter();
            let near = near.map(|near| Near { index: places[near.index as usize], ..*near });
            rows.set(i, near, self.finished.print(*slot as usize));
        }
        NeighbourGraph { rows }
    }
}
