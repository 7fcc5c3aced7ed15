//! Carrying out an export.

use super::ExportStep;
use std::ffi::OsString;
use std::fs::{self, File, FileTimes};
use std::io;
use std::path::{Path, PathBuf};

/// How the new files are made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
}

/// The names in a folder; none where it is not there yet.
pub fn names_in(folder: &Path) -> Result<Vec<OsString>, ExportError> {
    let fail = |source| ExportError::Folder { path: folder.to_owned(), source };
    match fs::read_dir(folder) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(e) => Err(fail(e)),
        Ok(entries) => entries.map(|e| e.map(|e| e.file_name()).map_err(fail)).collect(),
    }
}

/// What is being copied. Under this name it is no photo yet, and a scan passes over it.
const UNFINISHED: &str = ".albumen-unfinished";

/// Makes the files of a plan in `folder`, which is made where it is missing. Nothing is written over: a name that was
/// taken since the plan is an error. Under the name of a photo there is a whole one or none, whenever this ends.
pub fn carry_out(steps: &[ExportStep], folder: &Path, way: Way) -> Result<(), ExportError> {
    let fail = |source| ExportError::Folder { path: folder.to_owned(), source };
    fs::create_dir_all(folder).map_err(fail)?;
    // What a copy that was killed left behind.
    remove_where_there(&folder.join(UNFINISHED)).map_err(fail)?;
    for (done, step) in steps.iter().enumerate() {
        let to = folder.join(&step.name);
        let made = match way {
            Way::Copy => copy_new(&step.from, &to),
            Way::HardLink => fs::hard_link(&step.from, &to),
            Way::SymbolicLink => symbolic_link(&step.from, &to),
        };
        made.map_err(|source| ExportError::File { from: step.from.clone(), to, done, source })?;
    }
    sync_folder(folder).map_err(fail)
}

/// Copies bytes and time of the last change to a file that does not exist yet.
fn copy_new(from: &Path, to: &Path) -> io::Result<()> {
    if to.symlink_metadata().is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let unfinished = to.with_file_name(UNFINISHED);
    let copied = copy(from, &unfinished).and_then(|()| give_name(&unfinished, to));
    // Where it was given its name there is nothing left to remove. If even this fails, the first error says why.
    let removed = remove_where_there(&unfinished);
    copied.and(removed)
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    let mut original = File::open(from)?;
    let modified = original.metadata()?.modified()?;
    let mut copy = File::create_new(to)?;
    io::copy(&mut original, &mut copy)?;
    copy.set_times(FileTimes::new().set_modified(modified))?;
    copy.sync_all()
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

fn remove_where_there(file: &Path) -> io::Result<()> {
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
mod tests {
    use super::*;
    use crate::export::plan;

    #[test]
    fn nothing_is_written_over_and_originals_stay() {
        let folder = tempfile::tempdir().expect("a folder");
        let (from, to) = (folder.path().join("a.jpg"), folder.path().join("out"));
        fs::write(&from, "photo").expect("written");
        let before = fs::metadata(&from).and_then(|m| m.modified()).expect("a time");
        let steps = plan(std::slice::from_ref(&from), &[]);
        carry_out(&steps, &to, Way::Copy).expect("it can be copied");
        let copy = to.join("a.jpg");
        assert_eq!(fs::read_to_string(&copy).ok().as_deref(), Some("photo"));
        assert_eq!(fs::metadata(&copy).and_then(|m| m.modified()).ok(), Some(before));
        assert!(!to.join(UNFINISHED).exists());
        fs::write(&copy, "edited").expect("written");
        for way in [Way::Copy, Way::HardLink, Way::SymbolicLink] {
            assert!(matches!(carry_out(&steps, &to, way), Err(ExportError::File { done: 0, .. })));
        }
        assert_eq!(fs::read_to_string(&copy).ok().as_deref(), Some("edited"));
        // A copy that was killed in the middle.
        fs::write(to.join(UNFINISHED), "pho").expect("written");
        let second = [ExportStep { from: from.clone(), name: "b.jpg".into() }];
        carry_out(&second, &to, Way::Copy).expect("it can be copied");
        assert!(!to.join(UNFINISHED).exists() && to.join("b.jpg").exists());
        let gone = [ExportStep { from: folder.path().join("gone.jpg"), name: "c.jpg".into() }];
        assert!(carry_out(&gone, &to, Way::Copy).is_err());
        assert!(!to.join("c.jpg").exists() && !to.join(UNFINISHED).exists());
        let again = plan(std::slice::from_ref(&from), &names_in(&to).expect("it can be listed"));
        carry_out(&again, &to, Way::HardLink).expect("another name is free");
        assert_eq!(fs::read_to_string(to.join("a (2).jpg")).ok().as_deref(), Some("photo"));
        assert_eq!(fs::read_to_string(&from).ok().as_deref(), Some("photo"));
    }
}
