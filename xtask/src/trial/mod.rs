//! `cargo xtask trial`: what becomes of the Debian package on a computer that has nothing else.
//!
//! In a fresh Debian 12 it is installed, its window is driven from outside (files dropped, keys pressed), damaged, and
//! taken away again; what a person has must be left as it was. It needs root and the network, and takes some minutes, so it
//! is no part of `cargo xtask test`.

mod damage;
mod install;
mod journey;
mod made;
mod root;
mod tree;

use crate::screen::Screen;
use crate::setup::Apt;
use crate::{cargo, package, process, screen};
use anyhow::{Context, Result, bail};
use made::Made;
use root::Root;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

/// Tries the package in `deb`, or one that is made for it.
///
/// # Errors
/// The step that failed, in a sentence.
pub(crate) fn run(deb: Option<PathBuf>) -> Result<ExitCode> {
    if !Apt::is_here() {
        bail!("the trial needs a Debian system, as it makes another one with debootstrap");
    }
    if process::output(std::process::Command::new("id").arg("-u"))?.trim() != "0" {
        bail!("the trial needs root: it makes a system of its own in a folder and starts programs in it");
    }
    tools()?;
    let hand = cargo::build("hand", "dev")?;
    let deb = match deb {
        Some(deb) => deb,
        None => package::make(&package::Options::default())?.swap_remove(0),
    };
    let folder = cargo::target()?.join("trial");
    let start = Instant::now();
    let done = steps(&deb, &hand, &folder);
    // Whatever was mounted went with the processes; the folder alone is left.
    remove(&folder.join("root"))?;
    done?;
    println!("\nAll is well: {} s.", start.elapsed().as_secs());
    Ok(ExitCode::SUCCESS)
}

fn steps(deb: &Path, hand: &Path, folder: &Path) -> Result<()> {
    let say = Said::default();
    install::without_lintian_errors(deb)?;
    say.step("lintian finds no errors");
    remove(&folder.join("root"))?;
    let root = Root::fresh(&folder.join("root"), &folder.join("packages"))?;
    say.step("a fresh Debian 12, with nothing but what it cannot do without");
    install::install(&root, deb)?;
    say.step("apt install ./albumen.deb");
    let made = Made::new(&root, hand)?;
    damage::without_a_display(&root)?;
    say.step("without a display: one sentence, and the command line works");
    damage::without_graphics(&root, hand)?;
    say.step("a display, but no OpenGL: one sentence");
    damage::damaged(&root, &made)?;
    say.step("ONNX Runtime or the encoder damaged or missing: a sentence with what to do");
    let screen = Screen::start(hand)?;
    journey::import(&root, &screen, &made)?;
    say.step("the window opens, and a folder dropped by another program is imported");
    journey::accept(&root, &screen)?;
    say.step("a suggestion is accepted with the keyboard");
    journey::come_back(&root, &screen)?;
    say.step("closed and started again: the album is there, the window is where it was, and maximised stays maximised");
    journey::open_with(&root, &screen, &made)?;
    say.step("“Open with Albumen” on a folder and on a photo");
    drop(screen);
    install::purge(&root, &made)?;
    say.step("apt purge asks nothing, takes everything of its own away, and leaves photos and library");
    Ok(())
}

/// What this machine needs besides a display: the other Debian, and the checker.
fn tools() -> Result<()> {
    screen::tools(&[("debootstrap", "--version", "debootstrap"), ("lintian", "--version", "lintian")])
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        std::fs::remove_dir_all(folder).with_context(|| format!("{} could not be removed", folder.display()))?;
    }
    Ok(())
}

/// Says each step when it is done, and how long it took.
struct Said {
    last: std::cell::Cell<Instant>,
}

impl Default for Said {
    fn default() -> Self {
        Self { last: std::cell::Cell::new(Instant::now()) }
    }
}

impl Said {
    fn step(&self, text: &str) {
        let now = Instant::now();
        println!("  {:>5.1} s  {text}", (now - self.last.replace(now)).as_secs_f64());
    }
}
