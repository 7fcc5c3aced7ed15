//! All embeddings in memory at a byte a number, and still the exact neighbours.
//!
//! Rows are rounded to 8 bits with a scale of their own, and how far each row is off by that is kept. By Cauchy's and
//! Schwarz's inequality that bounds how far a similarity can be off, so one pass over bytes leaves the few photos that can be
//! among the nearest, and only those are compared in full: with 32-bit floats, from wherever they are kept. (VA-files filter
//! in this way: Weber, Schek and Blott 1998.)

use super::{Neighbour, nearest};
use crate::domain::PhotoId;
use fearless_simd::{Level, Simd, dispatch};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Steps that a query's largest number is told apart in, each way: so fine that its rounding does not count, and so coarse
/// that the sums of [`BLOCK`] products fit in 32 bits.
const STEPS: f32 = 2047.0;
const BLOCK: usize = 4096;
/// What single precision may add to a bound.
const SLACK: f32 = 1e-5;

/// Embeddings of one encoder's output, to be searched.
#[derive(Clone, Debug, Default)]
pub struct Index {
    photos: Vec<PhotoId>,
    dimension: usize,
    rows: Vec<i8>,
    /// What a step of a row is worth, and the length of what rounding took from it.
    scales: Vec<(f32, f32)>,
}

impl Index {
    /// An index for about so many embeddings.
    pub fn with_capacity(photos: usize, dimension: usize) -> Self {
        Self {
            photos: Vec::with_capacity(photos),
            dimension,
            rows: Vec::with_capacity(photos * dimension),
            scales: Vec::with_capacity(photos),
        }
    }

    /// Adds a photo with its embedding, of length 1 (L2); one of another dimension is left out.
    pub fn add(&mut self, photo: PhotoId, embedding: &[f32]) {
        if embedding.len() != self.dimension {
            return;
        }
        let largest = embedding.iter().fold(0.0_f32, |largest, x| largest.max(x.abs()));
        let scale = (largest / 127.0).max(f32::MIN_POSITIVE);
        let mut off = 0.0_f64;
        for x in embedding {
            let step = (x / scale).round().clamp(-127.0, 127.0) as i8;
            off += f64::from(x - f32::from(step) * scale).powi(2);
            self.rows.push(step);
        }
        self.photos.push(photo);
        self.scales.push((scale, off.sqrt() as f32));
    }

    /// Number of photos.
    pub fn len(&self) -> usize {
        self.photos.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.photos.is_empty()
    }

    /// Bytes that it takes.
    pub fn bytes(&self) -> usize {
        self.rows.capacity()
            + self.scales.capacity() * size_of::<(f32, f32)>()
            + self.photos.capacity() * size_of::<PhotoId>()
    }

    /// All photos that can be among the `count` most similar to `query`, an embedding of length 1, of those that are to be
    /// kept: those are among them, and few others.
    pub fn candidates(&self, query: &[f32], count: usize, keep: &dyn Fn(PhotoId) -> bool) -> Vec<PhotoId> {
        if query.len() != self.dimension || count == 0 {
            return Vec::new();
        }
        let largest = query.iter().fold(0.0_f32, |largest, x| largest.max(x.abs()));
        let step = (largest / STEPS).max(f32::MIN_POSITIVE);
        let steps: Vec<i16> = query.iter().map(|x| (x / step).round().clamp(-STEPS, STEPS) as i16).collect();
        let query_off: f32 =
            query.iter().zip(&steps).map(|(x, s)| (x - f32::from(*s) * step).powi(2)).sum::<f32>().sqrt();
        let mut similar = vec![0.0_f32; self.len()];
        dispatch!(Level::new(), simd => multiply(simd, &self.rows, &steps, &mut similar));
        let mut least: BinaryHeap<Reverse<Bound>> = BinaryHeap::with_capacity(count + 1);
        for ((similar, (scale, off)), photo) in similar.iter_mut().zip(&self.scales).zip(&self.photos) {
            if !keep(*photo) {
                *similar = f32::NEG_INFINITY;
                continue;
            }
            *similar *= scale * step;
            let bound = off + (1.0 + off) * query_off + SLACK;
            if least.len() < count {
                least.push(Reverse(Bound(*similar - bound)));
            } else if least.peek().is_some_and(|Reverse(lowest)| lowest.0 < *similar - bound) {
                least.pop();
                least.push(Reverse(Bound(*similar - bound)));
            }
            *similar += bound; // from here on: how similar it is at most
        }
        let least = least.peek().filter(|_| least.len() == count).map_or(f32::MIN, |Reverse(lowest)| lowest.0);
        let can = self.photos.iter().zip(&similar).filter(|(_, most)| **most >= least);
        can.map(|(photo, _)| *photo).collect()
    }

    /// The `count` photos most similar to `query` of those that are to be kept, the best first, exactly as [`nearest`] finds them; `exact` has a photo's
    /// embedding in full. Photos that it does not have are left out.
    pub fn nearest(
        &self,
        query: &[f32],
        count: usize,
        keep: &dyn Fn(PhotoId) -> bool,
        mut exact: impl FnMut(PhotoId) -> Option<Vec<f32>>,
    ) -> Vec<Neighbour> {
        let found: Vec<(PhotoId, Vec<f32>)> = self
            .candidates(query, count, keep)
            .into_iter()
            .filter_map(|photo| Some((photo, exact(photo)?)))
            .filter(|(_, embedding)| embedding.len() == query.len())
            .collect();
        nearest(query, found.iter().map(|(photo, embedding)| (*photo, embedding.as_slice())), count)
    }
}

/// For the heap: floats in their total order.
#[derive(Clone, Copy, PartialEq)]
struct Bound(f32);

impl Eq for Bound {}

impl Ord for Bound {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}

impl PartialOrd for Bound {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// The products of each row with the query. Plain sums of products: the compiler makes of them what the processor that the
/// program runs on has.
#[inline(always)]
fn multiply<S: Simd>(simd: S, rows: &[i8], query: &[i16], products: &mut [f32]) {
    simd.vectorize(
        #[inline(always)]
        || {
            for (row, product) in rows.chunks_exact(query.len().max(1)).zip(products) {
                let block = |(row, query): (&[i8], &[i16])| -> f32 {
                    row.iter().zip(query).map(|(a, b)| i32::from(*a) * i32::from(*b)).sum::<i32>() as f32
                };
                *product = row.chunks(BLOCK).zip(query.chunks(BLOCK)).map(block).sum();
            }
        },
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::normalise;
    use proptest::prelude::*;

    fn photo(n: usize) -> PhotoId {
        PhotoId::from_bytes((n as u128).to_be_bytes())
    }

    proptest! {
        #[test]
        fn as_comparing_all_in_full(
            numbers in prop::collection::vec(-1.0_f32..1.0, 24..720),
            dimension in 1_usize..24,
            count in 0_usize..12,
            twice in any::<bool>(),
        ) {
            let mut rows: Vec<Vec<f32>> = numbers.chunks_exact(dimension).map(<[f32]>::to_vec).collect();
            if twice {
                rows.extend(rows.clone()); // equal pictures
            }
            rows.retain_mut(|row| normalise(row));
            prop_assume!(!rows.is_empty());
            let mut index = Index::with_capacity(rows.len(), dimension);
            rows.iter().enumerate().for_each(|(n, row)| index.add(photo(n), row));
            let all = rows.iter().enumerate().map(|(n, row)| (photo(n), row.as_slice()));
            let of = |photo: PhotoId| rows.get(u128::from_be_bytes(photo.to_bytes()) as usize).cloned();
            let keep = |photo: PhotoId| !photo.to_bytes()[15].is_multiple_of(3);
            let kept = all.filter(|(photo, _)| keep(*photo));
            prop_assert_eq!(index.nearest(&rows[0], count, &keep, of), nearest(&rows[0], kept, count));
        }
    }

    #[test]
    fn few_others_are_compared_in_full() {
        // 5,000 directions by a fixed rule (a linear congruential generator).
        let mut state = 1_u64;
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 40) as f32 / (1_u64 << 24) as f32 - 0.5
        };
        let mut rows: Vec<Vec<f32>> = (0..5_000).map(|_| (0..64).map(|_| next()).collect()).collect();
        rows.iter_mut().for_each(|row| assert!(normalise(row)));
        let mut index = Index::with_capacity(rows.len(), 64);
        rows.iter().enumerate().for_each(|(n, row)| index.add(photo(n), row));
        let found = index.candidates(&rows[7], 20, &|_| true).len();
        assert!((20..200).contains(&found), "{found}");
        assert!(index.bytes() < 5_000 * 90, "{}", index.bytes());
        assert_eq!(index.candidates(&[1.0; 3], 20, &|_| true), [], "of another encoder");
    }
}
