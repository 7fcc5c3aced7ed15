//! A camera whose clock is off, beside a phone that knows better.

use super::*;
use crate::grouping::clocks;

/// Ten outings a week apart: a phone and a camera take turns at three scenes, half an hour each; the camera's clock is
/// `off` by so many minutes.
fn outings(off: i64) -> Vec<Drawn> {
    let mut photos = Vec::new();
    for n in 0..240_u32 {
        let (outing, k) = (i64::from(n / 24), i64::from(n % 24));
        let minutes = outing * 10_080 + k / 8 * 50 + k % 8 * 3;
        let mut drawn = photo(n, minutes, home(), (outing + k / 8) as usize);
        if n % 2 == 1 {
            drawn = photo(n, minutes + off, None, (outing + k / 8) as usize);
            drawn.camera = Some(Camera { make: "Canon".into(), model: "EOS R50".into() });
        }
        photos.push(drawn);
    }
    photos
}

#[test]
fn a_camera_that_is_hours_off_is_aligned_and_the_reason_is_told() {
    let photos = outings(-7 * 60);
    let groups = suggest(&photos, &[]);
    assert_eq!(groups.iter().map(|g| g.photos.len()).collect::<Vec<_>>(), [24; 10]);
    let shift = ClockShift { camera: "Canon EOS R50".into(), seconds: 7 * 3_600 };
    for group in &groups {
        assert_eq!(group.summary.clocks, std::slice::from_ref(&shift));
        let (first, last) = group.summary.span.unwrap();
        assert!(last.seconds() - first.seconds() < 3.0 * 3_600.0, "the span is of the corrected times");
    }
}

#[test]
fn a_clock_that_the_person_trusts_is_left_as_it_is() {
    let photos = outings(-7 * 60);
    let facts: Vec<PhotoFacts<'_>> = photos.iter().map(Drawn::facts).collect();
    let trusted_clocks = BTreeSet::from(["Canon EOS R50".to_owned()]);
    let constraints = Constraints { trusted_clocks, ..Constraints::default() };
    assert!(clocks(&facts, &constraints, &Weights::default()).is_empty());
    let groups = events(&facts, &constraints, &Weights::default());
    assert!(groups.iter().all(|g| g.summary.clocks.is_empty()));
}

#[test]
fn a_clock_that_is_right_or_nobody_can_compare_is_left_as_it_is() {
    let shifted = |photos: &[Drawn]| suggest(photos, &[]).iter().any(|g| !g.summary.clocks.is_empty());
    assert!(!shifted(&outings(0)));
    let mut blind = outings(-7 * 60);
    blind.iter_mut().for_each(|p| p.embedding = None);
    assert!(!shifted(&blind), "without look there is not enough to go by");
    let strangers: Vec<Drawn> = outings(-7 * 60).into_iter().filter(|p| p.place.is_none()).collect();
    assert!(!shifted(&strangers), "one camera alone");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_whole_hour_is_found(hours in -13_i64..=13) {
        let photos = outings(hours * 60);
        let facts: Vec<PhotoFacts<'_>> = photos.iter().map(Drawn::facts).collect();
        let weights = Weights::default();
        for verdict in clocks(&facts, &Constraints::default(), &weights) {
            prop_assert_eq!(i64::from(verdict.seconds), -hours * 3_600);
            prop_assert!(hours == 0 || verdict.margin >= weights.clock_from);
        }
    }
}
