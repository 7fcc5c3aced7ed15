//! What themes remember from one time to the next. How communities form is a matter of all photos, and is worked out anew each
//! time; what links weigh and what is to be said of a theme depend on a few, and are what they were where these are.

use super::links::Weights;
use super::signs;
use crate::domain::{Fingerprint, PhotoId, PictureFacts, Theme, ThemeKind, glance};
use crate::grouping::recall::Recall;
use std::hash::{Hash, Hasher};

/// What themes remember; empty at first.
#[derive(Debug, Default)]
pub struct ThemeMemory {
    photos: Vec<Seen>,
    weights: Vec<Weights>,
    pub(super) themes: Recall<Theme>,
}

/// A photo as themes see it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Seen {
    id: PhotoId,
    /// Of its look, its neighbours and its signs.
    pub(super) print: u64,
    pub(super) sign: Option<ThemeKind>,
}

impl Seen {
    pub(super) fn new(photo: &PictureFacts<'_>, row: u64) -> Self {
        let (id, sign) = (photo.facts.id, signs::told_by_signs(photo));
        let mut print = Fingerprint::default();
        // The row's fingerprint is of its own look, too, where it has a row.
        let look = photo.facts.embedding.filter(|_| row == 0).map(glance);
        (id, row, look, sign, signs::is_received(photo)).hash(&mut print);
        Self { id, print: print.finish(), sign }
    }
}

impl ThemeMemory {
    /// For each photo what its links weighed, where it is what it was. Which of two photos comes first counts: by id it stays
    /// so, and whoever has another order is not remembered.
    pub(super) fn known(&self, photos: &[Seen]) -> Vec<Option<&Weights>> {
        let nothing = || vec![None; photos.len()];
        if self.photos.is_empty() || !photos.is_sorted_by(|a, b| a.id < b.id) {
            return nothing();
        }
        let mut known = Vec::with_capacity(photos.len());
        let mut next = 0;
        for photo in photos {
            while self.photos.get(next).is_some_and(|before| before.id < photo.id) {
                next += 1;
            }
            let before = self.photos.get(next).filter(|before| before.id == photo.id);
            // A photo that counts no more, or now does, changes what others have in common.
            if before.is_some_and(|before| before.sign != photo.sign) {
                return nothing();
            }
            known.push(before.filter(|before| *before == photo).and_then(|_| self.weights.get(next)));
        }
        known
    }

    /// Keeps what links weigh, and forgets themes that did not come up again.
    pub(super) fn keep(&mut self, photos: Vec<Seen>, weights: Vec<Weights>) {
        let is_by_id = photos.is_sorted_by(|a, b| a.id < b.id);
        (self.photos, self.weights) = if is_by_id { (photos, weights) } else { (Vec::new(), Vec::new()) };
        self.themes.turn();
    }
}

/// Of a theme's photos.
pub(super) fn print(inside: &[usize], photos: &[Seen]) -> u64 {
    let mut print = Fingerprint::default();
    inside.iter().for_each(|i| photos[*i].print.hash(&mut print));
    print.finish()
}
