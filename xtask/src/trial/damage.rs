//! What a person reads where something is missing or broken: one sentence, never a crash.

use super::made::Made;
use super::root::{HOME, Root};
use crate::process;
use crate::screen::Screen;
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const FOLDER: &str = "/usr/lib/albumen";

/// No display at all: by a remote terminal, say.
pub(super) fn without_a_display(root: &Root) -> Result<()> {
    one_sentence(&mut root.as_person("albumen"), "albumen --help")?;
    process::output(root.as_person("albumen").args(["info", "--library"]).arg(format!("{HOME}/none")))?;
    Ok(())
}

/// A display whose computer has no OpenGL, as where a driver was taken away.
pub(super) fn without_graphics(root: &Root, hand: &Path) -> Result<()> {
    let screen = Screen::start(hand)?;
    let away = |name: &str| format!("{name}.away");
    let libraries =
        process::output(root.as_root("find").args(["/usr/lib", "-name", "libEGL*.so*", "-o", "-name", "libGL*.so*"]))?;
    let libraries: Vec<&str> = libraries.lines().collect();
    if libraries.is_empty() {
        bail!("the package did not bring OpenGL");
    }
    for library in &libraries {
        std::fs::rename(root.path(library), root.path(&away(library)))?;
    }
    let said = one_sentence(root.as_person("albumen").env("DISPLAY", screen.name()), "albumen --help");
    for library in &libraries {
        std::fs::rename(root.path(&away(library)), root.path(library))?;
    }
    said
}

/// Parts of the package that were damaged on the disk or taken away.
pub(super) fn damaged(root: &Root, made: &Made) -> Result<()> {
    let runtime = root.path(&format!("{FOLDER}/libonnxruntime.so"));
    let models = root.path(&format!("{FOLDER}/models"));
    let model = find(&models, "onnx").with_context(|| format!("there is no encoder in {}", models.display()))?;
    let scan = || {
        let mut scan = root.as_person("albumen");
        scan.args(["scan", "--library"]).arg(format!("{HOME}/broken")).arg(format!("{HOME}/{}", Made::FOLDERS[0]));
        scan
    };
    for file in [&runtime, &model] {
        let whole = std::fs::read(file).with_context(|| format!("{} could not be read", file.display()))?;
        let mut flipped = whole.clone();
        let middle = flipped.len() / 2;
        flipped[middle..middle + 64].iter_mut().for_each(|byte| *byte = !*byte);
        let half = whole[..middle].to_vec();
        for damaged in [Some(flipped), Some(half), Some(Vec::new()), None] {
            match damaged {
                Some(bytes) => std::fs::write(file, bytes)?,
                None => std::fs::remove_file(file)?,
            }
            one_sentence(&mut scan(), "nstall Albumen again")
                .with_context(|| format!("with {} damaged", file.display()))?;
        }
        std::fs::write(file, whole)?;
    }
    process::output(&mut scan()).context("after everything was put right again")?;
    made.are_untouched()
}

/// The command fails, and says why in one line that holds `what_to_do`.
fn one_sentence(command: &mut Command, what_to_do: &str) -> Result<()> {
    let shown = process::shown(command);
    let output = command.stdin(Stdio::null()).output().with_context(|| format!("`{shown}` could not be started"))?;
    let said = String::from_utf8_lossy(&output.stderr);
    let lines: Vec<_> = said.lines().filter(|line| !line.trim().is_empty()).collect();
    if output.status.code() != Some(1) {
        bail!("it ended with {} instead of 1 and said {said:?}", output.status);
    }
    match lines[..] {
        [line] if line.contains(what_to_do) => {
            println!("           “{line}”");
            Ok(())
        }
        _ => bail!("it did not say in one line what to do (“{what_to_do}”) but {said:?}"),
    }
}

fn find(folder: &Path, extension: &str) -> Option<PathBuf> {
    let entries = std::fs::read_dir(folder).ok()?;
    entries.flatten().map(|entry| entry.path()).find_map(|path| {
        if path.is_dir() {
            find(&path, extension)
        } else {
            path.extension().is_some_and(|is| is == extension).then_some(path)
        }
    })
}
