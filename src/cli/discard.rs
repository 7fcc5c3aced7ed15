//! `albumen discard`: what is not kept of decided stacks, and needless duplicates, go to the system's wastebasket.

use super::json;
use crate::engine::{self, DiscardPlan, Discarded};
use crate::words::Words;
use serde::Serialize;
use std::io::Write;
use std::path::PathBuf;

/// Lists what would go, and moves it unless it is a dry run.
pub(super) fn run(
    plan: &DiscardPlan,
    dry_run: bool,
    json: bool,
    words: &Words,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    if plan.files.is_empty() && !json {
        let none = if plan.twins.is_some() { "wastebasket-no-twins" } else { "wastebasket-nothing" };
        writeln!(out, "{}.", words.say(none))?;
        return Ok(());
    }
    if !json {
        for file in &plan.files {
            writeln!(out, "{}  {}", file.path.display(), words.bytes(file.bytes))?;
            if let Some(stays) = words.twin_that_stays(plan, file) {
                writeln!(out, "  {stays}")?;
            }
        }
        writeln!(out, "{}", words.discard_plan(plan))?;
    }
    let done = if dry_run { Discarded::default() } else { engine::discard(plan, &|| false) };
    if json {
        json::print(&Outcome::new(plan, &done), out)?;
    } else if dry_run {
        writeln!(out, "{}", words.say("cli-discard-dry"))?;
    } else {
        for (path, why) in &done.stayed {
            writeln!(out, "{}", words.stayed(path, why))?;
        }
        writeln!(out, "{}.", words.discarded(&Discarded { stayed: Vec::new(), ..done.clone() }))?;
    }
    anyhow::ensure!(done.stayed.is_empty(), words.discarded(&Discarded { files: Vec::new(), ..done }));
    Ok(())
}

/// Puts files back from the wastebasket to where they were.
pub(super) fn put_back(files: &[PathBuf], words: &Words, out: &mut dyn Write) -> anyhow::Result<()> {
    let files: Vec<PathBuf> = files.iter().map(|file| std::path::absolute(file).unwrap_or(file.clone())).collect();
    let (back, left) = engine::put_back(&files);
    let said = words.put_back(back.len(), left.len());
    anyhow::ensure!(left.is_empty(), said);
    writeln!(out, "{said}.")?;
    Ok(())
}

/// `discard --json`. Fields are added, never renamed.
#[derive(Serialize)]
struct Outcome {
    files: Vec<String>,
    bytes: u64,
    stacks: usize,
    moved: usize,
    stayed: Vec<String>,
}

impl Outcome {
    fn new(plan: &DiscardPlan, done: &Discarded) -> Self {
        let shown = |path: &PathBuf| path.to_string_lossy().into_owned();
        Self {
            files: plan.files.iter().map(|file| shown(&file.path)).collect(),
            bytes: plan.bytes,
            stacks: plan.stacks,
            moved: done.files.len(),
            stayed: done.stayed.iter().map(|(path, _)| shown(path)).collect(),
        }
    }
}
