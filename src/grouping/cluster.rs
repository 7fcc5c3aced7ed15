//! Photos with a trustworthy time become events: bursts first, then the two groups that belong together most, and so
//! on until nothing more belongs together.
//!
//! Agglomerative clustering with a fitted merge score in place of a fixed linkage, in the spirit of similarity-based
//! temporal clustering (Cooper, Foote, Girgensohn & Wilcox 2003/2005). Groups need not be contiguous in time, so an
//! everyday photo in the middle of a day does not tear it apart. Only neighbours in time are ever compared.

use super::affinity::AFFINITY;
use super::group::{Group, World};
use super::memory::{ClusterMemory, Comparisons, Prints};
use super::merging::merge_up;
use crate::domain::{PhotoId, Place};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Photos closer than this belong together without asking, unless their places disagree.
const BURST_SECONDS: f64 = 180.0;
/// … which they do from here on.
const BURST_METRES: f64 = 1_000.0;
/// Groups farther apart than this are never compared directly.
pub(super) const REACH_SECONDS: f64 = 40.0 * 3_600.0;
/// Log-odds above which two groups are merged: more likely than not.
pub(super) const SURE_ENOUGH: f64 = 0.0;

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
    let sections = sections(world);
    let bridges = bridges(&sections, world);
    // Those that are as they were come first: what is remembered of others then helps with what is left.
    let mut keys: Vec<Option<u64>> = vec![None; sections.len()];
    let mut known: Vec<Option<Vec<Group<'a>>>> = sections.iter().map(|_| None).collect();
    if let Some(memory) = &mut memory {
        let prints = Prints::new(weights, threshold);
        memory.go_by(&prints);
        for (at, section) in sections.iter().enumerate().filter(|(at, _)| !bridges.contains_key(at)) {
            let key = prints.of(section.clone(), world);
            keys[at] = Some(key);
            known[at] = memory.recall(key, section.start, world);
        }
    }
    let lost = memory.as_ref().map(|memory| memory.lost()).unwrap_or_default();
    let mut all = Vec::new();
    for (at, section) in sections.iter().enumerate() {
        if let Some(groups) = known[at].take() {
            all.extend(groups);
            continue;
        }
        if let Some(together) = bridges.get(&at) {
            // Once for all of them; they are few, and not remembered.
            if together.first() == Some(&at) {
                let whole: Vec<Vec<usize>> =
                    together.iter().flat_map(|at| bursts(sections[*at].clone(), world)).collect();
                all.extend(merge_up(&whole, world, (weights, threshold), None, observe));
            }
            continue;
        }
        let mut compared = keys[at].map(|_| Comparisons::new(&lost));
        let bursts = bursts(section.clone(), world);
        let mut groups = merge_up(&bursts, world, (weights, threshold), compared.as_mut(), observe);
        if let (Some(memory), Some(key), Some(compared)) = (&mut memory, keys[at], compared) {
            memory.remember((key, section.start), &mut groups, compared, world);
        }
        all.extend(groups);
    }
    if let Some(memory) = memory {
        memory.forget_the_rest();
    }
    all
}

/// The timeline, each section from its first free photo to after its last, cut where no group before is compared with any after:
/// what is in one section is decided by nothing in another.
fn sections(world: &World<'_>) -> Vec<Range<usize>> {
    let mut sections: Vec<Range<usize>> = Vec::new();
    let mut end = f64::NEG_INFINITY;
    for (i, shot) in world.shots.iter().enumerate().filter(|(i, _)| !world.held[*i]) {
        match sections.last_mut() {
            Some(section) if shot.at - end <= REACH_SECONDS => section.end = i + 1,
            _ => sections.push(i..i + 1),
        }
        end = shot.at;
    }
    sections
}

/// The sections that must-links tie to others, each with all that it is tied to, in order of time.
fn bridges(sections: &[Range<usize>], world: &World<'_>) -> BTreeMap<usize, Vec<usize>> {
    let mut together: Vec<BTreeSet<usize>> = Vec::new();
    let mut by_class: BTreeMap<PhotoId, BTreeSet<usize>> = BTreeMap::new();
    for (at, section) in sections.iter().enumerate() {
        for class in world.bonds.classes(section.start..=section.end - 1) {
            by_class.entry(class).or_default().insert(at);
        }
    }
    for mut tied in by_class.into_values().filter(|tied| tied.len() > 1) {
        let (touched, others): (Vec<_>, Vec<_>) = together.into_iter().partition(|other| !other.is_disjoint(&tied));
        tied.extend(touched.into_iter().flatten());
        together = others;
        together.push(tied);
    }
    let list = |tied: &BTreeSet<usize>| tied.iter().copied().collect::<Vec<_>>();
    together.iter().flat_map(|tied| tied.iter().map(move |at| (*at, list(tied)))).collect()
}

/// Whether two places are certainly within [`BURST_METRES`], told without trigonometry: a degree is at most 112 km, so these are
/// at most 634 m apart. True of nearly all that follow each other.
fn are_beside(a: &Place, b: &Place) -> bool {
    const DEGREES: f64 = 0.004;
    (a.latitude() - b.latitude()).abs() <= DEGREES && (a.longitude() - b.longitude()).abs() <= DEGREES
}

/// The free photos of a section in runs of seconds to minutes, in order of their first photo.
fn bursts(section: Range<usize>, world: &World<'_>) -> Vec<Vec<usize>> {
    let mut runs: Vec<Vec<usize>> = Vec::new();
    let mut place: Vec<Option<Place>> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (i, shot) in section.map(|i| (i, &world.shots[i])).filter(|(i, _)| !world.held[*i]) {
        open.retain(|&r| runs[r].last().is_some_and(|&last| shot.at - world.shots[last].at <= BURST_SECONDS));
        let fits = |r: usize| match (place[r], shot.place) {
            (Some(there), Some(here)) => are_beside(&there, &here) || there.distance(&here) <= BURST_METRES,
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
    use crate::domain::Fingerprint;
    use crate::grouping::bonds::Bonds;
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
            print: 0,
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
        let world = World { shots: &shots, held: &held, homes: &homes, bonds: &Bonds::default() };
        assert_eq!(bursts(0..8, &world), [vec![0, 1, 3, 7], vec![2, 4, 5]]);
    }

    #[test]
    fn photos_that_know_nothing_but_their_time_can_be_compared() {
        let shots = [shot(0.0, None), shot(7_200.0, None)];
        let homes = Homes::new(&shots);
        let world = World { shots: &shots, held: &[false, false], homes: &homes, bonds: &Bonds::default() };
        let mut seen = Vec::new();
        let weights = crate::grouping::Weights::default();
        cluster(&world, &weights.affinity, SURE_ENOUGH, None, &mut |a, b, features| {
            seen.push((a.shots.clone(), b.shots.clone(), features.iter().all(|x| x.is_finite())));
        });
        assert_eq!(seen, [(vec![0], vec![1], true)]);
    }

    #[test]
    fn of_a_section_that_grew_only_what_is_near_is_compared_again() {
        // Three quarters of a year without a pause of 40 hours, at irregular times.
        let mut at = 0.0;
        let taken = |n: u64| {
            let chance = Fingerprint::of(n);
            at += if n.is_multiple_of(9) { 30_000 + chance % 60_000 } else { 200 + chance % 7_000 } as f64;
            Shot { print: chance, ..shot(at, None) }
        };
        let mut shots: Vec<Shot<'_>> = (0..2_000).map(taken).collect();
        let weights = crate::grouping::Weights::default();
        let run = |shots: &[Shot<'_>], memory: Option<&mut ClusterMemory>| {
            let (held, homes) = (vec![false; shots.len()], Homes::new(shots));
            let world = World { shots, held: &held, homes: &homes, bonds: &Bonds::default() };
            let mut compared = 0;
            let groups = cluster(&world, &weights.affinity, SURE_ENOUGH, memory, &mut |_, _, _| compared += 1);
            let told = |group: Group<'_>| {
                let numbers = [group.weakest, group.merge_doubt, group.rival, group.rival_doubt, group.gaps.0];
                (group.shots, group.doubtful, group.typical, numbers.map(f64::to_bits))
            };
            (groups.into_iter().map(told).collect::<Vec<_>>(), compared)
        };
        let mut memory = ClusterMemory::default();
        let (_, all) = run(&shots, Some(&mut memory));
        assert_eq!(run(&shots, Some(&mut memory)).1, 0);
        let between = (shots[1_000].at + shots[1_001].at) / 2.0;
        shots.insert(1_001, Shot { print: 1, ..shot(between, None) });
        let (again, few) = run(&shots, Some(&mut memory));
        assert_eq!(again, run(&shots, None).0);
        assert!((1..all / 20).contains(&few), "{few} of {all}");
    }
}
