//! Photos with a trustworthy time become events: bursts first, then the two groups that belong together most, and so
//! on until nothing more belongs together.
//!
//! Agglomerative clustering with a fitted merge score in place of a fixed linkage, in the spirit of similarity-based
//! temporal clustering (Cooper, Foote, Girgensohn & Wilcox 2003/2005). Groups need not be contiguous in time, so an
//! everyday photo in the middle of a day does not tear it apart. Only neighbours in time are ever compared.

use super::affinity::{AFFINITY, features};
use super::group::{Group, World};
use super::logistic::{log_odds, surprise};
use super::memory::{ClusterMemory, Prints};
use crate::domain::Place;
use std::cmp::Ordering;
use std::collections::{BTreeSet, BinaryHeap};

/// Photos closer than this belong together without asking, unless their places disagree.
const BURST_SECONDS: f64 = 180.0;
/// … which they do from here on.
const BURST_METRES: f64 = 1_000.0;
/// Groups farther apart than this are never compared directly.
pub(super) const REACH_SECONDS: f64 = 40.0 * 3_600.0;
/// Log-odds above which two groups are merged: more likely than not.
pub(super) const SURE_ENOUGH: f64 = 0.0;
/// How many following groups a group is compared with.
const NEIGHBOURS: usize = 8;

/// A merge that could be made; the heap gives the most likely first.
struct Candidate {
    log_odds: f64,
    a: usize,
    b: usize,
}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        // Ties go to the earlier groups: group numbers only depend on the order of the timeline.
        self.log_odds.total_cmp(&other.log_odds).then_with(|| (other.a, other.b).cmp(&(self.a, self.b)))
    }
}
impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl PartialEq for Candidate {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}
impl Eq for Candidate {}

/// Called with each two groups that were compared, and their features.
pub(super) type Observer<'o> = &'o mut dyn FnMut(&Group<'_>, &Group<'_>, &[f64; AFFINITY.len()]);

/// The events of the free photos, in no particular order: whatever is above `threshold` (log-odds) is merged. `observe` sees
/// every comparison (for fitting), but for those that are in `memory`.
pub(super) fn cluster<'a>(
    world: &World<'a>,
    weights: &[f64; AFFINITY.len()],
    threshold: f64,
    mut memory: Option<&mut ClusterMemory>,
    observe: Observer<'_>,
) -> Vec<Group<'a>> {
    let bursts = bursts(world);
    let mut all = Vec::new();
    let prints = memory.as_ref().map(|_| Prints::new(weights, threshold));
    for section in sections(&bursts, world) {
        let (first, last) = span(section);
        let key = prints.as_ref().map(|prints| prints.of(first..last + 1, world));
        if let Some((memory, key)) = memory.as_mut().zip(key)
            && let Some(groups) = memory.recall(key, first, world)
        {
            all.extend(groups);
            continue;
        }
        let groups = merge_up(section, world, weights, threshold, observe);
        if let Some((memory, key)) = memory.as_mut().zip(key) {
            memory.remember(key, first, &groups);
        }
        all.extend(groups);
    }
    if let Some(memory) = memory {
        memory.forget_the_rest();
    }
    all
}

/// Bursts in order of their first photo, cut where no group before is compared with any after: what is in one section is
/// decided by nothing in another.
fn sections<'b>(bursts: &'b [Vec<usize>], world: &World<'_>) -> Vec<&'b [Vec<usize>]> {
    let mut sections = Vec::new();
    let (mut from, mut end) = (0, f64::NEG_INFINITY);
    for (at, burst) in bursts.iter().enumerate() {
        let start = burst.first().map_or(f64::INFINITY, |i| world.shots[*i].at);
        if at > from && start - end > REACH_SECONDS {
            sections.push(&bursts[from..at]);
            from = at;
        }
        end = burst.last().map_or(end, |i| end.max(world.shots[*i].at));
    }
    if from < bursts.len() {
        sections.push(&bursts[from..]);
    }
    sections
}

/// The first and the last photo of a section.
fn span(section: &[Vec<usize>]) -> (usize, usize) {
    let all = || section.iter().flatten().copied();
    (all().min().unwrap_or(0), all().max().unwrap_or(0))
}

/// Merges the bursts of one section.
fn merge_up<'a>(
    bursts: &[Vec<usize>],
    world: &World<'a>,
    weights: &[f64; AFFINITY.len()],
    threshold: f64,
    observe: Observer<'_>,
) -> Vec<Group<'a>> {
    let mut groups: Vec<Option<Group<'a>>> = bursts.iter().map(|s| Some(Group::new(s.clone(), world))).collect();
    let mut near: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); groups.len()];
    let mut heap = BinaryHeap::new();
    // The strongest merge left undone, and the doubt of all of them.
    let mut rivals = vec![(f64::NEG_INFINITY, 0.0); groups.len()];
    let mut compare = |groups: &[Option<Group<'a>>], a: usize, b: usize| -> Option<Candidate> {
        let (Some(x), Some(y)) = (&groups[a], &groups[b]) else { return None };
        let seen = features(x, y, world);
        observe(x, y, &seen);
        Some(Candidate { log_odds: log_odds(weights, &seen), a, b })
    };
    for a in 0..groups.len() {
        for b in (a + 1..groups.len()).take(NEIGHBOURS) {
            let close =
                groups[a].as_ref().zip(groups[b].as_ref()).is_some_and(|(x, y)| y.start - x.end <= REACH_SECONDS);
            if !close {
                continue;
            }
            near[a].insert(b);
            near[b].insert(a);
            heap.extend(compare(&groups, a, b));
        }
    }
    while let Some(Candidate { log_odds, a, b }) = heap.pop() {
        let (Some(x), Some(y)) = (&groups[a], &groups[b]) else { continue };
        if log_odds <= threshold {
            for side in [a, b] {
                rivals[side] = (log_odds.max(rivals[side].0), rivals[side].1 + surprise(-log_odds));
            }
            continue;
        }
        let joined = x.merge(y, log_odds, world);
        let c = groups.len();
        (groups[a], groups[b]) = (None, None);
        groups.push(Some(joined));
        rivals.push((f64::NEG_INFINITY, 0.0));
        let around: BTreeSet<usize> = near[a].union(&near[b]).copied().filter(|&n| groups[n].is_some()).collect();
        for &n in &around {
            near[n].insert(c);
            heap.extend(compare(&groups, n, c));
        }
        near.push(around);
    }
    let alive = groups.into_iter().zip(rivals);
    alive.filter_map(|(group, rival)| group.map(|g| Group { rival: rival.0, rival_doubt: rival.1, ..g })).collect()
}

/// The free photos in runs of seconds to minutes, in order of their first photo.
fn bursts(world: &World<'_>) -> Vec<Vec<usize>> {
    let mut runs: Vec<Vec<usize>> = Vec::new();
    let mut place: Vec<Option<Place>> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (i, shot) in world.shots.iter().enumerate().filter(|(i, _)| !world.held[*i]) {
        open.retain(|&r| runs[r].last().is_some_and(|&last| shot.at - world.shots[last].at <= BURST_SECONDS));
        let fits = |r: usize| match (place[r], shot.place) {
            (Some(there), Some(here)) => there.distance(&here) <= BURST_METRES,
            _ => true,
        };
        // The latest run first: a photo without a place goes on with what was being photographed.
        let latest = open.iter().copied().filter(|&r| fits(r)).max_by_key(|&r| runs[r].last().copied());
        let run = latest.unwrap_or_else(|| {
            runs.push(Vec::new());
            place.push(None);
            open.push(runs.len() - 1);
            runs.len() - 1
        });
        runs[run].push(i);
        place[run] = shot.place.or(place[run]);
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::PhotoId;
    use crate::grouping::home::Homes;
    use crate::grouping::shots::{Shot, Trust};

    fn shot(at: f64, place: Option<Place>) -> Shot<'static> {
        Shot {
            id: PhotoId::from_bytes([0; 16]),
            at,
            trust: Trust::Exact,
            received: None,
            place,
            camera: None,
            folder: "",
            file_name: "",
            embedding: None,
        }
    }

    #[test]
    fn a_photo_from_elsewhere_does_not_tear_a_burst_apart_and_held_photos_are_in_none() {
        let (here, there) = (Place::new(48.1, 11.5), Place::new(48.3, 11.5));
        let places = [here, None, there, here, there, None, here, here];
        let shots: Vec<Shot<'_>> = places.iter().enumerate().map(|(i, p)| shot(i as f64 * 40.0, *p)).collect();
        let mut held = vec![false; 8];
        held[6] = true;
        let homes = Homes::new(&shots);
        let world = World { shots: &shots, held: &held, homes: &homes };
        assert_eq!(bursts(&world), [vec![0, 1, 3, 7], vec![2, 4, 5]]);
    }

    #[test]
    fn photos_that_know_nothing_but_their_time_can_be_compared() {
        let shots = [shot(0.0, None), shot(7_200.0, None)];
        let homes = Homes::new(&shots);
        let world = World { shots: &shots, held: &[false, false], homes: &homes };
        let mut seen = Vec::new();
        let weights = crate::grouping::Weights::default();
        cluster(&world, &weights.affinity, SURE_ENOUGH, None, &mut |a, b, features| {
            seen.push((a.shots.clone(), b.shots.clone(), features.iter().all(|x| x.is_finite())));
        });
        assert_eq!(seen, [(vec![0], vec![1], true)]);
    }
}
