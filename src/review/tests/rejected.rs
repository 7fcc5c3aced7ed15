//! Photos of a rejected suggestion in another one.

use super::*;

fn reject(id: GroupId) -> Correction {
    Correction::Reject { group: id }
}

fn photos(of: &[u8]) -> Vec<PhotoId> {
    let mut photos: Vec<PhotoId> = of.iter().map(|n| photo(*n)).collect();
    photos.sort_unstable();
    photos
}

/// The parts that are suggested, by their photos.
fn parts(review: &Review) -> Vec<Suggestion> {
    group(review).into_iter().filter(|group| group.id.is_again() && group.state == GroupState::Open).collect()
}

#[test]
fn what_is_made_of_a_rejected_suggestion_leaves_it_when_it_is_decided() {
    let mut review = Review::default();
    // Everything but one photo is held, so that no free photos join.
    let all = Correction::Create { name: "All".to_owned(), photos: photos(&[0]) };
    apply(&mut review, &[all, reject(id(0))]).expect("can be rejected");
    let start = review.clone();
    let whole = review.held_group(&id(0)).expect("it is held").photos.clone();
    assert_eq!(review.constraints().rejected, BTreeMap::from([(id(0), whole.clone())]));
    let part = parts(&review).pop().expect("a part is suggested");
    assert!(part.photos.iter().all(|photo| whole.contains(photo)));

    apply(&mut review, &[Correction::Accept { group: part.id.clone() }]).expect("can be accepted");
    let left = review.held_group(&id(0)).expect("the rest is still rejected");
    assert_eq!((left.state, left.photos.len()), (GroupState::Rejected, whole.len() - part.photos.len()));
    assert_eq!(review.held_group(&part.id).map(|held| held.state), Some(GroupState::Accepted));
    assert_eq!(review.constraints().rejected[&id(0)], whole, "what was rejected is what it was then");

    review.apply(&[Operation::Undo], 0, group).expect("can be undone");
    assert_eq!((review.held.clone(), review.group_of.clone()), (start.held, start.group_of));
}

#[test]
fn what_was_rejected_twice_and_what_the_person_made_is_no_occasion_for_more() {
    let mut review = Review::default();
    apply(&mut review, &[reject(id(0))]).expect("can be rejected");
    while let Some(part) = parts(&review).pop() {
        apply(&mut review, &[reject(part.id)]).expect("can be rejected");
    }
    assert!(review.constraints().rejected.is_empty());
    let mut review = Review::default();
    let merge = Correction::Merge { groups: vec![id(0), id(3)] };
    apply(&mut review, &[merge, reject(id(0))]).expect("can be rejected");
    assert!(review.constraints().rejected.is_empty(), "the person put it together");
}

#[test]
fn what_was_rejected_can_be_accepted_after_all() {
    let mut review = Review::default();
    apply(&mut review, &[reject(id(0))]).expect("can be rejected");
    let whole = review.held_group(&id(0)).expect("it is held").photos.clone();
    let part = parts(&review).pop().expect("a part is suggested").id;
    apply(&mut review, &[Correction::Accept { group: id(0) }]).expect("can be accepted");
    assert_eq!(review.held_group(&id(0)).map(|held| held.photos.clone()), Some(whole));
    let refused = apply(&mut review, &[Correction::Accept { group: part.clone() }]);
    assert_eq!(refused, Err((0, ReviewError::NoGroup(part))));
}

#[test]
fn a_split_of_a_part_leaves_the_rest_where_it_was() {
    let mut review = Review::default();
    apply(&mut review, &[reject(id(0))]).expect("can be rejected");
    let whole = review.held_group(&id(0)).expect("it is held").photos.clone();
    let part = parts(&review).into_iter().max_by_key(|part| part.photos.len()).expect("a part is suggested");
    let own: Vec<PhotoId> = part.photos.iter().copied().filter(|photo| whole.contains(photo)).collect();
    assert!(part.photos.len() > 1);
    apply(&mut review, &[Correction::Split { group: part.id, photos: own[..1].to_vec() }]).expect("can be split");
    let left = review.held_group(&id(0)).expect("the rest is rejected").photos.clone();
    assert_eq!(left, whole.iter().copied().filter(|photo| *photo != own[0]).collect::<Vec<_>>());
}
