//! Taking back an export: removes exactly what it made and what is still the same.

use super::carry::remove_where_there;
use super::record::MadeFile;
use super::target::content;
use super::{ExportError, Exported, Way};
use std::fs;
use std::path::Path;

/// What taking back did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TakenBack {
    /// Files that were removed.
    pub removed: usize,
    /// Files that were changed since, or replaced: they stay.
    pub changed: usize,
    /// Copies of originals that are gone: they stay, as they may be the last.
    pub last: usize,
    /// Files that were not there any more.
    pub gone: usize,
}

/// Removes what an export made; with `dry_run` it only says what it would do. The record goes with it.
pub fn take_back(exported: &Exported, dry_run: bool) -> Result<TakenBack, ExportError> {
    let mut done = TakenBack::default();
    for file in &exported.files {
        let path = exported.folder.join(&file.name);
        match state(&path, file, exported.way) {
            State::Same => {
                if !dry_run {
                    remove_where_there(&path).map_err(|source| ExportError::Removed { path, source })?;
                }
                done.removed += 1;
            }
            State::Changed => done.changed += 1,
            State::Last => done.last += 1,
            State::Gone => done.gone += 1,
        }
    }
    if !dry_run {
        if exported.made_folder {
            // It stays where something else is in it.
            let _ = fs::remove_dir(&exported.folder);
        }
        let record = &exported.record;
        let fail = |source| ExportError::Removed { path: record.clone(), source };
        remove_where_there(record).map_err(fail)?;
    }
    Ok(done)
}

enum State {
    Same,
    Changed,
    Last,
    Gone,
}

fn state(path: &Path, file: &MadeFile, way: Way) -> State {
    let Ok(metadata) = path.symlink_metadata() else { return State::Gone };
    let Some(from) = file.from.as_ref().map(Path::new) else {
        return if holds(path, file) { State::Same } else { State::Changed };
    };
    if way == Way::SymbolicLink {
        let leads_there = metadata.is_symlink() && fs::read_link(path).is_ok_and(|to| to == from);
        return if leads_there { State::Same } else { State::Changed };
    }
    if !metadata.is_file() || !holds(path, file) {
        return State::Changed;
    }
    let is_original_there = fs::metadata(from).is_ok_and(|original| original.is_file() && original.len() == file.bytes);
    if is_original_there { State::Same } else { State::Last }
}

fn holds(path: &Path, file: &MadeFile) -> bool {
    fs::metadata(path).is_ok_and(|there| there.len() == file.bytes) && content(path).is_ok_and(|id| id == file.content)
}
