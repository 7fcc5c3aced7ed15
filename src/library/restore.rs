//! Putting a record of decisions in place of the one that is there.

use super::{Library, LibraryError, LogLine, albums};
use crate::domain::Held;
use rusqlite::{Transaction, params};

impl Library {
    /// Puts this record, and the groups that it leads to, in place of those that are there, all or nothing. Photos that the
    /// library has not seen keep their place in the groups: they join when a scan finds them. `at` is milliseconds since
    /// the Unix epoch.
    pub fn replace_decisions(&mut self, log: &[LogLine], held: &[&Held], at: i64) -> Result<(), LibraryError> {
        let fail = LibraryError::of(&self.path);
        let transaction = self.connection.transaction().map_err(&fail)?;
        replace(&transaction, log, held, at).map_err(&fail)?;
        transaction.commit().map_err(&fail)
    }

    /// Makes a place for photos that groups name and the library has not seen, or has lost. Returns how many.
    pub fn expect_photos(&mut self, held: &[&Held], at: i64) -> Result<usize, LibraryError> {
        let fail = LibraryError::of(&self.path);
        let transaction = self.connection.transaction().map_err(&fail)?;
        let made = expect(&transaction, held, at).map_err(&fail)?;
        transaction.commit().map_err(&fail)?;
        Ok(made)
    }
}

fn replace(to: &Transaction<'_>, log: &[LogLine], held: &[&Held], at: i64) -> Result<(), rusqlite::Error> {
    to.execute_batch("DELETE FROM album_photos; DELETE FROM albums; DELETE FROM log;")?;
    super::log::insert(to, log)?;
    expect(to, held, at)?;
    albums::replace(to, &[], held)
}

/// A photo of which only the id is known has no files, so it is in no list, and no embedding, so a scan that finds it reads
/// it like a new one.
fn expect(to: &Transaction<'_>, held: &[&Held], at: i64) -> Result<usize, rusqlite::Error> {
    let mut insert = to.prepare_cached(
        "INSERT OR IGNORE INTO photos (id, format, width, height, orientation, added) VALUES (?1, '', 0, 0, 1, ?2)",
    )?;
    let mut made = 0;
    for photo in held.iter().flat_map(|group| &group.photos) {
        made += insert.execute(params![photo.to_bytes(), at])?;
    }
    Ok(made)
}
