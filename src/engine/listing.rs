//! Groups as a person reads them: title, reason, files.

use super::{Catalogue, EngineError};
use crate::domain::{GroupId, GroupState, Suggestion};
use crate::grouping::words;
use crate::library::Library;
use jiff::tz::TimeZone;
use std::path::{Path, PathBuf};

/// A group with what is shown of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Identity.
    pub id: GroupId,
    /// What the person said of it.
    pub state: GroupState,
    /// The person's name for it, else a title made of dates.
    pub title: String,
    /// Why its photos belong together.
    pub reason: String,
    /// Probability that it is right as it is.
    pub confidence: f32,
    /// Whether Albumen stands for it.
    pub sure: bool,
    /// Every file of its photos, in the order in which they were taken.
    pub files: Vec<PathBuf>,
    /// One file for each photo; a photo may lie in several.
    pub first_files: Vec<PathBuf>,
}

/// All groups of the library in `folder`: every file in exactly one. None where there is no library yet.
pub fn suggestions(folder: &Path) -> Result<Vec<Group>, EngineError> {
    let Some(library) = Library::open_to_read(folder)? else { return Ok(Vec::new()) };
    let catalogue = Catalogue::load(&library, &TimeZone::system())?;
    let groups = catalogue.group(catalogue.review());
    Ok(groups.into_iter().map(|suggestion| shown(&catalogue, suggestion)).collect())
}

/// The accepted albums, in the order of [`suggestions`].
pub fn albums(folder: &Path) -> Result<Vec<Group>, EngineError> {
    let mut groups = suggestions(folder)?;
    groups.retain(|g| g.state == GroupState::Accepted);
    Ok(groups)
}

fn shown(catalogue: &Catalogue, suggestion: Suggestion) -> Group {
    Group {
        title: suggestion.name.clone().unwrap_or_else(|| words::title(&suggestion)),
        reason: words::reason(&suggestion),
        files: suggestion.photos.iter().flat_map(|p| catalogue.places(*p)).map(Path::to_owned).collect(),
        first_files: suggestion.photos.iter().filter_map(|p| catalogue.places(*p).next()).map(Path::to_owned).collect(),
        id: suggestion.id,
        state: suggestion.state,
        confidence: suggestion.confidence,
        sure: suggestion.sure,
    }
}
