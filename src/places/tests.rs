//! Real places.

use super::packed::tests::pack;
use super::{Gazetteer, Outing, whereabouts};
use crate::domain::{Place, Whereabouts};
use std::sync::LazyLock;

static TOWNS: LazyLock<Gazetteer> = LazyLock::new(|| {
    Gazetteer::read(include_bytes!("../../assets/places/gazetteer.bin")).expect("the project's own file can be read")
});

fn at(latitude: f64, longitude: f64) -> Place {
    Place::new(latitude, longitude).expect("a position")
}

/// "Lisbon, Lisbon, PT"
fn named(latitude: f64, longitude: f64) -> String {
    let Some(found) = TOWNS.nearest(at(latitude, longitude)) else { return String::new() };
    let region = found.region.as_ref().map_or("", |name| name.in_language("en"));
    format!("{}, {region}, {}", found.name.in_language("en"), found.country)
}

#[test]
fn parts_of_a_city_have_the_citys_name() {
    assert_eq!(named(38.7081, -9.1371), "Lisbon, Lisbon, PT", "Praça do Comércio");
    assert_eq!(named(38.6916, -9.2160), "Lisbon, Lisbon, PT", "the tower of Belém");
    assert_eq!(named(48.1372, 11.5755), "Munich, Bavaria, DE", "Marienplatz");
    assert_eq!(named(48.1642, 11.6056), "Munich, Bavaria, DE", "the English Garden");
    assert_eq!(named(48.8584, 2.2945), "Paris, Île-de-France, FR", "the Eiffel tower");
    assert_eq!(named(41.9022, 12.4539).split(',').next_back(), Some(" VA"), "St Peter's");
    assert_eq!(named(-33.8568, 151.2153), "Sydney, New South Wales, AU", "the opera");
    assert_eq!(named(40.7580, -73.9855).split(',').nth(1), Some(" New York"), "Times Square");
}

#[test]
fn a_village_keeps_its_name_beside_a_city() {
    assert_eq!(named(38.7979, -9.3900), "Sintra, Lisbon, PT");
    assert_eq!(named(48.1870, 11.6440), "Unterföhring, Bavaria, DE");
    assert_eq!(named(48.1466, 11.2964), "Alling, Bavaria, DE", "a mile from the village, twelve from Munich");
    assert_eq!(named(47.9480, 11.1040), "Dießen am Ammersee, Bavaria, DE", "10,000 people at a lake");
}

#[test]
fn where_nobody_lives_has_no_name() {
    assert_eq!(named(40.0, -40.0), "", "the Atlantic");
    assert_eq!(named(90.0, 0.0), "");
    assert_eq!(named(-90.0, 180.0), "");
    assert_eq!(named(24.0, 10.0), "", "the Sahara");
    assert_eq!(named(43.6, 9.0), "", "between Corsica and Genoa");
}

#[test]
fn the_date_line_and_borders_in_dispute_have_towns_too() {
    // No town of the list is that near to the line, nor to a pole, so these are made up.
    let towns = [(-16.8, 179.9, 900, 0, "West"), (-16.8, -179.8, 900, 0, "East"), (89.8, 30.0, 900, 0, "North")];
    let made = Gazetteer::read(&pack("FJ\tNorthern", &towns)).expect("well packed");
    let named_there = |latitude, longitude| {
        made.nearest(at(latitude, longitude)).map(|found| found.name.in_language("en").to_owned())
    };
    assert_eq!(named_there(-16.8, -179.99).as_deref(), Some("West"), "0.11 degrees over the line, the other 0.19");
    assert_eq!(named_there(-16.8, 179.99).as_deref(), Some("West"));
    assert_eq!(named_there(-16.8, 180.0), named_there(-16.8, -180.0));
    assert_eq!(named_there(-16.8, -179.9).as_deref(), Some("East"));
    assert_eq!(named_there(90.0, 0.0).as_deref(), Some("North"), "22 km");
    assert_eq!(named_there(89.9, 30.0).as_deref(), Some("North"));
    assert_eq!(named_there(-90.0, 30.0), None);
    for (latitude, longitude) in [(44.95, 34.10), (34.08, 74.80), (31.78, 35.23), (42.66, 21.17), (35.18, 33.36)] {
        assert_ne!(named(latitude, longitude), "", "{latitude} {longitude}");
    }
}

/// A group: positions, each with the day.
fn group(stays: &[(f64, f64, i64)], from_home: Option<f64>) -> Outing {
    Outing { stays: stays.iter().map(|(lat, lon, day)| (at(*lat, *lon), *day)).collect(), from_home }
}

/// What the only group of a library is called, in English.
fn called(stays: &[(f64, f64, i64)]) -> String {
    match whereabouts(&[group(stays, None)], &TOWNS).remove(0).map(|(found, _)| found) {
        None => String::new(),
        Some(Whereabouts::Town(town)) => town.name.in_language("en").to_owned(),
        Some(Whereabouts::Towns(both)) => both.each_ref().map(|town| town.name.in_language("en")).join(" + "),
        Some(Whereabouts::Region(name, country)) => format!("{} in {country}", name.in_language("en")),
        Some(Whereabouts::Country(country)) => country.to_string(),
        Some(Whereabouts::Countries(one, other)) => format!("{one} + {other}"),
    }
}

const LISBON: (f64, f64) = (38.7081, -9.1371);
const SINTRA: (f64, f64) = (38.7979, -9.3900);
const PORTO: (f64, f64) = (41.1496, -8.6110);
const LAGOS: (f64, f64) = (37.1020, -8.6730);
const TAVIRA: (f64, f64) = (37.1270, -7.6500);
const SEVILLE: (f64, f64) = (37.3860, -5.9926);
const MUNICH: (f64, f64) = (48.1372, 11.5755);

fn stay((latitude, longitude): (f64, f64), day: i64) -> (f64, f64, i64) {
    (latitude, longitude, day)
}

#[test]
fn a_trip_is_named_by_what_holds_of_most_of_it() {
    let days = |town, days: std::ops::Range<i64>| days.map(move |day| stay(town, day)).collect::<Vec<_>>();
    assert_eq!(called(&days(LISBON, 0..4)), "Lisbon");
    assert_eq!(called(&[days(LISBON, 0..3), days(SINTRA, 3..4)].concat()), "Lisbon");
    assert_eq!(called(&[days(LISBON, 0..3), days(SINTRA, 3..5)].concat()), "Lisbon + Sintra");
    assert_eq!(called(&[days(SINTRA, 0..2), days(LISBON, 2..5)].concat()), "Lisbon + Sintra");
    assert_eq!(
        called(&[days(LAGOS, 0..2), days(TAVIRA, 2..4), days((37.0890, -8.2500), 4..6)].concat()),
        "Algarve in PT"
    );
    assert_eq!(called(&[days(LISBON, 0..2), days(PORTO, 2..4), days(LAGOS, 4..6)].concat()), "PT");
    let iberia = [days(SEVILLE, 0..1), days((40.4168, -3.7038), 1..4), days(LISBON, 4..6), days(LAGOS, 6..8)];
    assert_eq!(called(&iberia.concat()), "ES + PT");
    assert_eq!(called(&[]), "");
    assert_eq!(called(&[(40.0, -40.0, 0), (41.0, -41.0, 1)]), "", "at sea");
    // A walk over the border of two towns is in one of them; two towns a day's drive apart are two.
    let border = [(47.5726, 10.8209, 0), (47.5704, 10.8254, 0), (47.5718, 10.8284, 0)];
    assert_ne!(named(border[0].0, border[0].1), named(border[2].0, border[2].1));
    assert_eq!(called(&border), "Halblech", "where its middle lies");
    assert_eq!(called(&[stay(LISBON, 0), stay(SINTRA, 0)]), "Lisbon + Sintra");
    // Many photos of one afternoon are not more than two days elsewhere.
    let mut busy = vec![stay(SINTRA, 0); 100];
    busy.extend([1, 2, 3].map(|day| stay(LISBON, day)));
    assert_eq!(called(&busy), "Lisbon");
}

#[test]
fn what_is_everyday_at_home_needs_no_town() {
    let home = |day| group(&[stay(MUNICH, day)], Some(2_000.0));
    let mut all: Vec<Outing> = (0..8).map(|week| home(week * 7)).collect();
    all.push(group(&[(48.1870, 11.6440, 20)], Some(9_000.0)));
    all.push(group(&[stay(LISBON, 30), stay(LISBON, 31)], Some(1_960_000.0)));
    all.push(group(&[stay(MUNICH, 800)], Some(1_900_000.0)));
    let found = whereabouts(&all, &TOWNS);
    let town = |at: usize| match &found[at] {
        Some((Whereabouts::Town(town), false)) => town.name.in_language("de").to_owned(),
        other => format!("{other:?}"),
    };
    assert!(found[..8].iter().all(|found| matches!(found, Some((Whereabouts::Town(_), true)))), "{found:?}");
    assert_eq!([8, 9, 10].map(town), ["Unterföhring", "Lissabon", "München"], "near home; away; after a move");
}

#[test]
fn towns_are_found_by_what_people_type() {
    let first = |text: &str| {
        let found = TOWNS.named(text, 1);
        found.first().map(|town| {
            let nearest = TOWNS.nearest(town.middle).expect("it is near itself");
            assert_eq!(nearest, town.locality, "its middle lies in it");
            format!("{}, {}", town.locality.name.in_language("en"), town.locality.country)
        })
    };
    for (text, found) in [
        ("Lisbon", "Lisbon, PT"),
        ("lissabon", "Lisbon, PT"),
        ("LISB", "Lisbon, PT"),
        ("munchen", "Munich, DE"),
        ("Paris", "Paris, FR"),
        ("Paris, Texas", "Paris, US"),
        ("paris, us", "Paris, US"),
        ("Köln", "Köln, DE"),
    ] {
        let is = first(text);
        assert!(
            is.as_deref() == Some(found) || text == "Köln" && is.as_deref() == Some("Cologne, DE"),
            "{text}: {is:?}"
        );
    }
    assert_eq!((first("Atlantis, GR"), first(""), first(", PT")), (None, None, None));
    assert_eq!(TOWNS.named("san", 12).len(), 12);
}
