//! What the person decided about stacks: each photo in one at most.

use super::{ReviewError, StackChange, Version};
use crate::domain::{HeldStack, PhotoId};
use std::collections::{BTreeMap, BTreeSet};

/// The stacks that were decided about, each by its smallest photo.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Stacks {
    held: BTreeMap<PhotoId, HeldStack>,
    of: BTreeMap<PhotoId, PhotoId>,
}

impl Stacks {
    /// All of them, by their smallest photo.
    pub(super) fn all(&self) -> impl Iterator<Item = &HeldStack> {
        self.held.values()
    }

    /// The one that a photo is in.
    pub(super) fn with(&self, photo: PhotoId) -> Option<&HeldStack> {
        self.held.get(self.of.get(&photo)?)
    }

    /// The change that makes these photos a stack of which `kept` are kept. Other decisions lose the photos that they share
    /// with it, and are none any more where they are left with fewer than two photos, or with none that is kept.
    pub(super) fn keep(&self, photos: &[PhotoId], kept: &[PhotoId]) -> Result<StackChange, ReviewError> {
        let whole: BTreeSet<PhotoId> = photos.iter().copied().collect();
        if whole.len() < 2 {
            return Err(ReviewError::OneInStack);
        }
        let mut each = BTreeSet::new();
        let kept: Vec<PhotoId> = kept.iter().copied().filter(|photo| each.insert(*photo)).collect();
        if kept.is_empty() {
            return Err(ReviewError::NoPhotos);
        }
        if let Some(photo) = kept.iter().find(|photo| !whole.contains(*photo)) {
            return Err(ReviewError::NotInStack(*photo));
        }
        let touched: BTreeSet<PhotoId> = whole.iter().filter_map(|photo| self.of.get(photo).copied()).collect();
        let before: Vec<HeldStack> = touched.iter().filter_map(|first| self.held.get(first).cloned()).collect();
        let left = |stack: &HeldStack| {
            let left = |photos: &[PhotoId]| photos.iter().copied().filter(|p| !whole.contains(p)).collect::<Vec<_>>();
            let rest = HeldStack { photos: left(&stack.photos), kept: left(&stack.kept) };
            (rest.photos.len() > 1 && !rest.kept.is_empty()).then_some(rest)
        };
        let mut after: Vec<HeldStack> = before.iter().filter_map(left).collect();
        after.push(HeldStack { photos: whole.into_iter().collect(), kept });
        after.sort_by_key(|stack| stack.photos.first().copied());
        Ok(StackChange { before, after })
    }

    /// Whether a change starts from this state and leaves every photo in one stack at most.
    pub(super) fn fits(&self, change: &StackChange) -> bool {
        let replaced: BTreeSet<Option<&PhotoId>> = change.before.iter().map(|stack| stack.photos.first()).collect();
        let mut seen = BTreeSet::new();
        change.before.iter().all(|stack| stack.photos.first().and_then(|first| self.held.get(first)) == Some(stack))
            && change.after.iter().all(|stack| {
                let is_free = |photo: &PhotoId| self.of.get(photo).is_none_or(|first| replaced.contains(&Some(first)));
                stack.photos.is_sorted_by(|a, b| a < b)
                    && !stack.kept.is_empty()
                    && stack.kept.iter().all(|photo| stack.photos.binary_search(photo).is_ok())
                    && stack.photos.iter().all(|photo| seen.insert(*photo) && is_free(photo))
            })
    }

    pub(super) fn swap(&mut self, change: &StackChange) {
        for stack in &change.before {
            stack.photos.first().map(|first| self.held.remove(first));
            for photo in &stack.photos {
                self.of.remove(photo);
            }
        }
        change.after.iter().for_each(|stack| self.put(stack.clone()));
    }

    fn put(&mut self, stack: HeldStack) {
        let Some(first) = stack.photos.first().copied() else { return };
        self.of.extend(stack.photos.iter().map(|photo| (*photo, first)));
        self.held.insert(first, stack);
    }

    /// Lets every stack follow a version.
    pub(super) fn follow(&mut self, version: &Version) {
        let Some(stack) = self.with(version.old).cloned() else { return };
        self.swap(&StackChange { before: vec![stack.clone()], after: Vec::new() });
        let mut stack = stack;
        follow(&mut stack, version);
        self.put(stack);
    }
}

/// Lets one stack follow a version.
pub(super) fn follow(stack: &mut HeldStack, version: &Version) {
    version.follow(&mut stack.photos);
    let Some(at) = stack.kept.iter().position(|photo| *photo == version.old) else { return };
    if !stack.kept.contains(&version.new) {
        stack.kept.insert(at + 1, version.new);
    }
    if !version.keeps {
        stack.kept.remove(at);
    }
}
