//! From pixels to the model's input. Pure: the same pixels and rule give the same numbers.
//!
//! The reference is what the models were trained with: Pillow's antialiased BICUBIC and numpy. Both resizers round to
//! 8 bits between the two passes, but `fast_image_resize` takes the vertical pass first and Pillow the horizontal, so
//! single values may differ by a level or two of 255; `tests/encoder/prepare.rs` holds that.

use fast_image_resize::images::{TypedImage, TypedImageRef};
use fast_image_resize::pixels::U8x3;
use fast_image_resize::{FilterType, ResizeAlg, ResizeOptions, Resizer};
use image::RgbImage;

use super::error::{EncoderError, phrase};
use super::manifest::{Channels, Crop, Filter, Input, Resize};

/// Prepare one upright picture (sRGB, 8 bits) for the model: resized, cropped and scaled as `rule` says, as float32
/// [3, size, size] in one row, channel after channel. Memory does not depend on how extreme the proportions are.
///
/// # Errors
/// A picture without pixels.
pub fn preprocess(picture: &RgbImage, rule: &Input) -> Result<Vec<f32>, EncoderError> {
    let (width, height) = picture.dimensions();
    if width == 0 || height == 0 {
        return Err(EncoderError::EmptyPicture { width, height });
    }
    let failed = |e: &dyn std::fmt::Display| EncoderError::Resize { width, height, reason: phrase(e) };
    let size = rule.size;
    let ((left, wide), (top, high)) = match (rule.resize, rule.crop) {
        (Resize::ShortSide, Crop::Centre) => {
            let short = width.min(height);
            (window(width, short, size), window(height, short, size))
        }
    };
    let filter = match rule.filter {
        Filter::Bicubic => FilterType::CatmullRom,
    };
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(filter)).crop(left, top, wide, high);
    // For one type of pixel only: for all of them, as `Resizer::resize`, this crate would take minutes longer to build.
    let source = TypedImageRef::<U8x3>::from_buffer(width, height, picture.as_raw()).map_err(|e| failed(&e))?;
    let mut pixels = vec![0; 3 * size as usize * size as usize];
    let mut small = TypedImage::<U8x3>::from_buffer(size, size, &mut pixels).map_err(|e| failed(&e))?;
    Resizer::new().resize_typed(&source, &mut small, &options).map_err(|e| failed(&e))?;
    Ok(to_planes(&pixels, rule))
}

/// The stretch of one axis of the source (start and length, in source pixels) that becomes the cropped output.
///
/// Resizing and then cropping, as the reference does, would cost gigabytes for a picture of 1 x 10,000. The filter is
/// the same at the same place, so resizing only the stretch that the crop keeps gives the same numbers.
fn window(side: u32, short: u32, size: u32) -> (f64, f64) {
    // The order of these operations, and rounding halves to even, are Python's `max(size, round(side * (size / short)))`.
    let scaled = (f64::from(side) * (f64::from(size) / f64::from(short))).round_ties_even().max(f64::from(size));
    let start = ((scaled - f64::from(size)) / 2.0).floor();
    let step = f64::from(side) / scaled;
    // Where a picture is enlarged and the filter's zeros fall exactly on pixels, `fast_image_resize` 6.1 leaves out the
    // first ones and then reads before its buffer for the next (a picture of 99 x 96 at size 224). A billionth of a pixel
    // further on they are not zero, and the numbers are the same.
    let from = start * step + if start > 0.0 && step < 1.0 { 1e-9 } else { 0.0 };
    (from, (f64::from(size) * step).min(f64::from(side) - from))
}

/// Interleaved 8-bit pixels to planes of scaled floats.
fn to_planes(pixels: &[u8], rule: &Input) -> Vec<f32> {
    let order = match rule.channels {
        Channels::Rgb => [0, 1, 2],
        Channels::Bgr => [2, 1, 0],
    };
    let mut planes = Vec::with_capacity(pixels.len());
    for (n, channel) in order.into_iter().enumerate() {
        let scale = |v: u8| (f32::from(v) / 255.0 - rule.mean[n]) / rule.std[n];
        let table: [f32; 256] = std::array::from_fn(|v| scale(v as u8));
        planes.extend(pixels.iter().skip(channel).step_by(3).map(|v| table[usize::from(*v)]));
    }
    planes
}
