mod again;
mod best;

use super::agglomerate::LEAST;
use super::*;
use crate::domain::{Best, Camera, Dates, EncoderId, PhotoFacts, PhotoId, Place, Quality, normalise};
use jiff::ToSpan;
use proptest::prelude::*;

const NO_PLACE: Option<Place> = None;

/// A photo of its own: when it was taken in seconds, what it looks like, and its file.
#[derive(Clone, Debug)]
struct Shot {
    at: Option<i64>,
    /// The file's own time.
    saved: Option<i64>,
    look: Vec<f32>,
    name: String,
    format: &'static str,
    size: (u32, u64),
    quality: Option<Quality>,
}

fn shot(at: Option<i64>, look: &[f32], name: &str) -> Shot {
    let mut look = look.to_vec();
    normalise(&mut look);
    Shot { at, saved: None, look, name: name.to_owned(), format: "JPEG", size: (100, 1_000), quality: None }
}

/// What stacking makes of them.
fn with_pictures<T>(shots: &[Shot], then: impl FnOnce(&[PictureFacts<'_>], &NeighbourGraph) -> T) -> T {
    let camera = Camera { make: "Canon".into(), model: "EOS R50".into() };
    let noon = jiff::civil::date(2025, 5, 3).at(12, 0, 0, 0);
    let id = |i: usize| PhotoId::from_bytes((i as u128).to_be_bytes());
    let stamp = |at: i64| Stamp {
        local: noon.checked_add(at.seconds()).expect("a date"),
        offset_minutes: None,
        precision: Precision::Second,
    };
    let photo = |(i, shot): (usize, &Shot)| PictureFacts {
        facts: PhotoFacts {
            id: id(i),
            dates: Dates { exif: shot.at.map(stamp), name: None, file: shot.saved.map(stamp) },
            place: NO_PLACE,
            camera: shot.at.is_some().then_some(&camera),
            folder: shots[i].name.rsplit_once('/').map_or("a", |(folder, _)| folder),
            file_name: shots[i].name.rsplit('/').next().unwrap_or_default(),
            embedding: None,
        },
        likeness: (!shot.look.is_empty()).then_some(shots[i].look.as_slice()),
        width: shot.size.0,
        height: 100,
        bytes: shot.size.1,
        format: shot.format,
        quality: shot.quality,
    };
    let photos: Vec<PictureFacts<'_>> = shots.iter().enumerate().map(photo).collect();
    let looks: Vec<Option<&[f32]>> = photos.iter().map(|p| p.likeness).collect();
    then(&photos, &NeighbourGraph::new(&looks, 10))
}

/// The affinity of every pair.
fn affinities(shots: &[Shot]) -> Vec<Vec<f64>> {
    with_pictures(shots, |photos, graph| {
        let pictures = Pictures::new(photos, graph, Some(shipped().level), |_| true);
        let affinity = Affinity::new(&pictures, Some(shipped()));
        let row = |i| (0..photos.len()).map(|j| affinity.of(i, j)).collect();
        (0..photos.len()).map(row).collect()
    })
}

/// The stacks, and their photos as indices.
fn stacked(shots: &[Shot], fit: Option<&StackFit>) -> (Vec<Stack>, Vec<Vec<usize>>) {
    let stacks = with_pictures(shots, |photos, graph| stacks(photos, graph, fit));
    let index = |id: &PhotoId| u128::from_be_bytes(id.to_bytes()) as usize;
    let inside = stacks.iter().map(|s| s.photos.iter().map(index).collect()).collect();
    (stacks, inside)
}

fn shipped() -> &'static StackFit {
    StackWeights::shipped().of(&EncoderId("albumen-lite0-1/copy".into())).expect("measured")
}

#[test]
fn a_burst_is_one_stack_and_its_neighbour_in_time_is_not_in_it() {
    let (a, b) = ([1.0, 0.1, 0.0, 0.2], [0.0, 0.3, 1.0, 0.1]);
    let shots = [
        shot(Some(0), &a, "1.jpg"),
        shot(Some(2), &a, "2.jpg"),
        shot(Some(3), &b, "3.jpg"),
        shot(Some(9_000), &b, "4.jpg"),
    ];
    let (stacks, inside) = stacked(&shots, Some(shipped()));
    assert_eq!(inside[0], [0, 1]);
    assert_eq!(stacks[0].tie, StackTie::Burst(2));
    assert_eq!(stacks[0].why, Best::Alike);
}

#[test]
fn of_one_second_what_an_editor_saved_is_the_same_picture_and_another_name_another() {
    let tie = |names: &[&str]| {
        let look = [1.0, 0.1, 0.0, 0.2];
        let mut shots: Vec<Shot> = names.iter().map(|name| shot(Some(0), &look, name)).collect();
        shots.iter_mut().filter(|shot| shot.name.ends_with("CR3")).for_each(|shot| shot.format = "CR3");
        let stacks = stacked(&shots, Some(shipped())).0;
        assert_eq!((stacks.len(), stacks[0].photos.len()), (1, names.len()));
        stacks[0].tie
    };
    assert_eq!(tie(&["IMG_1.jpg", "edited/IMG_1.jpg"]), StackTie::Copies);
    assert_eq!(tie(&["IMG_1.CR3", "IMG_1.jpg", "IMG_1-2.jpg"]), StackTie::Copies);
    assert_eq!(tie(&["IMG_1.jpg", "IMG_2.jpg"]), StackTie::Burst(1));
    assert_eq!(tie(&["IMG_1.jpg", "IMG_12.jpg"]), StackTie::Burst(1));
    assert_eq!(tie(&["IMG_1.CR3", "IMG_1.jpg", "IMG_2.CR3", "IMG_2.jpg"]), StackTie::Burst(1));
}

#[test]
fn a_raw_file_lies_with_its_picture_even_where_no_look_is_known() {
    let mut shots = [shot(Some(0), &[], "IMG_1.CR3"), shot(Some(0), &[], "IMG_1.JPG"), shot(Some(0), &[], "IMG_2.JPG")];
    shots[0].format = "CR3";
    let (stacks, inside) = stacked(&shots, None);
    assert_eq!(inside, [[0, 1]]);
    assert_eq!((stacks[0].tie, stacks[0].why), (StackTie::RawAndPicture, Best::Raw));
    assert_eq!(stacks[0].best, PhotoId::from_bytes(0_u128.to_be_bytes()));
    shots[0].name = "a/RAW/IMG_1.CR3".into();
    assert_eq!(stacked(&shots, None).1, [[0, 1]], "of one moment, so in whichever folder");
    let undated = shots.clone().map(|shot| Shot { at: None, ..shot });
    assert!(stacked(&undated, None).1.is_empty(), "of two folders names alone say nothing");
    shots[1].at = Some(9_000);
    assert!(stacked(&shots, None).1.is_empty(), "a camera counts from 1 again: another moment is another picture");
}

#[test]
fn an_edited_copy_that_lost_its_date_lies_with_its_original() {
    const YEAR: i64 = 365 * 86_400;
    let original = shot(Some(0), &[1.0, 0.0, 0.1], "IMG_1.jpg");
    // As alike as a photo and what is left of it after a tenth was cut off.
    let copy = Shot { at: None, saved: Some(3 * YEAR), ..shot(None, &[0.8, 0.6, 0.1], "on the web.jpg") };
    let of = |copy: &Shot| stacked(&[original.clone(), copy.clone()], Some(shipped())).0;
    let stacks = of(&copy);
    assert_eq!((stacks.len(), stacks[0].tie, stacks[0].why), (1, StackTie::Copies, Best::Original));
    assert_eq!(of(&Shot { saved: None, ..copy.clone() }).len(), 1, "nobody knows when");
    assert!(of(&Shot { saved: Some(-YEAR), ..copy.clone() }).is_empty(), "it was there before the photo was taken");
    assert!(of(&Shot { at: Some(3 * YEAR), ..copy }).is_empty(), "who knows when it was taken is another photo");
}

#[test]
fn without_measured_weights_looks_prove_nothing() {
    let shots = [shot(Some(0), &[1.0, 0.0], "1.jpg"), shot(Some(1), &[1.0, 0.0], "2.jpg")];
    assert!(stacked(&shots, None).1.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// A camera that turns slowly: each picture looks like the one before, the last not at all like the first.
    #[test]
    fn no_chain_runs_away(
        steps in prop::collection::vec((0_i64..4, 0.0_f32..0.5, prop::bool::weighted(0.8)), 2..60),
    ) {
        let (mut at, mut angle) = (0, 0.0_f32);
        let shots: Vec<Shot> = steps.iter().enumerate().map(|(i, (wait, turn, dated))| {
            (at, angle) = (at + wait, angle + turn);
            shot(dated.then_some(at), &[angle.cos(), angle.sin(), 0.3], &format!("{i}.jpg"))
        }).collect();
        let (stacks, inside) = stacked(&shots, Some(shipped()));
        let affinities = affinities(&shots);
        let mut seen = std::collections::BTreeSet::new();
        for (stack, inside) in stacks.iter().zip(&inside) {
            prop_assert!(stack.least_affinity >= LEAST as f32 && inside.len() > 1);
            prop_assert!(inside.contains(&(u128::from_be_bytes(stack.best.to_bytes()) as usize)));
            prop_assert!(inside.iter().all(|i| seen.insert(*i)), "each photo in one stack");
            // Held by every pair, not only by what the stack says of itself.
            for i in inside {
                let others = inside.iter().filter(|j| *j != i);
                let mean = others.map(|j| affinities[*i][*j]).sum::<f64>() / (inside.len() - 1) as f64;
                prop_assert!(mean >= LEAST, "{mean}");
            }
        }
        prop_assert_eq!(stacked(&shots, Some(shipped())).1, inside);
    }

    /// Pairs are dismissed by what the graph says of them, which must lose none.
    #[test]
    fn what_is_dismissed_at_a_glance_would_not_have_been_tied(
        photos in prop::collection::vec((prop::option::of(0_i64..200), -1.0_f32..1.0, any::<bool>()), 2..14),
        least in 0.01_f64..0.9, off in -1e-4_f32..1e-4,
    ) {
        let shots: Vec<Shot> = photos.iter().enumerate().map(|(i, (at, turn, is_raw))| {
            let picture = shot(*at, &[turn.cos(), turn.sin(), 0.4], &format!("{}.jpg", i / 2));
            Shot { format: if *is_raw { "CR3" } else { "JPEG" }, ..picture }
        }).collect();
        with_pictures(&shots, |photos, graph| {
            let pictures = Pictures::new(photos, graph, Some(shipped().level), |_| true);
            let affinity = Affinity::new(&pictures, Some(shipped()));
            for (a, b) in (0..photos.len()).flat_map(|a| (0..a).map(move |b| (a, b))) {
                let similarity = crate::domain::cosine(&shots[a].look, &shots[b].look) + off;
                let is_tied = affinity.of(a, b) >= least;
                prop_assert!(!is_tied || affinity.can_be(a, b, similarity, least));
            }
            Ok(())
        })?;
    }
}
