//! `suggest --kind themes`.

use super::json;
use crate::domain::GroupState;
use crate::engine::{self, ThemeFiles};
use crate::words::Words;
use std::io::Write;
use std::path::Path;

/// Files of a theme that are named: enough to tell what it is.
const NAMED: usize = 3;

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
        let state = match theme.state {
            GroupState::Open => "open",
            GroupState::Accepted => "accepted",
            GroupState::Rejected => "rejected",
            GroupState::Later => "later",
        };
        let head = words.fill("cli-suggest-group", &[("title", words.theme(theme).into()), ("state", state.into())]);
        writeln!(out, "{head}")?;
        let reason = words.theme_reason(theme);
        if !reason.is_empty() {
            writeln!(out, "    {reason}")?;
        }
        writeln!(out, "    {}", theme.id)?;
        for file in files.iter().take(NAMED) {
            writeln!(out, "    {}", file.display())?;
        }
    }
    if !single.is_empty() {
        writeln!(out, "{}", words.fill("cli-suggest-single", &[("count", single.len().into())]))?;
    }
    Ok(())
}
