//! Covers, albums made by hand, and the way back and forward.

use super::*;

fn photos(numbers: &[u8]) -> Vec<PhotoId> {
    numbers.iter().map(|n| photo(*n)).collect()
}

fn create(name: &str, numbers: &[u8]) -> Correction {
    Correction::Create { name: name.to_owned(), photos: photos(numbers) }
}

#[test]
fn an_album_made_by_hand_takes_no_photo_from_anywhere() {
    let mut review = Review::default();
    apply(&mut review, &[Correction::Accept { group: id(0) }]).expect("can be accepted");
    let before: Vec<_> = review.events().cloned().collect();
    let mut log = apply(&mut review, &[create(" Best of ", &[1, 7, 4])]).expect("can be made");
    let album = GroupId("n2".to_owned());
    let held = review.held_group(&album).expect("it is there").clone();
    assert_eq!(
        (held.state, held.name.as_deref(), held.theme),
        (GroupState::Accepted, Some("Best of"), Some(ThemeKind::Hand))
    );
    log.extend(
        apply(&mut review, &[Correction::Add { photos: photos(&[2, 9]), to: album.clone() }]).expect("any photo"),
    );
    assert_eq!(review.held_group(&album).map(|g| g.photos.clone()), Some(photos(&[1, 2, 4, 7, 9])));
    log.extend(apply(&mut review, &[create("", &[1])]).expect("in any number of albums"));
    assert!(review.events().eq(&before), "no event was touched");
    let split = Correction::Split { group: album, photos: photos(&[9]) };
    apply(&mut review, &[split]).expect("can be split");
    assert!(review.themes().all(|g| g.state == GroupState::Accepted), "what leaves it is an album, too");
    assert_eq!(apply(&mut review, &[create("x", &[])]), Err((0, ReviewError::NoPhotos)));
    assert_eq!(apply(&mut review, &[create("x", &[99])]), Err((0, ReviewError::NoPhoto(photo(99)))));
}

#[test]
fn what_is_added_to_an_event_leaves_suggestions_but_no_album() {
    let mut review = Review::default();
    let accept = |n| Correction::Accept { group: id(n) };
    let add = |numbers: &[u8], to| Correction::Add { photos: photos(numbers), to };
    apply(&mut review, &[accept(0), accept(3), Correction::Reject { group: id(6) }]).expect("can be decided");
    apply(&mut review, &[add(&[9, 6, 0], id(0))]).expect("out of a suggestion, and of what is no album");
    assert_eq!(review.held_group(&id(0)).map(|g| g.photos.clone()), Some(photos(&[0, 1, 2, 6, 9])));
    let refused = apply(&mut review, &[add(&[10, 4], id(0))]);
    assert_eq!(refused, Err((0, ReviewError::InAnotherAlbum { photo: photo(4), album: id(3) })));
    assert_eq!(review.group_of(photo(10)), None, "all or nothing");
}

#[test]
fn a_cover_holds_nothing_and_follows_its_photo() {
    let mut review = Review::default();
    let cover = |n, p| Correction::Cover { group: id(n), photo: photo(p) };
    let mut log = apply(&mut review, &[cover(0, 2)]).expect("can be chosen");
    assert_eq!((review.cover(&id(0)), review.held().count()), (Some(photo(2)), 0), "it stays a suggestion");
    assert_eq!(apply(&mut review, &[cover(0, 2)]).map(|log| log.len()), Ok(0), "so already");
    let stranger = ReviewError::NotInGroup { photo: photo(5), group: id(0) };
    assert_eq!(apply(&mut review, &[cover(0, 5)]), Err((0, stranger)));
    let version = Version { old: photo(2), new: photo(77), keeps: false };
    log.extend(review.follow(version, 0));
    assert_eq!(review.cover(&id(0)), Some(photo(77)), "though nobody holds the group");
    assert_eq!(Review::from_log(&log).as_ref(), Ok(&review));
    log.extend(review.apply(&[Operation::Undo], 0, group).expect("can be undone"));
    assert_eq!(review.cover(&id(0)), None);
    log.extend(review.apply(&[Operation::Redo], 0, group).expect("can be redone"));
    assert_eq!((review.cover(&id(0)), Review::from_log(&log).as_ref()), (Some(photo(77)), Ok(&review)));
    // Groups that become one have one cover.
    apply(&mut review, &[Correction::Merge { groups: vec![id(3), id(0)] }]).expect("can be merged");
    assert_eq!(review.cover(&id(3)), Some(photo(77)));
    review.apply(&[Operation::Undo], 0, group).expect("can be undone");
    assert_eq!(review.cover(&id(3)), None);
}

#[test]
fn the_record_can_be_read_and_gone_back_to() {
    let mut review = Review::default();
    let accept = |n| Operation::Correct(Correction::Accept { group: id(n) });
    let say = |review: &mut Review, at, what: &[Operation]| review.apply(what, at, group).expect("can be done");
    let mut log = say(&mut review, 5, &[accept(0), accept(3)]);
    let then = review.constraints();
    log.extend(say(&mut review, 7, &[accept(6)]));
    log.extend(say(&mut review, 8, &[Operation::Correct(Correction::Cover { group: id(9), photo: photo(9) })]));
    let said = |review: &Review| review.history().map(|d| (d.sequence, d.at, d.stands)).collect::<Vec<_>>();
    assert_eq!(said(&review), [(4, 8, true), (3, 7, true), (2, 5, true), (1, 5, true)]);
    log.extend(say(&mut review, 9, &[Operation::Back { before: 3 }]));
    assert_eq!((log.len(), review.constraints()), (6, then));
    assert_eq!(said(&review), [(4, 8, false), (3, 7, false), (2, 5, true), (1, 5, true)]);
    assert_eq!(review.apply(&[Operation::Back { before: 3 }], 9, group), Err((0, ReviewError::NoEntry(3))));
    assert_eq!(review.apply(&[Operation::Forward { through: 2 }], 9, group), Err((0, ReviewError::NoEntry(2))));
    log.extend(say(&mut review, 10, &[Operation::Forward { through: 3 }]));
    assert_eq!(said(&review), [(4, 8, false), (3, 7, true), (2, 5, true), (1, 5, true)], "with its own time");
    assert_eq!(review.history().nth(1).map(|deed| deed.groups()[0].id.clone()), Some(id(6)));
    assert_eq!(Review::from_log(&log).as_ref(), Ok(&review));
}

#[test]
fn a_log_of_before_there_were_covers_means_what_it_meant() {
    let old = concat!(
        r#"{"step":"correct","correction":{"op":"accept","group":"e1"},"change":{"before":[],"#,
        r#""after":[{"id":"e1","state":"accepted","name":null,"photos":["01010101010101010101010101010101"]}]}}"#
    );
    let step: Step = serde_json::from_str(old).expect("it can be read");
    let review = Review::from_log(&[Entry { sequence: 1, at: 3, step: step.clone() }]).expect("it follows");
    assert_eq!((review.events().count(), review.standing()), (1, 1));
    assert_eq!(serde_json::to_string(&step).expect("it can be written"), old, "and is written as it was");
}
