//! The graph of nearest neighbours: for each photo the few that look most like it.
//!
//! Small libraries are compared in full. Larger ones start from a forest of random-projection trees (Dasgupta & Freund
//! 2008), whose leaves are compared in full, and are improved by nearest-neighbour descent (Dong, Moses & Li 2011: a
//! neighbour's neighbour is likely a neighbour), as in PyNNDescent (McInnes 2018). Long embeddings are searched in a
//! shorter sketch, and the neighbours found are ordered by their true similarity. Chance is drawn from a fixed seed: the
//! same embeddings in the same order give the same graph.

mod chance;
mod descent;
mod forest;
mod rows;
mod sketch;
#[cfg(test)]
mod tests;

use crate::domain::cosine;
use rows::Rows;

/// Up to this many photos all pairs are compared.
const EXACT: usize = 2_000;
/// Trees of the forest.
const TREES: u64 = 5;
/// Rounds of descent.
const ROUNDS: usize = 2;
/// Neighbours that are searched for each that is asked for, half of it more: the sketch orders them only roughly.
const SPARE: usize = 2;

/// A neighbour in a [`NeighbourGraph`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Near {
    /// Index of the photo.
    pub index: u32,
    /// Cosine similarity, -1 to 1.
    pub similarity: f32,
}

/// For each of some photos, by index, its nearest neighbours, the nearest first.
#[derive(Clone, Debug)]
pub struct NeighbourGraph {
    rows: Rows,
}

impl NeighbourGraph {
    /// The graph with up to `count` neighbours for each photo. `embeddings` are normalised; photos without one, or of
    /// another length than the first, have no neighbours and are nobody's.
    pub fn new(embeddings: &[Option<&[f32]>], count: usize) -> Self {
        let length = embeddings.iter().flatten().next().map_or(0, |e| e.len());
        let known: Vec<(u32, &[f32])> = (0..)
            .zip(embeddings)
            .filter_map(|(i, e)| Some((i, e.filter(|e| e.len() == length && length > 0)?)))
            .collect();
        let mut all = Rows::new(embeddings.len(), count);
        if known.len() <= EXACT {
            for (k, (i, a)) in known.iter().enumerate() {
                for (j, b) in &known[k + 1..] {
                    all.offer_both(*i, *j, cosine(a, b));
                }
            }
            return Self { rows: all };
        }
        let sketches = sketch::sketch(&known);
        let mut found = Rows::new(known.len(), count + count / SPARE);
        for tree in 0..TREES {
            forest::grow(&sketches, tree, &mut |leaf| {
                for (k, i) in leaf.iter().enumerate() {
                    for j in &leaf[k + 1..] {
                        found.offer_both(*i, *j, sketches.similarity(*i, *j));
                    }
                }
            });
        }
        for _ in 0..ROUNDS {
            descent::improve(&sketches, &mut found);
        }
        for (i, (index, embedding)) in (0_u32..).zip(&known) {
            for near in found.of(i) {
                let (other, its) = known[near.index as usize];
                all.offer(*index, other, cosine(embedding, its));
            }
        }
        Self { rows: all }
    }

    /// The neighbours of the photo with this index, the nearest first.
    pub fn of(&self, index: usize) -> &[Near] {
        u32::try_from(index).map_or(&[], |index| self.rows.of(index))
    }

    /// Number of photos.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no photo.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
