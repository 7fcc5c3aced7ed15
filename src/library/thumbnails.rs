//! The cache of thumbnails: small JPEG files in a SQLite file of their own, which can be deleted at any time.

use super::LibraryError;
use super::folder::configure;
use crate::domain::PhotoId;
use rusqlite::{Connection, OptionalExtension, params};
use std::path::{Path, PathBuf};

/// Thumbnails by photo, with a limit on their bytes: those that were not asked for longest go first.
pub struct Thumbnails {
    connection: Connection,
    path: PathBuf,
    bytes: u64,
    limit: u64,
}

/// About 100,000 photos' worth.
const LIMIT: u64 = 2 << 30;

impl Thumbnails {
    /// Opens the cache in a library's folder. A cache that is damaged or of another version is made anew.
    pub(super) fn open(folder: &Path) -> Result<Self, LibraryError> {
        let path = folder.join("thumbnails.sqlite3");
        match Self::open_file(&path) {
            Err(LibraryError::NotALibrary(_) | LibraryError::Damaged { .. }) => {
                for suffix in ["", "-wal", "-shm"] {
                    let file = folder.join(format!("thumbnails.sqlite3{suffix}"));
                    if let Err(source) = std::fs::remove_file(&file)
                        && source.kind() != std::io::ErrorKind::NotFound
                    {
                        return Err(LibraryError::Folder { path: file, source });
                    }
                }
                Self::open_file(&path)
            }
            opened => opened,
        }
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
        let bytes: i64 = connection
            .query_row("SELECT coalesce(sum(bytes), 0) FROM thumbnails", [], |row| row.get(0))
            .map_err(&fail)?;
        Ok(Self { path: path.to_owned(), bytes: u64::try_from(bytes).unwrap_or(0), limit: LIMIT, connection })
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

    /// Bytes of all thumbnails.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }
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
    fn a_damaged_cache_is_made_anew() {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("thumbnails.sqlite3"), vec![b'x'; 5_000]).expect("it can be written");
        let mut cache = Thumbnails::open(folder.path()).expect("a new cache");
        cache.add([(photo(1), &[1_u8, 2][..])], 0).expect("it can be filled");
        assert_eq!(cache.get(photo(1), 1).expect("it can be read"), Some(vec![1, 2]));
    }
}
