//! Embeddings: what an encoder sees in a photo, as a vector of length 1.

use super::fingerprint::{ODD, mix};
use std::fmt;

/// Which encoder, and which of its outputs, an embedding came from, e.g. "albumen-lite0-1/scene". Embeddings of
/// different encoders are never compared.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EncoderId(pub String);

impl fmt::Display for EncoderId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Scale to length 1, in place. `false`, and unchanged, where that is impossible: empty, all zero, or not finite.
pub fn normalise(vector: &mut [f32]) -> bool {
    let norm = vector.iter().map(|x| f64::from(*x).powi(2)).sum::<f64>().sqrt();
    if !norm.is_finite() || norm < 1e-12 {
        return false;
    }
    for x in vector {
        *x = (f64::from(*x) / norm) as f32;
    }
    true
}

/// Cosine similarity of two normalised embeddings of equal length: their dot product, -1 to 1.
pub fn cosine(a: &[f32], b: &[f32]) -> f32 {
    // Twice as quick where the processor has wide registers; the same sums in the same order, so the same outcome.
    #[cfg(target_arch = "x86_64")]
    if let Some(simd) = pulp::x86::V3::try_new() {
        return pulp::Simd::vectorize(simd, Cosine(a, b));
    }
    pulp::NullaryFnOnce::call(Cosine(a, b))
}

/// The inner product of two vectors, to be compiled for more than one kind of processor.
struct Cosine<'v>(&'v [f32], &'v [f32]);

impl pulp::NullaryFnOnce for Cosine<'_> {
    type Output = f32;

    #[inline(always)]
    fn call(self) -> f32 {
        // Eight running sums let the compiler use vector registers: float addition is not associative.
        let (a8, a_rest) = self.0.as_chunks::<8>();
        let (b8, b_rest) = self.1.as_chunks::<8>();
        let mut sums = [0.0_f32; 8];
        for (x, y) in a8.iter().zip(b8) {
            for k in 0..8 {
                sums[k] += x[k] * y[k];
            }
        }
        sums.iter().sum::<f32>() + a_rest.iter().zip(b_rest).map(|(x, y)| x * y).sum::<f32>()
    }
}

/// A number that tells embeddings apart: changed bits change it, but for one time in 2^64.
fn fingerprint(embedding: &[f32]) -> u64 {
    // Four streams, so that no multiplication waits for the one before.
    let mut states = [1_u64, 2, 3, 4].map(|n| n.wrapping_mul(ODD));
    let (eights, rest) = embedding.as_chunks::<8>();
    for eight in eights {
        for (k, state) in states.iter_mut().enumerate() {
            let pair = u64::from(eight[2 * k].to_bits()) << 32 | u64::from(eight[2 * k + 1].to_bits());
            *state = mix(*state, pair.wrapping_add(ODD));
        }
    }
    let rest =
        rest.iter().fold(embedding.len() as u64, |state, x| mix(state, u64::from(x.to_bits()).wrapping_add(ODD)));
    states.into_iter().fold(rest, |state, other| mix(state, other.rotate_left(17)))
}

/// A number that tells embeddings of one photo apart, by their length and some of their numbers: all of them change
/// where another encoder makes it, and reading 100,000 whole takes as long as other work with them.
pub fn glance(embedding: &[f32]) -> u64 {
    const LOOKED_AT: usize = 8;
    fingerprint(&embedding[..embedding.len().min(LOOKED_AT)]) ^ embedding.len() as u64
}

/// What [`glance`] needs from memory, see [`super::ahead`].
pub fn glimpse(embedding: Option<&[f32]>) -> usize {
    embedding.and_then(<[f32]>::first).map_or(0, |number| number.to_bits() as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_number_and_the_length_change_the_fingerprint() {
        let numbers: Vec<f32> = (0..21_u8).map(f32::from).collect();
        let mut all = std::collections::BTreeSet::from([fingerprint(&numbers), fingerprint(&[])]);
        for i in 0..numbers.len() {
            let mut other = numbers.clone();
            other[i] += 0.5;
            all.extend([fingerprint(&other), fingerprint(&numbers[..i.max(1)])]);
        }
        assert_eq!(all.len(), 2 + 21 + 20);
    }

    #[test]
    fn normalised_vectors_have_length_one() {
        let mut v: Vec<f32> = (1..=19_u8).map(f32::from).collect();
        assert!(normalise(&mut v));
        assert!((cosine(&v, &v) - 1.0).abs() < 1e-6);
        assert!(!normalise(&mut [0.0; 4]));
        assert!(!normalise(&mut [1.0, f32::NAN]));
        assert!(!normalise(&mut []));
    }
}
