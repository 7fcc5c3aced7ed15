//! What the library knows of files, in the shape that a scan asks for.

use super::EngineError;
use crate::domain::{EncoderId, Failure, FileStamp, PhotoId};
use crate::import::{Known, KnownFile, KnownState};
use crate::library::Library;
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

/// All files that the library has seen.
pub(super) struct KnownFiles {
    files: HashMap<PathBuf, (FileStamp, PhotoId, bool)>,
    failed: HashMap<PathBuf, (FileStamp, Failure)>,
    complete: HashSet<PhotoId>,
    missing: HashSet<PathBuf>,
    sides: HashMap<PathBuf, FileStamp>,
}

impl KnownFiles {
    /// Reads them; a photo is complete when it has an embedding of each of these encoders.
    pub(super) fn load(library: &Library, encoders: &[EncoderId]) -> Result<Self, EngineError> {
        let mut known = Self {
            files: HashMap::new(),
            failed: HashMap::new(),
            complete: HashSet::new(),
            missing: HashSet::new(),
            sides: library.known_sides()?.into_iter().collect(),
        };
        // Also photos whose folder was taken off: when it is added again, they need not be encoded again.
        known.complete.extend(library.complete_photos(encoders)?);
        for file in library.known_files(encoders)? {
            if file.missing {
                known.missing.insert(file.path.clone());
            }
            known.files.insert(file.path, (file.stamp, file.photo, file.encoded));
        }
        for file in library.failed_files()? {
            known.failed.insert(file.path, (file.stamp, file.reason));
        }
        Ok(known)
    }

    /// The photo that a file held at the last look.
    pub(super) fn photo_at(&self, path: &Path) -> Option<PhotoId> {
        self.files.get(path).map(|(_, photo, _)| *photo)
    }

    /// Whether a file was not in its place at the last look.
    pub(super) fn was_missing(&self, path: &Path) -> bool {
        self.missing.contains(path)
    }

    /// Whether this is a side file.
    pub(super) fn is_side(&self, path: &Path) -> bool {
        self.sides.contains_key(path)
    }

    /// The known files, side files among them, below `roots` that a whole scan did not come across. A root below which nothing at all was found
    /// is taken for a drive that is not plugged in, and what lies below a folder that could not be opened is not known:
    /// neither is missing.
    pub(super) fn gone(&self, roots: &[PathBuf], seen: &HashSet<PathBuf>, unopened: &[PathBuf]) -> Vec<PathBuf> {
        // By looking up each path's ancestors: a person may name thousands of files (`scan *.jpg`), each a root.
        let roots: HashSet<&Path> = roots.iter().map(PathBuf::as_path).collect();
        let alive: HashSet<&Path> =
            seen.iter().flat_map(|path| path.ancestors()).filter(|a| roots.contains(a)).collect();
        let unopened: HashSet<&Path> = unopened.iter().map(PathBuf::as_path).collect();
        let is_below = |path: &Path, of: &HashSet<&Path>| path.ancestors().any(|a| of.contains(a));
        let all = self.files.keys().chain(self.failed.keys()).chain(self.sides.keys());
        let mut gone: Vec<_> = all
            .filter(|path| !seen.contains(*path) && !self.missing.contains(*path))
            .filter(|path| is_below(path, &alive) && !is_below(path, &unopened))
            .cloned()
            .collect();
        gone.sort();
        gone.dedup();
        gone
    }
}

impl Known for KnownFiles {
    fn file(&self, path: &Path) -> Option<KnownFile> {
        if let Some((stamp, reason)) = self.failed.get(path) {
            return Some(KnownFile { stamp: *stamp, state: KnownState::Failed(reason.clone()) });
        }
        let (stamp, photo, complete) = *self.files.get(path)?;
        let state = if complete { KnownState::Complete(photo) } else { KnownState::Incomplete(photo) };
        Some(KnownFile { stamp, state })
    }

    fn side(&self, path: &Path) -> Option<FileStamp> {
        self.sides.get(path).copied()
    }

    fn is_complete(&self, photo: PhotoId) -> bool {
        self.complete.contains(&photo)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_living_folder_lacks_is_gone() {
        let stamp = FileStamp { size: 1, modified: 1 };
        let photo = PhotoId::from_hash(&[1; 32]);
        let files = ["/a/1", "/a/2", "/a/locked/3", "/drive/4", "/other/5", "/a/away"];
        let known = KnownFiles {
            files: files.iter().map(|f| (PathBuf::from(f), (stamp, photo, true))).collect(),
            failed: HashMap::from([(PathBuf::from("/a/broken"), (stamp, Failure::Empty))]),
            complete: HashSet::new(),
            missing: HashSet::from([PathBuf::from("/a/away")]),
            sides: HashMap::from([(PathBuf::from("/a/1.xmp"), stamp)]),
        };
        let roots = ["/a", "/drive"].map(PathBuf::from);
        let seen = HashSet::from([PathBuf::from("/a/1")]);
        let gone = known.gone(&roots, &seen, &[PathBuf::from("/a/locked")]);
        assert_eq!(gone, ["/a/1.xmp", "/a/2", "/a/broken"].map(PathBuf::from));
    }
}
