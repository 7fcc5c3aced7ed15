//! From one encoder to another. The photos are encoded anew by a scan like any other, which can be held, stopped and gone on
//! with; until it is through, the embeddings of the encoder before go on serving. Nothing of that one is removed, so the way
//! back costs nothing.

use super::super::EngineError;
use super::super::catalogue::load_review;
use super::super::scan::{Report, Roots, scan_into};
use super::super::versions::follow;
use super::super::writer::locked;
use super::EncoderSource;
use crate::domain::PhotoId;
use crate::encoder::SHIPPED_MODEL;
use crate::import::{Control, Progress};
use crate::library::Library;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// What came of choosing an encoder.
#[derive(Clone, Debug, PartialEq)]
pub struct Switched {
    /// Whether it is the one that is used now.
    pub is_used: bool,
    /// Photos that it has still to encode: those that could not be reached, or all where it was stopped.
    pub left: usize,
    /// What the scan did, where one was needed.
    pub report: Option<Report>,
}

/// Chooses an encoder for the library in `folder` by its id, encodes with it what it has not encoded yet, and uses it when
/// all is there. Whoever stops it goes on with the next call, or the next scan.
pub fn use_encoder(folder: &Path, id: &str, control: &Control, progress: &Progress) -> Result<Switched, EngineError> {
    let encoders = EncoderSource::find(Some(id))?;
    drop(encoders.load()?); // what does not run is not chosen
    let library = Mutex::new(Library::open(folder)?);
    if choose(&mut locked(&library), &encoders)? {
        return Ok(Switched { is_used: true, left: 0, report: None });
    }
    let folders = locked(&library).folders()?;
    let report = scan_into(&library, Roots::Known(&folders), &encoders, control, progress, &mut |_| ())?;
    let mut library = locked(&library);
    let mut review = load_review(&library)?;
    follow(&mut library, &mut review)?;
    let is_used = library.encoder_in_use()? == encoders.scene();
    let left = if is_used { 0 } else { lacking(&library, &encoders)?.len() };
    Ok(Switched { is_used, left, report: Some(report) })
}

/// Removes the embeddings of an encoder that is neither used nor chosen. Its files stay. Returns how many there were.
pub fn forget_encoder(folder: &Path, id: &str) -> Result<usize, EngineError> {
    let mut library = Library::open(folder)?;
    let is_its = |other: &str| other.split('/').next() == Some(id);
    let in_use = library.encoder_in_use()?.is_some_and(|other| is_its(&other.0));
    let chosen = library.chosen_encoder()?.unwrap_or_else(|| SHIPPED_MODEL.to_owned());
    if in_use || is_its(&chosen) {
        return Err(EngineError::EncoderUsed(id.to_owned()));
    }
    Ok(library.forget_embeddings(id)?)
}

/// Keeps the person's choice; uses it at once where nothing is to be encoded for it. Whether it is used.
pub(in super::super) fn choose(library: &mut Library, encoders: &EncoderSource) -> Result<bool, EngineError> {
    let id = &encoders.manifest().id;
    // Whoever chooses what ships follows it to its next version.
    library.choose_encoder(Some(id.as_str()).filter(|id| *id != SHIPPED_MODEL))?;
    if library.encoder_in_use()?.is_none() {
        return Ok(true);
    }
    complete(library, encoders, &[], &[])
}

/// At the start of a scan: a library that uses no encoder yet uses this one.
pub(in super::super) fn begin(library: &mut Library, encoders: &EncoderSource) -> Result<(), EngineError> {
    if library.encoder_in_use()?.is_none()
        && let Some(scene) = encoders.scene()
    {
        library.use_encoder(&scene)?;
    }
    Ok(())
}

/// Uses an encoder if it knows every photo that the one in use knows, but for those that it was just given and made nothing
/// of: photos of the folders `looked`, which are not among `offline`. Whether it is used.
pub(in super::super) fn complete(
    library: &mut Library,
    encoders: &EncoderSource,
    looked: &[PathBuf],
    offline: &[PathBuf],
) -> Result<bool, EngineError> {
    let (Some(scene), in_use) = (encoders.scene(), library.encoder_in_use()?) else { return Ok(false) };
    let Some(before) = in_use.filter(|before| *before != scene) else { return Ok(true) };
    let lacking = lacking(library, encoders)?;
    let is_below = |path: &Path, folders: &[PathBuf]| folders.iter().any(|folder| path.starts_with(folder));
    let was_tried = |(_, paths): &(PhotoId, Vec<PathBuf>)| {
        paths.iter().any(|path| is_below(path, looked) && !is_below(path, offline))
    };
    let known = library.complete_photos_in_place(&[before])?;
    // An encoder that makes nothing of half the photos is not fit to stand for them.
    if !lacking.iter().all(was_tried) || lacking.len() as u64 * 2 > known {
        return Ok(false);
    }
    library.use_encoder(&scene)?;
    Ok(true)
}

/// The photos that the encoder in use knows and this one does not, with their places.
fn lacking(library: &Library, encoders: &EncoderSource) -> Result<Vec<(PhotoId, Vec<PathBuf>)>, EngineError> {
    match library.encoder_in_use()? {
        Some(before) => Ok(library.lacking(&before, &encoders.ids())?),
        None => Ok(Vec::new()),
    }
}
