//! Stacks with their files.

use super::{Catalogue, EncoderSource, EngineError};
use crate::domain::{EncoderId, PhotoId, PictureFacts, ShownStack, Stack};
use crate::grouping::{self, StackWeights, decided_stacks, stacks_again};
use crate::library::{Embeddings, Library};
use crate::search::{NeighbourGraph, NeighbourIndex};
use jiff::tz::TimeZone;
use std::path::{Path, PathBuf};

/// Neighbours by look that each photo is compared with, beside those close in time.
pub(super) const NEIGHBOURS: usize = 10;

/// A stack and where its photos lie.
#[derive(Clone, Debug, PartialEq)]
pub struct StackFiles {
    /// The stack.
    pub stack: ShownStack,
    /// Every file of its photos, in the order in which they were taken.
    pub files: Vec<PathBuf>,
    /// The first file of its best photo.
    pub best: Option<PathBuf>,
    /// The first files of those that the person keeps; none where nothing was decided.
    pub kept: Vec<PathBuf>,
}

/// The stacks of the library in `folder`, by time, as the person left them. None where there is no library yet.
pub fn stacks(folder: &Path) -> Result<Vec<StackFiles>, EngineError> {
    let Some(library) = Library::open_to_read(folder)? else { return Ok(Vec::new()) };
    let catalogue = Catalogue::load(&library, &TimeZone::system())?;
    let found = find(&library, &catalogue, &mut StackMemory::default())?;
    let shown = decided_stacks(&found, catalogue.review().stacks(), |photo| catalogue.has(photo));
    let first = |photo: &PhotoId| catalogue.places(*photo).next().map(Path::to_owned);
    let files = |shown: ShownStack| StackFiles {
        files: shown.stack.photos.iter().flat_map(|p| catalogue.places(*p)).map(Path::to_owned).collect(),
        best: first(&shown.stack.best),
        kept: shown.kept.iter().filter_map(first).collect(),
        stack: shown,
    };
    Ok(shown.into_iter().map(files).collect())
}

/// Whether bursts and copies can be told in a library: by their looks, which takes an encoder that this was measured with.
/// Raw files and their pictures are found by their names in any case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Telling {
    /// They can.
    #[default]
    Works,
    /// The encoder that looked at the photos is not there any more.
    NoEncoder,
    /// The encoder in use was not measured for it.
    NotMeasured,
}

/// Whether bursts and copies can be told in the library in `folder`.
pub fn telling(folder: &Path) -> Result<Telling, EngineError> {
    Library::open_to_read(folder)?.map_or(Ok(Telling::Works), |library| telling_of(&library))
}

pub(super) fn telling_of(library: &Library) -> Result<Telling, EngineError> {
    let is_measured = |encoder: &EncoderId| StackWeights::shipped().of(encoder).is_some();
    Ok(match (likeness(library)?, EncoderSource::in_use(library)?) {
        (Some(encoder), _) if is_measured(&encoder) => Telling::Works,
        (Some(_), Some(_)) => Telling::NotMeasured,
        (Some(_), None) => Telling::NoEncoder,
        // Nothing was looked at yet, so there is nothing to be told.
        (None, _) => Telling::Works,
    })
}

/// What stays from one time that stacks are looked for to the next, so that it costs what came in between.
pub(super) struct StackMemory {
    /// Of the output that tells copies, where grouping uses another.
    pub(super) copies: Embeddings,
    pub(super) graph: NeighbourIndex,
    pub(super) stacks: grouping::StackMemory,
}

impl Default for StackMemory {
    fn default() -> Self {
        Self {
            copies: Embeddings::default(),
            graph: NeighbourIndex::new(NEIGHBOURS),
            stacks: grouping::StackMemory::default(),
        }
    }
}

/// The stacks of all photos, with nothing decided.
fn find(library: &Library, catalogue: &Catalogue, memory: &mut StackMemory) -> Result<Vec<Stack>, EngineError> {
    Ok(stack(look(library, catalogue, &mut memory.copies, &mut memory.graph)?, &mut memory.stacks))
}

/// What stacks are made of.
pub(super) struct Looked<'a> {
    pictures: Vec<PictureFacts<'a>>,
    graph: NeighbourGraph,
    encoder: Option<EncoderId>,
}

/// Finds the neighbours of all photos: what stacks cost most of. `copies` and `index` are kept from one time to the next.
pub(super) fn look<'a>(
    library: &Library,
    catalogue: &'a Catalogue,
    copies: &'a mut Embeddings,
    index: &mut NeighbourIndex,
) -> Result<Looked<'a>, EngineError> {
    let encoder = likeness(library)?;
    // What grouping uses is in memory already.
    let copies = match &encoder {
        Some(encoder) if library.encoder_in_use()?.as_ref() != Some(encoder) => {
            *copies = library.embeddings_again(encoder, std::mem::take(copies))?;
            copies
        }
        _ => {
            *copies = Embeddings::default();
            catalogue.embeddings()
        }
    };
    let pictures = catalogue.pictures(copies);
    let looks: Vec<(PhotoId, Option<&[f32]>)> = pictures.iter().map(|p| (p.facts.id, p.likeness)).collect();
    let graph = index.update(&looks);
    Ok(Looked { pictures, graph, encoder })
}

/// The stacks of what was found.
pub(super) fn stack(looked: Looked<'_>, memory: &mut grouping::StackMemory) -> Vec<Stack> {
    let fit = looked.encoder.and_then(|encoder| StackWeights::shipped().of(&encoder));
    stacks_again(memory, &looked.pictures, &looked.graph, fit)
}

/// The output that tells copies apart, of the encoder that the library uses: the one for copies where the encoder is there
/// and has one, else what grouping uses.
fn likeness(library: &Library) -> Result<Option<EncoderId>, EngineError> {
    let copies = EncoderSource::in_use(library)?.and_then(|source| source.manifest().encoder_id(source.likeness()?));
    Ok(copies.or(library.encoder_in_use()?))
}
