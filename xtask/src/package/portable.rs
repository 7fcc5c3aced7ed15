//! A folder that runs from where it is unpacked.

use crate::setup::Apt;
use crate::{cargo, process};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::process::Command;

const README: &str = "\
Albumen sorts your photos into albums, on your own computer.

Start it with ./albumen (or a double-click on it). To have it among your other programs, run ./install-desktop-entry once;
./install-desktop-entry --remove takes it away again. Nothing else is installed anywhere: remove this folder, and only your
library is left, which `./albumen info` tells the place of. Photos are never changed.

licences/ says whose work is in it.
";

/// Packs the tree as `albumen-<version>-<machine>.tar.zst` in `folder`.
///
/// # Errors
/// A sentence with what to do.
pub(super) fn make(tree: &Path, folder: &Path) -> Result<PathBuf> {
    if !process::works("zstd", &["--version"]) && Apt::is_here() {
        Apt::default().install(&["zstd"])?;
    }
    let name = format!("albumen-{}-linux-{}", super::version(), std::env::consts::ARCH);
    let readme = tree.join("README.txt");
    std::fs::write(&readme, README).with_context(|| format!("{} could not be written", readme.display()))?;
    super::copy(&cargo::root().join("assets/desktop/install-desktop-entry"), &tree.join("install-desktop-entry"))?;
    let archive = folder.join(format!("{name}.tar.zst"));
    let mut tar = Command::new("tar");
    // The same tree gives the same archive.
    tar.args(["--sort=name", "--mtime=@0", "--owner=0", "--group=0", "--numeric-owner"]);
    tar.arg("--use-compress-program=zstd -19 -T0").arg(format!("--transform=s,^[.],{name},")).arg("-cf").arg(&archive);
    tar.arg("-C").arg(tree).arg(".");
    process::output(&mut tar)?;
    Ok(archive)
}
