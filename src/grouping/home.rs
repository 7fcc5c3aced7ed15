//! Where the person lives, as far as their photos say: on a journey a night's pause does not end an event.
//!
//! It is the widest view that grouping takes, so it must not be moved by single photos. Three things keep it still:
//! only photos of the half year before and after count (people move house; and beyond that nothing has any effect at
//! all), days count and not photos, and the answer is the middle of a coarse cell, which stays exactly the same until
//! another cell has more days.

use super::shots::Shot;
use crate::domain::Place;
use std::collections::{BTreeMap, BTreeSet};

/// Cells of this many degrees of latitude (28 km).
const CELL: f64 = 0.25;
/// Home is where photos were taken on at least this many days, …
const DAYS: usize = 6;
/// … the first and the last at least this many days apart: a library of one journey has no home.
const SPREAD: i64 = 30;
/// Home is asked for by periods of 30 days, …
const PERIOD: f64 = 30.0 * 86_400.0;
/// … and this many periods before and after have a say.
const REACH: i64 = 6;

/// A cell of the map: row and column.
type Cell = (i64, i64);
/// On which days photos were taken, by cell.
type Days = BTreeMap<Cell, BTreeSet<i64>>;

/// Where home was, by time.
pub(super) struct Homes {
    by_period: BTreeMap<i64, Place>,
}

impl Homes {
    /// Ask the photos, which have exact times.
    pub(super) fn new(shots: &[Shot<'_>]) -> Self {
        let mut periods: BTreeMap<i64, Days> = BTreeMap::new();
        let mut before = None;
        let mut at = (i64::MIN, 1.0);
        for shot in shots {
            let cell = |place: Place| {
                let row = row(&place);
                if row != at.0 {
                    at = (row, width(row));
                }
                (row, (place.longitude() / at.1).floor() as i64)
            };
            let day = (shot.at / 86_400.0).floor() as i64;
            let seen = (period(shot.at), shot.place.map(cell).map(|cell| (cell, day)));
            // Most photos were taken where and when the one before was.
            if before.replace(seen) != Some(seen) {
                let days = periods.entry(seen.0).or_default();
                if let Some((cell, day)) = seen.1 {
                    days.entry(cell).or_default().insert(day);
                }
            }
        }
        let home_in = |now: i64| {
            let mut days = Days::new();
            for (cell, some) in periods.range(now - REACH..=now + REACH).flat_map(|(_, days)| days) {
                days.entry(*cell).or_default().extend(some);
            }
            home(&days)
        };
        Self { by_period: periods.keys().filter_map(|now| Some((*now, home_in(*now)?))).collect() }
    }

    /// Home around this moment, where the photos say.
    pub(super) fn at(&self, seconds: f64) -> Option<Place> {
        self.by_period.get(&period(seconds)).copied()
    }

    /// Whether home is the same at two moments in any case.
    pub(super) fn are_of_one_time(a: f64, b: f64) -> bool {
        period(a) == period(b)
    }
}

fn period(at: f64) -> i64 {
    (at / PERIOD).floor() as i64
}

/// The middle of the cell in and around which photos were taken on most days.
fn home(cells: &Days) -> Option<Place> {
    let mut best: Option<(usize, Cell)> = None;
    for (&(row, column), own) in cells {
        let mut days = own.clone();
        for (dr, dc) in [(-1, -1), (-1, 0), (-1, 1), (0, -1), (0, 1), (1, -1), (1, 0), (1, 1)] {
            if let Some(near) = cells.get(&(row + dr, column + dc)) {
                days.extend(near);
            }
        }
        let spread = days.last().zip(days.first()).map_or(0, |(last, first)| last - first);
        // The block of cells says whether it is home at all; the cell's own days say which cell of the block.
        let votes = days.len() * 4 + own.len();
        if days.len() >= DAYS && spread >= SPREAD && best.is_none_or(|(most, _)| votes > most) {
            best = Some((votes, (row, column)));
        }
    }
    let (_, (row, column)) = best?;
    let latitude = ((row as f64 + 0.5) * CELL).clamp(-90.0, 90.0);
    Place::new(latitude, ((column as f64 + 0.5) * width(row)).clamp(-180.0, 180.0))
}

fn row(place: &Place) -> i64 {
    (place.latitude() / CELL).floor() as i64
}

/// Degrees of longitude that are as wide as a cell is high, on this row.
fn width(row: i64) -> f64 {
    CELL / ((row as f64 + 0.5) * CELL).to_radians().cos().max(0.05)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grouping::shots::Trust;

    fn shot(day: i64, latitude: f64) -> Shot<'static> {
        Shot {
            id: crate::domain::PhotoId::from_bytes([0; 16]),
            at: day as f64 * 86_400.0,
            trust: Trust::Exact,
            received: None,
            place: Place::new(latitude, 11.5),
            camera: None,
            folder: "",
            file_name: "",
            embedding: None,
            print: 0,
        }
    }

    #[test]
    fn home_is_where_most_days_are_and_moves_with_the_person() {
        let mut shots: Vec<Shot<'_>> = (0..20).map(|d| shot(d * 9, 48.13)).collect();
        // One journey with as many photos as all the rest.
        shots.extend((0..20).map(|n| shot(100 + n / 5, 38.7)));
        shots.extend((0..20).map(|d| shot(1_000 + d * 9, 60.1)));
        let homes = Homes::new(&shots);
        let near = |day: f64, latitude: f64| {
            let home = homes.at(day * 86_400.0).expect("known");
            home.distance(&Place::new(latitude, 11.5).expect("place")) < 30_000.0
        };
        assert!(near(100.0, 48.13) && near(1_050.0, 60.1));
        assert_eq!(homes.at(500.0 * 86_400.0), None);
    }

    #[test]
    fn a_journey_alone_has_no_home() {
        let shots: Vec<Shot<'_>> = (0..10).map(|d| shot(d, 38.7)).collect();
        assert_eq!(Homes::new(&shots).at(0.0), None);
    }
}
