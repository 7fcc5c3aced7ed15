//! Which photos are selected: plain data, changed by steps that carry all they need.

use super::{Model, Photos, Screen};
use crate::domain::PhotoId;
use std::collections::HashSet;

/// One step of selecting. A *tile* is a place on a wall, named by the photo that is seen there; its photos are that one and
/// those that lie folded under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Select {
    /// A tile with its photos, changed to the other: taken off where all of them are selected. A range begins here.
    Toggle(PhotoId, Vec<PhotoId>),
    /// All photos from one tile to another, in the order of the view, in place of the range before.
    Range {
        /// Where it begins: the next range does too.
        from: PhotoId,
        /// Where it ends.
        to: PhotoId,
        /// What lies between, the ends included.
        photos: Vec<PhotoId>,
    },
    /// A band is drawn, beside what is selected already or in place of it.
    BeginBand {
        /// Whether beside.
        adds: bool,
    },
    /// It lies over these now.
    Band(Vec<PhotoId>),
    /// It is let go, or given up: then all is as it was before.
    EndBand {
        /// Whether what lies under it stays selected.
        keeps: bool,
    },
    /// All of the view.
    All(Vec<PhotoId>),
    /// Nothing.
    Clear,
}

/// How much of a tile is selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ticked {
    /// None of its photos.
    No,
    /// Some of them: others lie under the one that is seen.
    Part,
    /// All of them.
    Whole,
}

/// The selected photos.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Those that stay selected whatever range or band comes next.
    settled: HashSet<PhotoId>,
    /// Those of the last range, or of a band that is being drawn, that are not in `settled`.
    span: HashSet<PhotoId>,
    /// The tile where a range begins.
    anchor: Option<PhotoId>,
    /// The tile where the last step ended.
    focus: Option<PhotoId>,
    /// What was selected before the band that is being drawn.
    before: Option<HashSet<PhotoId>>,
}

impl Selection {
    /// How many photos.
    pub fn len(&self) -> usize {
        self.settled.len() + self.span.len()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether this photo is.
    pub fn contains(&self, photo: PhotoId) -> bool {
        self.settled.contains(&photo) || self.span.contains(&photo)
    }

    /// How much of a tile with these photos is.
    pub fn ticked(&self, photos: &[PhotoId]) -> Ticked {
        match photos.iter().filter(|photo| self.contains(**photo)).count() {
            0 => Ticked::No,
            count if count < photos.len() => Ticked::Part,
            _ => Ticked::Whole,
        }
    }

    /// All of them, in no order.
    pub fn photos(&self) -> impl Iterator<Item = PhotoId> {
        self.settled.iter().chain(&self.span).copied()
    }

    /// The tile where a range begins.
    pub fn anchor(&self) -> Option<PhotoId> {
        self.anchor
    }

    /// The tile where the last step ended.
    pub fn focus(&self) -> Option<PhotoId> {
        self.focus
    }

    /// Takes a step.
    pub fn step(&mut self, step: Select) {
        match step {
            Select::Toggle(tile, photos) => {
                self.settle();
                if self.ticked(&photos) == Ticked::Whole {
                    for photo in &photos {
                        self.settled.remove(photo);
                    }
                } else {
                    self.settled.extend(photos);
                }
                (self.anchor, self.focus) = (Some(tile), Some(tile));
            }
            Select::Range { from, to, photos } => {
                if self.anchor != Some(from) {
                    self.settle();
                }
                self.reach(photos);
                (self.anchor, self.focus) = (Some(from), Some(to));
            }
            Select::BeginBand { adds } => {
                self.settle();
                self.before = Some(if adds { self.settled.clone() } else { std::mem::take(&mut self.settled) });
                (self.anchor, self.focus) = (None, None);
            }
            Select::Band(photos) => self.reach(photos),
            Select::EndBand { keeps } => match self.before.take().filter(|_| !keeps) {
                Some(before) => *self = Self { settled: before, ..Self::default() },
                None => self.settle(),
            },
            Select::All(photos) => {
                *self = Self { settled: photos.into_iter().collect(), ..Self::default() };
            }
            Select::Clear => *self = Self::default(),
        }
    }

    /// What was reached last stays.
    fn settle(&mut self) {
        self.settled.extend(self.span.drain());
    }

    /// These are reached now, instead of what was before.
    fn reach(&mut self, photos: Vec<PhotoId>) {
        self.span = photos.into_iter().filter(|photo| !self.settled.contains(photo)).collect();
    }

    /// Takes off what is not `there` any more. A range whose beginning is gone begins anew.
    pub fn retain(&mut self, there: impl Fn(PhotoId) -> bool) {
        for photos in [&mut self.settled, &mut self.span].into_iter().chain(&mut self.before) {
            photos.retain(|photo| there(*photo));
        }
        self.anchor = self.anchor.filter(|tile| there(*tile));
        self.focus = self.focus.filter(|tile| there(*tile));
    }
}

/// The tiles of a view from one to another, whichever comes first; `None` where one of them is not there.
pub(in crate::app) fn between(order: &[PhotoId], from: PhotoId, to: PhotoId) -> Option<&[PhotoId]> {
    let at = |tile| order.iter().position(|other| *other == tile);
    let (from, to) = (at(from)?, at(to)?);
    order.get(from.min(to)..=from.max(to))
}

impl Model {
    /// The selected photos as they were taken.
    pub fn selected(&self) -> Vec<PhotoId> {
        let mut photos: Vec<PhotoId> = self.selection.photos().collect();
        photos.sort_by_cached_key(|id| (taken(&self.photos, *id), *id));
        photos
    }

    /// After news, or after something was done: what is not in the view any more is not selected.
    pub fn keep_selection(&mut self) {
        if self.selection.is_empty() && self.selection.anchor().is_none() {
            return;
        }
        let listed = |photos: &[PhotoId]| photos.iter().copied().collect::<HashSet<_>>();
        // What the filter hides is not seen, so it must not be meant either.
        let here = match &self.screen {
            Screen::Photos => None,
            Screen::Group(id) => Some(self.group(id).map(|group| listed(&group.photos)).unwrap_or_default()),
            Screen::Found => Some(listed(&self.found.photos)),
            _ => Some(HashSet::new()),
        };
        let photos = &self.photos;
        let is_here = |id: &PhotoId| here.as_ref().is_none_or(|here| here.contains(id));
        let is_seen = |id: PhotoId| if here.is_none() { photos.is_let_through(id) } else { photos.get(id).is_some() };
        self.selection.retain(|id| is_seen(id) && is_here(&id));
        self.forget_choice();
    }
}

impl Model {
    /// Where nothing is selected, nothing is asked about it.
    pub fn forget_choice(&mut self) {
        if self.selection.is_empty() {
            (self.is_choosing, self.is_naming) = (None, false);
        }
    }
}

fn taken(photos: &Photos, id: PhotoId) -> Option<jiff::civil::DateTime> {
    photos.get(id).and_then(|photo| photo.taken).map(|(stamp, _)| stamp.local)
}

#[cfg(test)]
mod tests;
