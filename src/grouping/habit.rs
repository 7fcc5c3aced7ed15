//! What the person's own groups say of how they like journeys: as one album, or as one a day.
//!
//! Whether several days belong together is taste. Grouping begins with one album for a journey, is never sure of it, and
//! goes by what the person does with the first ones: the weight of a night is fitted anew to the nights that they kept
//! and cut, with a prior at the shipped weight (maximum a posteriori, logistic).

use super::affinity::{AFFINITY, features, nights};
use super::cluster::REACH_SECONDS;
use super::group::{Group, World};
use super::logistic::{log_odds, probability};
use super::shots::between;
use crate::domain::GroupState;

/// How far a person's weight of a night may lie from the shipped one: standard deviation of the prior, in log-odds. Of 1,
/// 1.5, 2 and 4 this one left a simulated person the fewest actions, over both tastes, with places and without (0.767 and
/// 1.141 an album on the libraries that weights were fitted to; 0.907 and 1.301 without any habit).
const SPREAD: f64 = 2.0;
/// Where so many journeys were accepted whole and none was cut, several days are as sure as one.
const SHOWN: usize = 2;
/// The weight moves in steps of this, in log-odds.
const STEP: f64 = 0.5;
/// A cut between groups that belong together by less than this says nothing of habit: grouping may just have erred.
const CLEAR: f64 = 2.0;

/// Nights that the person kept or cut, each with the log-odds that grouping gave it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Habit {
    kept: Vec<f64>,
    cut: Vec<f64>,
    /// Accepted albums of several days.
    journeys: usize,
}

impl Habit {
    /// Read from the groups that the person settled; `state` tells what they said of each.
    pub(super) fn of(
        settled: &[(usize, Group<'_>)],
        state: impl Fn(usize) -> GroupState,
        world: &World<'_>,
        weights: &[f64; AFFINITY.len()],
    ) -> Self {
        let mut habit = Self::default();
        for (held, group) in settled.iter().filter(|(_, group)| group.shots.len() > 1) {
            let days: Vec<&[usize]> = days(&group.shots, world).collect();
            if days.len() == 1 {
                habit.cut.extend(cut(group, world, weights));
            } else if matches!(state(*held), GroupState::Accepted | GroupState::Open) {
                // Open and held: put together by the person, who has not said yet that it is an album.
                habit.journeys += usize::from(state(*held) == GroupState::Accepted);
                let odds = |pair: &[&[usize]]| join(pair[0], pair[1], world, weights);
                habit.kept.extend(days.windows(2).map(odds));
            }
        }
        habit
    }

    /// The weights with what the habit says of nights: the weight that makes what the person did likeliest.
    pub(super) fn refit(&self, weights: &[f64; AFFINITY.len()]) -> [f64; AFFINITY.len()] {
        let mut shift = 0.0_f64;
        // Newton's method on a concave function of one number; steps are bounded, as it is flat far out.
        for _ in 0..50 {
            let (mut slope, mut curve) = (-shift / (SPREAD * SPREAD), -1.0 / (SPREAD * SPREAD));
            for (odds, is_kept) in self.kept.iter().map(|o| (o, 1.0)).chain(self.cut.iter().map(|o| (o, 0.0))) {
                let p = probability(odds + shift);
                slope += is_kept - p;
                curve -= p * (1.0 - p);
            }
            let step = (-slope / curve).clamp(-2.0, 2.0);
            shift += step;
            if step.abs() < 1e-9 {
                break;
            }
        }
        // Only down: nights that grouping left uncut and the person too say nothing of those that it cut.
        // In steps, so that one more photo does not move every night of the library a little.
        let shift = (shift.min(0.0) / STEP).round() * STEP;
        let mut own = *weights;
        own.iter_mut().zip(AFFINITY).filter(|(_, name)| *name == "night").for_each(|(weight, _)| *weight += shift);
        own
    }

    /// Whether the person has shown that they keep journeys whole.
    pub(super) fn keeps_journeys(&self) -> bool {
        self.journeys >= SHOWN && self.cut.is_empty()
    }
}

/// Runs of shots without a night in between.
fn days<'s>(shots: &'s [usize], world: &World<'_>) -> impl Iterator<Item = &'s [usize]> {
    shots.chunk_by(|a, b| nights(world.shots[*a].at, world.shots[*b].at) < 1.0)
}

/// The log-odds that grouping gives to joining these, what was held in between left aside: that is what the person did.
fn join(a: &[usize], b: &[usize], world: &World<'_>, weights: &[f64; AFFINITY.len()]) -> f64 {
    let seen = features(&Group::new(a.to_vec(), world), &Group::new(b.to_vec(), world), world);
    let held = AFFINITY.iter().zip(weights).zip(&seen).find(|((name, _), _)| **name == "held_between");
    log_odds(weights, &seen) - held.map_or(0.0, |((_, weight), value)| weight * value)
}

/// Nights at which a group of one day ends or begins though grouping would have gone on.
fn cut(group: &Group<'_>, world: &World<'_>, weights: &[f64; AFFINITY.len()]) -> Vec<f64> {
    let before = between(world.shots, group.start - REACH_SECONDS, group.start);
    let after = between(world.shots, group.end, group.end + REACH_SECONDS);
    let across = |range: std::ops::Range<usize>| {
        let night = |i: usize| {
            let at = world.shots[i].at;
            nights(at.min(group.start), at.max(group.start).min(group.end.max(at)))
        };
        let other: Vec<usize> = range.filter(|i| (night(*i) - 1.0).abs() < 0.5).collect();
        (other.len() > 1).then(|| join(&group.shots, &other, world, weights)).filter(|odds| *odds > CLEAR)
    };
    [before, after].into_iter().filter_map(across).collect()
}
