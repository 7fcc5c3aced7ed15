//! Is the library whole? What can be made again is mended.

use super::{Library, LibraryError};
use rusqlite::params;

/// One thing that was found wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// The file itself is damaged, in SQLite's words. Nothing can mend it.
    Damaged(String),
    /// The orders in which SQLite looks things up did not fit the tables, and were made anew.
    Indexes,
    /// So many entries of a table pointed to photos that are not there, and were taken out.
    Orphans {
        /// The table.
        table: &'static str,
        /// How many.
        count: usize,
    },
    /// So many embeddings were damaged and were taken out; the next scan makes them again.
    Embeddings(usize),
    /// So many photos of the person's groups had been lost from the list of photos; the next scan reads them again.
    Photos(usize),
    /// The record of decisions does not hold together from this entry on. A backup has it.
    Record(u64),
    /// The albums did not fit the record of decisions, and were made anew from it.
    Albums,
    /// The file of thumbnails was damaged, and begun anew.
    ThumbnailFile,
    /// Thumbnails that were missing or damaged.
    Thumbnails {
        /// Made again.
        made: usize,
        /// Those whose photo could not be read just now; they are made when it can.
        left: usize,
    },
}

/// What a check found; nothing where all was well.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Health {
    /// Everything that was wrong.
    pub findings: Vec<Finding>,
}

impl Health {
    /// Whether all is well now.
    pub fn is_well(&self) -> bool {
        self.findings.iter().all(|finding| !matches!(finding, Finding::Damaged(_) | Finding::Record(_)))
    }

    /// Adds a finding.
    pub fn add(&mut self, finding: Finding) {
        self.findings.push(finding);
    }
}

impl Library {
    /// Looks at every page, reference and embedding, and mends what can be made again.
    pub fn check(&mut self) -> Result<Health, LibraryError> {
        let mut health = Health::default();
        let mut wrong = self.wrong_pages()?;
        if !wrong.is_empty() && self.connection.execute_batch("REINDEX").is_ok() {
            // An index holds nothing that its table does not have. Where that was not all, the rest is said below.
            wrong = self.wrong_pages()?;
            if wrong.is_empty() {
                health.add(Finding::Indexes);
            }
        }
        if !wrong.is_empty() {
            wrong.into_iter().for_each(|line| health.add(Finding::Damaged(line)));
            return Ok(health);
        }
        self.check_references(&mut health)?;
        self.check_embeddings(&mut health)?;
        Ok(health)
    }

    /// What SQLite finds wrong with the file, in its words.
    fn wrong_pages(&self) -> Result<Vec<String>, LibraryError> {
        match self.strings("PRAGMA integrity_check(20)") {
            Ok(lines) => Ok(lines.into_iter().filter(|line| line != "ok").collect()),
            Err(LibraryError::Damaged { detail, .. }) => Ok(vec![detail]),
            Err(other) => Err(other),
        }
    }

    fn check_references(&mut self, health: &mut Health) -> Result<(), LibraryError> {
        let mends = [
            ("album_photos", "album NOT IN (SELECT id FROM albums) OR photo NOT IN (SELECT id FROM photos)"),
            ("embeddings", "photo NOT IN (SELECT id FROM photos) OR encoder NOT IN (SELECT id FROM encoders)"),
            ("files", "photo NOT IN (SELECT id FROM photos)"),
            ("sharpness", "photo NOT IN (SELECT id FROM photos)"),
            ("inside", "photo NOT IN (SELECT id FROM photos)"),
        ];
        for (table, orphan) in mends {
            let count =
                self.connection.execute(&format!("DELETE FROM {table} WHERE {orphan}"), []).map_err(self.fail())?;
            if count > 0 {
                health.add(Finding::Orphans { table, count });
            }
        }
        Ok(())
    }

    /// Embeddings must be of one length for an encoder, finite, and of length 1. Those that are not are dropped: the next
    /// scan makes them again.
    fn check_embeddings(&mut self, health: &mut Health) -> Result<(), LibraryError> {
        let mut bad = Vec::new();
        {
            let mut statement = self
                .connection
                .prepare(
                    "WITH lengths AS (SELECT encoder, length(vector) AS bytes, count(*) AS n FROM embeddings GROUP BY 1, 2),
                          usual AS (SELECT encoder, bytes, max(n) FROM lengths GROUP BY encoder)
                     SELECT e.rowid, e.vector, u.bytes FROM embeddings e JOIN usual u USING (encoder)",
                )
                .map_err(self.fail())?;
            let mut rows = statement.query([]).map_err(self.fail())?;
            while let Some(row) = rows.next().map_err(self.fail())? {
                let id: i64 = row.get(0).map_err(self.fail())?;
                let bytes = row.get_ref(1).and_then(|v| Ok(v.as_blob()?)).map_err(self.fail())?;
                let usual: i64 = row.get(2).map_err(self.fail())?;
                if i64::try_from(bytes.len()) != Ok(usual) || !is_unit(bytes) {
                    bad.push(id);
                }
            }
        }
        for id in &bad {
            self.connection.execute("DELETE FROM embeddings WHERE rowid = ?1", params![id]).map_err(self.fail())?;
        }
        if !bad.is_empty() {
            health.add(Finding::Embeddings(bad.len()));
        }
        Ok(())
    }

    fn strings(&self, sql: &str) -> Result<Vec<String>, LibraryError> {
        let mut statement = self.connection.prepare(sql).map_err(self.fail())?;
        let rows = statement.query_map([], |row| row.get(0)).map_err(self.fail())?;
        rows.collect::<Result<_, _>>().map_err(self.fail())
    }
}

fn is_unit(bytes: &[u8]) -> bool {
    let (numbers, rest) = bytes.as_chunks::<4>();
    let square: f64 = numbers.iter().map(|c| f64::from(f32::from_le_bytes(*c)).powi(2)).sum();
    rest.is_empty() && (square - 1.0).abs() < 1e-3
}
