//! `albumen restore`: says what a backup brought, and what of it is missing still.

use super::json;
use crate::engine;
use crate::words::Words;
use std::io::Write;
use std::path::Path;

/// How many missing photos are listed one by one; `--json` lists them all.
const LISTED: usize = 30;

pub(super) fn run(library: &Path, backup: &Path, json: bool, words: &Words, out: &mut dyn Write) -> anyhow::Result<()> {
    let restored = engine::restore(library, backup)?;
    if json {
        return json::print(&json::FromBackup::new(&restored), out);
    }
    if restored.was_there {
        writeln!(out, "{}", words.say("cli-restored-same"))?;
    } else {
        let counts = [("albums", restored.albums.into()), ("decisions", restored.decisions.into())];
        writeln!(out, "{}", words.fill("cli-restored", &counts))?;
    }
    if restored.is_rebuilt {
        writeln!(out, "{}", words.say("cli-restored-rebuilt"))?;
    }
    if restored.here > 0 {
        writeln!(out, "{}", words.fill("cli-restored-here", &[("count", restored.here.into())]))?;
    }
    let pending = restored.pending.len() + restored.nameless;
    if pending == 0 {
        return Ok(());
    }
    writeln!(out, "{}", words.fill("cli-restored-pending", &[("count", pending.into())]))?;
    for photo in restored.pending.iter().take(LISTED) {
        writeln!(out, "  {}", photo.display())?;
    }
    if let Some(more @ 1..) = restored.pending.len().checked_sub(LISTED) {
        writeln!(out, "  {}", words.fill("cli-scan-more", &[("count", more.into())]))?;
    }
    if restored.nameless > 0 {
        writeln!(out, "  {}", words.fill("cli-restored-nameless", &[("count", restored.nameless.into())]))?;
    }
    Ok(())
}
