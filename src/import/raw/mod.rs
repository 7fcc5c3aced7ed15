//! Raw files of cameras, by the pictures that the camera laid into them.
//!
//! A raw file holds what the sensor saw, and beside it JPEGs for the camera's own screen. Those are what people saw when they
//! took the photo, and all that an album needs; developing the sensor's data is the work of other programs. Each kind of
//! container has a place of its own for them; where that holds nothing large, every JPEG in the file's bytes is looked at.

mod cr3;
mod jpeg;
mod kind;
mod raf;
mod search;
mod tiff;

use bytes::Bytes;
use jpeg::Jpeg;
pub(super) use kind::RawKind;
pub(super) use search::jpegs;
use tiff::Tiff;

/// A preview whose long side has fewer pixels is no more than a stamp: then the whole file is searched for a better one.
const LARGE: u32 = 1_000;

/// Bytes in which a raw file's directories end.
const HEAD: usize = 4 << 20;

/// Previews whose sides are in the same relation, to so much, show the same; a stamp with black bars does not.
const SAME_SHAPE: f64 = 0.02;

/// The pictures in a raw file.
#[derive(Debug)]
pub(super) struct Previews<'a> {
    /// By area, the largest first.
    pub all: Vec<Jpeg<'a>>,
    /// Width and height of the developed photo as the camera stores it, where the file says so.
    pub size: Option<(u32, u32)>,
}

/// Finds the JPEGs in a raw file. Nothing is decoded.
pub(super) fn previews(bytes: &[u8], kind: RawKind) -> Previews<'_> {
    let (mut all, size) = match kind {
        RawKind::Cr3 => cr3::previews(bytes),
        RawKind::Raf => (raf::previews(bytes), None),
        _ => Tiff::open(bytes).map(|tiff| tiff.previews()).unwrap_or_default(),
    };
    if all.iter().all(|jpeg| jpeg.long() < LARGE) {
        all.extend(jpegs(bytes));
    }
    all.sort_by_key(|jpeg| std::cmp::Reverse(u64::from(jpeg.width) * u64::from(jpeg.height)));
    all.dedup_by_key(|jpeg| jpeg.bytes.as_ptr());
    Previews { all, size }
}

impl<'a> Previews<'a> {
    /// In the order in which they are worth a try: the smallest that has at least these sides and the shape of the largest,
    /// then the largest and so on down.
    pub(super) fn for_sides(&self, short: u32, long: u32) -> impl Iterator<Item = &Jpeg<'a>> {
        let shape = self.all.first().map_or(1.0, Jpeg::shape);
        let serves = |jpeg: &&Jpeg<'_>| jpeg.short() >= short && jpeg.long() >= long && is_near(jpeg.shape(), shape);
        let first = self.all.iter().rev().find(serves);
        let is_other = move |jpeg: &&Jpeg<'a>| first.is_none_or(|f| !std::ptr::eq(f, *jpeg));
        first.into_iter().chain(self.all.iter().filter(is_other))
    }

    /// The photo's width and height, where the file knows them and they fit to a preview of this size.
    pub(super) fn size_beside(&self, width: u32, height: u32) -> Option<(u32, u32)> {
        let shape = |(w, h): (u32, u32)| f64::from(w) / f64::from(h.max(1));
        self.size.filter(|size| size.0 >= width && is_near(shape(*size), shape((width, height))))
    }
}

/// The file's EXIF as a TIFF file of its own, for those kinds that put something else before it or another number into its
/// head; `None` where the file is read as it is.
pub(super) fn exif_block(bytes: &Bytes, kind: RawKind) -> Option<Bytes> {
    match kind {
        RawKind::Orf | RawKind::Rw2 => {
            let mark: &[u8] = if bytes.starts_with(b"II") { b"II\x2a\0" } else { b"MM\0\x2a" };
            // What is known of a photo lies at the start, before pictures and sensor data.
            let head = bytes.get(4..bytes.len().min(HEAD))?;
            Some([mark, head].concat().into())
        }
        RawKind::Mrw => {
            let at = memchr::memmem::find(bytes.get(..bytes.len().min(4_096))?, b"MM\0\x2a")?;
            Some(bytes.slice(at..))
        }
        _ => None,
    }
}

fn is_near(a: f64, b: f64) -> bool {
    (a / b - 1.0).abs() <= SAME_SHAPE
}

#[cfg(test)]
pub(super) mod tests;
