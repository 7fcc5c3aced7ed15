//! Which photo of a stack is proposed, and the reason that is given for it.

use super::*;
use crate::domain::Tones;

/// What is proposed of these, and why, whatever order they come in.
fn proposed(shots: &[Shot]) -> (usize, Best) {
    let of = |shots: &[Shot]| {
        with_pictures(shots, |photos, _| {
            let (id, why) = best(&photos.iter().collect::<Vec<_>>(), &BestLimits::default());
            (u128::from_be_bytes(id.to_bytes()) as usize, why)
        })
    };
    let (first, why) = of(shots);
    let turned: Vec<Shot> = shots.iter().rev().cloned().collect();
    let (last, other) = of(&turned);
    assert_eq!(other, why, "{shots:?}");
    // Of equal ones the first, so that need not be the same one from behind.
    let (a, b) = (&shots[first], &turned[last]);
    assert_eq!((a.quality, a.size, a.format), (b.quality, b.size, b.format), "{shots:?}");
    (first, why)
}

/// A photo of a burst, as good as the others.
fn good() -> Shot {
    Shot { quality: quality(400.0, 120.0, 7.3), ..shot(Some(0), &[1.0, 0.0], "1.jpg") }
}

fn quality(sharpness: f32, brightness: f32, entropy: f32) -> Option<Quality> {
    Some(Quality { sharpness, tones: Some(Tones { brightness, entropy, burnt: 0.0 }) })
}

fn with(quality: Option<Quality>) -> Shot {
    Shot { quality, ..good() }
}

#[test]
fn photos_that_are_alike_have_no_reason() {
    assert_eq!(proposed(&[good(), good(), good()]), (0, Best::Alike));
    // What a burst of equally good photos differs by: none of it is a reason, but it tips the balance.
    let shots = [good(), with(quality(440.0, 124.0, 7.31)), Shot { size: (102, 1_050), ..good() }];
    assert_eq!(proposed(&shots), (1, Best::Alike));
}

#[test]
fn each_test_decides_before_those_that_follow() {
    let forwarded = |shot: Shot| Shot { at: None, ..shot };
    let raw = |shot: Shot| Shot { format: "CR3", ..shot };
    let large = |shot: Shot| Shot { size: (200, 1_000), ..shot };
    let (dark, blurred) = (with(quality(200.0, 60.0, 6.2)), with(quality(80.0, 120.0, 7.2)));
    let rich = Shot { size: (100, 1_500), ..good() };
    assert_eq!(proposed(&[forwarded(large(good())), blurred.clone()]), (1, Best::Original));
    assert_eq!(proposed(&[large(good()), raw(blurred.clone())]), (1, Best::Raw));
    assert_eq!(proposed(&[rich.clone(), large(dark.clone())]), (1, Best::Larger));
    assert_eq!(proposed(&[dark.clone(), good()]), (1, Best::BetterExposed));
    assert_eq!(proposed(&[Shot { size: (100, 1_500), ..blurred.clone() }, good()]), (1, Best::Sharper));
    assert_eq!(proposed(&[good(), rich.clone()]), (1, Best::MoreDetail));
    // The reason is what sets it apart from those that came nearest.
    assert_eq!(proposed(&[dark, blurred.clone(), good()]), (2, Best::Sharper));
    assert_eq!(proposed(&[blurred, forwarded(good()), good(), rich]), (3, Best::MoreDetail));
}

#[test]
fn more_light_is_no_more_sharpness() {
    // One stop more: contrast is 1.33 times as large, its square 1.78, and nothing is washed out.
    let lighter = with(quality(712.0, 160.0, 7.35));
    assert_eq!(proposed(&[good(), lighter.clone()]).1, Best::Alike);
    // Washed out, it loses; dark but sharp, it is compared with what is as light as it is.
    assert_eq!(proposed(&[with(quality(712.0, 200.0, 6.4)), good()]), (1, Best::BetterExposed));
    assert_eq!(proposed(&[with(quality(90.0, 160.0, 7.3)), lighter]), (1, Best::Sharper));
}

#[test]
fn what_is_burnt_out_is_worse_exposed_and_a_white_wall_is_none() {
    let burnt = |brightness, entropy, burnt| {
        with(Some(Quality { sharpness: 400.0, tones: Some(Tones { brightness, entropy, burnt }) }))
    };
    // What is left of a face beside the burnt out sky has as many tones as all of the other.
    assert_eq!(proposed(&[burnt(180.0, 7.3, 0.7), burnt(120.0, 7.3, 0.02)]), (1, Best::BetterExposed));
    // The wall is as white in both, so the tones decide.
    assert_eq!(proposed(&[burnt(150.0, 5.0, 0.5), burnt(190.0, 7.0, 0.5)]), (1, Best::BetterExposed));
    assert_eq!(proposed(&[burnt(150.0, 7.01, 0.5), burnt(190.0, 7.0, 0.5)]), (0, Best::Alike));
}

#[test]
fn what_was_not_measured_is_not_compared() {
    let old = |sharpness| with(Some(Quality { sharpness, tones: None }));
    assert_eq!(proposed(&[old(50.0), old(900.0)]).1, Best::Alike, "sharper, or lighter");
    assert_eq!(proposed(&[with(None), good()]).1, Best::Alike);
    let rich = Shot { size: (100, 1_500), ..with(None) };
    assert_eq!(proposed(&[good(), rich]), (1, Best::MoreDetail));
    // A smaller picture's numbers are of other pixels.
    let small = Shot { size: (50, 1_000), ..with(quality(9_000.0, 120.0, 7.3)) };
    assert_eq!(proposed(&[small, good()]), (1, Best::Larger));
}

#[test]
fn a_stack_says_what_is_best_of_it() {
    let look = [1.0, 0.1, 0.0];
    let burst = |n: i64, quality| Shot { quality, ..shot(Some(n), &look, &format!("{n}.jpg")) };
    let all = [with(None).quality, quality(80.0, 120.0, 7.2), good().quality, quality(90.0, 118.0, 7.2)];
    let shots: Vec<Shot> = (0..).zip(&all[1..]).map(|(n, quality)| burst(n, *quality)).collect();
    let (stacks, inside) = stacked(&shots, Some(shipped()));
    assert_eq!(inside, [[0, 1, 2]]);
    assert_eq!((stacks[0].best, stacks[0].why), (PhotoId::from_bytes(1_u128.to_be_bytes()), Best::Sharper));
}

proptest! {
    /// One is always proposed, and no photo that is clearly worse in the last test than another that is left.
    #[test]
    fn one_of_them_whatever_they_are(
        photos in prop::collection::vec(
            (any::<bool>(), prop::option::of((0.0_f32..2e3, prop::option::of((0.0_f32..255.0, 0.0_f32..8.0, 0.0_f32..1.0)))),
             1_u32..400, 0_u64..9_000, prop::sample::select(vec!["JPEG", "PNG", "CR3"])), 1..12),
    ) {
        let shots: Vec<Shot> = photos.iter().map(|(is_original, quality, width, bytes, format)| Shot {
            at: is_original.then_some(0),
            quality: quality.map(|(sharpness, tones)| Quality {
                sharpness,
                tones: tones.map(|(brightness, entropy, burnt)| Tones { brightness, entropy, burnt }),
            }),
            size: (*width, *bytes),
            format,
            ..good()
        }).collect();
        let (at, why) = proposed(&shots);
        prop_assert!(at < shots.len());
        prop_assert!(shots[at].at.is_some() || shots.iter().all(|shot| shot.at.is_none()));
        prop_assert!(shots.len() > 1 || why == Best::Alike);
    }
}
