//! The names of all groups at once: what is everyday near home is told by the other groups.

use super::gazetteer::{Gazetteer, TownId};
use super::whereabouts::{name, shares};
use crate::domain::{Place, Whereabouts};
use std::collections::BTreeMap;

/// Nearer than this, in metres, an event is at home, and needs the name of a town only if it is not the person's own.
const NEAR_HOME: f64 = 25_000.0;
/// Within so many metres of their middle, the photos of a day were taken in one place: half an hour on foot.
const WALK: f64 = 2_000.0;
/// The person's own town is asked for by periods of this many days, …
const PERIOD: i64 = 30;
/// … and so many before and after have a say: people move house.
const REACH: i64 = 6;

/// What the naming of a group needs of it.
#[derive(Clone, Debug, Default)]
pub struct Outing {
    /// Where photos were taken, and on which day, as a number that counts up.
    pub stays: Vec<(Place, i64)>,
    /// How far from home its middle is, in metres, where that is known.
    pub from_home: Option<f64>,
}

impl Outing {
    fn is_near_home(&self) -> bool {
        self.from_home.is_some_and(|metres| metres < NEAR_HOME)
    }
}

/// Where each group was, in the order of `outings`, and whether that is everyday: near home, in the town where the person is
/// on most days around then. `None` for those without a position or far from any town.
pub fn whereabouts(outings: &[Outing], gazetteer: &Gazetteer) -> Vec<Option<(Whereabouts, bool)>> {
    let towns: Vec<Vec<(TownId, i64)>> = outings.iter().map(|outing| towns(outing, gazetteer)).collect();
    let mut periods: BTreeMap<i64, BTreeMap<TownId, f64>> = BTreeMap::new();
    for (_, towns) in outings.iter().zip(&towns).filter(|(outing, _)| outing.is_near_home()) {
        for (town, days) in shares(towns) {
            *periods.entry(towns[0].1.div_euclid(PERIOD)).or_default().entry(town).or_default() += days;
        }
    }
    let own: BTreeMap<i64, Option<TownId>> = periods.keys().map(|now| (*now, own_town(&periods, *now))).collect();
    let named = outings.iter().zip(&towns).map(|(outing, towns)| {
        let day = towns.first()?.1;
        let found = name(towns, gazetteer)?;
        let own = own.get(&day.div_euclid(PERIOD)).copied().flatten().filter(|_| outing.is_near_home());
        let is_own = |town| matches!(&found, Whereabouts::Town(locality) if *locality == gazetteer.locality(town));
        let is_everyday = own.is_some_and(is_own);
        Some((found, is_everyday))
    });
    named.collect()
}

/// The town and the day of each stay. What lies within a walk on one day is one place, though the border of two towns may
/// run through it: it is in the town of its middle.
fn towns(outing: &Outing, gazetteer: &Gazetteer) -> Vec<(TownId, i64)> {
    let mut days: BTreeMap<i64, Vec<Place>> = BTreeMap::new();
    for (place, day) in &outing.stays {
        days.entry(*day).or_default().push(*place);
    }
    let town = |day: i64, places: &[Place]| match middle(places)
        .filter(|middle| places.iter().all(|place| middle.distance(place) <= WALK))
    {
        Some(middle) => gazetteer.town(middle).map(|town| (town, day)).into_iter().collect::<Vec<_>>(),
        None => places.iter().filter_map(|place| Some((gazetteer.town(*place)?, day))).collect(),
    };
    days.iter().flat_map(|(day, places)| town(*day, places)).collect()
}

/// The place in the middle by latitude that is also in the middle by longitude; one far away does not move it.
fn middle(places: &[Place]) -> Option<Place> {
    let median = |of: fn(&Place) -> f64| {
        let mut values: Vec<f64> = places.iter().map(of).collect();
        values.sort_by(f64::total_cmp);
        values.get(values.len() / 2).copied()
    };
    Place::new(median(Place::latitude)?, median(Place::longitude)?)
}

/// The town with most days around a period.
fn own_town(periods: &BTreeMap<i64, BTreeMap<TownId, f64>>, now: i64) -> Option<TownId> {
    let mut days: BTreeMap<TownId, f64> = BTreeMap::new();
    for (town, some) in periods.range(now - REACH..=now + REACH).flat_map(|(_, towns)| towns) {
        *days.entry(*town).or_default() += some;
    }
    days.into_iter().max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0))).map(|(town, _)| town)
}
