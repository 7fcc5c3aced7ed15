//! Small pictures for the grid: pixels in, JPEG out; no files.

use super::sharpness::sharpness;
use super::tones::tones;
use crate::domain::Quality;
use fast_image_resize::images::{TypedImage, TypedImageRef};
use fast_image_resize::pixels::U8x3;
use fast_image_resize::{FilterType, ResizeAlg, ResizeOptions, Resizer};
use image::RgbImage;
use std::borrow::Cow;
use turbojpeg::{Compressor, PixelFormat, Subsamp};

/// The longer side of a thumbnail, in pixels.
pub const LONG_SIDE: u32 = 320;

const QUALITY: i32 = 80;

/// A thumbnail could not be made; not a fault of the photo.
#[derive(Debug, thiserror::Error)]
#[error("a thumbnail could not be made ({0})")]
pub struct ThumbnailError(String);

impl ThumbnailError {
    fn new(error: impl std::fmt::Display) -> Self {
        Self(error.to_string())
    }
}

/// A JPEG of `pixels` whose longer side is [`LONG_SIDE`], or the pixels' own where that is less.
///
/// # Errors
/// Only where the libraries fail, such as for want of memory.
pub fn thumbnail(pixels: &RgbImage) -> Result<Vec<u8>, ThumbnailError> {
    compress(small(pixels)?.as_ref())
}

/// How good the photo is at the size of a thumbnail.
///
/// # Errors
/// As [`thumbnail`].
pub fn quality(pixels: &RgbImage) -> Result<Quality, ThumbnailError> {
    Ok(quality_of(small(pixels)?.as_ref()))
}

/// As [`thumbnail`] and [`quality`].
pub(super) fn thumbnail_and_quality(pixels: &RgbImage) -> Result<(Vec<u8>, Quality), ThumbnailError> {
    let small = small(pixels)?;
    Ok((compress(small.as_ref())?, quality_of(small.as_ref())))
}

fn quality_of(small: &RgbImage) -> Quality {
    Quality { sharpness: sharpness(small), tones: Some(tones(small)) }
}

/// The pixels of a thumbnail.
fn small(pixels: &RgbImage) -> Result<Cow<'_, RgbImage>, ThumbnailError> {
    if pixels.width().max(pixels.height()) <= LONG_SIDE {
        return Ok(Cow::Borrowed(pixels));
    }
    reduced(pixels, LONG_SIDE).map(Cow::Owned)
}

/// `pixels` with a longer side of `limit`, which is less than what they have.
///
/// # Errors
/// As [`thumbnail`].
pub(crate) fn reduced(pixels: &RgbImage, limit: u32) -> Result<RgbImage, ThumbnailError> {
    let long = pixels.width().max(pixels.height()).max(1);
    let side = |n: u32| ((u64::from(n) * u64::from(limit) + u64::from(long) / 2) / u64::from(long)).max(1) as u32;
    let (width, height) = (side(pixels.width()), side(pixels.height()));
    // For one type of pixel only: for all of them, as `Resizer::resize`, this crate would take minutes longer to build.
    let source = TypedImageRef::<U8x3>::from_buffer(pixels.width(), pixels.height(), pixels.as_raw())
        .map_err(ThumbnailError::new)?;
    let mut small = vec![0; 3 * width as usize * height as usize];
    let mut target = TypedImage::<U8x3>::from_buffer(width, height, &mut small).map_err(ThumbnailError::new)?;
    // Hamming: as sharp as bicubic when making smaller, at the cost of bilinear.
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Hamming));
    Resizer::new().resize_typed(&source, &mut target, &options).map_err(ThumbnailError::new)?;
    RgbImage::from_raw(width, height, small).ok_or_else(|| ThumbnailError::new("its size is wrong"))
}

fn compress(pixels: &RgbImage) -> Result<Vec<u8>, ThumbnailError> {
    let (width, height, pixels) = (pixels.width() as usize, pixels.height() as usize, pixels.as_raw().as_slice());
    let image = turbojpeg::Image { pixels, width, pitch: width * 3, height, format: PixelFormat::RGB };
    let compress = || {
        let mut compressor = Compressor::new()?;
        compressor.set_quality(QUALITY)?;
        compressor.set_subsamp(Subsamp::Sub2x2)?;
        compressor.compress_to_vec(image)
    };
    compress().map_err(ThumbnailError::new)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::decode::tests::drawing;

    fn size(width: u32, height: u32) -> (u32, u32) {
        let jpeg = thumbnail(&drawing(width, height)).unwrap();
        let image = image::load_from_memory(&jpeg).unwrap().into_rgb8();
        assert!(height < 8 || image.get_pixel(0, image.height() - 1).0[0] > 200, "still red below left");
        image.dimensions()
    }

    #[test]
    fn smaller_but_never_larger() {
        assert_eq!(size(500, 375), (320, 240));
        assert_eq!(size(375, 500), (240, 320));
        assert_eq!(size(100, 60), (100, 60));
        assert_eq!(size(5000, 4), (320, 1));
        assert_eq!(size(320, 320), (320, 320));
    }
}
