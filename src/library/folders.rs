//! The folders that the person gave, and taking one off again.

use super::{Library, LibraryError, paths};
use crate::domain::PhotoId;
use rusqlite::params;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

impl Library {
    /// Adds the folders (or single files) that the person gave. `at` is milliseconds since the Unix epoch.
    pub fn add_folders(&mut self, folders: &[PathBuf], at: i64) -> Result<(), LibraryError> {
        let fail = LibraryError::of(&self.path);
        let transaction = self.connection.transaction().map_err(&fail)?;
        for folder in folders {
            transaction
                .prepare_cached("INSERT OR IGNORE INTO folders (path, added) VALUES (?1, ?2)")
                .and_then(|mut s| s.execute(params![paths::to_bytes(folder), at]))
                .map_err(&fail)?;
        }
        transaction.commit().map_err(&fail)
    }

    /// The folders that the person gave, by path.
    pub fn folders(&self) -> Result<Vec<PathBuf>, LibraryError> {
        let mut statement = self.connection.prepare("SELECT path FROM folders ORDER BY path").map_err(self.fail())?;
        let rows = statement.query_map([], |row| Ok(paths::from_bytes(row.get(0)?))).map_err(self.fail())?;
        rows.collect::<Result<_, _>>().map_err(self.fail())
    }

    /// Takes a folder off: the files below it leave, unless another of the folders holds them too. Photos, embeddings and
    /// decisions stay for when it is added again. Returns the photos that lost a file.
    pub fn remove_folder(&mut self, folder: &Path) -> Result<Vec<PhotoId>, LibraryError> {
        let mut others: HashSet<PathBuf> = self.folders()?.into_iter().collect();
        others.remove(folder);
        let leaves = |path: &Path| path.starts_with(folder) && !path.ancestors().any(|above| others.contains(above));
        let fail = LibraryError::of(&self.path);
        let transaction = self.connection.transaction().map_err(&fail)?;
        let mut lost = Vec::new();
        for (table, photo) in [("files", "photo"), ("failures", "NULL")] {
            let mut all = transaction.prepare(&format!("SELECT path, {photo} FROM {table}")).map_err(&fail)?;
            let rows = all.query_map([], |row| Ok((row.get::<_, Vec<u8>>(0)?, row.get::<_, Option<[u8; 16]>>(1)?)));
            let rows: Vec<_> = rows.and_then(Iterator::collect).map_err(&fail)?;
            let mut delete = transaction.prepare(&format!("DELETE FROM {table} WHERE path = ?1")).map_err(&fail)?;
            for (path, photo) in rows {
                if leaves(&paths::from_bytes(path.clone())) {
                    delete.execute([path]).map_err(&fail)?;
                    lost.extend(photo.map(PhotoId::from_bytes));
                }
            }
        }
        transaction.execute("DELETE FROM folders WHERE path = ?1", [paths::to_bytes(folder)]).map_err(&fail)?;
        transaction.commit().map_err(&fail)?;
        lost.sort_unstable();
        lost.dedup();
        Ok(lost)
    }
}
