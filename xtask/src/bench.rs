//! Speed and memory of scanning, in turns with a Python indexer that runs the same model on the same cores.
//!
//! A measurement, never a test: figures are compared only within one run, since a busy machine slows both.

use crate::options::Bench;
use crate::scripts::{Albumen, Scripts};
use crate::table::{self, Spread};
use crate::{cargo, photos};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Measures the parts that nobody can do without.
const LIMIT_SCRIPT: &str = include_str!("limit.py");
/// How much faster than the peer we mean to be.
const GOAL_LARGE: f64 = 1.2;
const GOAL_SMALL: f64 = 1.1;
const GOAL_UNCHANGED: f64 = 20_000.0;
const GOAL_PEAK_MB: f64 = 400.0;

/// Photos per second of Albumen and of its peer, round by round.
struct Rates {
    albumen: Vec<f64>,
    peer: Vec<f64>,
}

/// Makes the photos, measures and prints.
///
/// # Errors
/// A sentence when something cannot be made, started or read.
pub(crate) fn run(options: &Bench) -> Result<ExitCode> {
    let scripts = Scripts::new(&options.python, &options.scripts, &["numpy", "PIL", "onnxruntime"])?;
    let model = model(options)?;
    let program = cargo::build_albumen()?;
    let pool = photos::find(&options.pool)?;
    let folder = tempfile::Builder::new()
        .prefix("albumen-bench-")
        .tempdir()
        .context("no temporary folder could be made; is the disk full?")?;
    let (large, small, many) = (folder.path().join("large"), folder.path().join("small"), folder.path().join("many"));

    println!("Making {} photos of 12 megapixels.", options.count);
    let made = scripts.run(
        "make_camera_photos.py",
        &[options.pool.as_os_str(), large.as_os_str(), "--count".as_ref(), options.count.to_string().as_ref()],
    )?;
    print!("{made}");
    photos::copy(&pool, options.small, &small)?;

    let turns = Turns { scripts: &scripts, program: &program, model: &model, folder: folder.path(), options };
    let mut rows = vec![head(&["photos/s", "Albumen", "min–max", "peer", "min–max", "ratio", "goal"])];
    rows.push(row("12 megapixels", &turns.measure(&large)?, GOAL_LARGE)?);
    rows.push(row("small", &turns.measure(&small)?, GOAL_SMALL)?);

    println!("Scanning {} small photos for memory, then again with nothing changed.", options.many);
    photos::copy(&pool, options.many, &many)?;
    let rest = large_library(&program, folder.path(), &many, options.rounds)?;
    let parts = scripts.run_text(LIMIT_SCRIPT, &[photos::find(&large)?[0].as_os_str(), model.as_os_str()])?;
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let limit = limit(&parts, cores).with_context(|| format!("the limit could not be measured: {parts}"))?;
    println!("\n{}\n{limit}{rest}", table::render(&rows));
    Ok(ExitCode::SUCCESS)
}

/// What every turn needs.
struct Turns<'a> {
    scripts: &'a Scripts<'a>,
    program: &'a Path,
    model: &'a Path,
    folder: &'a Path,
    options: &'a Bench,
}

impl Turns<'_> {
    /// Albumen and its peer in turns over `photos`, so that both meet the same mood of the machine.
    fn measure(&self, photos: &Path) -> Result<Rates> {
        let mut rates = Rates { albumen: Vec::new(), peer: Vec::new() };
        for round in 1..=self.options.rounds {
            let library = self.folder.join("library");
            let (scan, _) = Albumen::new(self.program, library.clone()).scan(photos)?;
            // A fresh library each time: the next round must not find its work done.
            std::fs::remove_dir_all(&library).with_context(|| format!("{} could not be removed", library.display()))?;
            if scan.failed > 0 || scan.new == 0 {
                bail!("Albumen read {} photos and failed on {}: this measures nothing", scan.new, scan.failed);
            }
            let printed = self.scripts.run("peer_pipeline.py", &[photos.as_os_str(), self.model.as_os_str()])?;
            let peer = peer_rate(&printed).with_context(|| format!("the peer printed something else: {printed}"))?;
            let albumen = rate(scan.new, scan.seconds);
            println!("  round {round}: Albumen {albumen:.1}, peer {peer:.1} photos/s");
            rates.albumen.push(albumen);
            rates.peer.push(peer);
        }
        Ok(rates)
    }
}

/// Memory of a first scan and speed of the next ones.
fn large_library(program: &Path, folder: &Path, photos: &Path, rounds: usize) -> Result<String> {
    let albumen = Albumen::new(program, folder.join("library-of-many"));
    let (first, ran) = albumen.scan(photos)?;
    let (mut inside, mut whole) = (Vec::new(), Vec::new());
    for _ in 0..rounds {
        let (again, ran) = albumen.scan(photos)?;
        if again.new > 0 {
            bail!("a scan where nothing changed read {} photos again", again.new);
        }
        inside.push(rate(again.photos, again.seconds));
        whole.push(rate(again.photos, ran.wall.as_secs_f64()));
    }
    let inside = Spread::of(&inside).context("no rounds")?;
    let whole = Spread::of(&whole).context("no rounds")?;
    let peak = ran.peak_mb.map_or_else(|| "not measured on this system".into(), |mb| format!("{mb:.0} MB"));
    let [median, range] = inside.cells(0);
    Ok(format!(
        "A scan where nothing changed: {median} files/s ({range}), {:.0} with the program's start; goal {GOAL_UNCHANGED:.0}.\n\
         Peak memory of the first scan of {} photos: {peak}; goal under {GOAL_PEAK_MB:.0} MB.\n",
        whole.median, first.new,
    ))
}

fn row(name: &str, rates: &Rates, goal: f64) -> Result<Vec<String>> {
    let albumen = Spread::of(&rates.albumen).context("no rounds")?;
    let peer = Spread::of(&rates.peer).context("no rounds")?;
    let ([own, own_range], [other, other_range]) = (albumen.cells(1), peer.cells(1));
    let ratio = format!("{:.2}", albumen.median / peer.median);
    Ok(vec![name.into(), own, own_range, other, other_range, ratio, format!("≥ {goal:.1}")])
}

fn head(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_string()).collect()
}

/// What no program could beat with these parts, each measured alone on one core of this machine, as a sentence.
fn limit(printed: &str, cores: usize) -> Option<String> {
    let parts: Vec<f64> = printed.split_whitespace().map_while(|part| part.parse().ok()).collect();
    let [decoding, encoder, thumbnail] = parts[..] else { return None };
    let all = |ms: f64| 1000.0 / ms * f64::from(u32::try_from(cores).unwrap_or(1));
    Some(format!(
        "The limit on {cores} cores, by the parts measured alone on one: decoding 12 megapixels at 1/8 {decoding:.1} ms, \
         encoder {encoder:.1} ms, thumbnail {thumbnail:.1} ms → {:.1} photos/s of 12 megapixels, {:.1} small ones \
         (encoder alone).\n",
        all(decoding + encoder + thumbnail),
        all(encoder),
    ))
}

#[allow(clippy::cast_precision_loss, reason = "numbers of photos")]
fn rate(photos: u64, seconds: f64) -> f64 {
    photos as f64 / seconds.max(1e-6)
}

/// The rate in `120 photos in 3.00 s: 40.0 photos/s with 2 processes`.
fn peer_rate(printed: &str) -> Option<f64> {
    let (before, _) = printed.split_once(" photos/s")?;
    before.rsplit(' ').next()?.parse().ok()
}

/// The model that the peer runs: the one that was named, else the only one in `models/`.
fn model(options: &Bench) -> Result<PathBuf> {
    if let Some(model) = &options.model {
        return model.canonicalize().with_context(|| format!("there is no file {}", model.display()));
    }
    let folder = cargo::root().join("models");
    let mut found: Vec<PathBuf> = std::fs::read_dir(&folder)
        .with_context(|| format!("{} could not be read; name a model with --model", folder.display()))?
        .filter_map(|entry| entry.ok().map(|entry| entry.path().join("model.onnx")))
        .filter(|model| model.is_file())
        .collect();
    match (found.pop(), found.len()) {
        (Some(model), 0) => Ok(model),
        (None, _) => bail!("{} holds no model.onnx; name one with --model", folder.display()),
        (Some(_), _) => bail!("{} holds several models; name the one to compare with --model", folder.display()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_peers_rate_is_read() {
        assert_eq!(peer_rate("120 photos in 3.00 s: 40.1 photos/s with 2 processes\n"), Some(40.1));
        assert_eq!(peer_rate("Traceback"), None);
    }

    #[test]
    fn a_row_tells_the_ratio_of_the_medians() {
        let rates = Rates { albumen: vec![60.0, 50.0, 90.0], peer: vec![40.0, 30.0, 41.0] };
        assert_eq!(row("x", &rates, 1.2).unwrap()[5], "1.50");
    }

    #[test]
    fn the_limit_is_the_sum_of_the_parts() {
        let said = limit("25.00 5.80 3.00\n", 2).unwrap();
        assert!(said.contains("59.2 photos/s of 12 megapixels, 344.8 small"), "{said}");
        assert_eq!(limit("Traceback", 2), None);
    }
}
