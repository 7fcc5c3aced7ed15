//! How good the suggestions are: B-cubed F1 (Bagga & Baldwin 1998) on made libraries, beside simple methods.

use crate::options::Quality;
use crate::scripts::{Albumen, Scripts};
use crate::{cargo, table};
use anyhow::{Context, Result};
use serde_json::Value;
use std::path::Path;
use std::process::ExitCode;

/// What one library gave.
struct Outcome {
    seed: u32,
    photos: u64,
    albums: u64,
    albumen: f64,
    /// Name and F1 of each simple method, in the order in which they were printed.
    simple: Vec<(String, f64)>,
}

/// Makes the libraries, measures and prints.
///
/// # Errors
/// A sentence when something cannot be made, started or read.
pub(crate) fn run(options: &Quality) -> Result<ExitCode> {
    let scripts = Scripts::new(&options.python, &options.scripts, &["PIL"])?;
    let program = cargo::build_albumen()?;
    let mut outcomes = Vec::new();
    for &seed in &options.seeds {
        println!("Seed {seed}: making a library, scanning, suggesting.");
        outcomes.push(measure(&scripts, &program, options, seed)?);
    }
    println!("\nB-cubed F1, truth: {}\n{}", options.truth, table::render(&rows(&outcomes)));
    Ok(ExitCode::SUCCESS)
}

fn measure(scripts: &Scripts<'_>, program: &Path, options: &Quality, seed: u32) -> Result<Outcome> {
    // A folder for each seed, gone before the next is made: a library takes a few hundred megabytes.
    let folder = tempfile::Builder::new()
        .prefix("albumen-quality-")
        .tempdir()
        .context("no temporary folder could be made; is the disk full?")?;
    let made = folder.path().join("made");
    let mut arguments =
        vec![options.pool.clone().into_os_string(), made.clone().into(), "--seed".into(), seed.to_string().into()];
    if let Some(gps) = &options.gps {
        arguments.extend(["--gps".into(), gps.into()]);
    }
    scripts.run("make_library.py", &arguments)?;

    let albumen = Albumen::new(program, folder.path().join("library"));
    albumen.scan(&made.join("photos"))?;
    let groups = folder.path().join("groups.json");
    std::fs::write(&groups, albumen.suggest()?)
        .with_context(|| format!("{} could not be written", groups.display()))?;

    let truth = made.join(format!("truth-{}.json", options.truth));
    let scored = scripts.run("score.py", &[truth.as_os_str(), groups.as_os_str(), "--json".as_ref()])?;
    let simple = scripts.run("baselines.py", &[made.as_os_str(), "--truth".as_ref(), options.truth.as_ref()])?;
    outcome(seed, &scored, &simple).with_context(|| format!("the scripts printed something else: {scored}{simple}"))
}

fn outcome(seed: u32, scored: &str, simple: &str) -> Option<Outcome> {
    let score: Value = serde_json::from_str(scored).ok()?;
    Some(Outcome {
        seed,
        photos: score["photos"].as_u64()?,
        albums: score["albums"].as_u64()?,
        albumen: score["bcubed_f1"].as_f64()?,
        simple: simple.lines().filter_map(method).collect(),
    })
}

/// Name and F1 in `one per calendar day    B3 F1 0.7870  (P …`.
fn method(line: &str) -> Option<(String, f64)> {
    let (name, rest) = line.split_once("B3 F1")?;
    // Which pause was best differs from library to library; the column must not.
    let name = if name.starts_with("pause of") { "best pause (oracle)" } else { name.trim() };
    Some((name.to_string(), rest.split_whitespace().next()?.parse().ok()?))
}

fn rows(outcomes: &[Outcome]) -> Vec<Vec<String>> {
    let methods: Vec<&str> =
        outcomes.first().map(|first| first.simple.iter().map(|(name, _)| name.as_str()).collect()).unwrap_or_default();
    let mut head: Vec<String> = ["seed", "photos", "albums", "Albumen"].map(String::from).to_vec();
    head.extend(methods.iter().map(|name| (*name).to_string()));
    let mut rows = vec![head];
    for outcome in outcomes {
        let mut row = vec![outcome.seed.to_string(), outcome.photos.to_string(), outcome.albums.to_string()];
        row.push(format!("{:.4}", outcome.albumen));
        row.extend(methods.iter().map(|method| f1(outcome, method).map_or("–".into(), |f1| format!("{f1:.4}"))));
        rows.push(row);
    }
    let mut mean_row: Vec<String> = ["mean", "", ""].map(String::from).to_vec();
    mean_row.push(mean(outcomes.iter().map(|outcome| Some(outcome.albumen))));
    mean_row.extend(methods.iter().map(|method| mean(outcomes.iter().map(|outcome| f1(outcome, method)))));
    rows.push(mean_row);
    rows
}

fn f1(outcome: &Outcome, method: &str) -> Option<f64> {
    outcome.simple.iter().find(|(name, _)| name == method).map(|(_, f1)| *f1)
}

fn mean(values: impl Iterator<Item = Option<f64>>) -> String {
    let known: Vec<f64> = values.flatten().collect();
    #[allow(clippy::cast_precision_loss, reason = "a handful of seeds")]
    let count = known.len() as f64;
    if known.is_empty() { "–".into() } else { format!("{:.4}", known.iter().sum::<f64>() / count) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIMPLE: &str = "900 photos, 70 albums, truth: events
one per calendar day               B3 F1 0.7870  (P 0.9000  R 0.7000)  ARI 0.6000  groups 80
pause of 6 h (best of 7: oracle)   B3 F1 0.8210  (P 0.9000  R 0.7000)  ARI 0.6000  groups 80
";

    #[test]
    fn both_scripts_are_read_into_one_row_and_a_mean() {
        let scored = r#"{"photos": 900, "albums": 70, "bcubed_f1": 0.92}"#;
        let other = r#"{"photos": 800, "albums": 60, "bcubed_f1": 0.94}"#;
        let rows = rows(&[outcome(1, scored, SIMPLE).unwrap(), outcome(2, other, SIMPLE).unwrap()]);
        assert_eq!(rows[0][3..], ["Albumen", "one per calendar day", "best pause (oracle)"]);
        assert_eq!(rows[1], ["1", "900", "70", "0.9200", "0.7870", "0.8210"]);
        assert_eq!(rows[3][3], "0.9300");
    }

    #[test]
    fn an_error_message_is_no_outcome() {
        assert!(outcome(1, "Traceback", SIMPLE).is_none());
    }
}
