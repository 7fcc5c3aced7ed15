//! `cargo xtask screenshots`: the pictures of the window that the README and shops of programs show, taken from the real
//! window on a display in memory. The photos in it are made (`hand/src/photos`), so that they belong to nobody.

use crate::screen::{self, Program, Screen, until};
use crate::{cargo, process};
use anyhow::{Context, Result};
use serde_json::Value;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::Duration;

const TITLE: &str = "Albumen";
/// As people have it; AppStream wants pictures of about 16:9 to 16:10.
const SIZE: [&str; 2] = ["1280", "800"];
/// Events and photos of each.
const PHOTOS: (usize, usize) = (6, 9);

/// Takes them.
///
/// # Errors
/// A sentence with what failed.
pub(crate) fn run() -> Result<ExitCode> {
    screen::tools(&[])?;
    let hand = cargo::build("hand", "dev")?;
    let albumen = cargo::build("albumen", "dev")?; // it looks the same, and is built sooner
    let folder = tempfile::tempdir().context("there is no place for the photos")?;
    let (photos, library) = (folder.path().join("Photos"), folder.path().join("library"));
    let count = PHOTOS.0 * PHOTOS.1;
    process::output(Command::new(&hand).arg("photos").arg(&photos).args([PHOTOS.0.to_string(), PHOTOS.1.to_string()]))?;
    let ask = |words: &[&str]| -> Result<Value> {
        let mut albumen = Command::new(&albumen);
        albumen.args(words).arg("--json").arg("--library").arg(&library);
        serde_json::from_str(&process::output(&mut albumen)?).context("what Albumen said is no JSON")
    };
    let screen = Screen::start(&hand)?;
    let mut start = Command::new(&albumen);
    start.arg("--library").arg(&library).arg(&photos).envs([("DISPLAY", screen.name()), ("LANG", "en_GB.UTF-8")]);
    let program = Program::start(&mut start)?;
    screen.hand(&["wait", TITLE, "30"])?;
    let [width, height] = SIZE;
    screen.hand(&["place", TITLE, "0", "30", width, height])?;
    until("the photos are imported", 120, || Ok(ask(&["info"])?["photos"] == count))?;
    let pictures = cargo::root().join("assets/pictures");
    std::fs::create_dir_all(&pictures).with_context(|| format!("{} could not be made", pictures.display()))?;
    let take = |name: &str, keys: &[&str]| -> Result<()> {
        screen.hand(&[&["key", TITLE], keys].concat())?;
        screen.hand(&["point", TITLE, "1270", "790"])?;
        // Lines at the bottom go by themselves, and pictures come when they are decoded.
        std::thread::sleep(Duration::from_secs(7));
        let file = pictures.join(format!("{name}.jpg"));
        screen.hand(&["shot", TITLE, &file.to_string_lossy()])?;
        println!("{:>5} kB  {}", kilobytes(&file)?, file.display());
        Ok(())
    };
    take("photos", &["1"])?;
    take("suggestions", &["2", "a", "2"])?;
    take("album", &["Return"])?;
    screen.hand(&["close", TITLE])?;
    program.ended(Duration::from_secs(5))?;
    Ok(ExitCode::SUCCESS)
}

fn kilobytes(file: &Path) -> Result<u64> {
    Ok(file.metadata().with_context(|| format!("{} is gone", file.display()))?.len() / 1_000)
}
