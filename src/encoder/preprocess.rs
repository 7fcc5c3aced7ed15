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
    let short = width.min(height);
    let ((left, wide), (top, high)) = match (rule.resize, rule.crop) {
        (Resize::ShortSide, Crop::Centre) => {
            (window(width, scaled(width, short, size), size), window(height, scaled(height, short, size), size))
        }
        (Resize::ShortSideDown(to), Crop::Centre) => {
            let scaled = |side| scaled_down(side, short, to);
            (window(width, scaled(width), size), window(height, scaled(height), size))
        }
        (Resize::Stretch, Crop::Centre) => ((0.0, f64::from(width)), (0.0, f64::from(height))),
    };
    let filter = match rule.filter {
        Filter::Bicubic => FilterType::CatmullRom,
        Filter::Bilinear => FilterType::Bilinear,
        Filter::Lanczos => FilterType::Lanczos3,
    };
    let source = (picture.as_raw().as_slice(), width, height);
    let (area, target) = ([left, top, wide, high], (size, size));
    let pixels = match rule.resize {
        // Where the two axes shrink differently and contrasts are hard, the order of the passes shows: Pillow's, then.
        Resize::Stretch => {
            let narrow = resize(source, area, (size, height), filter).map_err(|e| failed(&e))?;
            let area = [0.0, top, f64::from(size), high];
            resize((narrow.as_slice(), size, height), area, target, filter).map_err(|e| failed(&e))?
        }
        Resize::ShortSide | Resize::ShortSideDown(_) => resize(source, area, target, filter).map_err(|e| failed(&e))?,
    };
    Ok(to_planes(&pixels, rule))
}

/// The `area` (left, top, width, height) of the pixels of a picture with these sides, as a picture of `target`.
fn resize(
    (pixels, width, height): (&[u8], u32, u32),
    [left, top, wide, high]: [f64; 4],
    target: (u32, u32),
    filter: FilterType,
) -> Result<Vec<u8>, String> {
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(filter)).crop(left, top, wide, high);
    // For one type of pixel only: for all of them, as `Resizer::resize`, this crate would take minutes longer to build.
    let source = TypedImageRef::<U8x3>::from_buffer(width, height, pixels).map_err(|e| phrase(&e))?;
    let mut resized = vec![0; 3 * target.0 as usize * target.1 as usize];
    let mut small = TypedImage::<U8x3>::from_buffer(target.0, target.1, &mut resized).map_err(|e| phrase(&e))?;
    Resizer::new().resize_typed(&source, &mut small, &options).map_err(|e| phrase(&e))?;
    Ok(resized)
}

/// How long a side becomes when the shorter one becomes `size`, to the nearest pixel. The order of these operations, and
/// rounding halves to even, are Python's `max(size, round(side * (size / short)))`.
fn scaled(side: u32, short: u32, size: u32) -> f64 {
    (f64::from(side) * (f64::from(size) / f64::from(short))).round_ties_even().max(f64::from(size))
}

/// As [`scaled`], rounded down: `int(size * side / short)`, as the hubs' processors do.
fn scaled_down(side: u32, short: u32, size: u32) -> f64 {
    (f64::from(size) * f64::from(side) / f64::from(short)).floor().max(f64::from(size))
}

/// The stretch of one axis of the source (start and length, in source pixels) that becomes the cropped output, where the
/// whole axis would become `scaled` pixels.
///
/// Resizing and then cropping, as the reference does, would cost gigabytes for a picture of 1 x 10,000. The filter is
/// the same at the same place, so resizing only the stretch that the crop keeps gives the same numbers.
fn window(side: u32, scaled: f64, size: u32) -> (f64, f64) {
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
