//! The licences of everything that a package passes on.

use super::{copy, tool};
use crate::{cargo, process, runtime};
use anyhow::{Context, Result};
use std::path::Path;

/// Gathers them in `folder`: Albumen's own table, the text of each crate's licence, and ONNX Runtime's notices. The
/// encoder's licence lies beside the encoder.
///
/// # Errors
/// A crate under a licence that `about.toml` does not allow, or a tool that cannot be had.
pub(super) fn gather(folder: &Path) -> Result<()> {
    let root = cargo::root();
    copy(&root.join("THIRD_PARTY.md"), &folder.join("THIRD_PARTY.md"))?;
    // Offline from here on: also the crates of other systems are asked for their licences.
    process::output(cargo::cargo().args(["fetch", "--locked"]))?;
    let about = tool("cargo-about", "0.9.3", &["cli"])?;
    let crates = folder.join("crates.txt");
    let mut generate = std::process::Command::new(about);
    generate.current_dir(&root).args(["generate", "--frozen", "--fail", "--manifest-path", "Cargo.toml", "--config"]);
    generate.arg("xtask/licences/about.toml").arg("--output-file").arg(&crates).arg("xtask/licences/about.hbs");
    process::output(&mut generate).context("the licences of the crates could not be gathered")?;
    runtime::notices(folder)
}
