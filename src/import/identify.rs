//! Reads a file once, whole, and says which photo it is; of a film nothing but that is kept. Opens read-only; never writes.

use super::Failure;
use super::format::{self, Format};
use super::scan::stamp_of;
use crate::domain::{FileStamp, PhotoId};
use bytes::Bytes;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

/// Files above this are refused, in bytes: they would not fit beside everything else.
pub(super) const FILE_LIMIT: u64 = 512 << 20;

/// Bytes to read before looking whether to go on.
const PIECE: u64 = 4 << 20;

/// A file's content as it was at one moment.
#[derive(Debug)]
pub(super) struct Content {
    /// What it holds.
    pub body: Body,
    /// The directory entry that belongs to it.
    pub stamp: FileStamp,
    /// Identity.
    pub id: PhotoId,
}

/// The content of a file.
#[derive(Debug)]
pub(super) enum Body {
    /// All of it; shared without copying.
    Whole(Bytes),
    /// A film: as large as it likes, so it stays where it is.
    Film,
}

/// Read and identify. A file that changes meanwhile is read once more, then left for the next scan. `None` where
/// `go_on` said no: a large file on a slow drive must not hold up a cancelled run.
///
/// # Errors
/// [`Failure::NotThere`], [`Failure::File`], [`Failure::Empty`], [`Failure::FileTooLarge`], [`Failure::Changed`].
pub(super) fn identify(path: &Path, go_on: &dyn Fn() -> bool) -> Result<Option<Content>, Failure> {
    identify_with(path, go_on, || ())
}

/// As [`identify`]; `meanwhile` runs after each reading, so that a test can change the file then.
fn identify_with(
    path: &Path,
    go_on: &dyn Fn() -> bool,
    mut meanwhile: impl FnMut(),
) -> Result<Option<Content>, Failure> {
    for _ in 0..2 {
        let Some((content, len)) = read(path, go_on)? else { return Ok(None) };
        meanwhile();
        let after = stamp_of(&fs::metadata(path).map_err(Failure::from)?);
        if content.stamp == after && after.size == len {
            return if len == 0 { Err(Failure::Empty) } else { Ok(Some(content)) };
        }
    }
    Err(Failure::Changed)
}

/// The content, with the stamp before it was read, and how many bytes there were.
fn read(path: &Path, go_on: &dyn Fn() -> bool) -> Result<Option<(Content, u64)>, Failure> {
    let mut file = File::open(path).map_err(Failure::from)?;
    let metadata = file.metadata().map_err(Failure::from)?;
    if !metadata.is_file() {
        return Err(io::Error::from(io::ErrorKind::InvalidInput).into());
    }
    let stamp = stamp_of(&metadata);
    let mut bytes = Vec::new();
    file.by_ref().take(format::SNIFF_LEN as u64).read_to_end(&mut bytes).map_err(Failure::from)?;
    if let format::Content::Photo(Format::Film(_)) = format::sniff(&bytes) {
        let hashed = hash(&mut file, &bytes, go_on)?;
        return Ok(hashed.map(|(id, len)| (Content { body: Body::Film, stamp, id }, len)));
    }
    let too_large = Failure::FileTooLarge { limit_mb: FILE_LIMIT >> 20 };
    if stamp.size > FILE_LIMIT {
        return Err(too_large);
    }
    // One more than it claims: reading to the end then needs no further growth, and a grown file is noticed.
    bytes.reserve_exact((usize::try_from(stamp.size).unwrap_or(0) + 1).saturating_sub(bytes.len()));
    while file.by_ref().take(PIECE).read_to_end(&mut bytes).map_err(Failure::from)? > 0 {
        if bytes.len() as u64 > FILE_LIMIT {
            return Err(too_large);
        }
        if !go_on() {
            return Ok(None);
        }
    }
    let (id, len) = (PhotoId::from_hash(blake3::hash(&bytes).as_bytes()), bytes.len() as u64);
    Ok(Some((Content { body: Body::Whole(bytes.into()), stamp, id }, len)))
}

/// The identity of what was read already and of what follows, and how much that is.
fn hash(file: &mut File, read: &[u8], go_on: &dyn Fn() -> bool) -> Result<Option<(PhotoId, u64)>, Failure> {
    let mut hasher = blake3::Hasher::new();
    hasher.update(read);
    let mut piece = Vec::with_capacity(PIECE as usize);
    while file.by_ref().take(PIECE).read_to_end(&mut piece).map_err(Failure::from)? > 0 {
        hasher.update(&piece);
        piece.clear();
        if !go_on() {
            return Ok(None);
        }
    }
    Ok(Some((PhotoId::from_hash(hasher.finalize().as_bytes()), hasher.count())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(content: &Content) -> &[u8] {
        match &content.body {
            Body::Whole(bytes) => bytes,
            Body::Film => &[],
        }
    }

    fn whole(path: &Path) -> Result<Content, Failure> {
        identify(path, &|| true).map(Option::unwrap)
    }

    #[test]
    fn same_bytes_same_photo() {
        let dir = tempfile::tempdir().unwrap();
        let (a, b) = (dir.path().join("a"), dir.path().join("b"));
        fs::write(&a, "one").unwrap();
        fs::write(&b, "one").unwrap();
        let (a, b) = (whole(&a).unwrap(), whole(&b).unwrap());
        assert_eq!((a.id, bytes(&a), a.stamp.size), (b.id, &b"one"[..], 3));
        assert_eq!(a.id, PhotoId::from_hash(blake3::hash(b"one").as_bytes()));
    }

    #[test]
    fn what_cannot_be_read() {
        let dir = tempfile::tempdir().unwrap();
        let empty = dir.path().join("empty");
        fs::write(&empty, "").unwrap();
        assert!(matches!(whole(&empty), Err(Failure::Empty)));
        assert!(matches!(whole(&dir.path().join("gone")), Err(Failure::NotThere)));
        assert!(matches!(whole(dir.path()), Err(Failure::File(_))));
        let huge = dir.path().join("huge");
        File::create(&huge).unwrap().set_len(FILE_LIMIT + 1).unwrap();
        assert!(matches!(whole(&huge), Err(Failure::FileTooLarge { .. })));
        File::create(&huge).unwrap().set_len(PIECE * 2).unwrap();
        assert!(matches!(identify(&huge, &|| false), Ok(None)));
    }

    #[test]
    fn a_film_is_known_by_its_content_and_not_kept_in_memory() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("film.mp4");
        let film = [&b"\0\0\0\x18ftypisom\0\0\0\0isommp42"[..], &vec![7; 3 * PIECE as usize]].concat();
        fs::write(&path, &film).unwrap();
        let content = whole(&path).unwrap();
        assert!(matches!(content.body, Body::Film));
        assert_eq!(content.id, PhotoId::from_hash(blake3::hash(&film).as_bytes()));
        // Far larger than any photo may be.
        File::options().write(true).open(&path).unwrap().set_len(FILE_LIMIT + 1).unwrap();
        assert!(whole(&path).is_ok());
        assert!(matches!(identify(&path, &|| false), Ok(None)));
    }

    #[test]
    fn a_file_that_changes_is_read_again_and_then_left() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a");
        fs::write(&path, "one").unwrap();
        let mut texts = vec!["three"];
        let content =
            identify_with(&path, &|| true, || texts.pop().into_iter().for_each(|t| fs::write(&path, t).unwrap()));
        assert_eq!(bytes(&content.unwrap().unwrap()), b"three");
        let mut text = String::from("x");
        let content = identify_with(&path, &|| true, || {
            text.push('x');
            fs::write(&path, &text).unwrap();
        });
        assert!(matches!(content, Err(Failure::Changed)));
    }
}
