//! Journeys as one album or one a day: what the person did with the first ones.

use super::*;

const JOURNEYS: u32 = 4;
const DAYS: u32 = 4;

/// Half a year of weekends at home, and four journeys of four days.
fn half_year() -> Vec<Drawn> {
    let weekend = (0..26_u32).flat_map(|week| (0..8).map(move |k| (week, k)));
    let mut photos: Vec<Drawn> = weekend
        .map(|(week, k)| {
            let place = Place::new(48.1 + f64::from(week) * 0.003, 11.5);
            photo(week * 8 + k, i64::from(week) * 10_080 + i64::from(k) * 3, place, k as usize % 3)
        })
        .collect();
    for journey in 0..JOURNEYS {
        for (day, k) in (0..DAYS).flat_map(|day| (0..12).map(move |k| (day, k))) {
            let place = Place::new(38.7 + f64::from(journey) * 2.0 + f64::from(day) * 0.02, -9.1);
            let minutes = i64::from(20 + journey * 42 + day) * 1_440 + i64::from(k) * 50;
            photos.push(photo(1_000 + journey * 100 + day * 20 + k, minutes, place, 4 + k as usize % 2));
        }
    }
    photos
}

/// The photos of some days of a journey.
fn of(photos: &[Drawn], journey: u32, days: std::ops::Range<u32>) -> Vec<PhotoId> {
    let first = half_year().len() - (JOURNEYS * DAYS * 12) as usize;
    let at = |day: u32| first + ((journey * DAYS + day) * 12) as usize;
    let mut ids: Vec<PhotoId> = photos[at(days.start)..at(days.end)].iter().map(|p| p.id).collect();
    ids.sort_unstable();
    ids
}

fn held(n: u32, state: GroupState, photos: Vec<PhotoId>) -> Held {
    Held { id: GroupId(format!("n{n}")), state, name: None, photos, theme: None }
}

/// How the photos of the last journey are grouped.
fn last_journey(photos: &[Drawn], held: &[Held]) -> Vec<Suggestion> {
    let own = of(photos, JOURNEYS - 1, 0..DAYS);
    let facts: Vec<PhotoFacts<'_>> = photos.iter().map(Drawn::facts).collect();
    let constraints = Constraints { held: held.to_vec(), ..Constraints::default() };
    // Whatever the confidence: whether several days may be sure at all is asked here.
    let groups = events(&facts, &constraints, &Weights { sure_from: 0.0, ..Weights::default() });
    groups.into_iter().filter(|g| own.iter().any(|photo| g.photos.contains(photo))).collect()
}

#[test]
fn one_day_that_was_split_off_is_no_habit_against_journeys_that_were_kept() {
    let photos = half_year();
    let mut said: Vec<Held> = (0..2).map(|n| held(n, GroupState::Accepted, of(&photos, n, 0..DAYS))).collect();
    let kept = last_journey(&photos, &said);
    assert_eq!((kept.len(), kept[0].sure), (1, true), "whoever keeps journeys whole gets them as sure as an evening");
    said.push(held(9, GroupState::Open, of(&photos, 2, 1..2)));
    let kept = last_journey(&photos, &said);
    assert_eq!((kept.len(), kept[0].sure), (1, false));
}
