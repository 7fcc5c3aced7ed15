//! What nobody else reads of the boxes of MP4 and MOV (ISO/IEC 14496-12, QuickTime): how a film is turned, and by which name
//! Apple pairs it with a photo.

use crate::import::metadata::name_of_pair;
use heic_rs::boxes::{BoxHeader, BoxIter};
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

/// Boxes at the top that are passed on the way; films of a few fragments have some.
const BOXES: usize = 1_000;

/// A longer index than that of a day is damage, in bytes.
const INDEX: u64 = 64 << 20;

const PAIR: &[u8] = b"com.apple.quicktime.content.identifier";

/// What the boxes say.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Boxes {
    /// Whether it is shown a quarter turn from how it is stored, so that width and height change places.
    pub is_turned: bool,
    /// The name that it has in common with its photo.
    pub pair: Option<String>,
}

/// Reads the index of a film, wherever it lies in the file.
pub(super) fn read(path: &Path) -> Boxes {
    let index = index(path).ok().flatten().unwrap_or_default();
    let meta = inside(&index, b"meta");
    Boxes {
        is_turned: boxes(&index).filter(|b| b.is(b"trak")).any(|track| is_turned(track.payload) == Some(true)),
        pair: meta.and_then(|meta| pair(meta.payload)),
    }
}

/// The payload of `moov`.
fn index(path: &Path) -> io::Result<Option<Vec<u8>>> {
    let mut file = File::open(path)?;
    for _ in 0..BOXES {
        let mut head = [0; 8];
        file.read_exact(&mut head)?;
        let [a, b, c, d, name @ ..] = head;
        let (mut length, mut read) = (u64::from(u32::from_be_bytes([a, b, c, d])), 8);
        if length == 1 {
            let mut long = [0; 8];
            file.read_exact(&mut long)?;
            (length, read) = (u64::from_be_bytes(long), 16);
        }
        // 0 is "to the end".
        let inside = if length == 0 { INDEX } else { length.saturating_sub(read) };
        if &name == b"moov" {
            let mut index = Vec::new();
            file.take(inside.min(INDEX)).read_to_end(&mut index)?;
            return Ok(Some(index));
        }
        match i64::try_from(inside) {
            Ok(inside) if length >= read => file.seek(SeekFrom::Current(inside))?,
            _ => break,
        };
    }
    Ok(None)
}

fn boxes(bytes: &[u8]) -> impl Iterator<Item = BoxHeader<'_>> {
    BoxIter::new(bytes).map_while(Result::ok)
}

fn inside<'a>(bytes: &'a [u8], name: &[u8; 4]) -> Option<BoxHeader<'a>> {
    boxes(bytes).find(|b| b.is(name))
}

/// Whether the matrix of a track that shows something turns it by a quarter.
fn is_turned(track: &[u8]) -> Option<bool> {
    let header = inside(track, b"tkhd")?.payload;
    // Times and durations are longer in version 1.
    let matrix = header.get(if header.first() == Some(&1) { 52 } else { 40 }..)?;
    let number = |at: usize| Some(i32::from_be_bytes(*matrix.get(at * 4..)?.first_chunk()?).unsigned_abs());
    let shows = number(9)? > 0 && number(10)? > 0;
    // x' = a x + c y, y' = b x + d y.
    Some(shows && number(1)? > number(0)? && number(3)? > number(4)?)
}

/// Names stand in one list, what they say in another, by number.
fn pair(meta: &[u8]) -> Option<String> {
    let keys = inside(meta, b"keys")?.payload;
    let (mut rest, mut number) = (keys.get(8..)?, 1_u32);
    while let [a, b, c, d, ..] = rest {
        // An entry is as long as its own head at least: none leads back to itself.
        let length = (u32::from_be_bytes([*a, *b, *c, *d]) as usize).max(8);
        let key = rest.get(8..length)?;
        if key == PAIR {
            let item = inside(inside(meta, b"ilst")?.payload, &number.to_be_bytes())?;
            return name_of_pair(inside(item.payload, b"data")?.payload.get(8..)?);
        }
        rest = rest.get(length..)?;
        number += 1;
    }
    None
}
