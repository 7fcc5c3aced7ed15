//! Which encoder works, and how to get sessions of it.

mod add;
mod list;
mod switch;

pub use add::{Added, add_encoder, holds_encoder};
pub use list::{InstalledEncoder, encoders};
pub use switch::{Switched, forget_encoder, use_encoder};

pub(super) use switch::{begin, choose, complete};

use super::EngineError;
use crate::domain::EncoderId;
use crate::encoder::{
    Encoder, EncoderError, Manifest, OnnxEncoder, Purpose, Runtime, SHIPPED_MODEL, TextEncoder, find_model,
    installed_models, is_model_named, model_places,
};
use crate::library::Library;
use std::path::{Path, PathBuf};

/// An encoder that is known by its manifest, and loaded only when there is something to encode.
pub struct EncoderSource {
    manifest: Manifest,
    folder: Option<PathBuf>,
    load: Box<dyn Fn() -> Result<Box<dyn Encoder>, EncoderError> + Send + Sync>,
}

impl EncoderSource {
    /// The encoder that ships with Albumen, or the one that the person's environment names.
    pub fn installed() -> Result<Self, EngineError> {
        Self::of_folder(find_model(SHIPPED_MODEL)?)
    }

    /// The encoder that a person chose by its id, or the installed one where they chose none. What the environment names
    /// goes before both.
    pub fn find(chosen: Option<&str>) -> Result<Self, EngineError> {
        match chosen {
            Some(id) if id != SHIPPED_MODEL && !is_model_named() => Self::with_id(id),
            _ => Self::installed(),
        }
    }

    /// The encoder that the person chose for the library in `folder`; the installed one where there is none yet.
    pub fn of_library(folder: &Path) -> Result<Self, EngineError> {
        let chosen = match Library::open_to_read(folder)? {
            Some(library) => library.chosen_encoder()?,
            None => None,
        };
        Self::find(chosen.as_deref())
    }

    /// The encoder whose embeddings a library uses; `None` where nothing is encoded yet or the encoder is not there any more.
    pub(super) fn in_use(library: &Library) -> Result<Option<Self>, EngineError> {
        let Some(in_use) = library.encoder_in_use()? else { return Ok(None) };
        if let Some(installed) = Self::installed().ok().filter(|source| source.ids().contains(&in_use)) {
            return Ok(Some(installed));
        }
        let found = in_use.0.split_once('/').and_then(|(id, _)| Self::with_id(id).ok());
        Ok(found.filter(|source| source.ids().contains(&in_use)))
    }

    fn with_id(id: &str) -> Result<Self, EngineError> {
        for folder in installed_models() {
            if Manifest::read(&folder).is_ok_and(|manifest| manifest.id == id) {
                return Self::of_folder(folder);
            }
        }
        Err(EncoderError::ModelNotFound { id: id.to_owned(), searched: model_places() }.into())
    }

    fn of_folder(folder: PathBuf) -> Result<Self, EngineError> {
        let manifest = Manifest::read(&folder)?;
        let from = folder.clone();
        let source = Self::new(manifest, move || {
            // One thread a session: several sessions side by side use the cores better than several threads in one.
            Ok(Box::new(OnnxEncoder::load(&from, &Runtime::load()?, 1)?))
        });
        Ok(Self { folder: Some(folder), ..source })
    }

    /// Any other.
    pub fn new(
        manifest: Manifest,
        load: impl Fn() -> Result<Box<dyn Encoder>, EncoderError> + Send + Sync + 'static,
    ) -> Self {
        Self { manifest, folder: None, load: Box::new(load) }
    }

    /// What it wants and gives.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// A session of its own.
    pub fn load(&self) -> Result<Box<dyn Encoder>, EncoderError> {
        (self.load)()
    }

    /// Its part for words, where it has one.
    pub fn load_text(&self) -> Result<Option<TextEncoder>, EncoderError> {
        match (&self.folder, &self.manifest.text) {
            (Some(folder), Some(_)) => TextEncoder::load(folder, &Runtime::load()?),
            _ => Ok(None),
        }
    }

    /// The ids of its outputs, in order.
    pub fn ids(&self) -> Vec<EncoderId> {
        (0..self.manifest.outputs.len()).filter_map(|i| self.manifest.encoder_id(i)).collect()
    }

    /// The number of the output that tells an edit of a photo from another photo: that for copies, else what it shows.
    pub fn likeness(&self) -> Option<usize> {
        self.manifest.output_for(Purpose::Copy).or_else(|| self.manifest.output_for(Purpose::Scene))
    }

    /// The output that grouping uses: what a picture shows.
    pub fn scene(&self) -> Option<EncoderId> {
        self.manifest.output_for(Purpose::Scene).and_then(|i| self.manifest.encoder_id(i))
    }
}
