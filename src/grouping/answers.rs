//! What answers about single photos say of the events around them, in the features that grouping judges by.

use super::affinity::{AFFINITY, nights};
use super::bonds::Bonds;
use super::cluster::{REACH_SECONDS, SURE_ENOUGH, cluster};
use super::decisions::{days, join};
use super::group::World;
use crate::domain::{Links, Pair, PhotoId};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// What an answer says.
pub(super) struct Answer {
    /// The same for all pairs of the same two days. An answer about four photos on each side is sixteen pairs, and still one
    /// answer: none of them may be held back while others are learned from.
    pub(super) number: usize,
    /// Of which photos.
    pub(super) pair: Pair,
    /// Whether they belong together.
    pub(super) together: bool,
    /// Of the events that they are in, in the order of [`AFFINITY`].
    pub(super) features: [f64; AFFINITY.len()],
}

/// All that was said of free photos. Pairs of the same two sides say it once.
pub(super) fn answers(links: &Links, world: &World<'_>, weights: &[f64; AFFINITY.len()]) -> Vec<Answer> {
    if links.is_empty() {
        return Vec::new();
    }
    let free = world.shots.iter().enumerate().filter(|(i, _)| !world.held[*i]);
    let place: BTreeMap<PhotoId, usize> = free.map(|(i, shot)| (shot.id, i)).collect();
    let mut known: BTreeMap<usize, Vec<Vec<usize>>> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    let mut numbers: BTreeMap<[u64; 2], usize> = BTreeMap::new();
    // Whole days since the first photo.
    let day = |shot: usize| nights(world.shots[0].at, world.shots[shot].at) as u64;
    let mut out = Vec::new();
    for (pair, together) in links.iter() {
        let Some((a, b)) = place.get(&pair.0).zip(place.get(&pair.1)).map(|(a, b)| (*a.min(b), *a.max(b))) else {
            continue;
        };
        let section = section(a, world);
        if !section.contains(&b) {
            // Grouping never compares what is so far apart.
            continue;
        }
        let pieces = known.entry(section.start).or_insert_with(|| pieces(&section, world, weights));
        let Some((left, right)) = sides(a, b, pieces, world) else { continue };
        if seen.insert((left.clone(), right.clone(), together)) {
            let next = numbers.len();
            let number = *numbers.entry([day(a), day(b)]).or_insert(next);
            out.push(Answer { number, pair, together, features: join(&left, &right, world) });
        }
    }
    out
}

/// The photos around this one without a pause that is out of reach.
fn section(shot: usize, world: &World<'_>) -> Range<usize> {
    let is_cut = |i: usize| world.shots[i].at - world.shots[i - 1].at > REACH_SECONDS;
    let start = (1..=shot).rev().find(|i| is_cut(*i)).unwrap_or(0);
    start..(shot + 1..world.shots.len()).find(|i| is_cut(*i)).unwrap_or(world.shots.len())
}

/// The days of the events that grouping alone makes of a section.
fn pieces(section: &Range<usize>, world: &World<'_>, weights: &[f64; AFFINITY.len()]) -> Vec<Vec<usize>> {
    let (shots, held) = (&world.shots[section.clone()], &world.held[section.clone()]);
    let alone = World { shots, held, homes: world.homes, bonds: &Bonds::default() };
    let groups = cluster(&alone, weights, SURE_ENOUGH, None, &mut |_, _, _| ());
    let days = groups.iter().flat_map(|group| days(&group.shots, &alone).map(<[usize]>::to_vec).collect::<Vec<_>>());
    days.map(|day| day.iter().map(|i| i + section.start).collect()).collect()
}

/// What the two photos stand for: the days of their events; within one of these, what lies before and after the longest pause
/// between them.
fn sides(a: usize, b: usize, pieces: &[Vec<usize>], world: &World<'_>) -> Option<(Vec<usize>, Vec<usize>)> {
    let of = |shot: usize| pieces.iter().find(|piece| piece.binary_search(&shot).is_ok());
    let (left, right) = (of(a)?, of(b)?);
    if left != right {
        return Some((left.clone(), right.clone()));
    }
    let (from, to) = (left.binary_search(&a).ok()?, left.binary_search(&b).ok()?);
    let pause = |i: &usize| world.shots[left[*i]].at - world.shots[left[i - 1]].at;
    let cut = (from + 1..=to).max_by(|x, y| pause(x).total_cmp(&pause(y)).then(y.cmp(x)))?;
    Some((left[..cut].to_vec(), left[cut..].to_vec()))
}
