//! Fits the weights of grouping to libraries whose true albums are known, and scores them.
//!
//!     fit_grouping fit OUT.toml DUMP...      fit on these libraries, each in six ways
//!     fit_grouping score DUMP...             B-cubed F1 with the shipped weights
//!     fit_grouping score=FILE.toml DUMP...   the same with other weights
//!     fit_grouping groups DUMP               the groups as JSON, for another program to score
//!     fit_grouping time N DUMP...            how long grouping takes for N photos, dumps laid end to end over years
//!
//! A DUMP is a path without extension: DUMP.json and DUMP.npy, as `examples/fit_grouping/dump.py` writes them.

#![allow(
    clippy::disallowed_methods,
    reason = "a tool for whoever fits weights: it writes the file it is told to, and tells the time"
)]
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a tool for the developer"
)]

mod library;
mod logistic;
mod measure;

use albumen::domain::Suggestion;
use albumen::grouping::{AFFINITY, CONFIDENCE, Example, Judgement, STRAY, Weights, events, examples};
use albumen::words::Words;
use library::{FILES_ONLY, Library, VARIANTS};
use logistic::{Row, fit};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// How often grouping runs and its judgements are fitted again: the weights decide which judgements come up.
const ROUNDS: usize = 4;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.split_first() {
        Some((verb, rest)) if verb == "fit" && rest.len() > 1 => {
            let libraries = load(&rest[1..]);
            let weights = fit_all(&libraries, &rest[1..]);
            let head = head(&rest[1..], &libraries, &weights);
            std::fs::write(&rest[0], head + &to_toml(&weights)).expect("can write the weights");
        }
        Some((verb, rest)) if verb.starts_with("score") && !rest.is_empty() => {
            let weights = match verb.split_once('=') {
                Some((_, file)) => Weights::parse(&std::fs::read_to_string(file).unwrap()).unwrap(),
                None => Weights::default(),
            };
            let mut libraries = load(rest);
            libraries.extend(rest.iter().map(|path| Library::load(path).variant(FILES_ONLY)));
            score(&libraries, &weights);
        }
        Some((verb, [dump])) if verb == "groups" => print_groups(&Library::load(dump)),
        Some((verb, rest)) if verb == "time" && rest.len() > 1 => time(&rest[1..], rest[0].parse().unwrap()),
        _ => panic!("see the head of examples/fit_grouping/main.rs"),
    }
}

fn load(dumps: &[String]) -> Vec<Library> {
    dumps.iter().flat_map(|path| Library::load(path).variants()).collect()
}

/// Everything is fitted to all libraries; confidence is judged on libraries that the rest was not fitted to, or it
/// would think too well of itself.
fn fit_all(libraries: &[Library], dumps: &[String]) -> Weights {
    let half = |name: &str| dumps.iter().position(|d| d.ends_with(name)).is_some_and(|i| i % 2 == 0);
    let (even, odd): (Vec<Library>, Vec<Library>) = libraries.iter().cloned().partition(|l| half(&l.name));
    let mut halves = Vec::new();
    for (fitted, judged) in [(&even, &odd), (&odd, &even)] {
        let weights = fit_grouping(fitted);
        println!("other half: mean F1 {:.4}", mean(judged, &weights));
        halves.push((weights, judged));
    }
    let mut rows = Vec::new();
    for (weights, judged) in &halves {
        for library in *judged {
            let all = examples(&library.facts(), &[], weights);
            rows.extend(all.iter().filter(|e| e.judgement == Judgement::Confidence).map(|e| row(e, library)));
        }
    }
    let confidence = fit(&rows, 1.0);
    let mut groups = BTreeMap::new();
    for (weights, judged) in &halves {
        let weights = Weights { confidence, sure_from: 0.0, ..weights.clone() };
        for library in *judged {
            let suggested = events(&library.facts(), &[], &weights);
            let sure = suggested.iter().filter(|s| s.sure).map(|s| (s.confidence, library.is_album(&s.photos)));
            groups.entry(library.variant).or_insert_with(Vec::new).extend(sure);
        }
    }
    let sure_from = sure_from(&mut groups.values().flatten().copied().collect::<Vec<_>>());
    for (variant, groups) in &groups {
        let above: Vec<bool> = groups.iter().filter(|g| f64::from(g.0) >= sure_from).map(|g| g.1).collect();
        let right = above.iter().filter(|r| **r).count();
        println!("{variant}: sure {right} of {} right, of {} of one day", above.len(), groups.len());
    }
    Weights { confidence, sure_from, ..fit_grouping(libraries) }
}

/// The weights of affinity and of strays.
fn fit_grouping(libraries: &[Library]) -> Weights {
    let mut weights = plain();
    let mut rows: [Vec<Row>; 2] = [Vec::new(), Vec::new()];
    for round in 0..ROUNDS {
        if round == 1 {
            // The judgements under the weights from before may be those of another method.
            rows[0].clear();
        }
        rows[1].clear();
        for library in libraries {
            for example in examples(&library.facts(), &[], &weights) {
                let row = row(&example, library);
                match example.judgement {
                    Judgement::Affinity => rows[0].push(row),
                    Judgement::Stray => rows[1].push(row),
                    Judgement::Confidence => {}
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

/// Where fitting starts: a plain guess, so that the outcome depends on nothing but the libraries.
fn plain() -> Weights {
    let mut weights = Weights {
        affinity: [0.0; AFFINITY.len()],
        stray: [0.0; STRAY.len()],
        confidence: [0.0; CONFIDENCE.len()],
        sure_from: 1.0,
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
    };
    Row { features: example.features.clone(), y, weight }
}

/// The lowest confidence above which, among groups that may be called sure, 97 in 100 are right; the two in a
/// hundred above what is promised are for photos unlike these.
fn sure_from(groups: &mut [(f32, bool)]) -> f64 {
    groups.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (mut right, mut best) = (0_u32, 0.999);
    for (n, (confidence, is_right)) in groups.iter().enumerate() {
        right += u32::from(*is_right);
        if n >= 20 && f64::from(right) >= 0.97 * (n + 1) as f64 {
            best = f64::from(*confidence);
        }
    }
    best
}

fn mean(libraries: &[Library], weights: &Weights) -> f64 {
    let f1 = |l: &Library| measure::bcubed(&l.truth, &events(&l.facts(), &[], weights)).2;
    libraries.iter().map(f1).sum::<f64>() / libraries.len() as f64
}

fn score(libraries: &[Library], weights: &Weights) {
    for variant in VARIANTS.into_iter().chain([FILES_ONLY]) {
        let mut f1s = Vec::new();
        let mut calibration = BTreeMap::new();
        let (mut sure, mut right, mut multi, mut in_sure, mut photos) = (0, 0, 0, 0, 0);
        for library in libraries.iter().filter(|l| l.variant == variant) {
            let start = std::time::Instant::now();
            let groups: Vec<Suggestion> = events(&library.facts(), &[], weights);
            let took = start.elapsed();
            let (p, r, f) = measure::bcubed(&library.truth, &groups);
            println!("  {:5} F1 {f:.4} (P {p:.4} R {r:.4}) {} groups, {took:.2?}", library.name, groups.len());
            f1s.push(f);
            multi += groups.iter().filter(|s| s.photos.len() > 1).count();
            photos += library.truth.len();
            for s in groups.iter().filter(|s| s.sure) {
                sure += 1;
                in_sure += s.photos.len();
                right += usize::from(library.is_album(&s.photos));
            }
            for s in &groups {
                let kind = if s.photos.len() > 1 { "groups" } else { "single photos" };
                let tenth = (f64::from(s.confidence) * 10.0).min(9.0) as usize;
                let seen: &mut (u32, u32) = calibration.entry((kind, tenth)).or_default();
                *seen = (seen.0 + u32::from(library.is_album(&s.photos)), seen.1 + 1);
            }
            if std::env::var("ERRORS").is_ok() {
                measure::errors(library, &groups);
                measure::surprises(library, &groups, 0.9);
            }
        }
        for ((kind, tenth), (right, all)) in calibration {
            println!("    {kind} of confidence 0.{tenth}: {right} of {all} right");
        }
        let mean = f1s.iter().sum::<f64>() / f1s.len().max(1) as f64;
        println!(
            "{variant}: mean F1 {mean:.4}; sure: {right} of {sure} right, {sure} of {multi} groups of two or more, {in_sure} of {photos} photos"
        );
    }
}

fn print_groups(library: &Library) {
    let words = Words::new(&[]);
    let groups: Vec<serde_json::Value> = events(&library.facts(), &[], &Weights::default())
        .iter()
        .map(|s| {
            let photos: Vec<&str> = s.photos.iter().map(|p| library.paths[p].as_str()).collect();
            serde_json::json!({"id": s.id, "title": words.title(s), "reason": words.reason(s), "photos": photos})
        })
        .collect();
    println!("{}", serde_json::json!({ "groups": groups }));
}

/// Time one run on many photos: the same libraries again and again, each 500 days after the one before.
fn time(dumps: &[String], n: usize) {
    let libraries: Vec<Library> = dumps.iter().map(|d| Library::load(d)).collect();
    let mut facts = Vec::new();
    for (round, library) in (0_u32..).zip(libraries.iter().cycle()) {
        let left = n - facts.len();
        facts.extend(library.facts().iter().take(left).map(|f| library::shifted(f, round)));
        if facts.len() == n {
            break;
        }
    }
    let start = std::time::Instant::now();
    let groups = events(&facts, &[], &Weights::default());
    println!("{n} photos in {:.2?}: {} groups", start.elapsed(), groups.len());
}

fn head(dumps: &[String], libraries: &[Library], weights: &Weights) -> String {
    let names: Vec<&str> = dumps.iter().map(|d| d.rsplit('/').next().unwrap_or(d)).collect();
    let part = |variant: &str| {
        let some: Vec<Library> = libraries.iter().filter(|l| l.variant == variant).cloned().collect();
        format!("{variant} {:.4}", mean(&some, weights))
    };
    let parts: Vec<String> = VARIANTS.iter().map(|v| part(v)).collect();
    format!(
        "# Weights of grouping: log-odds per feature; src/grouping/affinity.rs, strays.rs and confidence.rs say what they mean.\n\
         # Written by `cargo run --example fit_grouping -- fit assets/grouping.toml DUMP...`; do not edit, fit.\n\
         # Fitted on made libraries {} (embeddings: EfficientNet-Lite0, averaged), each in six ways.\n\
         # B-cubed F1 on these very libraries: {}.\n\
         # `held_between` is a choice: made libraries hold nothing.\n\n",
        names.join(", "),
        parts.join(", ")
    )
}

fn to_toml(weights: &Weights) -> String {
    let mut out = format!("sure_from = {:.4}\n", weights.sure_from);
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
    out
}
