//! What the container of a film says.

use super::{Metadata, YEARS, trimmed};
use crate::domain::{Camera, Film, Place, Precision, Stamp};
use crate::import::film::Facts;
use nom_exif::{EntryValue, ExifDateTime, TrackInfo, TrackInfoTag};
use std::ops::{Range, RangeInclusive};

/// Lengths that are believed, in milliseconds: a longer film than this no person takes.
pub(in crate::import) const LENGTHS: Range<u64> = 1..7 * 24 * 3_600 * 1_000;

/// Sides that are believed, in pixels.
pub(in crate::import) const SIDES: RangeInclusive<u32> = 1..=65_535;

pub(in crate::import) fn facts(track: &TrackInfo) -> Facts {
    let text = |tag| track.get(tag).and_then(EntryValue::as_str).map(trimmed).unwrap_or_default();
    let camera = Camera { make: text(TrackInfoTag::Make), model: text(TrackInfoTag::Model) };
    let camera = (!camera.make.is_empty() || !camera.model.is_empty()).then_some(camera);
    let place = track.gps_info().and_then(|g| Place::new(g.latitude_decimal()?, g.longitude_decimal()?));
    let milliseconds = track.get(TrackInfoTag::DurationMs).and_then(EntryValue::as_u64);
    let side = |tag| track.get(tag).and_then(EntryValue::as_u32).filter(|n| SIDES.contains(n));
    let usual = Facts::default();
    Facts {
        metadata: Metadata { taken: taken(track), place, camera, ..Metadata::default() },
        film: Film { milliseconds: milliseconds.filter(|n| LENGTHS.contains(n)) },
        size: side(TrackInfoTag::Width).zip(side(TrackInfoTag::Height)).unwrap_or(usual.size),
    }
}

/// Apple writes the wall clock with its offset. All others count in UTC: then the offset is 0, and whoever knows the zone
/// can tell the time of the place.
fn taken(track: &TrackInfo) -> Option<Stamp> {
    let (naive, offset) = match track.get(TrackInfoTag::CreateDate)?.as_datetime()? {
        ExifDateTime::Aware(at) => (at.naive_local(), Some(at.offset().local_minus_utc() / 60)),
        ExifDateTime::Naive(at) => (at, None),
    };
    let local: jiff::civil::DateTime = naive.format("%Y-%m-%dT%H:%M:%S").to_string().parse().ok()?;
    // A clock that was never set starts in 1904, or in 1970.
    let is_real = YEARS.contains(&local.year()) && local.year() > 1_970;
    let offset_minutes = offset.and_then(|minutes| i16::try_from(minutes).ok());
    is_real.then_some(Stamp { local, offset_minutes, precision: Precision::Second })
}
