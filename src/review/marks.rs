//! What the person says of single photos: for each change what was said before and since, so that undo is exact.

use super::{Change, Review, ReviewError, Version, View};
use crate::domain::{Correction, Mark, PhotoId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What was said of a photo, before and after.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarkChange {
    /// Which.
    pub photo: PhotoId,
    /// As it was.
    #[serde(default)]
    pub was: Mark,
    /// As it is since.
    #[serde(default)]
    pub now: Mark,
}

impl MarkChange {
    /// What takes it back.
    pub fn inverse(&self) -> Self {
        Self { photo: self.photo, was: self.now, now: self.was }
    }
}

/// A clock is at most so many minutes from UTC: 14 hours are the most there are, and ships and mistakes get some more.
const FURTHEST_CLOCK: i16 = 18 * 60;
/// A date is moved by at most so many seconds, all in all: a camera whose battery was out starts at its maker's epoch, and
/// a scan may be of a photo from the beginning of photography.
const FURTHEST_SHIFT: i64 = 250 * 366 * 86_400;

/// The photos of which something is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks(BTreeMap<PhotoId, Mark>);

impl Marks {
    fn get(&self, photo: PhotoId) -> Mark {
        self.0.get(&photo).copied().unwrap_or_default()
    }

    fn set(&mut self, photo: PhotoId, mark: Mark) {
        if mark == Mark::default() {
            self.0.remove(&photo)
        } else {
            self.0.insert(photo, mark)
        };
    }

    /// Whether these changes start from this state, each photo once.
    pub(super) fn fits(&self, changes: &[MarkChange]) -> bool {
        changes.is_sorted_by(|a, b| a.photo < b.photo) && changes.iter().all(|c| self.get(c.photo) == c.was)
    }

    pub(super) fn swap(&mut self, changes: &[MarkChange]) {
        changes.iter().for_each(|change| self.set(change.photo, change.now));
    }
}

impl Review {
    /// What the person says of a photo; nothing where they never said anything.
    pub fn mark(&self, photo: PhotoId) -> Mark {
        self.marks.get(photo)
    }

    /// The photos of which another state says something else than this, by id.
    pub fn marked_otherwise(&self, other: &Self) -> Vec<PhotoId> {
        let all = self.marks.0.keys().chain(other.marks.0.keys().filter(|photo| !self.marks.0.contains_key(photo)));
        let mut photos: Vec<PhotoId> = all.copied().filter(|photo| self.mark(*photo) != other.mark(*photo)).collect();
        photos.sort_unstable();
        photos
    }

    /// Lets marks follow a version, now and in the history; whether anything changed. Where the new photo has marks of its
    /// own, all stay as they are.
    pub(super) fn replace_marks(&mut self, version: Version) -> bool {
        let histories = || self.done.iter().chain(&self.undone).map(|said| &said.change.marks);
        let of = |changes: &[MarkChange], photo| changes.iter().find(|change| change.photo == photo).copied();
        let is_its_own = |changes: &Vec<MarkChange>| {
            let (old, new) = (of(changes, version.old), of(changes, version.new));
            new.is_some_and(|new| old.is_none_or(|old| (old.was, old.now) != (new.was, new.now)))
        };
        if histories().any(is_its_own) || !histories().any(|changes| of(changes, version.old).is_some()) {
            return false;
        }
        for said in self.done.iter_mut().chain(&mut self.undone) {
            follow(&mut said.change.marks, &version);
        }
        let mark = self.mark(version.old);
        self.marks.set(version.new, mark);
        if !version.keeps {
            self.marks.set(version.old, Mark::default());
        }
        true
    }
}

fn follow(changes: &mut Vec<MarkChange>, version: &Version) {
    let Ok(at) = changes.binary_search_by_key(&version.old, |change| change.photo) else { return };
    let new = MarkChange { photo: version.new, ..changes[at] };
    if !version.keeps {
        changes.remove(at);
    }
    if let Err(at) = changes.binary_search_by_key(&version.new, |change| change.photo) {
        changes.insert(at, new);
    }
}

/// The change that a correction asks for which says something of single photos.
pub(super) fn resolve(correction: &Correction, view: &View, review: &Review) -> Result<Change, ReviewError> {
    let named = correction.marks().unwrap_or_default();
    if named.is_empty() {
        return Err(ReviewError::NoPhotos);
    }
    let mut marks: BTreeMap<PhotoId, MarkChange> = BTreeMap::new();
    for photo in named {
        if !view.knows(review, *photo) {
            return Err(ReviewError::NoPhoto(*photo));
        }
        let was = review.mark(*photo);
        let now = said(was, correction)?;
        if now != was {
            marks.insert(*photo, MarkChange { photo: *photo, was, now });
        }
    }
    Ok(Change { marks: marks.into_values().collect(), ..Change::default() })
}

/// A mark with what a correction adds to it.
fn said(mark: Mark, correction: &Correction) -> Result<Mark, ReviewError> {
    Ok(match correction {
        Correction::Favourite { on, .. } => Mark { favourite: *on, ..mark },
        Correction::Rate { stars, .. } if *stars > 5 => return Err(ReviewError::TooManyStars(*stars)),
        Correction::Rate { stars, .. } => Mark { stars: Some(*stars), ..mark },
        Correction::Rotate { degrees, .. } if degrees % 90 != 0 => return Err(ReviewError::NoQuarterTurn(*degrees)),
        Correction::Rotate { degrees, .. } => {
            let turns = (i16::from(mark.turned) + degrees / 90).rem_euclid(4);
            Mark { turned: turns as u8, ..mark }
        }
        Correction::Date { to, .. } => Mark { date: *to, shift: 0, offset: None, ..mark },
        Correction::Shift { seconds, .. } => {
            let shift = mark.shift.checked_add(*seconds).filter(|shift| shift.unsigned_abs() <= FURTHEST_SHIFT as u64);
            Mark { shift: shift.ok_or(ReviewError::TooFar)?, ..mark }
        }
        Correction::Zone { minutes, .. } if minutes.unsigned_abs() > FURTHEST_CLOCK as u16 => {
            return Err(ReviewError::NoZone(*minutes));
        }
        Correction::Zone { minutes, .. } => Mark { offset: Some(*minutes), ..mark },
        Correction::Place { at: None, town: Some(town), .. } => return Err(ReviewError::NoTown(town.clone())),
        Correction::Place { at, .. } => Mark { place: *at, ..mark },
        _ => mark,
    })
}

#[cfg(test)]
mod tests;
