//! Photos that look like one.

use super::embed::encode_one;
use super::{Catalogue, EncoderSource, EngineError};
use crate::domain::PhotoId;
use crate::encoder::{EncoderError, model_places};
use crate::library::Library;
use crate::search::nearest;
use jiff::tz::TimeZone;
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
    let catalogue = Catalogue::load(&library, &TimeZone::system())?;
    let absolute = std::path::absolute(photo).unwrap_or_else(|_| photo.to_owned());
    let known = catalogue.photo_of_path().get(&*absolute.to_string_lossy()).copied().flatten();
    let (itself, query) = match known.and_then(|id| Some((id, catalogue.embeddings().get(id)?.to_vec()))) {
        Some(found) => found,
        None => encode(&library, photo)?,
    };
    if catalogue.embeddings().is_empty() {
        return Err(EngineError::NothingEncoded);
    }
    let others =
        catalogue.embeddings().iter().filter(|(id, _)| *id != itself && catalogue.places(*id).next().is_some());
    let alike = nearest(&query, others, count)
        .into_iter()
        .map(|n| Alike { files: catalogue.places(n.photo).map(Path::to_owned).collect(), similarity: n.similarity });
    Ok(alike.collect())
}

fn encode(library: &Library, photo: &Path) -> Result<(PhotoId, Vec<f32>), EngineError> {
    let encoder = library.encoder_in_use()?.ok_or(EngineError::NothingEncoded)?;
    let source = EncoderSource::in_use(library)?
        .ok_or_else(|| EncoderError::ModelNotFound { id: encoder.0, searched: model_places() })?;
    encode_one(photo, &source)
}
