//! Groups of photos on the timeline, and what is needed to compare them without looking at every photo again.

use super::bonds::Bonds;
use super::home::Homes;
use super::logistic::surprise;
use super::shots::Shot;
use crate::domain::{Camera, PhotoId, Place};
use std::collections::BTreeSet;

/// A single photo or two that were merged with less than these log-odds are marked as doubtful.
const DOUBTFUL: f64 = 1.0;
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
    /// What the person said of photos directly.
    pub(super) bonds: &'a Bonds,
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
    pub(super) gaps: (f64, usize),
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
    /// A fingerprint of all this, and of all that the photos are judged by, where it is remembered.
    pub(super) print: Option<u64>,
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
            print: None,
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

    /// Both as one, merged with these log-odds.
    pub(super) fn merge(&self, other: &Self, log_odds: f64, world: &World<'a>) -> Self {
        let mut places = self.places.clone();
        for place in &other.places {
            add_place(&mut places, Some(*place));
        }
        let mut doubtful: Vec<usize> = self.doubtful.iter().chain(&other.doubtful).copied().collect();
        let small = if self.shots.len() < other.shots.len() { self } else { other };
        if log_odds < DOUBTFUL && small.shots.len() <= 2 {
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
            print: None,
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
