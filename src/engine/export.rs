//! Exporting an album.

use super::{EngineError, albums};
use crate::domain::GroupId;
use crate::export::{ExportStep, Way, carry_out, names_in, plan};
use std::path::Path;

/// What an export did, or would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// The album's title.
    pub title: String,
    /// The files, in order.
    pub steps: Vec<ExportStep>,
}

/// Exports the accepted album with the id or title `album` to the folder `to`. With `dry_run` it only says what it would
/// do. Of a photo that lies in several files, the first is exported.
pub fn export_album(folder: &Path, album: &str, to: &Path, way: Way, dry_run: bool) -> Result<Exported, EngineError> {
    let mut found = albums(folder)?;
    let by_id = GroupId(album.to_owned());
    found.retain(|g| g.id == by_id || g.title == album);
    let Some(group) = found.into_iter().next() else { return Err(EngineError::NoAlbum(album.to_owned())) };
    let steps = plan(&group.first_files, &names_in(to)?);
    if !dry_run {
        carry_out(&steps, to, way)?;
    }
    Ok(Exported { title: group.title, steps })
}
