//! Which photo of a stack to show.

use crate::domain::{Best, PhotoId, PictureFacts, is_raw};
use std::cmp::{Ordering, Reverse};

/// Pictures count as equally large up to this many percent.
const PERCENT: u64 = 5;

/// The best of these photos, which are in the order in which they were taken, and what sets it apart from the next best.
pub(super) fn best(members: &[&PictureFacts<'_>]) -> (PhotoId, Best) {
    let mut order: Vec<&&PictureFacts<'_>> = members.iter().collect();
    // Stable: equal ones stay as they were taken.
    order.sort_by(|a, b| better(a, b).0);
    match order[..] {
        [first, second, ..] => (first.facts.id, better(first, second).1),
        [only] => (only.facts.id, Best::First),
        // A stack has two or more.
        [] => (PhotoId::from_bytes([0; 16]), Best::First),
    }
}

/// `Less` where the first is better, and by what.
fn better(a: &PictureFacts<'_>, b: &PictureFacts<'_>) -> (Ordering, Best) {
    let original = |p: &PictureFacts<'_>| Reverse(p.facts.camera.is_some() || p.facts.dates.exif.is_some());
    let raw = |p: &PictureFacts<'_>| Reverse(is_raw(p.format));
    // Steps of five percent, by the logarithm, so that the order is one.
    let size = |p: &PictureFacts<'_>| {
        Reverse(((p.pixels().max(1) as f64).ln() / (1.0 + PERCENT as f64 / 100.0).ln()).round() as i64)
    };
    let same_kind = a.format == b.format && size(a) == size(b);
    let bytes = if same_kind { b.bytes.cmp(&a.bytes) } else { Ordering::Equal };
    let tests = [
        (original(a).cmp(&original(b)), Best::Original),
        (raw(a).cmp(&raw(b)), Best::Raw),
        (size(a).cmp(&size(b)), Best::Larger),
        (bytes, Best::MoreDetail),
    ];
    tests.into_iter().find(|(order, _)| order.is_ne()).unwrap_or((Ordering::Equal, Best::First))
}
