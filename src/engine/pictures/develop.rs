//! From a wish to pixels.

use super::cache::Cache;
use super::{PictureSize, Pixels, Wanted};
use crate::domain::PhotoId;
use crate::import::decode::{Wanted as Least, decode};
use crate::import::thumbnail::{LONG_SIDE, reduced, thumbnail};
use crate::import::{Failure, Format, Memory, picture, rest};
use image::RgbImage;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// Memory for decoding, in bytes, beside that of an import. A photo that needs more is decoded alone.
const MEMORY: u64 = 128 << 20;

/// The least that a thumbnail is made of, as in an import: it looks the same.
const SMALL: Least = Least { short: 224, long: LONG_SIDE };

/// Where pictures are made.
pub(super) struct Darkroom {
    cache: Cache,
    memory: Memory,
}

impl Darkroom {
    pub(super) fn new(folder: &Path) -> Self {
        Self { cache: Cache::new(folder), memory: Memory::new(MEMORY) }
    }

    /// The picture, or why there is none; nothing where `go_on` said no.
    pub(super) fn develop(&self, wanted: &Wanted, go_on: &dyn Fn() -> bool) -> Result<Option<Pixels>, Failure> {
        let make = || match wanted.size {
            PictureSize::Thumbnail => self.thumbnail(wanted, go_on),
            PictureSize::Screen { limit } | PictureSize::Full { limit } => self.full(wanted, limit, go_on),
        };
        // One photo less, and not one thread.
        let made = catch_unwind(AssertUnwindSafe(make))
            .unwrap_or_else(|_| Err(Failure::Preparing("a decoder crashed".to_owned())));
        made.map(|pixels| pixels.map(as_pixels))
    }

    fn thumbnail(&self, wanted: &Wanted, go_on: &dyn Fn() -> bool) -> Result<Option<RgbImage>, Failure> {
        if let Some(jpeg) = self.cache.look(wanted.photo)
            && let Ok(pixels) = self.unpack(&jpeg)
        {
            return Ok(Some(pixels));
        }
        let Some((photo, jpeg)) = make_thumbnail(&wanted.file, &self.memory, go_on)? else { return Ok(None) };
        let pixels = self.unpack(&jpeg)?;
        // A file that holds another photo by now is shown as it is; the next look through its folder finds that out.
        if photo == Some(wanted.photo) {
            self.cache.keep(wanted.photo, jpeg);
        }
        Ok(Some(pixels))
    }

    fn full(&self, wanted: &Wanted, limit: u32, go_on: &dyn Fn() -> bool) -> Result<Option<RgbImage>, Failure> {
        let limit = limit.max(1);
        let least = Least { short: 1, long: limit };
        let Some((_, decoded)) = picture::open(&wanted.file, least, self.memory.share(), go_on)? else {
            return Ok(None);
        };
        let pixels = decoded.pixels;
        if pixels.width().max(pixels.height()) <= limit {
            return Ok(Some(pixels));
        }
        reduced(&pixels, limit).map(Some).map_err(|e| Failure::Preparing(e.to_string()))
    }

    fn unpack(&self, jpeg: &[u8]) -> Result<RgbImage, Failure> {
        Ok(decode(jpeg, Format::Jpeg, 1, Least::FULL, &mut self.memory.share())?.pixels)
    }

    /// For when nothing is wanted.
    pub(super) fn tidy(&self) {
        rest();
        self.cache.tidy();
    }

    /// For the end.
    pub(super) fn close(&self) {
        self.cache.close();
    }
}

/// Which photo a file holds, where that is known, and its thumbnail as JPEG.
pub(in crate::engine) type Made = (Option<PhotoId>, Vec<u8>);

/// A thumbnail from the photo's file, as JPEG, and which photo the file holds, of a film nobody knows; nothing where `go_on` said no.
pub(in crate::engine) fn make_thumbnail(
    file: &Path,
    memory: &Memory,
    go_on: &dyn Fn() -> bool,
) -> Result<Option<Made>, Failure> {
    let Some((photo, decoded)) = picture::open(file, SMALL, memory.share(), go_on)? else { return Ok(None) };
    let jpeg = thumbnail(&decoded.pixels).map_err(|e| Failure::Preparing(e.to_string()))?;
    Ok(Some((photo, jpeg)))
}

/// Whether this is a whole thumbnail.
pub(in crate::engine) fn is_whole(jpeg: &[u8], memory: &Memory) -> bool {
    unpacked(jpeg, memory).is_some()
}

/// The pixels of a thumbnail; nothing where it is not whole.
pub(in crate::engine) fn unpacked(jpeg: &[u8], memory: &Memory) -> Option<RgbImage> {
    let decoded = decode(jpeg, Format::Jpeg, 1, Least::FULL, &mut memory.share()).ok()?;
    (!decoded.is_damaged).then_some(decoded.pixels)
}

fn as_pixels(image: RgbImage) -> Pixels {
    Pixels { width: image.width() as usize, height: image.height() as usize, rgb: image.into_raw() }
}
