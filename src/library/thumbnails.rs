//! The cache of thumbnails: small JPEG files in a SQLite file of their own, which can be deleted at any time.

use super::LibraryError;
use super::folder::configure;
use crate::domain::PhotoId;
use rusqlite::{Connection, OpenFlags, OptionalExtension, params};
use std::path::{Path, PathBuf};

/// Thumbnails by photo, with a limit on their bytes: those that were not asked for longest go first.
pub struct Thumbnails {
    connection: Connection,
    path: PathBuf,
    bytes: u64,
    limit: u64,
}

/// The name of the cache's file, inside the library's folder.
const FILE: &str = "thumbnails.sqlite3";

/// About 100,000 photos' worth.
const LIMIT: u64 = 2 << 30;

impl Thumbnails {
    /// Opens the cache in a library's folder. A cache that is damaged or of another version is made anew.
    pub(super) fn open(folder: &Path) -> Result<Self, LibraryError> {
        let path = folder.join(FILE);
        match Self::open_file(&path) {
            Err(LibraryError::NotALibrary(_) | LibraryError::Damaged { .. }) => Self::renew(folder),
            opened => opened,
        }
    }

    /// A new cache in place of the one that is there.
    pub(super) fn renew(folder: &Path) -> Result<Self, LibraryError> {
        for suffix in ["", "-wal", "-shm"] {
            let file = folder.join(format!("{FILE}{suffix}"));
            if let Err(source) = std::fs::remove_file(&file)
                && source.kind() != std::io::ErrorKind::NotFound
            {
                return Err(LibraryError::Folder { path: file, source });
            }
        }
        Self::open_file(&folder.join(FILE))
    }

    /// Whether SQLite finds nothing wrong with the file.
    pub fn is_sound(&self) -> bool {
        let first = self.connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get::<_, String>(0));
        first.is_ok_and(|line| line == "ok")
    }

    /// Whether the limit on bytes may be why a photo has no thumbnail.
    pub fn is_full(&self) -> bool {
        self.bytes > self.limit / 10 * 8
    }

    /// Takes a thumbnail out.
    pub fn remove(&mut self, photo: PhotoId) -> Result<(), LibraryError> {
        let fail = LibraryError::of(&self.path);
        let sql = "DELETE FROM thumbnails WHERE photo = ?1 RETURNING bytes";
        let bytes: Option<i64> =
            self.connection.query_row(sql, [photo.to_bytes()], |row| row.get(0)).optional().map_err(fail)?;
        self.bytes = self.bytes.saturating_sub(bytes.map_or(0, |bytes| u64::try_from(bytes).unwrap_or(0)));
        Ok(())
    }

    /// Opens the cache a second time, beside whoever opened the library to change it; `None` where there is none yet. What
    /// this one adds counts towards the limit of the other from its next start on.
    pub fn open_beside(folder: &Path) -> Result<Option<Self>, LibraryError> {
        let path = folder.join(FILE);
        let fail = LibraryError::of(&path);
        if !path.try_exists().map_err(LibraryError::folder(&path))? {
            return Ok(None);
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(&path, flags).map_err(&fail)?;
        configure(&connection, &path, false)?;
        connection.pragma_update(None, "synchronous", "NORMAL").map_err(&fail)?;
        let sql = "SELECT count(*) FROM sqlite_schema WHERE name = 'thumbnails'";
        let tables: i64 = connection.query_row(sql, [], |row| row.get(0)).map_err(&fail)?;
        if tables == 0 {
            return Ok(None); // it is being made this very moment
        }
        let bytes = sum(&connection).map_err(&fail)?;
        drop(fail);
        Ok(Some(Self { bytes, limit: LIMIT, path, connection }))
    }

    fn open_file(path: &Path) -> Result<Self, LibraryError> {
        let fail = LibraryError::of(path);
        let connection = Connection::open(path).map_err(&fail)?;
        configure(&connection, path, true)?;
        // A cache: what the last seconds before a power cut added is made again.
        connection.pragma_update(None, "synchronous", "NORMAL").map_err(&fail)?;
        connection
            .execute_batch(
                "CREATE TABLE IF NOT EXISTS thumbnails (
                     photo BLOB PRIMARY KEY,
                     jpeg BLOB NOT NULL,
                     bytes INTEGER NOT NULL,
                     used INTEGER NOT NULL
                 );
                 CREATE INDEX IF NOT EXISTS thumbnails_by_use ON thumbnails (used, bytes);",
            )
            .map_err(&fail)?;
        Ok(Self { path: path.to_owned(), bytes: sum(&connection).map_err(&fail)?, limit: LIMIT, connection })
    }

    /// Sets the limit in bytes; takes effect with the next [`Thumbnails::add`].
    pub fn set_limit(&mut self, bytes: u64) {
        self.limit = bytes;
    }

    /// Adds a batch, in one transaction. `at` is the time in milliseconds since the Unix epoch.
    pub fn add<'a>(
        &mut self,
        batch: impl IntoIterator<Item = (PhotoId, &'a [u8])>,
        at: i64,
    ) -> Result<(), LibraryError> {
        let fail = LibraryError::of(&self.path);
        let transaction = self.connection.transaction().map_err(&fail)?;
        let mut bytes = self.bytes;
        {
            let mut insert = transaction
                .prepare_cached("INSERT OR IGNORE INTO thumbnails (photo, jpeg, bytes, used) VALUES (?1, ?2, ?3, ?4)")
                .map_err(&fail)?;
            for (photo, jpeg) in batch {
                let size = jpeg.len() as u64;
                let added = insert.execute(params![photo.to_bytes(), jpeg, size as i64, at]).map_err(&fail)?;
                bytes += size * added as u64;
            }
            if bytes > self.limit {
                bytes = evict(&transaction, bytes, self.limit).map_err(&fail)?;
            }
        }
        transaction.commit().map_err(&fail)?;
        self.bytes = bytes;
        Ok(())
    }

    /// The thumbnail of a photo as JPEG, marked as used `at` (milliseconds since the Unix epoch).
    pub fn get(&mut self, photo: PhotoId, at: i64) -> Result<Option<Vec<u8>>, LibraryError> {
        let fail = LibraryError::of(&self.path);
        let jpeg = self
            .connection
            .prepare_cached("UPDATE thumbnails SET used = max(used, ?2) WHERE photo = ?1 RETURNING jpeg")
            .and_then(|mut s| s.query_row(params![photo.to_bytes(), at], |row| row.get(0)).optional())
            .map_err(fail)?;
        Ok(jpeg)
    }

    /// The thumbnail of a photo as JPEG, without marking it: nothing is written. Tell [`Thumbnails::mark`] of many at once.
    pub fn look(&self, photo: PhotoId) -> Result<Option<Vec<u8>>, LibraryError> {
        self.connection
            .prepare_cached("SELECT jpeg FROM thumbnails WHERE photo = ?1")
            .and_then(|mut s| s.query_row([photo.to_bytes()], |row| row.get(0)).optional())
            .map_err(LibraryError::of(&self.path))
    }

    /// Marks photos as used `at` (milliseconds since the Unix epoch), in one transaction.
    pub fn mark(&mut self, photos: &[PhotoId], at: i64) -> Result<(), LibraryError> {
        let fail = LibraryError::of(&self.path);
        let transaction = self.connection.transaction().map_err(&fail)?;
        for photo in photos {
            transaction
                .prepare_cached("UPDATE thumbnails SET used = max(used, ?2) WHERE photo = ?1")
                .and_then(|mut s| s.execute(params![photo.to_bytes(), at]))
                .map_err(&fail)?;
        }
        transaction.commit().map_err(&fail)
    }

    /// Bytes of all thumbnails.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }
}

fn sum(connection: &Connection) -> Result<u64, rusqlite::Error> {
    let sql = "SELECT coalesce(sum(bytes), 0) FROM thumbnails";
    let bytes: i64 = connection.query_row(sql, [], |row| row.get(0))?;
    Ok(u64::try_from(bytes).unwrap_or(0))
}

/// Drops the longest unused until a tenth of the limit is free, so that it is not done for every batch.
fn evict(connection: &Connection, mut bytes: u64, limit: u64) -> Result<u64, rusqlite::Error> {
    let goal = limit / 10 * 9;
    let mut oldest = connection.prepare("SELECT rowid, bytes FROM thumbnails ORDER BY used, rowid")?;
    let mut delete = connection.prepare("DELETE FROM thumbnails WHERE rowid = ?1")?;
    let rows: Vec<(i64, i64)> =
        oldest.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    for (row, size) in rows {
        if bytes <= goal {
            break;
        }
        delete.execute([row])?;
        bytes = bytes.saturating_sub(u64::try_from(size).unwrap_or(0));
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn photo(n: u8) -> PhotoId {
        PhotoId::from_hash(&[n; 32])
    }

    #[test]
    fn the_longest_unused_go_first() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut cache = Thumbnails::open(folder.path()).expect("a new cache");
        cache.set_limit(1_000);
        let jpeg = [7_u8; 300];
        for n in 0..3 {
            cache.add([(photo(n), &jpeg[..])], i64::from(n)).expect("there is room");
        }
        assert!(cache.get(photo(0), 10).expect("it can be read").is_some(), "the oldest is used again");
        cache.add([(photo(3), &jpeg[..])], 11).expect("room is made");
        let there: Vec<_> = (0..4).filter(|n| matches!(cache.get(photo(*n), 12), Ok(Some(_)))).collect();
        assert_eq!(there, [0, 2, 3]);
        assert_eq!(cache.bytes(), 900);
        drop(cache);
        assert_eq!(Thumbnails::open(folder.path()).expect("it opens again").bytes(), 900);
    }

    #[test]
    fn a_second_one_looks_marks_and_adds_beside_the_first() {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(Thumbnails::open_beside(folder.path()).expect("no error").is_none(), "there is none yet");
        std::fs::write(folder.path().join(FILE), b"").expect("an empty file, as SQLite begins with");
        assert!(Thumbnails::open_beside(folder.path()).expect("no error").is_none(), "it is not made yet");
        let mut first = Thumbnails::open(folder.path()).expect("a new cache");
        let mut second = Thumbnails::open_beside(folder.path()).expect("it opens").expect("it is there");
        first.set_limit(1_000);
        let jpeg = [7_u8; 300];
        for n in 0..3 {
            first.add([(photo(n), &jpeg[..])], i64::from(n)).expect("there is room");
        }
        assert_eq!(second.look(photo(0)).expect("it can be read"), Some(jpeg.to_vec()));
        second.mark(&[photo(0), photo(99)], 10).expect("it can be marked");
        second.add([(photo(7), &jpeg[..10])], 10).expect("it can be added");
        assert_eq!(first.look(photo(7)).expect("it can be read"), Some(jpeg[..10].to_vec()));
        first.add([(photo(3), &jpeg[..])], 11).expect("room is made");
        let there: Vec<_> = (0..4).filter(|n| matches!(second.look(photo(*n)), Ok(Some(_)))).collect();
        assert_eq!(there, [0, 2, 3], "what was marked stays");
    }

    #[test]
    fn a_damaged_cache_is_made_anew() {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("thumbnails.sqlite3"), vec![b'x'; 5_000]).expect("it can be written");
        let mut cache = Thumbnails::open(folder.path()).expect("a new cache");
        cache.add([(photo(1), &[1_u8, 2][..])], 0).expect("it can be filled");
        assert_eq!(cache.get(photo(1), 1).expect("it can be read"), Some(vec![1, 2]));
    }
}
