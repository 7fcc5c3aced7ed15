//! Order, expectations and focus.

use super::*;
use crate::app::model::samples::{group, id, ids};

fn open(count: usize) -> Groups {
    let mut groups = Groups::default();
    let all: Vec<_> = (0..count).map(|n| group(n, 3, 1.0 - n as f32 / 100.0)).collect();
    groups.replace(all.into());
    groups
}

fn accept(n: usize) -> Correction {
    Correction::Accept { group: id(n) }
}

#[test]
fn the_surest_come_first_and_single_photos_are_no_suggestions() {
    let mut groups = Groups::default();
    let sure = Suggestion { sure: true, ..group(3, 2, 0.5) };
    groups.replace(vec![group(1, 5, 0.6), group(2, 5, 0.9), group(4, 1, 1.0), sure].into());
    groups.rank();
    assert_eq!(groups.suggestions(), ids(&[3, 2, 1]));
    assert_eq!(groups.sure(), ids(&[3]));
}

#[test]
fn cards_keep_their_places_until_they_are_ranked() {
    let mut groups = open(3);
    groups.replace(vec![group(7, 2, 1.0), group(2, 3, 1.0), group(0, 3, 0.1), group(8, 2, 0.9)].into());
    assert_eq!(groups.suggestions(), ids(&[0, 2, 7, 8]));
    groups.rank();
    assert_eq!(groups.suggestions(), ids(&[2, 7, 8, 0]));
}

#[test]
fn a_decision_shows_at_once_and_until_the_list_has_it() {
    let mut groups = open(3);
    groups.expect(vec![accept(1)]);
    assert_eq!((groups.suggestions(), groups.albums()), (&ids(&[0, 2])[..], &ids(&[1])[..]));
    // A list that was on its way before the decision was carried out does not bring the card back.
    groups.replace(open(3).all);
    assert_eq!(groups.albums(), ids(&[1]));
    groups.confirm();
    assert_eq!(groups.albums(), ids(&[1]));
    groups.replace(open(3).all);
    assert_eq!(groups.albums(), ids(&[]), "from here on the list is right");
}

#[test]
fn a_refused_decision_is_rolled_back_and_later_ones_stand() {
    let mut groups = open(3);
    groups.expect(vec![accept(1)]);
    groups.expect(vec![Correction::Rename { group: id(2), name: "Garden".into() }]);
    groups.refuse();
    assert_eq!(groups.suggestions(), ids(&[0, 1, 2]));
    assert_eq!(groups.get(&id(2)).and_then(|g| g.name.as_deref()), Some("Garden"));
    groups.forget_expected();
    assert_eq!(groups.get(&id(2)).and_then(|g| g.name.as_deref()), None);
}

#[test]
fn an_answer_belongs_to_the_oldest_batch() {
    let mut groups = open(3);
    groups.expect(vec![accept(0)]);
    groups.expect(Vec::new());
    groups.expect(vec![accept(2)]);
    groups.confirm();
    groups.confirm();
    groups.refuse();
    assert_eq!(groups.albums(), ids(&[0]));
    assert!(!groups.is_waiting());
}

#[test]
fn after_a_decision_the_next_card_has_the_focus_and_at_the_end_the_one_before() {
    let mut groups = open(4);
    groups.focus(id(1));
    groups.expect(vec![accept(1)]);
    assert_eq!(groups.focused(), Some(&id(2)));
    groups.expect(vec![accept(2), accept(3)]);
    assert_eq!(groups.focused(), Some(&id(0)));
    groups.expect(vec![Correction::Later { group: id(0) }]);
    assert_eq!((groups.focused(), groups.put_off()), (None, &ids(&[0])[..]));
}

#[test]
fn what_was_put_off_keeps_the_focus_among_its_own() {
    let mut groups = open(4);
    groups.expect((0..3).map(|n| Correction::Later { group: id(n) }).collect());
    groups.focus(id(1));
    groups.expect(vec![Correction::Reject { group: id(1) }]);
    assert_eq!(groups.focused(), Some(&id(2)));
}

#[test]
fn photos_that_were_taken_out_are_gone_at_once() {
    let mut groups = open(1);
    let photos = groups.get(&id(0)).map(|g| g.photos.clone()).unwrap_or_default();
    groups.expect(vec![Correction::Remove { group: id(0), photos: photos[..1].to_vec() }]);
    assert_eq!(groups.get(&id(0)).map(|g| g.photos.as_slice()), Some(&photos[1..]));
}

#[test]
fn albums_stand_newest_first() {
    let mut groups = open(3);
    groups.expect((0..3).map(accept).collect());
    // `samples::group` dates group n on day n.
    assert_eq!(groups.albums(), ids(&[2, 1, 0]));
}
