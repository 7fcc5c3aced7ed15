//! `suggest --kind themes`.

use super::json;
use crate::domain::{GroupState, Suggestion};
use crate::engine::{self, ThemeFiles};
use crate::words::Words;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Files of a theme that are named: enough to tell what it is.
const NAMED: usize = 3;

/// What it is called and how it stands, why its photos are together, its id, and a few of its files.
pub(super) fn print(
    theme: &Suggestion,
    title: &str,
    files: &[PathBuf],
    words: &Words,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let state = match theme.state {
        GroupState::Open => "open",
        GroupState::Accepted => "accepted",
        GroupState::Rejected => "rejected",
        GroupState::Later => "later",
    };
    writeln!(out, "{}", words.fill("cli-suggest-group", &[("title", title.into()), ("state", state.into())]))?;
    let reason = words.theme_reason(theme);
    if !reason.is_empty() {
        writeln!(out, "    {reason}")?;
    }
    writeln!(out, "    {}", theme.id)?;
    for file in files.iter().take(NAMED) {
        writeln!(out, "    {}", file.display())?;
    }
    Ok(())
}

pub(super) fn run(library: &Path, json: bool, words: &Words, out: &mut dyn Write) -> anyhow::Result<()> {
    let themes = engine::themes(library)?;
    if json {
        return json::print(&json::Groups::of_themes(&themes, words), out);
    }
    if themes.is_empty() {
        writeln!(out, "{}", words.say("cli-suggest-empty"))?;
    }
    // What resembles nothing else is no theme; it is counted.
    let (several, single): (Vec<_>, Vec<_>) =
        themes.iter().partition(|t| t.theme.photos.len() > 1 || t.theme.state != GroupState::Open);
    for ThemeFiles { theme, files } in several {
        print(theme, &words.theme(theme), files, words, out)?;
    }
    if !single.is_empty() {
        writeln!(out, "{}", words.fill("cli-suggest-single", &[("count", single.len().into())]))?;
    }
    Ok(())
}
