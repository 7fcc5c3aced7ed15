//! Reads a file once, whole, and says which photo it is. Opens read-only; never writes.

use super::Failure;
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
    /// All of it; shared without copying.
    pub bytes: Bytes,
    /// The directory entry that belongs to it.
    pub stamp: FileStamp,
    /// Identity.
    pub id: PhotoId,
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
        let Some((bytes, before)) = read(path, go_on)? else { return Ok(None) };
        meanwhile();
        let after = stamp_of(&fs::metadata(path).map_err(Failure::from)?);
        if before == after && before.size == bytes.len() as u64 {
            if bytes.is_empty() {
                return Err(Failure::Empty);
            }
            let id = PhotoId::from_hash(blake3::hash(&bytes).as_bytes());
            return Ok(Some(Content { bytes: bytes.into(), stamp: before, id }));
        }
    }
    Err(Failure::Changed)
}

/// The bytes and the stamp before reading them.
fn read(path: &Path, go_on: &dyn Fn() -> bool) -> Result<Option<(Vec<u8>, FileStamp)>, Failure> {
    let mut file = File::open(path).map_err(Failure::from)?;
    let metadata = file.metadata().map_err(Failure::from)?;
    if !metadata.is_file() {
        return Err(io::Error::from(io::ErrorKind::InvalidInput).into());
    }
    let stamp = stamp_of(&metadata);
    let too_large = Failure::FileTooLarge { limit_mb: FILE_LIMIT >> 20 };
    if stamp.size > FILE_LIMIT {
        return Err(too_large);
    }
    // One more than it claims: reading to the end then needs no further growth, and a grown file is noticed.
    let mut bytes = Vec::with_capacity(usize::try_from(stamp.size).unwrap_or(0) + 1);
    while file.by_ref().take(PIECE).read_to_end(&mut bytes).map_err(Failure::from)? > 0 {
        if bytes.len() as u64 > FILE_LIMIT {
            return Err(too_large);
        }
        if !go_on() {
            return Ok(None);
        }
    }
    Ok(Some((bytes, stamp)))
}

#[cfg(test)]
mod tests {
    use super::*;

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
        assert_eq!((a.id, &a.bytes[..], a.stamp.size), (b.id, &b"one"[..], 3));
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
    fn a_file_that_changes_is_read_again_and_then_left() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a");
        fs::write(&path, "one").unwrap();
        let mut texts = vec!["three"];
        let content =
            identify_with(&path, &|| true, || texts.pop().into_iter().for_each(|t| fs::write(&path, t).unwrap()));
        assert_eq!(&content.unwrap().unwrap().bytes[..], b"three");
        let mut text = String::from("x");
        let content = identify_with(&path, &|| true, || {
            text.push('x');
            fs::write(&path, &text).unwrap();
        });
        assert!(matches!(content, Err(Failure::Changed)));
    }
}
