//! What HEIC and AVIF have in common: how a decoded picture is passed on, and how their container's errors are told.

use super::colour::Colours;
use super::{Raw, Wanted, pixels};
use crate::import::Failure;
use crate::import::format::Format;
use heic_rs::{Error, Image, Nclx, PixelLayout};
use image::{DynamicImage, ImageBuffer};

/// How samples are wanted: with 16 bits where light beyond white is coded, for those steps are too coarse in 8.
pub(super) fn layout(has_alpha: bool, nclx: &Nclx) -> PixelLayout {
    match (has_alpha, Colours::is_hdr(nclx.transfer)) {
        (false, false) => PixelLayout::Rgb8,
        (true, false) => PixelLayout::Rgba8,
        (false, true) => PixelLayout::Rgb16,
        (true, true) => PixelLayout::Rgba16,
    }
}

/// The picture, made smaller; `None` where it is not as long as it says.
pub(super) fn raw(image: Image, colours: Colours, wanted: Wanted) -> Option<Raw> {
    let size = (image.width, image.height);
    let wide = |data: &[u8]| data.as_chunks::<2>().0.iter().map(|n| u16::from_ne_bytes(*n)).collect::<Vec<_>>();
    let (w, h) = size;
    let picture = match image.layout {
        PixelLayout::Rgba8 => ImageBuffer::from_raw(w, h, image.data).map(DynamicImage::ImageRgba8),
        PixelLayout::Rgb16 => ImageBuffer::from_raw(w, h, wide(&image.data)).map(DynamicImage::ImageRgb16),
        PixelLayout::Rgba16 => ImageBuffer::from_raw(w, h, wide(&image.data)).map(DynamicImage::ImageRgba16),
        _ => ImageBuffer::from_raw(w, h, image.data).map(DynamicImage::ImageRgb8),
    }?;
    let (picture, colours) = colours.tone_mapped(picture);
    Some(Raw { pixels: pixels::reduced(picture, wanted.factor(w, h)), size, is_damaged: false, colours })
}

/// In words, for the person.
pub(super) fn failure(error: &Error, format: Format) -> Failure {
    let format = format.name().to_owned();
    match error {
        Error::Truncated(_) => Failure::Truncated { format },
        Error::PixelLimit { .. } | Error::BoxTooLarge { .. } => Failure::Damaged { format, detail: error.to_string() },
        Error::Unsupported(what) => Failure::Unsupported { format, detail: (*what).to_owned() },
        // Films and derived pictures (overlays) lack what a photo must have.
        Error::MissingBox(_) => Failure::Unsupported { format, detail: error.to_string() },
        other => Failure::Damaged { format, detail: other.to_string() },
    }
}
