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
    version: u64,
}

impl Photos {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.items.len()
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
        let own = || self.items.get(&id).map(Shot::of);
        self.folded.get(&id).map_or_else(own, |(_, shot)| *shot)
    }

    /// Finds out where a photo lies.
    fn place(&mut self, id: PhotoId) -> Option<Shot> {
        let own = Shot::of(self.items.get(&id)?);
        let Some((fold, _)) = self.folded.get(&id) else { return Some(own) };
        let shot = match *fold {
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
pub(in crate::app) mod tests {
    use super::*;
    use crate::domain::{DateSource, Precision, Stamp};
    use proptest::prelude::*;

    /// A made photo: the number is its identity, `taken` such as "2025-05-03T12:00", empty for none.
    pub(in crate::app) fn photo(number: u128, taken: &str, size: (u32, u32)) -> PhotoItem {
        let stamp = |local| (Stamp { local, offset_minutes: None, precision: Precision::Second }, DateSource::Exif);
        let taken = (!taken.is_empty()).then(|| stamp(taken.parse().unwrap()));
        let id = PhotoId::from_bytes(number.to_be_bytes());
        PhotoItem { id, width: size.0, height: size.1, taken, file: format!("/photos/{number}.jpg").into(), film: None }
    }

    fn numbers(photos: &Photos) -> Vec<u128> {
        photos.order().iter().map(|id| u128::from_be_bytes(id.to_bytes())).collect()
    }

    #[test]
    fn the_newest_day_comes_first_and_a_day_goes_as_it_was_taken() {
        let mut photos = Photos::default();
        photos.insert(vec![
            photo(1, "2025-05-03T12:00", (3, 2)),
            photo(2, "", (3, 2)),
            photo(3, "2025-05-04T18:00", (3, 2)),
            photo(4, "2025-05-04T09:00", (3, 2)),
        ]);
        assert_eq!(numbers(&photos), [4, 3, 1, 2]);
        photos.insert(vec![photo(5, "2025-05-04T12:00", (3, 2)), photo(1, "2025-05-05T00:00", (3, 2))]);
        assert_eq!(numbers(&photos), [1, 4, 5, 3, 2]);
        assert_eq!(photos.days().count(), 3, "the day that the first photo left is gone");
    }

    #[test]
    fn only_the_days_that_changed_have_a_new_version() {
        let mut photos = Photos::default();
        photos.insert(vec![photo(1, "2025-05-03T12:00", (3, 2)), photo(2, "2025-05-04T12:00", (3, 2))]);
        let before: Vec<_> = photos.days().map(|(_, version, _)| version).collect();
        photos.insert(vec![photo(1, "2025-05-03T12:00", (3, 2)), photo(3, "2025-05-04T13:00", (3, 2))]);
        let after: Vec<_> = photos.days().map(|(_, version, _)| version).collect();
        assert_ne!(after[0], before[0]);
        assert_eq!(after[1], before[1], "told again, but nothing changed");
    }

    #[test]
    fn photos_under_others_are_not_seen_and_open_ones_lie_beside() {
        let mut photos = Photos::default();
        let all = || {
            vec![
                photo(1, "2025-05-03T12:00", (3, 2)),
                photo(2, "2025-05-03T12:01", (3, 2)),
                photo(3, "2025-05-03T12:02", (3, 2)),
                photo(4, "2025-05-07T09:00", (3, 2)),
            ]
        };
        photos.insert(all());
        let id = |number: u128| PhotoId::from_bytes(number.to_be_bytes());
        let hidden = |numbers: &[u128]| numbers.iter().map(|n| (id(*n), Fold::Hidden)).collect::<HashMap<_, _>>();
        photos.fold(&hidden(&[2, 4]));
        assert_eq!((numbers(&photos), photos.len()), (vec![1, 3], 4));
        assert_eq!(photos.days().count(), 1, "a day of which nothing is seen is none");
        let before: Vec<_> = photos.days().map(|(_, version, _)| version).collect();
        photos.fold(&hidden(&[2, 4]));
        assert_eq!(photos.days().map(|(_, version, _)| version).collect::<Vec<_>>(), before, "nothing moved");
        let beside = |rank| Fold::Beside { top: id(1), rank };
        photos.fold(&HashMap::from([(id(2), beside(2)), (id(4), beside(1))]));
        assert_eq!(numbers(&photos), [1, 4, 2, 3], "also what was taken on another day");
        assert_eq!(photos.get(id(4)).and_then(|item| photos.day_of(item)), "2025-05-03".parse().ok());
        photos.insert(all());
        photos.remove(&[id(4)]);
        assert_eq!(numbers(&photos), [1, 2, 3]);
        photos.insert(all());
        photos.fold(&HashMap::new());
        assert_eq!(numbers(&photos), [4, 1, 2, 3]);
    }

    fn any_photo() -> impl Strategy<Value = PhotoItem> {
        (0_u128..40, 0_u32..8, 0_u32..24, 1_u32..4).prop_map(|(number, day, hour, width)| {
            let taken = if day == 0 { String::new() } else { format!("2025-05-{day:02}T{hour:02}:00") };
            photo(number, &taken, (width, 2))
        })
    }

    proptest! {
        #[test]
        fn the_same_content_looks_the_same_however_it_came(
            batches in prop::collection::vec(prop::collection::vec(any_photo(), 0..20), 0..8),
            gone in prop::collection::vec(0_u128..40, 0..10),
            folds in prop::collection::vec((0_u128..40, 0_u128..40, any::<bool>()), 0..12),
        ) {
            let mut photos = Photos::default();
            let mut last = BTreeMap::new();
            let id = |number: u128| PhotoId::from_bytes(number.to_be_bytes());
            // Nothing lies beside what lies elsewhere.
            let moved: HashSet<u128> = folds.iter().map(|(number, ..)| *number).collect();
            let fold = |(number, top, is_hidden): &(u128, u128, bool)| {
                let beside = Fold::Beside { top: id(*top), rank: *number as u32 };
                (id(*number), if *is_hidden || moved.contains(top) { Fold::Hidden } else { beside })
            };
            let folds: HashMap<_, _> = folds.iter().map(fold).collect();
            for (at, batch) in batches.into_iter().enumerate() {
                if at == 2 {
                    photos.fold(&folds);
                }
                last.extend(batch.iter().map(|photo| (photo.id, photo.clone())));
                photos.insert(batch);
            }
            let gone: Vec<_> = gone.into_iter().map(|number| PhotoId::from_bytes(number.to_be_bytes())).collect();
            photos.remove(&gone);
            last.retain(|id, _| !gone.contains(id));

            photos.fold(&HashMap::new());
            photos.fold(&folds);
            let mut at_once = Photos::default();
            at_once.insert(last.values().rev().cloned().collect());
            at_once.fold(&folds);
            prop_assert_eq!(photos.order(), at_once.order());
            prop_assert_eq!(photos.len(), last.len());
            for ((date, _, shots), (other_date, _, other)) in photos.days().zip(at_once.days()) {
                prop_assert_eq!((date, shots), (other_date, other));
                prop_assert!(!shots.is_empty());
            }
            prop_assert_eq!(photos.days().count(), at_once.days().count());
        }
    }
}
