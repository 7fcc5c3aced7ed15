//! A person's way through the window.

use super::made::{Made, is_photo};
use super::root::{HOME, Root};
use crate::process;
use crate::screen::{Program, Screen, until};
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

/// In the window's title.
const TITLE: &str = "Albumen";
/// How long the window may take to come on a busy computer, in seconds.
const OPENS: &str = "30";
/// How long closing may take.
const CLOSES: Duration = Duration::from_secs(5);

/// The window opens, and takes a folder from another program.
pub(super) fn import(root: &Root, screen: &Screen, made: &Made) -> Result<()> {
    let window = open(root, screen, &[])?;
    // A program outside of the other Debian drops a path that is good inside of it.
    screen.hand(&["drop", TITLE, &format!("{HOME}/{}", Made::FOLDERS[0])])?;
    until("the photos are imported", 120, || Ok(photos(root)? == made.first()))?;
    close(screen, window)?;
    made.are_untouched()
}

/// Goes to the suggestions and accepts one, by keys alone.
pub(super) fn accept(root: &Root, screen: &Screen) -> Result<()> {
    let window = open(root, screen, &[])?;
    until("a suggestion is accepted", 30, || {
        // Nothing is accepted before the suggestions are there.
        screen.hand(&["key", TITLE, "2", "a"])?;
        Ok(albums(root)? > 0)
    })?;
    close(screen, window)
}

/// The album is there at the next start, and the window is where it was left.
pub(super) fn come_back(root: &Root, screen: &Screen) -> Result<()> {
    let kept = albums(root)?;
    let place = |left: &[&str]| -> Result<String> {
        let window = open(root, screen, &[])?;
        if !left.is_empty() {
            screen.hand(left)?;
        }
        let at = screen.hand(&["where", TITLE])?;
        close(screen, window)?;
        Ok(at.trim().to_owned())
    };
    let left = place(&["place", TITLE, "210", "130", "1024", "700"])?;
    let found = place(&[])?;
    if left != found {
        bail!("the window was left at {left} and came back at {found} (x, y, width, height)");
    }
    let left = place(&["maximise", TITLE])?;
    let found = place(&[])?;
    if left != found || left.ends_with("1024 700") {
        bail!("the window was left maximised at {left} and came back at {found} (x, y, width, height)");
    }
    if albums(root)? != kept || kept == 0 {
        bail!("there were {kept} albums, and {} after another start", albums(root)?);
    }
    process::output(root.as_person("albumen").arg("check"))?;
    Ok(())
}

/// What the desktop's file manager does with the desktop entry: starts what it says, with the folder or the photo. The
/// window that is open takes it over.
pub(super) fn open_with(root: &Root, screen: &Screen, made: &Made) -> Result<()> {
    let entry = root.path("/usr/share/applications/org.albumen.Albumen.desktop");
    let entry = std::fs::read_to_string(&entry).with_context(|| format!("{} could not be read", entry.display()))?;
    let value = |key: &str| entry.lines().find_map(|line| line.strip_prefix(key)).unwrap_or_default();
    for kind in ["inode/directory", "image/jpeg", "image/heic", "image/png"] {
        if !value("MimeType=").split(';').any(|has| has == kind) {
            bail!("the desktop entry does not say that Albumen opens {kind}");
        }
    }
    let Some(program) = value("Exec=").strip_suffix(" %F") else {
        bail!("the desktop entry's command takes no files: {}", value("Exec="));
    };
    let folder = format!("{HOME}/{}", Made::FOLDERS[1]);
    let photo = std::fs::read_dir(root.path(&folder))?.flatten().map(|entry| entry.path()).find(|file| is_photo(file));
    let name = photo.as_deref().and_then(Path::file_name).context("there is no made photo")?;
    let photo = format!("{folder}/{}", name.to_string_lossy());
    let before = photos(root)?;
    let window = start(root, screen, program, &[&photo])?;
    screen.hand(&["wait", TITLE, OPENS])?;
    until("the photo is imported", 60, || Ok(photos(root)? == before + 1))?;
    let second = start(root, screen, program, &[&folder])?;
    second.ended(CLOSES).context("a second start hands its folder to the window that is open")?;
    until("the folder is imported", 60, || Ok(photos(root)? == made.all()))?;
    close(screen, window)
}

fn open(root: &Root, screen: &Screen, files: &[&str]) -> Result<Program> {
    let program = start(root, screen, "albumen", files)?;
    screen.hand(&["wait", TITLE, OPENS])?;
    Ok(program)
}

fn start(root: &Root, screen: &Screen, program: &str, files: &[&str]) -> Result<Program> {
    Program::start(root.as_person(program).args(files).env("DISPLAY", screen.name()))
}

fn close(screen: &Screen, program: Program) -> Result<()> {
    screen.hand(&["close", TITLE])?;
    program.ended(CLOSES)
}

fn photos(root: &Root) -> Result<usize> {
    let info = asked(root.as_person("albumen").args(["info", "--json"]))?;
    Ok(info["photos"].as_u64().context("`albumen info` counts no photos")? as usize)
}

fn albums(root: &Root) -> Result<usize> {
    let albums = asked(root.as_person("albumen").args(["albums", "--json"]))?;
    Ok(albums["groups"].as_array().context("`albumen albums` lists no albums")?.len())
}

fn asked(command: &mut Command) -> Result<Value> {
    serde_json::from_str(&process::output(command)?).context("what Albumen said is no JSON")
}
