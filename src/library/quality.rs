//! How good photos are as pictures, as the import measured.
//!
//! Photos that an earlier version imported have no entry, or none of their tones, until a scan measures them.

use super::{Library, LibraryError};
use crate::domain::{PhotoId, Quality, Tones};
use rusqlite::{Row, Transaction, params};
use std::collections::HashMap;

/// Adds the quality of a photo, in place of an earlier one.
pub(super) fn insert(to: &Transaction<'_>, photo: PhotoId, quality: Quality) -> Result<(), rusqlite::Error> {
    let of = |number: fn(Tones) -> f32| quality.tones.map(number);
    to.prepare_cached(
        "INSERT OR REPLACE INTO sharpness (photo, value, brightness, entropy, burnt) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![
        photo.to_bytes(),
        quality.sharpness,
        of(|tones| tones.brightness),
        of(|tones| tones.entropy),
        of(|tones| tones.burnt),
    ])?;
    Ok(())
}

impl Library {
    /// The quality of all photos that have been measured.
    pub fn qualities(&self) -> Result<HashMap<PhotoId, Quality>, LibraryError> {
        let mut statement = self
            .connection
            .prepare("SELECT photo, value, brightness, entropy, burnt FROM sharpness")
            .map_err(self.fail())?;
        let quality = |row: &Row<'_>| {
            let number = |at| row.get::<_, Option<f32>>(at);
            let numbers = [number(2)?, number(3)?, number(4)?];
            let tones = match numbers {
                [Some(brightness), Some(entropy), Some(burnt)] => Some(Tones { brightness, entropy, burnt }),
                _ => None,
            };
            Ok((PhotoId::from_bytes(row.get(0)?), Quality { sharpness: row.get(1)?, tones }))
        };
        let rows = statement.query_map([], quality).map_err(self.fail())?;
        rows.collect::<Result<_, _>>().map_err(self.fail())
    }

    /// The first `count` photos whose tones are not known, by id, or those after one, each with its sharpness where that is
    /// known. Films are none.
    pub fn without_tones(
        &self,
        after: Option<PhotoId>,
        count: usize,
    ) -> Result<Vec<(PhotoId, Option<f32>)>, LibraryError> {
        let after = after.map_or_else(Vec::new, |id| id.to_bytes().to_vec());
        let mut statement = self
            .connection
            .prepare_cached(
                "SELECT p.id, s.value FROM photos p LEFT JOIN sharpness s ON s.photo = p.id
                 WHERE p.id > ?1 AND p.film IS NULL AND s.burnt IS NULL ORDER BY p.id LIMIT ?2",
            )
            .map_err(self.fail())?;
        let photo = |row: &Row<'_>| Ok((PhotoId::from_bytes(row.get(0)?), row.get(1)?));
        let rows = statement.query_map(params![after, count as i64], photo).map_err(self.fail())?;
        rows.collect::<Result<_, _>>().map_err(self.fail())
    }

    /// Keeps the quality of photos, in place of what was known of it; all or nothing.
    pub fn keep_qualities(&mut self, all: &[(PhotoId, Quality)]) -> Result<(), LibraryError> {
        if all.is_empty() {
            return Ok(());
        }
        self.check_place()?;
        let fail = LibraryError::of(&self.path);
        let transaction = self.connection.transaction().map_err(&fail)?;
        for (photo, quality) in all {
            insert(&transaction, *photo, *quality).map_err(&fail)?;
        }
        transaction.commit().map_err(&fail)
    }
}
