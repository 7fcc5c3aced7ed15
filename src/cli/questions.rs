//! `questions`: what is worth asking of the person.

use super::json;
use crate::engine;
use crate::words::Words;
use std::io::Write;
use std::path::Path;

/// Prints the questions, that which settles most first.
pub(super) fn run(library: &Path, count: usize, json: bool, words: &Words, out: &mut dyn Write) -> anyhow::Result<()> {
    let asking = engine::questions(library, count)?;
    if json {
        return json::print(&json::Asked::new(&asking, words), out);
    }
    for asked in &asking.next {
        let shown = |files: &[std::path::PathBuf]| files.iter().map(|f| f.display().to_string()).collect::<Vec<_>>();
        writeln!(out, "{}", words.question(&asked.question))?;
        writeln!(out, "    {}\n    {}", shown(&asked.left).join("  "), shown(&asked.right).join("  "))?;
    }
    writeln!(out, "{}", words.asking(asking.worth_asking, asking.open))?;
    Ok(())
}
