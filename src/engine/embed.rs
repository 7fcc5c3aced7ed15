//! The encoder alone: photos in, embeddings out, with no library.

use super::scan::real_path;
use super::{EncoderSource, EngineError, Unread};
use crate::domain::{Failure, PhotoId};
use crate::import::{Control, ImportEvent, Known, KnownFile, Progress, Settings, run};
use npyz::WriterBuilder;
use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// What came of a list of photos.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Embedded {
    /// Rows written: lines of the list.
    pub rows: usize,
    /// Numbers in each.
    pub length: usize,
    /// Photos whose row is NaN, and why.
    pub failures: Vec<Unread>,
}

/// Encodes the photos named in `list`, one path a line, and writes float32 (lines, length) to `out` in NumPy's format, in
/// order; NaN where a photo could not be read. `output` names one of the encoder's outputs; without it, the first.
pub fn embed(list: &Path, out: &Path, output: Option<&str>) -> Result<Embedded, EngineError> {
    let text =
        std::fs::read_to_string(list).map_err(|source| EngineError::Unreadable { path: list.to_owned(), source })?;
    let paths: Vec<PathBuf> = text.lines().filter(|line| !line.is_empty()).map(PathBuf::from).collect();
    let encoders = EncoderSource::installed()?;
    let outputs = &encoders.manifest().outputs;
    let chosen = match output {
        None => 0,
        Some(name) => outputs.iter().position(|o| o.name == name).ok_or_else(|| EngineError::NoOutput {
            encoder: encoders.manifest().id.clone(),
            name: name.to_owned(),
            there: outputs.iter().map(|o| o.name.as_str()).collect::<Vec<_>>().join(", "),
        })?,
    };
    let length = outputs.get(chosen).map_or(0, |o| o.length);
    let (rows, failures) = encode(&paths, chosen, &encoders)?;
    let missing = vec![f32::NAN; length];
    let numbers = rows.iter().flat_map(|row| row.as_ref().unwrap_or(&missing).iter().copied());
    write_npy(out, &[rows.len() as u64, length as u64], numbers)
        .map_err(|e| EngineError::Unwritable { path: out.to_owned(), detail: e.to_string() })?;
    Ok(Embedded { rows: rows.len(), length, failures })
}

/// The embedding of one photo by an encoder's output for what it shows, and the photo's id.
pub(super) fn encode_one(photo: &Path, encoders: &EncoderSource) -> Result<(PhotoId, Vec<f32>), EngineError> {
    let scene = encoders.scene();
    let chosen = encoders.ids().iter().position(|id| Some(id) == scene.as_ref()).unwrap_or_default();
    let mut found = None;
    let mut reason = Failure::NotAPhoto; // a file that is none by its name is passed over without a word
    each(&[photo.to_owned()], encoders, |event| match event {
        ImportEvent::New(new) => found = new.embeddings.get(chosen).map(|e| (new.photo.id, e.clone())),
        ImportEvent::Failed { failure, .. } => reason = failure,
        _ => {}
    })?;
    found.ok_or(EngineError::Photo { path: photo.to_owned(), reason })
}

type Rows = Vec<Option<Vec<f32>>>;

fn encode(paths: &[PathBuf], chosen: usize, encoders: &EncoderSource) -> Result<(Rows, Vec<Unread>), EngineError> {
    let mut lines: HashMap<PathBuf, Vec<usize>> = HashMap::new();
    for (line, path) in paths.iter().enumerate() {
        lines.entry(real_path(path)).or_default().push(line);
    }
    let mut rows: Rows = vec![None; paths.len()];
    let mut photo_of: Vec<(PathBuf, PhotoId)> = Vec::new();
    let mut of_photo: HashMap<PhotoId, Vec<f32>> = HashMap::new();
    let mut failures = Vec::new();
    let roots: Vec<PathBuf> = lines.keys().cloned().collect();
    each(&roots, encoders, |event| match event {
        ImportEvent::New(new) => {
            let new = *new;
            if let Some(embedding) = new.embeddings.into_iter().nth(chosen) {
                of_photo.insert(new.photo.id, embedding);
            } else {
                let reason = Failure::Preparing("the encoder gave no numbers".to_owned());
                failures.push(Unread { path: new.path.clone(), reason });
            }
            photo_of.push((new.path, new.photo.id));
        }
        ImportEvent::SamePhoto { path, photo, .. } => photo_of.push((path, photo)),
        ImportEvent::Failed { path, failure, .. } => failures.push(Unread { path, reason: failure }),
        ImportEvent::Unchanged(_) | ImportEvent::Side { .. } | ImportEvent::Quiet => {}
    })?;
    for (path, photo) in photo_of {
        for line in lines.get(&path).into_iter().flatten() {
            rows[*line] = of_photo.get(&photo).cloned();
        }
    }
    let told: HashSet<PathBuf> = failures.iter().map(|unread| unread.path.clone()).collect();
    let silent = lines.into_iter().filter(|(path, at)| at.iter().any(|n| rows[*n].is_none()) && !told.contains(path));
    failures.extend(silent.map(|(path, _)| Unread { path, reason: Failure::NotAPhoto }));
    failures.sort_by(|a, b| a.path.cmp(&b.path));
    Ok((rows, failures))
}

/// A library that knows nothing.
struct Nothing;

impl Known for Nothing {
    fn file(&self, _: &Path) -> Option<KnownFile> {
        None
    }

    fn is_complete(&self, _: PhotoId) -> bool {
        false
    }
}

fn each(paths: &[PathBuf], encoders: &EncoderSource, out: impl FnMut(ImportEvent)) -> Result<(), EngineError> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let settings = Settings::new(paths.to_vec(), Vec::new(), cores);
    let input = &encoders.manifest().input;
    run(&settings, input, &Nothing, &|| encoders.load(), &Control::default(), &Progress::default(), out)?;
    Ok(())
}

#[allow(clippy::disallowed_methods, reason = "the file that the person asked for, at the place they named")]
fn write_npy(path: &Path, shape: &[u64], numbers: impl Iterator<Item = f32>) -> std::io::Result<()> {
    let mut file = BufWriter::new(File::create(path)?);
    let mut writer = npyz::WriteOptions::new().default_dtype().shape(shape).writer(&mut file).begin_nd()?;
    writer.extend(numbers)?;
    writer.finish()?;
    file.flush()
}
