//! What can go wrong with a library, in the person's words.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Why the library could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum LibraryError {
    /// The file is something else.
    #[error("{0} is not an Albumen library. Choose another folder with --library, or move that file away")]
    NotALibrary(PathBuf),
    /// A later version of Albumen wrote it.
    #[error(
        "the library {path} was written by a newer version of Albumen (its format is {found}, this version knows {known}). Install the newer version; nothing was changed"
    )]
    Newer {
        /// The library's file.
        path: PathBuf,
        /// Its schema version.
        found: i64,
        /// The highest schema version known here.
        known: i64,
    },
    /// Another process is writing.
    #[error("the library in {0} is being changed by another Albumen just now; close it, or wait until it is done")]
    Busy(PathBuf),
    /// The disk is full.
    #[error("the disk that holds the library in {0} is full. Make room and start again; what was confirmed is kept")]
    Full(PathBuf),
    /// The disk or folder cannot be written.
    #[error("the library in {0} cannot be written: the disk or folder is read-only, or not yours")]
    ReadOnly(PathBuf),
    /// The folder was moved or removed while it was open.
    #[error(
        "the library is no longer in {0}: its folder was moved or removed, or its drive was unplugged. Put it back and start again; what was confirmed before is in it"
    )]
    Vanished(PathBuf),
    /// The file is damaged.
    #[error("the library {path} is damaged ({detail}). `albumen check` can tell more; the photos themselves are safe")]
    Damaged {
        /// The library's file.
        path: PathBuf,
        /// What was seen.
        detail: String,
    },
    /// The folder cannot be made or opened.
    #[error("the library folder {path} cannot be used: {source}")]
    Folder {
        /// The folder or file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A backup could not be written; the library itself has everything.
    #[error("your decisions are kept in the library, but no backup of them could be written to {path}: {source}")]
    BackupUnwritten {
        /// The backups' folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A file that is no backup, or only a part of one.
    #[error("{path} is no backup of Albumen's decisions (line {line}: {detail}). Nothing was changed")]
    NotABackup {
        /// The file.
        path: PathBuf,
        /// Its line.
        line: usize,
        /// What is wrong there.
        detail: String,
    },
    /// Anything else that SQLite says.
    #[error("the library {path} could not be used: {source}")]
    Sqlite {
        /// The library's file.
        path: PathBuf,
        /// What SQLite said.
        source: rusqlite::Error,
    },
}

impl LibraryError {
    /// A closure for `map_err` that puts SQLite's word into a person's, for the file at `path`.
    pub(super) fn of(path: &Path) -> impl Fn(rusqlite::Error) -> Self + '_ {
        use rusqlite::ErrorCode as Code;
        move |source| {
            let path = path.to_owned();
            let folder = || path.parent().unwrap_or(&path).to_owned();
            // The file that readers and writers share could not get its size: there is no room for it.
            if source.sqlite_error().is_some_and(|error| error.extended_code == rusqlite::ffi::SQLITE_IOERR_SHMSIZE) {
                return Self::Full(folder());
            }
            match source.sqlite_error_code() {
                Some(Code::NotADatabase) => Self::NotALibrary(path),
                Some(Code::DatabaseBusy | Code::DatabaseLocked) => Self::Busy(folder()),
                Some(Code::DiskFull) => Self::Full(folder()),
                Some(Code::ReadOnly | Code::PermissionDenied | Code::CannotOpen) => Self::ReadOnly(folder()),
                Some(Code::DatabaseCorrupt) => Self::Damaged { path, detail: source.to_string() },
                _ => Self::Sqlite { path, source },
            }
        }
    }

    pub(super) fn folder(path: &Path) -> impl Fn(std::io::Error) -> Self + '_ {
        |source| match source.kind() {
            ErrorKind::ReadOnlyFilesystem | ErrorKind::PermissionDenied => Self::ReadOnly(path.to_owned()),
            ErrorKind::StorageFull => Self::Full(path.to_owned()),
            _ => Self::Folder { path: path.to_owned(), source },
        }
    }
}
