//! Photos that come after their album was accepted.

use super::*;

/// An outing of an hour: the first 20 photos are accepted, the rest comes later.
fn outing() -> (Vec<Drawn>, Held) {
    let photos: Vec<Drawn> = (0..26).map(|n| photo(n, i64::from(n * 7 % 26) * 2, home(), 1)).collect();
    let mut accepted: Vec<PhotoId> = photos[..20].iter().map(|p| p.id).collect();
    accepted.sort_unstable();
    let held = Held {
        id: GroupId("album".into()),
        state: GroupState::Accepted,
        name: Some("Lake".into()),
        photos: accepted,
        theme: None,
    };
    (photos, held)
}

fn additions(photos: &[Drawn], constraints: &Constraints) -> Vec<Suggestion> {
    let facts: Vec<PhotoFacts<'_>> = photos.iter().map(Drawn::facts).collect();
    let groups = events(&facts, constraints, &Weights::default());
    groups.into_iter().filter(|g| g.addition_to.is_some()).collect()
}

#[test]
fn photos_that_come_later_are_one_addition_to_their_album() {
    let (mut photos, held) = outing();
    // One of them as a messenger passes it on, and an outing on another day.
    photos[25] = forwarded(photos[25].clone(), 3, true);
    photos.extend((0..10).map(|n| photo(100 + n, 20_000 + i64::from(n) * 3, home(), 5)));
    let constraints = Constraints { held: vec![held.clone()], ..Constraints::default() };
    let found = additions(&photos, &constraints);
    assert_eq!(found.iter().map(|g| g.photos.len()).collect::<Vec<_>>(), [6]);
    assert_eq!(
        (found[0].addition_to.as_ref(), found[0].state, found[0].sure),
        (Some(&held.id), GroupState::Open, false)
    );
    let all = suggest(&photos, &[held]);
    assert_eq!(all.last().map(|g| g.photos.len()), Some(20), "the album itself is as the person left it");
}

#[test]
fn an_addition_that_was_put_off_is_still_one() {
    let (photos, held) = outing();
    let mut more: Vec<PhotoId> = photos[20..].iter().map(|p| p.id).collect();
    more.sort_unstable();
    let later = Held { id: GroupId("later".into()), state: GroupState::Later, name: None, photos: more, theme: None };
    let found = additions(&photos, &Constraints { held: vec![held.clone(), later], ..Constraints::default() });
    assert_eq!(found.iter().map(|g| (g.id.0.as_str(), g.state)).collect::<Vec<_>>(), [("later", GroupState::Later)]);
    assert_eq!(found[0].addition_to, Some(held.id));
}

#[test]
fn nothing_is_added_to_what_is_no_album_nor_what_the_person_took_out() {
    let (photos, held) = outing();
    for state in [GroupState::Open, GroupState::Rejected, GroupState::Later] {
        let held = Held { state, ..held.clone() };
        assert!(additions(&photos, &Constraints { held: vec![held], ..Constraints::default() }).is_empty());
    }
    let apart = photos[20..].iter().map(|p| (held.id.clone(), p.id)).collect();
    assert!(additions(&photos, &Constraints { held: vec![held], apart, ..Constraints::default() }).is_empty());
}
