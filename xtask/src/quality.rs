//! How good the suggestions are on made libraries: B-cubed F1 (Bagga & Baldwin 1998) beside simple methods, what "sure"
//! is worth, how reliable the confidence is, how many actions a simulated person has left, and what they teach it by answers.

mod chance;
mod curve;
mod figures;
mod judged;
mod learned;
mod taught;
mod themed;
mod untouched;

use crate::cargo;
use crate::options::{Libraries, Quality};
use crate::scripts::{Albumen, Scripts};
use anyhow::{Context, Result};
use judged::Judged;
use serde_json::Value;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use taught::{Taught, teach};

/// What people may want of the same photos: a journey as one album, or one a day.
const TRUTHS: [&str; 2] = ["events", "days"];

/// What one library gave.
struct Outcome {
    name: String,
    photos: u64,
    /// Judged by the events.
    suggestions: Vec<Judged>,
    /// One each of [`TRUTHS`].
    truths: Vec<Truth>,
}

/// How a library's suggestions stand to one kind of albums.
struct Truth {
    /// Albums of two photos or more.
    albums: usize,
    albumen: f64,
    /// Name and F1 of each simple method, in the order in which they were printed.
    simple: Vec<(String, f64)>,
    /// Where asked for: Albumen's and the rule's.
    finished: Option<[Finished; 2]>,
    /// Where asked for: what answers and corrections taught.
    taught: Option<Taught>,
}

/// How far a simulated person came.
#[derive(Debug, PartialEq)]
struct Finished {
    actions: u64,
    f1: f64,
}

/// Makes the libraries where they are not there yet, measures and prints.
///
/// # Errors
/// A sentence when something cannot be made, started or read.
pub(crate) fn run(options: &Quality) -> Result<ExitCode> {
    let scripts = Scripts::new(&options.python, &options.scripts, &["PIL"])?;
    let program = options.program.clone().map_or_else(cargo::build_albumen, Ok)?;
    if options.learn {
        return learning(&scripts, &program, options);
    }
    let mut outcomes = Vec::new();
    match &options.libraries {
        Libraries::Made(folders) => {
            for made in folders {
                let name = made.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
                outcomes.push(measure(&scripts, &program, options, name, made)?);
            }
        }
        Libraries::Fresh { pool, seeds, gps } => {
            for &seed in seeds {
                // A folder for each seed, gone before the next is made: a library takes a few hundred megabytes.
                let folder = temporary()?;
                let made = make(&scripts, pool, folder.path(), seed, gps.as_deref())?;
                outcomes.push(measure(&scripts, &program, options, seed.to_string(), &made)?);
            }
        }
    }
    print!("{}", figures::report(&outcomes));
    Ok(ExitCode::SUCCESS)
}

/// The learning part alone: it takes as long as all the rest.
fn learning(scripts: &Scripts<'_>, program: &Path, options: &Quality) -> Result<ExitCode> {
    let Libraries::Made(folders) = &options.libraries else {
        anyhow::bail!("--learn measures on libraries that were made before: name them with --made");
    };
    let (mut outcomes, mut names) = (Vec::new(), Vec::new());
    for made in folders {
        let name = made.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        outcomes.push(learned::measure(scripts, program, &name, made)?);
        names.push(name);
    }
    print!("{}", learned::report(&outcomes, &names));
    if let Some(folder) = &options.plot {
        for (at, truth) in TRUTHS.iter().enumerate() {
            let file = folder.join(format!("learning-{truth}.svg"));
            let drawn = curve::svg(&format!("What corrections teach: {truth}"), &learned::curves(&outcomes, at));
            std::fs::write(&file, drawn).with_context(|| format!("{} could not be written", file.display()))?;
            println!("Drawn: {}", file.display());
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn make(scripts: &Scripts<'_>, pool: &Path, folder: &Path, seed: u32, gps: Option<&str>) -> Result<PathBuf> {
    println!("Seed {seed}: making a library.");
    let made = folder.join("made");
    let mut arguments =
        vec![pool.as_os_str().to_owned(), made.clone().into(), "--seed".into(), seed.to_string().into()];
    if let Some(gps) = gps {
        arguments.extend(["--gps".into(), gps.into()]);
    }
    scripts.run("make_library.py", &arguments)?;
    Ok(made)
}

fn measure(scripts: &Scripts<'_>, program: &Path, options: &Quality, name: String, made: &Path) -> Result<Outcome> {
    println!("{name}: scanning, suggesting, scoring.");
    let folder = temporary()?;
    let albumen = Albumen::new(program, folder.path().join("library"));
    albumen.scan(&made.join("photos"))?;
    let printed = albumen.suggest()?;
    let groups = folder.path().join("groups.json");
    std::fs::write(&groups, &printed).with_context(|| format!("{} could not be written", groups.display()))?;
    let suggested: Value = serde_json::from_str(&printed).context("`albumen suggest --json` printed something else")?;
    let events = read(&truth_file(made, TRUTHS[0]))?;
    let suggestions =
        judged::judge(&suggested, &events).context("the suggestions or the truth are of another shape")?;
    let photos = suggestions.iter().map(|s| s.photos as u64).sum();
    let truths = TRUTHS.iter().map(|truth| {
        let mut held = hold_against(scripts, program, options, made, &groups, truth)?;
        if options.ask {
            let taught = teach(scripts, &options.scripts, made, program, truth)?;
            println!("{name}, {truth}: {}", figures::one_taught(&taught));
            held.taught = Some(taught);
        }
        Ok(held)
    });
    let truths = truths.collect::<Result<_>>()?;
    Ok(Outcome { name, photos, suggestions, truths })
}

fn hold_against(
    scripts: &Scripts<'_>,
    program: &Path,
    options: &Quality,
    made: &Path,
    groups: &Path,
    truth: &str,
) -> Result<Truth> {
    let file = truth_file(made, truth);
    let scored = scripts.run("score.py", &[file.as_os_str(), groups.as_os_str(), "--json".as_ref()])?;
    let chosen: [&OsStr; 3] = [made.as_os_str(), "--truth".as_ref(), truth.as_ref()];
    let simple = scripts.run("baselines.py", &chosen)?;
    let albumen = serde_json::from_str::<Value>(&scored).ok().and_then(|score| score["bcubed_f1"].as_f64());
    let person = |who: &[&OsStr]| {
        let said = scripts.run("simulate_user.py", &[&chosen, who, &["--finish".as_ref()]].concat())?;
        finished(&said).with_context(|| format!("simulate_user.py printed something else: {said}"))
    };
    let simulated = || -> Result<[Finished; 2]> {
        Ok([person(&["--albumen".as_ref(), program.as_os_str()])?, person(&["--rule".as_ref()])?])
    };
    Ok(Truth {
        albums: judged::albums(&read(&file)?).with_context(|| format!("{} holds no albums", file.display()))?,
        albumen: albumen.with_context(|| format!("score.py printed something else: {scored}"))?,
        simple: simple.lines().filter_map(method).collect(),
        finished: options.finish.then(simulated).transpose()?,
        taught: None,
    })
}

/// What `simulate_user.py` is told, for somebody who makes up to forty corrections.
fn forty_corrections<'a>(made: &'a Path, program: &'a Path, truth: &'a str) -> [&'a OsStr; 9] {
    let word = OsStr::new;
    let (made, program) = (made.as_os_str(), program.as_os_str());
    [
        made,
        word("--albumen"),
        program,
        word("--truth"),
        word(truth),
        word("--batch"),
        word("10"),
        word("--batches"),
        word("4"),
    ]
}

fn temporary() -> Result<tempfile::TempDir> {
    let made = tempfile::Builder::new().prefix("albumen-quality-").tempdir();
    made.context("no temporary folder could be made; is the disk full?")
}

fn truth_file(made: &Path, truth: &str) -> PathBuf {
    made.join(format!("truth-{truth}.json"))
}

fn read(file: &Path) -> Result<Value> {
    let text = std::fs::read(file).with_context(|| format!("{} could not be read", file.display()))?;
    serde_json::from_slice(&text).with_context(|| format!("{} is not JSON", file.display()))
}

/// Name and F1 in `one per calendar day    B3 F1 0.7870  (P …`.
fn method(line: &str) -> Option<(String, f64)> {
    let (name, rest) = line.split_once("B3 F1")?;
    // Which pause was best differs from library to library; the column must not.
    let name = if name.starts_with("pause of") { "best pause (oracle)" } else { name.trim() };
    Some((name.to_string(), rest.split_whitespace().next()?.parse().ok()?))
}

/// `…, at the end 0.9991 after 53: 0.80 actions per album`.
fn finished(said: &str) -> Option<Finished> {
    let (_, end) = said.split_once("at the end ")?;
    let (f1, rest) = end.split_once(" after ")?;
    Some(Finished { actions: rest.split(':').next()?.parse().ok()?, f1: f1.parse().ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_scripts_print_is_read() {
        let line = "pause of 6 h (best of 7: oracle)   B3 F1 0.8210  (P 0.9000  R 0.7000)  ARI 0.6000  groups 80";
        assert_eq!(method(line), Some(("best pause (oracle)".to_owned(), 0.821)));
        assert_eq!(method("900 photos, 70 albums, truth: events"), None);
        let said =
            "900 photos, 66 albums: F1 0.95 after 0 actions, 0.99 after 3, at the end 0.9991 after 53: 0.80 actions";
        assert_eq!(finished(said), Some(Finished { actions: 53, f1: 0.9991 }));
        assert_eq!(finished("Traceback"), None);
    }
}
