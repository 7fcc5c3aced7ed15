//! Exporting an album.

use super::{EngineError, albums};
use crate::domain::Suggestion;
use crate::export::{ExportStep, Way, carry_out, names_in, plan};
use std::path::Path;

/// What an export did, or would do.
#[derive(Clone, Debug, PartialEq)]
pub struct Exported {
    /// The album.
    pub album: Suggestion,
    /// The files, in order.
    pub steps: Vec<ExportStep>,
}

/// Exports the first accepted album for which `is_meant` says so to the folder `to`; `None` where there is none. With
/// `dry_run` it only says what it would do. Of a photo that lies in several files, the first is exported.
pub fn export_album(
    folder: &Path,
    is_meant: impl Fn(&Suggestion) -> bool,
    to: &Path,
    way: Way,
    dry_run: bool,
) -> Result<Option<Exported>, EngineError> {
    let Some(group) = albums(folder)?.into_iter().find(|album| is_meant(&album.suggestion)) else { return Ok(None) };
    let steps = plan(&group.first_files, &names_in(to)?);
    if !dry_run {
        carry_out(&steps, to, way)?;
    }
    Ok(Some(Exported { album: group.suggestion, steps }))
}
