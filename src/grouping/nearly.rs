//! Photos near an event in time that almost fit it: not enough to join it by themselves, enough to be offered.

use super::affinity::features;
use super::bonds::Bonds;
use super::clocks;
use super::events::verdicts;
use super::group::{Group, World};
use super::home::Homes;
use super::logistic::log_odds;
use super::shots::{self, Shot, Trust, between};
use super::strays;
use super::weights::Weights;
use crate::domain::{Constraints, GroupId, GroupState, PhotoFacts, PhotoId};
use std::collections::{BTreeMap, BTreeSet};

/// Photos farther from the event than this, in seconds, are not asked: half a day.
const NEAR: f64 = 12.0 * 3_600.0;
/// Log-odds from which a photo is offered, and how many photos its own group may have. Of such photos on made libraries 1 to 3,
/// which the weights were not fitted on, 9 of 24 belong (10 of 30 without places); one class lower, from -2, 1 of 15; of those
/// in larger groups, from -1, 5 of 78 (`fit_grouping near`).
const OFFERED: f64 = -1.0;
const FEW: usize = 3;
/// As many are looked at with one glance.
const MOST: usize = 12;

/// A photo near an event.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Near {
    /// Which.
    pub photo: PhotoId,
    /// Log-odds that it is of the event, judged by itself.
    pub log_odds: f64,
    /// How many photos the group that it is in has; one where the person rejected that group.
    pub fellows: usize,
    /// Whether it knows to the second when it was taken.
    pub is_exact: bool,
}

/// The photos near the event `of`, one of `groups`, that are in no other accepted album and were never taken out of this one, each
/// judged by itself as grouping judges, the likeliest first. `groups` are all events, each with its photos.
pub fn near(
    facts: &[PhotoFacts<'_>],
    constraints: &Constraints,
    weights: &Weights,
    of: &GroupId,
    groups: &[(GroupId, Vec<PhotoId>)],
) -> Vec<Near> {
    let Some(own) = groups.iter().position(|(id, _)| id == of) else { return Vec::new() };
    let shifts = clocks::adopted(&verdicts(facts, constraints, weights, &mut |_| ()), weights.clock_from);
    let moved = clocks::moved(facts, &shifts);
    let facts = clocks::all_moved(facts, &moved);
    let mut all: Vec<Shot<'_>> = facts.values().map(|facts| Shot::new(facts)).collect();
    shots::sort(&mut all);
    let (exact, strays): (Vec<Shot<'_>>, Vec<Shot<'_>>) = all.into_iter().partition(|s| s.trust == Trust::Exact);
    let homes = Homes::new(&exact);
    // What is held is compared, too: whether somebody holds it says nothing of whether it fits.
    let is_held = vec![false; exact.len()];
    let world = World { shots: &exact, held: &is_held, homes: &homes, bonds: &Bonds::default() };
    // A photo that is suggested otherwise is in the rejected group, too; where one of these is asked for, it is in that one.
    let in_order = groups.iter().enumerate().chain(std::iter::once((own, &groups[own])));
    let group_of: BTreeMap<PhotoId, usize> =
        in_order.flat_map(|(at, (_, photos))| photos.iter().map(move |photo| (*photo, at))).collect();

    // The groups on the timeline, and which of them each shot is in.
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (i, shot) in exact.iter().enumerate() {
        if let Some(group) = group_of.get(&shot.id) {
            members.entry(*group).or_default().push(i);
        }
    }
    let (places, built): (Vec<usize>, Vec<Group<'_>>) =
        members.into_iter().map(|(group, shots)| (group, Group::new(shots, &world))).unzip();
    let Some(at) = places.iter().position(|group| *group == own) else { return Vec::new() };
    let event = &built[at];
    let mut owner = vec![None; exact.len()];
    for (g, group) in built.iter().enumerate() {
        group.shots.iter().for_each(|i| owner[*i] = Some(g));
    }

    let accepted: BTreeSet<&GroupId> =
        constraints.held.iter().filter(|held| held.state == GroupState::Accepted).map(|held| &held.id).collect();
    let said = constraints.links.classes();
    let is_free = |photo: PhotoId| {
        let group = group_of.get(&photo).copied();
        group != Some(own)
            && group.is_none_or(|group| !accepted.contains(&groups[group].0))
            && !constraints.apart.contains(&(of.clone(), photo))
            && !groups[own].1.iter().any(|member| said.says(*member, photo) == Some(false))
    };
    // A group that the person rejected is none: each of its photos is offered as if it were alone.
    let rejected: BTreeSet<&GroupId> =
        constraints.held.iter().filter(|held| held.state == GroupState::Rejected).map(|held| &held.id).collect();
    let fellows = |photo: PhotoId| {
        let group = group_of.get(&photo).map(|group| &groups[*group]);
        group.filter(|(id, _)| !rejected.contains(id)).map_or(1, |(_, photos)| photos.len())
    };
    let near = |shot: &Shot<'_>, log_odds: f64| Near {
        photo: shot.id,
        log_odds,
        fellows: fellows(shot.id),
        is_exact: shot.trust == Trust::Exact,
    };
    let around = between(&exact, event.start - NEAR, event.end + NEAR).filter(|i| is_free(exact[*i].id));
    let judged = around.map(|i| {
        let alone = Group::new(vec![i], &world);
        near(&exact[i], log_odds(&weights.affinity, &features(&alone, event, &world)))
    });
    let rivals: Vec<&Group<'_>> = built.iter().collect();
    let received = strays.iter().filter(|stray| is_free(stray.id)).filter_map(|stray| {
        let offers = strays::offers(stray, &rivals, &owner, &world, &weights.stray);
        Some(near(stray, offers.iter().find(|offer| offer.group == at)?.log_odds))
    });
    let mut found: Vec<Near> = judged.chain(received).collect();
    found.sort_by(|a, b| b.log_odds.total_cmp(&a.log_odds).then(a.photo.cmp(&b.photo)));
    found
}

/// Of [`near`], those to offer.
pub fn nearly(near: &[Near]) -> Vec<PhotoId> {
    let offered = near.iter().filter(|near| near.log_odds >= OFFERED && near.fellows <= FEW);
    offered.map(|near| near.photo).take(MOST).collect()
}
