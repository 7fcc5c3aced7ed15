//! Photos with a trustworthy time become events: bursts first, then the two groups that belong together most, and so
//! on until nothing more belongs together.
//!
//! Agglomerative clustering with a fitted merge score in place of a fixed linkage, in the spirit of similarity-based
//! temporal clustering (Cooper, Foote, Girgensohn & Wilcox 2003/2005). Groups need not be contiguous in time, so an
//! everyday photo in the middle of a day does not tear it apart. Only neighbours in time are ever compared.

use super::affinity::{AFFINITY, features};
use super::home::Homes;
use super::shots::Shot;
use super::weights::{log_odds, surprise};
use crate::domain::{Camera, PhotoId, Place};
use std::cmp::Ordering;
use std::collections::{BTreeSet, BinaryHeap};

/// Photos closer than this belong together without asking, unless their places disagree.
const BURST_SECONDS: f64 = 180.0;
/// … which they do from here on.
const BURST_METRES: f64 = 1_000.0;
/// Groups farther apart than this are never compared directly.
pub(super) const REACH_SECONDS: f64 = 40.0 * 3_600.0;
/// Log-odds above which two groups are merged: more likely than not.
pub(super) const SURE_ENOUGH: f64 = 0.0;
/// How many following groups a group is compared with.
const NEIGHBOURS: usize = 8;
/// Photos that stand for the look of a group.
const TYPICAL: usize = 16;
/// Places that stand for where a group was.
const PLACES: usize = 12;

/// What groups are compared in.
pub(super) struct World<'a> {
    /// The photos with an exact time, sorted.
    pub(super) shots: &'a [Shot<'a>],
    /// Which of them are held by the person.
    pub(super) held: &'a [bool],
    /// Where the person lives.
    pub(super) homes: &'a Homes,
}

/// Photos that belong together, and what is needed to compare them with others.
#[derive(Clone, Debug)]
pub(super) struct Group<'a> {
    /// Indices into the world's shots, ascending.
    pub(super) shots: Vec<usize>,
    pub(super) start: f64,
    pub(super) end: f64,
    /// A few indices that stand for all.
    pub(super) typical: Vec<usize>,
    pub(super) places: Vec<Place>,
    pub(super) cameras: BTreeSet<&'a Camera>,
    pub(super) folders: BTreeSet<&'a str>,
    /// 0 at home, 1 far away; `None` where unknown.
    pub(super) away: Option<f64>,
    /// Sum and number of the logs of the pauses inside.
    gaps: (f64, usize),
    /// Log-odds of the weakest merge that made it.
    pub(super) weakest: f64,
    /// Surprise, in nats, if all merges that made it were right: the sum of -ln p.
    pub(super) merge_doubt: f64,
    /// Log-odds of the strongest merge that was left undone.
    pub(super) rival: f64,
    /// Surprise, in nats, if all that was left undone was rightly so: the sum of -ln(1 - p).
    pub(super) rival_doubt: f64,
    /// Photos whose own merge was a close call.
    pub(super) doubtful: Vec<usize>,
}

impl<'a> Group<'a> {
    pub(super) fn new(shots: Vec<usize>, world: &World<'a>) -> Self {
        let mut group = Self {
            start: world.shots[shots[0]].at,
            end: world.shots[shots[shots.len() - 1]].at,
            typical: Vec::new(),
            places: Vec::new(),
            cameras: BTreeSet::new(),
            folders: BTreeSet::new(),
            away: None,
            gaps: (0.0, 0),
            weakest: f64::INFINITY,
            merge_doubt: 0.0,
            rival: f64::NEG_INFINITY,
            rival_doubt: 0.0,
            doubtful: Vec::new(),
            shots,
        };
        for &i in &group.shots {
            let shot = &world.shots[i];
            group.cameras.extend(shot.camera);
            group.folders.insert(shot.folder);
            add_place(&mut group.places, shot.place);
        }
        for pair in group.shots.windows(2) {
            group.gaps.0 += (world.shots[pair[1]].at - world.shots[pair[0]].at + 1.0).ln();
            group.gaps.1 += 1;
        }
        group.typical = thin(group.shots.iter().copied().filter(|&i| world.shots[i].embedding.is_some()).collect());
        group.away = away(&group.places, world.homes.at(group.start));
        group
    }

    /// Mean log of the pauses inside, in seconds.
    pub(super) fn rhythm(&self) -> Option<f64> {
        (self.gaps.1 > 0).then(|| self.gaps.0 / self.gaps.1 as f64)
    }

    fn merge(&self, other: &Self, log_odds: f64, world: &World<'a>) -> Self {
        let mut places = self.places.clone();
        for place in &other.places {
            add_place(&mut places, Some(*place));
        }
        let mut doubtful: Vec<usize> = self.doubtful.iter().chain(&other.doubtful).copied().collect();
        let small = if self.shots.len() < other.shots.len() { self } else { other };
        if log_odds < 1.0 && small.shots.len() <= 2 {
            doubtful.extend(&small.shots);
        }
        Self {
            shots: merged(&self.shots, &other.shots),
            start: self.start.min(other.start),
            end: self.end.max(other.end),
            typical: thin(merged(&self.typical, &other.typical)),
            away: away(&places, world.homes.at(self.start.min(other.start))),
            places,
            cameras: self.cameras.union(&other.cameras).copied().collect(),
            folders: self.folders.union(&other.folders).copied().collect(),
            gaps: (self.gaps.0 + other.gaps.0, self.gaps.1 + other.gaps.1),
            weakest: self.weakest.min(other.weakest).min(log_odds),
            merge_doubt: self.merge_doubt + other.merge_doubt + surprise(log_odds),
            rival: f64::NEG_INFINITY,
            rival_doubt: 0.0,
            doubtful,
        }
    }
}

impl World<'_> {
    /// The photos with these indices.
    pub(super) fn ids<'w>(&'w self, shots: &'w [usize]) -> impl Iterator<Item = PhotoId> + Clone + 'w {
        shots.iter().map(|&i| self.shots[i].id)
    }

    /// How many free and held photos lie between two groups.
    pub(super) fn between(&self, first: &Group<'_>, second: &Group<'_>) -> (usize, usize) {
        let from = first.shots.last().map_or(0, |i| i + 1);
        let to = second.shots.first().copied().unwrap_or(0);
        if from >= to {
            return (0, 0);
        }
        let held = self.held[from..to].iter().filter(|h| **h).count();
        (to - from - held, held)
    }
}

/// A merge that could be made; the heap gives the most likely first.
struct Candidate {
    log_odds: f64,
    a: usize,
    b: usize,
}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        // Ties go to the earlier groups: group numbers only depend on the order of the timeline.
        self.log_odds.total_cmp(&other.log_odds).then_with(|| (other.a, other.b).cmp(&(self.a, self.b)))
    }
}
impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl PartialEq for Candidate {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}
impl Eq for Candidate {}

/// Called with each two groups that were compared, and their features.
pub(super) type Observer<'o> = &'o mut dyn FnMut(&Group<'_>, &Group<'_>, &[f64; AFFINITY.len()]);

/// The events of the free photos, in no particular order: whatever is above `threshold` (log-odds) is merged. `observe` sees every comparison (for fitting).
pub(super) fn cluster<'a>(
    world: &World<'a>,
    weights: &[f64; AFFINITY.len()],
    threshold: f64,
    observe: Observer<'_>,
) -> Vec<Group<'a>> {
    let mut groups: Vec<Option<Group<'a>>> = bursts(world).into_iter().map(|s| Some(Group::new(s, world))).collect();
    let mut near: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); groups.len()];
    let mut heap = BinaryHeap::new();
    // The strongest merge left undone, and the doubt of all of them.
    let mut rivals = vec![(f64::NEG_INFINITY, 0.0); groups.len()];
    let mut compare = |groups: &[Option<Group<'a>>], a: usize, b: usize| -> Option<Candidate> {
        let (Some(x), Some(y)) = (&groups[a], &groups[b]) else { return None };
        let seen = features(x, y, world);
        observe(x, y, &seen);
        Some(Candidate { log_odds: log_odds(weights, &seen), a, b })
    };
    for a in 0..groups.len() {
        for b in (a + 1..groups.len()).take(NEIGHBOURS) {
            let close =
                groups[a].as_ref().zip(groups[b].as_ref()).is_some_and(|(x, y)| y.start - x.end <= REACH_SECONDS);
            if !close {
                continue;
            }
            near[a].insert(b);
            near[b].insert(a);
            heap.extend(compare(&groups, a, b));
        }
    }
    while let Some(Candidate { log_odds, a, b }) = heap.pop() {
        let (Some(x), Some(y)) = (&groups[a], &groups[b]) else { continue };
        if log_odds <= threshold {
            for side in [a, b] {
                rivals[side] = (log_odds.max(rivals[side].0), rivals[side].1 + surprise(-log_odds));
            }
            continue;
        }
        let joined = x.merge(y, log_odds, world);
        let c = groups.len();
        (groups[a], groups[b]) = (None, None);
        groups.push(Some(joined));
        rivals.push((f64::NEG_INFINITY, 0.0));
        let around: BTreeSet<usize> = near[a].union(&near[b]).copied().filter(|&n| groups[n].is_some()).collect();
        for &n in &around {
            near[n].insert(c);
            heap.extend(compare(&groups, n, c));
        }
        near.push(around);
    }
    let alive = groups.into_iter().zip(rivals);
    alive.filter_map(|(group, rival)| group.map(|g| Group { rival: rival.0, rival_doubt: rival.1, ..g })).collect()
}

/// The free photos in runs of seconds to minutes, in order of their first photo.
fn bursts(world: &World<'_>) -> Vec<Vec<usize>> {
    let mut runs: Vec<Vec<usize>> = Vec::new();
    let mut place: Vec<Option<Place>> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (i, shot) in world.shots.iter().enumerate().filter(|(i, _)| !world.held[*i]) {
        open.retain(|&r| runs[r].last().is_some_and(|&last| shot.at - world.shots[last].at <= BURST_SECONDS));
        let fits = |r: usize| match (place[r], shot.place) {
            (Some(there), Some(here)) => there.distance(&here) <= BURST_METRES,
            _ => true,
        };
        // The latest run first: a photo without a place goes on with what was being photographed.
        let latest = open.iter().copied().filter(|&r| fits(r)).max_by_key(|&r| runs[r].last().copied());
        let run = latest.unwrap_or_else(|| {
            runs.push(Vec::new());
            place.push(None);
            open.push(runs.len() - 1);
            runs.len() - 1
        });
        runs[run].push(i);
        place[run] = shot.place.or(place[run]);
    }
    runs
}

fn merged(a: &[usize], b: &[usize]) -> Vec<usize> {
    let mut all: Vec<usize> = a.iter().chain(b).copied().collect();
    all.sort_unstable();
    all
}

/// At most [`TYPICAL`] of these, spread evenly.
fn thin(all: Vec<usize>) -> Vec<usize> {
    if all.len() <= TYPICAL {
        return all;
    }
    (0..TYPICAL).map(|k| all[k * all.len() / TYPICAL]).collect()
}

fn add_place(places: &mut Vec<Place>, place: Option<Place>) {
    if let Some(place) = place
        && places.len() < PLACES
        && places.iter().all(|p| p.distance(&place) > 300.0)
    {
        places.push(place);
    }
}

/// 0 up to 25 km from home, 1 from 100 km on, by the log in between; the least of all places counts.
fn away(places: &[Place], home: Option<Place>) -> Option<f64> {
    let home = home?;
    let nearest = places.iter().map(|p| p.distance(&home) / 1_000.0).min_by(f64::total_cmp)?;
    Some(((nearest.max(1.0) / 25.0).ln() / 4.0_f64.ln()).clamp(0.0, 1.0))
}
