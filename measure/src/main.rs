//! Measures the window: how long its own work takes for each frame, how soon the first one is there, how much memory; and
//! what importing and grouping very many photos costs.
//!
//! `cargo run --release -p measure -- COMMAND`:
//!
//! - `library DIR [--photos N]`: makes a library of N photos (10,000) of made metadata, with thumbnails and embeddings.
//! - `frames [--photos N]`: scrolls through N (100,000) such photos without a display, with and without an import, and
//!   prints how long the window's own work (model, layout, painting, tessellation) took for each frame.
//! - `look DIR`: imports the photos in DIR (more than 60) into a library of its own, steps through them in the large view, and
//!   prints how long a step took until the whole next photo was in a frame, where it was there before.
//! - `start DIR`: opens the window on a library, prints how long after the start of the process the first frame was there
//!   and the photos were, and the memory after ten seconds and at rest; then closes it. It needs a display.
//! - `empty`: the same of an empty window.
//! - `load DIR [--photos N] [--real]`: makes N (100,000) small photos in 2,000 folders ten levels deep, one in a hundred of
//!   them broken, imports them, looks again, and prints time and memory. Without `--real` with an encoder that does nothing.
//! - `grouping [--photos N]`: groups 10,000, 100,000 and 1,000,000 photos (or N) of made metadata and embeddings into events,
//!   stacks and themes, from nothing and after 100 more, and prints time and memory, of each by itself and of all three beside
//!   each other. The largest needs 8 GB.
//! - `learning [--photos N]`: what "Same event?" costs on 20,000 photos (or N) whose events are known, and learning from 2,000
//!   decisions about them.
//! - `best DIR [--judge OTHER] [--photos N]`: makes bursts of N (400) of the JPEGs in DIR, spoils some frames by defocus, motion, exposure and
//!   compression of known strength, chooses the limits by which the best is proposed on one half of the photos, and prints
//!   for the other half, or as many in OTHER, how often the right one is proposed, by which reason, and how often a reason is false. And how
//!   many spoiled photos would stand for an event. Some minutes.
//! - `edited DIR [--photos N]`: makes a library of N (2,000) of the JPEGs in DIR with an edited copy of each (cropped, toned, grey,
//!   recompressed, scaled, turned, with a watermark), reads it with the installed encoder, and prints how many copies lie in a
//!   stack with their original, by kind of edit, and which photos lie together that do not belong together. Some minutes.
//! - `similar [--photos N]`: finds the 100 photos most like each of 100 others among N (100,000) made embeddings of the
//!   shipped encoder's length, by the index and by comparing all 32-bit floats; prints time on one core, memory, and how
//!   often both give the same.

#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "it measures, and says what it found")]

mod best;
mod edited;
mod frames;
mod grouping;
mod learning;
mod library;
mod life;
mod load;
mod look;
mod made;
mod opening;
mod pool;
mod similar;

use anyhow::{Context, Result, bail};
use std::path::PathBuf;

fn main() -> Result<()> {
    environment::without_telemetry();
    let mut arguments = std::env::args().skip(1);
    let command = arguments.next().unwrap_or_default();
    let rest: Vec<String> = arguments.collect();
    let photos = |usual: usize| -> Result<usize> {
        match rest.iter().position(|a| a == "--photos") {
            Some(at) => rest.get(at + 1).context("--photos needs a number")?.parse().context("--photos needs a number"),
            None => Ok(usual),
        }
    };
    match command.as_str() {
        "library" => library::make(&PathBuf::from(rest.first().context("library needs a folder")?), photos(10_000)?),
        "frames" => frames::measure(photos(100_000)?),
        "look" => look::measure(&PathBuf::from(rest.first().context("look needs a folder")?)),
        "start" => opening::albumen(&PathBuf::from(rest.first().context("start needs a library's folder")?)),
        "learning" => learning::measure(photos(20_000)?),
        "best" => {
            let others = rest.iter().position(|a| a == "--judge").and_then(|at| rest.get(at + 1)).map(PathBuf::from);
            let folder = PathBuf::from(rest.first().context("best needs a folder")?);
            best::measure(&folder, others.as_deref(), photos(400)?)
        }
        "edited" => edited::measure(&PathBuf::from(rest.first().context("edited needs a folder")?), photos(2_000)?),
        "similar" => similar::measure(photos(100_000)?),
        "empty" => opening::empty(),
        "load" => {
            let folder = PathBuf::from(rest.first().context("load needs a folder")?);
            load::measure(&folder, photos(100_000)?, rest.iter().any(|a| a == "--real"))
        }
        "grouping" if rest.is_empty() => grouping::measure(&[10_000, 100_000, 1_000_000]),
        "grouping" => grouping::measure(&[photos(100_000)?]),
        other => bail!("there is no command “{other}”; see the head of measure/src/main.rs"),
    }
}
