//! What is in a library, in numbers.

use super::EngineError;
use crate::domain::EncoderId;
use crate::library::{Counts, Library, newest_backup};
use std::path::{Path, PathBuf};

/// What is in a library.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Info {
    /// How much of what.
    pub counts: Counts,
    /// Corrections that stand.
    pub corrections: usize,
    /// The folders that the person gave.
    pub folders: Vec<PathBuf>,
    /// Those of them that are not here just now.
    pub offline: Vec<PathBuf>,
    /// The encoder in use.
    pub encoder: Option<EncoderId>,
    /// The newest backup of the decisions.
    pub backup: Option<PathBuf>,
}

/// What is in the library in `folder`; nothing where there is none yet.
pub fn info(folder: &Path) -> Result<Info, EngineError> {
    let Some(library) = Library::open_to_read(folder)? else { return Ok(Info::default()) };
    Ok(Info {
        counts: library.counts()?,
        corrections: super::catalogue::load_review(&library)?.standing(),
        folders: library.folders()?,
        offline: super::drives::offline(&library)?,
        encoder: library.encoder_in_use()?,
        backup: newest_backup(folder),
    })
}
