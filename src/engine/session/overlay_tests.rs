//! Whatever the person says, every photo stays in exactly one group, and what they hold is as they left it.

use super::overlay::{Base, Taken, overlay};
use crate::domain::{
    Correction, DateSource, Doubt, Doubtful, GroupId, GroupState, Operation, PhotoId, Precision, Stamp, Suggestion,
    Summary,
};
use crate::review::Review;
use proptest::prelude::*;
use std::collections::BTreeSet;

const PHOTOS: u8 = 12;

fn photo(n: u8) -> PhotoId {
    PhotoId::from_bytes([n + 1; 16])
}

fn id(n: u8) -> GroupId {
    GroupId(format!("e{}", &photo(n * 3).to_string()[..16]))
}

/// Twelve photos, an hour apart, the later ones with the smaller number.
fn taken() -> Taken {
    let date = |n: u8| {
        let local = format!("2025-05-03T{:02}:00:00", 23 - n).parse().expect("a date");
        Stamp { local, offset_minutes: None, precision: Precision::Second }
    };
    (0..PHOTOS).map(|n| (photo(n), Some((date(n), DateSource::Exif)))).collect()
}

fn of(groups: Vec<Suggestion>) -> Base {
    let mut base = Base::default();
    base.renew(groups);
    base
}

/// In threes, as they were taken.
fn base() -> Base {
    of(groups())
}

fn groups() -> Vec<Suggestion> {
    let group = |n: u8| Suggestion {
        id: id(n),
        state: GroupState::Open,
        name: None,
        photos: [n * 3 + 2, n * 3 + 1, n * 3].map(photo).to_vec(),
        confidence: 0.9,
        sure: true,
        addition_to: None,
        summary: Summary {
            radius: Some(10.0),
            doubtful: vec![Doubtful { photo: photo(n * 3), why: Doubt::LooksDifferent }],
            ..Summary::default()
        },
    };
    (0..PHOTOS / 3).map(group).collect()
}

fn after(operations: &[Operation]) -> (Review, Vec<Suggestion>) {
    let mut review = Review::default();
    review.apply(operations, 0, |review| overlay(&base(), review, &taken())).expect("it can be done");
    let groups = overlay(&base(), &review, &taken());
    whole(&groups, &review, &taken());
    (review, groups)
}

fn whole(groups: &[Suggestion], review: &Review, taken: &Taken) {
    let (mut ids, mut seen) = (BTreeSet::new(), BTreeSet::new());
    for group in groups {
        assert!(ids.insert(&group.id), "two groups are called {}", group.id);
        assert!(!group.photos.is_empty(), "{} is empty", group.id);
        assert!(group.photos.iter().all(|p| seen.insert(*p)), "a photo of {} is in two groups", group.id);
        match review.held_group(&group.id) {
            Some(held) => assert_eq!((group.state, &group.name), (held.state, &held.name)),
            None => assert_eq!((group.state, &group.name), (GroupState::Open, &None)),
        }
    }
    assert_eq!(seen, taken.keys().copied().collect(), "the groups are not of the photos that there are");
    for held in review.held() {
        let here: BTreeSet<_> = held.photos.iter().filter(|p| taken.contains_key(p)).collect();
        let shown = groups.iter().find(|g| g.id == held.id).map(|g| g.photos.iter().collect()).unwrap_or_default();
        assert_eq!(here, shown, "{} is not as the person left it", held.id);
    }
}

fn find<'a>(groups: &'a [Suggestion], id: &GroupId) -> &'a Suggestion {
    groups.iter().find(|g| g.id == *id).expect("it is there")
}

#[test]
fn nothing_said_changes_nothing() {
    assert_eq!(overlay(&base(), &Review::default(), &taken()), groups());
}

#[test]
fn an_accepted_group_keeps_what_is_known_of_it() {
    let (_, groups) = after(&[Operation::Correct(Correction::Accept { group: id(1) })]);
    let album = find(&groups, &id(1));
    assert_eq!((album.state, album.summary.radius, album.confidence), (GroupState::Accepted, Some(10.0), 1.0));
    assert_eq!(album.photos, self::groups()[1].photos);
    assert!(album.summary.doubtful.is_empty(), "the person is sure");
    assert_eq!(groups.last(), Some(album), "what is held comes after what is open");
}

#[test]
fn a_split_is_two_groups_and_a_removed_photo_stands_alone() {
    let split = Correction::Split { group: id(0), photos: vec![photo(0), photo(1)] };
    let remove = Correction::Remove { group: id(1), photos: vec![photo(3)] };
    let (_, groups) = after(&[Operation::Correct(split), Operation::Correct(remove)]);
    let part = find(&groups, &GroupId("n1".to_owned()));
    assert_eq!(part.photos, [photo(1), photo(0)], "in the order in which they were taken");
    let span = part.summary.span.expect("their dates are known");
    assert_eq!(span.1.seconds() - span.0.seconds(), 3_600.0);
    assert_eq!(find(&groups, &id(0)).photos, [photo(2)]);
    let alone = groups.iter().find(|g| g.photos == [photo(3)]).expect("it is there");
    assert_eq!((alone.state, alone.sure), (GroupState::Open, false));
}

#[test]
fn a_group_without_photos_is_no_more() {
    let all = [3, 4, 5].map(photo).to_vec();
    let (review, groups) = after(&[Operation::Correct(Correction::Move { photos: all, to: id(0) })]);
    assert_eq!((groups.len(), find(&groups, &id(0)).photos.len()), (3, 6));
    let mut fewer = taken();
    fewer.retain(|p, _| *p > photo(5));
    let groups = overlay(&base(), &review, &fewer);
    whole(&groups, &review, &fewer);
    assert_eq!(groups.len(), 2, "a held group none of whose photos is here is not shown");
}

#[test]
fn a_group_that_is_held_no_more_is_a_suggestion_again() {
    let accept = Operation::Correct(Correction::Accept { group: id(0) });
    let (_, held) = after(&[accept]);
    let free = overlay(&of(held.clone()), &Review::default(), &taken());
    whole(&free, &Review::default(), &taken());
    let again = find(&free, &id(0));
    assert_eq!((again.state, again.sure), (GroupState::Open, false), "nobody judged it lately");

    let mut base = base();
    base.renew(held.clone());
    base.renew(held);
    let free = overlay(&base, &Review::default(), &taken());
    assert_eq!((find(&free, &id(0)), free.len()), (&groups()[0], 4), "it is as it was suggested");
}

#[test]
fn a_photo_that_is_new_stands_alone_until_it_is_grouped() {
    let mut more = taken();
    more.insert(photo(50), None);
    let groups = overlay(&base(), &Review::default(), &more);
    whole(&groups, &Review::default(), &more);
    let mut review = Review::default();
    let add = Operation::Correct(Correction::Move { photos: vec![photo(50)], to: id(0) });
    review.apply(&[add], 0, |review| overlay(&base(), review, &more)).expect("it can be put into a group already");
    whole(&overlay(&base(), &review, &more), &review, &more);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]
    #[test]
    fn every_photo_stays_in_one_group(
        steps in prop::collection::vec((0_u8..9, 0_usize..20, 0_usize..20, any::<u16>(), any::<bool>()), 1..30),
        gone in any::<u16>(),
    ) {
        let mut base = base();
        let mut review = Review::default();
        let mut taken = taken();
        for (step, (kind, a, b, mask, regroup)) in steps.into_iter().enumerate() {
            if step == 10 {
                taken.retain(|p, _| gone >> (p.to_bytes()[0] % 16) & 1 == 0);
            }
            let groups = overlay(&base, &review, &taken);
            whole(&groups, &review, &taken);
            if groups.is_empty() {
                break;
            }
            let (from, to) = (&groups[a % groups.len()], &groups[b % groups.len()]);
            let some: Vec<_> = from.photos.iter().enumerate().filter(|(i, _)| mask >> i & 1 == 1).map(|(_, p)| *p).collect();
            let group = from.id.clone();
            let operation = match kind {
                0 => Operation::Correct(Correction::Accept { group }),
                1 => Operation::Correct(Correction::Reject { group }),
                2 => Operation::Correct(Correction::Split { group, photos: some }),
                3 => Operation::Correct(Correction::Remove { group, photos: some }),
                4 => Operation::Correct(Correction::Move { photos: some, to: to.id.clone() }),
                5 => Operation::Correct(Correction::Merge { groups: vec![group, to.id.clone()] }),
                6 => Operation::Correct(Correction::Rename { group, name: "Garden".to_owned() }),
                7 => Operation::Redo,
                _ => Operation::Undo,
            };
            // A refused one changes nothing, which is checked all the same.
            let _ = review.apply(&[operation], 0, |review| overlay(&base, review, &taken));
            let groups = overlay(&base, &review, &taken);
            whole(&groups, &review, &taken);
            if regroup {
                base.renew(groups); // as well as any grouping: what is held is held
            }
        }
    }
}

#[test]
fn what_is_suggested_of_rejected_photos_stands_beside_them_until_one_of_both_is_decided() {
    let reject = Operation::Correct(Correction::Reject { group: id(1) });
    let mut review = Review::default();
    review.apply(&[reject], 0, |review| overlay(&base(), review, &taken())).expect("it can be done");
    // Grouping made a suggestion of two of them since.
    let again = GroupId("r1".to_owned());
    let part = Suggestion { id: again.clone(), photos: vec![photo(4), photo(3)], sure: false, ..groups()[1].clone() };
    let mut grouped = groups();
    grouped[1].state = GroupState::Rejected;
    grouped.push(part);
    let base = of(grouped);
    let of = |review: &Review, id: &GroupId| {
        let groups = overlay(&base, review, &taken());
        groups.iter().find(|group| group.id == *id).map(|group| (group.state, group.photos.len()))
    };
    assert_eq!(
        (of(&review, &id(1)), of(&review, &again)),
        (Some((GroupState::Rejected, 3)), Some((GroupState::Open, 2)))
    );
    let mut say = |operation: Operation| {
        review.apply(&[operation], 0, |review| overlay(&base, review, &taken())).expect("it can be done");
        (of(&review, &id(1)), of(&review, &again))
    };
    let accepted = say(Operation::Correct(Correction::Accept { group: again.clone() }));
    assert_eq!(accepted, (Some((GroupState::Rejected, 1)), Some((GroupState::Accepted, 2))));
    assert_eq!(say(Operation::Undo), (Some((GroupState::Rejected, 3)), Some((GroupState::Open, 2))));
    // Rejected no more: there is nothing to suggest otherwise.
    assert_eq!(say(Operation::Undo), (Some((GroupState::Open, 3)), None));
}
