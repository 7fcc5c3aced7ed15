//! Files: the places where photos were last seen, and the files that could not be read.

use super::{Library, LibraryError, NewSide, paths};
use crate::domain::{EncoderId, Failure, FileStamp, Inside, Photo, PhotoId, Quality, Side};
use rusqlite::{Transaction, params};
use std::path::{Path, PathBuf};

/// What the library remembers of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownFile {
    /// Where.
    pub path: PathBuf,
    /// Its directory entry when it was read.
    pub stamp: FileStamp,
    /// Its content.
    pub photo: PhotoId,
    /// Whether the photo has an embedding of each encoder that was asked about, or is a film, which has none.
    pub encoded: bool,
    /// Whether it was not in its place at the last look.
    pub missing: bool,
}

/// A file whose content cannot be read; it is not tried again until it changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FailedFile {
    /// Where.
    pub path: PathBuf,
    /// Its directory entry when it was tried.
    pub stamp: FileStamp,
    /// Why.
    pub reason: Failure,
}

/// One thing that an import found out, to be kept.
#[derive(Clone, Copy, Debug)]
pub enum NewFile<'a> {
    /// A photo that was read and encoded, and where.
    Photo {
        /// Where it lies.
        path: &'a Path,
        /// Its directory entry.
        stamp: FileStamp,
        /// What was read out of it.
        photo: &'a Photo,
        /// Its normalised embeddings.
        embeddings: &'a [(EncoderId, Vec<f32>)],
        /// How good it is as a picture, where that was measured.
        quality: Option<Quality>,
    },
    /// Another place of a photo that the library has, or the same place with another directory entry.
    Place {
        /// Where.
        path: &'a Path,
        /// Its directory entry.
        stamp: FileStamp,
        /// Which photo.
        photo: PhotoId,
    },
    /// A file that is in its place again, unchanged.
    Back(&'a Path),
    /// A file that cannot be read.
    Failed(&'a FailedFile),
    /// A photo that was edited in another program: its place holds another one now, which stands before this in the batch
    /// or is in the library.
    Version {
        /// What was there.
        old: PhotoId,
        /// What is there now.
        new: PhotoId,
    },
    /// A file beside photos.
    Side(NewSide<'a>),
    /// What is written inside a photo, which stands before this in the batch or is in the library.
    Inside {
        /// Which.
        photo: PhotoId,
        /// What.
        inside: &'a Inside,
    },
}

/// A photo and all places where it was seen.
#[derive(Clone, Debug, PartialEq)]
pub struct PhotoFile {
    /// The photo.
    pub photo: Photo,
    /// Its places by path, at least one; whether each was missing at the last look.
    pub places: Vec<(PathBuf, FileStamp, bool)>,
    /// What files beside it say, and what is written inside.
    pub side: Option<Side>,
}

impl Library {
    /// All files, with whether their photos are complete for these encoders.
    pub fn known_files(&self, encoders: &[EncoderId]) -> Result<Vec<KnownFile>, LibraryError> {
        let names = serde_json::json!(encoders.iter().map(|e| &e.0).collect::<Vec<_>>()).to_string();
        let mut statement = self
            .connection
            .prepare(
                "WITH asked AS (SELECT id FROM encoders WHERE name IN (SELECT value FROM json_each(?1))),
                      complete AS MATERIALIZED (
                          SELECT photo FROM embeddings WHERE encoder IN asked
                          GROUP BY photo HAVING count(*) = ?2)
                 SELECT path, size, modified, photo,
                        photo IN complete OR photo IN (SELECT id FROM photos WHERE film IS NOT NULL), missing
                 FROM files",
            )
            .map_err(self.fail())?;
        let rows = statement
            .query_map(params![names, encoders.len() as i64], |row| {
                Ok(KnownFile {
                    path: paths::from_bytes(row.get(0)?),
                    stamp: stamp(row, 1)?,
                    photo: PhotoId::from_bytes(row.get(3)?),
                    encoded: row.get(4)?,
                    missing: row.get(5)?,
                })
            })
            .map_err(self.fail())?;
        rows.collect::<Result<_, _>>().map_err(self.fail())
    }

    /// The files that could not be read, by path.
    pub fn failed_files(&self) -> Result<Vec<FailedFile>, LibraryError> {
        let mut statement = self
            .connection
            .prepare("SELECT path, size, modified, reason FROM failures ORDER BY path")
            .map_err(self.fail())?;
        let rows = statement
            .query_map([], |row| {
                Ok(FailedFile {
                    path: paths::from_bytes(row.get(0)?),
                    stamp: stamp(row, 1)?,
                    reason: reason(row.get(3)?),
                })
            })
            .map_err(self.fail())?;
        rows.collect::<Result<_, _>>().map_err(self.fail())
    }

    /// Forgets the files that could not be read, unless this version of Albumen is the one that tried: another may be able
    /// to read them.
    pub fn forget_failures_of_others(&mut self, version: &str) -> Result<(), LibraryError> {
        if self.get("reader")?.as_deref() != Some(version) {
            self.connection.execute("DELETE FROM failures", []).map_err(self.fail())?;
            self.set("reader", version)?;
        }
        Ok(())
    }

    /// Keeps a batch of an import, all or nothing. `at` is milliseconds since the Unix epoch.
    pub fn record(&mut self, batch: &[NewFile<'_>], at: i64) -> Result<(), LibraryError> {
        self.check_place()?;
        let fail = LibraryError::of(&self.path);
        let transaction = self.connection.transaction().map_err(&fail)?;
        for new in batch {
            record_one(&transaction, *new, at).map_err(&fail)?;
        }
        transaction.commit().map_err(&fail)
    }

    /// Remembers that files are not in their place. Their photos, embeddings and albums stay.
    pub fn mark_missing(&mut self, missing: &[PathBuf]) -> Result<(), LibraryError> {
        let fail = LibraryError::of(&self.path);
        let transaction = self.connection.transaction().map_err(&fail)?;
        for path in missing {
            let path = paths::to_bytes(path);
            transaction.execute("UPDATE files SET missing = 1 WHERE path = ?1", [&path]).map_err(&fail)?;
            transaction.execute("DELETE FROM failures WHERE path = ?1", [&path]).map_err(&fail)?;
        }
        transaction.commit().map_err(&fail)
    }
}

fn stamp(row: &rusqlite::Row<'_>, column: usize) -> Result<FileStamp, rusqlite::Error> {
    let size: i64 = row.get(column)?;
    Ok(FileStamp { size: u64::try_from(size).unwrap_or(0), modified: row.get(column + 1)? })
}

/// A reason as it is kept: one JSON value.
fn written(reason: &Failure) -> String {
    serde_json::to_string(reason).unwrap_or_else(|_| reason.to_string())
}

/// A reason that was kept; earlier versions kept a sentence.
fn reason(written: String) -> Failure {
    serde_json::from_str(&written).unwrap_or(Failure::Told(written))
}

fn record_one(to: &Transaction<'_>, new: NewFile<'_>, at: i64) -> Result<(), rusqlite::Error> {
    match new {
        NewFile::Photo { path, stamp, photo, embeddings, quality } => {
            super::photos::insert(to, photo, at)?;
            super::embeddings::insert(to, photo.id, embeddings)?;
            if let Some(quality) = quality {
                super::quality::insert(to, photo.id, quality)?;
            }
            place(to, path, stamp, photo.id)
        }
        NewFile::Place { path, stamp, photo } => place(to, path, stamp, photo),
        NewFile::Side(side) => super::sides::insert(to, side),
        NewFile::Inside { photo, inside } => super::inside::insert(to, photo, inside),
        NewFile::Back(path) => {
            to.prepare_cached("UPDATE files SET missing = 0 WHERE path = ?1")?.execute([paths::to_bytes(path)])?;
            Ok(())
        }
        NewFile::Version { old, new } => super::versions::note(to, old, new),
        NewFile::Failed(failed) => {
            let path = paths::to_bytes(&failed.path);
            // What was read there before is no longer there; the photo itself stays in the library.
            to.prepare_cached("UPDATE files SET missing = 1 WHERE path = ?1")?.execute([&path])?;
            to.prepare_cached(
                "INSERT OR REPLACE INTO failures (path, size, modified, reason) VALUES (?1, ?2, ?3, ?4)",
            )?
            .execute(params![
                path,
                failed.stamp.size as i64,
                failed.stamp.modified,
                written(&failed.reason)
            ])?;
            Ok(())
        }
    }
}

fn place(to: &Transaction<'_>, path: &Path, stamp: FileStamp, photo: PhotoId) -> Result<(), rusqlite::Error> {
    let path = paths::to_bytes(path);
    to.prepare_cached(
        "INSERT OR REPLACE INTO files (path, photo, size, modified, missing) VALUES (?1, ?2, ?3, ?4, 0)",
    )?
    .execute(params![path, photo.to_bytes(), stamp.size as i64, stamp.modified])?;
    to.prepare_cached("DELETE FROM failures WHERE path = ?1")?.execute([&path])?;
    Ok(())
}
