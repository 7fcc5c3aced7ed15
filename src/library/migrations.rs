//! The schema, as a list of steps. A step that was released is never edited: a change is a new step.

use super::LibraryError;
use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};
use std::path::Path;

const STEPS: &[M<'_>] = &[
    M::up(
        // 2026-11-24. Times of files are nanoseconds, other times milliseconds, since the Unix epoch; paths are the bytes
        // that the system uses, for not every name is UTF-8.
        "CREATE TABLE settings (
         key TEXT PRIMARY KEY,
         value TEXT NOT NULL
     ) WITHOUT ROWID;

     CREATE TABLE folders (
         path BLOB PRIMARY KEY,
         added INTEGER NOT NULL
     ) WITHOUT ROWID;

     CREATE TABLE photos (
         id BLOB PRIMARY KEY CHECK (length(id) = 16),
         format TEXT NOT NULL,
         width INTEGER NOT NULL,
         height INTEGER NOT NULL,
         orientation INTEGER NOT NULL,
         taken TEXT,
         taken_offset INTEGER,
         taken_precision TEXT,
         latitude REAL,
         longitude REAL,
         make TEXT,
         model TEXT,
         added INTEGER NOT NULL
     ) WITHOUT ROWID;

     CREATE TABLE files (
         path BLOB PRIMARY KEY,
         photo BLOB NOT NULL REFERENCES photos (id),
         size INTEGER NOT NULL,
         modified INTEGER NOT NULL,
         missing INTEGER NOT NULL DEFAULT 0
     ) WITHOUT ROWID;
     CREATE INDEX files_of_photo ON files (photo);

     CREATE TABLE failures (
         path BLOB PRIMARY KEY,
         size INTEGER NOT NULL,
         modified INTEGER NOT NULL,
         reason TEXT NOT NULL
     ) WITHOUT ROWID;

     CREATE TABLE encoders (
         id INTEGER PRIMARY KEY,
         name TEXT NOT NULL UNIQUE
     );

     CREATE TABLE embeddings (
         photo BLOB NOT NULL REFERENCES photos (id),
         encoder INTEGER NOT NULL REFERENCES encoders (id),
         vector BLOB NOT NULL
     );
     CREATE UNIQUE INDEX embedding_of ON embeddings (encoder, photo);

     CREATE TABLE log (
         sequence INTEGER PRIMARY KEY,
         at INTEGER NOT NULL,
         step TEXT NOT NULL
     );

     CREATE TABLE albums (
         id TEXT PRIMARY KEY,
         state TEXT NOT NULL,
         name TEXT
     ) WITHOUT ROWID;

     CREATE TABLE album_photos (
         album TEXT NOT NULL REFERENCES albums (id) ON DELETE CASCADE,
         photo BLOB NOT NULL REFERENCES photos (id),
         PRIMARY KEY (album, photo)
     ) WITHOUT ROWID;",
    ),
    M::up(
        // Photos that were edited in another program, until decisions have followed; and the volume that a folder lies on, with
        // its path from there, so that a drive is known wherever it is mounted.
        "CREATE TABLE versions (
         old BLOB NOT NULL REFERENCES photos (id),
         new BLOB NOT NULL REFERENCES photos (id),
         PRIMARY KEY (old, new)
     ) WITHOUT ROWID;
     ALTER TABLE folders ADD COLUMN volume TEXT;
     ALTER TABLE folders ADD COLUMN volume_path BLOB;",
    ),
    M::up(
        // 2026-11-25. The variance of the Laplacian of the thumbnail's luminance, measured at import; photos that were
        // imported before have none.
        "CREATE TABLE sharpness (
         photo BLOB PRIMARY KEY REFERENCES photos (id),
         value REAL NOT NULL
     ) WITHOUT ROWID;",
    ),
    M::up(
        // 2026-11-25. Films: their length in milliseconds, -1 where it is not known; NULL is a photo. Side files: what they say,
        // and of which photo, by its path with or without the extension; of those that say nothing only the stamp is kept.
        "ALTER TABLE photos ADD COLUMN film INTEGER;

     CREATE TABLE sides (
         path BLOB PRIMARY KEY,
         size INTEGER NOT NULL,
         modified INTEGER NOT NULL,
         owner BLOB,
         kind TEXT,
         taken TEXT,
         taken_offset INTEGER,
         taken_precision TEXT,
         latitude REAL,
         longitude REAL,
         title TEXT,
         description TEXT,
         rating INTEGER,
         keywords TEXT
     ) WITHOUT ROWID;
     CREATE INDEX side_of ON sides (owner);",
    ),
    M::up(
        // 2026-11-25. Albums by theme, whose photos are in events as well, say which kind of theme they are; NULL is an event.
        // The record knows decisions about stacks from here on; an earlier program could not read it.
        "ALTER TABLE albums ADD COLUMN theme TEXT;",
    ),
    M::up(
        // 2026-11-25. What is written inside photos and films beside their facts; `pair` is the name that a photo has in common
        // with the film of its moment. Photos that were imported before have none.
        "CREATE TABLE inside (
         photo BLOB PRIMARY KEY REFERENCES photos (id),
         title TEXT,
         description TEXT,
         rating INTEGER,
         keywords TEXT,
         pair TEXT
     ) WITHOUT ROWID;
     CREATE INDEX inside_by_pair ON inside (pair) WHERE pair IS NOT NULL;",
    ),
    M::up(
        // 2026-11-25. What was learned from corrections, each version with its figures; a setting names the one in use.
        "CREATE TABLE learned (
         id INTEGER PRIMARY KEY,
         at INTEGER NOT NULL,
         corrections INTEGER NOT NULL,
         albums INTEGER NOT NULL,
         before INTEGER NOT NULL,
         after INTEGER NOT NULL,
         start TEXT NOT NULL,
         weights TEXT NOT NULL
     );",
    ),
    M::up(
        // 2026-11-25. What was learned of looks from themes: `body` as `learning::Adapter` writes it, of embeddings of one encoder;
        // `said` is a digest of the themes that it was learned from. A version may have one; the weights of one without any are
        // empty.
        "CREATE TABLE adapters (
         id INTEGER PRIMARY KEY,
         encoder TEXT NOT NULL,
         said TEXT NOT NULL,
         albums INTEGER NOT NULL,
         asked INTEGER NOT NULL,
         before INTEGER NOT NULL,
         after INTEGER NOT NULL,
         body BLOB NOT NULL
     );
     ALTER TABLE learned ADD COLUMN adapter INTEGER REFERENCES adapters (id);",
    ),
    M::up(
        // 2026-11-25. Beside sharpness, how light and dark are spread: the mean of luminance, the entropy of its histogram,
        // and the share of pixels that are burnt out, measured at import. Photos that were imported before have none, until a
        // scan measures them on their thumbnails.
        "ALTER TABLE sharpness ADD COLUMN brightness REAL;
     ALTER TABLE sharpness ADD COLUMN entropy REAL;
     ALTER TABLE sharpness ADD COLUMN burnt REAL;",
    ),
    M::up(
        // 2026-11-26. What has lost one colour to white is burnt out, too: the next scan measures it on thumbnails.
        "UPDATE sharpness SET brightness = NULL, entropy = NULL, burnt = NULL;",
    ),
];

/// Marks the file as ours ("Albu").
const APPLICATION_ID: i32 = 0x416c_6275;

/// Brings the library up to date; refuses a file of another program and a library of a later version, unchanged.
pub(super) fn migrate(connection: &mut Connection, path: &Path) -> Result<(), LibraryError> {
    let fail = LibraryError::of(path);
    let mut version = read_pragma(connection, "user_version", path)?;
    let application = read_pragma(connection, "application_id", path)?;
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |r| r.get(0)).map_err(&fail)?;
    if application != i64::from(APPLICATION_ID) {
        if tables > 0 {
            return Err(LibraryError::NotALibrary(path.to_owned()));
        }
        version = 0;
    }
    let known = i64::try_from(STEPS.len()).unwrap_or(i64::MAX);
    if version > known {
        return Err(LibraryError::Newer { path: path.to_owned(), found: version, known });
    }
    if version < known {
        connection.pragma_update(None, "application_id", APPLICATION_ID).map_err(&fail)?;
        Migrations::from_slice(STEPS).to_latest(connection).map_err(|error| match error {
            rusqlite_migration::Error::RusqliteError { err, .. } => fail(err),
            other => LibraryError::Damaged { path: path.to_owned(), detail: other.to_string() },
        })?;
    }
    Ok(())
}

fn read_pragma(connection: &Connection, name: &str, path: &Path) -> Result<i64, LibraryError> {
    connection.pragma_query_value(None, name, |row| row.get(0)).map_err(LibraryError::of(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_steps_apply() {
        assert_eq!(Migrations::from_slice(STEPS).validate(), Ok(()));
    }

    #[test]
    fn a_database_of_another_program_is_left_alone() {
        let mut other = Connection::open_in_memory().expect("memory is there");
        other.execute_batch("CREATE TABLE t (x); PRAGMA user_version = 7;").expect("valid SQL");
        assert!(matches!(migrate(&mut other, Path::new("other")), Err(LibraryError::NotALibrary(_))));
        let version = read_pragma(&other, "user_version", Path::new("other")).expect("it can be read");
        assert_eq!(version, 7);
    }

    #[test]
    fn a_newer_library_is_refused() {
        let mut connection = Connection::open_in_memory().expect("memory is there");
        migrate(&mut connection, Path::new("new")).expect("an empty file becomes a library");
        connection.pragma_update(None, "user_version", 99).expect("it can be set");
        let refused = migrate(&mut connection, Path::new("new"));
        assert!(matches!(refused, Err(LibraryError::Newer { found: 99, .. })), "{refused:?}");
    }
}
