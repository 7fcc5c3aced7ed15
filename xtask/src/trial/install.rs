//! Puts the package in, and takes it away again.

use super::made::Made;
use super::root::{HOME, Root};
use super::tree;
use crate::process;
use anyhow::{Context, Result, bail};
use std::path::Path;
use std::process::Command;

/// Where the program keeps what it knows, by default.
const LIBRARY: &str = ".local/share/albumen";

/// Debian's checker of packages has no error to report; its warnings are shown.
pub(super) fn without_lintian_errors(deb: &Path) -> Result<()> {
    let said = process::output(Command::new("lintian").args(["--allow-root", "--fail-on=error"]).arg(deb))
        .context("lintian found an error in the package")?;
    said.lines().filter(|line| !line.starts_with("N:")).for_each(|line| println!("           {line}"));
    Ok(())
}

/// As a person does it who was told one line.
pub(super) fn install(root: &Root, deb: &Path) -> Result<()> {
    let to = root.path("/root/albumen.deb");
    std::fs::copy(deb, &to).with_context(|| format!("{} could not be copied to {}", deb.display(), to.display()))?;
    process::output(root.as_root("apt-get").args(["-q", "update"]))?;
    process::output(root.as_root("apt").args(["install", "-q", "-y", "/root/albumen.deb"]))?;
    for file in
        ["/usr/bin/albumen", "/usr/share/man/man1/albumen.1.gz", "/usr/share/applications/org.albumen.Albumen.desktop"]
    {
        if root.path(file).symlink_metadata().is_err() {
            bail!("after the installation there is no {file}");
        }
    }
    let said = process::output(root.as_person("albumen").arg("--version"))?;
    if !said.starts_with("albumen ") {
        bail!("after the installation `albumen --version` says {said:?}");
    }
    Ok(())
}

/// Takes the package away, configuration and all, without a terminal that could answer.
pub(super) fn purge(root: &Root, made: &Made) -> Result<()> {
    let library = root.path(&format!("{HOME}/{LIBRARY}"));
    let before = tree::read(&library)?;
    process::output(root.as_root("apt").args(["purge", "-q", "-y", "albumen"]))?;
    let own =
        process::output(root.as_root("find").args(["/usr", "/etc", "/var/lib/dpkg/info", "-iname", "*albumen*"]))?;
    if !own.is_empty() {
        bail!("after the purge these are still there: {}", own.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    if tree::read(&library)? != before || before.is_empty() {
        bail!("the purge did not leave the library in {} alone", library.display());
    }
    made.are_untouched()
}
