//! Films: when and where they were taken and how long they are, by what their containers say, and a picture to stand for them.
//!
//! The films of people's folders are coded in ways for which there is no decoder of a free licence in Rust, so a frame of the
//! film is shown only where it lies there as a JPEG: as a cover, as a camera's stamp, or as the frame of a film of JPEGs.
//! For the others a strip of film is drawn. A film is never read into memory: it may be larger than that.

mod avi;
mod container;
mod kind;
mod poster;
mod tile;

use super::metadata::Metadata;
use super::metadata::track;
use crate::domain::Film;
use image::RgbImage;
pub(super) use kind::FilmKind;
use nom_exif::{MediaParser, MediaSource};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// The size that is told where the film does not say it: that of most.
const USUAL: (u32, u32) = (1_920, 1_080);

/// Bytes at the start and at the end of a film in which a picture may lie.
const ENDS: u64 = 4 << 20;

/// What is known of a film.
#[derive(Debug)]
pub(super) struct Facts {
    /// Date, place and camera.
    pub metadata: Metadata,
    /// What only films have.
    pub film: Film,
    /// Width and height in pixels as shown.
    pub size: (u32, u32),
}

/// Reads what the container says. A film of which nothing can be read is still a film.
pub(super) fn facts(path: &Path, kind: FilmKind) -> Facts {
    // A panic over a broken container costs the date, not the film.
    let found = catch_unwind(AssertUnwindSafe(|| match kind {
        FilmKind::Avi => avi::facts(&head(path)),
        FilmKind::Mp4 | FilmKind::Mov | FilmKind::ThreeGp | FilmKind::Matroska | FilmKind::WebM => {
            let track = MediaSource::open(path).and_then(|source| MediaParser::new().parse_track(source));
            track.ok().map(|track| track::facts(&track)).map(|facts| with_boxes(facts, path))
        }
        FilmKind::Mpeg | FilmKind::Transport | FilmKind::Windows => None,
    }));
    found.ok().flatten().unwrap_or_default()
}

/// With what its boxes say beside: nothing where it has none.
fn with_boxes(mut facts: Facts, path: &Path) -> Facts {
    let boxes = container::read(path);
    if boxes.is_turned {
        facts.size = (facts.size.1, facts.size.0);
    }
    facts.metadata.inside.pair = boxes.pair;
    facts
}

/// A picture of this film: one that lies in it, else a drawn one of its shape.
pub(super) fn poster(path: &Path, size: (u32, u32)) -> RgbImage {
    let ends = [head(path), tail(path)];
    let found = catch_unwind(AssertUnwindSafe(|| ends.iter().find_map(|bytes| poster::inside(bytes))));
    found.ok().flatten().unwrap_or_else(|| tile::drawn(size))
}

impl Default for Facts {
    fn default() -> Self {
        Self { metadata: Metadata::default(), film: Film { milliseconds: None }, size: USUAL }
    }
}

/// The first bytes of a film; none where it cannot be read, which whoever identified it has told already.
fn head(path: &Path) -> Vec<u8> {
    let mut bytes = Vec::new();
    let _ = File::open(path).and_then(|file| file.take(ENDS).read_to_end(&mut bytes));
    bytes
}

/// The last bytes of a film that is longer than its head.
fn tail(path: &Path) -> Vec<u8> {
    let mut bytes = Vec::new();
    let read = |bytes: &mut Vec<u8>| {
        let mut file = File::open(path)?;
        let len = file.metadata()?.len();
        if len > ENDS {
            file.seek(SeekFrom::Start(ENDS.max(len - len.min(ENDS))))?;
            file.take(ENDS).read_to_end(bytes)?;
        }
        std::io::Result::Ok(())
    };
    let _ = read(&mut bytes);
    bytes
}

#[cfg(test)]
pub(super) mod tests;
