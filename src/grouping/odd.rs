//! Photos that look like nothing else in their group: they may have come in by time alone.
//!
//! An everyday photo without a place, taken in the middle of an event, joins it, and rightly so: most such photos are of
//! the event. But the fewer of the others it resembles the less can be promised.

use crate::domain::{PhotoFacts, PhotoId, cosine};
use std::collections::BTreeSet;

/// Photos are odd from 0, where the best match in their group is this similar, to 1, where it is a stranger: strangers'
/// cosines are about 0 and 98 in 100 below this, three in five photos of one subject are above (albumen-lite0-1, `scene`,
/// made libraries 11 and 13).
const ALIKE: f64 = 0.3;
/// Odder than this counts as one.
const CLEARLY: f64 = 1.0 / 3.0;
/// With so many others, spread evenly over the group, a photo is compared.
const COMPARED: usize = 64;

/// How odd the photos of a group are, by what else ties them to it: sums, and the oddest.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Odd {
    /// Those with a place.
    pub(super) placed: f64,
    /// Those that know their time and no place.
    pub(super) unplaced: f64,
    pub(super) unplaced_worst: f64,
    /// How many of them are clearly odd.
    pub(super) unplaced_count: usize,
    /// Those that do not know their time.
    pub(super) strays: f64,
    pub(super) strays_worst: f64,
}

impl Odd {
    pub(super) fn of(photos: &[&PhotoFacts<'_>], strays: &BTreeSet<PhotoId>) -> Self {
        let mut odd = Self::default();
        for (at, photo) in photos.iter().enumerate() {
            let Some(best) = best_match(photos, at) else { continue };
            let by = ((ALIKE - best) / ALIKE).clamp(0.0, 1.0);
            if strays.contains(&photo.id) {
                (odd.strays, odd.strays_worst) = (odd.strays + by, odd.strays_worst.max(by));
            } else if photo.place.is_some() {
                odd.placed += by;
            } else {
                (odd.unplaced, odd.unplaced_worst) = (odd.unplaced + by, odd.unplaced_worst.max(by));
                odd.unplaced_count += usize::from(by > CLEARLY);
            }
        }
        odd
    }
}

/// How similar the most similar other photo is; one that is [`ALIKE`] will do. `None` where none can be compared.
fn best_match(photos: &[&PhotoFacts<'_>], at: usize) -> Option<f64> {
    let step = photos.len().div_ceil(COMPARED).max(1);
    let look = |other: usize| match (photos[at].embedding, photos.get(other)?.embedding?) {
        (Some(a), b) if a.len() == b.len() && other != at => Some(f64::from(cosine(a, b))),
        _ => None,
    };
    let mut best: Option<f64> = None;
    // Outwards: those that were taken at about the same time are the likeliest to be alike.
    let middle = at / step;
    for away in 0..photos.len().div_ceil(step) {
        let before = middle.checked_sub(away).and_then(|part| look(part * step));
        for look in [before, look((middle + away + 1) * step)].into_iter().flatten() {
            best = Some(best.map_or(look, |best| best.max(look)));
            if look >= ALIKE {
                return best;
            }
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Dates, Place};

    #[test]
    fn who_resembles_nobody_is_odd_and_who_has_no_look_is_not() {
        let looks: [&[f32]; 3] = [&[1.0, 0.0], &[0.8, 0.6], &[0.0, -1.0]];
        let photo = |n: u8, look: Option<usize>, place| PhotoFacts {
            id: PhotoId::from_bytes([n; 16]),
            dates: Dates::default(),
            place,
            camera: None,
            folder: "",
            file_name: "",
            embedding: look.map(|l| looks[l]),
        };
        let photos = [photo(0, Some(0), None), photo(1, Some(1), None), photo(2, Some(2), None), photo(3, None, None)];
        let of = |photos: &[PhotoFacts<'_>], strays: &[u8]| {
            let all: Vec<&PhotoFacts<'_>> = photos.iter().collect();
            Odd::of(&all, &strays.iter().map(|n| PhotoId::from_bytes([*n; 16])).collect())
        };
        let odd = of(&photos, &[]);
        assert_eq!((odd.unplaced, odd.unplaced_worst, odd.unplaced_count), (1.0, 1.0, 1));
        assert_eq!((odd.placed, odd.strays), (0.0, 0.0));
        assert_eq!(of(&photos, &[2]), Odd { strays: 1.0, strays_worst: 1.0, ..Odd::default() });
        let placed = [photo(0, Some(0), None), photo(2, Some(2), Place::new(48.0, 11.0))];
        assert_eq!(of(&placed, &[]).placed, 1.0);
        assert_eq!(of(&photos[3..], &[]), Odd::default());
    }
}
