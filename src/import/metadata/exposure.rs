//! Lens and exposure: read when somebody looks, and not kept, so that libraries of before say it, too.

use super::text;
use crate::domain::Exposure;
use crate::import::format::{self, Format};
use crate::import::identify::{Body, identify};
use crate::import::{jxl_boxes, raw};
use nom_exif::{EntryValue, Exif, ExifTag, MediaParser, MediaSource};
use std::path::Path;

/// What the file at `path` says of how it was taken; `None` where it cannot be read, or says nothing.
pub fn exposure(path: &Path) -> Option<Exposure> {
    let Body::Whole(bytes) = identify(path, &|| true).ok()??.body else { return None };
    let format::Content::Photo(format) = format::of(&bytes) else { return None };
    let block = match format {
        Format::Jxl => jxl_boxes::exif(&bytes)?,
        Format::Raw(kind) => raw::exif_block(&bytes, kind).unwrap_or(bytes),
        _ => bytes,
    };
    let parsed = MediaSource::from_memory(block).and_then(|source| MediaParser::new().parse_exif(source)).ok()?;
    let found = interpret(&parsed.into());
    (found != Exposure::default()).then_some(found)
}

fn interpret(exif: &Exif) -> Exposure {
    let number = |tag| {
        let value = exif.get(tag).and_then(EntryValue::try_as_float);
        value.filter(|value| value.is_finite() && *value > 0.0)
    };
    let lens = text(exif, ExifTag::LensModel);
    Exposure {
        lens: (!lens.is_empty()).then_some(lens),
        focal_length: number(ExifTag::FocalLength),
        f_number: number(ExifTag::FNumber),
        seconds: number(ExifTag::ExposureTime),
        iso: number(ExifTag::ISOSpeedRatings).map(|iso| iso as u32),
    }
}
