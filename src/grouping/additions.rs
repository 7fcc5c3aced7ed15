//! Photos that came after an album was accepted and belong to it: suggested as an addition, never put into it.

use super::affinity::{AFFINITY, features};
use super::assemble::{Kept, in_order};
use super::by_id::ById;
use super::cluster::REACH_SECONDS;
use super::group::{Group, World};
use super::home::Homes;
use super::logistic::{log_odds, probability};
use super::shots::between;
use super::summary::summary;
use super::ties::may_be_together;
use crate::domain::{Classes, Constraints, GroupId, GroupState, PhotoFacts, PhotoId, Suggestion};
use std::collections::{BTreeMap, BTreeSet};

/// Log-odds from which photos are suggested as an addition: more likely than not, as for joining an event.
const LIKELY: f64 = 0.0;

/// Held groups on the timeline.
pub(super) struct Settled<'g, 'a> {
    /// Each with the index of the held group that it shows.
    pub(super) groups: &'g [(usize, Group<'a>)],
    pub(super) kept: &'g [Kept<'g>],
    pub(super) constraints: &'g Constraints,
    /// What follows from the links among them.
    pub(super) classes: &'g Classes,
}

/// The additions to each held group, by its index, each photo with the probability that it belongs there.
pub(super) type Additions = BTreeMap<usize, Vec<(PhotoId, f64)>>;

impl Settled<'_, '_> {
    /// The accepted album that a group of photos belongs to more likely than not, and how likely. `owner` tells for
    /// each shot which group it is in, free groups before the settled ones, of which `free` there are.
    pub(super) fn album_for(
        &self,
        (group, photos): (&Group<'_>, impl Iterator<Item = PhotoId> + Clone),
        owner: &[Option<usize>],
        free: usize,
        world: &World<'_>,
        weights: &[f64; AFFINITY.len()],
    ) -> Option<(usize, f64)> {
        if self.groups.is_empty() {
            return None;
        }
        let around = between(world.shots, group.start - REACH_SECONDS, group.end + REACH_SECONDS);
        let near: BTreeSet<usize> = around.filter_map(|i| owner[i]?.checked_sub(free)).collect();
        let mut best: Option<(f64, usize)> = None;
        for at in near {
            let (held, settled) = &self.groups[at];
            if !photos.clone().all(|photo| self.may_join(*held, photo)) {
                continue;
            }
            let odds = log_odds(weights, &features(group, settled, world));
            if odds > LIKELY && best.is_none_or(|(most, _)| odds > most) {
                best = Some((odds, *held));
            }
        }
        best.map(|(odds, held)| (held, probability(odds)))
    }

    /// Additions that the person put off, with their album: put off is not refused.
    pub(super) fn put_off(
        &self,
        owner: &[Option<usize>],
        free: usize,
        world: &World<'_>,
        weights: &[f64; AFFINITY.len()],
    ) -> BTreeMap<GroupId, GroupId> {
        let later = self.groups.iter().filter(|(held, _)| self.kept[*held].0.state == GroupState::Later);
        let found = later.filter_map(|(held, group)| {
            let (own, photos) = &self.kept[*held];
            let (album, _) = self.album_for((group, photos.iter().copied()), owner, free, world, weights)?;
            Some((own.id.clone(), self.kept[album].0.id.clone()))
        });
        found.collect()
    }

    /// Whether the person accepted this held group, and never said that the photo is not in it.
    pub(super) fn may_join(&self, held: usize, photo: PhotoId) -> bool {
        let (group, _) = &self.kept[held];
        group.state == GroupState::Accepted
            && !self.constraints.apart.contains(&(group.id.clone(), photo))
            && may_be_together(self.classes, std::iter::once(photo), group.photos.iter())
    }

    /// Whether these photos can be suggested together with those that are to join an album already.
    pub(super) fn may_add(&self, photos: impl Iterator<Item = PhotoId>, there: Option<&Vec<(PhotoId, f64)>>) -> bool {
        may_be_together(self.classes, photos, there.into_iter().flatten().map(|(photo, _)| photo))
    }

    /// The suggestions, one for each album.
    pub(super) fn suggest(&self, additions: &Additions, by_id: &ById<'_>, homes: &Homes) -> Vec<Suggestion> {
        let one = |(held, photos): (&usize, &Vec<(PhotoId, f64)>)| {
            let mut facts: Vec<&PhotoFacts<'_>> = photos.iter().map(|(id, _)| &by_id[id]).collect();
            in_order(&mut facts);
            Suggestion {
                id: GroupId(String::new()),
                state: GroupState::Open,
                name: None,
                photos: facts.iter().map(|p| p.id).collect(),
                // All of them belong there.
                confidence: photos.iter().map(|(_, p)| p).product::<f64>() as f32,
                sure: false,
                addition_to: Some(self.kept[*held].0.id.clone()),
                summary: summary(&facts, super::assemble::home(&facts, homes), Vec::new()),
            }
        };
        additions.iter().map(one).collect()
    }
}
