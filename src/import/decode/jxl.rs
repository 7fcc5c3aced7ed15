//! JPEG XL through `jxl-oxide`, which also turns the photo upright and gives sRGB, whatever the file's colours are.

use super::colour::Colours;
use super::{MEMORY_LIMIT, Raw, Wanted, admit, pixels};
use crate::import::Failure;
use crate::import::format::Format;
use crate::import::jxl_boxes;
use crate::import::memory::Share;
use image::{DynamicImage, ImageBuffer};
use jxl_oxide::{AllocTracker, EnumColourEncoding, JxlImage, JxlThreadPool, Moxcms, RenderingIntent};
use std::io::Cursor;

/// Bytes that the decoder takes for each pixel at its worst: three planes of floating point, twice, and the picture itself.
const BYTES_A_PIXEL: u64 = 28;

pub(super) fn decode(bytes: &[u8], wanted: Wanted, share: &mut Share<'_>) -> Result<Raw, Failure> {
    // One thread: a scan decodes several photos at once already. The tracker refuses what the estimate below misses.
    let memory = AllocTracker::with_limit(usize::try_from(MEMORY_LIMIT).unwrap_or(usize::MAX));
    let builder = JxlImage::builder().pool(JxlThreadPool::none()).alloc_tracker(memory);
    let mut image = builder.read(Cursor::new(jxl_boxes::picture(bytes))).map_err(|e| failure(&e.to_string()))?;
    let size = (image.width(), image.height());
    let pixels = u64::from(size.0) * u64::from(size.1);
    admit(size, bytes.len(), pixels.saturating_mul(BYTES_A_PIXEL), share)?;
    if image.num_loaded_keyframes() == 0 {
        return Err(Failure::Truncated { format: Format::Jxl.name().to_owned() });
    }
    image.set_cms(Moxcms);
    image.request_color_encoding(EnumColourEncoding::srgb(RenderingIntent::Relative));
    let render = image.render_frame(0).map_err(|e| failure(&e.to_string()))?;
    let mut stream = render.stream();
    let (width, height, channels) = (stream.width(), stream.height(), stream.channels() as usize);
    let mut samples = vec![0_u8; width as usize * height as usize * channels];
    let count = stream.write_to_buffer(&mut samples);
    samples.truncate(count);
    let picture = match channels {
        1 => ImageBuffer::from_raw(width, height, samples).map(DynamicImage::ImageLuma8),
        2 => ImageBuffer::from_raw(width, height, samples).map(DynamicImage::ImageLumaA8),
        3 => ImageBuffer::from_raw(width, height, samples).map(DynamicImage::ImageRgb8),
        4 => ImageBuffer::from_raw(width, height, samples).map(DynamicImage::ImageRgba8),
        _ => None,
    };
    let picture = picture.ok_or_else(|| failure("it has colours of an unknown kind"))?;
    let pixels = pixels::reduced(picture, wanted.factor(width, height));
    Ok(Raw { pixels, size, is_damaged: false, colours: Colours::Srgb })
}

fn failure(detail: &str) -> Failure {
    let (format, detail) = (Format::Jxl.name().to_owned(), detail.to_owned());
    if detail.contains("unexpected end") || detail.contains("UnexpectedEof") || detail.contains("need more data") {
        return Failure::Truncated { format };
    }
    Failure::Damaged { format, detail }
}
