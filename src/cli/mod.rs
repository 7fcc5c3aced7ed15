//! The command line: the same engine as the window, for scripts and for measuring.
//!
//! Why it exists: everything that Albumen does can be asked for, and measured, without a window. JSON is stable,
//! progress goes to standard error, exit codes are 0 (done), 1 (failed) and 2 (wrong usage).
//! It must never do what the engine does not, and holds no logic but that of words on a terminal.

mod arguments;
mod commands;
mod json;
mod progress;
mod scan;
mod words;

pub use arguments::Arguments;
use std::io::Write;

/// Runs what the arguments ask for; results go to `out`. The error is the sentence to show.
pub fn run(arguments: Arguments, out: &mut dyn Write) -> anyhow::Result<()> {
    let (library, command) = (arguments.library, arguments.command);
    commands::run(command, library, out)
}
