//! Themes with their files.

use super::stacks::NEIGHBOURS;
use super::{Catalogue, EngineError};
use crate::domain::Theme;
use crate::grouping::themes as group;
use crate::library::Library;
use crate::search::NeighbourGraph;
use jiff::tz::TimeZone;
use std::path::{Path, PathBuf};

/// A theme and where its photos lie.
#[derive(Clone, Debug, PartialEq)]
pub struct ThemeFiles {
    /// The theme.
    pub theme: Theme,
    /// Every file of its photos, those of the most typical photo first.
    pub files: Vec<PathBuf>,
}

/// The themes of the library in `folder`: every file in exactly one. None where there is no library yet.
pub fn themes(folder: &Path) -> Result<Vec<ThemeFiles>, EngineError> {
    let Some(library) = Library::open_to_read(folder)? else { return Ok(Vec::new()) };
    let catalogue = Catalogue::load(&library, &TimeZone::system())?;
    let pictures = catalogue.pictures(catalogue.embeddings());
    let looks: Vec<Option<&[f32]>> = pictures.iter().map(|p| p.facts.embedding).collect();
    let themes = group(&pictures, &NeighbourGraph::new(&looks, NEIGHBOURS));
    let files = |theme: Theme| ThemeFiles {
        files: theme.photos.iter().flat_map(|p| catalogue.places(*p)).map(Path::to_owned).collect(),
        theme,
    };
    Ok(themes.into_iter().map(files).collect())
}
