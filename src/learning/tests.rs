//! People of different tastes, and what is learned from the first of their albums.

mod questions;

use super::{Learned, learn};
use crate::domain::{
    Camera, Constraints, Dates, GroupId, GroupState, Held, PhotoFacts, PhotoId, Place, Precision, Stamp, Suggestion,
};
use crate::grouping::{Weights, events};
use jiff::ToSpan;
use jiff::civil::date;
use std::collections::{BTreeMap, BTreeSet};

const JOURNEYS: u32 = 10;
const DAYS: u32 = 4;
const PER_DAY: u32 = 12;

/// A photo, and the journey and day that it is from, where it is from one.
struct Drawn {
    id: PhotoId,
    minutes: i64,
    place: Option<Place>,
    journey: Option<(u32, u32)>,
}

/// A year and a half: an hour at home each weekend, and a journey of four days each sixth week.
fn library() -> Vec<Drawn> {
    let mut drawn: Vec<Drawn> = Vec::new();
    let mut put = |minutes, lat, lon, journey| {
        let mut hash = [0; 32];
        hash[..8].copy_from_slice(&(drawn.len() as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15).to_be_bytes());
        drawn.push(Drawn { id: PhotoId::from_hash(&hash), minutes, place: Place::new(lat, lon), journey });
    };
    for (week, k) in (0..JOURNEYS * 6 + 8).flat_map(|week| (0..8).map(move |k| (week, k))) {
        put(i64::from(week) * 10_080 + i64::from(k) * 7, 48.1 + f64::from(week) * 0.003, 11.5, None);
    }
    for (journey, day) in (0..JOURNEYS).flat_map(|journey| (0..DAYS).map(move |day| (journey, day))) {
        for k in 0..PER_DAY {
            let minutes = i64::from(journey * 42 + 20 + day) * 1_440 + i64::from(k) * 25;
            let (lat, lon) = (38.7 + f64::from(journey) * 0.7 + f64::from(day) * 0.02, -9.1);
            put(minutes, lat, lon, Some((journey, day)));
        }
    }
    drawn
}

fn with_facts<T>(drawn: &[Drawn], then: impl FnOnce(&[PhotoFacts<'_>]) -> T) -> T {
    let camera = Camera { make: "A".into(), model: "B".into() };
    let start = date(2024, 5, 4).at(12, 0, 0, 0);
    let facts: Vec<PhotoFacts<'_>> = drawn
        .iter()
        .map(|photo| {
            let local = start.checked_add(photo.minutes.minutes()).unwrap();
            let stamp = Some(Stamp { local, offset_minutes: None, precision: Precision::Second });
            PhotoFacts {
                id: photo.id,
                dates: Dates { exif: stamp, name: None, file: stamp },
                place: photo.place,
                camera: Some(&camera),
                folder: "photos",
                file_name: "IMG.jpg",
                embedding: None,
            }
        })
        .collect();
    then(&facts)
}

fn album(n: usize, photos: impl Iterator<Item = PhotoId>) -> Held {
    let photos: BTreeSet<PhotoId> = photos.collect();
    Held {
        id: GroupId(format!("n{n}")),
        state: GroupState::Accepted,
        name: None,
        theme: None,
        photos: photos.into_iter().collect(),
    }
}

/// The albums of those journeys, as somebody keeps them to whom `of` says which photos belong together.
fn albums(drawn: &[Drawn], journeys: std::ops::Range<u32>, of: impl Fn((u32, u32)) -> (u32, u32)) -> Vec<Held> {
    let mut albums: BTreeMap<(u32, u32), Vec<PhotoId>> = BTreeMap::new();
    for photo in drawn {
        if let Some(at) = photo.journey.filter(|(journey, _)| journeys.contains(journey)) {
            albums.entry(of(at)).or_default().push(photo.id);
        }
    }
    albums.into_values().enumerate().map(|(n, photos)| album(n, photos.into_iter())).collect()
}

/// What is learned, without grouping by it.
fn alone(drawn: &[Drawn], held: Vec<Held>) -> Learned {
    let constraints = Constraints { held, ..Constraints::default() };
    with_facts(drawn, |facts| learn(facts, &constraints, &Weights::default(), false))
}

fn taught(drawn: &[Drawn], held: Vec<Held>) -> (Learned, Vec<Suggestion>) {
    with_facts(drawn, |facts| {
        let constraints = Constraints { held, ..Constraints::default() };
        let learned = learn(facts, &constraints, &Weights::default(), false);
        let mut weights = Weights::default();
        weights.affinity = learned.affinity.unwrap_or(weights.affinity);
        (learned, events(facts, &constraints, &weights))
    })
}

/// Sizes of the groups that hold photos of the last journey, which nobody touched.
fn last_journey(drawn: &[Drawn], groups: &[Suggestion]) -> Vec<usize> {
    let own: BTreeSet<PhotoId> =
        drawn.iter().filter(|d| d.journey.is_some_and(|(j, _)| j == JOURNEYS - 1)).map(|d| d.id).collect();
    let is_of = |g: &&Suggestion| g.photos.iter().any(|photo| own.contains(photo));
    groups.iter().filter(is_of).map(|g| g.photos.len()).collect()
}

#[test]
fn somebody_to_whom_each_day_is_an_album_gets_days_of_journeys_that_they_never_touched() {
    let drawn = library();
    let (learned, groups) = taught(&drawn, Vec::new());
    assert_eq!((learned.affinity, last_journey(&drawn, &groups)), (None, vec![48]), "nothing said, nothing learned");
    let (learned, groups) = taught(&drawn, albums(&drawn, 0..4, |at| at));
    assert!(learned.affinity.is_some() && learned.before < learned.after, "{learned:?}");
    assert_eq!((learned.albums, learned.after), (16, 16));
    assert_eq!(learned, alone(&drawn, albums(&drawn, 0..4, |at| at)), "the same again");
    assert_eq!(last_journey(&drawn, &groups), [12; 4]);
    let at_home = |groups: &[Suggestion]| groups.iter().filter(|g| g.photos.len() == 8).count();
    assert_eq!(at_home(&groups), at_home(&taught(&drawn, Vec::new()).1), "weekends at home are as they were");
}

#[test]
fn one_day_alone_is_too_little_and_whole_journeys_teach_nothing_new() {
    let drawn = library();
    let one = albums(&drawn, 0..1, |at| at).into_iter().take(1).collect();
    assert_eq!(taught(&drawn, one).0.affinity, None);
    let (learned, groups) = taught(&drawn, albums(&drawn, 0..6, |(journey, _)| (journey, 0)));
    assert_eq!((learned.affinity, learned.albums), (None, 6));
    assert_eq!(last_journey(&drawn, &groups), [48]);
}

#[test]
fn who_contradicts_themselves_is_believed_one_way_or_not_at_all_and_chance_teaches_nothing() {
    let drawn = library();
    // Every second journey in days, the others whole.
    let both = albums(&drawn, 0..8, |(journey, day)| (journey, if journey % 2 == 0 { day } else { 0 }));
    let (learned, groups) = taught(&drawn, both);
    assert!(
        learned.affinity.is_none() || last_journey(&drawn, &groups) == [12; 4],
        "one way or the other: {learned:?}"
    );
    for seed in 0..8_u64 {
        let mut state = seed;
        let mut held: BTreeMap<u64, Vec<PhotoId>> = BTreeMap::new();
        for photo in drawn.iter().filter(|d| d.journey.is_none_or(|(journey, _)| journey < JOURNEYS - 1)) {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            if state >> 62 == 0 {
                held.entry((state >> 40) % 40).or_default().push(photo.id);
            }
        }
        let held = held.into_values().enumerate().map(|(n, photos)| album(n, photos.into_iter())).collect();
        let learned = alone(&drawn, held);
        assert_eq!(learned.affinity, None, "seed {seed}: {learned:?}");
    }
}

#[test]
fn what_was_learned_is_left_when_it_was_taken_back() {
    let drawn = library();
    with_facts(&drawn, |facts| {
        let of = |held| Constraints { held, ..Constraints::default() };
        let weights = Weights::default();
        let days = albums(&drawn, 0..4, |at| at);
        assert!(learn(facts, &of(days), &weights, true).affinity.is_some(), "as good as before");
        assert_eq!(learn(facts, &of(Vec::new()), &weights, true).affinity, None);
        let whole = albums(&drawn, 0..6, |(journey, _)| (journey, 0));
        assert_eq!(learn(facts, &of(whole), &weights, true).affinity, None, "it does worse by now");
    });
}
