//! The encoder: pixels in, embeddings out, through ONNX Runtime on this computer.
//!
//! Why it exists: so that no other room knows what a model is made of; it is the only one that names `ort` and
//! `tokenizers`.
//! It must never touch a photo file, a library or the network, and never write anything. `preprocess` and the choice
//! among places (`model_candidates`, `runtime_candidates`) are pure.
//!
//! ```text
//! models/<id>/manifest.toml ─▶ Manifest ─┐
//! libonnxruntime ─▶ Runtime ─────────────┴▶ OnnxEncoder
//! RgbImage ─▶ preprocess ─▶ Vec<f32> ─▶ Encoder::encode ─▶ Encoded
//! words ─▶ TextEncoder::encode ─▶ an embedding among those of the pictures, where the model has a side for that
//! a model hub's folder ─▶ inspect ─▶ Manifest
//! ```

mod error;
mod folder;
mod hub;
mod inspect;
mod manifest;
mod models;
mod onnx_file;
mod preprocess;
mod runtime;
mod seal;
mod session;
mod sound;
mod text;

pub use error::EncoderError;
pub use folder::is_model_folder;
pub use inspect::{Inspected, inspect};
pub use manifest::{Channels, Crop, Filter, Input, LAYOUT, Manifest, ModelFile, Output, Purpose, Resize, TextSide};
pub use models::{
    ENCODERS_VARIABLE, MODEL_VARIABLE, SHIPPED_MODEL, added_models, find_model, installed_models, is_model_named,
    model_candidates, model_places,
};
pub use preprocess::preprocess;
pub use runtime::{RUNTIME_VARIABLE, RUNTIME_VERSION, Runtime, runtime_candidates, runtime_file_name};
pub use session::{MAX_BATCH, OnnxEncoder};
pub use text::TextEncoder;

/// What the encoder made of one photo.
#[derive(Clone, Debug, PartialEq)]
pub enum Encoded {
    /// One embedding of length 1 (L2) for each output of the manifest, in its order.
    Embeddings(Vec<Vec<f32>>),
    /// The model gave numbers that are not finite, or all zero: this photo has no embedding. Its batch mates do.
    NotFinite,
}

/// Turns prepared photos into embeddings. A trait, so that the import pipeline can be tested with a fake.
pub trait Encoder: Send {
    /// Which encoder this is, what it wants and what it gives.
    fn manifest(&self) -> &Manifest;

    /// Encode photos prepared by [`preprocess`] (each `manifest().input.values()` long). One [`Encoded`] each, in
    /// order; what a photo gives does not depend on the others.
    ///
    /// # Errors
    /// A photo of the wrong length, or a failure of the runtime that concerns the whole call.
    fn encode(&mut self, photos: &[Vec<f32>]) -> Result<Vec<Encoded>, EncoderError>;
}
