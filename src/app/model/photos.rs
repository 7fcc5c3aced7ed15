//! The photos of the library, by day.

mod view;

use crate::domain::PhotoId;
use crate::engine::session::PhotoItem;
use jiff::civil::{Date, DateTime};
use std::cmp::Reverse;
use std::collections::HashMap;
use view::View;

/// A photo in its place in the order: as little as laying it out needs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shot {
    /// When it was taken, by the clock of the place; `None` where nothing is known.
    pub taken: Option<DateTime>,
    /// Which photo.
    pub id: PhotoId,
    /// Width by height.
    pub aspect: f32,
    /// The photo that it lies beside, where it is of a stack that is open; else itself.
    lead: PhotoId,
    /// Its place beside that one.
    rank: u32,
}

/// Where a photo of a stack lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fold {
    /// Under another: it is not seen.
    Hidden,
    /// Beside the photo on top, whenever it was taken: the stack is open.
    Beside {
        /// That one.
        top: PhotoId,
        /// 1, 2, 3, … from it.
        rank: u32,
    },
}

impl Shot {
    /// The place of `photo`.
    pub fn of(photo: &PhotoItem) -> Self {
        let taken = photo.taken.map(|(stamp, _)| stamp.local);
        let aspect = photo.width.max(1) as f32 / photo.height.max(1) as f32;
        Self { taken, id: photo.id, aspect, lead: photo.id, rank: 0 }
    }

    /// What photos of one day are sorted by.
    fn order(&self) -> impl Ord + use<> {
        (self.taken, self.lead, self.rank, self.id)
    }

    fn day(&self) -> Reverse<Option<Date>> {
        Reverse(self.taken.map(|taken| taken.date()))
    }
}

/// All photos, and in which order they are shown: the newest day first, within a day as they were taken, those without a
/// date at the end.
///
/// Where only some are wanted, these are laid out beside all of them, some thousands with each frame, while what was seen
/// before is still seen; so all are there again at once when that is asked for.
#[derive(Debug, Default)]
pub struct Photos {
    items: HashMap<PhotoId, PhotoItem>,
    /// Photos that do not lie in their own place.
    folds: HashMap<PhotoId, Fold>,
    all: View,
    /// Where only some are wanted.
    some: Option<View>,
    /// The same while it is made.
    next: Option<View>,
    version: u64,
    changes: u64,
}

impl Photos {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// All of them, in no order.
    pub fn items(&self) -> impl Iterator<Item = &PhotoItem> {
        self.items.values()
    }

    /// Begins to gather those that are wanted only; what is seen stays. Returns all of them as they are seen, and how many
    /// these are; after them once more those that may lie under another, also some that are not there. To look each of them up
    /// here would take longer than a frame may.
    pub fn begin(&mut self) -> (Vec<PhotoId>, usize) {
        self.next = Some(View::of_some());
        let mut ids = Vec::with_capacity(self.len() + self.folds.len());
        ids.extend(self.all.days().flat_map(|(_, _, shots)| shots).map(|shot| shot.id));
        let seen = ids.len();
        ids.extend(self.folds.keys());
        (ids, seen)
    }

    /// Whether a photo may lie under another.
    pub fn may_lie_under(&self, id: PhotoId) -> bool {
        self.folds.contains_key(&id)
    }

    /// These are wanted, each with whether it is seen by itself although it may lie under another.
    pub fn let_in(&mut self, wanted: &[(PhotoId, bool)]) {
        if let Some(next) = &mut self.next {
            next.let_in(wanted, &self.items, &self.folds);
        }
    }

    /// Whether a photo is one of those that were let in so far.
    pub fn is_let_in(&self, id: PhotoId) -> bool {
        self.next.as_ref().is_some_and(|next| next.is_wanted(id))
    }

    /// What was let in is what is seen from now on. Returns how many these are.
    pub fn show_some(&mut self) -> usize {
        if let Some(next) = self.next.take() {
            self.some = Some(next);
            self.version += 1;
        }
        self.some.as_ref().map_or(self.len(), View::wanted)
    }

    /// All of them are seen again.
    pub fn show_all(&mut self) {
        self.next = None;
        if self.some.take().is_some() {
            self.version += 1;
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Grows with every change of what is seen.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// Grows with every change of the photos, and of which lie under others.
    pub fn changes(&self) -> u64 {
        self.changes
    }

    /// One photo.
    pub fn get(&self, id: PhotoId) -> Option<&PhotoItem> {
        self.items.get(&id)
    }

    fn seen(&self) -> &View {
        self.some.as_ref().unwrap_or(&self.all)
    }

    /// The days, the newest first, `None` for photos without a date: each with a number that is the same where its photos are,
    /// and its photos as they were taken.
    pub fn days(&self) -> impl Iterator<Item = (Option<Date>, u64, &[Shot])> {
        self.seen().days()
    }

    /// The photos of one day as they were taken.
    pub fn day(&self, date: Option<Date>) -> &[Shot] {
        self.seen().day(date)
    }

    /// Under which day a photo is found.
    pub fn day_of(&self, photo: &PhotoItem) -> Option<Date> {
        let own = || Some(Shot::of(photo));
        let shot = if self.folds.contains_key(&photo.id) { self.seen().folded(photo.id) } else { own() };
        shot.and_then(|shot| shot.taken).map(|taken| taken.date())
    }

    /// Lays the photos of all stacks where they belong now; only days in which something moves are touched.
    pub fn fold(&mut self, folds: &HashMap<PhotoId, Fold>) {
        let back = self.folds.keys().filter(|id| !folds.contains_key(*id)).map(|id| (*id, None));
        let moves = back.chain(folds.iter().map(|(id, fold)| (*id, Some(*fold)))).collect();
        if self.lay(moves) {
            self.changes += 1;
        }
    }

    /// The same for the photos of one stack: those that are not in `folds` lie in their own places.
    pub fn fold_one(&mut self, stack: &[PhotoId], folds: &[(PhotoId, Fold)]) {
        let own = stack.iter().filter(|id| folds.iter().all(|(other, _)| other != *id)).map(|id| (*id, None));
        let moves = own.chain(folds.iter().map(|(id, fold)| (*id, Some(*fold)))).collect();
        self.lay(moves);
    }

    /// Whether anything moved.
    fn lay(&mut self, mut moves: Vec<(PhotoId, Option<Fold>)>) -> bool {
        moves.retain(|(id, fold)| self.folds.get(id).copied() != *fold);
        if moves.is_empty() {
            return false;
        }
        self.version += 1;
        let Self { items, folds, all, some, next, .. } = self;
        let before: Vec<Vec<Shot>> = std::iter::once(&*all)
            .chain(some.as_ref())
            .chain(next.as_ref())
            .map(|view| moves.iter().filter_map(|(id, _)| view.placed(*id, items, folds)).collect())
            .collect();
        for (id, fold) in &moves {
            match fold {
                Some(fold) => drop(folds.insert(*id, *fold)),
                None => drop(folds.remove(id)),
            }
        }
        for (view, gone) in std::iter::once(all).chain(some).chain(next).zip(before) {
            let new = moves.iter().filter_map(|(id, _)| view.place(*id, items, folds)).collect();
            view.take_out(&gone);
            view.put_in(new);
        }
        true
    }

    /// Whether a photo is here, and is one of those that are wanted only.
    pub fn is_let_through(&self, id: PhotoId) -> bool {
        self.items.contains_key(&id) && self.seen().is_wanted(id)
    }

    /// All photos in the order in which they are shown: what next and previous go through.
    pub fn order(&self) -> Vec<PhotoId> {
        let mut order = Vec::with_capacity(self.len());
        order.extend(self.days().flat_map(|(_, _, shots)| shots.iter().map(|shot| shot.id)));
        order
    }

    /// Adds photos, or renews what is known of them.
    pub fn insert(&mut self, photos: Vec<PhotoItem>) {
        (self.version, self.changes) = (self.version + 1, self.changes + 1);
        // What each photo was before the batch: a batch may tell of one twice.
        let mut ids: Vec<PhotoId> = photos.iter().map(|photo| photo.id).collect();
        ids.sort_unstable();
        ids.dedup();
        let Self { items, folds, all, some, next, .. } = self;
        let placed = |view: &View| ids.iter().map(|id| view.placed(*id, items, folds)).collect::<Vec<_>>();
        let before: Vec<_> = std::iter::once(&*all).chain(some.as_ref()).chain(next.as_ref()).map(placed).collect();
        items.extend(photos.into_iter().map(|photo| (photo.id, photo)));
        for (view, before) in std::iter::once(all).chain(some).chain(next).zip(before) {
            let (mut gone, mut new) = (Vec::new(), Vec::new());
            for (id, old) in ids.iter().zip(before) {
                let now = view.place(*id, items, folds);
                if now != old {
                    gone.extend(old);
                    new.extend(now);
                }
            }
            view.take_out(&gone);
            view.put_in(new);
        }
    }

    /// Takes photos off.
    pub fn remove(&mut self, photos: &[PhotoId]) {
        (self.version, self.changes) = (self.version + 1, self.changes + 1);
        let Self { items, folds, all, some, next, .. } = self;
        for view in std::iter::once(all).chain(some).chain(next) {
            let gone: Vec<Shot> = photos.iter().filter_map(|id| view.placed(*id, items, folds)).collect();
            photos.iter().for_each(|id| view.forget(*id));
            view.take_out(&gone);
        }
        photos.iter().for_each(|id| drop(items.remove(id)));
    }
}

#[cfg(test)]
pub(in crate::app) mod tests;
