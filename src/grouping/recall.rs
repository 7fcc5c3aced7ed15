//! Judgements that events remember under fingerprints of all that they depend on: what a camera's photos say of its clock, which
//! events a stray photo could join, what is suggested of a group.

use super::assemble::Draft;
use super::clock_evidence::{CANDIDATES, CLOCK, REACH_SECONDS};
use super::group::{Group, World};
use super::habit::Habit;
use super::shots::{Shot, between};
use super::strays::{Offer, STRAY, window};
use super::weights::Weights;
use crate::domain::{Camera, Fingerprint, PhotoId, Suggestion};
use std::collections::{BTreeSet, HashMap};
use std::hash::{BuildHasherDefault, Hash, Hasher};
use std::ops::Range;

/// Outcomes by fingerprint. Those that did not come up between two turns are forgotten.
#[derive(Debug)]
pub(super) struct Recall<T> {
    before: Table<T>,
    now: Table<T>,
}

/// Something of each fingerprint.
pub(super) type Table<T> = HashMap<u64, T, BuildHasherDefault<Fingerprint>>;

impl<T> Default for Recall<T> {
    fn default() -> Self {
        Self { before: Table::default(), now: Table::default() }
    }
}

impl<T> Recall<T> {
    /// What is known under this fingerprint, or else is made now.
    pub(super) fn get(&mut self, key: u64, make: impl FnOnce() -> T) -> &T {
        self.now.entry(key).or_insert_with(|| self.before.remove(&key).unwrap_or_else(make))
    }

    /// Forgets what did not come up since it was last called.
    pub(super) fn turn(&mut self) {
        self.before = std::mem::take(&mut self.now);
    }
}

/// What stretches of photos say of their camera's clock.
pub(super) type ClockMemory = Recall<[f64; CANDIDATES]>;

impl ClockMemory {
    /// What was said of a camera's photos in this time: it depends on them, and on what others took within reach.
    pub(super) fn recall(
        &mut self,
        camera: &Camera,
        (start, end): (f64, f64),
        shots: &[Shot<'_>],
        better: &BTreeSet<&Camera>,
        weights: &[f64; CLOCK.len()],
        make: impl FnOnce() -> [f64; CANDIDATES],
    ) -> [f64; CANDIDATES] {
        let mut print = Fingerprint::default();
        (camera, better, start.to_bits(), end.to_bits(), weights.map(f64::to_bits)).hash(&mut print);
        for shot in &shots[between(shots, start - REACH_SECONDS, end + REACH_SECONDS + 1.0)] {
            shot.print.hash(&mut print);
        }
        *self.get(print.finish(), make)
    }
}

/// What stray photos could join, each event by its place among those that are near.
pub(super) type OfferMemory = Recall<Vec<(usize, Offer)>>;

/// What a stray photo's offers are judged by.
pub(super) struct Around<'w, 'a> {
    groups: &'w [&'w Group<'a>],
    /// The group of each of the world's shots.
    owner: &'w [Option<usize>],
    world: &'w World<'a>,
    weights: u64,
    /// Of the shots up to each, a polynomial of their fingerprints (Karp & Rabin 1987): that of any range is told at once.
    sums: Vec<u64>,
}

/// The base of the polynomial: odd, so that no shot is lost from it.
const BASE: u64 = 0xd134_2543_de82_ef95;

impl<'w, 'a> Around<'w, 'a> {
    pub(super) fn new(
        groups: &'w [&'w Group<'a>],
        owner: &'w [Option<usize>],
        world: &'w World<'a>,
        weights: &[f64; STRAY.len()],
    ) -> Self {
        let mut sums = Vec::with_capacity(world.shots.len() + 1);
        sums.push(0_u64);
        for (at, shot) in world.shots.iter().enumerate() {
            sums.push(sums[at].wrapping_mul(BASE).wrapping_add(shot.print));
        }
        Self { groups, owner, world, weights: Fingerprint::of(weights.map(f64::to_bits)), sums }
    }

    /// Of the shots in this range, in their order.
    fn print(&self, range: &Range<usize>) -> u64 {
        let before = self.sums[range.start].wrapping_mul(BASE.wrapping_pow(range.len() as u32));
        self.sums[range.end].wrapping_sub(before)
    }

    /// Of all that a stray photo's offers depend on: it, the photos around it, and how these are grouped. And the groups
    /// that are near, as they come up.
    fn of(&self, stray: &Shot<'_>) -> (u64, Vec<usize>) {
        let mut print = Fingerprint::default();
        let range = window(stray, self.world);
        (stray.print, self.weights, self.print(&range), range.len()).hash(&mut print);
        let mut near: Vec<usize> = Vec::new();
        for run in self.owner[range].chunk_by(|a, b| a == b) {
            let place = |group: usize| match near.iter().rposition(|other| *other == group) {
                Some(place) => place,
                None => {
                    near.push(group);
                    near.len() - 1
                }
            };
            (run.len(), run[0].map(place)).hash(&mut print);
        }
        // Which of them comes first decides between equals.
        let mut order: Vec<usize> = (0..near.len()).collect();
        order.sort_unstable_by_key(|place| near[*place]);
        order.hash(&mut print);
        near.iter().for_each(|group| self.groups[*group].shots.len().hash(&mut print));
        (print.finish(), near)
    }
}

impl OfferMemory {
    /// The events that a stray photo could join.
    pub(super) fn recall(
        &mut self,
        stray: &Shot<'_>,
        around: &Around<'_, '_>,
        make: impl FnOnce() -> Vec<Offer>,
    ) -> Vec<Offer> {
        let (print, near) = around.of(stray);
        let placed = |offer: Offer| Some((near.iter().position(|group| *group == offer.group)?, offer));
        let known = self.get(print, || make().into_iter().filter_map(placed).collect());
        known.iter().map(|(place, offer)| Offer { group: near[*place], ..offer.clone() }).collect()
    }
}

/// What is suggested of groups.
pub(super) type DraftMemory = Recall<Suggestion>;

impl DraftMemory {
    /// What was suggested of a group with its strays, whose fingerprints are `strays`.
    pub(super) fn recall(
        &mut self,
        draft: &Draft<'_>,
        strays: &HashMap<PhotoId, u64, BuildHasherDefault<Fingerprint>>,
        (weights, habit): (&Weights, Habit),
        make: impl FnOnce() -> Suggestion,
    ) -> Suggestion {
        let Some(group) = draft.group.print else { return make() };
        let mut print = Fingerprint::default();
        (group, weights.confidence.map(f64::to_bits), weights.calibration.map(f64::to_bits)).hash(&mut print);
        (weights.sure_from.to_bits(), habit.keeps_journeys()).hash(&mut print);
        for (id, odds, why) in &draft.strays {
            (id, strays.get(id), odds.to_bits(), std::mem::discriminant(why)).hash(&mut print);
        }
        draft.record.bits().hash(&mut print);
        self.get(print.finish(), make).clone()
    }
}
