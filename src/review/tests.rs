//! The few cases worth a name; random operations are in `random`.

mod albums;
mod random;
mod rejected;

use super::*;
use crate::domain::{
    Correction, GroupId, GroupState, Operation, PhotoId, Suggestion, Summary, ThemeKind, ThemeSummary,
};
use std::collections::{BTreeMap, BTreeSet};

const PHOTOS: u8 = 14;

fn photo(n: u8) -> PhotoId {
    PhotoId::from_hash(&[n; 32])
}

fn suggestion(id: &str, photos: Vec<PhotoId>) -> Suggestion {
    Suggestion {
        id: GroupId(id.to_owned()),
        state: GroupState::Open,
        name: None,
        photos,
        confidence: 0.5,
        sure: false,
        addition_to: None,
        summary: Summary::default(),
    }
}

fn theme(kind: ThemeKind) -> Summary {
    Summary { theme: Some(ThemeSummary { kind, cohesion: None }), ..Summary::default() }
}

/// A stand-in for grouping: what is not held goes by threes, held groups stay as they are, and two themes that share photos
/// lie across all of them.
fn group(review: &Review) -> Vec<Suggestion> {
    let all: Vec<PhotoId> = (0..PHOTOS).map(photo).collect();
    grouped(review, &all)
}

/// The same of these photos.
fn grouped(review: &Review, all: &[PhotoId]) -> Vec<Suggestion> {
    let mut free: BTreeMap<usize, Vec<PhotoId>> = BTreeMap::new();
    for (n, photo) in all.iter().enumerate().filter(|(_, photo)| review.group_of(**photo).is_none()) {
        free.entry(n / 3).or_default().push(*photo);
    }
    let again = again(review, &mut free);
    let open = free.into_values().map(|photos| {
        let plain = photos.iter().map(|p| format!("e{p}"));
        let numbered = (2..).map(|n| format!("e{}-{n}", photos[0]));
        let id = plain.chain(numbered).find(|id| review.held_group(&GroupId(id.clone())).is_none());
        suggestion(&id.unwrap_or_default(), photos)
    });
    let held = review.held().map(|h| Suggestion {
        state: h.state,
        summary: h.theme.map_or_else(Summary::default, theme),
        ..suggestion(&h.id.0, h.photos.clone())
    });
    let themes = [("t0", ThemeKind::Screenshots, &all[..7]), ("t4", ThemeKind::Look, &all[4..])];
    let themes = themes.into_iter().filter(|(id, ..)| review.held_group(&GroupId((*id).to_owned())).is_none());
    let themes =
        themes.map(|(id, kind, photos)| Suggestion { summary: theme(kind), ..suggestion(id, photos.to_vec()) });
    open.chain(again).chain(held).chain(themes).collect()
}

/// A stand-in for what is suggested of rejected photos: both halves of what was rejected, as far as they are there, the first with
/// the first photos that nobody holds.
fn again(review: &Review, free: &mut BTreeMap<usize, Vec<PhotoId>>) -> Vec<Suggestion> {
    let mut all = Vec::new();
    for (id, photos) in review.constraints().rejected {
        for half in photos.chunks(photos.len().div_ceil(2)) {
            let mut half: Vec<PhotoId> = half.iter().copied().filter(|p| review.group_of(*p) == Some(&id)).collect();
            let Some(first) = half.first().copied() else { continue };
            if all.is_empty() {
                half.extend(free.pop_first().into_iter().flat_map(|(_, photos)| photos));
            }
            let plain = std::iter::once(format!("r{first}"));
            let names = plain.chain((2..).map(|n| format!("r{first}-{n}")));
            let name = names.into_iter().find(|name| review.held_group(&GroupId(name.clone())).is_none());
            all.push(suggestion(&name.unwrap_or_default(), half));
        }
    }
    all
}

fn id(n: u8) -> GroupId {
    GroupId(format!("e{}", photo(n)))
}

fn apply(review: &mut Review, corrections: &[Correction]) -> Result<Vec<Entry>, (usize, ReviewError)> {
    let operations: Vec<_> = corrections.iter().cloned().map(Operation::Correct).collect();
    review.apply(&operations, 0, group)
}

#[test]
fn a_split_holds_what_leaves_and_the_rest_of_a_suggestion_stays_one() {
    let mut review = Review::default();
    let split = |n| Correction::Split { group: id(0), photos: vec![photo(n)] };
    let log = apply(&mut review, &[split(0)]).expect("can be split");
    assert_eq!(review.group_of(photo(0)), Some(&GroupId("n1".to_owned())));
    assert_eq!(review.held_group(&id(0)), None, "of the rest nothing was said but that photo 0 is not in it");
    assert_eq!(Review::from_log(&log).as_ref(), Ok(&review));
    let mut again = Review::default();
    // Within one file the rest keeps its id; and an album stays one.
    apply(&mut again, &[split(0), Correction::Accept { group: id(0) }]).expect("the rest is still called so");
    assert_eq!(again.held_group(&id(0)).map(|g| g.photos.clone()), Some(vec![photo(1), photo(2)]));
    apply(&mut again, &[split(1)]).expect("can be split");
    assert_eq!(again.held_group(&id(0)).map(|g| g.photos.clone()), Some(vec![photo(2)]));
}

#[test]
fn a_merge_stays_accepted_and_named() {
    let mut review = Review::default();
    let rename = Correction::Rename { group: id(3), name: "Garden".to_owned() };
    let accept = Correction::Accept { group: id(3) };
    apply(&mut review, &[rename, accept, Correction::Merge { groups: vec![id(0), id(3)] }]).expect("can be merged");
    let whole = review.held_group(&id(0)).expect("the first id stays");
    assert_eq!((whole.state, whole.name.as_deref(), whole.photos.len()), (GroupState::Accepted, Some("Garden"), 6));
    assert_eq!(review.held_group(&id(3)), None);
}

#[test]
fn a_camera_whose_clock_is_trusted_can_be_given_back() {
    let mut review = Review::default();
    let clock = |on| Correction::Clock { camera: "Canon EOS R50".to_owned(), on };
    assert_eq!(apply(&mut review, &[clock(true)]).map(|log| log.len()), Ok(0), "it may from the start");
    let log = apply(&mut review, &[clock(false)]).expect("can be said");
    assert!(!review.may_correct_clock("Canon EOS R50") && review.may_correct_clock("Google Pixel 8"));
    assert_eq!(Review::from_log(&log).as_ref(), Ok(&review));
    review.apply(&[Operation::Undo], 0, group).expect("can be undone");
    assert!(review.may_correct_clock("Canon EOS R50"));
    assert_eq!(Review::from_log(&[log[0].clone(), log[0].clone()]), Err(BrokenLog { sequence: 1 }));
}

/// The groups of [`group`], where those of photos 3 to 5 are an addition to the album of photos 0 to 2.
fn group_with_addition(review: &Review) -> Vec<Suggestion> {
    let is_album = review.held_group(&id(0)).is_some_and(|g| g.state == GroupState::Accepted);
    let addition = |s: Suggestion| Suggestion { addition_to: (is_album && s.id == id(3)).then(|| id(0)), ..s };
    group(review).into_iter().map(addition).collect()
}

#[test]
fn an_accepted_addition_joins_its_album_in_one_step() {
    let mut review = Review::default();
    let say =
        |review: &mut Review, what: Operation| review.apply(&[what], 0, group_with_addition).expect("can be done");
    let accept = |n| Operation::Correct(Correction::Accept { group: id(n) });
    let mut log = say(&mut review, accept(0));
    let before = review.constraints();
    log.extend(say(&mut review, accept(3)));
    assert_eq!(log.len(), 2);
    let photos = |review: &Review| review.held_group(&id(0)).map(|g| g.photos.len());
    assert_eq!((photos(&review), review.held_group(&id(3))), (Some(6), None));
    assert_eq!(Review::from_log(&log).as_ref(), Ok(&review));
    log.extend(say(&mut review, Operation::Undo));
    assert_eq!(review.constraints(), before, "exactly as it was");
    // Put off, it is still an addition; rejected, it stands alone.
    log.extend(say(&mut review, Operation::Correct(Correction::Later { group: id(3) })));
    log.extend(say(&mut review, accept(3)));
    assert_eq!(photos(&review), Some(6));
    say(&mut review, Operation::Undo);
    say(&mut review, Operation::Correct(Correction::Reject { group: id(3) }));
    say(&mut review, accept(3));
    assert_eq!((photos(&review), review.held_group(&id(3)).map(|g| g.state)), (Some(3), Some(GroupState::Accepted)));
}

#[test]
fn a_theme_takes_no_photo_from_its_event() {
    let mut review = Review::default();
    let screens = GroupId("t0".to_owned());
    let say = |review: &mut Review, correction| apply(review, &[correction]);
    say(&mut review, Correction::Accept { group: id(0) }).expect("can be accepted");
    let before = review.events().cloned().collect::<Vec<_>>();
    say(&mut review, Correction::Accept { group: screens.clone() }).expect("can be accepted");
    say(&mut review, Correction::Move { photos: vec![photo(9)], to: screens.clone() }).expect("can be added");
    say(&mut review, Correction::Remove { group: screens.clone(), photos: vec![photo(1)] }).expect("can be taken out");
    let album = review.held_group(&screens).expect("it is held");
    assert_eq!((album.state, album.theme), (GroupState::Accepted, Some(ThemeKind::Screenshots)));
    assert_eq!(album.photos, [0, 2, 3, 4, 5, 6, 9].map(photo));
    assert!(review.events().eq(&before), "no event was touched");
    assert!(review.constraints().apart.contains(&(screens.clone(), photo(1))));
    let split = Correction::Split { group: screens.clone(), photos: vec![photo(2)] };
    say(&mut review, split).expect("can be split");
    assert_eq!(review.themes().count(), 2, "what leaves a theme is one, too");
    let merged = say(&mut review, Correction::Merge { groups: vec![screens.clone(), id(0)] });
    assert_eq!(merged, Err((0, ReviewError::ThemeAndEvent)));
    say(&mut review, Correction::Merge { groups: vec![screens.clone(), GroupId("t4".to_owned())] })
        .expect("two themes can");
    let album = review.held_group(&screens).expect("it is held");
    assert_eq!(album.photos, [0].into_iter().chain(3..PHOTOS).map(photo).collect::<Vec<_>>(), "each photo once");
}

#[test]
fn stacks_are_kept_taken_apart_and_left() {
    let mut review = Review::default();
    let keep = |stack: &[u8], kept: &[u8]| Correction::Keep {
        stack: stack.iter().map(|n| photo(*n)).collect(),
        photos: kept.iter().map(|n| photo(*n)).collect(),
    };
    let stacks = |review: &Review| review.stacks().map(|s| (s.photos.clone(), s.kept.clone())).collect::<Vec<_>>();
    let of = |numbers: &[u8]| numbers.iter().map(|n| photo(*n)).collect::<Vec<_>>();
    apply(&mut review, &[keep(&[3, 1, 2, 4], &[3, 1])]).expect("can be kept");
    assert_eq!(stacks(&review), [(of(&[1, 2, 3, 4]), of(&[3, 1]))], "the first that is kept is on top");
    assert_eq!(apply(&mut review, &[keep(&[1, 2, 3, 4], &[3, 1])]).map(|log| log.len()), Ok(0), "said already");
    // Another stack takes photos away: what is left is one while something of it is kept.
    apply(&mut review, &[keep(&[3, 9], &[9])]).expect("can be kept");
    assert_eq!(stacks(&review), [(of(&[1, 2, 4]), of(&[1])), (of(&[3, 9]), of(&[9]))]);
    apply(&mut review, &[Correction::Unstack { photos: of(&[1, 2]) }]).expect("can be taken apart");
    assert_eq!(stacks(&review), [(of(&[1, 2]), of(&[1, 2])), (of(&[3, 9]), of(&[9]))]);
    assert!(review.stacks().next().is_some_and(crate::domain::HeldStack::is_dissolved));
    review.apply(&[Operation::Undo, Operation::Undo], 0, group).expect("can be undone");
    assert_eq!(stacks(&review), [(of(&[1, 2, 3, 4]), of(&[3, 1]))]);
    let mut refused = |correction| apply(&mut review, &[correction]).expect_err("cannot be done").1;
    assert_eq!(refused(keep(&[1], &[1])), ReviewError::OneInStack);
    assert_eq!(refused(keep(&[1, 1], &[1])), ReviewError::OneInStack);
    assert_eq!(refused(keep(&[1, 2], &[])), ReviewError::NoPhotos);
    assert_eq!(refused(keep(&[1, 2], &[3])), ReviewError::NotInStack(photo(3)));
    assert_eq!(refused(keep(&[1, 99], &[1])), ReviewError::NoPhoto(photo(99)));
}

#[test]
fn photos_that_were_taken_out_stay_apart_until_they_are_put_back() {
    let mut review = Review::default();
    let remove = Correction::Remove { group: id(0), photos: vec![photo(1)] };
    apply(&mut review, &[remove]).expect("can be taken out");
    assert_eq!(review.constraints().apart, BTreeSet::from([(id(0), photo(1))]));
    apply(&mut review, &[Correction::Move { photos: vec![photo(1)], to: id(0) }]).expect("can be put back");
    assert_eq!(review.constraints().apart, BTreeSet::new());
}

#[test]
fn what_cannot_be_done_says_why() {
    let mut review = Review::default();
    let refused = |review: &mut Review, correction| apply(review, &[correction]).expect_err("cannot be done").1;
    let nowhere = GroupId("x".to_owned());
    assert_eq!(refused(&mut review, Correction::Accept { group: nowhere.clone() }), ReviewError::NoGroup(nowhere));
    let all = (0..3).map(photo).collect();
    assert_eq!(refused(&mut review, Correction::Split { group: id(0), photos: all }), ReviewError::NothingLeft(id(0)));
    let stranger = Correction::Remove { group: id(0), photos: vec![photo(9)] };
    assert_eq!(refused(&mut review, stranger), ReviewError::NotInGroup { photo: photo(9), group: id(0) });
    let unknown = Correction::Move { photos: vec![photo(99)], to: id(0) };
    assert_eq!(refused(&mut review, unknown), ReviewError::NoPhoto(photo(99)));
    assert_eq!(refused(&mut review, Correction::Merge { groups: vec![id(0), id(0)] }), ReviewError::OneGroup);
    assert_eq!(review.apply(&[Operation::Undo], 0, group), Err((0, ReviewError::NothingToUndo)));
}

#[test]
fn a_new_correction_ends_redo() {
    let mut review = Review::default();
    apply(&mut review, &[Correction::Accept { group: id(0) }]).expect("can be accepted");
    review.apply(&[Operation::Undo], 0, group).expect("can be undone");
    apply(&mut review, &[Correction::Accept { group: id(3) }]).expect("can be accepted");
    assert_eq!(review.apply(&[Operation::Redo], 0, group), Err((0, ReviewError::NothingToRedo)));
}

#[test]
fn a_log_that_does_not_follow_is_refused() {
    let mut review = Review::default();
    let mut log = apply(&mut review, &[Correction::Accept { group: id(0) }]).expect("can be accepted");
    log.extend(apply(&mut review, &[Correction::Reject { group: id(0) }]).expect("can be rejected"));
    assert_eq!(Review::from_log(&log[1..]), Err(BrokenLog { sequence: 2 }));
    log.swap(0, 1);
    assert!(Review::from_log(&log).is_err());
}

#[test]
fn what_undo_and_redo_would_do_is_known() {
    let (accept, reject) = (Correction::Accept { group: id(0) }, Correction::Reject { group: id(3) });
    let mut review = Review::default();
    assert_eq!((review.next_undo(), review.next_redo()), (None, None));
    let mut log = apply(&mut review, &[accept.clone(), reject.clone()]).expect("both can be done");
    assert_eq!((review.next_undo(), review.next_redo()), (Some(&reject), None));
    log.extend(review.apply(&[Operation::Undo], 0, group).expect("can be undone"));
    assert_eq!((review.next_undo(), review.next_redo()), (Some(&accept), Some(&reject)));
    assert_eq!((review.correction(1), review.correction(2)), (Some(&accept), Some(&reject)));
    assert_eq!(review.correction(3), None, "an undo is no correction");
    let read = Review::from_log(&log).expect("the log follows");
    assert_eq!((read.next_undo(), read.next_redo()), (Some(&accept), Some(&reject)), "also after a restart");
}
