//! A folder that runs from where it is unpacked.

use crate::setup::Apt;
use crate::{cargo, process};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::process::Command;

const README: &str = "\
Albumen sorts your photos into albums, on your own computer.

Start it with ./albumen (or a double-click on it). Its first window offers to put it among your other programs, which
./install-desktop-entry does too; ./install-desktop-entry --remove takes it away again. Nothing else is installed anywhere: remove this folder, and only your
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

#[cfg(test)]
#[cfg(target_os = "linux")]
mod tests {
    use super::*;

    /// Where Albumen is installed already, there is nothing to offer.
    const SYSTEMS: &str = "/usr/share/applications/org.albumen.Albumen.desktop";

    #[test]
    fn the_entry_is_lacking_until_it_is_put_in_and_leads_to_the_folder() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("My $ programs/albumen");
        let assets = cargo::root().join("assets");
        let name = format!("{}.desktop", super::super::tree::ID);
        for (from, to) in [
            ("desktop/install-desktop-entry", "install-desktop-entry"),
            (&format!("desktop/{name}"), &format!("desktop/{name}")),
            ("icon/albumen.svg", "desktop/icons/scalable.svg"),
        ] {
            super::super::copy(&assets.join(from), &folder.join(to)).unwrap();
        }
        let script = |flag: &[&str]| {
            let mut script = Command::new(folder.join("install-desktop-entry"));
            let script = script.args(flag).env("HOME", home.path()).env_remove("XDG_DATA_HOME");
            script.output().unwrap().status.success()
        };
        let lacks = || script(&["--lacking"]);
        assert_eq!(lacks(), !Path::new(SYSTEMS).exists());
        assert!(script(&[]) && !lacks());
        let entry = std::fs::read_to_string(home.path().join(".local/share/applications").join(&name)).unwrap();
        let program = folder.join("albumen").display().to_string().replace('$', r"\\$");
        assert!(entry.contains(&format!("Exec=\"{program}\" %F")), "{entry}");
        assert!(entry.contains("MimeType=inode/directory;image/jpeg"), "the rest is as it was");
        assert!(script(&["--remove"]));
        assert_eq!(lacks(), !Path::new(SYSTEMS).exists());
    }
}
