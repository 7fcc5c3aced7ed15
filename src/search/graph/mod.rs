//! The graph of nearest neighbours: for each photo the few that look most like it.
//!
//! Small libraries are compared in full. Larger ones are sorted into cells of like photos, and each photo is compared with
//! those in the cells nearest to it (`cells`). The comparing is done on whole numbers, many at once (`codes`, `dots`). What
//! was found can be kept for when photos are added (`index`). Nothing is left to chance: the same embeddings give the same
//! graph.

mod cells;
mod chance;
mod codes;
mod compare;
mod dots;
mod finish;
mod index;
mod rows;
#[cfg(test)]
mod tests;

pub use index::NeighbourIndex;

use crate::domain::PhotoId;
use rows::Finished;

/// A neighbour in a [`NeighbourGraph`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Near {
    /// Index of the photo.
    pub index: u32,
    /// Cosine similarity, -1 to 1; in large libraries to within 0.0001.
    pub similarity: f32,
}

/// For each of some photos, by index, its nearest neighbours, the nearest first.
#[derive(Clone, Debug)]
pub struct NeighbourGraph {
    rows: Finished,
}

impl NeighbourGraph {
    /// The graph with up to `count` neighbours for each photo. `embeddings` are normalised; photos without one, or of
    /// another length than the first, have no neighbours and are nobody's.
    pub fn new(embeddings: &[Option<&[f32]>], count: usize) -> Self {
        let id = |i: u128| PhotoId::from_bytes(i.to_be_bytes());
        let photos: Vec<(PhotoId, Option<&[f32]>)> = (0..).map(id).zip(embeddings.iter().copied()).collect();
        NeighbourIndex::new(count).update(&photos)
    }

    /// The neighbours of the photo with this index, the nearest first.
    pub fn of(&self, index: usize) -> &[Near] {
        self.rows.of(index)
    }

    /// A fingerprint of a photo's look, its neighbours and how near they are: the same for as long as these are, whatever places
    /// they have in the list of photos. 0 for a photo that has none.
    pub fn print(&self, index: usize) -> u64 {
        self.rows.print(index)
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
