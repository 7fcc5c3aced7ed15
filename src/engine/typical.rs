//! Which photos stand for each group.

use crate::domain::{PhotoId, Quality, Suggestion};
use crate::grouping::{Candidate, typical};
use crate::library::Embeddings;
use std::collections::HashMap;

/// As many as the largest mosaic shows.
const MOST: usize = 7;

/// What is known of photos that may stand for groups.
pub(super) struct Known<'a> {
    pub(super) embeddings: &'a Embeddings,
    /// Whether what looks mean was measured with their encoder.
    pub(super) is_measured: bool,
    pub(super) qualities: &'a HashMap<PhotoId, Quality>,
    /// Seconds of the wall clock, for what knows its time to the second.
    pub(super) taken: &'a dyn Fn(PhotoId) -> Option<f64>,
}

/// Says of each group which photos stand for it. Doubtful ones do not, while there are others.
pub(super) fn choose_typical(groups: &mut [Suggestion], known: &Known<'_>) {
    for group in groups.iter_mut().filter(|group| group.photos.len() > 1) {
        let candidate = |id: &PhotoId| Candidate {
            id: *id,
            taken: (known.taken)(*id),
            embedding: known.embeddings.get(*id),
            quality: known.qualities.get(id).copied(),
        };
        let summary = &group.summary;
        let mut fit: Vec<_> = group.photos.iter().filter(|id| summary.doubt(**id).is_none()).map(candidate).collect();
        if fit.is_empty() {
            fit.extend(group.photos.iter().map(candidate));
        }
        group.summary.typical = typical(&fit, MOST, known.is_measured);
    }
}
