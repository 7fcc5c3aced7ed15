//! Embeddings, keyed by photo and encoder: 32-bit floats, little-endian.

use super::{Library, LibraryError};
use crate::domain::{EncoderId, PhotoId};
use rusqlite::{Transaction, params};

/// All embeddings of one encoder: `len() x dimension` numbers, row by row in ascending order of photo.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Embeddings {
    photos: Vec<PhotoId>,
    dimension: usize,
    numbers: Vec<f32>,
}

impl Embeddings {
    /// The normalised embedding of a photo.
    pub fn get(&self, photo: PhotoId) -> Option<&[f32]> {
        let row = self.photos.binary_search(&photo).ok()?;
        self.numbers.get(row * self.dimension..(row + 1) * self.dimension)
    }

    /// Photos with their embeddings, by photo.
    pub fn iter(&self) -> impl Iterator<Item = (PhotoId, &[f32])> {
        self.photos.iter().copied().zip(self.numbers.chunks_exact(self.dimension.max(1)))
    }

    /// Number of photos.
    pub fn len(&self) -> usize {
        self.photos.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.photos.is_empty()
    }

    /// Numbers in each.
    pub fn dimension(&self) -> usize {
        self.dimension
    }
}

/// Adds the embeddings of a photo, in place of earlier ones of the same encoders.
pub(super) fn insert(
    to: &Transaction<'_>,
    photo: PhotoId,
    embeddings: &[(EncoderId, Vec<f32>)],
) -> Result<(), rusqlite::Error> {
    for (encoder, vector) in embeddings {
        to.prepare_cached("INSERT OR IGNORE INTO encoders (name) VALUES (?1)")?.execute([&encoder.0])?;
        let bytes: Vec<u8> = vector.iter().flat_map(|x| x.to_le_bytes()).collect();
        to.prepare_cached(
            "INSERT INTO embeddings (photo, encoder, vector)
             VALUES (?1, (SELECT id FROM encoders WHERE name = ?2), ?3)
             ON CONFLICT (encoder, photo) DO UPDATE SET vector = excluded.vector",
        )?
        .execute(params![photo.to_bytes(), encoder.0, bytes])?;
    }
    Ok(())
}

impl Library {
    /// Chooses the encoder whose embeddings grouping and search use from now on.
    pub fn use_encoder(&mut self, encoder: &EncoderId) -> Result<(), LibraryError> {
        self.set("encoder", &encoder.0)
    }

    /// The encoder in use; `None` before the first scan.
    pub fn encoder_in_use(&self) -> Result<Option<EncoderId>, LibraryError> {
        Ok(self.get("encoder")?.map(EncoderId))
    }

    /// The photos that have an embedding of each of these encoders, whether a file of theirs is known or not.
    pub fn complete_photos(&self, encoders: &[EncoderId]) -> Result<Vec<PhotoId>, LibraryError> {
        let names = serde_json::json!(encoders.iter().map(|e| &e.0).collect::<Vec<_>>()).to_string();
        let mut statement = self
            .connection
            .prepare(
                "SELECT photo FROM embeddings
                 WHERE encoder IN (SELECT id FROM encoders WHERE name IN (SELECT value FROM json_each(?1)))
                 GROUP BY photo HAVING count(*) = ?2
                 UNION ALL SELECT id FROM photos WHERE film IS NOT NULL",
            )
            .map_err(self.fail())?;
        let rows = statement
            .query_map(params![names, encoders.len() as i64], |row| Ok(PhotoId::from_bytes(row.get(0)?)))
            .map_err(self.fail())?;
        rows.collect::<Result<_, _>>().map_err(self.fail())
    }

    /// All embeddings of an encoder. Rows of a length that the others do not have are left out; `check` mends them.
    pub fn embeddings(&self, encoder: &EncoderId) -> Result<Embeddings, LibraryError> {
        let mut statement = self
            .connection
            .prepare(
                "SELECT photo, vector FROM embeddings
                 WHERE encoder = (SELECT id FROM encoders WHERE name = ?1) ORDER BY photo",
            )
            .map_err(self.fail())?;
        let mut all = Embeddings::default();
        let count = self.complete_photos(std::slice::from_ref(encoder))?.len();
        let mut rows = statement.query([&encoder.0]).map_err(self.fail())?;
        while let Some(row) = rows.next().map_err(self.fail())? {
            let photo = PhotoId::from_bytes(row.get(0).map_err(self.fail())?);
            let bytes = row.get_ref(1).and_then(|v| Ok(v.as_blob()?)).map_err(self.fail())?;
            if all.dimension == 0 {
                all.dimension = bytes.len() / 4;
                // As much as will be needed, and not up to twice that: it is the largest thing in memory.
                all.numbers.reserve_exact(count * all.dimension);
            }
            if bytes.len() == all.dimension * 4 && !bytes.is_empty() {
                all.photos.push(photo);
                all.numbers.extend(bytes.as_chunks::<4>().0.iter().map(|c| f32::from_le_bytes(*c)));
            }
        }
        Ok(all)
    }
}
