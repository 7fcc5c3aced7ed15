//! Random marks, versions, undo and redo; and what each correction says.

use super::super::{Entry, Review, ReviewError, Version};
use crate::domain::{Correction, GroupId, GroupState, Mark, Operation, PhotoId, Place, Suggestion, Summary};
use proptest::prelude::*;

const PHOTOS: u8 = 8;

fn photo(n: u8) -> PhotoId {
    PhotoId::from_bytes([n; 16])
}

/// Each photo by itself.
fn group(_: &Review) -> Vec<Suggestion> {
    let one = |n: u8| Suggestion {
        id: GroupId(format!("e{n}")),
        state: GroupState::Open,
        addition_to: None,
        name: None,
        photos: vec![photo(n)],
        confidence: 0.5,
        sure: false,
        summary: Summary::default(),
    };
    (0..PHOTOS).map(one).collect()
}

/// A random correction of the photos in `mask`.
fn correction(kind: u8, mask: u8, amount: i16) -> Correction {
    let photos: Vec<PhotoId> = (0..PHOTOS).filter(|n| mask >> n & 1 == 1).map(photo).collect();
    match kind {
        0 => Correction::Favourite { photos, on: amount % 2 == 0 },
        1 => Correction::Rate { photos, stars: amount.rem_euclid(7) as u8 },
        2 => Correction::Rotate { photos, degrees: amount / 10 * 45 },
        3 => Correction::Date {
            photos,
            to: ["2019-08-01", "2019-08-01T10:00:00", ""][amount.rem_euclid(3) as usize].parse().ok(),
        },
        4 => Correction::Shift { photos, seconds: i64::from(amount) * 60 },
        5 => Correction::Zone { photos, minutes: amount },
        _ => Correction::Place { photos, at: Place::new(f64::from(amount) / 10.0, 1.0), town: None },
    }
}

/// The log alone leads to the same state.
fn check(review: &Review, log: &[Entry]) {
    assert_eq!(Review::from_log(log).as_ref(), Ok(review));
}

fn marks(review: &Review) -> Vec<Mark> {
    (0..PHOTOS * 2).map(|n| review.mark(photo(n))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn random_marks_have_exact_inverses(
        steps in prop::collection::vec((0_u8..12, any::<u8>(), -2_000_i16..2_000), 1..40),
    ) {
        let (mut review, mut log) = (Review::default(), Vec::new());
        for (kind, mask, amount) in steps {
            let before = review.clone();
            if kind == 11 {
                // Photos 8 to 15 are versions of 0 to 7, which come and go.
                let (old, new) = (photo(mask % PHOTOS), photo(mask % PHOTOS + PHOTOS));
                let (old, new) = if amount < 0 { (new, old) } else { (old, new) };
                log.extend(review.follow(Version { old, new, keeps: amount % 3 == 0 }, 0));
            } else {
                let operation = match kind {
                    7 | 8 => Operation::Undo,
                    9 => Operation::Redo,
                    _ => Operation::Correct(correction(kind, mask, amount)),
                };
                match review.apply(&[operation], 0, group) {
                    Ok(entries) => log.extend(entries),
                    Err(_) => prop_assert_eq!(&review, &before, "a refused operation changed something"),
                }
            }
            check(&review, &log);
            let moved: Vec<_> = (0..PHOTOS * 2).map(photo).filter(|p| before.mark(*p) != review.mark(*p)).collect();
            prop_assert_eq!(review.marked_otherwise(&before), moved);
        }
        let (end, count) = (marks(&review), review.standing());
        for _ in 0..count {
            log.extend(review.apply(&[Operation::Undo], 0, group).expect("there is something to undo"));
        }
        check(&review, &log);
        prop_assert_eq!(marks(&review), vec![Mark::default(); usize::from(PHOTOS) * 2], "undoing everything gives the start");
        for _ in 0..count {
            log.extend(review.apply(&[Operation::Redo], 0, group).expect("there is something to redo"));
        }
        check(&review, &log);
        prop_assert_eq!(marks(&review), end, "redoing everything gives the end");
    }
}

fn say(review: &mut Review, correction: Correction) -> Result<Vec<Entry>, ReviewError> {
    review.apply(&[Operation::Correct(correction)], 0, group).map_err(|(_, reason)| reason)
}

#[test]
fn what_is_said_adds_up() {
    let mut review = Review::default();
    let photos = vec![photo(1), photo(2), photo(1)];
    let said = [
        Correction::Favourite { photos: photos.clone(), on: true },
        Correction::Rate { photos: photos.clone(), stars: 4 },
        Correction::Rotate { photos: photos.clone(), degrees: 90 },
        Correction::Rotate { photos: vec![photo(1)], degrees: -180 },
        Correction::Shift { photos: photos.clone(), seconds: 3_600 },
        Correction::Shift { photos: photos.clone(), seconds: -60 },
        Correction::Zone { photos: photos.clone(), minutes: 60 },
    ];
    for correction in said {
        assert_eq!(say(&mut review, correction).expect("it can be said").len(), 1);
    }
    let mark = Mark { favourite: true, stars: Some(4), turned: 3, shift: 3_540, offset: Some(60), ..Mark::default() };
    assert_eq!((review.mark(photo(1)), review.mark(photo(2)).turned), (mark, 1));
    let date = Correction::Date { photos: vec![photo(1)], to: "2019-08-01".parse().ok() };
    say(&mut review, date).expect("it can be said");
    let dated = Mark { date: "2019-08-01".parse().ok(), shift: 0, offset: None, ..mark };
    assert_eq!(review.mark(photo(1)), dated, "a date that is set counts alone");
    let again = Correction::Favourite { photos, on: true };
    assert_eq!(say(&mut review, again), Ok(Vec::new()), "what is so already is no step");
}

#[test]
fn nonsense_is_refused() {
    let mut review = Review::default();
    let photos = || vec![photo(1)];
    for (correction, reason) in [
        (Correction::Rate { photos: photos(), stars: 6 }, ReviewError::TooManyStars(6)),
        (Correction::Rotate { photos: photos(), degrees: 45 }, ReviewError::NoQuarterTurn(45)),
        (Correction::Zone { photos: photos(), minutes: 1_200 }, ReviewError::NoZone(1_200)),
        (Correction::Zone { photos: photos(), minutes: i16::MIN }, ReviewError::NoZone(i16::MIN)),
        (Correction::Shift { photos: photos(), seconds: i64::MIN }, ReviewError::TooFar),
        (
            Correction::Place { photos: photos(), at: None, town: Some("Atlantis".to_owned()) },
            ReviewError::NoTown("Atlantis".to_owned()),
        ),
        (Correction::Favourite { photos: vec![photo(99)], on: true }, ReviewError::NoPhoto(photo(99))),
        (Correction::Favourite { photos: Vec::new(), on: true }, ReviewError::NoPhotos),
    ] {
        assert_eq!(say(&mut review, correction), Err(reason));
    }
    assert_eq!(review, Review::default());
}

#[test]
fn marks_follow_a_version_and_its_way_back_is_exact() {
    for keeps in [false, true] {
        let mut before = Review::default();
        let mut log =
            say(&mut before, Correction::Rate { photos: vec![photo(1), photo(2)], stars: 3 }).expect("it can be said");
        let mut review = before.clone();
        let version = Version { old: photo(2), new: photo(9), keeps };
        log.extend(review.follow(version, 0));
        assert_eq!(review.mark(photo(9)).stars, Some(3));
        assert_eq!(review.mark(photo(2)).stars, keeps.then_some(3));
        check(&review, &log);
        log.extend(review.follow(Version { old: photo(9), new: photo(2), keeps: false }, 0));
        check(&review, &log);
        assert_eq!(marks(&review), marks(&before));
    }
    let mut review = Review::default();
    for n in [1, 2] {
        say(&mut review, Correction::Rate { photos: vec![photo(n)], stars: n }).expect("it can be said");
    }
    assert_eq!(
        review.follow(Version { old: photo(1), new: photo(2), keeps: false }, 0),
        None,
        "it has marks of its own"
    );
}
