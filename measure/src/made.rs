//! Made photos: days of bursts over ten years, as a person shoots, from one seed.

use albumen::domain::{FileStamp, Photo, PhotoId, Precision, Stamp};
use jiff::ToSpan;
use jiff::civil::{DateTime, date};
use std::path::PathBuf;

/// Where the made photos say that they lie.
pub(crate) const FOLDER: &str = "/made/photos";

/// A small generator of pseudo-random numbers (xorshift, Marsaglia 2003): the same library each time.
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new() -> Self {
        Self(0x9e37_79b9_7f4a_7c15)
    }

    pub(crate) fn next(&mut self, below: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % below
    }
}

/// One photo after the other, in the order in which they were taken, starting with 1 January 2016.
pub(crate) fn photos(n: usize, chance: &mut Chance) -> Vec<(Photo, PathBuf, FileStamp)> {
    let mut at: DateTime = date(2016, 1, 1).at(9, 0, 0, 0);
    let gap = (10 * 365 * 86_400 / n.max(1) as u64).max(60);
    (0..n)
        .map(|number| {
            // Most photos follow within a minute; now and then hours or days pass.
            let seconds = if chance.next(25) == 0 { gap * 24 + chance.next(gap * 2) } else { 5 + chance.next(50) };
            at = at.checked_add(i64::try_from(seconds).unwrap_or(0).seconds()).unwrap_or(at);
            let id = PhotoId::from_hash(blake3::hash(&number.to_le_bytes()).as_bytes());
            let (width, height) = [(4_032, 3_024), (3_024, 4_032), (6_000, 4_000), (1_080, 2_340), (4_000, 2_250)]
                [chance.next(5) as usize];
            let taken = Stamp { local: at, offset_minutes: None, precision: Precision::Second };
            let photo = Photo {
                id,
                format: "JPEG".to_owned(),
                width,
                height,
                orientation: 1,
                taken: Some(taken),
                place: None,
                camera: None,
                film: None,
            };
            let path = PathBuf::from(format!("{FOLDER}/{}/IMG_{number:06}.jpg", at.year()));
            (photo, path, FileStamp { size: 3_000_000, modified: number as i64 })
        })
        .collect()
}
