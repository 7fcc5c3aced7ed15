//! The encoders that are there, and what each is worth here.

use super::super::{EngineError, clock};
use super::EncoderSource;
use crate::domain::EncoderId;
use crate::encoder::{Encoded, SHIPPED_MODEL, installed_models, preprocess};
use crate::grouping::StackWeights;
use crate::library::Library;
use image::{Rgb, RgbImage};
use std::path::{Path, PathBuf};

/// Photos that are encoded to measure how long one takes; the median counts.
const MEASURED: usize = 5;

/// An encoder that can be chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct InstalledEncoder {
    /// Names its weights.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// Where it lies.
    pub folder: PathBuf,
    /// Bytes of its files.
    pub bytes: u64,
    /// Whether it came with Albumen.
    pub is_shipped: bool,
    /// Whether it can be asked in words.
    pub has_text: bool,
    /// Whether bursts and copies were measured with it; with another, stacks hold only raw files and their pictures.
    pub is_measured: bool,
    /// Seconds that one photo takes on one core of this computer, decoding left out; `None` where it does not run.
    pub seconds: Option<f64>,
    /// Photos of the library that it has encoded.
    pub photos: u64,
    /// Whether its embeddings are the ones that are used now.
    pub is_used: bool,
    /// Whether the person wants it, or nobody wants another.
    pub is_chosen: bool,
}

/// All encoders that are there, the shipped one first, as they stand for the library in `folder`. Each is tried, to measure
/// it, which takes about a second.
pub fn encoders(folder: &Path) -> Result<Vec<InstalledEncoder>, EngineError> {
    let library = Library::open_to_read(folder)?;
    let mut found = Vec::new();
    for folder in installed_models() {
        // A folder that is broken is no encoder; whoever chooses it by its id is told.
        let Ok(source) = EncoderSource::of_folder(folder.clone()) else { continue };
        if found.iter().any(|other: &InstalledEncoder| other.id == source.manifest().id) {
            continue;
        }
        found.push(describe(&source, &folder, library.as_ref())?);
    }
    found.sort_by_key(|encoder| !encoder.is_shipped);
    Ok(found)
}

fn describe(source: &EncoderSource, folder: &Path, library: Option<&Library>) -> Result<InstalledEncoder, EngineError> {
    let manifest = source.manifest();
    let size = |name: &&str| std::fs::metadata(folder.join(name)).map_or(0, |m| m.len());
    let (mut photos, mut in_use, mut chosen) = (0, None, None);
    if let Some(library) = library {
        photos = library.complete_photos_in_place(&source.ids())?;
        in_use = library.encoder_in_use()?;
        chosen = library.chosen_encoder()?;
    }
    let likeness = source.likeness().and_then(|n| manifest.encoder_id(n));
    let is_shipped = manifest.id == SHIPPED_MODEL;
    let is_ours = |id: &EncoderId| source.ids().contains(id);
    Ok(InstalledEncoder {
        id: manifest.id.clone(),
        name: manifest.name.clone(),
        folder: folder.to_owned(),
        bytes: manifest.files().iter().map(size).sum(),
        is_shipped,
        has_text: manifest.text.is_some(),
        is_measured: likeness.is_some_and(|id| StackWeights::shipped().of(&id).is_some()),
        seconds: measure(source),
        photos,
        is_used: in_use.as_ref().is_some_and(is_ours),
        is_chosen: chosen.map_or(is_shipped, |chosen| chosen == manifest.id),
    })
}

/// The median of a few photos, one after the other on one core.
fn measure(source: &EncoderSource) -> Option<f64> {
    let mut encoder = source.load().ok()?;
    let picture = RgbImage::from_fn(400, 300, |x, y| Rgb([(x % 256) as u8, (y % 256) as u8, (x * y % 256) as u8]));
    let photo = preprocess(&picture, &source.manifest().input).ok()?;
    let mut once = || {
        let start = clock::start();
        let encoded = encoder.encode(std::slice::from_ref(&photo)).ok()?;
        matches!(encoded.first(), Some(Encoded::Embeddings(_))).then(|| clock::since(start))
    };
    once()?; // the first one readies memory
    let mut seconds: Vec<f64> = (0..MEASURED).map_while(|_| once()).collect();
    seconds.sort_by(f64::total_cmp);
    seconds.get(MEASURED / 2).copied()
}
