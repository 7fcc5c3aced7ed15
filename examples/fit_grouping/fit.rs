//! Fitting: grouping judges, what would have been right is known, weights are fitted, and so on until it settles.

use crate::confidence::{fit_confidence, least, said};
use crate::library::{Library, VARIANTS};
use crate::logistic::{Row, fit};
use crate::measure::mean;
use albumen::domain::{Constraints, PhotoId};
use albumen::grouping::{
    AFFINITY, CALIBRATION, CLOCK, CONFIDENCE, Example, Judgement, STRAY, Weights, clocks, examples,
};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// How often grouping runs and its judgements are fitted again: the weights decide which judgements come up.
const ROUNDS: usize = 4;

/// Everything is fitted to all libraries; confidence is judged on each by weights that were fitted to the others, or it
/// would think too well of itself.
pub(super) fn fit_all(libraries: &[Library]) -> Weights {
    let (clock, clock_from) = fit_clock(libraries);
    let names: BTreeSet<&str> = libraries.iter().map(|l| l.name.as_str()).collect();
    let mut all = Vec::new();
    for name in names {
        let (judged, fitted): (Vec<Library>, Vec<Library>) = libraries.iter().cloned().partition(|l| l.name == name);
        let weights = fit_grouping(&fitted, clock, clock_from);
        println!("left out {name}: mean F1 {:.4}", mean(&judged, &weights));
        all.extend(judged.iter().flat_map(|library| said(library, &weights)));
    }
    // Each was said by weights that had not seen its library.
    fit_confidence(&all, libraries, &fit_grouping(libraries, clock, clock_from))
}

/// The weights of affinity and of strays.
fn fit_grouping(libraries: &[Library], clock: [f64; CLOCK.len()], clock_from: f64) -> Weights {
    let mut weights = Weights { clock, clock_from, ..plain() };
    let mut rows: [Vec<Row>; 2] = [Vec::new(), Vec::new()];
    for round in 0..ROUNDS {
        if round == 1 {
            // The judgements under the weights from before may be those of another method.
            rows[0].clear();
        }
        rows[1].clear();
        for library in libraries {
            for example in examples(&library.facts(), &Constraints::default(), &weights) {
                let row = row(&example, library);
                match example.judgement {
                    Judgement::Affinity => rows[0].push(row),
                    Judgement::Stray => rows[1].push(row),
                    Judgement::Confidence | Judgement::Clock => {}
                }
            }
        }
        let fixed = AFFINITY.iter().position(|n| *n == "held_between").unwrap();
        let kept = weights.affinity[fixed];
        weights.affinity = fit(&rows[0], 3.0);
        // Made libraries have no held groups: this one is a choice, not a fit.
        weights.affinity[fixed] = kept;
        weights.stray = fit(&rows[1], 1.0);
        println!(
            "round {round}: {} affinities, {} strays, mean F1 {:.4}",
            rows[0].len(),
            rows[1].len(),
            mean(libraries, &weights)
        );
    }
    weights
}

/// How far a shift may be from the truth and still bring the photos together, in seconds.
const NEARLY: i32 = 450;

/// Whether the clock of these photos was off by about `shift` seconds.
pub(super) fn is_off_by(library: &Library, photos: &[PhotoId], shift: i32) -> bool {
    photos.first().and_then(|id| library.off.get(id)).is_some_and(|off| (off - shift).abs() <= NEARLY)
}

/// The weights of what speaks for a shift of a clock, and the margin from which shifts are adopted: the least at which 98
/// in 100 of the photos that it moves are moved rightly.
fn fit_clock(libraries: &[Library]) -> ([f64; CLOCK.len()], f64) {
    // The other ways of using a library say the same of clocks, or nothing.
    let libraries: Vec<&Library> = libraries.iter().filter(|l| VARIANTS[..2].contains(&l.variant)).collect();
    let mut rows = Vec::new();
    for library in &libraries {
        for example in examples(&library.facts(), &Constraints::default(), &plain()) {
            if example.judgement == Judgement::Clock && !is_off_by_nearly(library, &example) {
                rows.push(row(&example, library));
            }
        }
    }
    // As many right ones as wrong ones: 0 then says nothing for either.
    let right = rows.iter().filter(|row| row.y > 0.5).count() as f64;
    let balance = right / (rows.len() as f64 - right);
    rows.iter_mut().filter(|row| row.y < 0.5).for_each(|row| row.weight = balance);
    let clock = fit(&rows, 1.0);
    let weights = Weights { clock, ..plain() };
    let mut moved = Vec::new();
    for library in &libraries {
        for verdict in clocks(&library.facts(), &Constraints::default(), &weights).iter().filter(|v| v.seconds != 0) {
            let right = is_off_by(library, &verdict.photos, verdict.seconds);
            moved.extend(verdict.photos.iter().map(|_| (verdict.margin as f32, right)));
        }
    }
    let clock_from = least(&mut moved, 0.98).max(1.0);
    println!("clocks: {} bursts and shifts, adopted from {clock_from:.2}; {clock:.2?}", rows.len());
    (clock, clock_from)
}

/// Neither right nor wrong: a quarter of an hour beside the truth still brings much together.
fn is_off_by_nearly(library: &Library, example: &Example) -> bool {
    let off = example.left.first().and_then(|id| library.off.get(id));
    off.is_none_or(|off| (NEARLY + 1..=1_500).contains(&(off - example.shift).abs()))
}

/// Where fitting starts: a plain guess, so that the outcome depends on nothing but the libraries.
fn plain() -> Weights {
    let mut weights = Weights {
        affinity: [0.0; AFFINITY.len()],
        stray: [0.0; STRAY.len()],
        confidence: [0.0; CONFIDENCE.len()],
        calibration: [0.0, 1.0, 1.0],
        sure_from: 1.0,
        clock: [0.0; CLOCK.len()],
        clock_from: f64::INFINITY,
    };
    let guess = |weights: &mut [f64], names: &[&str], values: &[(&str, f64)]| {
        for (name, value) in values {
            weights[names.iter().position(|n| n == name).expect("a feature")] = *value;
        }
    };
    let affinity = [
        ("bias", 1.5),
        ("gap_to_2h", -1.0),
        ("gap_to_5h", -2.0),
        ("night", -1.0),
        ("km_to_1.5", -1.0),
        ("km_to_6", -2.0),
        ("km_to_25", -1.0),
        ("look_best", 1.0),
        ("held_between", -3.0),
    ];
    guess(&mut weights.affinity, &AFFINITY, &affinity);
    guess(&mut weights.stray, &STRAY, &[("bias", -1.0), ("look_best", 1.0), ("lead", 0.5), ("same_day", 1.0)]);
    weights
}

/// What would have been right, and how much it matters.
fn row(example: &Example, library: &Library) -> Row {
    let (left, right) = (&example.left, &example.right);
    let (y, weight) = match example.judgement {
        Judgement::Affinity => (library.together(left, right), (left.len().min(right.len()) as f64).sqrt()),
        Judgement::Stray => (f64::from(u8::from(library.together(left, right) > 0.5)), 1.0),
        Judgement::Confidence => (f64::from(u8::from(library.is_album(left))), 1.0),
        Judgement::Clock => (f64::from(u8::from(is_off_by(library, left, example.shift))), 1.0),
    };
    Row { features: example.features.clone(), y, weight }
}

pub(super) fn head(dumps: &[String], libraries: &[Library], weights: &Weights) -> String {
    let names: Vec<&str> = dumps.iter().map(|d| d.rsplit('/').next().unwrap_or(d)).collect();
    let part = |variant: &str| {
        let some: Vec<Library> = libraries.iter().filter(|l| l.variant == variant).cloned().collect();
        format!("{variant} {:.4}", mean(&some, weights))
    };
    let parts: Vec<String> = VARIANTS.iter().map(|v| part(v)).collect();
    format!(
        "# Weights of grouping: log-odds per feature; src/grouping/affinity.rs, strays.rs, confidence.rs and clock_evidence.rs say what they mean.\n\
         # Written by `cargo run --example fit_grouping -- fit assets/grouping.toml DUMP...`; do not edit, fit.\n\
         # Fitted on made libraries {} (embeddings: albumen-lite0-1, scene), each in six ways.\n\
         # B-cubed F1 on these very libraries: {}.\n\
         # `held_between` is a choice: made libraries hold nothing.\n\n",
        names.join(", "),
        parts.join(", ")
    )
}

/// What begins the line that says what confidence was fitted to, where that was fitted apart.
const SAID: &str = "# Confidence and its calibration:";

/// The head of a file of weights whose confidence was fitted anew.
pub(super) fn head_again(before: &str, dumps: &[String]) -> String {
    let kept = before.lines().take_while(|line| line.starts_with('#')).filter(|line| !line.starts_with(SAID));
    let kept: String = kept.map(|line| format!("{line}\n")).collect();
    let names: Vec<&str> = dumps.iter().map(|d| d.rsplit('/').next().unwrap_or(d)).collect();
    format!("{kept}{SAID} fitted by `fit_grouping confidence` on {}, each in six ways.\n\n", names.join(", "))
}

pub(super) fn to_toml(weights: &Weights) -> String {
    let mut out = format!("sure_from = {:.4}\nclock_from = {:.4}\n", weights.sure_from, weights.clock_from);
    let mut table = |title: &str, names: &[&str], values: &[f64]| {
        let _ = write!(out, "\n[{title}]\n");
        for (name, value) in names.iter().zip(values) {
            let key = if name.contains('.') { format!("\"{name}\"") } else { (*name).to_owned() };
            let _ = writeln!(out, "{key} = {value:.4}");
        }
    };
    table("affinity", &AFFINITY, &weights.affinity);
    table("stray", &STRAY, &weights.stray);
    table("confidence", &CONFIDENCE, &weights.confidence);
    table("calibration", &CALIBRATION, &weights.calibration);
    table("clock", &CLOCK, &weights.clock);
    out
}
