//! What a group of photos has in common, in numbers.

use crate::domain::{Doubtful, PhotoFacts, Place, Precision, Stamp, Summary};
use std::collections::BTreeSet;

/// The summary of photos in the order in which they were taken.
pub(crate) fn summary(photos: &[&PhotoFacts<'_>], home: Option<Place>, doubtful: Vec<Doubtful>) -> Summary {
    let dated: Vec<Stamp> = photos.iter().filter_map(|p| trusted(p)).collect();
    let days = dated.iter().map(day).collect::<BTreeSet<_>>().len();
    // A day begins at midnight; that must not make an evening look as if it had.
    let seconds = |s: &Stamp| s.precision == Precision::Second;
    let dated: Vec<Stamp> = if dated.iter().any(seconds) { dated.into_iter().filter(seconds).collect() } else { dated };
    let span = dated.iter().min_by_key(|s| s.local).zip(dated.iter().max_by_key(|s| s.local)).map(|(a, b)| (*a, *b));
    let places: Vec<Place> = photos.iter().filter_map(|p| p.place).collect();
    let middle = middle(&places);
    let looks: Vec<f32> = photos.windows(2).filter_map(|w| look(w[0], w[1])).collect();
    Summary {
        span,
        days,
        radius: middle.and_then(|m| places.iter().map(|p| m.distance(p)).max_by(f64::total_cmp)),
        from_home: middle.zip(home).map(|(m, h)| m.distance(&h)),
        similarity: (!looks.is_empty()).then(|| looks.iter().sum::<f32>() / looks.len() as f32),
        doubtful,
        clocks: Vec::new(),
        // What positions are called, and which photos are sharp, others know.
        whereabouts: None,
        is_everyday: false,
        typical: Vec::new(),
        theme: None,
        folder: None,
    }
}

/// The date that says when the photo was taken, not when it was received.
fn trusted(photo: &PhotoFacts<'_>) -> Option<Stamp> {
    photo.dates.exif.or(photo.dates.name)
}

/// The day as people count it: an evening lasts until half past four.
fn day(stamp: &Stamp) -> i64 {
    let early = if stamp.precision == Precision::Second { 4.5 * 3_600.0 } else { 0.0 };
    ((stamp.seconds() - early) / 86_400.0).floor() as i64
}

/// The place with the median latitude and the median longitude: one wrong position does not move it.
fn middle(places: &[Place]) -> Option<Place> {
    let median = |of: fn(&Place) -> f64| {
        let mut values: Vec<f64> = places.iter().map(of).collect();
        values.sort_by(f64::total_cmp);
        values.get(values.len() / 2).copied()
    };
    Place::new(median(Place::latitude)?, median(Place::longitude)?)
}

fn look(a: &PhotoFacts<'_>, b: &PhotoFacts<'_>) -> Option<f32> {
    match (a.embedding, b.embedding) {
        (Some(a), Some(b)) if a.len() == b.len() => Some(crate::domain::cosine(a, b)),
        _ => None,
    }
}
