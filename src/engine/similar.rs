//! Photos that look like one.

use super::embed::encode_one;
use super::learn::adapter_in_use;
use super::looks::Looks;
use super::{EncoderSource, EngineError};
use crate::domain::PhotoId;
use crate::encoder::{EncoderError, model_places};
use crate::library::Library;
use crate::search::Neighbour;
use std::path::{Path, PathBuf};

/// A photo that looks like the one asked about.
#[derive(Clone, Debug, PartialEq)]
pub struct Alike {
    /// Its files.
    pub files: Vec<PathBuf>,
    /// Cosine similarity, -1 to 1.
    pub similarity: f32,
}

/// The `count` photos of the library in `folder` that look most like the file `photo`, which itself is left out. A file
/// that the library does not have is encoded for the occasion and not kept.
pub fn similar(folder: &Path, photo: &Path, count: usize) -> Result<Vec<Alike>, EngineError> {
    let library = Library::open_to_read(folder)?.ok_or_else(|| EngineError::NoLibrary(folder.to_owned()))?;
    let looks = Looks::load(&library, adapter_in_use(&library)?)?.ok_or(EngineError::NothingEncoded)?;
    let absolute = std::path::absolute(photo).unwrap_or_else(|_| photo.to_owned());
    let known = match library.photo_at(&absolute)? {
        Some(id) => looks.of(&library, id)?.map(|query| (id, query)),
        None => None,
    };
    let (itself, query) = match known {
        Some(found) => found,
        None => {
            let (id, embedding) = encode(&library, photo)?;
            (id, looks.moved(embedding))
        }
    };
    let found = looks.nearest(&library, &query, count, &|other| other != itself);
    found.into_iter().map(|found| alike(&library, found)).collect()
}

fn alike(library: &Library, Neighbour { photo, similarity }: Neighbour) -> Result<Alike, EngineError> {
    Ok(Alike { files: files(library, photo)?, similarity })
}

/// The files of a photo that are in their place.
pub(super) fn files(library: &Library, photo: PhotoId) -> Result<Vec<PathBuf>, EngineError> {
    let places = library.photo(photo)?.map(|file| file.places).unwrap_or_default();
    Ok(places.into_iter().filter(|(_, _, missing)| !missing).map(|(path, _, _)| path).collect())
}

fn encode(library: &Library, photo: &Path) -> Result<(PhotoId, Vec<f32>), EngineError> {
    let encoder = library.encoder_in_use()?.ok_or(EngineError::NothingEncoded)?;
    let source = EncoderSource::in_use(library)?
        .ok_or_else(|| EncoderError::ModelNotFound { id: encoder.0, searched: model_places() })?;
    encode_one(photo, &source)
}
