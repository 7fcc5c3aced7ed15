//! What the two processes say to each other: a head in JSON, and bytes behind it.

use crate::domain::{Camera, Failure, Film, Inside, Place, Precision, Side, SideKind, Stamp};
use crate::import::decode::Decoded;
use crate::import::metadata::Metadata;
use crate::import::picture::Seen;
use image::RgbImage;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::ffi::OsString;
use std::io::{self, ErrorKind, Read, Write};

/// Longer heads and bodies are nothing that these processes say, in bytes.
const HEAD_LIMIT: u32 = 1 << 20;
const BODY_LIMIT: u64 = 1 << 30;

/// To the decoder.
#[derive(Debug, Serialize, Deserialize)]
pub(in crate::import) enum Order {
    /// Decode the photo that the body is, at no less than these sides.
    Photo {
        /// See [`crate::import::decode::Wanted`].
        short: u32,
        /// The same.
        long: u32,
    },
    /// Read the film that lies here.
    Film {
        /// Where.
        path: OsString,
    },
    /// The memory that was asked for may be taken.
    GoOn,
}

/// From the decoder.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Answer {
    /// The first that it says: which program it is.
    Ready(String),
    /// So many bytes are needed; it waits until they may be taken.
    Needs(u64),
    /// What was seen; the body is its pixels.
    Seen(Box<Head>),
    /// Why nothing was.
    Failed(Failure),
}

/// The program of this version: another's words could mean something else.
pub(super) fn own_name() -> String {
    concat!("albumen ", env!("CARGO_PKG_VERSION")).to_owned()
}

/// A [`Seen`] without its pixels.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Head {
    format: String,
    taken: Option<(String, Option<i16>, bool)>,
    place: Option<Place>,
    camera: Option<Camera>,
    orientation: u8,
    said: Option<Said>,
    pair: Option<String>,
    size: (u32, u32),
    is_damaged: bool,
    /// Where it is a film: how long, where that is known.
    film: Option<Option<u64>>,
    pixels: (u32, u32),
}

/// Title, description, stars, keywords.
type Said = (Option<String>, Option<String>, Option<i8>, Vec<String>);

/// Splits it into what is said and what is shown.
pub(super) fn split(seen: Seen) -> (Head, Vec<u8>) {
    let Seen { format, metadata, decoded, film } = seen;
    let day = |stamp: Stamp| (stamp.local.to_string(), stamp.offset_minutes, stamp.precision == Precision::Day);
    let head = Head {
        format,
        taken: metadata.taken.map(day),
        place: metadata.place,
        camera: metadata.camera,
        orientation: metadata.orientation,
        said: metadata.inside.said.map(|side| (side.title, side.description, side.rating, side.keywords)),
        pair: metadata.inside.pair,
        size: (decoded.width, decoded.height),
        is_damaged: decoded.is_damaged,
        film: film.map(|film| film.milliseconds),
        pixels: decoded.pixels.dimensions(),
    };
    (head, decoded.pixels.into_raw())
}

/// Puts it together again; nothing where that is no picture.
pub(super) fn join(head: Head, pixels: Vec<u8>) -> Option<Seen> {
    let pixels = RgbImage::from_raw(head.pixels.0, head.pixels.1, pixels)?;
    let taken = match head.taken {
        Some((local, offset_minutes, is_day)) => {
            let precision = if is_day { Precision::Day } else { Precision::Second };
            Some(Stamp { local: local.parse().ok()?, offset_minutes, precision })
        }
        None => None,
    };
    let place = match head.place {
        Some(place) => Some(Place::new(place.latitude(), place.longitude())?),
        None => None,
    };
    let said = head.said.map(|(title, description, rating, keywords)| Side {
        title,
        description,
        rating,
        keywords,
        ..Side::new(SideKind::Xmp)
    });
    let inside = Inside { said, pair: head.pair };
    let (width, height) = head.size;
    (1..=8).contains(&head.orientation).then_some(Seen {
        format: head.format,
        metadata: Metadata { taken, place, camera: head.camera, orientation: head.orientation, inside },
        decoded: Decoded { pixels, width, height, is_damaged: head.is_damaged },
        film: head.film.map(|milliseconds| Film { milliseconds }),
    })
}

/// Says one thing.
pub(super) fn say(out: &mut dyn Write, head: &impl Serialize, body: &[u8]) -> io::Result<()> {
    let head = serde_json::to_vec(head)?;
    let length = u32::try_from(head.len()).map_err(|_| io::Error::from(ErrorKind::InvalidInput))?;
    out.write_all(&[&length.to_le_bytes()[..], &(body.len() as u64).to_le_bytes(), &head].concat())?;
    out.write_all(body)?;
    out.flush()
}

/// Hears one thing.
///
/// # Errors
/// The end of what is said, and anything that is none of these messages.
pub(super) fn hear<T: DeserializeOwned>(input: &mut dyn Read) -> io::Result<(T, Vec<u8>)> {
    let (mut head, mut body) = ([0; 4], [0; 8]);
    input.read_exact(&mut head)?;
    input.read_exact(&mut body)?;
    let (head, body) = (u32::from_le_bytes(head), u64::from_le_bytes(body));
    if head > HEAD_LIMIT || body > BODY_LIMIT {
        return Err(ErrorKind::InvalidData.into());
    }
    let head = exactly(input, head.into())?;
    let body = exactly(input, body)?;
    Ok((serde_json::from_slice(&head)?, body))
}

fn exactly(input: &mut dyn Read, length: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(usize::try_from(length).map_err(|_| ErrorKind::InvalidData)?)?;
    input.take(length).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == length { Ok(bytes) } else { Err(ErrorKind::UnexpectedEof.into()) }
}
