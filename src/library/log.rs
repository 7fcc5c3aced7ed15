//! The record of what the person said, append-only.

use super::{Library, LibraryError};
use crate::domain::{GroupId, Held};
use rusqlite::{Transaction, params};

/// One line of the record: the step as JSON text, whose meaning is the business of `review`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogLine {
    /// 1, 2, 3, …
    pub sequence: u64,
    /// Milliseconds since the Unix epoch.
    pub at: i64,
    /// JSON.
    pub step: String,
}

/// Appends lines.
pub(super) fn insert(to: &Transaction<'_>, lines: &[LogLine]) -> Result<(), rusqlite::Error> {
    for line in lines {
        to.prepare_cached("INSERT INTO log (sequence, at, step) VALUES (?1, ?2, ?3)")?.execute(params![
            line.sequence as i64,
            line.at,
            line.step
        ])?;
    }
    Ok(())
}

impl Library {
    /// The whole record, in order.
    pub fn log(&self) -> Result<Vec<LogLine>, LibraryError> {
        let mut statement =
            self.connection.prepare("SELECT sequence, at, step FROM log ORDER BY sequence").map_err(self.fail())?;
        let rows = statement
            .query_map([], |row| {
                let sequence: i64 = row.get(0)?;
                Ok(LogLine { sequence: u64::try_from(sequence).unwrap_or(0), at: row.get(1)?, step: row.get(2)? })
            })
            .map_err(self.fail())?;
        rows.collect::<Result<_, _>>().map_err(self.fail())
    }

    /// Appends to the record and brings the albums to what it now says, all or nothing. When this returns, the lines
    /// are on the disk.
    pub fn append(&mut self, lines: &[LogLine], gone: &[GroupId], changed: &[&Held]) -> Result<(), LibraryError> {
        self.check_place()?;
        let fail = LibraryError::of(&self.path);
        let transaction = self.connection.transaction().map_err(&fail)?;
        insert(&transaction, lines).map_err(&fail)?;
        super::albums::replace(&transaction, gone, changed).map_err(&fail)?;
        transaction.commit().map_err(&fail)
    }
}
