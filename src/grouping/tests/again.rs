//! What is grouped again comes out as from nothing.

use super::{Drawn, holding, library, photo, quarter};
use crate::domain::{Constraints, PhotoFacts};
use crate::grouping::{EventMemory, Weights, events, events_again};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn photos_that_come_and_go_leave_the_events_as_from_nothing(
        near in library(),
        far in library(),
        steps in prop::collection::vec((prop::collection::vec(any::<bool>(), 120), prop::collection::vec(0_u8..9, 120)), 1..5),
        edited in prop::collection::vec(any::<prop::sample::Index>(), 5),
    ) {
        // Two stretches of time, days and months apart, and a library with a home beside them.
        let mut all = near;
        all.extend(far.into_iter().enumerate().map(|(n, drawn)| later(drawn, n as u32, 9 + n as i64 % 2 * 200)));
        let mut memory = EventMemory::default();
        let settled = quarter();
        for ((here, picks), edited) in steps.iter().zip(&edited) {
            // One of them is told otherwise of its name, its time of receipt and its camera.
            if let Some(photo) = all.get_mut(edited.index(120)) {
                photo.name = format!("{}.jpg", picks[0]);
                photo.dates.file = None;
                photo.camera = None;
            }
            let mut photos: Vec<Drawn> = settled.clone();
            photos.extend(all.iter().zip(here).filter(|(_, is_here)| **is_here).map(|(photo, _)| photo.clone()));
            let facts: Vec<PhotoFacts<'_>> = photos.iter().map(Drawn::facts).collect();
            let constraints = Constraints { held: holding(&photos, picks), ..Constraints::default() };
            let weights = Weights::default();
            let again = events_again(&mut memory, &facts, &constraints, &weights);
            prop_assert_eq!(&again, &events(&facts, &constraints, &weights));
            prop_assert_eq!(&again, &events_again(&mut memory, &facts, &constraints, &weights));
        }
    }
}

/// The photo, with another id, some days later.
fn later(mut drawn: Drawn, n: u32, days: i64) -> Drawn {
    use jiff::ToSpan;
    drawn.id = photo(5_000 + n, 0, None, 0).id;
    for stamp in [&mut drawn.dates.exif, &mut drawn.dates.name, &mut drawn.dates.file].into_iter().flatten() {
        stamp.local = stamp.local.checked_add(days.days()).unwrap();
    }
    drawn
}

#[test]
fn another_look_or_weight_is_not_mistaken_for_the_old_one() {
    let mut photos = quarter();
    let mut memory = EventMemory::default();
    let mut check = |photos: &[Drawn], weights: &Weights| {
        let facts: Vec<PhotoFacts<'_>> = photos.iter().map(Drawn::facts).collect();
        let again = events_again(&mut memory, &facts, &Constraints::default(), weights);
        assert_eq!(again, events(&facts, &Constraints::default(), weights));
        again
    };
    let mut weights = Weights::default();
    let before = check(&photos, &weights);
    photos[20].embedding = photos[110].embedding.clone();
    photos[30].camera = None;
    photos[40].place = None;
    check(&photos, &weights);
    for photo in &mut photos[60..63] {
        *photo = super::forwarded(photo.clone(), 3, true);
    }
    check(&photos, &weights);
    photos[60].name = "0.jpg".to_owned();
    photos[61].dates.name = None;
    photos[62].embedding = None;
    check(&photos, &weights);
    weights.confidence[0] -= 3.0;
    weights.stray[0] -= 9.0;
    check(&photos, &weights);
    weights.affinity[0] -= 30.0;
    assert_ne!(check(&photos, &weights), before);
}
