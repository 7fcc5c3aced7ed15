//! Taking in an encoder that the person has somewhere: tried there, copied into Albumen's own folder.

use super::super::EngineError;
use crate::encoder::{Inspected, Manifest, Runtime, added_models, inspect, installed_models, is_model_folder};
use crate::library::keep_encoder;
use std::path::Path;

/// An encoder that was taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Added {
    /// Its id.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// Whether it was there already.
    pub was_there: bool,
    /// Whether it can be asked in words.
    pub has_text: bool,
    /// Why not, where it has files for that, as the end of a sentence.
    pub mute: Option<String>,
}

/// Whether a folder says of itself that it holds an encoder, and so is not one of photos.
pub fn holds_encoder(folder: &Path) -> bool {
    is_model_folder(folder) || folder.join("preprocessor_config.json").is_file()
}

/// Tries the encoder in `folder` and copies it to where encoders are kept. The folder itself is only read. It is copied
/// rather than used in place, so that it is still there when a drive is away, and still the same when the folder changes.
pub fn add_encoder(folder: &Path) -> Result<Added, EngineError> {
    let Inspected { folder, manifest, mute } = inspect(folder, &Runtime::load()?)?;
    let added = |manifest: &Manifest, was_there| Added {
        id: manifest.id.clone(),
        name: manifest.name.clone(),
        was_there,
        has_text: manifest.text.is_some(),
        mute: mute.clone(),
    };
    for other in installed_models() {
        let Ok(there) = Manifest::read(&other) else { continue };
        if there.id == manifest.id {
            // Embeddings of one id are compared with each other, so it stands for one set of weights for ever.
            let is_same = there.model.sha256 == manifest.model.sha256 && there.input == manifest.input;
            let is_same = is_same && there.text == manifest.text;
            return if is_same {
                Ok(added(&there, true))
            } else {
                Err(EngineError::EncoderNamed { id: there.id, folder: other })
            };
        }
    }
    let text = manifest.to_text().map_err(|detail| EngineError::Unwritable { path: folder.clone(), detail })?;
    let home = added_models().ok_or(EngineError::NoHome)?;
    keep_encoder(&home, &manifest.id, &folder, &manifest.files(), &text)?;
    Ok(added(&manifest, false))
}
