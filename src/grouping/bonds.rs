//! What the person said of photos directly, as clustering keeps to it: must-link and cannot-link constraints hold exactly,
//! whatever the affinity says.
//!
//! As in constrained agglomerative clustering (Davidson & Ravi 2005): groups that must not be one are never merged. Those
//! that must be are *tied* from the start, so that nothing joins one of them that must not be with the other, but they grow
//! as they would alone, and become one at the end: what a person says of two photos is meant of their events. For the same
//! reason those that must not be are grown on either side of a line first ([`Bonds::cuts`]): else what is on the other side may be
//! taken in before the photo itself is, which then is all that leaves.

use super::shots::Shot;
use crate::domain::{Classes, PhotoId};
use std::collections::{BTreeMap, BTreeSet};
use std::hash::Hash;

/// The constraints on the photos of a world, by their places in it.
#[derive(Clone, Debug, Default)]
pub(super) struct Bonds {
    /// The class of each photo that something was said of, by its smallest photo.
    class: BTreeMap<usize, PhotoId>,
    /// For these classes, which must not be with them.
    apart: BTreeMap<PhotoId, BTreeSet<PhotoId>>,
}

impl Bonds {
    /// Of these photos, but for those that are held: of them the person said all.
    pub(super) fn new(classes: &Classes, shots: &[Shot<'_>], held: &[bool]) -> Self {
        if classes.is_empty() {
            return Self::default();
        }
        let free = shots.iter().enumerate().filter(|(i, _)| !held[*i]);
        let class: BTreeMap<usize, PhotoId> = free.filter_map(|(i, s)| Some((i, classes.named(s.id)?))).collect();
        let apart = class.values().map(|class| (*class, classes.apart_from(*class).collect())).collect();
        Self { class, apart }
    }

    /// The class of a photo that something was said of.
    pub(super) fn class(&self, shot: usize) -> Option<PhotoId> {
        self.class.get(&shot).copied()
    }

    /// Whether anything was said of a photo in this range.
    pub(super) fn touch(&self, range: std::ops::RangeInclusive<usize>) -> bool {
        self.class.range(range).next().is_some()
    }

    /// The classes in this range.
    pub(super) fn classes(&self, range: std::ops::RangeInclusive<usize>) -> impl Iterator<Item = PhotoId> + '_ {
        self.class.range(range).map(|(_, class)| *class)
    }

    /// Where the person drew a line in this range, each by the shot after it: the longest pause between two photos that must
    /// not be together, where no other such two lie between them.
    pub(super) fn cuts(&self, range: std::ops::RangeInclusive<usize>, shots: &[Shot<'_>]) -> Vec<usize> {
        let named: Vec<(usize, PhotoId)> = self.class.range(range).map(|(shot, class)| (*shot, *class)).collect();
        let are_apart = |a: &PhotoId, b: &PhotoId| self.apart.get(a).is_some_and(|others| others.contains(b));
        let (mut cuts, mut from) = (Vec::new(), None);
        for (n, (right, class)) in named.iter().enumerate() {
            let before = named[..n].iter().rev().find(|(_, other)| are_apart(class, other));
            let Some(left) = before.map(|(shot, _)| *shot).filter(|left| from.is_none_or(|from| from < *left)) else {
                continue;
            };
            from = Some(left);
            let pause = |shot: &usize| shots[*shot].at - shots[*shot - 1].at;
            cuts.extend((left + 1..=*right).max_by(|a, b| pause(a).total_cmp(&pause(b)).then(b.cmp(a))));
        }
        cuts
    }

    /// What it says in this range, for a fingerprint.
    pub(super) fn print(&self, range: std::ops::Range<usize>, hasher: &mut impl std::hash::Hasher) {
        for (shot, class) in self.class.range(range.clone()) {
            (shot - range.start, class).hash(hasher);
            self.apart.get(class).hash(hasher);
        }
    }

    /// The photos of a burst in pieces of which none has two that something was said of.
    pub(super) fn pieces(&self, burst: &[usize]) -> Vec<Vec<usize>> {
        let mut pieces: Vec<Vec<usize>> = Vec::new();
        for &shot in burst {
            match pieces.last_mut() {
                Some(piece) if self.class(shot).is_none() => piece.push(shot),
                _ => pieces.push(vec![shot]),
            }
        }
        pieces
    }
}

/// Which groups are tied, and which may become one.
pub(super) struct Knots {
    /// For each group, its knot; a knot may have been tied to another since.
    of: Vec<usize>,
    knots: Vec<Knot>,
}

#[derive(Clone, Debug, Default)]
struct Knot {
    tied_to: Option<usize>,
    has: BTreeSet<PhotoId>,
    hates: BTreeSet<PhotoId>,
}

impl Knots {
    /// Of groups in which at most one photo has been spoken of each.
    pub(super) fn new(bonds: &Bonds, groups: &[Vec<usize>]) -> Self {
        let mut all = Self { of: Vec::new(), knots: Vec::new() };
        let mut by_class: BTreeMap<PhotoId, usize> = BTreeMap::new();
        for group in groups {
            let class = group.iter().find_map(|shot| bonds.class(*shot));
            let known = class.and_then(|class| by_class.get(&class).copied());
            let knot = known.unwrap_or_else(|| {
                let hates = class.and_then(|class| bonds.apart.get(&class)).cloned().unwrap_or_default();
                all.knots.push(Knot { tied_to: None, has: class.into_iter().collect(), hates });
                all.knots.len() - 1
            });
            by_class.extend(class.map(|class| (class, knot)));
            all.of.push(knot);
        }
        all
    }

    fn knot(&self, group: usize) -> usize {
        let mut knot = self.of[group];
        while let Some(next) = self.knots[knot].tied_to {
            knot = next;
        }
        knot
    }

    /// Whether two groups may become one.
    pub(super) fn may_join(&self, a: usize, b: usize) -> bool {
        let (a, b) = (self.knot(a), self.knot(b));
        a == b || self.knots[a].hates.is_disjoint(&self.knots[b].has)
    }

    /// A new group was made of these two.
    pub(super) fn joined(&mut self, a: usize, b: usize) {
        let (a, b) = (self.knot(a), self.knot(b));
        if a != b {
            let other = std::mem::take(&mut self.knots[b]);
            self.knots[a].has.extend(other.has);
            self.knots[a].hates.extend(other.hates);
            self.knots[b].tied_to = Some(a);
        }
        self.of.push(a);
    }

    /// Two of these groups, where any two must become one: the earliest.
    pub(super) fn tied_pair(&self, alive: impl Iterator<Item = usize>) -> Option<(usize, usize)> {
        let mut first: BTreeMap<usize, usize> = BTreeMap::new();
        for group in alive.filter(|group| !self.knots[self.knot(*group)].has.is_empty()) {
            if let Some(other) = first.insert(self.knot(group), group) {
                return Some((other, group));
            }
        }
        None
    }
}
