//! The program: reads the command line, runs it, and says how it ended.

use albumen::{app, cli};
use clap::Parser;
use std::io::{ErrorKind, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    environment::without_telemetry();
    let arguments = cli::Arguments::parse();
    cli::decode_apart();
    let mut out = std::io::stdout().lock();
    let done = match arguments.command {
        Some(command) => cli::run(command, arguments.library, &mut out),
        None => app::open(arguments.library, arguments.folders),
    };
    match done.and_then(|()| Ok(out.flush()?)) {
        Ok(()) => ExitCode::SUCCESS,
        // `albumen suggest | head`: who reads has had enough.
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            // Nothing is left to be done where even this cannot be written.
            let _ = writeln!(std::io::stderr(), "albumen: {error}");
            ExitCode::FAILURE
        }
    }
}

fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<std::io::Error>().is_some_and(|e| e.kind() == ErrorKind::BrokenPipe)
}
