//! What is in the folder that is exported to, and on its disk.

use super::{ExportError, ExportFile};
use crate::domain::PhotoId;
use std::collections::HashMap;
use std::ffi::{OsStr, OsString};
use std::fs::{self, File, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// A folder before an export.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Target {
    /// The names in it; none where it is not there yet.
    pub names: Vec<OsString>,
    /// Whether it is there.
    pub is_there: bool,
    /// Bytes that are free on its disk, where the system says so.
    pub free: Option<u64>,
    /// The disk that it is on, where the system says so.
    disk: Option<u64>,
}

impl Target {
    /// Looks at a folder. Nothing is written.
    pub fn look(folder: &Path) -> Result<Self, ExportError> {
        let fail = |source| ExportError::Folder { path: folder.to_owned(), source };
        if !folder.is_absolute() {
            return Err(fail(io::ErrorKind::NotFound.into()));
        }
        let (names, is_there) = match fs::read_dir(folder) {
            Err(e) if e.kind() == io::ErrorKind::NotFound => (Vec::new(), false),
            Err(e) => return Err(fail(e)),
            Ok(entries) => {
                let names = entries.map(|e| e.map(|e| e.file_name()).map_err(fail)).collect::<Result<_, _>>()?;
                (names, true)
            }
        };
        let there = folder.ancestors().find(|path| path.exists());
        let free = there.and_then(|path| fs4::available_space(path).ok());
        let disk = there.and_then(|path| fs::metadata(path).ok()).and_then(|metadata| disk(&metadata));
        Ok(Self { names, is_there, free, disk })
    }

    /// Whether a file is on another disk, where no hard link can lead to it.
    pub fn is_far_from(&self, file: &Path) -> bool {
        let other = fs::metadata(file).ok().and_then(|metadata| disk(&metadata));
        self.disk.zip(other).is_some_and(|(here, there)| here != there)
    }
}

#[cfg(unix)]
fn disk(metadata: &Metadata) -> Option<u64> {
    Some(std::os::unix::fs::MetadataExt::dev(metadata))
}

#[cfg(not(unix))]
fn disk(_: &Metadata) -> Option<u64> {
    None
}

/// What files hold, as far as they were read before: a plan is made anew with each change of a wish, and reading thousands
/// of photos each time would take long.
#[derive(Debug, Default)]
pub struct Contents(HashMap<PathBuf, (u64, Option<SystemTime>, PhotoId)>);

impl Contents {
    /// Whether what stands under `name` in `folder` holds the same as `file`. It is read only where it has the same size.
    pub fn is_same(&mut self, folder: &Path, name: &OsStr, file: &ExportFile) -> bool {
        let path = folder.join(name);
        let Ok(metadata) = fs::metadata(&path) else { return false };
        if !metadata.is_file() || metadata.len() != file.bytes {
            return false;
        }
        let modified = metadata.modified().ok();
        if let Some((bytes, at, content)) = self.0.get(&path)
            && (*bytes, *at) == (metadata.len(), modified)
        {
            return *content == file.content;
        }
        let Ok(content) = content(&path) else { return false };
        self.0.insert(path, (metadata.len(), modified, content));
        content == file.content
    }
}

/// What a file holds.
pub(super) fn content(path: &Path) -> io::Result<PhotoId> {
    let mut hasher = blake3::Hasher::new();
    hasher.update_reader(File::open(path)?)?;
    Ok(PhotoId::from_hash(hasher.finalize().as_bytes()))
}
