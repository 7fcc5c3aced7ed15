//! Everything that checks the project: format, lints, tests, the quickest first; the same here and in CI.

use crate::{cargo, setup};
use anyhow::{Context, Result};
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// Name and Cargo arguments of each step. Clippy and the tests share the dev profile: build scripts and procedural
/// macros are built once for both.
const STEPS: [(&str, &[&str]); 3] = [
    ("format", &["fmt", "--all", "--check"]),
    ("lints", &["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]),
    ("tests", &["test", "--workspace"]),
];

/// Runs the steps in turn, stops at the first that fails, and says how long each took.
///
/// # Errors
/// A sentence when a step cannot be started at all.
pub(crate) fn run() -> Result<ExitCode> {
    setup::rust_components()?;
    let mut times: Vec<(&str, Duration, bool)> = Vec::new();
    for (name, arguments) in STEPS {
        println!("── {name}: cargo {}", arguments.join(" "));
        let start = Instant::now();
        let status = cargo::cargo().args(arguments).status().with_context(|| format!("{name} could not be started"))?;
        times.push((name, start.elapsed(), status.success()));
        if !status.success() {
            break;
        }
    }
    println!();
    for (name, time, well) in &times {
        println!("{name:8} {:>7.1} s  {}", time.as_secs_f64(), if *well { "passed" } else { "FAILED" });
    }
    if let Some((name, _, _)) = times.iter().find(|(_, _, well)| !well) {
        println!("{name} failed; see above.{}", hint(name));
        return Ok(ExitCode::FAILURE);
    }
    println!("All checks passed.");
    Ok(ExitCode::SUCCESS)
}

fn hint(step: &str) -> &'static str {
    if step == "format" { " `cargo fmt --all` puts it right." } else { "" }
}
