//! Themes with their files.

use super::covers::show_covers;
use super::stacks::NEIGHBOURS;
use super::{Catalogue, EngineError};
use crate::domain::{GroupState, PhotoId, PictureFacts, Suggestion, Theme, ThemeSummary};
use crate::grouping::{self, decided_themes, themes_again, with_known};
use crate::library::Library;
use crate::review::Review;
use crate::search::NeighbourIndex;
use jiff::tz::TimeZone;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// A theme and where its photos lie.
#[derive(Clone, Debug, PartialEq)]
pub struct ThemeFiles {
    /// The theme.
    pub theme: Suggestion,
    /// Every file of its photos, those of the most typical photo first.
    pub files: Vec<PathBuf>,
}

/// The themes of the library in `folder`: what was found, every file in exactly one, less what the person decided; then
/// what they decided. None where there is no library yet.
pub fn themes(folder: &Path) -> Result<Vec<ThemeFiles>, EngineError> {
    let Some(library) = Library::open_to_read(folder)? else { return Ok(Vec::new()) };
    let catalogue = Catalogue::load(&library, &TimeZone::system())?;
    let found = find(&catalogue, None, &mut ThemeMemory::default());
    let files = |theme: Suggestion| ThemeFiles {
        files: theme.photos.iter().flat_map(|p| catalogue.places(*p)).map(Path::to_owned).collect(),
        theme,
    };
    Ok(decided(&catalogue, &found, catalogue.review()).into_iter().map(files).collect())
}

/// What stays from one time that themes are looked for to the next, so that it costs less where few photos came.
#[derive(Default)]
pub(super) struct ThemeMemory {
    /// Of the encoder's embeddings.
    own: Sight,
    /// Of the embeddings as the person's themes taught to see them.
    taught: Sight,
}

/// The same, of one kind of embeddings.
struct Sight {
    graph: NeighbourIndex,
    themes: grouping::ThemeMemory,
}

impl Default for Sight {
    fn default() -> Self {
        Self { graph: NeighbourIndex::new(NEIGHBOURS), themes: grouping::ThemeMemory::default() }
    }
}

impl Sight {
    fn themes(&mut self, pictures: &[PictureFacts<'_>]) -> Vec<Theme> {
        let looks: Vec<(PhotoId, Option<&[f32]>)> = pictures.iter().map(|p| (p.facts.id, p.facts.embedding)).collect();
        let graph = self.graph.update(&looks);
        themes_again(&mut self.themes, pictures, &graph)
    }
}

/// The themes of all photos, or of `among`, with nothing decided: those by plain signs first, then the largest. `memory`
/// is of all photos, and is left alone where only some are asked for.
///
/// By the encoder's embeddings: what was learned of looks finds other themes no better. What comes to the themes that it was
/// learned from, it finds.
pub(super) fn find(catalogue: &Catalogue, among: Option<&[PhotoId]>, memory: &mut ThemeMemory) -> Vec<Suggestion> {
    let taught = catalogue.taught_embeddings();
    let mut pictures = catalogue.pictures(catalogue.embeddings());
    let mut passing = ThemeMemory::default();
    let mut memory = memory;
    if let Some(among) = among {
        let among: HashSet<&PhotoId> = among.iter().collect();
        pictures.retain(|picture| among.contains(&picture.facts.id));
        memory = &mut passing;
    }
    let mut themes = memory.own.themes(&pictures);
    if let Some(taught) = &taught {
        pictures.iter_mut().for_each(|picture| picture.facts.embedding = taught.get(picture.facts.id));
        themes = with_known(themes, memory.taught.themes(&pictures), catalogue.review().themes());
    }
    let mut themes: Vec<Suggestion> = themes.into_iter().map(|theme| suggestion(theme, catalogue)).collect();
    catalogue.choose_typical(&mut themes);
    themes
}

/// What the person decided laid over what was found, the most typical photos of each first.
pub(super) fn decided(catalogue: &Catalogue, found: &[Suggestion], review: &Review) -> Vec<Suggestion> {
    let here = |photos: &mut Vec<PhotoId>| photos.retain(|photo| catalogue.has(*photo));
    let mut themes = decided_themes(found, review.themes(), &review.apart(), 1, here);
    show_covers(&mut themes, review);
    themes
}

/// The albums by theme, as the person left them.
pub(super) fn albums(catalogue: &Catalogue) -> Vec<Suggestion> {
    let mut themes = decided(catalogue, &[], catalogue.review());
    themes.retain(|theme| theme.state == GroupState::Accepted);
    themes
}

fn suggestion(theme: Theme, catalogue: &Catalogue) -> Suggestion {
    let mut summary = catalogue.summary(&theme.photos);
    summary.theme = Some(ThemeSummary { kind: theme.kind, cohesion: Some(theme.cohesion) });
    Suggestion {
        id: theme.id,
        state: GroupState::Open,
        name: None,
        photos: theme.photos,
        confidence: theme.cohesion,
        sure: false,
        addition_to: None,
        summary,
    }
}
