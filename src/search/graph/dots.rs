//! Inner products of many rows of small whole numbers at once: what nearly all of the time of a graph goes into.
//!
//! Rows hold embeddings times 2^13, so that sums stay within 32 bits and a cosine is exact to about 0.0001. Computers of
//! the last ten years multiply 16 such numbers in one instruction (AVX2), which is asked for when the program runs, as
//! it must start on others too; without it, four times slower, the outcome is the same: whole numbers have no rounding.

/// What 1 becomes in a code.
const ONE: f32 = 8_192.0;
/// Rows that are asked about at once.
pub(super) const AT_ONCE: usize = 4;
/// Numbers that are multiplied at once: the length of a row is a multiple of this.
pub(super) const LANES: usize = 16;

/// A number of an embedding of length 1, or nearly, as a code.
pub(super) fn code(number: f32) -> i16 {
    // Conversion cuts off what is behind the point, and makes 0 of what is not a number. `round` would be a call of the C
    // library for each number.
    (number * ONE + 0.5_f32.copysign(number)).clamp(-ONE, ONE) as i16
}

/// The cosine that an inner product of codes stands for.
pub(super) fn similarity(dot: i32) -> f32 {
    dot as f32 / (ONE * ONE)
}

/// The inner product of each of `rows` (of the queries' length, one after the other) with each query.
pub(super) fn dots<const N: usize>(queries: [&[i16]; N], rows: &[i16], out: &mut Vec<[i32; N]>) {
    const { assert!(N > 0 && N <= AT_ONCE) };
    out.clear();
    let length = queries[0].len();
    if length == 0 || queries.iter().any(|query| query.len() != length) {
        return;
    }
    #[cfg(target_arch = "x86_64")]
    if let Some(simd) = pulp::x86::V3::try_new() {
        return pulp::Simd::vectorize(simd, wide::Dots { simd, queries, rows, out });
    }
    out.extend(rows.chunks_exact(length).map(|row| queries.map(|query| plain(query, row))));
}

/// One inner product, as any computer does it.
fn plain(a: &[i16], b: &[i16]) -> i32 {
    // Of embeddings of length 1 no sum is too long; of what is no embedding it may be, here as there.
    a.iter().zip(b).fold(0, |sum: i32, (x, y)| sum.wrapping_add(i32::from(*x) * i32::from(*y)))
}

/// The same with vectors of 256 bits.
#[cfg(target_arch = "x86_64")]
mod wide {
    use super::{AT_ONCE, LANES};
    use pulp::x86::V3;
    use std::arch::x86_64::__m256i;

    pub(super) struct Dots<'a, const N: usize> {
        pub(super) simd: V3,
        pub(super) queries: [&'a [i16]; N],
        pub(super) rows: &'a [i16],
        pub(super) out: &'a mut Vec<[i32; N]>,
    }

    impl<const N: usize> pulp::NullaryFnOnce for Dots<'_, N> {
        type Output = ();

        #[inline(always)]
        fn call(self) {
            let length = self.queries[0].len();
            let queries = self.queries.map(|query| &query.as_chunks::<LANES>().0[..length / LANES]);
            // Two rows at once: what is read of the queries serves both.
            let mut twos = self.rows.chunks_exact(length * 2);
            for two in &mut twos {
                let (a, b) = two.split_at(length);
                products(self.simd, queries, [a, b], self.out);
            }
            if let Some(row) = twos.remainder().get(..length) {
                products(self.simd, queries, [row], self.out);
            }
        }
    }

    /// Adds the inner products of each of `rows` with each query to `out`. Loops instead of closures: these would not be
    /// compiled for the wide instructions.
    #[inline(always)]
    fn products<const N: usize, const R: usize>(
        simd: V3,
        queries: [&[[i16; LANES]]; N],
        rows: [&[i16]; R],
        out: &mut Vec<[i32; N]>,
    ) {
        let (avx, avx2) = (simd.avx, simd.avx2);
        let rows = rows.map(|row| &row.as_chunks::<LANES>().0[..queries[0].len()]);
        let mut sums = [[avx._mm256_setzero_si256(); AT_ONCE]; R];
        for k in 0..queries[0].len() {
            for (sums, row) in sums.iter_mut().zip(rows) {
                let x: __m256i = pulp::cast(row[k]);
                for (sum, query) in sums.iter_mut().zip(queries) {
                    *sum = avx2._mm256_add_epi32(*sum, avx2._mm256_madd_epi16(pulp::cast(query[k]), x));
                }
            }
        }
        for [a, b, c, d] in sums {
            // Sums of neighbours twice: half of each of the four in either half.
            let both = avx2._mm256_hadd_epi32(avx2._mm256_hadd_epi32(a, b), avx2._mm256_hadd_epi32(c, d));
            let halves: [[i32; AT_ONCE]; 2] = pulp::cast(both);
            out.push(std::array::from_fn(|t| halves[0][t].wrapping_add(halves[1][t])));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_quick_way_and_the_plain_one_agree(
            numbers in prop::collection::vec(-8_192_i16..=8_192, LANES * 3 * 9), parts in 1_usize..4,
        ) {
            let length = parts * LANES;
            let rows: Vec<&[i16]> = numbers.chunks_exact(length).collect();
            let mut out = Vec::new();
            dots([rows[0], rows[1], rows[2], rows[0]], &numbers, &mut out);
            let mut single = Vec::new();
            dots([rows[1]], &numbers, &mut single);
            prop_assert_eq!((out.len(), single.len()), (rows.len(), rows.len()));
            for ((row, found), [one]) in rows.iter().zip(out).zip(single) {
                prop_assert_eq!(found, [0, 1, 2, 0].map(|query| plain(rows[query], row)));
                prop_assert_eq!(one, found[1]);
            }
        }
    }

    #[test]
    fn a_cosine_is_exact_enough() {
        let (a, b) = ([0.6_f32, 0.8, 0.0], [0.0_f32, 1.0, 0.0]);
        let codes = |v: [f32; 3]| v.map(code).to_vec();
        assert!((similarity(plain(&codes(a), &codes(b))) - 0.8).abs() < 1e-4);
        assert_eq!([f32::NAN, 7.0].map(code), [0, 8_192]);
    }
}
