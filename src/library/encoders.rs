//! Which encoder is used and which is wanted, what each has seen, and the folder where added encoders are kept.

use super::{Library, LibraryError, paths};
use crate::domain::{EncoderId, PhotoId};
use rusqlite::params;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// The setting with the encoder that the person chose.
const CHOSEN: &str = "encoder.chosen";

impl Library {
    /// The id of the encoder that the person chose; `None` where they leave it to Albumen.
    pub fn chosen_encoder(&self) -> Result<Option<String>, LibraryError> {
        Ok(self.get(CHOSEN)?.filter(|id| !id.is_empty()))
    }

    /// Keeps the person's choice.
    pub fn choose_encoder(&mut self, id: Option<&str>) -> Result<(), LibraryError> {
        self.set(CHOSEN, id.unwrap_or_default())
    }

    /// The photos in their place that have an embedding of `before` and not one of each of `wanted`, with their places.
    pub fn lacking(
        &self,
        before: &EncoderId,
        wanted: &[EncoderId],
    ) -> Result<Vec<(PhotoId, Vec<PathBuf>)>, LibraryError> {
        let names = serde_json::json!(wanted.iter().map(|e| &e.0).collect::<Vec<_>>()).to_string();
        let mut statement = self
            .connection
            .prepare(
                "WITH complete AS MATERIALIZED (
                     SELECT photo FROM embeddings
                     WHERE encoder IN (SELECT id FROM encoders WHERE name IN (SELECT value FROM json_each(?2)))
                     GROUP BY photo HAVING count(*) = ?3)
                 SELECT e.photo, f.path FROM embeddings e JOIN files f ON f.photo = e.photo
                 WHERE e.encoder = (SELECT id FROM encoders WHERE name = ?1) AND NOT f.missing
                     AND e.photo NOT IN complete
                 ORDER BY e.photo, f.path",
            )
            .map_err(self.fail())?;
        let mut photos: Vec<(PhotoId, Vec<PathBuf>)> = Vec::new();
        let mut rows = statement.query(params![before.0, names, wanted.len() as i64]).map_err(self.fail())?;
        while let Some(row) = rows.next().map_err(self.fail())? {
            let photo = PhotoId::from_bytes(row.get(0).map_err(self.fail())?);
            let path = paths::from_bytes(row.get(1).map_err(self.fail())?);
            match photos.last_mut().filter(|(last, _)| *last == photo) {
                Some((_, paths)) => paths.push(path),
                None => photos.push((photo, vec![path])),
            }
        }
        Ok(photos)
    }

    /// How many photos in their place have an embedding of each of these.
    pub fn complete_photos_in_place(&self, encoders: &[EncoderId]) -> Result<u64, LibraryError> {
        let names = serde_json::json!(encoders.iter().map(|e| &e.0).collect::<Vec<_>>()).to_string();
        let sql = "SELECT count(*) FROM (
                       SELECT photo FROM embeddings
                       WHERE encoder IN (SELECT id FROM encoders WHERE name IN (SELECT value FROM json_each(?1)))
                           AND photo IN (SELECT photo FROM files WHERE NOT missing)
                       GROUP BY photo HAVING count(*) = ?2)";
        let count = self.connection.query_row(sql, params![names, encoders.len() as i64], |row| row.get::<_, i64>(0));
        Ok(u64::try_from(count.map_err(self.fail())?).unwrap_or(0))
    }

    /// Removes all embeddings of an encoder, by its id. Returns how many there were.
    pub fn forget_embeddings(&mut self, id: &str) -> Result<usize, LibraryError> {
        let sql = "DELETE FROM embeddings WHERE encoder IN (
                       SELECT id FROM encoders WHERE substr(name, 1, length(?1) + 1) = ?1 || '/')";
        self.connection.execute(sql, [id]).map_err(self.fail())
    }
}

/// Copies `files` of the folder `from`, named by their paths inside it, to the folder `id` in `home`, with `manifest` beside
/// them: whole, or not at all. What is there under that name already stays. `home` is made where it is missing; `from` is
/// only read.
///
/// # Errors
/// A file that cannot be read, or a disk that cannot be written.
pub fn keep_encoder(
    home: &Path,
    id: &str,
    from: &Path,
    files: &[&str],
    manifest: &str,
) -> Result<PathBuf, LibraryError> {
    let there = home.join(id);
    let fail = LibraryError::folder(&there);
    fs::create_dir_all(home).map_err(LibraryError::folder(home))?;
    let staged = home.join(format!(".{id}"));
    let copied = copy(&staged, from, files, manifest).and_then(|()| fs::rename(&staged, &there));
    if copied.is_err() {
        // What was copied until then is ours alone; that it cannot be removed is no news beside the failure.
        let _ = fs::remove_dir_all(&staged);
    }
    copied.map_err(fail)?;
    Ok(there)
}

fn copy(staged: &Path, from: &Path, files: &[&str], manifest: &str) -> io::Result<()> {
    if staged.exists() {
        fs::remove_dir_all(staged)?; // left by a copy that was cut off
    }
    fs::create_dir(staged)?;
    for name in files {
        let to = staged.join(name);
        to.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::copy(from.join(name), &to)?;
        File::open(&to)?.sync_all()?;
    }
    fs::write(staged.join("manifest.toml"), manifest)?;
    File::open(staged.join("manifest.toml"))?.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_encoder_is_kept_whole_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let (from, home) = (folder.path().join("from"), folder.path().join("data/encoders"));
        fs::create_dir_all(from.join("onnx")).unwrap();
        fs::write(from.join("onnx/model.onnx"), "weights").unwrap();
        fs::write(from.join("tokenizer.json"), "words").unwrap();
        let missing = keep_encoder(&home, "a-1", &from, &["onnx/model.onnx", "none.json"], "layout = 1");
        assert!(missing.is_err());
        assert_eq!(fs::read_dir(&home).unwrap().count(), 0, "nothing is left of it");
        fs::create_dir_all(home.join(".a-1/rest")).unwrap();
        let kept = keep_encoder(&home, "a-1", &from, &["onnx/model.onnx", "tokenizer.json"], "layout = 1").unwrap();
        assert_eq!(fs::read_to_string(kept.join("onnx/model.onnx")).unwrap(), "weights");
        assert_eq!(fs::read_to_string(kept.join("manifest.toml")).unwrap(), "layout = 1");
        assert!(!kept.join("rest").exists(), "nothing of a copy that was cut off");
        assert!(keep_encoder(&home, "a-1", &from, &["tokenizer.json"], "other").is_err());
        assert_eq!(fs::read_to_string(kept.join("manifest.toml")).unwrap(), "layout = 1", "what is there stays");
    }
}
