//! An encoder in memory: an ONNX Runtime session and the manifest it must agree with.

use std::path::Path;

use ort::ep;
use ort::logging::LogLevel;
use ort::session::Session;
use ort::session::builder::GraphOptimizationLevel;
use ort::value::{Outlet, TensorElementType, TensorRef, ValueType};

use super::error::{EncoderError, phrase};
use super::manifest::Manifest;
use super::onnx_file::external_file;
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
    /// The most photos of a pass.
    most: usize,
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
        let path = folder.join(&manifest.model.file);
        Self::new(manifest, open(&bytes, &path, runtime, threads)?, &path)
    }

    /// A session as an encoder; `path` is where it came from.
    pub(super) fn new(manifest: Manifest, session: Session, path: &Path) -> Result<Self, EncoderError> {
        let invalid = |reason| EncoderError::Invalid { path: path.to_owned(), reason };
        check(&session, &manifest).map_err(invalid)?;
        // A graph that was exported for one photo is given one at a time.
        let is_for_one =
            matches!(session.inputs()[0].dtype(), ValueType::Tensor { shape, .. } if shape.first() == Some(&1));
        Ok(Self { manifest, session, most: if is_for_one { 1 } else { MAX_BATCH }, batch: Vec::new() })
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
            let (shape, numbers) = value.try_extract_tensor::<f32>().map_err(|e| phrase(&e))?;
            let step = row_step(shape, photos.len(), output.length)
                .ok_or_else(|| format!("its output `{}` has {} numbers", output.name, numbers.len()))?;
            for (row, numbers) in rows.iter_mut().zip(numbers.chunks_exact(step)) {
                let mut embedding = numbers[..output.length].to_vec();
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

/// From one photo's numbers to the next one's; `None` where the shape is not that of `photos` embeddings of this length.
fn row_step(shape: &[i64], photos: usize, length: usize) -> Option<usize> {
    let (count, length) = (i64::try_from(photos).ok()?, i64::try_from(length).ok()?);
    let step = match *shape {
        [n, found] if n == count && found == length => found,
        [n, tokens, found] if n == count && tokens > 0 && found == length => tokens.checked_mul(found)?,
        _ => return None,
    };
    usize::try_from(step).ok()
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
        for part in photos.chunks(self.most) {
            let rows =
                self.pass(part).map_err(|reason| EncoderError::Failed { id: self.manifest.id.clone(), reason })?;
            encoded.extend(rows);
        }
        Ok(encoded)
    }
}

/// A session of the model whose bytes these are; `path` is where they came from.
pub(super) fn open(bytes: &[u8], path: &Path, runtime: &Runtime, threads: usize) -> Result<Session, EncoderError> {
    let invalid = |reason| EncoderError::Invalid { path: path.to_owned(), reason };
    if let Some(file) = external_file(bytes) {
        let file = if file.is_empty() { "another file".to_owned() } else { format!("another file, `{file}`") };
        return Err(invalid(format!("its weights lie in {file}; Albumen reads models of one file")));
    }
    guarded(|| build(bytes, runtime, threads.max(1)).map_err(|e| phrase(&e))).map_err(invalid)
}

fn build(bytes: &[u8], runtime: &Runtime, threads: usize) -> ort::Result<Session> {
    Session::builder(&runtime.environment)?
        .with_optimization_level(GraphOptimizationLevel::All)?
        .with_intra_threads(threads)?
        .with_intra_op_spinning(false)?
        .with_inter_op_spinning(false)?
        // Measured: without the arena passes of 4 take 165 MB or more instead of 90; memory patterns, made for input of
        // one size only, cost 10 to 15 MB more. Neither makes a photo faster.
        .with_execution_providers([ep::CPU::default().with_arena_allocator(true).build()])?
        .with_memory_pattern(false)?
        // What fails comes back as an error, and is said in one sentence.
        .with_log_level(LogLevel::Fatal)?
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
    check_shape(&inputs[0], &[&[-1, 3, size, size]])?;
    for output in &manifest.outputs {
        let found = session.outputs().iter().find(|o| o.name() == output.name);
        let found = found.ok_or_else(|| format!("it has no output `{}`, which the manifest names", output.name))?;
        let length = output.length as i64;
        check_shape(found, &[&[-1, length], &[-1, -1, length]])?;
    }
    Ok(())
}

/// -1 stands for any number, in what is wanted and in what the graph says: what it leaves open shows when it runs. The number
/// of photos is open, or one.
pub(super) fn check_shape(outlet: &Outlet, wanted: &[&[i64]]) -> Result<(), String> {
    let fits = |shape: &[i64], wanted: &[i64]| {
        shape.len() == wanted.len()
            && matches!(shape.first(), Some(-1 | 1))
            && shape.iter().zip(wanted).all(|(found, wanted)| found == wanted || *found == -1 || *wanted == -1)
    };
    match outlet.dtype() {
        ValueType::Tensor { ty: TensorElementType::Float32, shape, .. } if wanted.iter().any(|w| fits(shape, w)) => {
            Ok(())
        }
        found => {
            let wanted = wanted.first().copied().unwrap_or_default();
            Err(format!("its `{}` is {found} where float32 {wanted:?} is wanted", outlet.name()))
        }
    }
}
