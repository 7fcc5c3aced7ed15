//! Exact nearest neighbours by cosine similarity.

use crate::domain::{PhotoId, cosine};
use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// A photo and how much it looks like the one asked about.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Neighbour {
    /// The photo.
    pub photo: PhotoId,
    /// Cosine similarity, -1 to 1.
    pub similarity: f32,
}

impl Eq for Neighbour {}

impl Ord for Neighbour {
    /// The best first: more similar, then the smaller id, so that equal pictures come in one order always.
    fn cmp(&self, other: &Self) -> Ordering {
        other.similarity.total_cmp(&self.similarity).then(self.photo.cmp(&other.photo))
    }
}

impl PartialOrd for Neighbour {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The `count` photos most similar to `query`, the best first; `query` and the embeddings are normalised and of one
/// length. One pass over all of them, with `count` kept in a heap.
pub fn nearest<'a>(
    query: &[f32],
    embeddings: impl IntoIterator<Item = (PhotoId, &'a [f32])>,
    count: usize,
) -> Vec<Neighbour> {
    let mut best: BinaryHeap<Neighbour> = BinaryHeap::with_capacity(count + 1);
    for (photo, embedding) in embeddings {
        let candidate = Neighbour { photo, similarity: cosine(query, embedding) };
        if best.len() < count {
            best.push(candidate);
        } else if best.peek().is_some_and(|worst| candidate < *worst) {
            best.pop();
            best.push(candidate);
        }
    }
    best.into_sorted_vec()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::normalise;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn as_sorting_everything_would(numbers in prop::collection::vec(-4_i8..5, 3..120), count in 0_usize..12) {
            let mut rows: Vec<Vec<f32>> = numbers.chunks_exact(3).map(|c| c.iter().map(|x| f32::from(*x)).collect()).collect();
            rows.retain_mut(|row| normalise(row));
            prop_assume!(!rows.is_empty());
            let photos: Vec<_> = (0..rows.len()).map(|i| PhotoId::from_hash(&[i as u8; 32])).collect();
            let all = || photos.iter().copied().zip(rows.iter().map(Vec::as_slice));
            let mut sorted: Vec<_> = all().map(|(photo, e)| Neighbour { photo, similarity: cosine(&rows[0], e) }).collect();
            sorted.sort();
            sorted.truncate(count);
            prop_assert_eq!(nearest(&rows[0], all(), count), sorted);
        }
    }
}
