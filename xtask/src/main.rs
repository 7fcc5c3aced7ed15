//! `cargo xtask`: the project's chores, so that nobody has to remember more than two commands.
//!
//! It sets up what a fresh machine lacks, starts Albumen, runs every check, and measures. It must build in seconds and
//! knows Albumen only as a program: it links none of its code.

// A developer's program: it talks to the terminal, measures with the clock and writes to its own temporary folders.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "the terminal is its only interface")]
#![allow(
    clippy::disallowed_methods,
    reason = "the rules of clippy.toml protect a person's photos, which it never sees"
)]

mod bench;
mod cargo;
mod checks;
mod crash;
mod graphics;
mod options;
mod package;
mod photos;
mod pins;
mod process;
mod quality;
mod runtime;
mod screen;
mod screenshots;
mod scripts;
mod setup;
mod table;
mod trial;
mod unpack;

use anyhow::{Result, bail};
use std::ffi::OsString;
use std::process::ExitCode;

const HELP: &str = "\
Chores of Albumen.

  cargo xtask run [-- ARGS]           set up what is missing, build, and start Albumen with ARGS
  cargo xtask test                    set up what is missing, then check format, lints and tests
  cargo xtask bench BENCH POOL        speed and memory of scanning beside a Python indexer
  cargo xtask crash [--times 200]     kill the program that often at random moments, and look what is left
  cargo xtask quality BENCH POOL      suggestions beside simple methods, on libraries made of POOL
  cargo xtask quality BENCH --made LIBRARY...    the same on libraries that were made before
  cargo xtask package [--pictures URL]  what people install: on Linux a Debian package and a folder that runs from
                                      where it is unpacked, else an installer; URL is where assets/pictures can be seen
  cargo xtask screenshots             takes the pictures in assets/pictures from the real window
  cargo xtask trial [DEB]             install it in a fresh Debian, use it, damage it, take it away (as root)
  cargo xtask setup                   set up what is missing, and nothing else

BENCH is the folder with the benchmark's Python scripts, POOL a folder of folders of photos.

  bench:    [--python PATH] [--model FILE] [--count 120] [--small 1500] [--many 10000] [--rounds 3]
  quality:  [--python PATH] [--program PATH] [--finish] [--ask] [--learn [--plot FOLDER]] [--seeds 1,2,3,4,5]
            [--gps SHARE]
            --finish counts a simulated person's actions; --program measures an earlier version; --learn tells what
            each learner is worth on libraries made before, and --plot draws learning curves into a folder
";

fn main() -> ExitCode {
    match dispatch(std::env::args_os().skip(1).collect()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(mut arguments: Vec<OsString>) -> Result<ExitCode> {
    if arguments.is_empty() {
        print!("{HELP}");
        return Ok(ExitCode::SUCCESS);
    }
    let command = arguments.remove(0);
    match command.to_str() {
        Some("run") => run(arguments),
        Some("test") => {
            ready()?;
            graphics::for_snapshots(&mut setup::Apt::default())?;
            checks::run()
        }
        Some("setup") => {
            ready()?;
            Ok(ExitCode::SUCCESS)
        }
        Some("package") => {
            let options = options::package(arguments)?;
            ready()?;
            package::make(&options)?;
            Ok(ExitCode::SUCCESS)
        }
        Some("screenshots") => {
            ready()?;
            screenshots::run()
        }
        Some("trial") => {
            let deb = options::trial(arguments)?;
            ready()?;
            trial::run(deb)
        }
        Some("crash") => {
            let options = options::Crash::parse(arguments)?;
            ready()?;
            crash::run(&options)
        }
        Some("bench") => {
            let options = options::Bench::parse(arguments)?;
            ready()?;
            bench::run(&options)
        }
        Some("quality") => {
            let options = options::Quality::parse(arguments)?;
            ready()?;
            quality::run(&options)
        }
        Some("help" | "--help" | "-h") => {
            print!("{HELP}");
            Ok(ExitCode::SUCCESS)
        }
        _ => bail!("there is no command {command:?}; `cargo xtask` alone lists them"),
    }
}

/// Builds Albumen and becomes it.
fn run(mut arguments: Vec<OsString>) -> Result<ExitCode> {
    // `cargo xtask run -- ARGS` reads like `cargo run -- ARGS`; the dashes are ours, not Albumen's.
    if arguments.first().is_some_and(|first| first == "--") {
        arguments.remove(0);
    }
    ready()?;
    let albumen = cargo::build_albumen()?;
    process::become_program(&albumen, &arguments)
}

/// Everything that building and running need and that Cargo does not bring.
fn ready() -> Result<()> {
    let mut apt = setup::Apt::default();
    setup::build_tools(&mut apt)?;
    runtime::ensure(&mut apt)?;
    graphics::for_the_window(&mut apt)
}
