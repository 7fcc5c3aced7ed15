//! The Debian package; what goes where is in `Cargo.toml` under `package.metadata.deb`.

use super::tool;
use crate::setup::Apt;
use crate::{cargo, process};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Makes it in `folder`, of the tree that lies there.
///
/// # Errors
/// A sentence with what to do.
pub(super) fn make(folder: &Path) -> Result<PathBuf> {
    // `dpkg-shlibdeps` says exactly which versions of the system's libraries the program wants.
    if !process::works("dpkg-shlibdeps", &["--version"]) && Apt::is_here() {
        Apt::default().install(&["dpkg-dev"])?;
    }
    link(&folder.join("bin/albumen"))?;
    copyright(&folder.join("copyright"))?;
    let deb = tool("cargo-deb", "3.8.0", &[])?;
    let mut make = Command::new(deb);
    make.current_dir(cargo::root()).args(["--no-build", "--no-strip", "--output"]).arg(folder);
    let said = process::output(&mut make)?;
    said.lines()
        .rev()
        .find(|line| line.ends_with(".deb"))
        .map(PathBuf::from)
        .context("cargo-deb made a package but did not say where")
}

/// Debian wants one file that says whose work it is, and names the texts that every Debian has.
fn copyright(at: &Path) -> Result<()> {
    let table = cargo::root().join("THIRD_PARTY.md");
    let table = std::fs::read_to_string(&table).with_context(|| format!("{} could not be read", table.display()))?;
    let text = format!(
        "{table}\nThe licences of all parts are in /usr/share/doc/albumen/licences. The Apache License 2.0 is also in\n\
         /usr/share/common-licenses/Apache-2.0.\n"
    );
    std::fs::write(at, text).with_context(|| format!("{} could not be written", at.display()))
}

/// The program's name on the path leads to where its library and models lie beside it.
fn link(at: &Path) -> Result<()> {
    let what = || format!("{} could not be made", at.display());
    let folder = at.parent().context("a link needs a folder")?;
    std::fs::create_dir_all(folder).with_context(what)?;
    if at.symlink_metadata().is_ok() {
        std::fs::remove_file(at).with_context(what)?;
    }
    #[cfg(unix)]
    std::os::unix::fs::symlink("../lib/albumen/albumen", at).with_context(what)?;
    Ok(())
}
