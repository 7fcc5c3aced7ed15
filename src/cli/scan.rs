//! `albumen scan`: reads folders, shows how far it is, and ends with a summary.

use super::{json, progress};
use crate::engine::{Control, EncoderSource, EngineError, Progress, Report, Unread, scan};
use crate::words::Words;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::mpsc;

/// How many failures are listed one by one; `--json` lists them all.
const LISTED: usize = 30;

pub(super) fn run(
    library: &Path,
    folders: &[PathBuf],
    json: bool,
    words: &Words,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let encoders = EncoderSource::of_library(library)?;
    let report = watched(words, |control, progress| scan(library, folders, &encoders, control, progress))?;
    if json {
        json::print(&json::Scanned::new(&report, words), out)?;
    } else {
        summary(&report, words, out)?;
    }
    if report.stopped {
        anyhow::bail!(words.say("cli-scan-stopped"));
    }
    Ok(())
}

/// Does something that takes long, shows how far it is, and stops it where the person says so (Ctrl+C).
pub(super) fn watched<T: Send>(
    words: &Words,
    work: impl FnOnce(&Control, &Progress) -> Result<T, EngineError>,
) -> anyhow::Result<T> {
    let (control, counters) = (Control::default(), Progress::default());
    let stop = control.clone();
    ctrlc::set_handler(move || stop.cancel())?;
    Ok(std::thread::scope(|threads| {
        let (running, done) = mpsc::channel();
        let counters = &counters;
        std::thread::Builder::new()
            .name("progress".to_owned())
            .spawn_scoped(threads, move || progress::show(counters, words, &done))
            .map_err(EngineError::Thread)?;
        let result = work(&control, counters);
        drop(running);
        result
    })?)
}

fn summary(report: &Report, words: &Words, out: &mut dyn Write) -> anyhow::Result<()> {
    let photos = report.new + report.unchanged;
    if photos == 0 && report.failures.is_empty() {
        writeln!(out, "{}", words.say("cli-scan-nothing"))?;
    } else {
        let counts = [("count", photos.into()), ("new", report.new.into()), ("unchanged", report.unchanged.into())];
        writeln!(out, "{}", words.fill("cli-scan-found", &counts))?;
    }
    if report.missing > 0 {
        writeln!(out, "{}", words.fill("cli-scan-missing", &[("count", report.missing.into())]))?;
    }
    if report.measured > 0 {
        writeln!(out, "{}", words.fill("cli-scan-measured", &[("count", report.measured.into())]))?;
    }
    if !report.damaged.is_empty() {
        writeln!(out, "{}", words.fill("cli-scan-damaged", &[("count", report.damaged.len().into())]))?;
        report.damaged.iter().take(LISTED).try_for_each(|path| writeln!(out, "  {}", path.display()))?;
    }
    if !report.failures.is_empty() {
        writeln!(out, "{}", words.fill("cli-scan-unread", &[("count", report.failures.len().into())]))?;
        for Unread { path, reason } in report.failures.iter().take(LISTED) {
            writeln!(out, "  {}: {}", path.display(), words.unread(reason))?;
        }
        if let Some(more @ 1..) = report.failures.len().checked_sub(LISTED) {
            writeln!(out, "  {}", words.fill("cli-scan-more", &[("count", more.into())]))?;
        }
    }
    let took = || ("duration", words.duration(report.seconds).into());
    let speed = (report.new as f64 / report.seconds).round();
    if report.new > 0 && (report.seconds < 1.0 || speed < 1.0) {
        writeln!(out, "{}", words.fill("cli-scan-took", &[took()]))?;
    } else if report.new > 0 {
        writeln!(out, "{}", words.fill("cli-scan-took-at", &[took(), ("speed", speed.into())]))?;
    }
    if report.other > 0 {
        writeln!(out, "{}", words.fill("cli-scan-others", &[("count", report.other.into())]))?;
    }
    if photos > 0 && !report.stopped {
        writeln!(out, "{}", words.say("cli-scan-next"))?;
    }
    Ok(())
}
