//! What the window needs from a Linux system: libraries that are loaded when it opens, and for the tests a Vulkan driver
//! that draws without a graphics card. Other systems bring their own.

use crate::setup::Apt;
use anyhow::Result;
use std::process::Command;

/// A shared library that is loaded at run time, and the Debian package that brings it.
type Library = (&'static str, &'static str);

/// For opening a window, on X11 or Wayland.
const WINDOW: [Library; 10] = [
    ("libX11.so.6", "libx11-6"),
    ("libX11-xcb.so.1", "libx11-xcb1"),
    ("libxcb.so.1", "libxcb1"),
    ("libXcursor.so.1", "libxcursor1"),
    ("libXi.so.6", "libxi6"),
    ("libXrandr.so.2", "libxrandr2"),
    ("libxkbcommon.so.0", "libxkbcommon0"),
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
    ("libEGL.so.1", "libegl1"),
    ("libGL.so.1", "libgl1"),
];

/// For drawing snapshots in tests: the loader, and Mesa's driver that computes on the processor.
const SNAPSHOTS: [Library; 2] = [("libvulkan.so.1", "libvulkan1"), ("libvulkan_lvp.so", "mesa-vulkan-drivers")];

/// Sees to it that a window can be opened. On a Linux without Debian's packages, or without the right to install, the window
/// itself says what is missing; the command line works all the same.
///
/// # Errors
/// A sentence with what to do.
pub(crate) fn for_the_window(apt: &mut Apt) -> Result<()> {
    install(&WINDOW, apt)
}

/// Sees to it that tests can draw.
///
/// # Errors
/// A sentence with what to do.
pub(crate) fn for_snapshots(apt: &mut Apt) -> Result<()> {
    install(&SNAPSHOTS, apt)
}

fn install(libraries: &[Library], apt: &mut Apt) -> Result<()> {
    if !Apt::is_here() {
        return Ok(());
    }
    let packages = missing(libraries, &installed());
    if packages.is_empty() { Ok(()) } else { apt.install(&packages) }
}

/// The names of all shared libraries that the system's loader knows; drivers lie beside them.
fn installed() -> String {
    // As a person `/sbin` is not always in the path.
    let known = ["ldconfig", "/sbin/ldconfig"].iter().find_map(|program| {
        let output = Command::new(program).arg("-p").output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
    });
    known.unwrap_or_default()
}

fn missing(libraries: &[Library], installed: &str) -> Vec<&'static str> {
    let is_there = |name: &str| installed.lines().any(|line| line.split_whitespace().next() == Some(name));
    libraries.iter().filter(|(name, _)| !is_there(name)).map(|(_, package)| *package).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_loader_does_not_know_is_missing() {
        let installed = "2 libs found in cache\n\tlibX11.so.6 (libc6,x86-64) => /lib/libX11.so.6\n\
                         \tlibGL.so.1.7.0 (libc6,x86-64) => /lib/libGL.so.1.7.0\n";
        let libraries = [("libX11.so.6", "libx11-6"), ("libGL.so.1", "libgl1")];
        assert_eq!(missing(&libraries, installed), ["libgl1"]);
        assert_eq!(missing(&libraries, ""), ["libx11-6", "libgl1"]);
    }
}
