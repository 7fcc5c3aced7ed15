//! `albumen scan`: reads folders, shows how far it is, and ends with a summary.

use super::words::{count, duration, number};
use super::{json, progress};
use crate::engine::{Control, EncoderSource, EngineError, Progress, Report, Unread, scan};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::Duration;

/// How many failures are listed one by one; `--json` lists them all.
const LISTED: usize = 30;

pub(super) fn run(library: &Path, folders: &[PathBuf], json: bool, out: &mut dyn Write) -> anyhow::Result<()> {
    let encoders = EncoderSource::installed()?;
    let (control, counters) = (Control::default(), Progress::default());
    let stop = control.clone();
    ctrlc::set_handler(move || stop.cancel())?;
    let report = std::thread::scope(|threads| {
        let (running, done) = mpsc::channel();
        let counters = &counters;
        std::thread::Builder::new()
            .name("progress".to_owned())
            .spawn_scoped(threads, move || progress::show(counters, &done))
            .map_err(EngineError::Thread)?;
        let report = scan(library, folders, &encoders, &control, counters);
        drop(running);
        report
    })?;
    if json {
        json::print(&json::Scanned::new(&report), out)?;
    } else {
        summary(&report, out)?;
    }
    if report.stopped {
        anyhow::bail!("stopped before the end. What was read is kept: the same command goes on from here");
    }
    Ok(())
}

fn summary(report: &Report, out: &mut dyn Write) -> anyhow::Result<()> {
    let photos = report.new + report.unchanged;
    if photos == 0 && report.failures.is_empty() {
        writeln!(out, "There are no photos there.")?;
    } else {
        let found = count(photos, "photo", "photos");
        writeln!(out, "{found}: {} new, {} unchanged.", number(report.new), number(report.unchanged))?;
    }
    if report.missing > 0 {
        let gone = count(report.missing, "photo file is", "photo files are");
        writeln!(out, "{gone} no longer in place; what you decided about them is kept.")?;
    }
    if !report.damaged.is_empty() {
        let n = count(report.damaged.len() as u64, "photo is damaged", "photos are damaged");
        writeln!(out, "{n}; only a part of the picture is there:")?;
        report.damaged.iter().take(LISTED).try_for_each(|path| writeln!(out, "  {}", path.display()))?;
    }
    if !report.failures.is_empty() {
        writeln!(
            out,
            "{} could not be read:",
            count(report.failures.len() as u64, "file or folder", "files or folders")
        )?;
        for Unread { path, reason } in report.failures.iter().take(LISTED) {
            writeln!(out, "  {}: {reason}", path.display())?;
        }
        if let Some(more @ 1..) = report.failures.len().checked_sub(LISTED) {
            writeln!(out, "  and {} more; --json lists them all.", number(more as u64))?;
        }
    }
    let speed = report.new as f64 / report.seconds.max(1e-3);
    let took = duration(Duration::from_secs_f64(report.seconds));
    if report.new > 0 && report.seconds < 1.0 {
        writeln!(out, "Took {took}.")?;
    } else if report.new > 0 {
        writeln!(out, "Took {took}, {speed:.0} photos a second.")?;
    }
    if report.other > 0 {
        writeln!(out, "{} left aside: not photos.", count(report.other, "file was", "files were"))?;
    }
    if photos > 0 && !report.stopped {
        writeln!(out, "Your photos are unchanged. Next: `albumen suggest`.")?;
    }
    Ok(())
}
