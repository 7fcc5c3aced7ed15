//! Small things that are kept with the library: the window's preferences, and what an import has still to read.

use super::{Library, LibraryError, paths};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// What the names of preferences begin with, so that no preference can be taken for a setting of the library's own.
const PREFERENCE: &str = "preference.";

/// Where the roots of imports that have not ended are kept: JSON, each path as the bytes that the system uses.
const UNFINISHED: &str = "unfinished";

impl Library {
    /// All preferences by name.
    pub fn preferences(&self) -> Result<BTreeMap<String, String>, LibraryError> {
        let mut statement =
            self.connection.prepare("SELECT key, value FROM settings WHERE key GLOB ?1").map_err(self.fail())?;
        let named = |row: &rusqlite::Row<'_>| {
            let key: String = row.get(0)?;
            Ok((key.strip_prefix(PREFERENCE).unwrap_or(&key).to_owned(), row.get(1)?))
        };
        let rows = statement.query_map([format!("{PREFERENCE}*")], named).map_err(self.fail())?;
        rows.collect::<Result<_, _>>().map_err(self.fail())
    }

    /// Keeps a preference in place of what it was before.
    pub fn set_preference(&mut self, key: &str, value: &str) -> Result<(), LibraryError> {
        self.set(&format!("{PREFERENCE}{key}"), value)
    }

    /// The folders and files that an import was asked to read and has not read to the end, as they were asked for.
    pub fn unfinished(&self) -> Result<Vec<PathBuf>, LibraryError> {
        // What cannot be read is none: it costs the person one more look through their folders.
        let roots = self.get(UNFINISHED)?.and_then(|text| serde_json::from_str::<Vec<Vec<u8>>>(&text).ok());
        Ok(roots.unwrap_or_default().into_iter().map(paths::from_bytes).collect())
    }

    /// Keeps these in their place.
    pub fn set_unfinished(&mut self, roots: &[PathBuf]) -> Result<(), LibraryError> {
        let bytes: Vec<Vec<u8>> = roots.iter().map(|root| paths::to_bytes(root)).collect();
        self.set(UNFINISHED, &serde_json::json!(bytes).to_string())
    }
}
