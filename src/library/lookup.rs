//! Single photos, and what is there of all, without reading the rest.

use super::{Library, LibraryError, paths};
use crate::domain::{EncoderId, PhotoId};
use rusqlite::OptionalExtension;
use std::collections::HashSet;
use std::path::Path;

impl Library {
    /// The photo that a file held at the last look.
    pub fn photo_at(&self, path: &Path) -> Result<Option<PhotoId>, LibraryError> {
        let sql = "SELECT photo FROM files WHERE path = ?1";
        let found = self.connection.query_row(sql, [paths::to_bytes(path)], |row| Ok(PhotoId::from_bytes(row.get(0)?)));
        found.optional().map_err(self.fail())
    }

    /// The photos of which a file is in its place.
    pub fn photos_there(&self) -> Result<HashSet<PhotoId>, LibraryError> {
        let mut statement =
            self.connection.prepare("SELECT DISTINCT photo FROM files WHERE NOT missing").map_err(self.fail())?;
        let rows = statement.query_map([], |row| Ok(PhotoId::from_bytes(row.get(0)?))).map_err(self.fail())?;
        rows.collect::<Result<_, _>>().map_err(self.fail())
    }

    /// Shows every embedding of an encoder to `see`, one at a time, so that they need not be in memory together.
    pub fn visit_embeddings(
        &self,
        encoder: &EncoderId,
        mut see: impl FnMut(PhotoId, &[f32]),
    ) -> Result<(), LibraryError> {
        let sql = "SELECT photo, vector FROM embeddings WHERE encoder = (SELECT id FROM encoders WHERE name = ?1)";
        let mut statement = self.connection.prepare(sql).map_err(self.fail())?;
        let mut rows = statement.query([&encoder.0]).map_err(self.fail())?;
        let mut numbers = Vec::new();
        while let Some(row) = rows.next().map_err(self.fail())? {
            let photo = PhotoId::from_bytes(row.get(0).map_err(self.fail())?);
            let bytes = row.get_ref(1).and_then(|v| Ok(v.as_blob()?)).map_err(self.fail())?;
            numbers.clear();
            numbers.extend(bytes.as_chunks::<4>().0.iter().map(|c| f32::from_le_bytes(*c)));
            see(photo, &numbers);
        }
        Ok(())
    }
}
