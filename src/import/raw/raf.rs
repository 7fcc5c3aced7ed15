//! Fujifilm's RAF: a header of fixed places, one of which says where the JPEG is.

use super::jpeg::Jpeg;

/// Where the header keeps the JPEG's place and length, as big-endian numbers of 32 bits.
const JPEG_AT: usize = 84;

/// The full-size JPEG, which also carries the photo's EXIF.
pub(super) fn previews(bytes: &[u8]) -> Vec<Jpeg<'_>> {
    jpeg(bytes).into_iter().collect()
}

fn jpeg(bytes: &[u8]) -> Option<Jpeg<'_>> {
    let number = |at: usize| bytes.get(at..)?.first_chunk().map(|b| u32::from_be_bytes(*b) as usize);
    let (start, len) = (number(JPEG_AT)?, number(JPEG_AT + 4)?);
    Jpeg::at(bytes.get(start..start.checked_add(len)?.min(bytes.len()))?)
}
