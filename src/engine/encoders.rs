//! Which encoder works, and how to get sessions of it.

use super::EngineError;
use crate::domain::EncoderId;
use crate::encoder::{Encoder, EncoderError, Manifest, OnnxEncoder, Purpose, Runtime, SHIPPED_MODEL, find_model};

/// An encoder that is known by its manifest, and loaded only when there is something to encode.
pub struct EncoderSource {
    manifest: Manifest,
    load: Box<dyn Fn() -> Result<Box<dyn Encoder>, EncoderError> + Send + Sync>,
}

impl EncoderSource {
    /// The encoder that ships with Albumen, or the one that the person's environment names.
    pub fn installed() -> Result<Self, EngineError> {
        let folder = find_model(SHIPPED_MODEL)?;
        let manifest = Manifest::read(&folder)?;
        Ok(Self::new(manifest, move || {
            // One thread a session: several sessions side by side use the cores better than several threads in one.
            Ok(Box::new(OnnxEncoder::load(&folder, &Runtime::load()?, 1)?))
        }))
    }

    /// Any other.
    pub fn new(
        manifest: Manifest,
        load: impl Fn() -> Result<Box<dyn Encoder>, EncoderError> + Send + Sync + 'static,
    ) -> Self {
        Self { manifest, load: Box::new(load) }
    }

    /// What it wants and gives.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// A session of its own.
    pub fn load(&self) -> Result<Box<dyn Encoder>, EncoderError> {
        (self.load)()
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
