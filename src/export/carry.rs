//! Carrying out an export.

use super::record::MadeFile;
use super::{ExportFile, ExportStep, Plan, Record, Source};
use crate::domain::PhotoId;
use serde::{Deserialize, Serialize};
use std::fs::{self, File, FileTimes};
use std::io::{self, Read, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// How the new files are made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Way {
    /// A file of its own: the original is safe whatever happens to it.
    #[default]
    Copy,
    /// The same file under another name: editing one edits the other.
    HardLink,
    /// A pointer to the original: editing it edits the original.
    SymbolicLink,
}

/// Why an export stopped.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The new folder cannot be used.
    #[error("the folder {path} cannot be used: {source}")]
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// One file could not be made. Those before it are there and whole.
    #[error(
        "{from} could not be exported to {to}: {source}. {done} files are there already; the originals are untouched"
    )]
    File {
        /// The original.
        from: PathBuf,
        /// What was to be made.
        to: PathBuf,
        /// Files that were made before it.
        done: usize,
        /// What the system said.
        source: io::Error,
    },
    /// An original is not where it was. Those before it are there and whole.
    #[error("{from} is not there. {done} files were made already")]
    Gone {
        /// The original.
        from: PathBuf,
        /// Files that were made before it.
        done: usize,
    },
    /// A file that was made could not be removed again.
    #[error("{path} could not be removed: {source}")]
    Removed {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// What was made could not be written down, so nothing more was made.
    #[error("the record {path} could not be written: {source}")]
    Record {
        /// The record, or the folder that holds it.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The pattern for names is none.
    #[error(transparent)]
    Names(#[from] super::BadNames),
}

/// How far an export is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Carried {
    /// Files that were made.
    pub files: usize,
    /// Bytes that were copied.
    pub bytes: u64,
    /// Whether it was stopped before its end.
    pub stopped: bool,
}

/// What is being copied. Under this name it is no photo yet, and a scan passes over it.
const UNFINISHED: &str = ".albumen-unfinished";

/// So many files are written down together: each costs a wait for the disk.
const TOGETHER: usize = 32;

/// Between two looks at whether the person wants to stop, in bytes: a film is long, and a slow stick takes a second for this.
const PIECE: u64 = 8 << 20;

/// Makes the files of a plan in `folder`, which is made where it is missing; `tell` hears how far it is, and may stop it.
/// Nothing is written over: a name that was taken since the plan is an error. Under the name of a photo there is a whole one
/// or none, whenever this ends, and what was made stands in `record`, which whoever began it ends.
pub fn carry_out(
    plan: &Plan,
    folder: &Path,
    way: Way,
    record: &mut Record,
    tell: &mut dyn FnMut(Carried) -> ControlFlow<()>,
) -> Result<Carried, ExportError> {
    let fail = |source| ExportError::Folder { path: folder.to_owned(), source };
    fs::create_dir_all(folder).map_err(fail)?;
    // What a copy that was killed left behind.
    remove_where_there(&folder.join(UNFINISHED)).map_err(fail)?;
    let mut work = Work { folder, way, carried: Carried::default(), tell };
    for steps in plan.steps.chunks(TOGETHER) {
        record.next(steps.iter().map(made_file).collect())?;
        let before = work.carried.files;
        let made = steps.iter().try_for_each(|step| work.make(step));
        record.made(work.carried.files - before)?;
        made?;
        if work.carried.stopped {
            break;
        }
    }
    sync_folder(folder).map_err(fail)?;
    Ok(work.carried)
}

fn made_file(step: &ExportStep) -> MadeFile {
    let name = step.name.clone();
    match &step.source {
        Source::File(ExportFile { path, bytes, content }) => {
            MadeFile { name, from: Some(path.as_os_str().to_owned()), bytes: *bytes, content: *content }
        }
        Source::Text(text) => MadeFile {
            name,
            from: None,
            bytes: text.len() as u64,
            content: PhotoId::from_hash(blake3::hash(text.as_bytes()).as_bytes()),
        },
    }
}

struct Work<'a> {
    folder: &'a Path,
    way: Way,
    carried: Carried,
    tell: &'a mut dyn FnMut(Carried) -> ControlFlow<()>,
}

impl Work<'_> {
    /// Makes one file, unless the person wants to stop.
    fn make(&mut self, step: &ExportStep) -> Result<(), ExportError> {
        if self.carried.stopped || (self.tell)(self.carried).is_break() {
            self.carried.stopped = true;
            return Ok(());
        }
        let to = self.folder.join(&step.name);
        let before = self.carried.bytes;
        let (from, made) = match &step.source {
            Source::File(file) => (
                &file.path,
                match self.way {
                    Way::Copy => self.new_file(&to, |work, unfinished| work.copy(&file.path, unfinished)),
                    Way::HardLink => fs::hard_link(&file.path, &to),
                    Way::SymbolicLink => symbolic_link(&file.path, &to),
                },
            ),
            Source::Text(text) => {
                let write = |_: &mut Self, unfinished: &Path| {
                    let mut file = File::create_new(unfinished)?;
                    file.write_all(text.as_bytes())?;
                    file.sync_all()
                };
                (&to, self.new_file(&to, write))
            }
        };
        if self.carried.stopped {
            self.carried.bytes = before;
            return Ok(());
        }
        let done = self.carried.files;
        made.map_err(|source| match &step.source {
            // Most often its drive was unplugged; a new folder that went away ends otherwise.
            Source::File(_) if source.kind() == io::ErrorKind::NotFound && !from.exists() => {
                ExportError::Gone { from: from.clone(), done }
            }
            _ => ExportError::File { from: from.clone(), to: to.clone(), done, source },
        })?;
        self.carried.files += 1;
        Ok(())
    }

    /// Makes a file that does not exist yet: whole under another name first.
    fn new_file(&mut self, to: &Path, fill: impl FnOnce(&mut Self, &Path) -> io::Result<()>) -> io::Result<()> {
        if to.symlink_metadata().is_ok() {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        let unfinished = to.with_file_name(UNFINISHED);
        let made = fill(self, &unfinished).and_then(|()| give_name(&unfinished, to));
        // Where it was given its name there is nothing left to remove. If even this fails, the first error says why.
        let removed = remove_where_there(&unfinished);
        made.and(removed)
    }

    /// Copies bytes and time of the last change.
    fn copy(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        let mut original = File::open(from)?;
        let modified = original.metadata()?.modified()?;
        let mut copy = File::create_new(to)?;
        loop {
            // The system copies by itself where it can; on some disks without moving a byte.
            let copied = io::copy(&mut Read::by_ref(&mut original).take(PIECE), &mut copy)?;
            self.carried.bytes += copied;
            if copied == 0 {
                break;
            }
            if (self.tell)(self.carried).is_break() {
                self.carried.stopped = true;
                return Err(io::ErrorKind::Interrupted.into());
            }
        }
        copy.set_times(FileTimes::new().set_modified(modified))?;
        copy.sync_all()
    }
}

/// Gives a whole file its name, unless the name is taken: a second name for it, for renaming would write over.
fn give_name(file: &Path, name: &Path) -> io::Result<()> {
    match fs::hard_link(file, name) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists && name.symlink_metadata().is_err() => {
            // Cards and sticks know no second names.
            fs::rename(file, name)
        }
        linked => linked,
    }
}

pub(super) fn remove_where_there(file: &Path) -> io::Result<()> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Makes sure that the new names survive a power cut, where the system has that notion.
fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

#[cfg(unix)]
fn symbolic_link(from: &Path, to: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(from, to)
}

#[cfg(windows)]
fn symbolic_link(from: &Path, to: &Path) -> io::Result<()> {
    std::os::windows::fs::symlink_file(from, to)
}

#[cfg(test)]
mod tests;
