//! What events remember from one grouping to the next, so that a library that grew a little is grouped at the cost of what
//! changed.
//!
//! A section of the timeline is known by a fingerprint of all that its groups depend on: its photos with everything that is
//! compared, which of them are held, what the person said of them
//! directly, where home was, the weights. Where that is the same, so are the groups, so nothing
//! needs to be told of what changed. Sections that did not come up again are forgotten.

use super::affinity::AFFINITY;
use super::group::{Group, World};
use super::home::Homes;
use super::recall::{ClockMemory, DraftMemory, OfferMemory, Table};
use crate::domain::{Fingerprint, PhotoFacts, Place, ahead, glance};
use std::collections::BTreeSet;
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
    /// What counts everywhere, by its fingerprint.
    common: u64,
    before: Table<Section>,
    now: Table<Section>,
}

#[derive(Debug)]
struct Section {
    groups: Vec<Kept>,
    /// The log-odds of all groups that were compared, by fingerprints of both.
    compared: Vec<(u64, f64)>,
}

/// Comparisons of groups in sections that are no more: most of a section is what it was when a few photos came. Whoever takes
/// photos every day without a pause has one section, and it is gone through again without looking at the photos themselves.
pub(super) struct Comparisons<'m> {
    known: &'m Table<f64>,
    now: Vec<(u64, f64)>,
}

impl<'m> Comparisons<'m> {
    pub(super) fn new(known: &'m Table<f64>) -> Self {
        Self { known, now: Vec::new() }
    }

    /// The log-odds of two groups with this fingerprint, which are judged now where nobody knows them.
    pub(super) fn get(&mut self, key: u64, judge: impl FnOnce() -> f64) -> f64 {
        let log_odds = self.known.get(&key).copied().unwrap_or_else(judge);
        self.now.push((key, log_odds));
        log_odds
    }
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
    /// Forgets all that was judged by other weights.
    pub(super) fn go_by(&mut self, prints: &Prints) {
        if self.common != prints.common {
            *self = Self { common: prints.common, ..Self::default() };
        }
    }

    /// The groups of the section with this fingerprint, which begins with the photo `first`.
    pub(super) fn recall<'a>(&mut self, key: u64, first: usize, world: &World<'a>) -> Option<Vec<Group<'a>>> {
        let section = self.before.remove(&key)?;
        let groups = section.groups.iter().enumerate();
        let groups = groups.map(|(at, group)| Group { print: print_of(key, at), ..group.at(first, world) }).collect();
        self.now.insert(key, section);
        Some(groups)
    }

    /// What was compared in the sections that did not come up again.
    pub(super) fn lost(&self) -> Table<f64> {
        self.before.values().flat_map(|section| section.compared.iter().copied()).collect()
    }

    /// Keeps the groups of a section, which are to be known by their prints, and what was compared for them.
    pub(super) fn remember(
        &mut self,
        (key, first): (u64, usize),
        groups: &mut [Group<'_>],
        compared: Comparisons<'_>,
        world: &World<'_>,
    ) {
        groups.iter_mut().enumerate().for_each(|(at, group)| group.print = print_of(key, at));
        let groups = groups.iter().map(|group| Kept::new(group, first, world)).collect();
        let mut compared = compared.now;
        compared.shrink_to_fit();
        self.now.insert(key, Section { groups, compared });
    }

    /// Forgets what did not come up since it was last called.
    pub(super) fn forget_the_rest(&mut self) {
        self.before = std::mem::take(&mut self.now);
    }
}

/// Of the group with this place in its section: what is known of the section is known of the group.
fn print_of(section: u64, place: usize) -> Option<u64> {
    Some(Fingerprint::of((section, place)))
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
            print: None,
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
            (shot.print, is_held).hash(&mut hasher);
        }
        // Home is another one at most once a month.
        for shot in
            world.shots[range.clone()].chunk_by(|a, b| Homes::are_of_one_time(a.at, b.at)).filter_map(<[_]>::first)
        {
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
