//! What was learned from the person's corrections: each version with its figures, and the one that is grouped by.

use super::{Library, LibraryError};
use rusqlite::{OptionalExtension, params};

/// The version in use; empty where none is.
const USED: &str = "learned.used";
/// How much of the record was learned from when it was last tried, whatever came of it.
const THROUGH: &str = "learned.through";
/// A digest of the themes that looks were learned from when it was last tried, whatever came of it.
const SAID: &str = "learned.said";
/// "no" where the person does not want it.
const ON: &str = "learned.on";
/// "yes" where the person took something back: what is grouped by stays until they want to go on.
const HELD: &str = "learned.held";

/// Weights of grouping that were learned, and how they did.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LearnedVersion {
    /// Its number in the library, from 1; 0 before it is kept.
    pub id: i64,
    /// When, in milliseconds since the Unix epoch.
    pub at: i64,
    /// Corrections that stood then.
    pub corrections: u64,
    /// Albums that were held back in turns.
    pub albums: u64,
    /// Of them, how many the shipped grouping made by itself.
    pub before: u64,
    /// How many grouping made with what was learned from the others.
    pub after: u64,
    /// What the weights started from; they mean nothing to a program that starts from others.
    pub start: String,
    /// The weights, as their room writes them; empty where the shipped ones are used.
    pub weights: String,
    /// What was learned of looks, where something was.
    pub looks: Option<LearnedLooks>,
}

/// An adapter of embeddings, and how it did.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LearnedLooks {
    /// Its number in the library, from 1; 0 before it is kept.
    pub id: i64,
    /// Of which encoder's embeddings.
    pub encoder: String,
    /// A digest of the themes that it was learned from.
    pub said: String,
    /// Themes that photos were held back of in turns.
    pub albums: u64,
    /// Photos most like those, in all.
    pub asked: u64,
    /// How many of them were of the same theme by the encoder alone.
    pub before: u64,
    /// How many with what was learned without the held-back photos.
    pub after: u64,
}

impl Library {
    /// Whether the person wants Albumen to learn; so it is until they say no.
    pub fn is_learning(&self) -> Result<bool, LibraryError> {
        Ok(self.get(ON)?.as_deref() != Some("no"))
    }

    /// Keeps whether the person wants Albumen to learn.
    pub fn set_learning(&mut self, on: bool) -> Result<(), LibraryError> {
        self.set(ON, if on { "yes" } else { "no" })
    }

    /// Whether learning rests at what is in use: the person took something back, and has not said since to go on.
    pub fn is_learning_held(&self) -> Result<bool, LibraryError> {
        Ok(self.get(HELD)?.as_deref() == Some("yes"))
    }

    /// Goes on with learning, from all of the record.
    pub fn resume_learning(&mut self) -> Result<(), LibraryError> {
        self.set(HELD, "no")?;
        self.set(SAID, "")?;
        self.set(THROUGH, "")
    }

    /// Goes back to this version, or to the shipped way, and stays there.
    pub fn take_back_learned(&mut self, version: Option<i64>) -> Result<(), LibraryError> {
        self.set(HELD, "yes")?;
        self.set(USED, &version.map(|id| id.to_string()).unwrap_or_default())
    }

    /// Forgets all versions, and stays at the shipped way.
    pub fn forget_learned(&mut self) -> Result<(), LibraryError> {
        self.take_back_learned(None)?;
        self.connection
            .execute_batch("BEGIN; DELETE FROM learned; DELETE FROM adapters; COMMIT")
            .map_err(self.fail())?;
        self.set(SAID, "")
    }

    /// A digest of the themes that looks were learned from last.
    pub fn learned_from_themes(&self) -> Result<Option<String>, LibraryError> {
        self.get(SAID)
    }

    /// An adapter as its room writes it.
    pub fn adapter(&self, id: i64) -> Result<Option<Vec<u8>>, LibraryError> {
        let body = self.connection.query_row("SELECT body FROM adapters WHERE id = ?1", [id], |row| row.get(0));
        body.optional().map_err(self.fail())
    }

    /// Number of the last entry of the record that was learned from.
    pub fn learned_through(&self) -> Result<Option<u64>, LibraryError> {
        Ok(self.get(THROUGH)?.and_then(|number| number.parse().ok()))
    }

    /// The version that is grouped by, if any.
    pub fn learned(&self) -> Result<Option<LearnedVersion>, LibraryError> {
        let Some(id) = self.get(USED)?.and_then(|id| id.parse::<i64>().ok()) else { return Ok(None) };
        Ok(self.versions_where("v.id = ?1", &[&id])?.pop())
    }

    /// All versions there have been, the latest last.
    pub fn learned_versions(&self) -> Result<Vec<LearnedVersion>, LibraryError> {
        self.versions_where("TRUE", &[])
    }

    /// Keeps what came of learning from the record up to this entry, and from the themes of this digest: a version to use
    /// from now on (one that has a number already stays as it is), or none. `body` is of its looks where these are new, and have no number yet.
    pub fn keep_learned(
        &mut self,
        version: Option<&LearnedVersion>,
        body: Option<&[u8]>,
        through: u64,
        said: &str,
    ) -> Result<(), LibraryError> {
        let fail = LibraryError::of(&self.path);
        let transaction = self.connection.transaction().map_err(&fail)?;
        let number = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
        let mut used = String::new();
        if let Some(v) = version.filter(|v| v.id > 0) {
            used = v.id.to_string();
        } else if let Some(v) = version {
            let mut adapter = v.looks.as_ref().map(|looks| looks.id);
            if let (Some(looks), Some(body)) = (&v.looks, body) {
                let row = params![
                    looks.encoder,
                    looks.said,
                    number(looks.albums),
                    number(looks.asked),
                    number(looks.before),
                    number(looks.after),
                    body
                ];
                transaction
                    .execute(
                        "INSERT INTO adapters (encoder, said, albums, asked, before, after, body)
                         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                        row,
                    )
                    .map_err(&fail)?;
                adapter = Some(transaction.last_insert_rowid());
            }
            let row = params![
                v.at,
                number(v.corrections),
                number(v.albums),
                number(v.before),
                number(v.after),
                v.start,
                v.weights,
                adapter
            ];
            transaction
                .execute(
                    "INSERT INTO learned (at, corrections, albums, before, after, start, weights, adapter)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                    row,
                )
                .map_err(&fail)?;
            used = transaction.last_insert_rowid().to_string();
        }
        for (key, value) in [(USED, used), (THROUGH, through.to_string()), (SAID, said.to_owned())] {
            transaction
                .execute("INSERT OR REPLACE INTO settings (key, value) VALUES (?1, ?2)", [key, &value])
                .map_err(&fail)?;
        }
        transaction.commit().map_err(&fail)
    }

    fn versions_where(
        &self,
        condition: &str,
        values: &[&dyn rusqlite::ToSql],
    ) -> Result<Vec<LearnedVersion>, LibraryError> {
        let sql = format!(
            "SELECT v.at, v.corrections, v.albums, v.before, v.after, v.start, v.weights, v.id,
                    a.id, a.encoder, a.said, a.albums, a.asked, a.before, a.after
             FROM learned v LEFT JOIN adapters a ON a.id = v.adapter WHERE {condition} ORDER BY v.id"
        );
        let mut statement = self.connection.prepare(&sql).map_err(self.fail())?;
        let rows = statement
            .query_map(values, |row| {
                let number = |index| Ok::<_, rusqlite::Error>(u64::try_from(row.get::<_, i64>(index)?).unwrap_or(0));
                let looks = match row.get::<_, Option<i64>>(8)? {
                    None => None,
                    Some(id) => Some(LearnedLooks {
                        id,
                        encoder: row.get(9)?,
                        said: row.get(10)?,
                        albums: number(11)?,
                        asked: number(12)?,
                        before: number(13)?,
                        after: number(14)?,
                    }),
                };
                Ok(LearnedVersion {
                    id: row.get(7)?,
                    at: row.get(0)?,
                    corrections: number(1)?,
                    albums: number(2)?,
                    before: number(3)?,
                    after: number(4)?,
                    start: row.get(5)?,
                    weights: row.get(6)?,
                    looks,
                })
            })
            .map_err(self.fail())?;
        rows.collect::<Result<_, _>>().map_err(self.fail())
    }
}
