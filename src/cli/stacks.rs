//! `suggest --kind stacks`.

use super::json;
use crate::engine::{self, StackFiles};
use crate::words::Words;
use std::io::Write;
use std::path::Path;

pub(super) fn run(library: &Path, json: bool, words: &Words, out: &mut dyn Write) -> anyhow::Result<()> {
    let stacks = engine::stacks(library)?;
    if json {
        return json::print(&json::Groups::of_stacks(&stacks, words), out);
    }
    if stacks.is_empty() {
        writeln!(out, "{}", words.say("cli-stacks-none"))?;
    }
    for StackFiles { stack, files, best } in &stacks {
        writeln!(out, "{}\n    {}\n    {}", words.stack(stack), words.stack_reason(stack), stack.id)?;
        for file in files {
            let mark = if Some(file) == best.as_ref() { '*' } else { ' ' };
            writeln!(out, "  {mark} {}", file.display())?;
        }
    }
    Ok(())
}
