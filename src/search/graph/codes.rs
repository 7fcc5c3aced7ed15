//! Embeddings as rows of small whole numbers, shortened where they are long.

use super::chance::Chance;
use super::dots::{LANES, code};
use crate::domain::normalise;

/// Numbers in the longest code. Measured on embeddings of length 512 and 1,280, see the graph's test.
const LONGEST: usize = 512;
/// Any number that stays as it is.
const SEED: u64 = 0x5eed_0f5e_7c4a_11ed;

/// How embeddings of one length become codes.
#[derive(Clone, Debug, Default)]
pub(super) struct Coding {
    /// Numbers in an embedding, and in a code.
    pub(super) from: usize,
    pub(super) length: usize,
    /// Where a long embedding's numbers go, and with which sign.
    places: Vec<(usize, f32)>,
}

impl Coding {
    /// Short embeddings are their own code. Each number of a long one is added to one of the code's numbers, with a sign,
    /// both by chance but the same for all photos (Weinberger et al. 2009): inner products stay the same on average.
    /// Where there are few photos nothing is shortened.
    pub(super) fn new(from: usize, are_few: bool) -> Self {
        let longest = if are_few { from } else { LONGEST };
        let mut chance = Chance::new(SEED);
        let mut place = || {
            let drawn = chance.next();
            ((drawn >> 1) as usize % LONGEST, if drawn & 1 == 0 { 1.0 } else { -1.0 })
        };
        let places = if from > longest { (0..from).map(|_| place()).collect() } else { Vec::new() };
        Self { from, length: from.min(longest).next_multiple_of(LANES), places }
    }

    /// Whether codes say less than embeddings.
    pub(super) fn is_shortened(&self) -> bool {
        !self.places.is_empty()
    }

    /// The embedding, if it is of the right length.
    pub(super) fn fits<'e>(&self, embedding: Option<&'e [f32]>) -> Option<&'e [f32]> {
        embedding.filter(|e| e.len() == self.from && self.from > 0)
    }

    /// Writes the code of an embedding.
    pub(super) fn write(&self, embedding: &[f32], to: &mut [i16]) {
        to.fill(0);
        if self.places.is_empty() {
            to.iter_mut().zip(embedding).for_each(|(to, number)| *to = code(*number));
            return;
        }
        let mut numbers = [0.0_f32; LONGEST];
        for (x, (place, sign)) in embedding.iter().zip(&self.places) {
            numbers[*place] += sign * x;
        }
        normalise(&mut numbers);
        to.iter_mut().zip(&numbers).for_each(|(to, number)| *to = code(*number));
    }
}
