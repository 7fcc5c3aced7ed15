//! Embeddings: what an encoder sees in a photo, as a vector of length 1.

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
    // Eight running sums let the compiler use vector registers: float addition is not associative.
    let (a8, a_rest) = a.as_chunks::<8>();
    let (b8, b_rest) = b.as_chunks::<8>();
    let mut sums = [0.0_f32; 8];
    for (x, y) in a8.iter().zip(b8) {
        for k in 0..8 {
            sums[k] += x[k] * y[k];
        }
    }
    sums.iter().sum::<f32>() + a_rest.iter().zip(b_rest).map(|(x, y)| x * y).sum::<f32>()
}

#[cfg(test)]
mod tests {
    use super::*;

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
