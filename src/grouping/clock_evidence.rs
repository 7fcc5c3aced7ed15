//! What speaks for a shift of a camera's clock: photos that other cameras took within minutes show the same.

use super::clocks::Observer;
use super::logistic::log_odds;
use super::shots::{Shot, between};
use crate::domain::{Camera, PhotoId};
use std::collections::BTreeSet;

/// Names of the features of a burst under a shift, in the order of [`features`].
///
/// That nobody else took photos at that time says nothing: a camera may have been out alone. And that somebody did says
/// little, where both are used every day; only that they show the same speaks.
pub const CLOCK: [&str; 4] = ["bias", "look", "look_high", "lead"];

/// Shifts are tried in steps of a quarter of an hour, …
const STEP: i32 = 900;
/// … up to 14 hours either way: zones of the world are at most 26 hours apart, and those of journeys that are common less.
const STEPS: i32 = 14 * 4;
/// How many shifts are tried.
pub(super) const CANDIDATES: usize = 2 * STEPS as usize + 1;
/// The clock as it is.
pub(super) const ORDINARY: usize = STEPS as usize;
/// Nothing speaks for or against any.
pub(super) const NONE: [f64; CANDIDATES] = [0.0; CANDIDATES];

/// Photos within this time of each other could show one scene.
const COMPANY_SECONDS: f64 = 600.0;
/// Photos this far from a burst may have a say.
pub(super) const REACH_SECONDS: f64 = (STEPS * STEP) as f64 + COMPANY_SECONDS;
/// Photos of one camera within this time bear witness together: they are not independent.
const BURST_SECONDS: f64 = 180.0;
/// At most so many photos of a burst, and so many of the others, are looked at.
const WITNESSES: usize = 4;
const OTHERS: usize = 240;
/// No burst says more than this, in nats: one look-alike must not decide.
const LOUDEST: f64 = 2.5;

/// The seconds that a candidate adds.
pub(super) fn seconds(candidate: usize) -> i32 {
    (candidate as i32 - STEPS) * STEP
}

/// What a stretch of photos of one camera (`own`, indices) says of each shift, in nats: log-likelihood ratios against
/// any wrong shift, added up over bursts.
pub(super) fn evidence(
    own: &[usize],
    shots: &[Shot<'_>],
    better: &BTreeSet<&Camera>,
    weights: &[f64; CLOCK.len()],
    observe: Observer<'_>,
) -> [f64; CANDIDATES] {
    let mut total = NONE;
    for burst in own.chunk_by(|a, b| shots[*b].at - shots[*a].at <= BURST_SECONDS) {
        let Some(seen) = look_around(burst, shots, better) else { continue };
        let ids: Vec<PhotoId> = burst.iter().map(|&i| shots[i].id).collect();
        for (c, total) in total.iter_mut().enumerate() {
            let Some(features) = seen.features(c) else { continue };
            observe(&ids, seconds(c), &features);
            *total += log_odds(weights, &features).clamp(-LOUDEST, LOUDEST);
        }
    }
    total
}

/// What is around a burst under each shift.
struct Seen {
    /// Sum of each witness's best look, and how many witnesses have any.
    best: [(f64, usize); CANDIDATES],
    /// Mean of each witness's best look under any shift.
    overall: f64,
}

/// `None` where others took no photos that could be compared.
fn look_around(burst: &[usize], shots: &[Shot<'_>], better: &BTreeSet<&Camera>) -> Option<Seen> {
    let mut seen = Seen { best: [(0.0, 0); CANDIDATES], overall: 0.0 };
    let witnesses: Vec<usize> =
        thin(burst.iter().copied().filter(|&i| shots[i].embedding.is_some()).collect(), WITNESSES);
    let mut count = 0_usize;
    for &i in &witnesses {
        let at = shots[i].at;
        let around = between(shots, at - REACH_SECONDS, at + REACH_SECONDS);
        let others = around.filter(|&j| shots[j].camera.is_some_and(|camera| better.contains(camera))).collect();
        let (mut best, mut overall) = ([f64::NEG_INFINITY; CANDIDATES], f64::NEG_INFINITY);
        for j in thin(others, OTHERS) {
            let Some(look) = shots[i].look(&shots[j]) else { continue };
            let apart = shots[j].at - at;
            overall = overall.max(look);
            for c in near(apart) {
                best[c] = best[c].max(look);
            }
        }
        if overall.is_finite() {
            count += 1;
            seen.overall += overall;
            for (sum, best) in seen.best.iter_mut().zip(best).filter(|(_, best)| best.is_finite()) {
                *sum = (sum.0 + best, sum.1 + 1);
            }
        }
    }
    seen.overall /= count.max(1) as f64;
    (count > 0).then_some(seen)
}

/// The candidates under which a photo that is `apart` seconds away comes within [`COMPANY_SECONDS`].
fn near(apart: f64) -> std::ops::Range<usize> {
    let step = f64::from(STEP);
    let (low, high) = (((apart - COMPANY_SECONDS) / step).ceil(), ((apart + COMPANY_SECONDS) / step).floor());
    let index = |steps: f64| (steps as i32 + STEPS).clamp(0, 2 * STEPS + 1) as usize;
    index(low)..index(high + 1.0)
}

impl Seen {
    /// See [`CLOCK`]; `None` where nobody took photos then.
    fn features(&self, c: usize) -> Option<[f64; CLOCK.len()]> {
        let (sum, count) = self.best[c];
        let best = sum / count as f64;
        let features = [1.0, (best - 0.3) * 4.0, (best - 0.6).max(0.0) * 5.0, (best - self.overall).max(-0.5) * 5.0];
        (count > 0).then_some(features)
    }
}

/// At most so many of these, spread evenly.
fn thin(all: Vec<usize>, most: usize) -> Vec<usize> {
    if all.len() <= most {
        return all;
    }
    (0..most).map(|k| all[k * all.len() / most]).collect()
}
