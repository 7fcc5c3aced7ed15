//! `cargo xtask package`: what a person without Rust installs.
//!
//! One tree is laid out under `target/package/tree`, as it lies beside the program: executable, ONNX Runtime, encoder,
//! licences, icon. On Linux a Debian package (by `cargo-deb`) and a folder that runs from where it is unpacked are made of it,
//! on Windows and macOS an installer (by `cargo-packager`).

mod debian;
mod installer;
mod licences;
mod portable;
mod tree;

use crate::process;
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};

/// What the packages of a system may take together, in bytes: nobody waits for a download that is larger than their photos.
const LIMIT: u64 = 80 << 20;

/// What a package may be made with.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Options {
    /// The address of the folder where `assets/pictures` can be seen, for shops of programs.
    pub(crate) pictures: Option<String>,
}

/// Makes the packages of this system, says where they are and how large, and returns where, the installer first.
///
/// # Errors
/// A sentence with what to do.
pub(crate) fn make(options: &Options) -> Result<Vec<PathBuf>> {
    // `Cargo.toml` and `Packager.toml` name this folder, wherever Cargo's own is.
    let folder = crate::cargo::root().join("target/package");
    let tree = tree::lay_out(&folder, options)?;
    let made = if cfg!(target_os = "linux") {
        vec![debian::make(&folder)?, portable::make(&tree, &folder)?]
    } else {
        vec![installer::make(&folder)?]
    };
    for package in &made {
        let size = package.metadata().with_context(|| format!("{} is gone", package.display()))?.len();
        println!("{:>6.1} MB  {}", size as f64 / 1e6, package.display());
    }
    let all = made.iter().map(|package| package.metadata().map_or(0, |data| data.len())).sum::<u64>();
    if all > LIMIT {
        bail!("together they take {} MB, more than the {} that were promised", all >> 20, LIMIT >> 20);
    }
    Ok(made)
}

/// A Cargo command that is not part of Cargo, built once into a folder of the project's own, with these features; where it is.
fn tool(name: &str, version: &str, features: &[&str]) -> Result<PathBuf> {
    let root = crate::cargo::target()?.join("tools");
    let program = root.join("bin").join(name);
    let wanted = format!("{name} {version}");
    let is_it = |said: &str| said.trim() == version || said.trim() == wanted;
    if process::output(std::process::Command::new(&program).arg("--version")).is_ok_and(|said| is_it(&said)) {
        return Ok(program);
    }
    println!("Building {wanted} (once).");
    let mut install = crate::cargo::cargo();
    install.args(["install", "--locked", "--force", "--version", version, "--root"]).arg(&root).arg(name);
    if !features.is_empty() {
        install.args(["--features", &features.join(",")]);
    }
    process::shown_run(&mut install)?;
    Ok(program)
}

/// Copies a file, to be read by everybody; who may run it stays.
fn copy(from: &Path, to: &Path) -> Result<()> {
    let what = || format!("{} could not be copied to {}", from.display(), to.display());
    let folder = to.parent().context("a file needs a folder")?;
    std::fs::create_dir_all(folder).with_context(|| format!("{} could not be made", folder.display()))?;
    std::fs::copy(from, to).with_context(what)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let runs = to.metadata().with_context(what)?.permissions().mode() & 0o100 != 0;
        let mode = if runs { 0o755 } else { 0o644 };
        std::fs::set_permissions(to, std::fs::Permissions::from_mode(mode)).with_context(what)?;
    }
    Ok(())
}

/// The version of Albumen, as the whole workspace has it.
fn version() -> &'static str {
    env!("CARGO_PKG_VERSION")
}
