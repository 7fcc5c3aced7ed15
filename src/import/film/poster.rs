//! A JPEG that lies in a film.

use crate::import::Memory;
use crate::import::decode::{Wanted, decode};
use crate::import::format::Format;
use crate::import::raw;
use image::RgbImage;

/// A picture with a shorter long side is a stamp, or chance.
const LEAST: u32 = 160;

/// Pictures that are tried.
const TRIES: usize = 3;

/// The largest JPEG in these bytes that can be read whole.
pub(super) fn inside(bytes: &[u8]) -> Option<RgbImage> {
    let mut found: Vec<_> = raw::jpegs(bytes).filter(|jpeg| jpeg.long() >= LEAST).collect();
    found.sort_by_key(|jpeg| std::cmp::Reverse(jpeg.long()));
    // The share is of a memory of its own: what is searched is small, and so is what lies in it.
    let memory = Memory::new(64 << 20);
    found.iter().take(TRIES).find_map(|jpeg| {
        let decoded =
            decode(jpeg.bytes, Format::Jpeg, 1, Wanted { short: 720, long: 1_280 }, &mut memory.share()).ok()?;
        (!decoded.is_damaged).then_some(decoded.pixels)
    })
}
