//! Installers for Windows and macOS, made on these systems by cargo-packager; what they hold is in `Packager.toml`.

use super::tool;
use crate::{cargo, process};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The kinds of processors that a program for macOS is for, as Rust names them.
const MACS: [&str; 2] = ["aarch64-apple-darwin", "x86_64-apple-darwin"];

/// Makes the installer of this system in `folder`, of the tree that lies there.
///
/// # Errors
/// A sentence with what to do.
pub(super) fn make(folder: &Path) -> Result<PathBuf> {
    let (format, ending) = if cfg!(windows) { ("nsis", "exe") } else { ("dmg", "dmg") };
    let packager = tool("cargo-packager", "0.11.8", &[])?;
    let mut make = Command::new(packager);
    make.current_dir(cargo::root()).args(["--release", "--config", "Packager.toml", "--formats", format]);
    process::shown_run(&mut make)?;
    let entries = std::fs::read_dir(folder).with_context(|| format!("{} could not be read", folder.display()))?;
    let made = entries.flatten().map(|entry| entry.path()).find(|file| file.extension().is_some_and(|is| is == ending));
    made.with_context(|| format!("cargo-packager left no .{ending} in {}", folder.display()))
}

/// Builds the program for both kinds of Macs and puts them into one file at `to`. ONNX Runtime is published for Apple's own
/// processors only: on others Albumen says that it is missing.
///
/// # Errors
/// A sentence with what to do.
pub(super) fn universal(to: &Path) -> Result<()> {
    let mut programs = Vec::new();
    for target in MACS {
        let mut build = cargo::cargo();
        build.args(["build", "--release", "--package", "albumen", "--bin", "albumen", "--target", target]);
        process::shown_run(&mut build).with_context(|| format!("`rustup target add {target}` brings what it needs"))?;
        programs.push(cargo::target()?.join(target).join("release/albumen"));
    }
    if programs.iter().any(|program| !program.is_file()) {
        bail!("Cargo built the programs for both kinds of Macs, but not where they were looked for");
    }
    process::output(Command::new("lipo").args(["-create", "-output"]).arg(to).args(&programs))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_configuration_has_this_version_and_files_that_exist() {
        let root = cargo::root();
        let text = std::fs::read_to_string(root.join("Packager.toml")).unwrap();
        assert!(
            text.contains(&format!("version = \"{}\"", super::super::version())),
            "Packager.toml has another version"
        );
        let icons: Vec<_> = text.split('"').filter(|part| part.starts_with("assets/")).collect();
        assert!(!icons.is_empty() && icons.iter().all(|icon| root.join(icon).is_file()), "{icons:?}");
    }
}
