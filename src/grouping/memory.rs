//! What events remember from one grouping to the next, so that a library that grew a little is grouped at the cost of what
//! changed.
//!
//! A section of the timeline is known by a fingerprint of all that its groups depend on: its photos with everything that is
//! compared, which of them are held, what the person said of them
//! directly, where home was, the weights. Where that is the same, so are the groups, so nothing
//! needs to be told of what changed. Sections that did not come up again are forgotten.

use super::affinity::AFFINITY;
use super::group::{Group, World};
use super::recall::{ClockMemory, DraftMemory, OfferMemory};
use crate::domain::{Fingerprint, PhotoFacts, Place, ahead, glance};
use std::collections::{BTreeSet, HashMap};
use std::hash::{Hash, Hasher};
use std::ops::Range;

/// What events remember; empty at first.
#[derive(Debug, Default)]
pub struct EventMemory {
    pub(super) clusters: ClusterMemory,
    /// Of photos that no event took.
    pub(super) leftovers: ClusterMemory,
    pub(super) clocks: ClockMemory,
    pub(super) offers: OfferMemory,
    pub(super) drafts: DraftMemory,
}

impl EventMemory {
    /// Forgets what did not come up since it was last called.
    pub(super) fn turn(&mut self) {
        self.clocks.turn();
        self.offers.turn();
        self.drafts.turn();
    }
}

/// The groups of each section.
#[derive(Debug, Default)]
pub(super) struct ClusterMemory {
    before: HashMap<u64, Vec<Kept>>,
    now: HashMap<u64, Vec<Kept>>,
}

/// A group, by places in its section.
#[derive(Debug)]
struct Kept {
    shots: Vec<u32>,
    typical: Vec<u32>,
    doubtful: Vec<u32>,
    places: Vec<Place>,
    /// Photos that have all its cameras, and all its folders.
    cameras: Vec<u32>,
    folders: Vec<u32>,
    away: Option<f64>,
    span: (f64, f64),
    gaps: (f64, usize),
    weakest: f64,
    merge_doubt: f64,
    rival: f64,
    rival_doubt: f64,
}

impl ClusterMemory {
    /// The groups of the section with this fingerprint, which begins with the photo `first`.
    pub(super) fn recall<'a>(&mut self, key: u64, first: usize, world: &World<'a>) -> Option<Vec<Group<'a>>> {
        let kept = self.before.remove(&key)?;
        let groups = kept.iter().map(|group| group.at(first, world)).collect();
        self.now.insert(key, kept);
        Some(groups)
    }

    /// Keeps the groups of a section.
    pub(super) fn remember(&mut self, key: u64, first: usize, groups: &[Group<'_>], world: &World<'_>) {
        self.now.insert(key, groups.iter().map(|group| Kept::new(group, first, world)).collect());
    }

    /// Forgets what did not come up since it was last called.
    pub(super) fn forget_the_rest(&mut self) {
        self.before = std::mem::take(&mut self.now);
    }
}

impl Kept {
    fn new(group: &Group<'_>, first: usize, world: &World<'_>) -> Self {
        let within = |all: &[usize]| all.iter().map(|i| (i - first) as u32).collect();
        Self {
            shots: within(&group.shots),
            typical: within(&group.typical),
            doubtful: within(&group.doubtful),
            places: group.places.clone(),
            cameras: within(&each(&group.shots, |i| world.shots[i].camera)),
            folders: within(&each(&group.shots, |i| Some(world.shots[i].folder))),
            away: group.away,
            span: (group.start, group.end),
            gaps: group.gaps,
            weakest: group.weakest,
            merge_doubt: group.merge_doubt,
            rival: group.rival,
            rival_doubt: group.rival_doubt,
        }
    }

    fn at<'a>(&self, first: usize, world: &World<'a>) -> Group<'a> {
        let there = |all: &[u32]| -> Vec<usize> { all.iter().map(|i| first + *i as usize).collect() };
        let shots = there(&self.shots);
        Group {
            typical: there(&self.typical),
            doubtful: there(&self.doubtful),
            places: self.places.clone(),
            cameras: there(&self.cameras).iter().filter_map(|i| world.shots[*i].camera).collect(),
            folders: there(&self.folders).iter().map(|i| world.shots[*i].folder).collect(),
            away: self.away,
            start: self.span.0,
            end: self.span.1,
            gaps: self.gaps,
            weakest: self.weakest,
            merge_doubt: self.merge_doubt,
            rival: self.rival,
            rival_doubt: self.rival_doubt,
            shots,
        }
    }
}

/// The first photos that have each of the values there are.
fn each<T: Ord>(shots: &[usize], value: impl Fn(usize) -> Option<T>) -> Vec<usize> {
    let mut seen = BTreeSet::new();
    shots.iter().copied().filter(|i| value(*i).is_some_and(|value| seen.insert(value))).collect()
}

/// Fingerprints of sections.
pub(super) struct Prints {
    /// Of what counts everywhere: weights and threshold.
    common: u64,
}

impl Prints {
    pub(super) fn new(weights: &[f64; AFFINITY.len()], threshold: f64) -> Self {
        let mut hasher = Fingerprint::default();
        weights.iter().chain([&threshold]).for_each(|weight| weight.to_bits().hash(&mut hasher));
        Self { common: hasher.finish() }
    }

    /// Of the photos in this range, and of where home was.
    pub(super) fn of(&self, range: Range<usize>, world: &World<'_>) -> u64 {
        let mut hasher = Fingerprint::default();
        self.common.hash(&mut hasher);
        for (shot, is_held) in world.shots[range.clone()].iter().zip(&world.held[range.clone()]) {
            (shot.print, shot.at.to_bits(), is_held).hash(&mut hasher);
            world.homes.at(shot.at).map(bits).hash(&mut hasher);
        }
        world.bonds.print(range, &mut hasher);
        hasher.finish()
    }
}

/// Of all that is known of each of these photos.
pub(super) fn prints(photos: &[&PhotoFacts<'_>]) -> Vec<u64> {
    let mut prints = Vec::with_capacity(photos.len());
    ahead(
        photos,
        |photo| photo.glimpse(),
        |photo| {
            let PhotoFacts { id, dates, place, camera, folder, file_name, embedding } = photo;
            prints.push(Fingerprint::of((
                (id, dates, place.map(bits), camera),
                (folder, file_name, embedding.map(glance)),
            )));
        },
    );
    prints
}

pub(super) fn bits(place: Place) -> (u64, u64) {
    (place.latitude().to_bits(), place.longitude().to_bits())
}
