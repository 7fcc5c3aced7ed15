//! `suggest --kind stacks`.

use super::json;
use crate::engine::{self, StackFiles, Telling};
use crate::words::Words;
use std::io::Write;
use std::path::Path;

pub(super) fn run(library: &Path, json: bool, words: &Words, out: &mut dyn Write) -> anyhow::Result<()> {
    let stacks = engine::stacks(library)?;
    if json {
        return json::print(&json::Groups::of_stacks(&stacks, words), out);
    }
    if stacks.is_empty() {
        let none = match engine::telling(library)? {
            Telling::Works => words.say("cli-stacks-none"),
            Telling::NoEncoder => format!("{}. {}", words.say("stacks-blind"), words.say("stacks-no-encoder-note")),
            Telling::NotMeasured => format!("{}. {}", words.say("stacks-blind"), words.say("stacks-not-measured-note")),
        };
        writeln!(out, "{none}")?;
    }
    for StackFiles { stack: shown, files, best, kept } in &stacks {
        let stack = &shown.stack;
        let why = match (kept.len(), shown.is_open) {
            (0, _) => words.stack_reason(stack),
            (count, true) => words.fill("stack-kept-and-more", &[("count", count.into())]),
            (count, false) => words.fill("stack-kept", &[("count", count.into())]),
        };
        writeln!(out, "{}\n    {why}\n    {}", words.stack(stack), stack.id)?;
        for file in files {
            let is_seen = if kept.is_empty() { Some(file) == best.as_ref() } else { kept.contains(file) };
            let mark = if is_seen { '*' } else { ' ' };
            writeln!(out, "  {mark} {}", file.display())?;
        }
    }
    Ok(())
}
