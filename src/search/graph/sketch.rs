//! Embeddings shortened so that many can be compared quickly.

use super::chance::Chance;
use crate::domain::{cosine, normalise};

/// Numbers in a sketch. Measured on embeddings of length 1,280, see the graph's test.
const LENGTH: usize = 256;
/// Any number that stays as it is.
const SEED: u64 = 0x5eed_0f5e_7c4a_11ed;

/// Sketches, row by row.
pub(super) struct Sketches {
    length: usize,
    numbers: Vec<f32>,
}

impl Sketches {
    pub(super) fn len(&self) -> usize {
        self.numbers.len() / self.length.max(1)
    }

    pub(super) fn row(&self, photo: u32) -> &[f32] {
        &self.numbers[photo as usize * self.length..][..self.length]
    }

    /// Cosine similarity, nearly.
    pub(super) fn similarity(&self, a: u32, b: u32) -> f32 {
        cosine(self.row(a), self.row(b))
    }
}

/// Each number of an embedding is added to one of the sketch's numbers, with a sign, both by chance but the same for all
/// photos (Weinberger et al. 2009): inner products stay the same on average. Short embeddings are their own sketch.
pub(super) fn sketch(known: &[(u32, &[f32])]) -> Sketches {
    let length = known.first().map_or(0, |(_, e)| e.len());
    if length <= LENGTH {
        return Sketches { length, numbers: known.iter().flat_map(|(_, e)| e.iter().copied()).collect() };
    }
    let mut chance = Chance::new(SEED);
    let places: Vec<(usize, f32)> = (0..length)
        .map(|_| {
            let drawn = chance.next();
            ((drawn >> 1) as usize % LENGTH, if drawn & 1 == 0 { 1.0 } else { -1.0 })
        })
        .collect();
    let mut numbers = vec![0.0; known.len() * LENGTH];
    for (row, (_, embedding)) in numbers.chunks_exact_mut(LENGTH).zip(known) {
        for (x, (place, sign)) in embedding.iter().zip(&places) {
            row[*place] += sign * x;
        }
        normalise(row);
    }
    Sketches { length: LENGTH, numbers }
}
