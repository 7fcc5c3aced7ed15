//! Opening a library: its folder, its lock, its connection.

use super::lock::WriterLock;
use super::migrations::migrate;
use super::{LibraryError, Thumbnails};
use rusqlite::{Connection, OpenFlags, OptionalExtension};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The name of the file that must not be lost, inside the library's folder.
const FILE: &str = "albumen.sqlite3";

/// A person's library. Whoever writes holds the writer's lock for as long as this lives; readers come and go beside it.
pub struct Library {
    pub(super) connection: Connection,
    pub(super) path: PathBuf,
    folder: PathBuf,
    thumbnails: Option<Thumbnails>,
    identity: Option<Identity>,
    _lock: Option<WriterLock>,
}

/// How much a library holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Different photos, whose file is in its place or not.
    pub photos: u64,
    /// Files in their place.
    pub files: u64,
    /// Files that were not in their place at the last look.
    pub missing: u64,
    /// Files that could not be read.
    pub failed: u64,
    /// Accepted albums.
    pub albums: u64,
    /// Photos with an embedding of any encoder.
    pub encoded: u64,
}

impl Library {
    /// Opens the library in `folder` to change it, made where it is missing. Other files there are left alone.
    pub fn open(folder: &Path) -> Result<Self, LibraryError> {
        std::fs::create_dir_all(folder).map_err(LibraryError::folder(folder))?;
        let lock = WriterLock::take(folder)?;
        let path = folder.join(FILE);
        let mut connection = Connection::open(&path).map_err(LibraryError::of(&path))?;
        configure(&connection, &path, true)?;
        migrate(&mut connection, &path)?;
        let thumbnails = Some(Thumbnails::open(folder)?);
        let identity = Identity::of(&path);
        Ok(Self { connection, path, folder: folder.to_owned(), thumbnails, identity, _lock: Some(lock) })
    }

    /// Opens the library in `folder` to read it, also while another process writes; `None` where there is none yet.
    pub fn open_to_read(folder: &Path) -> Result<Option<Self>, LibraryError> {
        let path = folder.join(FILE);
        if !path.try_exists().map_err(LibraryError::folder(&path))? {
            return Ok(None);
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut connection = match Self::connect_to_read(&path, &path, flags) {
            // On a disk that is read-only or full SQLite cannot make the files that readers and writers share. Where nobody
            // can write, and no writer left anything behind, they are not needed.
            Err(LibraryError::ReadOnly(_) | LibraryError::Full(_)) if !folder.join(format!("{FILE}-wal")).exists() => {
                let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
                Self::connect_to_read(&immutable(&path), &path, flags)?
            }
            connected => connected?,
        };
        // Only a library of an earlier version is changed by this, and only its schema.
        migrate(&mut connection, &path)?;
        connection.pragma_update(None, "query_only", true).map_err(LibraryError::of(&path))?;
        Ok(Some(Self { connection, path, folder: folder.to_owned(), thumbnails: None, identity: None, _lock: None }))
    }

    fn connect_to_read(name: &Path, path: &Path, flags: OpenFlags) -> Result<Connection, LibraryError> {
        let fail = LibraryError::of(path);
        let connection = Connection::open_with_flags(name, flags).map_err(&fail)?;
        configure(&connection, path, false)?;
        // Opening alone reads nothing; this does.
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0)).map_err(&fail)?;
        Ok(connection)
    }

    /// Whether the file that is open is the one at its path still. Where its folder was moved or removed, the system would
    /// let us write on into what nobody will find again.
    pub(super) fn check_place(&self) -> Result<(), LibraryError> {
        if self.identity.is_some() && Identity::of(&self.path) != self.identity {
            return Err(LibraryError::Vanished(self.folder.clone()));
        }
        Ok(())
    }

    /// The folder that holds it.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The cache of thumbnails, where the library was opened to change it.
    pub fn thumbnails(&mut self) -> Option<&mut Thumbnails> {
        self.thumbnails.as_mut()
    }

    /// The cache of thumbnails, begun anew: for one that is damaged.
    pub fn renew_thumbnails(&mut self) -> Result<(), LibraryError> {
        self.thumbnails = None;
        self.thumbnails = Some(Thumbnails::renew(&self.folder)?);
        Ok(())
    }

    /// How much it holds.
    pub fn counts(&self) -> Result<Counts, LibraryError> {
        let count = |sql: &str| {
            let n: i64 = self.connection.query_row(sql, [], |row| row.get(0)).map_err(LibraryError::of(&self.path))?;
            Ok(u64::try_from(n).unwrap_or(0))
        };
        Ok(Counts {
            photos: count("SELECT count(*) FROM photos")?,
            files: count("SELECT count(*) FROM files WHERE NOT missing")?,
            missing: count("SELECT count(*) FROM files WHERE missing")?,
            failed: count("SELECT count(*) FROM failures")?,
            albums: count("SELECT count(*) FROM albums WHERE state = 'accepted'")?,
            encoded: count("SELECT count(DISTINCT photo) FROM embeddings")?,
        })
    }

    /// A setting of the library's.
    pub(super) fn get(&self, key: &str) -> Result<Option<String>, LibraryError> {
        self.connection
            .query_row("SELECT value FROM settings WHERE key = ?1", [key], |row| row.get(0))
            .optional()
            .map_err(self.fail())
    }

    pub(super) fn set(&mut self, key: &str, value: &str) -> Result<(), LibraryError> {
        self.connection
            .execute("INSERT OR REPLACE INTO settings (key, value) VALUES (?1, ?2)", [key, value])
            .map_err(self.fail())?;
        Ok(())
    }

    /// A closure for `map_err`.
    pub(super) fn fail(&self) -> impl Fn(rusqlite::Error) -> LibraryError + '_ {
        LibraryError::of(&self.path)
    }
}

/// Which file it is, whatever its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Identity {
    device: u64,
    file: u64,
}

impl Identity {
    /// `None` where there is no such file.
    #[cfg(unix)]
    fn of(path: &Path) -> Option<Self> {
        use std::os::unix::fs::MetadataExt;
        let metadata = std::fs::metadata(path).ok()?;
        Some(Self { device: metadata.dev(), file: metadata.ino() })
    }

    /// Windows lets nobody move or remove a file that is open; that it is there is enough.
    #[cfg(not(unix))]
    fn of(path: &Path) -> Option<Self> {
        path.exists().then_some(Self { device: 0, file: 0 })
    }
}

/// SQLite's name for a file that nobody changes while it is open.
fn immutable(path: &Path) -> PathBuf {
    let mut name = String::from("file:");
    for byte in path.to_string_lossy().bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => name.push(char::from(byte)),
            _ => name.push_str(&format!("%{byte:02X}")),
        }
    }
    (name + "?immutable=1").into()
}

pub(super) fn configure(connection: &Connection, path: &Path, write: bool) -> Result<(), LibraryError> {
    let fail = LibraryError::of(path);
    connection.busy_timeout(Duration::from_secs(10)).map_err(&fail)?;
    if write {
        // Asking for WAL reads the file's header: what is no database says so here.
        let mode: String =
            connection.pragma_update_and_check(None, "journal_mode", "WAL", |r| r.get(0)).map_err(&fail)?;
        if mode != "wal" {
            return Err(LibraryError::Damaged { path: path.to_owned(), detail: format!("journal mode is {mode}") });
        }
        connection.pragma_update(None, "synchronous", "FULL").map_err(&fail)?;
    }
    connection.pragma_update(None, "foreign_keys", true).map_err(&fail)
}
