//! From the towns of a group's photos to one name for all of them.

use super::gazetteer::{Gazetteer, TownId};
use crate::domain::{CountryCode, Whereabouts};
use std::collections::BTreeMap;

/// One name holds where this share of the days was spent there: "mostly", as people say it.
const MOSTLY: f64 = 2.0 / 3.0;
/// Two names hold where this share was spent in both, and at least …
const IN_BOTH: f64 = 0.8;
/// … this share in the lesser of them.
const LESSER: f64 = 0.2;

/// The name of a group, from the towns of its photos and the days they were taken on. Each day counts as one, shared among
/// its towns, so that an afternoon with many photos does not outweigh a week.
pub(super) fn name(towns: &[(TownId, i64)], gazetteer: &Gazetteer) -> Option<Whereabouts> {
    let days = shares(towns);
    let of_region = |town: TownId| gazetteer.region_of(town);
    let of_country = |town: TownId| gazetteer.region(gazetteer.region_of(town)).0;
    match most(&tally(&days, |town| town)) {
        Most::One(town) => return Some(Whereabouts::Town(gazetteer.locality(town))),
        Most::Two(a, b) => return Some(Whereabouts::Towns(Box::new([a, b].map(|town| gazetteer.locality(town))))),
        Most::Many => {}
    }
    if let Most::One(region) = most(&tally(&days, of_region))
        && let (country, Some(name)) = gazetteer.region(region)
    {
        return Some(Whereabouts::Region(name.clone(), country));
    }
    match most::<CountryCode>(&tally(&days, of_country)) {
        Most::One(country) => Some(Whereabouts::Country(country)),
        Most::Two(a, b) => Some(Whereabouts::Countries(a, b)),
        Most::Many => None,
    }
}

/// How many days were spent in each town, in the order in which they come first.
pub(super) fn shares(towns: &[(TownId, i64)]) -> Vec<(TownId, f64)> {
    let mut photos: BTreeMap<i64, f64> = BTreeMap::new();
    for (_, day) in towns {
        *photos.entry(*day).or_default() += 1.0;
    }
    sums(towns.iter().map(|(town, day)| (*town, 1.0 / photos[day])))
}

/// The sum for each key, in the order in which keys come first.
fn sums<K: Ord + Copy>(of: impl Iterator<Item = (K, f64)>) -> Vec<(K, f64)> {
    let (mut places, mut sums): (BTreeMap<K, usize>, Vec<(K, f64)>) = (BTreeMap::new(), Vec::new());
    for (key, share) in of {
        let at = *places.entry(key).or_insert(sums.len());
        match sums.get_mut(at) {
            Some((_, sum)) => *sum += share,
            None => sums.push((key, share)),
        }
    }
    sums
}

/// The days by something that towns have in common, the most first; of as many, what was visited first.
fn tally<K: Ord + Copy>(days: &[(TownId, f64)], key: impl Fn(TownId) -> K) -> Vec<(K, f64)> {
    let mut sums = sums(days.iter().map(|(town, share)| (key(*town), *share)));
    // Sums of thirds are not exact; what differs by less than that is equal.
    sums.sort_by_key(|(_, share)| std::cmp::Reverse((share * 1e6).round() as i64));
    sums
}

/// Which names say where most of the days were spent.
enum Most<K> {
    One(K),
    Two(K, K),
    Many,
}

fn most<K: Copy>(sums: &[(K, f64)]) -> Most<K> {
    let whole: f64 = sums.iter().map(|(_, share)| share).sum();
    match sums {
        [(one, share), ..] if *share >= MOSTLY * whole - 1e-9 => Most::One(*one),
        [(a, first), (b, second), ..] if first + second >= IN_BOTH * whole - 1e-9 && *second >= LESSER * whole => {
            Most::Two(*a, *b)
        }
        _ => Most::Many,
    }
}
