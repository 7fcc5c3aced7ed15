//! What the build needs from the system: a C compiler, CMake, Make and NASM, for libjpeg-turbo and SQLite.
//!
//! As root on Debian it installs them; anybody else gets the one line to type. It never uses `sudo` by itself.

use crate::process;
use anyhow::{Result, bail};
use std::process::Command;

/// A program of the system, how to see whether it works, and the Debian packages that bring it.
struct Tool {
    program: &'static str,
    flag: &'static str,
    packages: &'static [&'static str],
    /// Windows brings the compiler and its make with Visual Studio, under other names.
    unix_only: bool,
}

const TOOLS: [Tool; 4] = [
    Tool { program: "cc", flag: "--version", packages: &["gcc", "libc6-dev"], unix_only: true },
    Tool { program: "cmake", flag: "--version", packages: &["cmake"], unix_only: false },
    // Debian's cmake only recommends make, and recommendations are not installed.
    Tool { program: "make", flag: "--version", packages: &["make"], unix_only: true },
    Tool { program: "nasm", flag: "-v", packages: &["nasm"], unix_only: false },
];

/// Debian's package manager; remembers that the package lists were refreshed.
#[derive(Default)]
pub(crate) struct Apt {
    updated: bool,
}

impl Apt {
    /// Whether this machine has it.
    pub(crate) fn is_here() -> bool {
        cfg!(target_os = "linux") && process::works("apt-get", &["--version"])
    }

    /// Installs `packages` as root; stops with the line to type where we are not root.
    ///
    /// # Errors
    /// A sentence with the line to type, or with what failed.
    pub(crate) fn install(&mut self, packages: &[&str]) -> Result<()> {
        let list = packages.join(" ");
        if !is_root() {
            bail!(
                "these Debian packages are missing: {list}. Type this once, then run the command again:\n  {}",
                by_hand(packages)
            );
        }
        println!("Installing Debian packages: {list}");
        if !self.updated {
            self.updated = true;
            // Stale lists may still do, and the installation says best what is wrong.
            if let Err(error) = process::shown_run(Command::new("apt-get").args(["-q", "update"])) {
                eprintln!("xtask: {error}; going on with the package lists that are here");
            }
        }
        process::shown_run(
            Command::new("apt-get")
                .args(["-q", "install", "-y", "--no-install-recommends"])
                .args(packages)
                .env("DEBIAN_FRONTEND", "noninteractive"),
        )
    }
}

/// The line a person types who is not root.
pub(crate) fn by_hand(packages: &[&str]) -> String {
    format!("sudo apt-get update && sudo apt-get install -y --no-install-recommends {}", packages.join(" "))
}

/// Sees to it that the build's tools are there.
///
/// # Errors
/// A sentence with what to do.
pub(crate) fn build_tools(apt: &mut Apt) -> Result<()> {
    let missing = missing(|tool| process::works(tool.program, &[tool.flag]));
    if missing.is_empty() {
        return Ok(());
    }
    let programs: Vec<_> = missing.iter().map(|tool| tool.program).collect();
    if !Apt::is_here() {
        bail!(
            "these programs are needed to build and were not found: {}. Install them with your system's package \
             manager, then run the command again.",
            programs.join(", ")
        );
    }
    let packages: Vec<_> = missing.iter().flat_map(|tool| tool.packages).copied().collect();
    apt.install(&packages)
}

fn missing(works: impl Fn(&Tool) -> bool) -> Vec<&'static Tool> {
    TOOLS.iter().filter(|tool| (cfg!(unix) || !tool.unix_only) && !works(tool)).collect()
}

/// Sees to it that `cargo fmt` and `cargo clippy` are there.
///
/// # Errors
/// A sentence with what to do.
pub(crate) fn rust_components() -> Result<()> {
    let wanted = [("rustfmt", "fmt"), ("clippy", "clippy")];
    let missing: Vec<_> = wanted
        .iter()
        .filter(|(_, command)| !process::works("cargo", &[command, "--version"]))
        .map(|(component, _)| *component)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    if !process::works("rustup", &["--version"]) {
        bail!("Rust's components {} are missing. Install them as you installed Rust.", missing.join(" and "));
    }
    process::shown_run(Command::new("rustup").args(["component", "add"]).args(&missing))
}

fn is_root() -> bool {
    process::output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_missing_is_named() {
        assert!(missing(|_| true).is_empty());
        let packages: Vec<_> =
            missing(|tool| tool.program == "cc").iter().flat_map(|tool| tool.packages).copied().collect();
        assert_eq!(packages, ["cmake", "make", "nasm"]);
        assert!(by_hand(&packages).ends_with("--no-install-recommends cmake make nasm"));
    }
}
