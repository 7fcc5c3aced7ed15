//! What else photos of a suggestion that the person rejected could be.
//!
//! The same never comes back, nor nearly the same, nor a part of it without a reason. There are three reasons: grouping as it
//! is by now would no longer take these photos as one (it learned, or a clock was corrected); they fall apart at a real pause
//! where grouping itself was least sure; or photos came that they belong to, and that are more than they are. Only the
//! rejected suggestion's own photos are gone through once more, and what comes of it, if that is rejected too, is no
//! occasion for more: whoever wants no album there has said so twice then.

use super::affinity::{AFFINITY, features, nights};
use super::assemble::{Draft, Kept};
use super::bonds::Bonds;
use super::by_id::ById;
use super::cluster::{REACH_SECONDS, SURE_ENOUGH, cluster};
use super::group::{Group, World};
use super::habit::Habit;
use super::logistic::log_odds;
use super::shots::{Shot, between};
use super::weights::Weights;
use crate::domain::{Classes, Constraints, GroupState, PhotoId, Suggestion};
use std::collections::{BTreeMap, HashMap};

/// A pause that is a reason, in seconds: 97 in 100 ends of true events come with one of an hour.
const PAUSE: f64 = 3_600.0;
/// Log-odds below which grouping was little sure that both sides of a day's pause belong together. Without this bound 76 of 177
/// right days came back as two parts on made libraries 1 to 3, with it two.
const UNSURE: f64 = 2.0;
/// Log-odds from which rejected photos join what came later: they were not one when they were rejected, so a close call is not
/// enough.
const LIKELY: f64 = 2.0;
/// As many photos are an album.
const LEAST: usize = 4;
/// Of more days than a week, nobody wants a card each.
const MOST: usize = 7;
/// A part with a larger share of the photos is nearly the same (as a Jaccard index).
const ALIKE: f64 = 0.8;
/// Confidence in what is suggested. On made libraries 1 to 3, with and without places, 432 new suggestions came of 810 rejected
/// ones, and 152 were a true event or day, or nearly (`fit_grouping again`): of the 79 that were wrong, most of them journeys for
/// somebody to whom each day is an album, 200 came, 152 of them right; of the 731 that were right 232, mostly the days of
/// journeys, so one for every three.
const CONFIDENCE: f32 = 0.35;

/// What is suggested of rejected photos.
pub(super) struct Again<'a> {
    /// New suggestions.
    pub(super) parts: Vec<Group<'a>>,
    /// For free groups, by place: the settled ones, by place, that join them.
    joins: BTreeMap<usize, Vec<usize>>,
}

/// Held groups on the timeline, and what is known of all.
pub(super) struct Past<'g, 'a> {
    pub(super) settled: &'g [(usize, Group<'a>)],
    pub(super) kept: &'g [Kept<'g>],
    pub(super) holder: &'g BTreeMap<PhotoId, usize>,
    pub(super) constraints: &'g Constraints,
    pub(super) classes: &'g Classes,
}

impl<'a> Again<'a> {
    /// Of the suggestions that the person rejected as they were. `owner` tells for each shot which group it is in, `free`
    /// groups before the settled ones.
    pub(super) fn new(
        past: &Past<'_, 'a>,
        (free, owner): (&[Group<'a>], &[Option<usize>]),
        world: &World<'a>,
        weights: &[f64; AFFINITY.len()],
    ) -> Self {
        let mut again = Self { parts: Vec::new(), joins: BTreeMap::new() };
        let whole = past.whole(world);
        for (at, (held, group)) in past.settled.iter().enumerate() {
            let Some(whole) = whole.get(held) else { continue };
            if let Some(joined) = larger(group, (free, owner), world, weights) {
                again.joins.entry(joined).or_default().push(at);
                continue;
            }
            for mut part in apart(whole, past.classes, world, weights) {
                part.retain(|shot| past.holder.get(&world.shots[*shot].id) == Some(held));
                if part.len() >= LEAST {
                    again.parts.push(Group::new(part, world));
                }
            }
        }
        again
    }

    /// A free group with the rejected photos that joined it; `None` where none did.
    pub(super) fn joined(
        &self,
        free: (usize, &Group<'a>),
        past: &Past<'_, 'a>,
        world: &World<'a>,
    ) -> Option<Group<'a>> {
        let joins = self.joins.get(&free.0)?;
        let all = joins.iter().flat_map(|at| &past.settled[*at].1.shots).chain(&free.1.shots);
        let mut shots: Vec<usize> = all.copied().collect();
        shots.sort_unstable();
        Some(Group::new(shots, world))
    }
}

/// A suggestion of rejected photos: Albumen was wrong about them once, so it never stands for it.
pub(super) fn suggest(draft: &Draft<'_>, world: &World<'_>, by_id: &ById<'_>, weights: &Weights) -> Suggestion {
    let (suggestion, _) = draft.suggest(world, by_id, weights, Habit::default());
    Suggestion { sure: false, confidence: CONFIDENCE, ..suggestion }
}

impl Past<'_, '_> {
    /// The shots of each suggestion that was rejected as it was, by its place among the held groups.
    fn whole(&self, world: &World<'_>) -> HashMap<usize, Vec<usize>> {
        let is_rejected = |held: &usize| self.kept[*held].0.state == GroupState::Rejected;
        let of: HashMap<PhotoId, usize> = (0..self.kept.len())
            .filter(is_rejected)
            .filter_map(|held| Some((held, self.constraints.rejected.get(&self.kept[held].0.id)?)))
            .flat_map(|(held, photos)| photos.iter().map(move |photo| (*photo, held)))
            .collect();
        let mut whole: HashMap<usize, Vec<usize>> = HashMap::new();
        if of.is_empty() {
            return whole;
        }
        for (i, shot) in world.shots.iter().enumerate() {
            if let Some(held) = of.get(&shot.id) {
                whole.entry(*held).or_default().push(i);
            }
        }
        whole
    }
}

/// The free group that rejected photos clearly belong to, where it has as many photos or more.
fn larger(
    group: &Group<'_>,
    (free, owner): (&[Group<'_>], &[Option<usize>]),
    world: &World<'_>,
    weights: &[f64; AFFINITY.len()],
) -> Option<usize> {
    let around = between(world.shots, group.start - REACH_SECONDS, group.end + REACH_SECONDS);
    let mut near: Vec<usize> = around.filter_map(|i| owner[i]).filter(|at| *at < free.len()).collect();
    near.sort_unstable();
    near.dedup();
    let odds = near.into_iter().filter(|at| free[*at].shots.len() >= group.shots.len());
    let odds = odds.map(|at| (log_odds(weights, &features(group, &free[at], world)), at));
    odds.filter(|(odds, _)| *odds > LIKELY).max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, at)| at)
}

/// The parts that these photos fall into, by places in `world`, but for those that are nearly all of them; none where they hold
/// together.
fn apart(whole: &[usize], classes: &Classes, world: &World<'_>, weights: &[f64; AFFINITY.len()]) -> Vec<Vec<usize>> {
    let shots: Vec<Shot<'_>> = whole.iter().map(|i| world.shots[*i].clone()).collect();
    let held = vec![false; shots.len()];
    let bonds = Bonds::new(classes, &shots, &held);
    let alone = World { shots: &shots, held: &held, homes: world.homes, bonds: &bonds };
    let is_other = |part: &Vec<usize>| part.len() as f64 <= ALIKE * shots.len() as f64;
    let now = cluster(&alone, weights, SURE_ENOUGH, None, &mut |_, _, _| ()).into_iter().map(|group| group.shots);
    let now: Vec<Vec<usize>> = now.collect();
    let parts = if now.iter().all(is_other) { now } else { cut(&alone, weights) };
    let places = |part: Vec<usize>| part.into_iter().map(|i| whole[i]).collect();
    parts.into_iter().filter(is_other).map(places).collect()
}

/// What has more than one day is cut at its nights; a single day at the pause at which grouping was least sure, where that was
/// little. Nothing where there is no such pause.
fn cut(world: &World<'_>, weights: &[f64; AFFINITY.len()]) -> Vec<Vec<usize>> {
    let all: Vec<usize> = (0..world.shots.len()).collect();
    let at = |i: usize| world.shots[i].at;
    let is_pause = |i: &usize| at(*i) - at(*i - 1) >= PAUSE && *i >= LEAST && all.len() - *i >= LEAST;
    let pauses: Vec<usize> = (1..all.len()).filter(is_pause).collect();
    let odds = |i: usize| {
        let (left, right) = (Group::new(all[..i].to_vec(), world), Group::new(all[i..].to_vec(), world));
        log_odds(weights, &features(&left, &right, world))
    };
    let weakest = |of: &[usize]| {
        let odds = of.iter().map(|i| (odds(*i), *i));
        odds.min_by(|a, b| a.0.total_cmp(&b.0))
    };
    let night = |i: &usize| nights(at(*i - 1), at(*i)) > 0.0;
    let at_night: Vec<usize> = pauses.iter().copied().filter(night).collect();
    let cuts: Vec<usize> = match at_night.len() {
        0 => weakest(&pauses).filter(|(odds, _)| *odds < UNSURE).map(|(_, i)| i).into_iter().collect(),
        1..MOST => at_night,
        _ => weakest(&at_night).map(|(_, i)| i).into_iter().collect(),
    };
    if cuts.is_empty() {
        return Vec::new();
    }
    let (mut parts, mut from) = (Vec::new(), 0);
    for to in cuts.into_iter().chain([all.len()]) {
        parts.push(all[from..to].to_vec());
        from = to;
    }
    parts
}
