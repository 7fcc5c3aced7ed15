//! Photos that a messenger stripped of their date join the event that they fit best, or stay alone.
//!
//! Their name may tell the day, their file's time tells when they were received: some hours or days after they were
//! taken. Look decides within that.

use super::group::{Group, World};
use super::logistic::log_odds;
use super::shots::{Shot, Trust, between};
use std::collections::BTreeMap;

/// Names of the features, in the order of [`Offer::features`]; missing data are 0.
pub const STRAY: [&str; 24] = [
    "bias",
    "day",
    "look_best",
    "look_best_low",
    "look_best_high",
    "look_top",
    "look_top_low",
    "look_top_high",
    "look_mean",
    "look_best_day",
    "lead",
    "lead_day",
    "only",
    "only_day",
    "size",
    "share",
    "share_day",
    "single",
    "same_day",
    "delay_to_6h",
    "delay_to_24h",
    "delay_beyond",
    "delay_day",
    "looks_known",
];

const HOUR: f64 = 3_600.0;
const DAY: f64 = 24.0 * HOUR;
/// Photos are received at most this long after they were taken, as far as we look.
const RECEIVED_WITHIN: f64 = 4.0 * DAY;
/// Nothing is received before it is taken, but clocks differ.
const SLACK: f64 = 0.5 * HOUR;

/// An event that a stray photo could join.
#[derive(Clone, Debug)]
pub(super) struct Offer {
    /// Index of the group.
    pub(super) group: usize,
    pub(super) features: [f64; STRAY.len()],
    pub(super) log_odds: f64,
    /// Probability that the photo belongs to this event and to none of the other offers.
    pub(super) probability: f64,
}

/// What the photos of one group say about a stray photo.
struct Evidence {
    group: usize,
    looks: Vec<f64>,
    shots: usize,
    same_day: usize,
    delay: Option<f64>,
}

/// The events that a stray photo could join, the best first. `owner` tells for each of the world's shots its group.
pub(super) fn offers(
    stray: &Shot<'_>,
    groups: &[&Group<'_>],
    owner: &[Option<usize>],
    world: &World<'_>,
    weights: &[f64; STRAY.len()],
) -> Vec<Offer> {
    let day = stray.trust == Trust::Day;
    let mut found: BTreeMap<usize, Evidence> = BTreeMap::new();
    for i in window(stray, world) {
        let Some(group) = owner[i] else { continue };
        let other = &world.shots[i];
        let seen =
            found.entry(group).or_insert(Evidence { group, looks: Vec::new(), shots: 0, same_day: 0, delay: None });
        seen.shots += 1;
        seen.same_day += usize::from(day && other.at >= stray.at);
        seen.looks.extend(stray.look(other));
        if let Some(received) = stray.received {
            // Ascending in time: the last one is the shortest delay.
            seen.delay = Some((received - other.at).max(0.0) / HOUR);
        }
    }
    let mut found: Vec<Evidence> = found.into_values().collect();
    for seen in &mut found {
        seen.looks.sort_by(|a, b| b.total_cmp(a));
    }
    let all: usize = found.iter().map(|e| e.shots).sum();
    let best = |e: &Evidence| e.looks.first().copied().unwrap_or(0.0);
    let mut out: Vec<Offer> = found
        .iter()
        .map(|e| {
            let rival = found.iter().filter(|o| o.group != e.group).map(best).max_by(f64::total_cmp);
            let features = features(e, day, rival, all, groups[e.group].shots.len());
            Offer { group: e.group, log_odds: log_odds(weights, &features), probability: 0.0, features }
        })
        .collect();
    let alone = alone(&out);
    for offer in &mut out {
        offer.probability = offer.log_odds.min(50.0).exp() * alone;
    }
    out.sort_by(|a, b| b.log_odds.total_cmp(&a.log_odds).then_with(|| a.group.cmp(&b.group)));
    out
}

/// The photos that were taken when a stray photo may have been.
pub(super) fn window(stray: &Shot<'_>, world: &World<'_>) -> std::ops::Range<usize> {
    let latest = stray.received.map_or(f64::INFINITY, |r| r + SLACK);
    match stray.trust {
        // The evening's photos of after midnight bear the next day's name; those sent on later that of a later day.
        Trust::Day => between(world.shots, stray.at - 0.5 * DAY, (stray.at + DAY).min(latest)),
        Trust::Received => between(world.shots, stray.at - RECEIVED_WITHIN, latest),
        Trust::Exact | Trust::None => 0..0,
    }
}

/// Probability that a photo with these offers belongs to none of them.
pub(super) fn alone(offers: &[Offer]) -> f64 {
    1.0 / (1.0 + offers.iter().map(|o| o.log_odds.min(50.0).exp()).sum::<f64>())
}

fn features(e: &Evidence, day: bool, rival: Option<f64>, all: usize, size: usize) -> [f64; STRAY.len()] {
    let day = f64::from(u8::from(day));
    let known = f64::from(u8::from(!e.looks.is_empty()));
    let mean = |looks: &[f64]| looks.iter().sum::<f64>() / looks.len().max(1) as f64;
    let best = known * (e.looks.first().copied().unwrap_or(0.0) - 0.4) * 5.0;
    let top = known * (mean(&e.looks[..e.looks.len().min(4)]) - 0.3) * 5.0;
    let lead = rival.map_or(0.0, |r| (e.looks.first().copied().unwrap_or(0.0) - r) * 5.0);
    let only = f64::from(u8::from(rival.is_none()));
    let share = (e.shots as f64 / all.max(1) as f64).ln();
    let delay = e.delay.unwrap_or(0.0);
    let received = 1.0 - day;
    [
        1.0,
        day,
        best,
        known * (-1.0 - best).max(0.0),
        (best - 1.0).max(0.0),
        top,
        known * (-0.75 - top).max(0.0),
        (top - 1.0).max(0.0),
        known * (mean(&e.looks) - 0.1) * 5.0,
        best * day,
        lead,
        lead * day,
        only,
        only * day,
        (size.min(100) as f64).ln(),
        share,
        share * day,
        f64::from(u8::from(size == 1)),
        day * e.same_day as f64 / e.shots.max(1) as f64,
        received * delay.min(6.0) / 6.0,
        received * (delay.clamp(6.0, 24.0) - 6.0) / 18.0,
        received * (delay.clamp(24.0, 96.0) - 24.0) / 24.0,
        day * (1.0 + delay).ln(),
        known,
    ]
}
