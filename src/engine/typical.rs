//! Which photos stand for each group.

use crate::domain::{PhotoId, Quality, Suggestion};
use crate::grouping::{Candidate, typical};
use crate::library::Embeddings;
use std::collections::HashMap;

/// As many as the largest mosaic shows.
const MOST: usize = 7;

/// Says of each group which photos stand for it. Doubtful ones do not, while there are others.
pub(super) fn choose_typical(
    groups: &mut [Suggestion],
    embeddings: &Embeddings,
    qualities: &HashMap<PhotoId, Quality>,
) {
    for group in groups.iter_mut().filter(|group| group.photos.len() > 1) {
        let candidate =
            |id: &PhotoId| Candidate { id: *id, embedding: embeddings.get(*id), quality: qualities.get(id).copied() };
        let summary = &group.summary;
        let mut fit: Vec<_> = group.photos.iter().filter(|id| summary.doubt(**id).is_none()).map(candidate).collect();
        if fit.is_empty() {
            fit.extend(group.photos.iter().map(candidate));
        }
        group.summary.typical = typical(&fit, MOST);
    }
}
