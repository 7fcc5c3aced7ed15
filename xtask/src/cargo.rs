//! Cargo itself: where the project is, how to call it, and where it put the program.

use crate::process;
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The project's root folder.
pub(crate) fn root() -> PathBuf {
    // Cargo tells it at run time; the folder may have moved since this was built.
    let own = std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    own.parent().map_or(own.clone(), Path::to_path_buf)
}

/// The Cargo that called us, to be run in the project's root.
pub(crate) fn cargo() -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(root());
    cargo
}

/// Where Cargo puts what it makes, wherever its configuration moves that.
///
/// # Errors
/// A sentence where Cargo does not say.
pub(crate) fn target() -> Result<PathBuf> {
    let metadata = process::output(cargo().args(["metadata", "--format-version", "1", "--no-deps", "--offline"]))?;
    let metadata: Value = serde_json::from_str(&metadata).context("what Cargo said of the project is no JSON")?;
    metadata["target_directory"].as_str().map(PathBuf::from).context("Cargo did not say where it puts what it makes")
}

/// Builds Albumen for real use and returns the path of the program.
///
/// # Errors
/// A sentence; the compiler's own words are on the terminal.
pub(crate) fn build_albumen() -> Result<PathBuf> {
    build("albumen", "release")
}

/// Builds a program of the workspace and returns its path.
///
/// # Errors
/// A sentence; the compiler's own words are on the terminal.
pub(crate) fn build(program: &str, profile: &str) -> Result<PathBuf> {
    let mut build = cargo();
    // Asked rather than guessed: CARGO_TARGET_DIR and Cargo's configuration both move it.
    build.args(["build", "--profile", profile, "--package", program, "--bin", program]);
    build.arg("--message-format=json-render-diagnostics").stdin(Stdio::null()).stderr(Stdio::inherit());
    let output = build.output().with_context(|| format!("`{}` could not be started", process::shown(&build)))?;
    if !output.status.success() {
        bail!("{program} could not be built; the compiler's words are above");
    }
    executable(&String::from_utf8_lossy(&output.stdout), program)
        .with_context(|| format!("Cargo built {program} but did not say where it is"))
}

/// The program named in Cargo's messages, one JSON object a line.
fn executable(messages: &str, program: &str) -> Option<PathBuf> {
    messages
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .filter(|message| message["reason"] == "compiler-artifact" && message["target"]["name"] == program)
        .find_map(|message| message["executable"].as_str().map(PathBuf::from))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_program_is_found_among_the_messages() {
        let messages = r#"{"reason":"compiler-artifact","target":{"name":"albumen"},"executable":null}
not json
{"reason":"compiler-artifact","target":{"name":"albumen"},"executable":"/t/release/albumen"}
{"reason":"build-finished","success":true}"#;
        assert_eq!(executable(messages, "albumen"), Some(PathBuf::from("/t/release/albumen")));
        assert_eq!(executable(messages, "hand"), None);
        assert_eq!(executable("{\"reason\":\"build-finished\"}", "albumen"), None);
    }
}
