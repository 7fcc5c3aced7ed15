//! What must hold for every library, tried on drawn ones.

mod additions;
mod again;
mod clocks;
mod habit;
mod links;
mod rejected;

use super::{Weights, events};
use crate::domain::{
    Camera, ClockShift, Constraints, Dates, GroupId, GroupState, Held, PhotoFacts, PhotoId, Place, Precision, Stamp,
    Suggestion,
};
use jiff::ToSpan;
use jiff::civil::{DateTime, date};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// A photo to draw: what `PhotoFacts` borrows from.
#[derive(Clone, Debug)]
struct Drawn {
    id: PhotoId,
    dates: Dates,
    place: Option<Place>,
    camera: Option<Camera>,
    name: String,
    embedding: Option<Vec<f32>>,
}

impl Drawn {
    fn facts(&self) -> PhotoFacts<'_> {
        PhotoFacts {
            id: self.id,
            dates: self.dates,
            place: self.place,
            camera: self.camera.as_ref(),
            folder: "photos",
            file_name: &self.name,
            embedding: self.embedding.as_deref(),
        }
    }
}

fn suggest(photos: &[Drawn], held: &[Held]) -> Vec<Suggestion> {
    let constraints = Constraints { held: held.to_vec(), ..Constraints::default() };
    events(&photos.iter().map(Drawn::facts).collect::<Vec<_>>(), &constraints, &Weights::default())
}

fn start() -> DateTime {
    date(2025, 5, 3).at(12, 0, 0, 0)
}

fn stamp(local: DateTime, precision: Precision) -> Stamp {
    Stamp { local, offset_minutes: None, precision }
}

/// A photo this many minutes after the start of the library, looking like `subject`.
fn photo(n: u32, minutes: i64, place: Option<Place>, subject: usize) -> Drawn {
    let local = start().checked_add(minutes.minutes()).unwrap();
    let mut hash = [0; 32];
    // Ids in no order of time, as hashes are.
    hash[..4].copy_from_slice(&n.wrapping_mul(2_654_435_761).to_be_bytes());
    hash[4..8].copy_from_slice(&n.to_be_bytes());
    // As the shipped encoder's `scene`: photos of one subject have cosines of about 0.6, those of different ones of 0.
    let mut embedding = vec![0.02; 24];
    embedding[subject % 8] = 1.0;
    embedding[8 + n as usize * 5 % 16] = 0.8;
    crate::domain::normalise(&mut embedding);
    Drawn {
        id: PhotoId::from_hash(&hash),
        dates: Dates {
            exif: Some(stamp(local, Precision::Second)),
            name: None,
            file: Some(stamp(local, Precision::Second)),
        },
        place,
        camera: Some(Camera { make: "A".into(), model: "B".into() }),
        name: format!("IMG_{n:04}.jpg"),
        embedding: Some(embedding),
    }
}

/// The same photo as a messenger passes it on some hours later.
fn forwarded(mut drawn: Drawn, hours: i64, with_day: bool) -> Drawn {
    let taken = drawn.dates.exif.unwrap().local;
    let received = taken.checked_add(hours.hours()).unwrap();
    let name = with_day.then(|| stamp(taken.date().at(0, 0, 0, 0), Precision::Day));
    drawn.dates = Dates { exif: None, name, file: Some(stamp(received, Precision::Second)) };
    drawn.place = None;
    drawn.camera = None;
    drawn
}

fn home() -> Option<Place> {
    Place::new(48.1, 11.5)
}

/// Up to 60 photos within some days, of every kind there is.
fn library() -> impl Strategy<Value = Vec<Drawn>> {
    type Draw = (i64, Option<(u8, f64)>, usize, u8, i64);
    let one = (0_i64..6_000, prop::option::of((0_u8..3, 0.0_f64..0.01)), 0_usize..8, 0_u8..10, 0_i64..30);
    prop::collection::vec(one, 0..60).prop_map(|all| {
        let draw = |(n, (minutes, place, subject, kind, hours)): (usize, Draw)| {
            let place = place.and_then(|(p, d)| Place::new(48.1 + f64::from(p) * 2.0 + d, 11.5));
            let mut drawn = photo(n as u32, minutes, place, subject);
            match kind {
                0 => drawn = forwarded(drawn, hours, true),
                1 => drawn = forwarded(drawn, hours, false),
                2 => drawn.embedding = None,
                3 => drawn.camera = None,
                4 if subject == 0 => drawn.dates = Dates::default(),
                5 => drawn.camera = Some(Camera { make: "Canon".into(), model: "EOS R50".into() }),
                _ => {}
            }
            drawn
        };
        all.into_iter().enumerate().map(draw).collect()
    })
}

/// Some of the photos in held groups, as corrections leave them.
fn holding(photos: &[Drawn], picks: &[u8]) -> Vec<Held> {
    let mut groups: BTreeMap<u8, Vec<PhotoId>> = BTreeMap::new();
    for (photo, pick) in photos.iter().zip(picks).filter(|(_, pick)| **pick < 3) {
        groups.entry(*pick).or_default().push(photo.id);
    }
    let held = |(n, mut photos): (u8, Vec<PhotoId>)| {
        photos.sort_unstable();
        // The id of one of its photos, as a suggestion that was touched has.
        let id = GroupId(format!("e{}", &photos[photos.len() - 1].to_string()[..16]));
        Held { id, state: GroupState::Accepted, name: (n == 1).then(|| "Mine".to_owned()), photos, theme: None }
    };
    groups.into_iter().map(held).collect()
}

fn sets(groups: &[Suggestion]) -> BTreeSet<(GroupId, Vec<PhotoId>)> {
    groups.iter().map(|g| (g.id.clone(), g.photos.clone())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_photo_is_in_exactly_one_group_and_ids_differ(photos in library(), picks in prop::collection::vec(0_u8..9, 60)) {
        let groups = suggest(&photos, &holding(&photos, &picks));
        let mut seen: Vec<PhotoId> = groups.iter().flat_map(|g| g.photos.clone()).collect();
        seen.sort_unstable();
        let mut all: Vec<PhotoId> = photos.iter().map(|p| p.id).collect();
        all.sort_unstable();
        prop_assert_eq!(seen, all);
        let rank = |g: &Suggestion| (g.state != GroupState::Open, g.state == GroupState::Open && g.photos.len() == 1);
        prop_assert!(groups.is_sorted_by(|a, b| rank(a) < rank(b) || (rank(a) == rank(b) && a.confidence >= b.confidence)));
        let ids: BTreeSet<&GroupId> = groups.iter().map(|g| &g.id).collect();
        prop_assert_eq!(ids.len(), groups.len());
        for g in &groups {
            prop_assert!((0.0..=1.0).contains(&g.confidence) && !g.photos.is_empty());
            prop_assert!(!g.sure || (g.photos.len() > 1 && g.summary.days <= 1 && g.state == GroupState::Open));
            prop_assert!(g.summary.doubtful.len() <= g.photos.len() && g.summary.doubtful.iter().all(|d| g.photos.contains(&d.photo)));
        }
    }

    #[test]
    fn the_order_of_input_does_not_matter(photos in library(), picks in prop::collection::vec(0_u8..9, 60), turn in 0_usize..60) {
        let held = holding(&photos, &picks);
        let before = suggest(&photos, &held);
        let mut other = photos;
        other.reverse();
        if !other.is_empty() {
            let turn = turn % other.len();
            other.rotate_left(turn);
        }
        prop_assert_eq!(suggest(&other, &held), before);
    }

    #[test]
    fn held_groups_come_back_as_they_were_left(photos in library(), picks in prop::collection::vec(0_u8..9, 60), gone in 0_usize..60) {
        let held = holding(&photos, &picks);
        let mut here = photos;
        here.truncate(gone);
        let groups = suggest(&here, &held);
        for h in &held {
            let expected: BTreeSet<PhotoId> = h.photos.iter().copied().filter(|p| here.iter().any(|d| d.id == *p)).collect();
            let found = groups.iter().find(|g| g.id == h.id && g.state == GroupState::Accepted);
            prop_assert_eq!(found.is_some(), !expected.is_empty());
            if let Some(found) = found {
                prop_assert_eq!(found.photos.iter().copied().collect::<BTreeSet<_>>(), expected);
                prop_assert_eq!(&found.name, &h.name);
            }
        }
    }

    #[test]
    fn what_the_person_said_holds_whatever_it_was(
        photos in library(),
        picks in prop::collection::vec(0_u8..9, 60),
        states in prop::collection::vec(0_u8..4, 3),
        apart in any::<u64>(),
    ) {
        let mut constraints = Constraints { held: holding(&photos, &picks), ..Constraints::default() };
        for (held, state) in constraints.held.iter_mut().zip(states) {
            use GroupState::{Accepted, Later, Open, Rejected};
            held.state = [Accepted, Later, Open, Rejected][usize::from(state)];
        }
        let ids = constraints.held.iter().map(|h| h.id.clone()).collect::<Vec<_>>();
        let taken_out = photos.iter().enumerate().filter(|(n, _)| apart >> (n % 64) & 1 == 1).map(|(_, p)| p.id);
        constraints.apart = taken_out.flat_map(|photo| ids.iter().map(move |id| (id.clone(), photo))).collect();
        let facts: Vec<PhotoFacts<'_>> = photos.iter().map(Drawn::facts).collect();
        for group in events(&facts, &constraints, &Weights::default()) {
            let held = constraints.held.iter().find(|h| h.id == group.id);
            match (&held, &group.addition_to) {
                (Some(held), addition) => {
                    let photos: BTreeSet<_> = group.photos.iter().collect();
                    prop_assert_eq!(photos, held.photos.iter().collect());
                    prop_assert!(!group.sure || (held.state == GroupState::Open && group.photos.len() > 1));
                    prop_assert!(addition.is_none() || held.state == GroupState::Later);
                }
                (None, Some(album)) => {
                    let album = constraints.held.iter().find(|h| h.id == *album);
                    prop_assert_eq!(album.map(|h| h.state), Some(GroupState::Accepted));
                    let pairs = group.photos.iter().map(|photo| (album.unwrap().id.clone(), *photo));
                    prop_assert!(pairs.into_iter().all(|pair| !constraints.apart.contains(&pair)));
                }
                (None, None) => prop_assert_eq!(group.state, GroupState::Open),
            }
        }
    }

    #[test]
    fn a_photo_far_away_in_time_changes_no_other_group(photos in library(), days in 240_i64..600, later: bool, kind in 0_u8..3) {
        let before = sets(&suggest(&photos, &[]));
        let minutes = if later { 6_000 + days * 1_440 } else { -days * 1_440 };
        let mut far = photo(9_999, minutes, home(), 3);
        if kind > 0 {
            far = forwarded(far, 5, kind == 1);
        }
        let mut more = photos;
        more.push(far.clone());
        let mut after = sets(&suggest(&more, &[]));
        let own = after.iter().find(|(_, photos)| photos.contains(&far.id)).cloned().unwrap();
        prop_assert_eq!(own.1.len(), 1);
        after.remove(&own);
        prop_assert_eq!(after, before);
    }
}

#[test]
fn two_outings_on_one_day_are_two_events_and_a_forwarded_photo_joins_by_look() {
    let park = Place::new(48.15, 11.60);
    let lake = Place::new(48.00, 11.35);
    let mut photos: Vec<Drawn> = (0..12).map(|n| photo(n, i64::from(n) * 4, park, (n % 2) as usize)).collect();
    photos.extend((12..24).map(|n| photo(n, 240 + i64::from(n - 12) * 4, lake, 4 + (n % 2) as usize)));
    photos.push(forwarded(photo(30, 20, None, 1), 9, true));
    let groups = suggest(&photos, &[]);
    assert_eq!(groups.len(), 2);
    let first = groups.iter().find(|g| g.photos.contains(&photos[0].id)).unwrap();
    assert_eq!(first.photos.len(), 13);
    assert!(first.photos.contains(&photos[24].id));
    assert_eq!(first.summary.days, 1);
    assert!(first.summary.radius.unwrap() < 1.0 && first.summary.similarity.unwrap() > 0.0);
    assert!(first.summary.from_home.is_none(), "one day says nothing about home");
}

#[test]
fn a_journey_is_one_event_and_the_same_days_at_home_are_not() {
    let photos = quarter();
    let journey = 13 * 8;
    let groups = suggest(&photos, &[]);
    let trip = groups.iter().find(|g| g.photos.contains(&photos[journey].id)).unwrap();
    assert_eq!(trip.photos.len(), 48);
    assert_eq!(trip.summary.days, 4);
    assert!(trip.summary.from_home.unwrap() > 1_500_000.0);
    assert!(!trip.sure);
    assert_eq!(groups.len(), 14);
}

/// A person at home at weekends, and away for four days: 13 weeks.
fn quarter() -> Vec<Drawn> {
    let weekend = (0..13_u32).flat_map(|week| (0..8).map(move |k| (week, k)));
    let mut photos: Vec<Drawn> = weekend
        .map(|(week, k)| {
            let place = Place::new(48.1 + f64::from(week) * 0.003, 11.5);
            photo(week * 8 + k, i64::from(week) * 10_080 + i64::from(k) * 3, place, k as usize % 3)
        })
        .collect();
    let days = (0..4_u32).flat_map(|day| (0..12).map(move |k| (day, k)));
    photos.extend(days.map(|(day, k)| {
        let place = Place::new(38.7 + f64::from(day) * 0.02, -9.1);
        photo(200 + day * 12 + k, i64::from(94 + day) * 1_440 + i64::from(k) * 25, place, 4 + k as usize % 2)
    }));
    photos
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn a_photo_three_days_away_changes_no_other_group_where_home_is_clear(after in 3_i64..60, abroad: bool, kind in 0_u8..3) {
        let photos = quarter();
        let before = sets(&suggest(&photos, &[]));
        let place = if abroad { Place::new(40.4, -3.7) } else { home() };
        let mut far = photo(9_999, (97 + after) * 1_440, place, 3);
        if kind > 0 {
            far = forwarded(far, 5, kind == 1);
        }
        let id = far.id;
        let mut after = sets(&suggest(&[photos, vec![far]].concat(), &[]));
        // A received photo may have been taken up to four days before.
        prop_assume!(kind < 2 || after.iter().any(|(_, own)| own[..] == [id]));
        after.retain(|(_, own)| own[..] != [id]);
        prop_assert_eq!(after, before);
    }
}

#[test]
fn photos_around_a_held_event_stay_apart_from_it() {
    let photos: Vec<Drawn> = (0..30).map(|n| photo(n, i64::from(n) * 10, home(), (n / 10) as usize)).collect();
    let mut middle: Vec<PhotoId> = photos[10..20].iter().map(|p| p.id).collect();
    middle.sort_unstable();
    let held = [Held {
        id: GroupId("mine".into()),
        state: GroupState::Rejected,
        name: None,
        photos: middle.clone(),
        theme: None,
    }];
    let groups = suggest(&photos, &held);
    let back = groups.last().unwrap();
    assert_eq!((back.id.0.as_str(), back.state, back.photos.len()), ("mine", GroupState::Rejected, 10));
    assert!(groups[..groups.len() - 1].iter().all(|g| g.photos.iter().all(|p| !middle.contains(p))));
}

#[test]
fn what_the_person_put_together_only_waits_for_their_word_unless_it_is_of_several_days() {
    let minutes = |n: u32| i64::from(n % 10) * 10 + i64::from(n / 10) * 1_440;
    let photos: Vec<Drawn> = (0..30).map(|n| photo(n, minutes(n), home(), 0)).collect();
    let put_together = |range: std::ops::Range<usize>, state| {
        let mut own: Vec<PhotoId> = photos[range].iter().map(|p| p.id).collect();
        own.sort_unstable();
        Held { id: GroupId("mine".into()), state, name: None, photos: own, theme: None }
    };
    let is_sure = |held: Held| suggest(&photos, &[held]).iter().any(|g| g.id.0 == "mine" && g.sure);
    assert!(is_sure(put_together(0..10, GroupState::Open)));
    assert!(!is_sure(put_together(0..1, GroupState::Open)), "one photo is no album");
    assert!(!is_sure(put_together(0..20, GroupState::Open)), "two days may be two albums");
    for said in [GroupState::Accepted, GroupState::Rejected, GroupState::Later] {
        assert!(!is_sure(put_together(0..10, said)), "there is nothing to accept, or not now");
    }
}

#[test]
fn a_forwarded_photo_stays_out_of_an_album_that_is_settled() {
    let mut photos: Vec<Drawn> = (0..12).map(|n| photo(n, i64::from(n) * 4, home(), 1)).collect();
    photos.push(forwarded(photo(30, 20, None, 1), 2, true));
    let mut ids: Vec<PhotoId> = photos[..12].iter().map(|p| p.id).collect();
    ids.sort_unstable();
    assert_eq!(suggest(&photos, &[]).len(), 1);
    let held = [Held { id: GroupId("mine".into()), state: GroupState::Accepted, name: None, photos: ids, theme: None }];
    let groups = suggest(&photos, &held);
    assert_eq!(groups.iter().map(|g| g.photos.len()).collect::<Vec<_>>(), [1, 12]);
    assert_eq!(groups[0].addition_to, Some(held[0].id.clone()));
}

#[test]
fn photos_with_nothing_but_file_times_are_grouped_but_never_sure_and_copies_are_not() {
    let bare = |n: u32, minutes: i64| forwarded(photo(n, minutes, None, (n / 10) as usize), 0, false);
    let times = (0..10).map(|n| bare(n, i64::from(n) * 5)).chain((10..20).map(|n| bare(n, 9_000 + i64::from(n) * 5)));
    let groups = suggest(&times.collect::<Vec<_>>(), &[]);
    assert_eq!(groups.iter().map(|g| g.photos.len()).collect::<Vec<_>>(), [10, 10]);
    assert!(groups.iter().all(|g| !g.sure && g.confidence <= 0.5 && g.summary.span.is_none()));
    let copied: Vec<Drawn> = (0..20).map(|n| bare(n, 7)).collect();
    assert_eq!(suggest(&copied, &[]).len(), 20);
}

#[test]
fn nothing_in_nothing_out() {
    assert!(suggest(&[], &[]).is_empty());
    let gone = Held {
        id: GroupId("e1".into()),
        state: GroupState::Accepted,
        name: None,
        photos: vec![photo(1, 0, None, 0).id],
        theme: None,
    };
    assert!(suggest(&[], &[gone]).is_empty());
}
