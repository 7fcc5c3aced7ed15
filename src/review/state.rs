//! The state of review: which groups are held, and what can be undone and redone.

use super::marks::Marks;
use super::resolve::resolve;
use super::stacks::Stacks;
use super::{BrokenLog, Change, Entry, ReviewError, Step, Version, View, links};
use crate::domain::{Constraints, Correction, GroupId, Held, HeldStack, Links, Operation, PhotoId, Suggestion};
use std::collections::{BTreeMap, BTreeSet};

/// All that the person's decisions amount to: a fold over the log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Review {
    pub(super) held: BTreeMap<GroupId, Held>,
    pub(super) group_of: BTreeMap<PhotoId, GroupId>,
    /// Cameras whose clock is left as it is.
    pub(super) trusted_clocks: BTreeSet<String>,
    pub(super) stacks: Stacks,
    /// Photos that the person chose to stand for groups, also for groups that are not held.
    pub(super) covers: BTreeMap<GroupId, PhotoId>,
    /// What was said of photos directly; see [`Constraints::links`] for what always holds.
    pub(super) links: Links,
    pub(super) marks: Marks,
    pub(super) done: Vec<Said>,
    pub(super) undone: Vec<Said>,
    pub(super) last: u64,
}

/// A correction that stands, or was taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) sequence: u64,
    pub(super) at: i64,
    pub(super) correction: Correction,
    pub(super) change: Change,
}

impl Review {
    /// The state that a log leads to.
    pub fn from_log(log: &[Entry]) -> Result<Self, BrokenLog> {
        let mut review = Self::default();
        for entry in log {
            review.replay(entry)?;
        }
        Ok(review)
    }

    /// All groups that the person has touched, events and themes, by id.
    pub fn held(&self) -> impl Iterator<Item = &Held> {
        self.held.values()
    }

    /// Those that the grouping of events must leave as they are, by id: no photo is in two.
    pub fn events(&self) -> impl Iterator<Item = &Held> {
        self.held.values().filter(|held| held.theme.is_none())
    }

    /// The themes that the person has touched, by id. Their photos are in events as well.
    pub fn themes(&self) -> impl Iterator<Item = &Held> {
        self.held.values().filter(|held| held.theme.is_some())
    }

    /// The stacks that the person has decided about, by their smallest photo.
    pub fn stacks(&self) -> impl Iterator<Item = &HeldStack> {
        self.stacks.all()
    }

    /// The one of them that a photo is in.
    pub fn stack_with(&self, photo: PhotoId) -> Option<&HeldStack> {
        self.stacks.with(photo)
    }

    /// Photos that the person took out of a group, and has not put back.
    pub fn apart(&self) -> BTreeSet<(GroupId, PhotoId)> {
        let mut apart = BTreeSet::new();
        for said in &self.done {
            if let Correction::Remove { group, photos } = &said.correction {
                apart.extend(photos.iter().map(|photo| (group.clone(), *photo)));
            }
        }
        // Who was put back is in again.
        apart.retain(|(group, photo)| self.held.get(group).is_none_or(|g| g.photos.binary_search(photo).is_err()));
        apart
    }

    /// All that the grouping of events keeps to.
    pub fn constraints(&self) -> Constraints {
        let held = self.events().cloned().collect();
        Constraints {
            held,
            apart: self.apart(),
            trusted_clocks: self.trusted_clocks.clone(),
            links: self.links.clone(),
            formed: self.formed(),
            rejected: self.rejected(),
        }
    }

    /// Whether Albumen may correct this camera's clock.
    pub fn may_correct_clock(&self, camera: &str) -> bool {
        !self.trusted_clocks.contains(camera)
    }

    /// One of them.
    pub fn held_group(&self, id: &GroupId) -> Option<&Held> {
        self.held.get(id)
    }

    /// The held event that a photo is in.
    pub fn group_of(&self, photo: PhotoId) -> Option<&GroupId> {
        self.group_of.get(&photo)
    }

    /// Number of the log's last entry; 0 where it has none.
    pub fn last_entry(&self) -> u64 {
        self.last
    }

    /// Number of corrections that stand.
    pub fn standing(&self) -> usize {
        self.done.len()
    }

    /// Number of those that say which photos belong together: what there is to learn from.
    pub fn standing_of_groups(&self) -> usize {
        self.done.iter().filter(|said| said.correction.speaks_of_groups()).count()
    }

    /// What undo would take back.
    pub fn next_undo(&self) -> Option<&Correction> {
        self.done.last().map(|said| &said.correction)
    }

    /// What redo would do again.
    pub fn next_redo(&self) -> Option<&Correction> {
        self.undone.last().map(|said| &said.correction)
    }

    /// The correction with this sequence number, where it stands or can be done again.
    pub fn correction(&self, sequence: u64) -> Option<&Correction> {
        // The latest are asked for the most.
        let all = self.done.iter().rev().chain(self.undone.iter().rev());
        all.into_iter().find(|said| said.sequence == sequence).map(|said| &said.correction)
    }

    /// Carries out `operations` one after the other, all or none. `group` gives the suggestions for a state: it is asked
    /// before the first correction and again after steps back and forward, which bring back photos that no earlier list has. `at` is the time in
    /// milliseconds since the Unix epoch. Returns the entries to append to the log; an operation that changes nothing
    /// (accepting an album again) leaves none. An error names the operation by its index.
    pub fn apply(
        &mut self,
        operations: &[Operation],
        at: i64,
        mut group: impl FnMut(&Self) -> Vec<Suggestion>,
    ) -> Result<Vec<Entry>, (usize, ReviewError)> {
        let mut next = self.clone();
        // Made where it is needed: a long way back needs none on the way.
        let mut view: Option<View> = None;
        let mut entries = Vec::new();
        for (index, operation) in operations.iter().enumerate() {
            let refused = |e| (index, e);
            let (steps, is_back) = match operation {
                Operation::Correct(correction) => {
                    let view = view.get_or_insert_with(|| View::new(&group(&next)));
                    if let Some(step) = next.correct(correction, at, view).map_err(refused)? {
                        entries.push(Entry { sequence: next.last, at, step });
                    }
                    continue;
                }
                Operation::Undo => (1, true),
                Operation::Redo => (1, false),
                Operation::Back { before } => (next.steps_back(*before).map_err(refused)?, true),
                Operation::Forward { through } => (next.steps_forward(*through).map_err(refused)?, false),
            };
            for _ in 0..steps {
                let step = if is_back { next.undo() } else { next.redo() }.map_err(refused)?;
                entries.push(Entry { sequence: next.last, at, step });
            }
            view = None;
        }
        *self = next;
        Ok(entries)
    }

    fn correct(&mut self, correction: &Correction, at: i64, view: &View) -> Result<Option<Step>, ReviewError> {
        let sequence = self.last + 1;
        let mut change = resolve(correction, view, self, GroupId(format!("n{sequence}")))?;
        links::keep_up(&mut change, correction, view, self);
        if change.is_empty() {
            return Ok(None);
        }
        self.swap(&change);
        self.last = sequence;
        self.undone.clear();
        self.done.push(Said { sequence, at, correction: correction.clone(), change: change.clone() });
        Ok(Some(Step::Correct { correction: correction.clone(), change: Box::new(change) }))
    }

    fn replay(&mut self, entry: &Entry) -> Result<(), BrokenLog> {
        let wrong = BrokenLog { sequence: entry.sequence };
        if entry.sequence != self.last + 1 {
            return Err(wrong);
        }
        match &entry.step {
            Step::Correct { correction, change } => {
                if !self.fits(change) {
                    return Err(wrong);
                }
                self.swap(change);
                self.last = entry.sequence;
                self.undone.clear();
                let (sequence, correction) = (entry.sequence, correction.clone());
                self.done.push(Said { sequence, at: entry.at, correction, change: change.as_ref().clone() });
            }
            Step::Undo { of } if self.done.last().is_some_and(|said| said.sequence == *of) => {
                self.undo().map_err(|_| wrong)?;
            }
            Step::Redo { of } if self.undone.last().is_some_and(|said| said.sequence == *of) => {
                self.redo().map_err(|_| wrong)?;
            }
            Step::Version { old, new, keeps } if self.replace(Version { old: *old, new: *new, keeps: *keeps }) => {
                self.last = entry.sequence;
            }
            Step::Undo { .. } | Step::Redo { .. } | Step::Version { .. } => return Err(wrong),
        }
        Ok(())
    }

    /// Whether a change starts from this state and leaves every photo in one event at most.
    fn fits(&self, change: &Change) -> bool {
        let replaced = |id: &GroupId| change.before.iter().any(|g| g.id == *id);
        let mut seen = BTreeSet::new();
        self.stacks.fits(&change.stacks)
            && self.covers_fit(&change.covers)
            && links::fit(&self.links, &change.links)
            && self.marks.fits(&change.marks)
            && change.clock.as_ref().is_none_or(|c| self.may_correct_clock(&c.camera) == c.was)
            && change.before.iter().all(|g| self.held.get(&g.id) == Some(g))
            && change.after.iter().all(|g| {
                (replaced(&g.id) || !self.held.contains_key(&g.id))
                    && g.photos.is_sorted_by(|a, b| a < b)
                    && (g.theme.is_some()
                        || g.photos.iter().all(|p| seen.insert(*p) && self.group_of.get(p).is_none_or(replaced)))
            })
    }

    pub(super) fn swap(&mut self, change: &Change) {
        for group in &change.before {
            self.held.remove(&group.id);
            for photo in group.photos.iter().filter(|_| group.theme.is_none()) {
                self.group_of.remove(photo);
            }
        }
        for group in &change.after {
            for photo in group.photos.iter().filter(|_| group.theme.is_none()) {
                self.group_of.insert(*photo, group.id.clone());
            }
            self.held.insert(group.id.clone(), group.clone());
        }
        self.stacks.swap(&change.stacks);
        self.swap_covers(&change.covers);
        change.links.iter().for_each(|link| self.links.set(link.pair, link.now));
        self.marks.swap(&change.marks);
        match &change.clock {
            Some(clock) if clock.now => drop(self.trusted_clocks.remove(&clock.camera)),
            Some(clock) => drop(self.trusted_clocks.insert(clock.camera.clone())),
            None => {}
        }
    }
}
