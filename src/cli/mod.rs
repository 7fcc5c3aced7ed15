//! The command line: the same engine as the window, for scripts and for measuring.
//!
//! Why it exists: everything that Albumen does can be asked for, and measured, without a window. JSON is stable,
//! progress goes to standard error, exit codes are 0 (done), 1 (failed) and 2 (wrong usage).
//! It must never do what the engine does not, and holds no logic but that of words on a terminal.

mod arguments;
mod commands;
mod discard;
mod encoders;
mod export;
mod folders;
mod history;
mod json;
mod manual;
mod progress;
mod questions;
mod restore;
mod scan;
mod stacks;
mod themes;

use crate::engine::EngineError;
use crate::words::Words;
pub use arguments::{Arguments, Command};
use std::io::Write;
use std::path::PathBuf;

/// From now on files are decoded by processes of their own: this program, started anew for each. For `main` alone to say.
pub fn decode_apart() {
    crate::engine::decode_apart(&[arguments::DECODER]);
}

/// Runs one command on the library in `library`, or in the system's place for it; results go to `out`. The error is the
/// sentence to show.
pub fn run(command: Command, library: Option<PathBuf>, out: &mut dyn Write) -> anyhow::Result<()> {
    if matches!(command, Command::Decoder) {
        return Ok(crate::engine::serve_decoder(out)?);
    }
    let words = Words::of_system();
    commands::run(command, library, &words, out).map_err(|error| match error.downcast::<EngineError>() {
        Ok(problem) => anyhow::Error::msg(words.problem(&problem)),
        Err(other) => other,
    })
}
