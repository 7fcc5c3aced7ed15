use super::*;
use crate::domain::{Camera, Dates, GroupState, Held, PhotoFacts, normalise};
use proptest::prelude::*;
use std::collections::BTreeSet;

struct Shot {
    look: Vec<f32>,
    name: String,
    format: &'static str,
    size: (u32, u32),
}

/// A photo of a subject, a little different from the others.
fn shot(subject: usize, n: usize) -> Shot {
    let mut look = vec![0.1; 8];
    look[subject] = 1.0;
    look[6] += 0.02 * (n % 7) as f32;
    look[7] += 0.03 * (n % 5) as f32;
    normalise(&mut look);
    Shot { look, name: format!("IMG_{subject}{n:03}.jpg"), format: "JPEG", size: (400, 300) }
}

fn id(i: usize) -> PhotoId {
    PhotoId::from_bytes((i as u128).to_be_bytes())
}

fn picture<'s>(i: usize, shot: &'s Shot, camera: Option<&'s Camera>) -> PictureFacts<'s> {
    PictureFacts {
        facts: PhotoFacts {
            id: id(i),
            dates: Dates::default(),
            place: None,
            camera,
            folder: "",
            file_name: &shot.name,
            embedding: (!shot.look.is_empty()).then_some(&shot.look),
        },
        likeness: None,
        width: shot.size.0,
        height: shot.size.1,
        bytes: 1_000,
        format: shot.format,
        quality: None,
    }
}

fn of(shots: &[Shot], camera: Option<&Camera>) -> Vec<Theme> {
    let photos: Vec<PictureFacts<'_>> = shots.iter().enumerate().map(|(i, shot)| picture(i, shot, camera)).collect();
    let looks: Vec<Option<&[f32]>> = photos.iter().map(|p| p.facts.embedding).collect();
    themes(&photos, &NeighbourGraph::new(&looks, 10))
}

#[test]
fn subjects_are_themes_the_largest_first() {
    let shots: Vec<Shot> = (0..40).map(|n| shot(0, n)).chain((0..25).map(|n| shot(1, n))).collect();
    let themes = of(&shots, None);
    let sizes: Vec<usize> = themes.iter().map(|t| t.photos.len()).collect();
    assert_eq!(sizes, [40, 25]);
    assert!(themes.iter().all(|t| t.kind == ThemeKind::Look && t.cohesion > 0.99));
    assert!(themes[0].photos.iter().all(|p| *p < id(40)));
}

#[test]
fn plain_signs_come_first_unless_a_camera_took_it() {
    let mut shots: Vec<Shot> = (0..30).map(|n| shot(0, n)).collect();
    shots[3] = Shot { name: "Screenshot_20250503.jpg".into(), ..shot(0, 3) };
    shots[4] = Shot { format: "PNG", size: (2400, 1080), ..shot(0, 4) };
    shots[5] = Shot { name: "CamScanner 1.jpg".into(), ..shot(0, 5) };
    shots[6] = Shot { format: "PNG", ..shot(0, 6) };
    let found = of(&shots, None);
    let kinds: Vec<(ThemeKind, usize)> = found.iter().map(|t| (t.kind, t.photos.len())).collect();
    assert_eq!(kinds, [(ThemeKind::Screenshots, 2), (ThemeKind::Look, 27), (ThemeKind::Documents, 1)]);
    let camera = Camera { make: "Canon".into(), model: "EOS R50".into() };
    assert!(of(&shots, Some(&camera)).iter().all(|t| t.kind == ThemeKind::Look));
}

#[test]
fn what_messengers_sent_is_said_and_the_photo_nobody_knows_stands_alone() {
    let mut shots: Vec<Shot> =
        (0..20).map(|n| Shot { name: format!("IMG-20250503-WA{n:04}.jpg"), ..shot(2, n) }).collect();
    shots.push(Shot { look: Vec::new(), ..shot(0, 0) });
    let themes = of(&shots, None);
    assert_eq!(themes.len(), 2);
    assert_eq!((themes[0].kind, themes[0].photos.len()), (ThemeKind::Received, 20));
    assert_eq!((themes[1].kind, &themes[1].photos[..]), (ThemeKind::Look, &[id(20)][..]));
    assert!(of(&[], None).is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_photo_is_in_exactly_one_theme_and_always_the_same(subjects in prop::collection::vec(0_usize..6, 1..80)) {
        let shots: Vec<Shot> = subjects.iter().enumerate().map(|(n, s)| shot(*s, n)).collect();
        let themes = of(&shots, None);
        let all: Vec<PhotoId> = themes.iter().flat_map(|t| t.photos.iter().copied()).collect();
        prop_assert_eq!(all.len(), shots.len());
        prop_assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), shots.len());
        prop_assert_eq!(of(&shots, None), themes);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn photos_that_come_and_go_leave_the_themes_as_from_nothing(
        subjects in prop::collection::vec(0_usize..6, 150..200),
        steps in prop::collection::vec(prop::collection::vec(any::<prop::sample::Index>(), 1..5), 2..7),
    ) {
        let mut shots: Vec<Shot> = subjects.iter().enumerate().map(|(n, subject)| shot(*subject, n)).collect();
        let mut is_here = vec![true; shots.len()];
        let (mut memory, mut index) = (ThemeMemory::default(), crate::search::NeighbourIndex::new(4));
        for (n, step) in steps.iter().enumerate() {
            for at in step.iter().map(|at| at.index(subjects.len())) {
                match n % 3 {
                    1 => shots[at].name = format!("IMG-20250503-WA{n:04}.jpg"),
                    2 if n == 5 => shots[at].name = "Screenshot_1.png".to_owned(),
                    2 => shots[at].look = shot(n % 6, at).look,
                    _ => is_here[at] = !is_here[at],
                }
            }
            let here: Vec<usize> = (0..shots.len()).filter(|i| is_here[*i]).collect();
            let photos: Vec<PictureFacts<'_>> = here.iter().map(|i| picture(*i, &shots[*i], None)).collect();
            let looks: Vec<_> = photos.iter().map(|p| (p.facts.id, p.facts.embedding)).collect();
            let graph = index.update(&looks);
            prop_assert_eq!(themes_again(&mut memory, &photos, &graph), themes(&photos, &graph));
        }
    }
}

fn kept(id: &str, photos: impl Iterator<Item = usize>) -> Held {
    let theme = Some(ThemeKind::Look);
    Held {
        id: GroupId(id.to_owned()),
        state: GroupState::Accepted,
        name: None,
        photos: photos.map(self::id).collect(),
        theme,
    }
}

/// What comes to the held themes, by their places.
fn additions(shots: &[Shot], held: &[Held], apart: &[(&str, usize)]) -> Vec<(String, BTreeSet<usize>)> {
    let photos: Vec<PictureFacts<'_>> = shots.iter().enumerate().map(|(i, shot)| picture(i, shot, None)).collect();
    let looks: Vec<Option<&[f32]>> = photos.iter().map(|p| p.facts.embedding).collect();
    let apart = apart.iter().map(|(group, i)| (GroupId((*group).to_owned()), id(*i))).collect();
    let place = |photo: &PhotoId| photos.iter().position(|p| p.facts.id == *photo).expect("it is one of them");
    let found = theme_additions(&photos, &NeighbourGraph::new(&looks, 10), held.iter(), &apart);
    found.iter().map(|(album, theme)| (album.0.clone(), theme.photos.iter().map(place).collect())).collect()
}

#[test]
fn what_came_later_is_found_for_the_theme_that_was_kept_and_nothing_else_is() {
    // Three subjects of 24, of two of which every other photo is kept.
    let shots: Vec<Shot> = (0..72).map(|i| shot(i / 24, i % 24)).collect();
    let held = [kept("t1", (0..24).step_by(2)), kept("t2", (24..48).step_by(2))];
    let rest = |from: usize| (from + 1..from + 24).step_by(2).collect::<BTreeSet<usize>>();
    assert_eq!(additions(&shots, &held, &[]), [("t1".to_owned(), rest(0)), ("t2".to_owned(), rest(24))]);
    assert_eq!(additions(&shots, &held[1..], &[]), [("t2".to_owned(), rest(24))]);
    let taken_out = additions(&shots, &held[1..], &[("t2", 25), ("t1", 27)]);
    assert_eq!(taken_out[0].1, &rest(24) - &BTreeSet::from([25]), "it was taken out of this one");
    let refused = Held { state: GroupState::Rejected, ..kept("t9", [27, 29].into_iter()) };
    assert_eq!(additions(&shots, &[held[1].clone(), refused], &[])[0].1, &rest(24) - &BTreeSet::from([27, 29]));
}

#[test]
fn only_albums_by_look_with_a_few_photos_draw_others_and_screens_are_drawn_by_none() {
    let mut shots: Vec<Shot> = (0..24).map(|n| shot(0, n)).collect();
    let album = kept("t1", (0..24).step_by(2));
    let found = |shots: &[Shot], held: Held| additions(shots, &[held], &[]).len();
    assert_eq!(found(&shots, album.clone()), 1);
    for state in [GroupState::Open, GroupState::Later, GroupState::Rejected] {
        assert_eq!(found(&shots, Held { state, ..album.clone() }), 0, "{state:?}");
    }
    for kind in [ThemeKind::Hand, ThemeKind::Screenshots, ThemeKind::Documents] {
        assert_eq!(found(&shots, Held { theme: Some(kind), ..album.clone() }), 0, "{kind:?}");
    }
    assert_eq!(found(&shots, kept("t1", 0..3)), 0, "three photos say too little");
    shots.iter_mut().for_each(|shot| shot.name = "Screenshot_1.png".to_owned());
    assert_eq!(found(&shots, album), 0);
}

proptest! {
    #[test]
    fn an_addition_is_of_one_album_and_decided_by_nobody(
        subjects in prop::collection::vec((0_usize..5, 0_usize..4), 12..60), out in 0_usize..60,
    ) {
        let shots: Vec<Shot> = subjects.iter().enumerate().map(|(n, (subject, _))| shot(*subject, n)).collect();
        let subjects = &subjects;
        let of = |album: usize| (0..shots.len()).filter(move |i| subjects[*i].1 == album);
        let mut held = vec![kept("t1", of(1)), kept("t2", of(2)), kept("t3", of(3).take(2))];
        held[2].state = GroupState::Rejected;
        let found = additions(&shots, &held, &[("t1", out), ("t2", out)]);
        prop_assert_eq!(&found, &additions(&shots, &held, &[("t2", out), ("t1", out)]));
        let all: Vec<usize> = found.iter().flat_map(|(_, photos)| photos).copied().collect();
        prop_assert_eq!(all.len(), all.iter().collect::<BTreeSet<_>>().len());
        prop_assert!(all.iter().all(|i| *i != out && held.iter().all(|held| !held.photos.contains(&id(*i)))));
        prop_assert!(found.iter().all(|(album, photos)| album != "t3" && !photos.is_empty()));
    }
}
