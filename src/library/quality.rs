//! How good photos are as pictures, as the import measured.
//!
//! Photos that an earlier version imported have no entry, or none of their tones: what they would say is not known.

use super::{Library, LibraryError};
use crate::domain::{PhotoId, Quality, Tones};
use rusqlite::{Row, Transaction, params};
use std::collections::HashMap;

/// Adds the quality of a photo, in place of an earlier one.
pub(super) fn insert(to: &Transaction<'_>, photo: PhotoId, quality: Quality) -> Result<(), rusqlite::Error> {
    let (brightness, entropy) = quality.tones.map(|tones| (tones.brightness, tones.entropy)).unzip();
    to.prepare_cached("INSERT OR REPLACE INTO sharpness (photo, value, brightness, entropy) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![photo.to_bytes(), quality.sharpness, brightness, entropy])?;
    Ok(())
}

impl Library {
    /// The quality of all photos that have been measured.
    pub fn qualities(&self) -> Result<HashMap<PhotoId, Quality>, LibraryError> {
        let mut statement =
            self.connection.prepare("SELECT photo, value, brightness, entropy FROM sharpness").map_err(self.fail())?;
        let quality = |row: &Row<'_>| {
            let tones = row.get::<_, Option<f32>>(2)?.zip(row.get(3)?);
            let tones = tones.map(|(brightness, entropy)| Tones { brightness, entropy });
            Ok((PhotoId::from_bytes(row.get(0)?), Quality { sharpness: row.get(1)?, tones }))
        };
        let rows = statement.query_map([], quality).map_err(self.fail())?;
        rows.collect::<Result<_, _>>().map_err(self.fail())
    }
}
