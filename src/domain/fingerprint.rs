//! Fingerprints: a number that is another one where what it is of is another.

use std::hash::{Hash, Hasher};

/// An odd number without a pattern: the golden ratio's.
pub(super) const ODD: u64 = 0x9e37_79b9_7f4a_7c15;

/// Both halves of the product, so that every bit counts (multiply and fold: Wang Yi's wyhash, 2019).
pub(super) fn mix(state: u64, number: u64) -> u64 {
    let wide = u128::from(state ^ number) * u128::from(ODD);
    (wide as u64) ^ ((wide >> 64) as u64)
}

/// A [`Hasher`] for what is compared with itself later, several times as quick as the standard one, and the same in every run.
/// Two things in 2^64 share a number by chance; it is no defence against somebody who looks for such two.
#[derive(Clone, Copy, Debug)]
pub struct Fingerprint(u64);

impl Default for Fingerprint {
    fn default() -> Self {
        Self(ODD)
    }
}

impl Fingerprint {
    /// Of one value.
    pub fn of(value: impl Hash) -> u64 {
        let mut print = Self::default();
        value.hash(&mut print);
        print.finish()
    }
}

impl Hasher for Fingerprint {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        let (eights, rest) = bytes.as_chunks::<8>();
        eights.iter().for_each(|eight| self.write_u64(u64::from_le_bytes(*eight)));
        if !rest.is_empty() {
            // At most seven bytes: the eighth says how many. One by one, as a call to copy so few takes longer.
            let last = rest.iter().rev().fold(rest.len() as u64, |last, byte| last << 8 | u64::from(*byte));
            self.write_u64(last);
        }
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = mix(self.0, number.wrapping_add(ODD));
    }

    fn write_u8(&mut self, number: u8) {
        self.write_u64(u64::from(number));
    }

    fn write_u16(&mut self, number: u16) {
        self.write_u64(u64::from(number));
    }

    fn write_u32(&mut self, number: u32) {
        self.write_u64(u64::from(number));
    }

    fn write_u128(&mut self, number: u128) {
        self.write_u64(number as u64);
        self.write_u64((number >> 64) as u64);
    }

    fn write_usize(&mut self, number: usize) {
        self.write_u64(number as u64);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn what_differs_has_another_fingerprint() {
        let texts = ["", "a", "b", "ab", "ba", "a\0", "IMG_0001.jpg", "IMG_0002.jpg", "IMG_00010.jpg"];
        assert_eq!(texts.iter().map(Fingerprint::of).collect::<BTreeSet<u64>>().len(), texts.len());
        assert_eq!((0..1_000_u64).map(Fingerprint::of).collect::<BTreeSet<u64>>().len(), 1_000);
        assert_eq!((0..1_000_u64).map(|n| Fingerprint::of((n, 7_u8))).collect::<BTreeSet<u64>>().len(), 1_000);
        assert_eq!(
            (0..1_000_u64).map(|n| Fingerprint::of(u128::from(n << 40))).collect::<BTreeSet<u64>>().len(),
            1_000
        );
        assert_ne!(Fingerprint::of(("ab", "c")), Fingerprint::of(("a", "bc")));
        assert_eq!(Fingerprint::of("IMG_0001.jpg"), Fingerprint::of("IMG_0001.jpg".to_owned()));
    }
}
