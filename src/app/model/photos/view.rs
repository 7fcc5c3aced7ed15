//! Photos laid out by day: all of them, or those that are wanted only.

use super::{Fold, Shot};
use crate::domain::{Fingerprint, PhotoId};
use crate::engine::session::PhotoItem;
use jiff::civil::Date;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hash, Hasher};

type Set = HashSet<PhotoId, BuildHasherDefault<Fingerprint>>;
type Items = HashMap<PhotoId, PhotoItem>;
type Folds = HashMap<PhotoId, Fold>;

/// The photos of one day.
#[derive(Debug, Default)]
struct Day {
    shots: Vec<Shot>,
    version: u64,
}

/// Those that are seen, by day.
#[derive(Debug, Default)]
pub(super) struct View {
    days: BTreeMap<Reverse<Option<Date>>, Day>,
    /// Where the photos lie that do not lie in their own places, where they are seen.
    folded: HashMap<PhotoId, Option<Shot>, BuildHasherDefault<Fingerprint>>,
    /// Those that are wanted only; and those of them that are seen by themselves although they lie under another.
    only: Option<(Set, Set)>,
}

impl View {
    /// Of those that are let in.
    pub(super) fn of_some() -> Self {
        Self { only: Some((Set::default(), Set::default())), ..Self::default() }
    }

    /// The days, the newest first.
    pub(super) fn days(&self) -> impl Iterator<Item = (Option<Date>, u64, &[Shot])> {
        self.days.iter().map(|(Reverse(date), day)| (*date, day.version, day.shots.as_slice()))
    }

    /// The photos of one day.
    pub(super) fn day(&self, date: Option<Date>) -> &[Shot] {
        self.days.get(&Reverse(date)).map_or(&[], |day| &day.shots)
    }

    /// Where a photo lies that does not lie in its own place.
    pub(super) fn folded(&self, id: PhotoId) -> Option<Shot> {
        self.folded.get(&id).copied().flatten()
    }

    /// How many were let in.
    pub(super) fn wanted(&self) -> usize {
        self.only.as_ref().map_or(0, |(only, _)| only.len())
    }

    pub(super) fn is_wanted(&self, id: PhotoId) -> bool {
        self.only.as_ref().is_none_or(|(only, _)| only.contains(&id))
    }

    /// Lets photos in, none of which was in before.
    pub(super) fn let_in(&mut self, wanted: &[(PhotoId, bool)], items: &Items, folds: &Folds) {
        if let Some((only, alone)) = &mut self.only {
            only.extend(wanted.iter().map(|(id, _)| *id));
            alone.extend(wanted.iter().filter(|(_, is_alone)| *is_alone).map(|(id, _)| *id));
        }
        let new = wanted.iter().filter_map(|(id, _)| self.place(*id, items, folds)).collect();
        self.put_in(new);
    }

    /// Where a photo lies, if it is seen.
    pub(super) fn placed(&self, id: PhotoId, items: &Items, folds: &Folds) -> Option<Shot> {
        let item = items.get(&id)?;
        if folds.contains_key(&id) {
            return self.folded(id);
        }
        self.is_wanted(id).then(|| Shot::of(item))
    }

    /// Finds out where a photo lies.
    pub(super) fn place(&mut self, id: PhotoId, items: &Items, folds: &Folds) -> Option<Shot> {
        let own = Shot::of(items.get(&id)?);
        let is_wanted = self.is_wanted(id);
        let Some(fold) = folds.get(&id) else {
            self.folded.remove(&id);
            return is_wanted.then_some(own);
        };
        let is_alone = self.only.as_ref().is_some_and(|(_, alone)| alone.contains(&id));
        let shot = match *fold {
            _ if !is_wanted => None,
            _ if is_alone => Some(own),
            Fold::Hidden => None,
            Fold::Beside { top, rank } => {
                let lead = items.get(&top).map(Shot::of);
                Some(lead.map_or(own, |lead| Shot { taken: lead.taken, lead: top, rank, ..own }))
            }
        };
        self.folded.insert(id, shot);
        shot
    }

    /// A photo is gone.
    pub(super) fn forget(&mut self, id: PhotoId) {
        self.folded.remove(&id);
    }

    /// One pass over each day that is touched, however many of its photos go.
    pub(super) fn take_out(&mut self, shots: &[Shot]) {
        let mut by_day: BTreeMap<_, Set> = BTreeMap::new();
        for shot in shots {
            by_day.entry(shot.day()).or_default().insert(shot.id);
        }
        for (date, gone) in by_day {
            let Some(day) = self.days.get_mut(&date) else { continue };
            day.shots.retain(|shot| !gone.contains(&shot.id));
            day.version = version(&day.shots);
            if day.shots.is_empty() {
                self.days.remove(&date);
            }
        }
    }

    /// The days that are touched are sorted again, which is one merge: what was there is in order already.
    pub(super) fn put_in(&mut self, shots: Vec<Shot>) {
        let mut by_day: BTreeMap<_, Vec<Shot>> = BTreeMap::new();
        for shot in shots {
            by_day.entry(shot.day()).or_default().push(shot);
        }
        for (date, mut new) in by_day {
            let day = self.days.entry(date).or_default();
            new.sort_by_key(Shot::order);
            day.shots.append(&mut new);
            day.shots.sort_by_key(Shot::order);
            day.version = version(&day.shots);
        }
    }
}

/// The same for the same photos, so that a day that is seen whole again needs not be laid out again.
fn version(shots: &[Shot]) -> u64 {
    let mut print = Fingerprint::default();
    for Shot { taken, id, aspect, lead, rank } in shots {
        (taken, id, aspect.to_bits(), lead, rank).hash(&mut print);
    }
    print.finish()
}
