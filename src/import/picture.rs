//! One photo by itself: its file to upright pixels, in the same steps as in a run.

use super::apart::{self, Order};
use super::decode::{Decoded, Wanted, decode};
use super::film;
use super::format::{self, Content, Format};
use super::identify::{Body, identify};
use super::metadata::{self, Metadata};
use super::{Failure, Memory, Share};
use crate::domain::{Film, PhotoId};
use bytes::Bytes;
use std::fs::File;
use std::io::Read;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// Files above this, in bytes, are read one at a time.
pub(super) const LARGE_FILE: u64 = 48 << 20;

/// Memory for [`probe`], in bytes.
const PROBED: u64 = 64 << 20;

/// What a file is, says, and shows.
#[derive(Debug)]
pub(super) struct Seen {
    /// Its format's name.
    pub format: String,
    /// Date, place, camera, turn.
    pub metadata: Metadata,
    /// Its picture; of a film, what stands for it.
    pub decoded: Decoded,
    /// Where it is a film.
    pub film: Option<Film>,
}

/// Reads the file and decodes it, and says which photo it holds now: of a film, which would have to be read whole to tell,
/// that is `None`. Nothing where `go_on` said no before it was read or decoded.
///
/// # Errors
/// Whatever keeps a photo from being read.
pub(crate) fn open(
    path: &Path,
    wanted: Wanted,
    mut share: Share<'_>,
    go_on: &dyn Fn() -> bool,
) -> Result<Option<(Option<PhotoId>, Decoded)>, Failure> {
    if film_at(path).is_some() {
        return Ok(film(path, &mut share, go_on)?.map(|seen| (None, seen.decoded)));
    }
    if std::fs::metadata(path).is_ok_and(|metadata| metadata.len() > LARGE_FILE) {
        share.reserve_all();
    }
    let Some(content) = identify(path, go_on)? else { return Ok(None) };
    // A film that took a photo's place a moment ago.
    let Body::Whole(bytes) = &content.body else { return Err(Failure::Changed) };
    Ok(photo(bytes, wanted, &mut share, go_on)?.map(|seen| (Some(content.id), seen.decoded)))
}

/// From the bytes of a file to what it says and shows; decoded [apart], where that can be. Nothing where `go_on` said no.
///
/// # Errors
/// Whatever keeps a photo from being read.
pub(super) fn photo(
    bytes: &Bytes,
    wanted: Wanted,
    share: &mut Share<'_>,
    go_on: &dyn Fn() -> bool,
) -> Result<Option<Seen>, Failure> {
    let format = match format::sniff(&bytes[..bytes.len().min(format::SNIFF_LEN)]) {
        Content::Photo(format) => format.name(),
        Content::Later(name) => return Err(Failure::NotYet(name.to_owned())),
        Content::Unknown => return Err(Failure::NotAPhoto),
    };
    let order = Order::Photo { short: wanted.short, long: wanted.long };
    let apart = apart::chosen().and_then(|apart| apart.read(&order, bytes, format, share, go_on));
    apart.unwrap_or_else(|| photo_here(bytes, wanted, share).map(Some))
}

/// A film that lies here: as [`photo`].
pub(super) fn film(path: &Path, share: &mut Share<'_>, go_on: &dyn Fn() -> bool) -> Result<Option<Seen>, Failure> {
    let order = Order::Film { path: path.as_os_str().to_owned() };
    let format = film_at(path).map_or("film", film::FilmKind::name);
    let apart = apart::chosen().and_then(|apart| apart.read(&order, &[], format, share, go_on));
    apart.unwrap_or_else(|| film_here(path).map(Some))
}

/// The kind of film that lies here, by its first bytes.
fn film_at(path: &Path) -> Option<film::FilmKind> {
    let mut head = Vec::with_capacity(format::SNIFF_LEN);
    File::open(path).and_then(|f| f.take(format::SNIFF_LEN as u64).read_to_end(&mut head)).ok()?;
    match format::sniff(&head) {
        Content::Photo(Format::Film(kind)) => Some(kind),
        _ => None,
    }
}

/// Reads the bytes of a file as a run does: what it is, what its metadata says, what it shows in full size. For trying hostile
/// bytes; whether they are a photo.
///
/// # Errors
/// Whatever keeps a photo from being read.
pub fn probe(bytes: &[u8]) -> Result<(), Failure> {
    photo_here(&bytes.to_vec().into(), Wanted::FULL, &mut Memory::new(PROBED).share()).map(drop)
}

/// Reads a film as a run does: what its container says, and a picture that lies in it. For trying hostile bytes; whether the
/// file is a film.
pub fn probe_film(path: &Path) -> bool {
    film_here(path).is_ok()
}

/// Which photo a file holds, without looking at what it shows.
///
/// # Errors
/// Whatever keeps the file from being read.
pub(crate) fn content_of(path: &Path) -> Result<PhotoId, Failure> {
    match identify(path, &|| true)? {
        Some(content) => Ok(content.id),
        None => Err(Failure::Changed), // nobody stops it
    }
}

/// As [`photo`], in this process.
pub(super) fn photo_here(bytes: &Bytes, wanted: Wanted, share: &mut Share<'_>) -> Result<Seen, Failure> {
    let format = match format::of(bytes) {
        Content::Photo(format) => format,
        Content::Later(name) => return Err(Failure::NotYet(name.to_owned())),
        Content::Unknown => return Err(Failure::NotAPhoto),
    };
    // A panic over broken EXIF costs the date, not the photo.
    let metadata = catch_unwind(AssertUnwindSafe(|| metadata::read(bytes, format))).unwrap_or_default();
    let decoded = decode(bytes, format, metadata.orientation, wanted, share)?;
    Ok(Seen { format: format.name().to_owned(), metadata, decoded, film: None })
}

/// As [`film`], in this process.
pub(super) fn film_here(path: &Path) -> Result<Seen, Failure> {
    // A photo that took a film's place a moment ago.
    let kind = film_at(path).ok_or(Failure::Changed)?;
    let film::Facts { metadata, film, size: (width, height) } = film::facts(path, kind);
    let pixels = film::poster(path, (width, height));
    let decoded = Decoded { pixels, width, height, is_damaged: false };
    Ok(Seen { format: kind.name().to_owned(), metadata, decoded, film: Some(film) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::decode::tests::{drawing, encoded};
    use image::{DynamicImage, ImageFormat};

    #[test]
    fn a_file_is_seen_as_it_is_now() {
        let dir = tempfile::tempdir().expect("a folder");
        let (path, memory) = (dir.path().join("a.jpg"), Memory::new(1 << 30));
        let see = || open(&path, Wanted::FULL, memory.share(), &|| true);
        assert!(matches!(see(), Err(Failure::NotThere)));
        let png = encoded(&DynamicImage::ImageRgb8(drawing(64, 48)), ImageFormat::Png);
        std::fs::write(&path, &png).expect("written");
        let (id, decoded) = see().expect("a photo, whatever its name says").expect("nobody stopped it");
        assert_eq!((id, decoded.pixels), (Some(PhotoId::from_hash(blake3::hash(&png).as_bytes())), drawing(64, 48)));
        std::fs::write(&path, "a letter").expect("written");
        assert!(matches!(see(), Err(Failure::NotAPhoto)));
    }
}
