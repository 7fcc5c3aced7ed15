//! Photos near an event in time that almost fit it: not enough to join it by themselves, enough to be offered.

use super::affinity::features;
use super::bonds::Bonds;
use super::by_id::ById;
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
/// Log-odds from which a photo is offered, and how many photos its own group may have. What is more likely than not has joined,
/// so that little of what is offered can belong: see MEASURED.md for how much (`fit_grouping near`).
const OFFERED: f64 = -0.5;
const FEW: usize = 3;
/// A photo that does not know its time and would have joined, had not another event taken it by less than these log-odds, is
/// offered as well, however large that other event is.
const TAKEN_BY: f64 = 1.0;
/// As many are looked at with one glance.
const MOST: usize = 12;

/// A photo near an event.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Near {
    /// Which.
    pub photo: PhotoId,
    /// Log-odds that it is of the event, judged by itself.
    pub log_odds: f64,
    /// Of a photo that does not know its time: the most that another event has to say for it, where any has.
    pub elsewhere: Option<f64>,
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
    let mut by_id = ById::new(facts);
    by_id.replace(&moved);
    let mut all: Vec<Shot<'_>> = by_id.all().iter().map(|facts| Shot::new(facts)).collect();
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
    let near = |shot: &Shot<'_>, log_odds: f64, elsewhere: Option<f64>| Near {
        photo: shot.id,
        log_odds,
        elsewhere,
        fellows: fellows(shot.id),
        is_exact: shot.trust == Trust::Exact,
    };
    let around = between(&exact, event.start - NEAR, event.end + NEAR).filter(|i| is_free(exact[*i].id));
    let judged = around.map(|i| {
        let alone = Group::new(vec![i], &world);
        near(&exact[i], log_odds(&weights.affinity, &features(&alone, event, &world)), None)
    });
    let rivals: Vec<&Group<'_>> = built.iter().collect();
    let received = strays.iter().filter(|stray| is_free(stray.id)).filter_map(|stray| {
        let offers = strays::offers(stray, &rivals, &owner, &world, &weights.stray);
        let here = offers.iter().find(|offer| offer.group == at)?.log_odds;
        // The best comes first.
        Some(near(stray, here, offers.iter().find(|offer| offer.group != at).map(|offer| offer.log_odds)))
    });
    let mut found: Vec<Near> = judged.chain(received).collect();
    found.sort_by(|a, b| b.log_odds.total_cmp(&a.log_odds).then(a.photo.cmp(&b.photo)));
    found
}

/// Of [`near`], those to offer.
pub fn nearly(near: &[Near]) -> Vec<PhotoId> {
    let offered = near.iter().filter(|near| {
        let is_left = near.log_odds >= OFFERED && near.fellows <= FEW;
        is_left || near.log_odds > 0.0 && near.elsewhere.is_some_and(|other| other < TAKEN_BY)
    });
    offered.map(|near| near.photo).take(MOST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_alone_and_what_another_event_hardly_won_is_offered() {
        let near = |n: u8, log_odds: f64, elsewhere: Option<f64>, fellows: usize| Near {
            photo: PhotoId::from_bytes([n; 16]),
            log_odds,
            elsewhere,
            fellows,
            is_exact: elsewhere.is_none(),
        };
        let found = [
            near(1, 1.5, Some(1.4), 20),
            near(2, 0.3, Some(0.9), 20),
            near(3, -0.1, Some(0.5), 20),
            near(4, -0.4, None, 3),
            near(5, -0.4, None, 4),
            near(6, -0.6, None, 1),
        ];
        let offered: Vec<u8> = nearly(&found).iter().map(|photo| photo.to_bytes()[0]).collect();
        assert_eq!(offered, [2, 4]);
        let many: Vec<Near> = (0..30).map(|n| near(n, 0.5, None, 1)).collect();
        assert_eq!(nearly(&many).len(), MOST);
    }
}
