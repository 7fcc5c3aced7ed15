//! How sharp photos are, as the import measured; photos that an earlier version imported have no entry.

use super::{Library, LibraryError};
use crate::domain::PhotoId;
use rusqlite::{Transaction, params};
use std::collections::HashMap;

/// Adds the sharpness of a photo, in place of an earlier one.
pub(super) fn insert(to: &Transaction<'_>, photo: PhotoId, value: f32) -> Result<(), rusqlite::Error> {
    to.prepare_cached("INSERT OR REPLACE INTO sharpness (photo, value) VALUES (?1, ?2)")?
        .execute(params![photo.to_bytes(), value])?;
    Ok(())
}

impl Library {
    /// The sharpness of all photos that have been measured; larger is sharper.
    pub fn sharpness(&self) -> Result<HashMap<PhotoId, f32>, LibraryError> {
        let mut statement = self.connection.prepare("SELECT photo, value FROM sharpness").map_err(self.fail())?;
        let rows =
            statement.query_map([], |row| Ok((PhotoId::from_bytes(row.get(0)?), row.get(1)?))).map_err(self.fail())?;
        rows.collect::<Result<_, _>>().map_err(self.fail())
    }
}
