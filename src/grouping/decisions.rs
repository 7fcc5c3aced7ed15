//! What the groups that the person settled say of photos that belong together, in the features that grouping judges by.
//!
//! A group that they kept says of each of its parts that grouping alone would have left apart, and of each of its nights,
//! that it belongs to the rest. Where a group ends though photos go on, it says that those do not.

use super::affinity::{AFFINITY, features, nights};
use super::bonds::Bonds;
use super::cluster::{REACH_SECONDS, SURE_ENOUGH, cluster};
use super::group::{Group, World};
use super::shots::{Shot, between};
use crate::domain::{GroupState, Pair};
use std::collections::BTreeMap;

/// How deliberate a decision was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// A group was taken as it was suggested.
    Taken,
    /// The person was asked, or said of themselves, whether these two belong together.
    Answered(Pair),
    /// The person made the group photo by photo: split, merged, moved, took out.
    Formed,
}

/// One thing that the person's groups say: whether two groups of photos belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// The held group that says it, by its place in [`crate::domain::Constraints::held`]; an answer has a number of its own
    /// after those.
    pub by: usize,
    /// How it was said.
    pub word: Word,
    /// The held group on the other side, where that is one too.
    pub with: Option<usize>,
    /// What was said.
    pub together: bool,
    /// In the order of [`AFFINITY`].
    pub features: [f64; AFFINITY.len()],
}

/// All that the settled groups say. `state` tells what the person said of each.
pub(super) fn decisions(
    settled: &[(usize, Group<'_>)],
    state: impl Fn(usize) -> GroupState,
    word: impl Fn(usize) -> Word,
    world: &World<'_>,
    weights: &[f64; AFFINITY.len()],
) -> Vec<Decision> {
    let mut owner = vec![None; world.shots.len()];
    for (held, group) in settled {
        group.shots.iter().for_each(|&shot| owner[shot] = Some(*held));
    }
    let speaks = |held: usize| matches!(state(held), GroupState::Accepted | GroupState::Open);
    let mut out = Vec::new();
    for (held, group) in settled.iter().filter(|(held, _)| speaks(*held)) {
        let parts = parts(group, world, weights);
        // Of the parts of a group the person said only that all are one: each is told with the one before it.
        out.extend(parts.windows(2).map(|pair| Decision {
            by: *held,
            word: word(*held),
            with: None,
            together: true,
            features: join(&pair[0], &pair[1], world),
        }));
        let ends = ends(*held, group, &owner, world).into_iter().filter(|d| d.with.is_none_or(&speaks));
        out.extend(ends.map(|d| {
            let is_formed = d.word == Word::Formed || d.with.is_some_and(|other| word(other) == Word::Formed);
            Decision { word: if is_formed { Word::Formed } else { word(*held) }, ..d }
        }));
    }
    out
}

/// A held group as grouping alone would have cut it, and at every night, in order of time.
fn parts(group: &Group<'_>, world: &World<'_>, weights: &[f64; AFFINITY.len()]) -> Vec<Vec<usize>> {
    let own: Vec<Shot<'_>> = group.shots.iter().map(|&shot| world.shots[shot].clone()).collect();
    let alone = World { shots: &own, held: &vec![false; own.len()], homes: world.homes, bonds: &Bonds::default() };
    let pieces = cluster(&alone, weights, SURE_ENOUGH, None, &mut |_, _, _| ());
    let mut parts: Vec<Vec<usize>> =
        pieces.iter().flat_map(|piece| days(&piece.shots, &alone)).map(<[usize]>::to_vec).collect();
    parts.sort_by_key(|shots| shots[0]);
    parts.iter().map(|part| part.iter().map(|&shot| group.shots[shot]).collect()).collect()
}

/// Where photos go on after a group, or were before it, within reach: each other group's nearest day on either side,
/// and the free photos of the next night. Free photos of the same day say nothing: they may have come later.
fn ends(held: usize, group: &Group<'_>, owner: &[Option<usize>], world: &World<'_>) -> Vec<Decision> {
    let before = between(world.shots, group.start - REACH_SECONDS, group.start);
    let after = between(world.shots, group.end, group.end + REACH_SECONDS);
    let mut out = Vec::new();
    for range in [before, after] {
        let mut others: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
        for shot in range.filter(|&shot| owner[shot] != Some(held)) {
            others.entry(owner[shot]).or_default().push(shot);
        }
        // Two held groups say it once, by the later one.
        for (with, shots) in others.into_iter().filter(|(with, _)| with.is_none_or(|other| other < held)) {
            let (nearest, other) = nearest_day(&shots, group, world);
            let says = match with {
                Some(_) => nearest <= 1.0,
                None => nearest == 1.0 && other.len() > 1,
            };
            if says {
                let features = join(&group.shots, &other, world);
                out.push(Decision { by: held, word: Word::Taken, with, together: false, features });
            }
        }
    }
    out
}

/// The shots that the fewest nights part from a group, and how many those are.
fn nearest_day(shots: &[usize], group: &Group<'_>, world: &World<'_>) -> (f64, Vec<usize>) {
    let apart = |shot: usize| {
        let at = world.shots[shot].at;
        nights(at.min(group.start), at.max(group.start).min(group.end.max(at)))
    };
    let nearest = shots.iter().map(|&shot| apart(shot)).fold(f64::INFINITY, f64::min);
    (nearest, shots.iter().copied().filter(|&shot| apart(shot) <= nearest).collect())
}

/// Runs of shots without a night in between.
pub(super) fn days<'s>(shots: &'s [usize], world: &World<'_>) -> impl Iterator<Item = &'s [usize]> {
    shots.chunk_by(|a, b| nights(world.shots[*a].at, world.shots[*b].at) < 1.0)
}

/// What grouping sees of these, but for what is held in between: that is what the person did.
pub(super) fn join(a: &[usize], b: &[usize], world: &World<'_>) -> [f64; AFFINITY.len()] {
    let mut seen = features(&Group::new(a.to_vec(), world), &Group::new(b.to_vec(), world), world);
    AFFINITY.iter().zip(&mut seen).filter(|(name, _)| **name == "held_between").for_each(|(_, value)| *value = 0.0);
    seen
}
