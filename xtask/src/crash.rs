//! The crash test of `tests/crash`, as often as one likes.

use crate::cargo;
use crate::options::Crash;
use anyhow::{Context, Result};
use std::process::ExitCode;

/// Runs it and hands its exit code on.
///
/// # Errors
/// A sentence when it cannot be started.
pub(crate) fn run(options: &Crash) -> Result<ExitCode> {
    let mut test = cargo::cargo();
    test.args(["test", "--package", "albumen", "--test", "crash", "--", "--nocapture"]);
    test.env("ALBUMEN_CRASHES", options.times.to_string());
    if let Some(seed) = options.seed {
        test.env("ALBUMEN_CRASH_SEED", seed.to_string());
    }
    let status = test.status().context("the crash test could not be started")?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
