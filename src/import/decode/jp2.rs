//! JPEG 2000 through `hayro-jpeg2000`, which decodes at a fraction of the size where less is wanted.

use super::colour::Colours;
use super::{Raw, SLOW_PIXEL_LIMIT, Wanted, admit, pixels};
use crate::import::Failure;
use crate::import::format::Format;
use crate::import::memory::Share;
use hayro_jpeg2000::{ColorSpace, DecodeSettings, DecoderContext, Image};
use image::{DynamicImage, ImageBuffer};

/// Bytes that the decoder takes for each number of a pixel: floating point, twice.
const BYTES_A_NUMBER: u64 = 10;

pub(super) fn decode(bytes: &[u8], wanted: Wanted, share: &mut Share<'_>) -> Result<Raw, Failure> {
    let settings = DecodeSettings::default();
    let open = |settings| Image::new(bytes, settings).map_err(|e| failure(&e.to_string()));
    let whole = open(&settings)?;
    let size = (whole.width(), whole.height());
    let factor = wanted.factor(size.0, size.1);
    let target = (size.0.div_ceil(factor), size.1.div_ceil(factor));
    if u64::from(size.0) * u64::from(size.1) > SLOW_PIXEL_LIMIT {
        return Err(Failure::PhotoTooLarge { width: size.0.into(), height: size.1.into() });
    }
    let image = open(&DecodeSettings { target_resolution: Some(target), ..settings })?;
    let numbers = u64::from(image.color_space().num_channels()) + u64::from(image.has_alpha());
    // Reserved for the full size: how much smaller it is decoded depends on the file.
    admit(size, bytes.len(), u64::from(size.0) * u64::from(size.1) * numbers * BYTES_A_NUMBER, share)?;
    let colours = match image.color_space() {
        ColorSpace::Icc { profile, .. } => Colours::of_profile(Some(profile.clone())),
        _ => Colours::Srgb,
    };
    let mut context = DecoderContext::default();
    let decoded = image.decode(&mut context).map_err(|e| failure(&e.to_string()))?;
    let (width, height) = (image.width(), image.height());
    let samples = decoded.data_u8();
    let picture = match samples.len() / (width as usize * height as usize).max(1) {
        1 => ImageBuffer::from_raw(width, height, samples).map(DynamicImage::ImageLuma8),
        2 => ImageBuffer::from_raw(width, height, samples).map(DynamicImage::ImageLumaA8),
        3 => ImageBuffer::from_raw(width, height, samples).map(DynamicImage::ImageRgb8),
        4 if image.has_alpha() => ImageBuffer::from_raw(width, height, samples).map(DynamicImage::ImageRgba8),
        _ => None,
    };
    let picture = picture.ok_or_else(|| Failure::Unsupported {
        format: Format::Jp2.name().to_owned(),
        detail: "colours of another kind than grey or RGB".to_owned(),
    })?;
    let pixels = pixels::reduced(picture, wanted.factor(width, height));
    Ok(Raw { pixels, size, is_damaged: false, colours })
}

fn failure(detail: &str) -> Failure {
    Failure::Damaged { format: Format::Jp2.name().to_owned(), detail: detail.to_owned() }
}
