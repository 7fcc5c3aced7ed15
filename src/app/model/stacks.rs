//! Stacks as the window shows them: one tile each, of which some are open in place.

use super::Photos;
use super::photos::Fold;
use crate::domain::{GroupId, PhotoId, ShownStack};
use crate::engine::Telling;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// All stacks, and which of them are open.
#[derive(Debug, Default)]
pub struct Stacks {
    all: Arc<[ShownStack]>,
    index: HashMap<GroupId, usize>,
    of: HashMap<PhotoId, usize>,
    /// Open in place.
    opened: HashSet<GroupId>,
    /// Decided a moment ago: the engine has not told of it yet.
    decided: HashSet<GroupId>,
    open: Vec<GroupId>,
    done: Vec<GroupId>,
    focused: Option<GroupId>,
    is_made: bool,
    /// Whether bursts and copies could be told when they were looked for.
    pub telling: Telling,
    version: u64,
}

/// What a photo is in a stack.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place<'a> {
    /// Which stack.
    pub stack: &'a ShownStack,
    /// Whether it lies on top.
    pub is_top: bool,
    /// Whether the stack is open in place.
    pub is_opened: bool,
}

impl Stacks {
    /// A newer list.
    pub fn replace(&mut self, all: Arc<[ShownStack]>, is_made: bool) {
        let place = |(at, stack): (usize, &ShownStack)| (stack.stack.id.clone(), at);
        self.index = all.iter().enumerate().map(place).collect();
        let photos =
            |(at, stack): (usize, &ShownStack)| stack.stack.photos.iter().map(move |id| (*id, at)).collect::<Vec<_>>();
        self.of = all.iter().enumerate().flat_map(photos).collect();
        self.all = all;
        self.is_made = is_made;
        let index = &self.index;
        self.opened.retain(|id| index.contains_key(id));
        self.decided.clear();
        self.arrange();
    }

    /// Something was decided about this stack, which shows at once.
    pub fn decide(&mut self, id: GroupId) {
        self.opened.remove(&id);
        self.decided.insert(id);
        self.arrange();
    }

    /// What was decided could not be kept.
    pub fn forget_decided(&mut self) {
        self.decided.clear();
        self.arrange();
    }

    fn arrange(&mut self) {
        self.version += 1;
        let before = std::mem::take(&mut self.open);
        let ids = |is_open: bool| {
            let wanted = move |stack: &&ShownStack| stack.is_open == is_open;
            self.all.iter().rev().filter(wanted).map(|stack| stack.stack.id.clone())
        };
        let open = ids(true).filter(|id| !self.decided.contains(id)).collect();
        let done = ids(false).collect();
        (self.open, self.done) = (open, done);
        let is_there = |id: &GroupId| self.open.contains(id) || self.done.contains(id);
        // The card that takes the place of one that left.
        let next = |id: &GroupId| {
            let at = before.iter().position(|other| other == id)?;
            before[at..].iter().chain(before[..at].iter().rev()).find(|id| is_there(id)).cloned()
        };
        let focused = self.focused.take().and_then(|id| if is_there(&id) { Some(id) } else { next(&id) });
        self.focused = focused.or_else(|| self.open.first().cloned());
    }

    /// Whether they were looked for yet.
    pub fn is_made(&self) -> bool {
        self.is_made
    }

    /// Grows with every change.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// Those of which there is something to decide, the newest first, as photos and albums are.
    pub fn open(&self) -> &[GroupId] {
        &self.open
    }

    /// Those that were decided.
    pub fn done(&self) -> &[GroupId] {
        &self.done
    }

    /// Which card the keyboard is at.
    pub fn focused(&self) -> Option<&GroupId> {
        self.focused.as_ref()
    }

    /// Puts the keyboard at a card.
    pub fn focus(&mut self, id: GroupId) {
        if self.index.contains_key(&id) {
            self.focused = Some(id);
        }
    }

    /// One stack.
    pub fn get(&self, id: &GroupId) -> Option<&ShownStack> {
        self.index.get(id).and_then(|at| self.all.get(*at))
    }

    /// What a photo is in its stack; `None` where it is in none.
    pub fn place(&self, photo: PhotoId) -> Option<Place<'_>> {
        let stack = self.all.get(*self.of.get(&photo)?)?;
        let is_top = stack.seen().first() == Some(&photo);
        Some(Place { stack, is_top, is_opened: self.is_opened(&stack.stack.id) })
    }

    /// Adds the photos of the tile where this photo is seen: itself, and those that lie folded under it. Those that `known`
    /// does not let through are not here, or not wanted, just now.
    pub fn tile(&self, photo: PhotoId, known: &Photos, tile: &mut Vec<PhotoId>) {
        tile.push(photo);
        if let Some(place) = self.place(photo).filter(|place| place.is_top && !place.is_opened) {
            let below = in_order(place.stack).into_iter().skip(place.stack.seen().len());
            tile.extend(below.filter(|photo| known.is_let_through(*photo)));
        }
    }

    /// Whether a stack is open in place.
    pub fn is_opened(&self, id: &GroupId) -> bool {
        self.opened.contains(id)
    }

    /// Opens a stack in place, or closes it.
    pub fn toggle(&mut self, id: &GroupId) {
        if !self.opened.remove(id) && self.index.contains_key(id) {
            self.opened.insert(id.clone());
        }
        self.version += 1;
    }

    /// The photo on top of the stack in which this one lies under others.
    pub fn over(&self, photo: PhotoId) -> Option<PhotoId> {
        let seen = self.all.get(*self.of.get(&photo)?)?.seen();
        seen.first().copied().filter(|_| !seen.contains(&photo))
    }

    /// Where the photos of all stacks lie.
    pub fn folds(&self) -> HashMap<PhotoId, Fold> {
        self.all.iter().flat_map(|stack| self.folds_of(stack)).collect()
    }

    /// Where the photos of one stack lie that are not in their own places.
    pub fn folds_of(&self, stack: &ShownStack) -> Vec<(PhotoId, Fold)> {
        let seen = stack.seen();
        let hidden = in_order(stack).into_iter().skip(seen.len());
        let Some(top) = seen.first().copied().filter(|_| self.is_opened(&stack.stack.id)) else {
            return hidden.map(|photo| (photo, Fold::Hidden)).collect();
        };
        let beside = in_order(stack).into_iter().zip(0_u32..).skip(1);
        beside.map(|(photo, rank)| (photo, Fold::Beside { top, rank })).collect()
    }
}

/// The photos of a stack as they lie when it is open: those that are seen, that on top first, then the others.
pub(in crate::app) fn in_order(stack: &ShownStack) -> Vec<PhotoId> {
    let seen = stack.seen();
    let others = stack.stack.photos.iter().copied().filter(|photo| !seen.contains(photo));
    seen.iter().copied().chain(others).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::model::samples::{photo_id, stack};

    #[test]
    fn a_closed_stack_hides_all_but_what_is_kept() {
        let mut stacks = Stacks::default();
        let mut kept = stack(2, 4);
        (kept.kept, kept.is_open) = (vec![photo_id(2, 3), photo_id(2, 0)], false);
        stacks.replace([stack(1, 3), kept].into(), true);
        let folds = stacks.folds();
        assert_eq!(folds.len(), 4);
        assert_eq!(folds[&photo_id(1, 2)], Fold::Hidden);
        assert!(!folds.contains_key(&photo_id(1, 0)) && !folds.contains_key(&photo_id(2, 3)));
        let place = stacks.place(photo_id(2, 3)).unwrap();
        assert!(place.is_top && !place.is_opened);
        stacks.toggle(&stack(2, 4).stack.id);
        let beside = |rank| Fold::Beside { top: photo_id(2, 3), rank };
        let folds = stacks.folds();
        assert_eq!([0, 1, 2].map(|k| folds[&photo_id(2, k)]), [beside(1), beside(2), beside(3)]);
    }

    #[test]
    fn after_a_decision_the_next_card_is_in_place() {
        let mut stacks = Stacks::default();
        let all: Vec<_> = (1..5).map(|n| stack(n, 2)).collect();
        let id = |n: usize| stack(n, 2).stack.id;
        stacks.replace(all.clone().into(), true);
        assert_eq!(stacks.focused(), Some(&id(4)), "the newest");
        stacks.focus(id(2));
        stacks.decide(id(2));
        assert_eq!((stacks.open().len(), stacks.focused()), (3, Some(&id(1))));
        let mut told = all;
        told[1].is_open = false;
        stacks.replace(told.into(), true);
        assert_eq!((stacks.open().len(), stacks.done(), stacks.focused()), (3, &[id(2)][..], Some(&id(1))));
        stacks.decide(id(4));
        stacks.forget_decided();
        assert_eq!(stacks.open().len(), 3, "it was refused");
    }
}
