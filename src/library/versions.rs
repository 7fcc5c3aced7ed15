//! Photos that were edited in another program, from the moment at which an import sees it until decisions have followed.

use super::{Library, LibraryError, LogLine, albums, log};
use crate::domain::{EncoderId, GroupId, Held, PhotoId};
use rusqlite::{OptionalExtension, Transaction, params};

/// Notes that what was `old` is `new` now.
pub(super) fn note(to: &Transaction<'_>, old: PhotoId, new: PhotoId) -> Result<(), rusqlite::Error> {
    to.prepare_cached("INSERT OR IGNORE INTO versions (old, new) VALUES (?1, ?2)")?
        .execute([old.to_bytes(), new.to_bytes()])?;
    Ok(())
}

impl Library {
    /// The versions that decisions have not followed yet: old and new.
    pub fn versions(&self) -> Result<Vec<(PhotoId, PhotoId)>, LibraryError> {
        let mut all = self.connection.prepare_cached("SELECT old, new FROM versions").map_err(self.fail())?;
        let pair = |row: &rusqlite::Row<'_>| Ok((PhotoId::from_bytes(row.get(0)?), PhotoId::from_bytes(row.get(1)?)));
        let rows = all.query_map([], pair).map_err(self.fail())?;
        rows.collect::<Result<_, _>>().map_err(self.fail())
    }

    /// Appends what came of following `versions`, as [`Library::append`] does, and forgets them in the same transaction.
    pub fn append_versions(
        &mut self,
        versions: &[(PhotoId, PhotoId)],
        lines: &[LogLine],
        gone: &[GroupId],
        changed: &[&Held],
    ) -> Result<(), LibraryError> {
        self.check_place()?;
        let fail = LibraryError::of(&self.path);
        let transaction = self.connection.transaction().map_err(&fail)?;
        log::insert(&transaction, lines).map_err(&fail)?;
        albums::replace(&transaction, gone, changed).map_err(&fail)?;
        for (old, new) in versions {
            transaction
                .execute("DELETE FROM versions WHERE old = ?1 AND new = ?2", params![old.to_bytes(), new.to_bytes()])
                .map_err(&fail)?;
        }
        transaction.commit().map_err(&fail)
    }

    /// One embedding.
    pub fn embedding(&self, photo: PhotoId, encoder: &EncoderId) -> Result<Option<Vec<f32>>, LibraryError> {
        let sql = "SELECT vector FROM embeddings
                   WHERE photo = ?1 AND encoder = (SELECT id FROM encoders WHERE name = ?2)";
        let bytes: Option<Vec<u8>> = self
            .connection
            .prepare_cached(sql)
            .and_then(|mut s| s.query_row(params![photo.to_bytes(), encoder.0], |row| row.get(0)).optional())
            .map_err(self.fail())?;
        Ok(bytes.map(|bytes| bytes.as_chunks::<4>().0.iter().map(|c| f32::from_le_bytes(*c)).collect()))
    }
}
