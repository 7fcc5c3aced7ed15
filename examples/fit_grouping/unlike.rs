//! How the figures fall when a library is unlike those that weights were fitted to. The libraries are derived from dumps,
//! so that nothing else differs.

use crate::library::Library;
use crate::{measure, person};
use albumen::domain::Constraints;
use albumen::grouping::{Weights, events};
use std::collections::{BTreeMap, BTreeSet};

/// A name, and what is changed.
type Way = (&'static str, fn(&mut Library));

const WAYS: [Way; 5] = [
    ("as made", |_| ()),
    ("half the photos", half),
    ("twice as dense", dense),
    ("all on weekends", weekends),
    ("no journeys", no_journeys),
];

/// Prints F1, what "sure" is worth, and actions to finish, each with places and without.
pub(super) fn report(libraries: &[Library], weights: &Weights) {
    println!(
        "{:18}{:>9}{:>9}{:>6}{:>11}{:>10}{:>9}{:>7}",
        "library", "F1", "least", "sure", "precision", "coverage", "events", "days"
    );
    for (way, change) in WAYS {
        for variant in ["as made", "no places"] {
            let (mut f1s, mut sure, mut right, mut albums) = (Vec::new(), 0, 0, 0);
            let mut sums = [[0_usize; 2]; 2];
            for library in libraries {
                let mut library = library.variant(variant);
                change(&mut library);
                let groups = events(&library.facts(), &Constraints::default(), weights);
                f1s.push(measure::bcubed(&library.truth, &groups).2);
                albums += library.albums();
                for group in groups.iter().filter(|g| g.sure) {
                    sure += 1;
                    right += usize::from(library.is_album(&group.photos));
                }
                for (sum, [actions, albums]) in sums.iter_mut().zip(person::actions(&library, weights)) {
                    *sum = [sum[0] + actions, sum[1] + albums];
                }
            }
            let share = |a: usize, b: usize| a as f64 / b.max(1) as f64;
            println!(
                "{:18}{:9.4}{:9.4}{sure:6}{:11.3}{:10.3}{:9.3}{:7.3}",
                if variant == "as made" { way.to_owned() } else { "  no places".to_owned() },
                f1s.iter().sum::<f64>() / f1s.len() as f64,
                f1s.iter().copied().fold(1.0, f64::min),
                share(right, sure),
                share(sure, albums),
                share(sums[0][0], sums[0][1]),
                share(sums[1][0], sums[1][1]),
            );
        }
    }
}

/// Every second photo was deleted, or never taken: by its id, so that it is the same each time.
fn half(library: &mut Library) {
    library.retain(|id, _| id.to_bytes()[2].is_multiple_of(2));
}

/// The same number of photos in half the time, each day of each event.
fn dense(library: &mut Library) {
    let mut starts: BTreeMap<String, f64> = BTreeMap::new();
    for (id, at) in library.times() {
        let start = starts.entry(library.days[&id].clone()).or_insert(at);
        *start = start.min(at);
    }
    let days = library.days.clone();
    // Of photos that know no time there is nothing to bring together.
    library.move_by(|id, at| starts.get(&days[id]).filter(|_| at > 0.0).map_or(0.0, |start| (start - at) / 2.0));
}

/// Everything happens on Saturdays and Sundays; what happened on one day stays on one, and a journey begins there.
fn weekends(library: &mut Library) {
    const DAY: f64 = 86_400.0;
    // When each event begins and ends, in days since 1970, which began on a Thursday.
    let mut spans: BTreeMap<&String, (i64, i64)> = BTreeMap::new();
    for (id, at) in library.times() {
        let day = ((at - 4.5 * 3_600.0) / DAY).floor() as i64;
        let span = spans.entry(&library.truth[&id]).or_insert((day, day));
        *span = (span.0.min(day), span.1.max(day));
    }
    let mut units: BTreeMap<i64, (i64, Vec<&String>)> = BTreeMap::new();
    for (album, (first, last)) in &spans {
        let unit = units.entry(*first).or_insert((*last, Vec::new()));
        unit.0 = unit.0.max(*last);
        unit.1.push(*album);
    }
    let (mut taken, mut shifts) = (BTreeSet::new(), BTreeMap::new());
    for (first, (last, albums)) in units {
        let is_weekend = |day: i64| matches!((day + 3).rem_euclid(7), 5 | 6);
        let is_single = albums.iter().all(|album| album.starts_with("alone"));
        let is_free = |start: i64| is_single || (start..=start + last - first).all(|day| !taken.contains(&day));
        let outwards = (0..400_i64).flat_map(|n| [first + n, first - n]);
        let start = outwards.into_iter().find(|day| is_weekend(*day) && is_free(*day)).unwrap_or(first);
        if !is_single {
            taken.extend(start..=start + last - first);
        }
        shifts.extend(albums.into_iter().map(|album| (album.clone(), (start - first) as f64 * DAY)));
    }
    let truth = library.truth.clone();
    library.move_by(|id, _| shifts.get(&truth[id]).copied().unwrap_or(0.0));
}

/// Somebody who stays at home.
fn no_journeys(library: &mut Library) {
    let is_journey = |album: &str| album.ends_with(" trip") && !album.ends_with("day trip");
    library.retain(|_, album| !is_journey(album));
}
