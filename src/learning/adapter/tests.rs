use super::contrast::Contrast;
use super::directions::within_albums;
use super::judge::chance;
use super::*;
use crate::domain::{GroupId, GroupState, Held, PhotoId, ThemeKind};
use nalgebra::{DMatrix, DVector};
use proptest::prelude::*;
use std::collections::BTreeSet;

const LENGTH: usize = 24;

struct Chance(u64);

impl Chance {
    /// About normal, of variance 1: the sum of twelve.
    fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.unit()).sum::<f64>() - 6.0
    }

    fn unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// Photos of subjects that differ in the last numbers, while light and angle change the first ones much.
fn photos(subjects: usize, of_each: usize, noise: f64, seed: u64) -> Vec<Vec<Vec<f32>>> {
    let mut chance = Chance(seed);
    let subject =
        |chance: &mut Chance| -> Vec<f64> { (0..LENGTH).map(|k| if k < 6 { 0.0 } else { chance.normal() }).collect() };
    (0..subjects)
        .map(|_| {
            let middle = subject(&mut chance);
            (0..of_each)
                .map(|_| {
                    let moved = |(k, x): (usize, &f64)| (x + chance.normal() * if k < 6 { noise } else { 0.6 }) as f32;
                    let mut look: Vec<f32> = middle.iter().enumerate().map(moved).collect();
                    normalise(&mut look);
                    look
                })
                .collect()
        })
        .collect()
}

fn looks<'e>(albums: &'e [Vec<Vec<f32>>], others: &'e [Vec<Vec<f32>>]) -> Looks<'e> {
    Looks {
        albums: albums.iter().map(|album| album.iter().map(Vec::as_slice).collect()).collect(),
        apart: Vec::new(),
        others: others.iter().flatten().map(Vec::as_slice).collect(),
    }
}

/// Normalised columns.
fn drawn(rows: usize, columns: usize, chance: &mut Chance) -> DMatrix<f64> {
    let mut matrix = DMatrix::from_fn(rows, columns, |_, _| chance.normal());
    matrix.column_iter_mut().for_each(|mut column| column /= column.norm());
    matrix
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn the_gradient_is_the_derivative_of_the_loss(seed in any::<u64>(), at in 0_usize..4) {
        let mut chance = Chance(seed);
        let photos = drawn(9, 8, &mut chance);
        let directions = drawn(9, 4, &mut chance).qr().q();
        let contrast = Contrast::new(&photos, vec![0, 0, 0, 1, 1, 2, 2, 3], &drawn(9, 5, &mut chance), &directions);
        let gains = DVector::from_fn(4, |_, _| chance.unit() * 1.2 - 0.8);
        let (_, gradient) = contrast.loss(&gains);
        let moved = |by: f64| {
            let mut moved = gains.clone();
            moved[at] += by;
            contrast.loss(&moved).0
        };
        let numeric = (moved(1e-5) - moved(-1e-5)) / 2e-5;
        prop_assert!((gradient[at] - numeric).abs() < 1e-6 * (1.0 + numeric.abs()), "{} {numeric}", gradient[at]);
    }

    #[test]
    fn the_loss_is_that_of_the_embeddings_that_the_adapter_makes(seed in any::<u64>()) {
        let mut chance = Chance(seed);
        let (photos, directions) = (drawn(9, 6, &mut chance), drawn(9, 3, &mut chance).qr().q());
        let label = [0, 0, 1, 1, 1, 2];
        let gains = DVector::from_fn(3, |_, _| chance.unit() - 0.7);
        let mut after = &photos + &directions * DMatrix::from_diagonal(&gains) * directions.transpose() * &photos;
        after.column_iter_mut().for_each(|mut column| column /= column.norm());
        let similarity = after.transpose() * &after / 0.1;
        // Khosla et al. 2020, equation 2, over those that have a fellow.
        let of_one = |i: usize| {
            let all: f64 = (0..6).filter(|j| *j != i).map(|j| similarity[(i, j)].exp()).sum();
            let fellows: Vec<usize> = (0..6).filter(|j| *j != i && label[*j] == label[i]).collect();
            -fellows.iter().map(|j| similarity[(i, *j)] - all.ln()).sum::<f64>() / fellows.len() as f64
        };
        let contrasted = (0..5).map(of_one).sum::<f64>() / 5.0;
        let pulled = (&after - &photos).column_iter().map(|column| column.norm_squared()).sum::<f64>() / 6.0;
        let contrast = Contrast::new(&photos, label.to_vec(), &photos, &directions);
        prop_assert!((contrast.loss(&gains).0 - contrasted - pulled).abs() < 1e-9);
    }

    #[test]
    fn bytes_are_read_as_they_were_written_and_others_are_refused(cut in 0_usize..40) {
        let adapter = Adapter { length: 3, gains: vec![-0.5, 0.25], directions: vec![1.0, 0.0, 0.0, 0.0, 0.6, 0.8] };
        let bytes = adapter.to_bytes();
        prop_assert_eq!(Adapter::from_bytes(&bytes), Some(adapter));
        prop_assert_eq!(Adapter::from_bytes(&bytes[..cut]), None);
        let mut endless = bytes;
        endless[8..12].copy_from_slice(&f32::NAN.to_le_bytes());
        prop_assert_eq!(Adapter::from_bytes(&endless), None);
    }
}

#[test]
fn directions_are_where_photos_of_one_album_differ() {
    let albums = photos(10, 12, 1.5, 1);
    let (all, of): (Vec<&[f32]>, Vec<usize>) =
        albums.iter().enumerate().flat_map(|(n, album)| album.iter().map(move |photo| (photo.as_slice(), n))).unzip();
    let directions = within_albums(&sample::matrix(&all), &of, 6);
    assert!((directions.transpose() * &directions - DMatrix::identity(6, 6)).amax() < 1e-9, "orthonormal");
    let there: f64 = directions.rows(0, 6).iter().map(|x| x * x).sum();
    assert!(there > 5.7, "of six, {there} lie where light and angle are");
    assert_eq!(within_albums(&sample::matrix(&all[..3]), &[0, 1, 2], 6).ncols(), 0, "each alone");
}

#[test]
fn what_differs_within_albums_counts_less_and_albums_never_seen_are_found_better() {
    let (albums, unseen) = (photos(16, 14, 1.3, 2), photos(12, 14, 1.3, 3));
    let learn = || adapt(&looks(&albums, &unseen), false, &|| false).unwrap();
    let learned = learn();
    assert_eq!(learned, learn(), "the same again");
    let adapter = learned.adapter.expect("adopted");
    assert!(learned.of_unseen.after > learned.of_unseen.before && learned.of_seen.after > learned.of_seen.before);
    let right = |adapter: Option<&Adapter>| {
        let mut all: Vec<(usize, Vec<f32>)> =
            unseen.iter().enumerate().flat_map(|(n, album)| album.iter().map(move |p| (n, p.clone()))).collect();
        all.iter_mut().for_each(|(_, look)| adapter.into_iter().for_each(|adapter| adapter.apply(look)));
        let nearest = |i: usize| {
            (0..all.len())
                .filter(|j| *j != i)
                .max_by(|a, b| cosine(&all[*a].1, &all[i].1).total_cmp(&cosine(&all[*b].1, &all[i].1)))
        };
        (0..all.len()).filter(|i| nearest(*i).is_some_and(|j| all[j].0 == all[*i].0)).count()
    };
    assert!(right(Some(&adapter)) > right(None), "{} {}", right(Some(&adapter)), right(None));
    let mut longer = vec![0.5_f32; LENGTH + 1];
    adapter.apply(&mut longer);
    assert_eq!(longer, vec![0.5; LENGTH + 1], "of another encoder");
}

#[test]
fn too_few_albums_chance_and_contradictions_teach_nothing() {
    let (albums, others) = (photos(16, 8, 1.3, 4), photos(6, 8, 1.3, 5));
    let few = adapt(&looks(&albums[..7], &others), false, &|| false).unwrap();
    assert_eq!((few.adapter, few.albums), (None, 7));
    let mut adopted = 0;
    for seed in 0..4 {
        // Albums of photos drawn at random: from all subjects.
        let mut chance = Chance(seed);
        let mut random = vec![Vec::new(); 14];
        for photo in albums.iter().chain(&others).flatten() {
            random[(chance.unit() * 14.0) as usize].push(photo.clone());
        }
        adopted += usize::from(adapt(&looks(&random, &[]), false, &|| false).unwrap().adapter.is_some());
    }
    assert_eq!(adopted, 0);
    // Each subject in two albums, so that each says of the other that it is something else.
    let halves: Vec<Vec<Vec<f32>>> =
        albums.iter().flat_map(|a| [0, 1].map(|k| a.iter().skip(k).step_by(2).cloned().collect())).collect();
    let torn = adapt(&looks(&halves, &others), false, &|| false).unwrap();
    assert!(torn.adapter.is_none() || torn.of_unseen.after >= torn.of_unseen.before, "{torn:?}");
}

#[test]
fn it_can_be_stopped_and_what_is_in_use_stays_while_it_is_no_worse() {
    let (albums, others) = (photos(9, 14, 1.3, 6), photos(6, 14, 1.3, 7));
    assert_eq!(adapt(&looks(&albums, &others), false, &|| true), None);
    assert!(adapt(&looks(&albums, &others), true, &|| false).unwrap().adapter.is_some());
}

#[test]
fn chance_is_how_often_flipped_signs_do_as_well() {
    assert!((chance(&[1.0; 5]) - 1.0 / 32.0).abs() < 0.005);
    assert!(chance(&[0.0; 9]) > 0.99 && chance(&[-1.0; 9]) > 0.99);
    assert!(chance(&[0.1; 130]) < 0.001);
}

#[test]
fn only_accepted_albums_by_look_speak() {
    let look = |n: u8| vec![f32::from(n); 2];
    let all: Vec<(PhotoId, Vec<f32>)> = (0..30).map(|n| (PhotoId::from_bytes([n; 16]), look(n))).collect();
    let held = |id: &str, state, theme, of: std::ops::Range<u8>| Held {
        id: GroupId(id.to_owned()),
        state,
        name: None,
        photos: of.map(|n| PhotoId::from_bytes([n; 16])).collect(),
        theme: Some(theme),
    };
    let themes = [
        held("a", GroupState::Accepted, ThemeKind::Look, 0..5),
        held("b", GroupState::Accepted, ThemeKind::Hand, 5..10),
        held("c", GroupState::Rejected, ThemeKind::Look, 10..15),
        held("d", GroupState::Accepted, ThemeKind::Look, 15..18),
    ];
    let apart: BTreeSet<_> =
        [("a", 20), ("b", 21)].map(|(id, n)| (GroupId(id.to_owned()), PhotoId::from_bytes([n; 16]))).into();
    let looks = Looks::new(themes.iter(), &apart, all.iter().map(|(id, look)| (*id, look.as_slice())));
    let firsts = |of: &[&[f32]]| of.iter().map(|look| look[0] as u8).collect::<Vec<_>>();
    assert_eq!(looks.albums.iter().map(|album| firsts(album)).collect::<Vec<_>>(), [vec![0, 1, 2, 3, 4]]);
    assert_eq!((firsts(&looks.apart), looks.others.len()), (vec![20], 24));
}
