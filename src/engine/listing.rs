//! Groups with their files.

use super::covers::show_covers;
use super::{Catalogue, EngineError, themes};
use crate::domain::{GroupState, PhotoId, Suggestion};
use crate::library::Library;
use jiff::tz::TimeZone;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A group and where its photos lie.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The group.
    pub suggestion: Suggestion,
    /// Every file of its photos, in the order in which they were taken.
    pub files: Vec<PathBuf>,
    /// One file for each photo; a photo may lie in several.
    pub first_files: Vec<PathBuf>,
}

/// All groups of the library in `folder`: every file in exactly one; those of a rejected one that are suggested otherwise are
/// in the new suggestion. None where there is no library yet.
pub fn suggestions(folder: &Path) -> Result<Vec<Group>, EngineError> {
    let Some(library) = Library::open_to_read(folder)? else { return Ok(Vec::new()) };
    let catalogue = Catalogue::load(&library, &TimeZone::system())?;
    let mut groups = catalogue.group(catalogue.review());
    show_covers(&mut groups, catalogue.review());
    let again: BTreeSet<PhotoId> =
        groups.iter().filter(|group| is_new(group)).flat_map(|group| group.photos.iter().copied()).collect();
    for group in groups.iter_mut().filter(|group| !is_new(group) && group.state == GroupState::Rejected) {
        group.photos.retain(|photo| !again.contains(photo));
    }
    groups.retain(|group| !group.photos.is_empty());
    Ok(groups.into_iter().map(|suggestion| with_files(&catalogue, suggestion)).collect())
}

/// The accepted albums: events in the order of [`suggestions`], then themes.
pub fn albums(folder: &Path) -> Result<Vec<Group>, EngineError> {
    let Some(library) = Library::open_to_read(folder)? else { return Ok(Vec::new()) };
    let catalogue = Catalogue::load(&library, &TimeZone::system())?;
    let mut groups = catalogue.group(catalogue.review());
    groups.retain(|group| group.state == GroupState::Accepted);
    show_covers(&mut groups, catalogue.review());
    groups.extend(themes::albums(&catalogue));
    Ok(groups.into_iter().map(|suggestion| with_files(&catalogue, suggestion)).collect())
}

/// Whether it is a suggestion of photos that were rejected otherwise.
fn is_new(group: &Suggestion) -> bool {
    group.id.is_again() && group.state == GroupState::Open
}

fn with_files(catalogue: &Catalogue, suggestion: Suggestion) -> Group {
    Group {
        files: suggestion.photos.iter().flat_map(|p| catalogue.places(*p)).map(Path::to_owned).collect(),
        first_files: suggestion.photos.iter().filter_map(|p| catalogue.places(*p).next()).map(Path::to_owned).collect(),
        suggestion,
    }
}
