//! A camera whose clock is off is aligned with the others, where look and order say so.
//!
//! A second camera's clock misses summer time, or is still on the zone of a journey, for months at a time. For each
//! stretch of its photos every shift of up to 14 hours is tried: where the clock is right, photos that other cameras took
//! within minutes show the same. What each shift has for it (`evidence`) is added up along the camera's timeline by
//! dynamic programming (Viterbi 1967): a clock is seldom set, so that months bear witness together, and a change costs
//! evidence. Whole hours are favoured over quarters. A shift is adopted only where it beats the clock as it is by
//! `Weights::clock_from`, which is fitted so that such shifts are right. Everything is local: a stretch hears those within
//! two months of it, and who counts as the more trustworthy camera is asked of about the same months.
//! Clocks that are off by days or years are not found.

use super::clock_evidence::{CANDIDATES, CLOCK, NONE, ORDINARY, evidence, seconds};
use super::recall::ClockMemory;
use super::shots::{Shot, Trust};
use crate::domain::{Camera, Fingerprint, PhotoFacts, PhotoId};
use jiff::ToSpan;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::BuildHasherDefault;

/// Photos of one camera closer than this are of one stretch: nobody sets a clock in between.
const STRETCH_SECONDS: f64 = 3.0 * 3_600.0;
/// Stretches this far before and after have a say.
const REACH_SECONDS: f64 = 60.0 * 86_400.0;
/// What it takes, in nats, to believe that a clock was set between two stretches: about one time in fifty.
const CHANGE: f64 = 4.0;
/// What it takes to believe in a shift of whole hours, and in one of quarters: prior odds of about 1 to 20 and to 400.
const WHOLE_HOURS: f64 = 3.0;
const QUARTERS: f64 = 6.0;
/// Which clocks are better is asked of these many seconds, and as many before and after them twice over.
const PERIOD_SECONDS: f64 = 30.0 * 86_400.0;
/// A camera of which at least this share knows its place sets its clock by satellite or network.
const KNOWS_PLACES: f64 = 0.2;

/// What look and order say of a camera's clock during some hours.
#[derive(Clone, Debug, PartialEq)]
pub struct ClockVerdict {
    /// Name of the camera.
    pub camera: String,
    /// Its photos during this stretch.
    pub photos: Vec<PhotoId>,
    /// The best shift that there is, in seconds to be added; 0 where the clock is right as it is.
    pub seconds: i32,
    /// By how much that beats the clock as it is, in nats.
    pub margin: f64,
}

/// Called with the photos of each burst, the shift that was tried, and what was seen (see [`CLOCK`]).
pub(super) type Observer<'o> = &'o mut dyn FnMut(&[PhotoId], i32, &[f64; CLOCK.len()]);

/// One stretch of a camera's photos.
struct Stretch {
    start: f64,
    end: f64,
    shots: Vec<usize>,
    /// For each candidate, in nats.
    evidence: [f64; CANDIDATES],
}

/// Seconds to be added to photos' own times.
pub(super) type Shifts = HashMap<PhotoId, i32, BuildHasherDefault<Fingerprint>>;

/// The verdicts on all stretches of cameras that may be off; `shots` are sorted and have exact times. What is in `memory` is
/// not observed.
pub(super) fn verdicts(
    shots: &[Shot<'_>],
    trusted: &BTreeSet<String>,
    weights: &[f64; CLOCK.len()],
    mut memory: Option<&mut ClockMemory>,
    observe: Observer<'_>,
) -> Vec<ClockVerdict> {
    let by_camera = by_camera(shots);
    let mut out = Vec::new();
    if by_camera.len() < 2 {
        return out;
    }
    let used = Used::new(shots);
    for (camera, own) in by_camera.iter().filter(|(camera, _)| !trusted.contains(&camera.name())) {
        let mut stretches = Vec::new();
        let mut better = (i64::MIN, BTreeSet::new());
        for run in own.chunk_by(|a, b| shots[*b].at - shots[*a].at <= STRETCH_SECONDS) {
            let (start, end) = (shots[run[0]].at, shots[run[run.len() - 1]].at);
            if better.0 != period(start) {
                better = (period(start), used.better_clocks(camera, start));
            }
            let better = &better.1;
            let mut ask = || evidence(run, shots, better, weights, observe);
            let evidence = match &mut memory {
                _ if better.is_empty() => NONE,
                Some(memory) => memory.recall(camera, (start, end), shots, better, weights, ask),
                None => ask(),
            };
            stretches.push(Stretch { start, end, shots: run.to_vec(), evidence });
        }
        // Without a word on any stretch there is nothing to decide.
        if stretches.iter().all(|s| s.evidence == NONE) {
            continue;
        }
        for at in 0..stretches.len() {
            let (seconds, margin) = decide(&stretches, at);
            let photos = stretches[at].shots.iter().map(|&i| shots[i].id).collect();
            out.push(ClockVerdict { camera: camera.name(), photos, seconds, margin });
        }
    }
    out
}

/// The photos of each camera.
fn by_camera<'a>(shots: &[Shot<'a>]) -> BTreeMap<&'a Camera, Vec<usize>> {
    let mut cameras: Vec<(&Camera, Vec<usize>)> = Vec::new();
    let mut at = 0;
    for (i, shot) in shots.iter().enumerate().filter(|(_, s)| s.trust == Trust::Exact) {
        let Some(camera) = shot.camera else { continue };
        // Mostly the camera of the photo before.
        if cameras.get(at).is_none_or(|(before, _)| *before != camera) {
            at = cameras.iter().position(|(other, _)| *other == camera).unwrap_or(cameras.len());
            if at == cameras.len() {
                cameras.push((camera, Vec::new()));
            }
        }
        cameras[at].1.push(i);
    }
    cameras.into_iter().collect()
}

/// By period, how many photos of each camera there are: those that know their place, and all.
struct Used<'a>(BTreeMap<i64, BTreeMap<&'a Camera, (usize, usize)>>);

impl<'a> Used<'a> {
    fn new(shots: &[Shot<'a>]) -> Self {
        let mut periods: BTreeMap<i64, BTreeMap<&Camera, (usize, usize)>> = BTreeMap::new();
        let of = |shot: &Shot<'a>| Some((period(shot.at), shot.camera?));
        for run in shots.chunk_by(|a, b| of(a) == of(b)) {
            let Some((period, camera)) = run.first().and_then(of) else { continue };
            let (placed, all) = periods.entry(period).or_default().entry(camera).or_default();
            *placed += run.iter().filter(|shot| shot.place.is_some()).count();
            *all += run.len();
        }
        Self(periods)
    }

    /// The cameras in use around this time whose clocks are likelier right than this one's: they know their places (their
    /// clock is set for them), or they took more photos. Empty where this camera knows its places itself.
    fn better_clocks(&self, camera: &Camera, at: f64) -> BTreeSet<&'a Camera> {
        let mut counts: BTreeMap<&Camera, (usize, usize)> = BTreeMap::new();
        let around = period(at) - 2..=period(at) + 2;
        for (camera, (placed, all)) in self.0.range(around).flat_map(|(_, cameras)| cameras) {
            let sum = counts.entry(camera).or_default();
            *sum = (sum.0 + placed, sum.1 + all);
        }
        let Some(&own) = counts.get(camera) else { return BTreeSet::new() };
        if own.0 as f64 >= KNOWS_PLACES * own.1 as f64 {
            return BTreeSet::new();
        }
        counts.into_iter().filter(|(_, count)| *count > own).map(|(other, _)| other).collect()
    }
}

fn period(at: f64) -> i64 {
    (at / PERIOD_SECONDS).floor() as i64
}

/// The best shift for one stretch, as its neighbours see it too, and by how much it beats the clock as it is.
fn decide(stretches: &[Stretch], at: usize) -> (i32, f64) {
    let here = &stretches[at];
    let first = stretches[..at].partition_point(|s| here.start - s.end > REACH_SECONDS);
    let last = at + stretches[at..].partition_point(|s| s.start - here.end <= REACH_SECONDS);
    let before = chain(stretches[first..at].iter());
    let after = chain(stretches[at + 1..last].iter().rev());
    let mut total = [0.0; CANDIDATES];
    for (c, slot) in total.iter_mut().enumerate() {
        // Both sides start with the price of a shift; it is paid once.
        *slot = before[c] + after[c] + price(c) + here.evidence[c];
    }
    // The first of equals, counted from no shift outwards, so that the outcome never depends on the order of summing.
    let outwards = (0..CANDIDATES).min_by(|&a, &b| {
        total[b].total_cmp(&total[a]).then_with(|| seconds(a).abs().cmp(&seconds(b).abs())).then(a.cmp(&b))
    });
    let best = outwards.unwrap_or(ORDINARY);
    (seconds(best), total[best] - total[ORDINARY])
}

/// The best way through these stretches for each shift at the end, less the shift's own price.
fn chain<'s>(stretches: impl Iterator<Item = &'s Stretch>) -> [f64; CANDIDATES] {
    let mut score: [f64; CANDIDATES] = std::array::from_fn(price);
    // One that says nothing leaves the score as it is: what a change costs was paid for with the one before.
    for stretch in stretches.filter(|stretch| stretch.evidence != NONE) {
        score.iter_mut().zip(&stretch.evidence).for_each(|(s, e)| *s += e);
        let best = score.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        for (c, s) in score.iter_mut().enumerate() {
            *s = s.max(best - CHANGE + price(c));
        }
    }
    std::array::from_fn(|c| score[c] - price(c))
}

/// What a shift costs before anything speaks for it, at most 0.
fn price(candidate: usize) -> f64 {
    match seconds(candidate) {
        0 => 0.0,
        whole if whole % 3_600 == 0 => -WHOLE_HOURS,
        _ => -QUARTERS,
    }
}

/// The seconds to be added to each photo's own time, from the verdicts that are good enough.
pub(super) fn adopted(verdicts: &[ClockVerdict], from: f64) -> Shifts {
    let sure = verdicts.iter().filter(|v| v.seconds != 0 && v.margin >= from);
    sure.flat_map(|v| v.photos.iter().map(|photo| (*photo, v.seconds))).collect()
}

/// The facts of those of these photos whose times are to be moved, with these moved.
pub(super) fn moved<'a>(facts: &[PhotoFacts<'a>], shifts: &Shifts) -> Vec<PhotoFacts<'a>> {
    if shifts.is_empty() {
        return Vec::new();
    }
    let moved = |photo: &PhotoFacts<'a>| {
        let seconds = shifts.get(&photo.id)?;
        let mut photo = photo.clone();
        let stamp = photo.dates.exif.as_mut()?;
        stamp.local = stamp.local.checked_add(i64::from(*seconds).seconds()).unwrap_or(stamp.local);
        Some(photo)
    };
    facts.iter().filter_map(moved).collect()
}
