//! Learning from corrections.

use super::EngineError;
use super::catalogue::load_review;
use crate::learning::{LabelledPairs, labelled_pairs};
use crate::library::Library;
use std::path::Path;

/// What learning came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Learned {
    /// Corrections that stand.
    pub corrections: usize,
    /// What they say about pairs of photos.
    pub pairs: LabelledPairs,
}

/// Gathers what the corrections in the library in `folder` teach. Grouping goes by the person's way with journeys by
/// itself (`grouping::habit`), and by nothing else yet: no learner that does better on held-back corrections exists in
/// this version.
pub fn learn(folder: &Path) -> Result<Learned, EngineError> {
    let Some(library) = Library::open_to_read(folder)? else { return Ok(Learned::default()) };
    let review = load_review(&library)?;
    let held: Vec<_> = review.held().cloned().collect();
    Ok(Learned { corrections: review.standing(), pairs: labelled_pairs(&held) })
}
