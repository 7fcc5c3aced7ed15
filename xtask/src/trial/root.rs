//! A Debian of its own in a folder, and programs in it.

use crate::process;
use anyhow::{Context, Result};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What is mounted is seen by the program alone and goes with it, however it ends.
const ENTER: &str = r#"
set -e
root=$1 packages=$2 user=$3; shift 3
mount -t proc proc "$root/proc"
mount --bind "$packages" "$root/var/cache/apt/archives"
if [ -d /tmp/.X11-unix ]; then
    mkdir -p "$root/tmp/.X11-unix"
    mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
fi
exec chroot --userspec="$user" "$root" "$@"
"#;

/// Where the person who tries Albumen lives in there.
pub(super) const HOME: &str = "/home/person";

pub(super) struct Root {
    folder: PathBuf,
    packages: PathBuf,
}

impl Root {
    /// Debian 12 in its smallest form, with a person in it. Packages that were fetched before are kept in `packages`.
    pub(super) fn fresh(folder: &Path, packages: &Path) -> Result<Self> {
        std::fs::create_dir_all(packages).with_context(|| format!("{} could not be made", packages.display()))?;
        let mut make = Command::new("debootstrap");
        make.arg("--variant=minbase").arg(format!("--cache-dir={}", packages.display())).arg("bookworm").arg(folder);
        process::output(&mut make).context("the other Debian could not be made")?;
        let root = Self { folder: folder.to_owned(), packages: packages.to_owned() };
        // Names of the network are resolved as they are here.
        let _ = std::fs::copy("/etc/resolv.conf", root.path("/etc/resolv.conf"));
        process::output(root.as_root("useradd").args(["--create-home", "person"]))?;
        Ok(root)
    }

    /// Where a path of the other Debian is in this one.
    pub(super) fn path(&self, inside: &str) -> PathBuf {
        self.folder.join(inside.trim_start_matches('/'))
    }

    /// A program that the person starts.
    pub(super) fn as_person(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = self.enter("person:person", program);
        command.env("HOME", HOME);
        command
    }

    /// A program that the administrator starts.
    pub(super) fn as_root(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = self.enter("root:root", program);
        command.env("HOME", "/root");
        command
    }

    fn enter(&self, user: &str, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new("unshare");
        command.args(["--mount", "sh", "-c", ENTER, "enter"]).arg(&self.folder).arg(&self.packages).arg(user);
        command.arg(program).env_clear();
        command.envs([("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"), ("LANG", "C.UTF-8")]);
        command
    }
}
