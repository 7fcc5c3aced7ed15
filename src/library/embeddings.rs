//! Embeddings, keyed by photo and encoder: 32-bit floats, little-endian.

use super::{Library, LibraryError};
use crate::domain::{EncoderId, PhotoId};
use rusqlite::{Transaction, params};

/// All embeddings of one encoder: `len() x dimension` numbers, row by row in ascending order of photo.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Embeddings {
    /// Which encoder's, where any were read.
    encoder: Option<EncoderId>,
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

    /// Adds the next one, if it is as long as the others.
    fn add(&mut self, photo: PhotoId, numbers: impl Iterator<Item = f32>, length: usize) {
        if length == self.dimension && length > 0 {
            self.photos.push(photo);
            self.numbers.extend(numbers);
        }
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
        self.embeddings_again(encoder, Embeddings::default())
    }

    /// The same, where some were read before: of these only the photos are looked up, not the numbers. An embedding is of a
    /// photo's content and of one encoder, so it stays what it was.
    pub fn embeddings_again(&self, encoder: &EncoderId, known: Embeddings) -> Result<Embeddings, LibraryError> {
        let known = if known.encoder.as_ref() == Some(encoder) { known } else { Embeddings::default() };
        let photos = self.photos_of(encoder)?;
        if photos == known.photos {
            return Ok(known);
        }
        let mut all =
            Embeddings { encoder: Some(encoder.clone()), dimension: known.dimension, ..Embeddings::default() };
        // Much that is new is read in one go; little, one by one.
        let missing = photos.iter().filter(|photo| known.photos.binary_search(photo).is_err()).count();
        if missing * FEW > photos.len() {
            all.dimension = 0;
            self.read_all(encoder, photos.len(), &mut all)?;
            return Ok(all);
        }
        // As much as will be needed, and not up to twice that: it is the largest thing in memory.
        all.numbers.reserve_exact(photos.len() * known.dimension);
        let mut statement = self
            .connection
            .prepare_cached(
                "SELECT vector FROM embeddings
                 WHERE encoder = (SELECT id FROM encoders WHERE name = ?1) AND photo = ?2",
            )
            .map_err(self.fail())?;
        for photo in photos {
            match known.get(photo) {
                Some(numbers) => all.add(photo, numbers.iter().copied(), numbers.len()),
                None => {
                    let mut rows = statement.query(params![encoder.0, photo.to_bytes()]).map_err(self.fail())?;
                    if let Some(row) = rows.next().map_err(self.fail())? {
                        let bytes = row.get_ref(0).and_then(|v| Ok(v.as_blob()?)).map_err(self.fail())?;
                        all.add(photo, numbers_of(bytes), bytes.len() / 4);
                    }
                }
            }
        }
        Ok(all)
    }

    /// The photos that have an embedding of this encoder, ascending: read from the index alone.
    fn photos_of(&self, encoder: &EncoderId) -> Result<Vec<PhotoId>, LibraryError> {
        let mut statement = self
            .connection
            .prepare_cached(
                "SELECT photo FROM embeddings WHERE encoder = (SELECT id FROM encoders WHERE name = ?1) ORDER BY photo",
            )
            .map_err(self.fail())?;
        let rows =
            statement.query_map([&encoder.0], |row| Ok(PhotoId::from_bytes(row.get(0)?))).map_err(self.fail())?;
        rows.collect::<Result<_, _>>().map_err(self.fail())
    }

    fn read_all(&self, encoder: &EncoderId, count: usize, all: &mut Embeddings) -> Result<(), LibraryError> {
        let mut statement = self
            .connection
            .prepare_cached(
                "SELECT photo, vector FROM embeddings
                 WHERE encoder = (SELECT id FROM encoders WHERE name = ?1) ORDER BY photo",
            )
            .map_err(self.fail())?;
        let mut rows = statement.query([&encoder.0]).map_err(self.fail())?;
        while let Some(row) = rows.next().map_err(self.fail())? {
            let photo = PhotoId::from_bytes(row.get(0).map_err(self.fail())?);
            let bytes = row.get_ref(1).and_then(|v| Ok(v.as_blob()?)).map_err(self.fail())?;
            if all.dimension == 0 {
                all.dimension = bytes.len() / 4;
                all.numbers.reserve_exact(count * all.dimension);
            }
            all.add(photo, numbers_of(bytes), bytes.len() / 4);
        }
        Ok(())
    }
}

/// One embedding in so many that is to be read, or more, and all are.
const FEW: usize = 4;

fn numbers_of(bytes: &[u8]) -> impl Iterator<Item = f32> {
    bytes.as_chunks::<4>().0.iter().map(|c| f32::from_le_bytes(*c))
}
