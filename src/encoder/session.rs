//! An encoder in memory: an ONNX Runtime session and the manifest it must agree with.

use std::path::Path;

use ort::ep;
use ort::session::Session;
use ort::session::builder::GraphOptimizationLevel;
use ort::value::{Outlet, TensorElementType, TensorRef, ValueType};

use super::error::{EncoderError, phrase};
use super::manifest::Manifest;
use super::runtime::{Runtime, guarded};
use super::{Encoded, Encoder};
use crate::domain::normalise;

/// The most photos that one pass takes; longer calls are cut into passes, so that memory does not grow with them: the
/// shipped model needs about 40 MB and 10 MB more for each photo of a pass. On one thread a pass of one photo is as fast
/// a photo as a pass of eight, so callers lose nothing with small ones.
pub const MAX_BATCH: usize = 8;

/// A model folder, loaded and ready.
#[derive(Debug)]
pub struct OnnxEncoder {
    manifest: Manifest,
    session: Session,
    /// The photos of a pass in one row; kept, so that it is not allocated anew each time.
    batch: Vec<f32>,
}

impl OnnxEncoder {
    /// Load a model folder. A session works on one call at a time, with `threads` threads (at least 1), the caller's
    /// among them; they sleep when there is nothing to do, so that the machine stays usable.
    ///
    /// # Errors
    /// A defect of the folder, or a graph that is not what the manifest says.
    pub fn load(folder: &Path, runtime: &Runtime, threads: usize) -> Result<Self, EncoderError> {
        let manifest = Manifest::read(folder)?;
        let bytes = manifest.read_model(folder)?;
        let invalid = |reason| EncoderError::Invalid { path: folder.join(&manifest.model.file), reason };
        let session = guarded(|| {
            let session = open(&bytes, runtime, threads.max(1)).map_err(|e| phrase(&e))?;
            check(&session, &manifest)?;
            Ok(session)
        })
        .map_err(invalid)?;
        Ok(Self { manifest, session, batch: Vec::new() })
    }

    fn pass(&mut self, photos: &[Vec<f32>]) -> Result<Vec<Encoded>, String> {
        self.batch.clear();
        photos.iter().for_each(|p| self.batch.extend_from_slice(p));
        let size = self.manifest.input.size as usize;
        let input =
            TensorRef::from_array_view(([photos.len(), 3, size, size], &*self.batch)).map_err(|e| phrase(&e))?;
        let named = ort::inputs![self.manifest.input.name.as_str() => input];
        let outputs = self.session.run(named).map_err(|e| phrase(&e))?;
        let mut rows = vec![Some(Vec::with_capacity(self.manifest.outputs.len())); photos.len()];
        for output in &self.manifest.outputs {
            let value = outputs.get(&output.name).ok_or_else(|| format!("it has no output `{}`", output.name))?;
            let (_, numbers) = value.try_extract_tensor::<f32>().map_err(|e| phrase(&e))?;
            if numbers.len() != photos.len() * output.length {
                return Err(format!("its output `{}` has {} numbers", output.name, numbers.len()));
            }
            for (row, numbers) in rows.iter_mut().zip(numbers.chunks_exact(output.length)) {
                let mut embedding = numbers.to_vec();
                if !normalise(&mut embedding) {
                    *row = None;
                }
                if let Some(row) = row {
                    row.push(embedding);
                }
            }
        }
        Ok(rows.into_iter().map(|row| row.map_or(Encoded::NotFinite, Encoded::Embeddings)).collect())
    }
}

impl Encoder for OnnxEncoder {
    fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    fn encode(&mut self, photos: &[Vec<f32>]) -> Result<Vec<Encoded>, EncoderError> {
        let wanted = self.manifest.input.values();
        if let Some(photo) = photos.iter().find(|p| p.len() != wanted) {
            return Err(EncoderError::WrongInput { id: self.manifest.id.clone(), wanted, found: photo.len() });
        }
        let mut encoded = Vec::with_capacity(photos.len());
        for part in photos.chunks(MAX_BATCH) {
            let rows =
                self.pass(part).map_err(|reason| EncoderError::Failed { id: self.manifest.id.clone(), reason })?;
            encoded.extend(rows);
        }
        Ok(encoded)
    }
}

fn open(bytes: &[u8], runtime: &Runtime, threads: usize) -> ort::Result<Session> {
    Session::builder(&runtime.environment)?
        .with_optimization_level(GraphOptimizationLevel::All)?
        .with_intra_threads(threads)?
        .with_intra_op_spinning(false)?
        .with_inter_op_spinning(false)?
        // Measured: without the arena passes of 4 take 165 MB or more instead of 90; memory patterns, made for input of
        // one size only, cost 10 to 15 MB more. Neither makes a photo faster.
        .with_execution_providers([ep::CPU::default().with_arena_allocator(true).build()])?
        .with_memory_pattern(false)?
        .commit_from_memory(bytes)
}

/// Does the graph have the inputs and outputs that the manifest promises?
fn check(session: &Session, manifest: &Manifest) -> Result<(), String> {
    let size = i64::from(manifest.input.size);
    let inputs = session.inputs();
    if inputs.len() != 1 || inputs[0].name() != manifest.input.name {
        let names: Vec<_> = inputs.iter().map(Outlet::name).collect();
        return Err(format!("its inputs are {names:?} where the manifest says `{}`", manifest.input.name));
    }
    check_shape(&inputs[0], &[-1, 3, size, size])?;
    for output in &manifest.outputs {
        let found = session.outputs().iter().find(|o| o.name() == output.name);
        let found = found.ok_or_else(|| format!("it has no output `{}`, which the manifest names", output.name))?;
        check_shape(found, &[-1, output.length as i64])?;
    }
    Ok(())
}

/// -1 in `wanted` stands for any number of photos; the graph must leave that open.
fn check_shape(outlet: &Outlet, wanted: &[i64]) -> Result<(), String> {
    match outlet.dtype() {
        ValueType::Tensor { ty: TensorElementType::Float32, shape, .. } if shape[..] == *wanted => Ok(()),
        found => Err(format!("its `{}` is {found} where float32 {wanted:?} is wanted", outlet.name())),
    }
}
