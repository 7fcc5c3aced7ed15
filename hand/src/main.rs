//! A hand on the display: the other program that a person drops files from, and who presses keys and looks.
//!
//! `cargo xtask trial` and `cargo xtask screenshots` drive Albumen's real window with it, from outside, over X11:
//!
//! - `wait TITLE SECONDS`: until a window with this in its title is on the screen;
//! - `gone TITLE SECONDS`: until there is none any more;
//! - `drop TITLE PATH...`: drags files onto the window and lets go of them (XDND version 5);
//! - `key TITLE KEY...`: presses keys, such as `a`, `Return`, `Ctrl+z`;
//! - `click TITLE X Y`: points there in the window and presses the button; `point` only points;
//! - `place TITLE X Y WIDTH HEIGHT`, `where TITLE`: moves the window, says where it is;
//! - `maximise TITLE`, `close TITLE`: as the window manager's buttons do;
//! - `shot TITLE FILE`: a picture of the window as PNG or JPEG;
//! - `photos FOLDER EVENTS EACH`: made photos of that many events, dated by their names. It needs no display.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "its answers go to who called it")]
#![allow(
    clippy::disallowed_methods,
    reason = "a developer's tool: the rules protect a person's photos, it never sees any"
)]

#[cfg(target_os = "linux")]
mod display;
#[cfg(target_os = "linux")]
mod drop;
#[cfg(target_os = "linux")]
mod keys;
mod photos;
#[cfg(target_os = "linux")]
mod shot;

use anyhow::{Context, Result, bail};
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    match act(&std::env::args().skip(1).collect::<Vec<_>>()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("hand: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn act(arguments: &[String]) -> Result<()> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    if let ["photos", folder, events, each] = words[..] {
        return photos::make(Path::new(folder), number(events)?, number(each)?);
    }
    on_display(&words)
}

fn number<T: std::str::FromStr>(text: &str) -> Result<T> {
    text.parse().ok().with_context(|| format!("“{text}” is no number that fits here"))
}

#[cfg(target_os = "linux")]
fn on_display(words: &[&str]) -> Result<()> {
    let display = display::Display::open()?;
    match *words {
        ["wait", title, seconds] => display.wait(title, number(seconds)?).map(|_| ()),
        ["gone", title, seconds] => display.wait_gone(title, number(seconds)?),
        ["drop", title, ref paths @ ..] if !paths.is_empty() => drop::drop(&display, display.find(title)?, paths),
        ["key", title, ref keys @ ..] if !keys.is_empty() => {
            display.focus(display.find(title)?)?;
            keys.iter().try_for_each(|key| keys::press(&display, key))
        }
        ["click", title, x, y] => display.click(display.find(title)?, number(x)?, number(y)?),
        ["point", title, x, y] => display.point(display.find(title)?, number(x)?, number(y)?),
        ["place", title, x, y, width, height] => {
            display.place(display.find(title)?, [number(x)?, number(y)?, number(width)?, number(height)?])
        }
        ["where", title] => {
            let [x, y, width, height] = display.place_of(display.find(title)?)?;
            println!("{x} {y} {width} {height}");
            Ok(())
        }
        ["maximise", title] => display.maximise(display.find(title)?),
        ["close", title] => display.close(display.find(title)?),
        ["shot", title, file] => shot::take(&display, display.find(title)?, Path::new(file)),
        _ => bail!("it does not know how to {words:?}; see the head of hand/src/main.rs"),
    }
}

#[cfg(not(target_os = "linux"))]
fn on_display(_: &[&str]) -> Result<()> {
    bail!("it has a hand on X11 displays only")
}
