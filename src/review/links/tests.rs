//! Each way in which a word can meet another, by name; random ones are in `review::tests`.

use super::*;
use crate::domain::{GroupState, Operation, Suggestion, Summary};
use crate::review::{Entry, Version};

fn photo(n: u8) -> PhotoId {
    PhotoId::from_bytes([n; 16])
}

fn photos(numbers: &[u8]) -> Vec<PhotoId> {
    numbers.iter().map(|n| photo(*n)).collect()
}

fn id(name: &str) -> GroupId {
    GroupId(name.to_owned())
}

/// Three groups of three.
fn groups(_: &Review) -> Vec<Suggestion> {
    let group = |(name, numbers): (&str, [u8; 3])| Suggestion {
        id: id(name),
        state: GroupState::Open,
        addition_to: None,
        name: None,
        photos: photos(&numbers),
        confidence: 0.5,
        sure: false,
        summary: Summary::default(),
    };
    [("e1", [1, 2, 3]), ("e4", [4, 5, 6]), ("e7", [7, 8, 9])].into_iter().map(group).collect()
}

fn same(numbers: &[u8]) -> Correction {
    Correction::Same { photos: photos(numbers) }
}

fn different(left: &[u8], right: &[u8]) -> Correction {
    Correction::Different { photos: photos(left), from: photos(right) }
}

fn accept(group: &str) -> Correction {
    Correction::Accept { group: id(group) }
}

/// Says these one after the other; the log leads to the same state, and undoing all of it gives the start.
fn said(corrections: &[Correction]) -> Result<Review, ReviewError> {
    let mut review = Review::default();
    let mut log: Vec<Entry> = Vec::new();
    for correction in corrections {
        let before = review.clone();
        let operation = [Operation::Correct(correction.clone())];
        log.extend(review.apply(&operation, 0, groups).map_err(|(_, error)| error)?);
        let mut back = review.clone();
        if back.standing() > before.standing() {
            back.apply(&[Operation::Undo], 0, groups).map_err(|(_, error)| error)?;
            assert_eq!((back.constraints(), &back.group_of), (before.constraints(), &before.group_of));
        }
    }
    assert_eq!(Review::from_log(&log).as_ref(), Ok(&review));
    Ok(review)
}

fn links(review: &Review) -> Vec<(u8, u8, bool)> {
    review.links().iter().map(|((a, b), together)| (a.to_bytes()[0], b.to_bytes()[0], together)).collect()
}

fn held(review: &Review, group: &str) -> Vec<u8> {
    review.held_group(&id(group)).map(|g| g.photos.iter().map(|p| p.to_bytes()[0]).collect()).unwrap_or_default()
}

#[test]
fn of_two_words_about_the_same_photos_the_later_one_stands() {
    assert_eq!(links(&said(&[same(&[1, 4]), different(&[1, 4], &[])]).unwrap()), [(1, 4, false)]);
    assert_eq!(links(&said(&[different(&[1], &[4]), same(&[4, 1])]).unwrap()), [(1, 4, true)]);
    // By way of another photo: of that one nothing is said any more.
    let review = said(&[same(&[1, 4]), same(&[4, 7]), different(&[1, 7], &[])]).unwrap();
    assert_eq!(links(&review), [(1, 7, false)]);
    // What led nowhere stays.
    let review = said(&[same(&[1, 2]), same(&[1, 4]), same(&[4, 7]), different(&[1, 7], &[])]).unwrap();
    assert_eq!(links(&review), [(1, 2, true), (1, 7, false)]);
    let review = said(&[different(&[1, 7], &[]), same(&[1, 4]), same(&[4, 7])]).unwrap();
    assert_eq!(links(&review), [(1, 4, true), (4, 7, true)]);
    let twice = said(&[same(&[1, 4, 7]), same(&[4, 7])]).unwrap();
    assert_eq!(twice.standing(), 1, "what follows is nothing new");
}

#[test]
fn a_photo_joins_the_album_of_the_one_that_it_belongs_to() {
    let review = said(&[same(&[4, 7]), accept("e1"), same(&[1, 4])]).unwrap();
    assert_eq!(held(&review, "e1"), [1, 2, 3, 4, 7]);
    // Accepting a group takes in what belongs to its photos, also where the list is from before that was said.
    let review = said(&[same(&[1, 4]), accept("e1")]).unwrap();
    assert_eq!((held(&review, "e1"), links(&review)), (vec![1, 2, 3, 4], vec![(1, 4, true)]));
    // Unless it was kept apart: the later word says that these are one.
    let review = said(&[different(&[4], &[2]), same(&[1, 4]), accept("e1")]).unwrap();
    assert_eq!((held(&review, "e1"), links(&review)), (vec![1, 2, 3, 4], vec![(1, 4, true)]));
}

#[test]
fn what_an_album_contradicts_is_refused_with_the_way_out() {
    let albums = [accept("e1"), accept("e4")];
    let with = |last: Correction| said(&[albums[0].clone(), albums[1].clone(), last]);
    assert_eq!(with(same(&[1, 4])), Err(ReviewError::InTwoGroups(id("e1"), id("e4"))));
    assert_eq!(with(different(&[1, 2], &[])), Err(ReviewError::InOneGroup(id("e1"))));
    assert_eq!(links(&with(different(&[1, 4], &[])).unwrap()), [(1, 4, false)]);
    assert_eq!(said(&[same(&[1])]), Err(ReviewError::OnePhoto));
    assert_eq!(said(&[same(&[1, 1])]), Err(ReviewError::OnePhoto));
    assert_eq!(said(&[different(&[1, 1], &[])]), Err(ReviewError::OnePhoto));
    assert_eq!(said(&[different(&[1, 2, 3], &[])]), Err(ReviewError::OnePhoto));
    assert_eq!(said(&[different(&[1, 2], &[2, 3])]), Err(ReviewError::OnBothSides(photo(2))));
    assert_eq!(said(&[same(&[1, 77])]), Err(ReviewError::NoPhoto(photo(77))));
    assert_eq!(said(&[same(&[])]), Err(ReviewError::NoPhotos));
}

#[test]
fn what_is_done_to_groups_later_takes_back_what_it_contradicts() {
    let split = Correction::Split { group: id("e1"), photos: photos(&[1]) };
    assert_eq!(links(&said(&[same(&[1, 2]), same(&[1, 4]), split]).unwrap()), [(1, 4, true)], "4 goes with 1");
    let move_ = Correction::Move { photos: photos(&[1]), to: id("e4") };
    let review = said(&[same(&[1, 2]), different(&[1, 4], &[]), different(&[1, 7], &[]), move_]).unwrap();
    assert_eq!((links(&review), held(&review, "e4")), (vec![(1, 7, false)], vec![1, 4, 5, 6]));
    let remove = Correction::Remove { group: id("e1"), photos: photos(&[1]) };
    assert_eq!(links(&said(&[same(&[1, 2]), accept("e1"), remove]).unwrap()), []);
    let merge = Correction::Merge { groups: vec![id("e1"), id("e4")] };
    assert_eq!(links(&said(&[different(&[1, 2], &[4, 9]), merge]).unwrap()), [(1, 9, false), (2, 9, false)]);
}

#[test]
fn links_follow_a_photo_that_was_edited_and_the_way_back_is_exact() {
    for keeps in [false, true] {
        let mut review = Review::default();
        let operations = [same(&[1, 4]), different(&[1, 7], &[])].map(Operation::Correct);
        let mut log = review.apply(&operations, 0, groups).unwrap();
        let before = review.clone();
        log.extend(review.follow(Version { old: photo(1), new: photo(20), keeps }, 1));
        let now = links(&review);
        assert!(now.contains(&(4, 20, true)) && now.contains(&(7, 20, false)), "{now:?}");
        assert_eq!(now.len(), if keeps { 4 } else { 2 });
        assert_eq!(Review::from_log(&log).as_ref(), Ok(&review));
        let mut undone = review.clone();
        undone.apply(&[Operation::Undo, Operation::Undo], 2, groups).unwrap();
        assert!(undone.links().is_empty(), "{:?}", links(&undone));
        log.extend(review.follow(Version { old: photo(20), new: photo(1), keeps: false }, 2));
        assert_eq!(Review::from_log(&log).as_ref(), Ok(&review));
        assert_eq!(links(&review), links(&before));
        assert_eq!(review.done, before.done);
        let own = Version { old: photo(4), new: photo(7), keeps: false };
        assert_eq!(review.follow(own, 3), None, "7 has a word of its own");
    }
}

#[test]
fn the_record_says_it_in_the_form_that_files_have() {
    let text = serde_json::to_string(&Correction::Different { photos: vec!["a", "b"], from: Vec::new() }).unwrap();
    assert_eq!(text, r#"{"op":"different","photos":["a","b"]}"#);
    assert_eq!(
        serde_json::to_string(&Correction::Same { photos: vec!["a", "b"] }).unwrap(),
        r#"{"op":"same","photos":["a","b"]}"#
    );
}
