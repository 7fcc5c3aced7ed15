//! ONNX Runtime's shared library in the cache where Albumen looks for it.
//!
//! Fetched by `pip` (which need not fit this machine: the wheel is only unpacked), else by `npm`; both know which
//! registry their machine uses, so none is named here. Only a file with a pinned SHA-256 ever gets into the cache.

use crate::pins::{NODE_SHA256, NODE_VERSION, NOTICES, Pin, RUNTIME_VERSION};
use crate::setup::{Apt, by_hand};
use crate::{process, unpack};
use anyhow::{Context, Result, anyhow, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };
/// `pip3` is not among them: the wheel is unpacked by the Python that fetched it.
const PYTHONS: [&str; 2] = ["python3", "python"];
const BY_HAND: &str = "You can also install ONNX Runtime yourself and name its shared library in ORT_DYLIB_PATH.";

/// Sees to it that Albumen finds ONNX Runtime; does nothing when it is there.
///
/// # Errors
/// A sentence with what to do.
pub(crate) fn ensure(apt: &mut Apt) -> Result<()> {
    if let Some(own) = std::env::var_os("ORT_DYLIB_PATH").filter(|path| !path.is_empty()) {
        if !Path::new(&own).is_file() {
            bail!("ORT_DYLIB_PATH names {own:?}, which is not there. Correct it, or unset it to have one fetched.");
        }
        return Ok(());
    }
    let pin = Pin::of_this_machine().ok_or_else(|| {
        anyhow!("ONNX Runtime {RUNTIME_VERSION} is not published for this kind of machine. {BY_HAND}")
    })?;
    let target = cached(pin)?;
    if target.is_file() {
        // 30 MB take a blink, and a damaged library would be a crash without a word.
        if pin.accepts(&unpack::sha256(&target)?) {
            return Ok(());
        }
        println!("{} is damaged and is fetched again.", target.display());
    }
    let folder = target.parent().context("a library needs a folder")?;
    std::fs::create_dir_all(folder)
        .with_context(|| format!("{} could not be made; check its permissions", folder.display()))?;
    fetch(pin, &target, apt)
}

/// The library that Albumen runs with on this machine.
///
/// # Errors
/// A sentence where it was not fetched.
pub(crate) fn library() -> Result<PathBuf> {
    let pin = Pin::of_this_machine().context("ONNX Runtime is not published for this kind of machine")?;
    let library = cached(pin)?;
    if !library.is_file() || !pin.accepts(&unpack::sha256(&library)?) {
        bail!("ONNX Runtime is not at {}; `cargo xtask setup` fetches it", library.display());
    }
    Ok(library)
}

/// Puts ONNX Runtime's licence and the notices of its parts into `folder`.
///
/// # Errors
/// A sentence with what to do.
pub(crate) fn notices(folder: &Path) -> Result<()> {
    let pin = Pin::of_this_machine().context("ONNX Runtime is not published for this kind of machine")?;
    let python = find_pip().context("ONNX Runtime's notices are fetched by pip (Python), which was not found")?;
    let (_folder, wheel) = wheel(python, pin)?;
    for (member, name) in NOTICES.iter().zip(["onnxruntime-LICENSE.txt", "onnxruntime-ThirdPartyNotices.txt"]) {
        unpack::from_wheel(python, &wheel, member, &folder.join(name))?;
    }
    Ok(())
}

/// Where Albumen looks: `<cache>/onnxruntime/<version>/<file>`.
fn cached(pin: &Pin) -> Result<PathBuf> {
    let project = directories::ProjectDirs::from("", "", "albumen")
        .with_context(|| format!("this user has no home folder, so there is no cache. {BY_HAND}"))?;
    Ok(project.cache_dir().join("onnxruntime").join(RUNTIME_VERSION).join(pin.file_name))
}

/// Tries each way in turn; what failed is told only when nothing worked.
fn fetch(pin: &Pin, target: &Path, apt: &mut Apt) -> Result<()> {
    println!("Fetching ONNX Runtime {RUNTIME_VERSION} (once).");
    let mut reasons = Vec::new();
    let pip = find_pip();
    if let Some(pip) = pip {
        match with_pip(pip, pin, target) {
            Ok(()) => return Ok(()),
            Err(error) => reasons.push(format!("{error:#}")),
        }
    }
    if process::works(NPM, &["--version"]) {
        match with_npm(pin, target) {
            Ok(()) => return Ok(()),
            Err(error) => reasons.push(format!("{error:#}")),
        }
    }
    if pip.is_none() && Apt::is_here() {
        apt.install(&["python3-pip"])?;
        let installed = find_pip().context("python3-pip is installed, but `python3 -m pip` does not work")?;
        match with_pip(installed, pin, target) {
            Ok(()) => return Ok(()),
            Err(error) => reasons.push(format!("{error:#}")),
        }
    }
    if reasons.is_empty() {
        let line = if cfg!(target_os = "linux") { by_hand(&["python3-pip"]) } else { "Install Python with pip".into() };
        bail!("fetching ONNX Runtime needs pip (Python) or npm, and neither was found. {line}. {BY_HAND}");
    }
    bail!(
        "ONNX Runtime {RUNTIME_VERSION} could not be fetched:\n  {}\nCheck the connection, then run the command again. {BY_HAND}",
        reasons.join("\n  ")
    )
}

/// A Python that has `pip`.
fn find_pip() -> Option<&'static str> {
    PYTHONS.into_iter().find(|python| process::works(python, &["-m", "pip", "--version"]))
}

/// `pip download` of the wheel for this platform, whatever version of Python this machine has.
fn with_pip(python: &str, pin: &Pin, target: &Path) -> Result<()> {
    let (_folder, wheel) = wheel(python, pin)?;
    unpack::from_wheel(python, &wheel, &pin.in_wheel, target)
}

/// The wheel, and the folder that goes with it.
fn wheel(python: &str, pin: &Pin) -> Result<(tempfile::TempDir, PathBuf)> {
    let folder = download_folder()?;
    let mut pip = Command::new(python);
    pip.args(["-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps", "--only-binary=:all:"])
        .args(["--python-version", "3.11", "--implementation", "cp", "--platform", pin.wheel_platform])
        .arg(format!("onnxruntime=={RUNTIME_VERSION}"))
        .arg("--dest")
        .arg(folder.path());
    process::output(&mut pip)?;
    let wheel = only_file(folder.path(), "whl")?;
    unpack::verify(&wheel, pin.wheel_sha256)?;
    Ok((folder, wheel))
}

/// `npm pack` of the package for Node.js, which holds the libraries of all platforms.
fn with_npm(pin: &Pin, target: &Path) -> Result<()> {
    println!("Fetching it as version {NODE_VERSION} with npm (114 MB).");
    let folder = download_folder()?;
    let mut npm = Command::new(NPM);
    npm.args(["pack", &format!("onnxruntime-node@{NODE_VERSION}"), "--silent", "--pack-destination"])
        .arg(folder.path());
    process::output(&mut npm)?;
    let package = only_file(folder.path(), "tgz")?;
    unpack::verify(&package, NODE_SHA256)?;
    unpack::from_npm(&package, &pin.in_node, target)
}

fn download_folder() -> Result<tempfile::TempDir> {
    tempfile::Builder::new()
        .prefix("albumen-fetch-")
        .tempdir()
        .context("no temporary folder could be made; is the disk full?")
}

fn only_file(folder: &Path, extension: &str) -> Result<PathBuf> {
    std::fs::read_dir(folder)
        .with_context(|| format!("{} could not be read", folder.display()))?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .find(|path| path.extension().is_some_and(|found| found == extension))
        .with_context(|| format!("the download brought no .{extension} file"))
}
