//! Fitting how likely suggestions are right: a logistic score, bent so that it is right as often as it says (beta calibration;
//! Kull, Silva Filho & Flach 2017), and the confidence from which Albumen stands for a suggestion. All of it is judged on
//! libraries that it was not fitted to.

use crate::library::{Library, VARIANTS};
use crate::logistic::{Row, fit};
use crate::measure;
use albumen::domain::Constraints;
use albumen::grouping::{CALIBRATION, CONFIDENCE, Judgement, Weights, calibration_features, examples};
use std::collections::{BTreeMap, BTreeSet};

/// Of what is called sure, this share is promised to be right, …
const PROMISED: f64 = 0.95;
/// … and this is asked for where it can be measured: other people's photos are unlike these. (0.96 gave 0.9497 on libraries that
/// had no part in any fit, with places, and 0.965 gives 0.953.)
const SURE: f64 = 0.965;

/// A suggestion, and whether it was right.
pub(super) struct Said {
    library: String,
    way: &'static str,
    row: Row,
    several: bool,
    /// Of several photos of one day.
    may_be_sure: bool,
}

/// What is suggested of a library by these weights, each judged by the truth.
pub(super) fn said(library: &Library, weights: &Weights) -> Vec<Said> {
    let feature = |name: &str| CONFIDENCE.iter().position(|known| *known == name).expect("a feature");
    let (single, several_days) = (feature("single"), feature("several_days"));
    let all = examples(&library.facts(), &Constraints::default(), weights);
    let own = all.into_iter().filter(|example| example.judgement == Judgement::Confidence);
    let one = |example: albumen::grouping::Example| {
        let several = example.features[single] == 0.0;
        Said {
            library: library.name.clone(),
            way: library.variant,
            several,
            may_be_sure: several && example.features[several_days] == 0.0,
            row: Row {
                y: f64::from(u8::from(library.is_album(&example.left))),
                weight: 1.0,
                features: example.features,
            },
        }
    };
    own.map(one).collect()
}

/// `weights` with confidence, its calibration and the limit of "sure" fitted to what was said of `libraries`.
pub(super) fn fit_confidence(said: &[Said], libraries: &[Library], weights: &Weights) -> Weights {
    let names: BTreeSet<&str> = said.iter().map(|one| one.library.as_str()).collect();
    let rows = |keep: &dyn Fn(&Said) -> bool| -> Vec<Row> {
        said.iter().filter(|one| keep(one)).map(|one| one.row.clone()).collect()
    };
    // Log-odds of each suggestion by weights that were fitted to the other libraries.
    let mut scores = vec![0.0; said.len()];
    for name in &names {
        let confidence: [f64; CONFIDENCE.len()] = fit(&rows(&|one| one.library != *name), 1.0);
        for (score, one) in scores.iter_mut().zip(said).filter(|(_, one)| one.library == *name) {
            *score = confidence.iter().zip(&one.row.features).map(|(weight, x)| weight * x).sum();
        }
    }
    let bend = |keep: &dyn Fn(&Said) -> bool| -> [f64; CALIBRATION.len()] {
        let several = scores.iter().zip(said).filter(|(_, one)| one.several && keep(one));
        let row =
            |(score, one): (&f64, &Said)| Row { features: calibration_features(*score).to_vec(), ..one.row.clone() };
        fit(&several.map(row).collect::<Vec<_>>(), 0.01)
    };
    // And bent by what the others say of that.
    let folds: BTreeMap<&str, [f64; CALIBRATION.len()]> =
        names.iter().map(|name| (*name, bend(&|one| one.library != *name))).collect();
    let (mut several, mut one_day) = (BTreeMap::new(), BTreeMap::new());
    for (score, one) in scores.iter().zip(said).filter(|(_, one)| one.several) {
        let features = calibration_features(*score);
        let bent: f64 = folds[one.library.as_str()].iter().zip(features).map(|(weight, x)| weight * x).sum();
        let (p, raw) = ((1.0 / (1.0 + (-bent).exp())) as f32, (1.0 / (1.0 + (-score).exp())) as f32);
        let right = one.row.y > 0.5;
        several.entry(one.way).or_insert_with(Vec::new).push((raw, p, right));
        if one.may_be_sure {
            one_day.entry(one.way).or_insert_with(Vec::new).push((p, right));
        }
    }
    for (way, groups) in &several {
        let before: Vec<(f32, bool)> = groups.iter().map(|(raw, _, right)| (*raw, *right)).collect();
        let after: Vec<(f32, bool)> = groups.iter().map(|(_, p, right)| (*p, *right)).collect();
        println!("{way}, as scored: {}", measure::reliability(&before));
        println!("{way}, calibrated: {}", measure::reliability(&after));
    }
    let sure_from = sure_from(&mut one_day);
    for (way, groups) in &one_day {
        let above: Vec<bool> = groups.iter().filter(|g| f64::from(g.0) >= sure_from).map(|g| g.1).collect();
        let right = above.iter().filter(|right| **right).count();
        let albums: usize = libraries.iter().filter(|l| l.variant == *way).map(Library::albums).sum();
        println!(
            "from {sure_from:.3}, {way}: sure {right} of {} right ({:.3}), {:.3} of {albums} albums",
            above.len(),
            right as f64 / above.len().max(1) as f64,
            above.len() as f64 / albums as f64
        );
    }
    Weights { confidence: fit(&rows(&|_| true), 1.0), calibration: bend(&|_| true), sure_from, ..weights.clone() }
}

/// The confidence from which that holds on libraries that the weights were not fitted to: what is asked for over all ways of
/// using them together, and the promise in the two that are most common also alone.
fn sure_from(groups: &mut BTreeMap<&'static str, Vec<(f32, bool)>>) -> f64 {
    let mut all: Vec<(f32, bool)> = groups.values().flatten().copied().collect();
    for share in [PROMISED, 0.96, SURE, 0.97] {
        println!("{share} of all are right from {:.3}", least(&mut all, share));
    }
    let common = groups.iter_mut().filter(|(way, _)| VARIANTS[..2].contains(way));
    common.map(|(_, groups)| least(groups, PROMISED)).fold(least(&mut all, SURE), f64::max)
}

/// The lowest score above which at least this share is right.
pub(super) fn least(groups: &mut [(f32, bool)], share: f64) -> f64 {
    groups.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (mut right, mut best) = (0_u32, 0.999);
    for (n, (confidence, is_right)) in groups.iter().enumerate() {
        right += u32::from(*is_right);
        if n >= 20 && f64::from(right) >= share * (n + 1) as f64 {
            best = f64::from(*confidence);
        }
    }
    best
}
