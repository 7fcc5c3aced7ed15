//! Photos near an event in time that almost fit it: not enough to join it by themselves, enough to be offered.

use super::affinity::features;
use super::assemble::{ById, keep};
use super::bonds::Bonds;
use super::clocks;
use super::events::verdicts;
use super::group::{Group, World};
use super::home::Homes;
use super::logistic::log_odds;
use super::shots::{self, Shot, Trust, between};
use super::weights::Weights;
use crate::domain::{Constraints, GroupId, GroupState, PhotoFacts, PhotoId};
use std::collections::{BTreeMap, BTreeSet};

/// Photos farther from the event than this, in seconds, are not asked: half a day.
const NEAR: f64 = 12.0 * 3_600.0;
/// Log-odds from which a photo is offered, and how many photos its own group may have.
const OFFERED: f64 = -2.0;
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
    /// How many photos the group that it is in has.
    pub fellows: usize,
}

/// The photos near an event, `photos`, that are in no other accepted album and were never taken out of this one, each judged by
/// itself as grouping judges, the likeliest first. `fellows` says how many photos the group of a photo has.
pub fn near(
    facts: &[PhotoFacts<'_>],
    constraints: &Constraints,
    weights: &Weights,
    (id, photos): (&GroupId, &[PhotoId]),
    fellows: impl Fn(PhotoId) -> usize,
) -> Vec<Near> {
    let shifts = clocks::adopted(&verdicts(facts, constraints, weights, &mut |_| ()), weights.clock_from);
    let facts = clocks::moved(facts, &shifts);
    let by_id: ById<'_> = facts.iter().map(|f| (f.id, f)).collect();
    let kept = keep(&constraints.held, &by_id);
    let holder: BTreeMap<PhotoId, &GroupState> =
        kept.iter().flat_map(|(held, photos)| photos.iter().map(|photo| (*photo, &held.state))).collect();
    let mut exact: Vec<Shot<'_>> = by_id.values().map(|f| Shot::new(f)).filter(|s| s.trust == Trust::Exact).collect();
    shots::sort(&mut exact);
    let homes = Homes::new(&exact);
    // What is held is compared, too: whether somebody holds it says nothing of whether it fits.
    let is_held = vec![false; exact.len()];
    let world = World { shots: &exact, held: &is_held, homes: &homes, bonds: &Bonds::default() };
    let inside: BTreeSet<&PhotoId> = photos.iter().collect();
    let own: Vec<usize> = (0..exact.len()).filter(|i| inside.contains(&exact[*i].id)).collect();
    if own.is_empty() {
        return Vec::new();
    }
    let event = Group::new(own, &world);
    let said = constraints.links.classes();
    let is_free = |photo: &PhotoId| {
        holder.get(photo).is_none_or(|state| **state != GroupState::Accepted)
            && !constraints.apart.contains(&(id.clone(), *photo))
            && !photos.iter().any(|own| said.says(*own, *photo) == Some(false))
    };
    let around = between(&exact, event.start - NEAR, event.end + NEAR);
    let asked = around.filter(|i| !inside.contains(&exact[*i].id) && is_free(&exact[*i].id));
    let mut near: Vec<Near> = asked
        .map(|i| Near {
            photo: exact[i].id,
            log_odds: log_odds(&weights.affinity, &features(&Group::new(vec![i], &world), &event, &world)),
            fellows: fellows(exact[i].id),
        })
        .collect();
    near.sort_by(|a, b| b.log_odds.total_cmp(&a.log_odds).then(a.photo.cmp(&b.photo)));
    near
}

/// Of [`near`], those to offer.
pub fn nearly(near: &[Near]) -> Vec<PhotoId> {
    let offered = near.iter().filter(|near| near.log_odds >= OFFERED && near.fellows <= FEW);
    offered.map(|near| near.photo).take(MOST).collect()
}
