//! The photos of the library, by day.

use crate::domain::PhotoId;
use crate::engine::session::PhotoItem;
use jiff::civil::{Date, DateTime};
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};

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

/// The photos that are wanted only: all of them; and those that are seen by themselves although they lie under another.
type Only = (HashSet<PhotoId>, HashSet<PhotoId>);

/// The photos of one day.
#[derive(Debug, Default)]
struct Day {
    shots: Vec<Shot>,
    version: u64,
}

/// All photos, and in which order they are shown: the newest day first, within a day as they were taken, those without a
/// date at the end.
#[derive(Debug, Default)]
pub struct Photos {
    items: HashMap<PhotoId, PhotoItem>,
    /// Photos that do not lie in their own place, and where they lie where they are seen.
    folded: HashMap<PhotoId, (Fold, Option<Shot>)>,
    days: BTreeMap<Reverse<Option<Date>>, Day>,
    /// Where only some are wanted.
    only: Option<Only>,
    version: u64,
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

    /// Shows only these, or all again; the second set are those that are seen by themselves although they lie under another.
    pub fn show_only(&mut self, only: Option<(HashSet<PhotoId>, HashSet<PhotoId>)>) {
        let before: Vec<(PhotoId, Option<Shot>)> = self.items.keys().map(|id| (*id, self.placed(*id))).collect();
        self.only = only;
        self.version += 1;
        let (mut gone, mut new) = (Vec::new(), Vec::new());
        for (id, was) in before {
            let now = self.place(id);
            if now != was {
                gone.extend(was);
                new.extend(now);
            }
        }
        self.take_out(&gone);
        self.put_in(new);
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Grows with every change.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// One photo.
    pub fn get(&self, id: PhotoId) -> Option<&PhotoItem> {
        self.items.get(&id)
    }

    /// The days, the newest first, `None` for photos without a date: each with a number that changes when its photos do,
    /// and its photos as they were taken.
    pub fn days(&self) -> impl Iterator<Item = (Option<Date>, u64, &[Shot])> {
        self.days.iter().map(|(Reverse(date), day)| (*date, day.version, day.shots.as_slice()))
    }

    /// The photos of one day as they were taken.
    pub fn day(&self, date: Option<Date>) -> &[Shot] {
        self.days.get(&Reverse(date)).map_or(&[], |day| &day.shots)
    }

    /// Under which day a photo is found.
    pub fn day_of(&self, photo: &PhotoItem) -> Option<Date> {
        let own = || Some(Shot::of(photo));
        let shot = self.folded.get(&photo.id).map_or_else(own, |(_, shot)| *shot);
        shot.and_then(|shot| shot.taken).map(|taken| taken.date())
    }

    /// Lays the photos of all stacks where they belong now; only days in which something moves are touched.
    pub fn fold(&mut self, folds: &HashMap<PhotoId, Fold>) {
        let back = self.folded.keys().filter(|id| !folds.contains_key(*id)).map(|id| (*id, None));
        let moves = back.chain(folds.iter().map(|(id, fold)| (*id, Some(*fold)))).collect();
        self.lay(moves);
    }

    /// The same for the photos of one stack: those that are not in `folds` lie in their own places.
    pub fn fold_one(&mut self, stack: &[PhotoId], folds: &[(PhotoId, Fold)]) {
        let own = stack.iter().filter(|id| folds.iter().all(|(other, _)| other != *id)).map(|id| (*id, None));
        let moves = own.chain(folds.iter().map(|(id, fold)| (*id, Some(*fold)))).collect();
        self.lay(moves);
    }

    fn lay(&mut self, mut moves: Vec<(PhotoId, Option<Fold>)>) {
        moves.retain(|(id, fold)| self.folded.get(id).map(|(was, _)| *was) != *fold);
        if moves.is_empty() {
            return;
        }
        self.version += 1;
        let gone: Vec<Shot> = moves.iter().filter_map(|(id, _)| self.placed(*id)).collect();
        for (id, fold) in &moves {
            match fold {
                Some(fold) => drop(self.folded.insert(*id, (*fold, None))),
                None => drop(self.folded.remove(id)),
            }
        }
        let new = moves.iter().filter_map(|(id, _)| self.place(*id)).collect();
        self.take_out(&gone);
        self.put_in(new);
    }

    /// Where a photo lies, if it is seen.
    fn placed(&self, id: PhotoId) -> Option<Shot> {
        let own = || self.items.get(&id).filter(|_| self.is_wanted(id)).map(Shot::of);
        self.folded.get(&id).map_or_else(own, |(_, shot)| *shot)
    }

    /// Whether a photo is here, and is one of those that are wanted only.
    pub fn is_let_through(&self, id: PhotoId) -> bool {
        self.items.contains_key(&id) && self.is_wanted(id)
    }

    fn is_wanted(&self, id: PhotoId) -> bool {
        self.only.as_ref().is_none_or(|(only, _)| only.contains(&id))
    }

    /// Finds out where a photo lies.
    fn place(&mut self, id: PhotoId) -> Option<Shot> {
        let own = Shot::of(self.items.get(&id)?);
        let is_wanted = self.is_wanted(id);
        let Some((fold, _)) = self.folded.get(&id) else { return is_wanted.then_some(own) };
        let is_alone = self.only.as_ref().is_some_and(|(_, alone)| alone.contains(&id));
        let shot = match *fold {
            _ if !is_wanted => None,
            _ if is_alone => Some(own),
            Fold::Hidden => None,
            Fold::Beside { top, rank } => {
                let lead = self.items.get(&top).map(Shot::of);
                Some(lead.map_or(own, |lead| Shot { taken: lead.taken, lead: top, rank, ..own }))
            }
        };
        if let Some((_, placed)) = self.folded.get_mut(&id) {
            *placed = shot;
        }
        shot
    }

    /// All photos in the order in which they are shown: what next and previous go through.
    pub fn order(&self) -> Vec<PhotoId> {
        let mut order = Vec::with_capacity(self.len());
        order.extend(self.days.values().flat_map(|day| day.shots.iter().map(|shot| shot.id)));
        order
    }

    /// Adds photos, or renews what is known of them.
    pub fn insert(&mut self, photos: Vec<PhotoItem>) {
        self.version += 1;
        // What each photo was before the batch: a batch may tell of one twice.
        let mut before: HashMap<PhotoId, Option<Shot>> = HashMap::with_capacity(photos.len());
        for photo in photos {
            let id = photo.id;
            before.entry(id).or_insert(self.placed(id).filter(|_| self.items.contains_key(&id)));
            self.items.insert(id, photo);
        }
        let (mut gone, mut new) = (Vec::new(), Vec::new());
        for (id, old) in before {
            let now = self.place(id);
            if now != old {
                gone.extend(old);
                new.extend(now);
            }
        }
        self.take_out(&gone);
        self.put_in(new);
    }

    /// Takes photos off.
    pub fn remove(&mut self, photos: &[PhotoId]) {
        self.version += 1;
        let gone: Vec<_> = photos.iter().filter_map(|id| self.placed(*id)).collect();
        for id in photos {
            self.items.remove(id);
            if let Some((_, placed)) = self.folded.get_mut(id) {
                *placed = None;
            }
        }
        self.take_out(&gone);
    }

    /// One pass over each day that is touched, however many of its photos go.
    fn take_out(&mut self, shots: &[Shot]) {
        let mut by_day: BTreeMap<_, HashSet<PhotoId>> = BTreeMap::new();
        for shot in shots {
            by_day.entry(shot.day()).or_default().insert(shot.id);
        }
        for (date, gone) in by_day {
            let Some(day) = self.days.get_mut(&date) else { continue };
            day.shots.retain(|shot| !gone.contains(&shot.id));
            day.version = self.version;
            if day.shots.is_empty() {
                self.days.remove(&date);
            }
        }
    }

    /// The days that are touched are sorted again, which is one merge: what was there is in order already.
    fn put_in(&mut self, shots: Vec<Shot>) {
        let mut by_day: BTreeMap<_, Vec<Shot>> = BTreeMap::new();
        for shot in shots {
            by_day.entry(shot.day()).or_default().push(shot);
        }
        for (date, mut new) in by_day {
            let day = self.days.entry(date).or_default();
            new.sort_by_key(Shot::order);
            day.shots.append(&mut new);
            day.shots.sort_by_key(Shot::order);
            day.version = self.version;
        }
    }
}

#[cfg(test)]
pub(in crate::app) mod tests;
