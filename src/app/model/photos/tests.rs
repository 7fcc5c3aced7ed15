//! Photos come and go in any order, and lie where they belong.

use super::*;
use crate::domain::{DateSource, Precision, Stamp};
use proptest::prelude::*;
use std::collections::{BTreeMap, HashSet};

/// A made photo: the number is its identity, `taken` such as "2025-05-03T12:00", empty for none.
pub(in crate::app) fn photo(number: u128, taken: &str, size: (u32, u32)) -> PhotoItem {
    let stamp = |local| (Stamp { local, offset_minutes: None, precision: Precision::Second }, DateSource::Exif);
    let taken = (!taken.is_empty()).then(|| stamp(taken.parse().unwrap()));
    let id = PhotoId::from_bytes(number.to_be_bytes());
    PhotoItem {
        id,
        width: size.0,
        height: size.1,
        taken,
        file: format!("/photos/{number}.jpg").into(),
        files: 1,
        camera: None,
        place: None,
        turned: 0,
        favourite: false,
        stars: 0,
        film: None,
    }
}

fn numbers(photos: &Photos) -> Vec<u128> {
    photos.order().iter().map(|id| u128::from_be_bytes(id.to_bytes())).collect()
}

#[test]
fn the_newest_day_comes_first_and_a_day_goes_as_it_was_taken() {
    let mut photos = Photos::default();
    photos.insert(vec![
        photo(1, "2025-05-03T12:00", (3, 2)),
        photo(2, "", (3, 2)),
        photo(3, "2025-05-04T18:00", (3, 2)),
        photo(4, "2025-05-04T09:00", (3, 2)),
    ]);
    assert_eq!(numbers(&photos), [4, 3, 1, 2]);
    photos.insert(vec![photo(5, "2025-05-04T12:00", (3, 2)), photo(1, "2025-05-05T00:00", (3, 2))]);
    assert_eq!(numbers(&photos), [1, 4, 5, 3, 2]);
    assert_eq!(photos.days().count(), 3, "the day that the first photo left is gone");
}

#[test]
fn only_the_days_that_changed_have_a_new_version() {
    let mut photos = Photos::default();
    photos.insert(vec![photo(1, "2025-05-03T12:00", (3, 2)), photo(2, "2025-05-04T12:00", (3, 2))]);
    let before: Vec<_> = photos.days().map(|(_, version, _)| version).collect();
    photos.insert(vec![photo(1, "2025-05-03T12:00", (3, 2)), photo(3, "2025-05-04T13:00", (3, 2))]);
    let after: Vec<_> = photos.days().map(|(_, version, _)| version).collect();
    assert_ne!(after[0], before[0]);
    assert_eq!(after[1], before[1], "told again, but nothing changed");
}

#[test]
fn photos_under_others_are_not_seen_and_open_ones_lie_beside() {
    let mut photos = Photos::default();
    let all = || {
        vec![
            photo(1, "2025-05-03T12:00", (3, 2)),
            photo(2, "2025-05-03T12:01", (3, 2)),
            photo(3, "2025-05-03T12:02", (3, 2)),
            photo(4, "2025-05-07T09:00", (3, 2)),
        ]
    };
    photos.insert(all());
    let id = |number: u128| PhotoId::from_bytes(number.to_be_bytes());
    let hidden = |numbers: &[u128]| numbers.iter().map(|n| (id(*n), Fold::Hidden)).collect::<HashMap<_, _>>();
    photos.fold(&hidden(&[2, 4]));
    assert_eq!((numbers(&photos), photos.len()), (vec![1, 3], 4));
    assert_eq!(photos.days().count(), 1, "a day of which nothing is seen is none");
    let before: Vec<_> = photos.days().map(|(_, version, _)| version).collect();
    photos.fold(&hidden(&[2, 4]));
    assert_eq!(photos.days().map(|(_, version, _)| version).collect::<Vec<_>>(), before, "nothing moved");
    let beside = |rank| Fold::Beside { top: id(1), rank };
    photos.fold(&HashMap::from([(id(2), beside(2)), (id(4), beside(1))]));
    assert_eq!(numbers(&photos), [1, 4, 2, 3], "also what was taken on another day");
    assert_eq!(photos.get(id(4)).and_then(|item| photos.day_of(item)), "2025-05-03".parse().ok());
    photos.insert(all());
    photos.remove(&[id(4)]);
    assert_eq!(numbers(&photos), [1, 2, 3]);
    photos.insert(all());
    photos.fold(&HashMap::new());
    assert_eq!(numbers(&photos), [4, 1, 2, 3]);
}

#[test]
fn days_that_are_whole_again_are_known_again() {
    let mut photos = Photos::default();
    let taken = ["2025-05-03T12:00", "2025-05-03T13:00", "2025-05-04T12:00"];
    photos.insert((0..).zip(taken).map(|(n, taken)| photo(n, taken, (3, 2))).collect());
    let versions = |photos: &Photos| photos.days().map(|(_, version, _)| version).collect::<Vec<_>>();
    let whole = versions(&photos);
    let (ids, _) = photos.begin();
    photos.let_in(&ids.iter().filter(|id| **id != ids[0]).map(|id| (*id, false)).collect::<Vec<_>>());
    assert_eq!(versions(&photos), whole, "nothing is seen of it yet");
    assert_eq!((photos.show_some(), versions(&photos)), (2, whole[1..].to_vec()));
    photos.show_all();
    assert_eq!(versions(&photos), whole);
}

fn any_photo() -> impl Strategy<Value = PhotoItem> {
    (0_u128..40, 0_u32..8, 0_u32..24, 1_u32..4).prop_map(|(number, day, hour, width)| {
        let taken = if day == 0 { String::new() } else { format!("2025-05-{day:02}T{hour:02}:00") };
        photo(number, &taken, (width, 2))
    })
}

proptest! {
    #[test]
    fn the_same_content_looks_the_same_however_it_came(
        batches in prop::collection::vec(prop::collection::vec(any_photo(), 0..20), 0..8),
        gone in prop::collection::vec(0_u128..40, 0..10),
        folds in prop::collection::vec((0_u128..40, 0_u128..40, any::<bool>()), 0..12),
    ) {
        let mut photos = Photos::default();
        let mut last = BTreeMap::new();
        let id = |number: u128| PhotoId::from_bytes(number.to_be_bytes());
        // Nothing lies beside what lies elsewhere.
        let moved: HashSet<u128> = folds.iter().map(|(number, ..)| *number).collect();
        let fold = |(number, top, is_hidden): &(u128, u128, bool)| {
            let beside = Fold::Beside { top: id(*top), rank: *number as u32 };
            (id(*number), if *is_hidden || moved.contains(top) { Fold::Hidden } else { beside })
        };
        let folds: HashMap<_, _> = folds.iter().map(fold).collect();
        for (at, batch) in batches.into_iter().enumerate() {
            if at == 2 {
                photos.fold(&folds);
            }
            last.extend(batch.iter().map(|photo| (photo.id, photo.clone())));
            photos.insert(batch);
        }
        let gone: Vec<_> = gone.into_iter().map(|number| PhotoId::from_bytes(number.to_be_bytes())).collect();
        photos.remove(&gone);
        last.retain(|id, _| !gone.contains(id));

        photos.fold(&HashMap::new());
        photos.fold(&folds);
        let mut at_once = Photos::default();
        at_once.insert(last.values().rev().cloned().collect());
        at_once.fold(&folds);
        prop_assert_eq!(photos.order(), at_once.order());
        prop_assert_eq!(photos.len(), last.len());
        for ((date, _, shots), (other_date, _, other)) in photos.days().zip(at_once.days()) {
            prop_assert_eq!((date, shots), (other_date, other));
            prop_assert!(!shots.is_empty());
        }
        prop_assert_eq!(photos.days().count(), at_once.days().count());
    }

    #[test]
    fn what_is_wanted_only_is_the_same_however_it_came(
        batches in prop::collection::vec(prop::collection::vec(any_photo(), 0..20), 1..6),
        gone in prop::collection::vec(0_u128..40, 0..10),
        hidden in prop::collection::vec(0_u128..40, 0..12),
        wanted in any::<u64>(),
        steps in (0_usize..6, 0_usize..6),
    ) {
        let id = |number: u128| PhotoId::from_bytes(number.to_be_bytes());
        let folds: HashMap<_, _> = hidden.into_iter().map(|number| (id(number), Fold::Hidden)).collect();
        let is_wanted = |photo: &PhotoId| wanted >> (u128::from_be_bytes(photo.to_bytes()) % 40) & 1 == 1;
        let let_in = |photos: &mut Photos, ids: &[PhotoId]| {
            let wanted: Vec<_> = ids.iter().filter(|id| is_wanted(id)).map(|id| (*id, false)).collect();
            photos.let_in(&wanted);
        };
        let (mut photos, mut ids) = (Photos::default(), Vec::new());
        for (at, batch) in batches.into_iter().enumerate() {
            if at == steps.0 {
                ids = photos.begin().0;
                let first = ids.drain(..ids.len() / 2).collect::<Vec<_>>();
                let_in(&mut photos, &first);
            }
            if at == steps.1 {
                photos.fold(&folds);
            }
            photos.insert(batch);
        }
        let_in(&mut photos, &ids);
        photos.remove(&gone.into_iter().map(id).collect::<Vec<_>>());
        let mut again = Photos::default();
        again.insert(photos.items().cloned().collect());
        again.fold(&photos.folds.clone());
        prop_assert_eq!(photos.order(), again.order(), "what is wanted is not seen before it is whole");
        let left = photos.next.as_ref().map(|next| next.days().flat_map(|(_, _, shots)| shots.to_vec()).collect::<Vec<_>>());
        let asked: HashSet<PhotoId> = left.iter().flatten().map(|shot| shot.id).collect();
        photos.show_some();
        let (ids, _) = again.begin();
        let_in(&mut again, &ids.into_iter().filter(|id| asked.contains(id)).collect::<Vec<_>>());
        again.show_some();
        if left.is_some() {
            prop_assert!(photos.days().eq(again.days()));
            prop_assert!(photos.order().iter().all(is_wanted));
        }
        photos.show_all();
        again.show_all();
        prop_assert!(photos.days().eq(again.days()));
    }
}
