//! What the person's own groups say of how sure journeys can be.
//!
//! Whether several days belong together is taste. Grouping begins with one album for a journey and is never sure of it,
//! until the person has kept the first ones whole; somebody to whom each day is an album gets other weights
//! (`crate::learning`).

use super::affinity::{AFFINITY, nights};
use super::cluster::REACH_SECONDS;
use super::decisions::{days, join};
use super::group::{Group, World};
use super::logistic::log_odds;
use super::shots::between;
use crate::domain::GroupState;

/// Where so many journeys were accepted whole and none was cut, several days are as sure as one.
const SHOWN: usize = 2;
/// A cut between groups that belong together by less than this says nothing of habit: grouping may just have erred.
const CLEAR: f64 = 2.0;

/// What was done with journeys so far.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Habit {
    /// Accepted albums of several days.
    journeys: usize,
    /// Nights at which a group of one day ends or begins though grouping would have gone on.
    cuts: usize,
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
            if days(&group.shots, world).count() == 1 {
                habit.cuts += cuts(group, world, weights);
            } else {
                habit.journeys += usize::from(state(*held) == GroupState::Accepted);
            }
        }
        habit
    }

    /// Whether the person has shown that they keep journeys whole.
    pub(super) fn keeps_journeys(self) -> bool {
        self.journeys >= SHOWN && self.cuts == 0
    }
}

fn cuts(group: &Group<'_>, world: &World<'_>, weights: &[f64; AFFINITY.len()]) -> usize {
    let before = between(world.shots, group.start - REACH_SECONDS, group.start);
    let after = between(world.shots, group.end, group.end + REACH_SECONDS);
    let is_cut = |range: &std::ops::Range<usize>| {
        let night = |i: usize| {
            let at = world.shots[i].at;
            nights(at.min(group.start), at.max(group.start).min(group.end.max(at)))
        };
        let other: Vec<usize> = range.clone().filter(|i| (night(*i) - 1.0).abs() < 0.5).collect();
        other.len() > 1 && log_odds(weights, &join(&group.shots, &other, world)) > CLEAR
    };
    [before, after].iter().filter(|range| is_cut(range)).count()
}
