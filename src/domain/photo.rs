//! What a photo is, and what is known of it.

use super::{Dates, Stamp};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A photo is its content: the leading 128 bits of the BLAKE3 hash of the file's bytes.
///
/// A moved, renamed or copied file is the same photo, so its embedding, albums and corrections follow it. 128 bits
/// make a chance collision among 2^32 photos rarer than one in 2^64.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PhotoId(u128);

impl PhotoId {
    /// The id of content with this BLAKE3 hash.
    pub fn from_hash(hash: &[u8; 32]) -> Self {
        let mut lead = [0; 16];
        lead.copy_from_slice(&hash[..16]);
        Self(u128::from_be_bytes(lead))
    }

    /// As the library stores it.
    pub fn to_bytes(self) -> [u8; 16] {
        self.0.to_be_bytes()
    }

    /// The inverse of [`PhotoId::to_bytes`].
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(u128::from_be_bytes(bytes))
    }
}

impl fmt::Display for PhotoId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

impl fmt::Debug for PhotoId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PhotoId({:08x})", self.0 >> 96)
    }
}

/// Text that is not the 32 hexadecimal digits of a [`PhotoId`].
#[derive(Debug, thiserror::Error)]
#[error("“{0}” is not a photo's id (32 hexadecimal digits)")]
pub struct ParsePhotoIdError(String);

impl FromStr for PhotoId {
    type Err = ParsePhotoIdError;

    fn from_str(s: &str) -> Result<Self, Self::Err> {
        match u128::from_str_radix(s, 16) {
            Ok(n) if s.len() == 32 && !s.starts_with('+') => Ok(Self(n)),
            _ => Err(ParsePhotoIdError(s.to_owned())),
        }
    }
}

impl Serialize for PhotoId {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PhotoId {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        String::deserialize(d)?.parse().map_err(serde::de::Error::custom)
    }
}

/// A position on the Earth, WGS 84, in degrees; always finite and within ±90 and ±180.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Position")]
pub struct Place {
    latitude: f64,
    longitude: f64,
}

/// Its numbers are finite, so each is equal to itself.
impl Eq for Place {}

/// Two numbers that may be a place.
#[derive(Deserialize)]
struct Position {
    latitude: f64,
    longitude: f64,
}

impl TryFrom<Position> for Place {
    type Error = &'static str;

    fn try_from(position: Position) -> Result<Self, Self::Error> {
        Self::new(position.latitude, position.longitude).ok_or("these degrees are no place")
    }
}

impl Place {
    /// `None` where the numbers are no position, or exactly 0, 0, which cameras write when they have no fix.
    pub fn new(latitude: f64, longitude: f64) -> Option<Self> {
        let real = latitude.abs() <= 90.0 && longitude.abs() <= 180.0 && (latitude != 0.0 || longitude != 0.0);
        real.then_some(Self { latitude, longitude })
    }

    /// Degrees north.
    pub fn latitude(&self) -> f64 {
        self.latitude
    }

    /// Degrees east.
    pub fn longitude(&self) -> f64 {
        self.longitude
    }

    /// Great-circle distance in metres (haversine, mean Earth radius).
    pub fn distance(&self, other: &Self) -> f64 {
        let (a, b) = (self.latitude.to_radians(), other.latitude.to_radians());
        let half_lat = (b - a) / 2.0;
        let half_lon = (other.longitude - self.longitude).to_radians() / 2.0;
        let h = half_lat.sin().powi(2) + a.cos() * b.cos() * half_lon.sin().powi(2);
        2.0 * 6_371_008.8 * h.sqrt().min(1.0).asin()
    }
}

/// The camera or phone that took a photo, as its EXIF names it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Camera {
    /// For example "Canon"; may be empty.
    pub make: String,
    /// For example "EOS R50"; may be empty.
    pub model: String,
}

impl Camera {
    /// As people call it: "Canon EOS R50". Makers often repeat themselves in the model.
    pub fn name(&self) -> String {
        let (make, model) = (self.make.trim(), self.model.trim());
        let is_repeated = model.get(..make.len()).is_some_and(|start| start.eq_ignore_ascii_case(make));
        if is_repeated { model.to_owned() } else { format!("{make} {model}").trim().to_owned() }
    }
}

/// What a file's directory entry says; equal stamps mean that the file need not be read again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FileStamp {
    /// Bytes.
    pub size: u64,
    /// Time of the last change, in nanoseconds since the Unix epoch.
    pub modified: i64,
}

/// What only a film has. It is an item like a photo, but nothing is embedded of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Film {
    /// How long it is, where that is known.
    pub milliseconds: Option<u64>,
}

/// What is read out of a photo's own bytes: it belongs to the content, wherever the file lies.
#[derive(Clone, Debug, PartialEq)]
pub struct Photo {
    /// Identity.
    pub id: PhotoId,
    /// Format by content, not by the file's name: "JPEG", "PNG", "HEIC", …
    pub format: String,
    /// Width in pixels as shown, after orientation.
    pub width: u32,
    /// Height in pixels as shown, after orientation.
    pub height: u32,
    /// EXIF orientation, 1 to 8; 1 where there is none.
    pub orientation: u8,
    /// When EXIF says it was taken.
    pub taken: Option<Stamp>,
    /// Where EXIF says it was taken.
    pub place: Option<Place>,
    /// Who took it.
    pub camera: Option<Camera>,
    /// Where it is a film: how long.
    pub film: Option<Film>,
}

/// All that grouping may know of one photo: its content's facts, and its best file's name, folder and dates.
#[derive(Clone, Debug, PartialEq)]
pub struct PhotoFacts<'a> {
    /// Identity.
    pub id: PhotoId,
    /// Every date there is, each with how far it can be trusted.
    pub dates: Dates,
    /// Position.
    pub place: Option<Place>,
    /// Camera.
    pub camera: Option<&'a Camera>,
    /// Folder of its first file, as text.
    pub folder: &'a str,
    /// Name of its first file (first by path), as text.
    pub file_name: &'a str,
    /// Normalised embedding (length 1), or `None` where the photo has not been encoded.
    pub embedding: Option<&'a [f32]>,
}

impl PhotoFacts<'_> {
    /// What all that is known of it needs from memory, see [`super::ahead`].
    pub fn glimpse(&self) -> usize {
        let text = |text: &str| text.as_bytes().first().copied().map_or(0, usize::from);
        text(self.folder) ^ text(self.file_name) ^ super::glimpse(self.embedding)
    }
}

/// Whether content of this format, as the library names it, is what a sensor recorded.
pub fn is_raw(format: &str) -> bool {
    const RAW: [&str; 16] = [
        "3FR", "ARW", "CR2", "CR3", "CRW", "DNG", "IIQ", "MRW", "NEF", "ORF", "PEF", "RAF", "RAW", "RW2", "SRW", "X3F",
    ];
    RAW.binary_search(&format).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn id_survives_text_and_bytes() {
        let id = PhotoId::from_hash(&[0xab; 32]);
        assert_eq!(id.to_string(), "ab".repeat(16));
        assert_eq!(id.to_string().parse::<PhotoId>().ok(), Some(id));
        assert_eq!(PhotoId::from_bytes(id.to_bytes()), id);
        assert!("xyz".parse::<PhotoId>().is_err());
    }

    #[test]
    fn a_camera_is_called_by_its_maker_once() {
        let name = |make: &str, model: &str| Camera { make: make.into(), model: model.into() }.name();
        assert_eq!(name("Canon", "EOS R50"), "Canon EOS R50");
        assert_eq!(name("CANON", "Canon EOS R50"), "Canon EOS R50");
        assert_eq!((name("", "X-T5").as_str(), name("Ricoh", "").as_str()), ("X-T5", "Ricoh"));
    }

    #[test]
    fn distance_of_known_cities() {
        let (Some(munich), Some(lisbon)) = (Place::new(48.137, 11.575), Place::new(38.722, -9.139)) else {
            panic!("both are places")
        };
        assert!((munich.distance(&lisbon) - 1_965_000.0).abs() < 15_000.0);
        assert!(munich.distance(&munich) < 1e-6);
    }

    #[test]
    fn no_place_where_there_is_none() {
        assert_eq!(Place::new(0.0, 0.0), None);
        assert_eq!(Place::new(91.0, 0.0), None);
        assert_eq!(Place::new(f64::NAN, 3.0), None);
    }
}
