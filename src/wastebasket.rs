//! The system's wastebasket: where files go that a person does not want to keep.
//!
//! Why it exists: copies that were not kept take room, and nobody should look for them by hand. It is the one place that moves
//! originals, by the person's explicit wish and file by file: what is moved is looked at again just before, what it was
//! rejected for must be there and whole, and nothing is ever removed for good. It must never decide what goes.
#![allow(clippy::disallowed_methods, reason = "this one file moves originals to the system's wastebasket, and back")]

use crate::domain::PhotoId;
use std::collections::HashMap;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// A file that is to go, and what stays in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Discard {
    /// Where it is.
    pub path: PathBuf,
    /// Its size.
    pub bytes: u64,
    /// What it holds, as the library knows it.
    pub content: PhotoId,
    /// The files of the photos that are kept in its place, each with what it holds: of each photo one must be there.
    pub kept: Vec<(PhotoId, Vec<PathBuf>)>,
}

/// Why a file stayed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stayed {
    /// It holds something else than the library knows.
    Changed,
    /// It is not there.
    Gone,
    /// What is kept in its place is not there, or is not what the library knows.
    KeptGone,
    /// It is the very file that is kept in its place, under another name.
    SameFile,
    /// The system has no wastebasket for it, and what it said.
    NoWastebasket(String),
}

/// Moves files to the wastebasket, each after a last look.
#[derive(Debug, Default)]
pub struct Wastebasket {
    /// What was read of the photos that are kept: many rejected ones may lie under one.
    kept: HashMap<PathBuf, Option<PhotoId>>,
}

impl Wastebasket {
    /// Whether what was moved can be put back from here; elsewhere the system's own window does it.
    pub const CAN_PUT_BACK: bool = cfg!(target_os = "linux");

    /// Moves one file.
    pub fn discard(&mut self, file: &Discard) -> Result<(), Stayed> {
        let Ok(metadata) = fs::symlink_metadata(&file.path) else { return Err(Stayed::Gone) };
        // A link is another's: what it leads to would stay, and the link alone would go.
        if !metadata.is_file() || metadata.len() != file.bytes {
            return Err(Stayed::Changed);
        }
        if file.kept.iter().flat_map(|(_, files)| files).any(|kept| system::is_same(&metadata, kept)) {
            return Err(Stayed::SameFile);
        }
        if !file.kept.iter().all(|(content, files)| files.iter().any(|kept| self.is_whole(kept, *content, &file.path)))
            || file.kept.is_empty()
        {
            return Err(Stayed::KeptGone);
        }
        match content(&file.path) {
            Ok(found) if found == file.content => {}
            Ok(_) => return Err(Stayed::Changed),
            Err(_) => return Err(Stayed::Gone),
        }
        system::discard(&file.path).map_err(Stayed::NoWastebasket)?;
        // It must be out of its place; where it is not, the system did something else than was asked.
        if fs::symlink_metadata(&file.path).is_ok() {
            return Err(Stayed::NoWastebasket(String::new()));
        }
        // A folder that is reached by two ways, such as a network's, shows one file as two: both are gone now. Where it does not
        // come back, it lies in the wastebasket, and that is what is told.
        let is_kept = file.kept.iter().all(|(_, files)| files.iter().any(|kept| kept.is_file()));
        if !is_kept && Self::put_back(&file.path) { Err(Stayed::SameFile) } else { Ok(()) }
    }

    /// Puts a file back where it was. `false` where the wastebasket does not have it any more, or its place is taken.
    pub fn put_back(path: &Path) -> bool {
        fs::symlink_metadata(path).is_err() && system::put_back(path)
    }

    fn is_whole(&mut self, kept: &Path, content_known: PhotoId, discarded: &Path) -> bool {
        let read = || content(kept).ok();
        kept != discarded && *self.kept.entry(kept.to_owned()).or_insert_with(read) == Some(content_known)
    }
}

fn content(path: &Path) -> io::Result<PhotoId> {
    let mut hasher = blake3::Hasher::new();
    hasher.update_reader(File::open(path)?)?;
    Ok(PhotoId::from_hash(hasher.finalize().as_bytes()))
}

#[cfg(unix)]
mod system {
    use std::fs::{self, Metadata};
    use std::os::unix::fs::MetadataExt;
    use std::path::Path;

    /// Whether what is at `path`, or where it leads to, is the file of which this is known.
    pub(super) fn is_same(file: &Metadata, path: &Path) -> bool {
        fs::metadata(path).is_ok_and(|there| (there.dev(), there.ino()) == (file.dev(), file.ino()))
    }

    pub(super) fn discard(path: &Path) -> Result<(), String> {
        trash::delete(path).map_err(|error| match error {
            trash::Error::Unknown { description } | trash::Error::Os { description, .. } => description,
            other => other.to_string(),
        })
    }

    /// The last that was moved from this place.
    #[cfg(target_os = "linux")]
    pub(super) fn put_back(path: &Path) -> bool {
        let Ok(items) = trash::os_limited::list() else { return false };
        let of_path = items.into_iter().filter(|item| item.original_path() == path);
        let last = of_path.max_by(|a, b| (a.time_deleted, &a.id).cmp(&(b.time_deleted, &b.id)));
        last.is_some_and(|item| trash::os_limited::restore_all([item]).is_ok())
    }

    #[cfg(not(target_os = "linux"))]
    pub(super) fn put_back(_: &Path) -> bool {
        false
    }
}

/// Windows removes for good what its wastebasket cannot take, such as files on a network drive, and does not say so before.
#[cfg(not(unix))]
mod system {
    use std::fs::Metadata;
    use std::path::Path;

    /// Nothing is moved here.
    pub(super) fn is_same(_: &Metadata, _: &Path) -> bool {
        false
    }

    pub(super) fn discard(_: &Path) -> Result<(), String> {
        Err(String::new())
    }

    pub(super) fn put_back(_: &Path) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(bytes: &[u8]) -> PhotoId {
        PhotoId::from_hash(blake3::hash(bytes).as_bytes())
    }

    /// What would be moved is never moved here: each of these stays before the wastebasket is asked.
    #[test]
    fn what_is_not_as_the_library_knows_it_stays() {
        let dir = tempfile::tempdir().expect("a folder");
        let at = |name: &str| dir.path().join(name);
        for (name, bytes) in [("best.jpg", b"best"), ("copy.jpg", b"copy")] {
            fs::write(at(name), bytes).expect("written");
        }
        let discard = |path: &str, content: PhotoId, kept: &[(&str, PhotoId)]| {
            let kept = kept.iter().map(|(name, content)| (*content, vec![at(name)])).collect();
            Wastebasket::default().discard(&Discard { path: at(path), bytes: 4, content, kept })
        };
        let best = ("best.jpg", id(b"best"));
        assert_eq!(discard("gone.jpg", id(b"copy"), &[best]), Err(Stayed::Gone));
        assert_eq!(discard("copy.jpg", id(b"else"), &[best]), Err(Stayed::Changed));
        assert_eq!(discard("copy.jpg", id(b"copy"), &[("best.jpg", id(b"else"))]), Err(Stayed::KeptGone));
        assert_eq!(discard("copy.jpg", id(b"copy"), &[best, ("gone.jpg", id(b"x"))]), Err(Stayed::KeptGone));
        let itself = if cfg!(unix) { Stayed::SameFile } else { Stayed::KeptGone };
        assert_eq!(discard("copy.jpg", id(b"copy"), &[("copy.jpg", id(b"copy"))]), Err(itself));
        assert_eq!(discard("copy.jpg", id(b"copy"), &[]), Err(Stayed::KeptGone));
        // Another name of the same file, and a link to it, are no second file.
        #[cfg(unix)]
        {
            fs::hard_link(at("copy.jpg"), at("hard.jpg")).expect("linked");
            std::os::unix::fs::symlink(at("copy.jpg"), at("soft.jpg")).expect("linked");
            for name in ["hard.jpg", "soft.jpg"] {
                assert_eq!(discard("copy.jpg", id(b"copy"), &[(name, id(b"copy"))]), Err(Stayed::SameFile));
            }
        }
        assert!(at("copy.jpg").exists() && !Wastebasket::put_back(&at("copy.jpg")));
    }
}
