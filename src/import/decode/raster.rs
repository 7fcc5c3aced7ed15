//! PNG, GIF, WebP, TIFF, BMP, OpenEXR, Radiance, and JPEGs that libjpeg-turbo refuses: decoded in full through the `image` crate.

use super::colour::Colours;
use super::{MEMORY_LIMIT, Raw, Wanted, admit, hdr, pixels};
use crate::import::Failure;
use crate::import::format::Format;
use crate::import::memory::Share;
use image::error::ImageError;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use std::io::{Cursor, ErrorKind};

pub(super) fn decode(bytes: &[u8], format: Format, wanted: Wanted, share: &mut Share<'_>) -> Result<Raw, Failure> {
    let format_of_image = match format {
        Format::Jpeg => ImageFormat::Jpeg,
        Format::Png => ImageFormat::Png,
        Format::Gif => ImageFormat::Gif,
        Format::WebP => ImageFormat::WebP,
        Format::Tiff => ImageFormat::Tiff,
        Format::Bmp => ImageFormat::Bmp,
        Format::Exr => ImageFormat::OpenExr,
        Format::Hdr => ImageFormat::Hdr,
        Format::Heic | Format::Avif | Format::Jxl | Format::Jp2 | Format::Film(_) | Format::Raw(_) => {
            return Err(Failure::NotYet(format.name().to_owned()));
        }
    };
    let mut size = (0, 0);
    let failure = |e: ImageError, size| failure(e, format, size);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format_of_image);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEMORY_LIMIT);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|e| failure(e, size))?;
    size = decoder.dimensions();
    // Samples of 16 or 32 bits are made into 8 bits beside the original.
    let pixel_count = u64::from(size.0) * u64::from(size.1);
    admit(size, bytes.len(), decoder.total_bytes().saturating_add(pixel_count), share)?;
    let colours = Colours::of_profile(decoder.icc_profile().ok().flatten());
    let mut image = DynamicImage::from_decoder(decoder).map_err(|e| failure(e, size))?;
    if matches!(format, Format::Exr | Format::Hdr) {
        image = DynamicImage::ImageRgb8(hdr::developed(&image.into_rgb32f()));
    }
    let pixels = pixels::reduced(image, wanted.factor(size.0, size.1));
    Ok(Raw { pixels, size, is_damaged: false, colours })
}

fn failure(error: ImageError, format: Format, (width, height): (u32, u32)) -> Failure {
    let format = format.name().to_owned();
    match error {
        ImageError::Limits(_) => Failure::PhotoTooLarge { width: width.into(), height: height.into() },
        ImageError::Unsupported(e) => Failure::Unsupported { format, detail: e.to_string() },
        ImageError::IoError(e) if e.kind() == ErrorKind::UnexpectedEof => Failure::Truncated { format },
        other => {
            // "Format error decoding Bmp: More than one plane": the person is told the format anyway.
            let text = other.to_string();
            let detail = text.split_once(": ").map_or(text.as_str(), |(_, detail)| detail).to_owned();
            let is_short = ["unexpected end", "unexpected eof", "failed to fill", "not enough data", "truncated"];
            if is_short.iter().any(|s| detail.to_lowercase().contains(s)) {
                return Failure::Truncated { format };
            }
            Failure::Damaged { format, detail }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{decode_all, drawing, encoded};
    use super::*;
    use image::{ImageBuffer, LumaA, Rgba};

    fn corner(image: &DynamicImage) -> [u8; 3] {
        decode_all(&encoded(image, ImageFormat::Png), Format::Png, 1, Wanted::FULL).unwrap().pixels.get_pixel(0, 0).0
    }

    #[test]
    fn sixteen_bits_grey_and_transparent() {
        let deep = ImageBuffer::from_pixel(4, 4, Rgba([65_535_u16, 0, 32_896, 65_535]));
        assert_eq!(corner(&DynamicImage::ImageRgba16(deep)), [255, 0, 128]);
        let grey = ImageBuffer::from_pixel(4, 4, image::Luma([77_u8]));
        assert_eq!(corner(&DynamicImage::ImageLuma8(grey)), [77; 3]);
        let clear = ImageBuffer::from_pixel(4, 4, LumaA([0_u8, 0]));
        assert_eq!(corner(&DynamicImage::ImageLumaA8(clear)), pixels::GROUND);
        let half = ImageBuffer::from_pixel(4, 4, Rgba([0_u8, 0, 0, 128]));
        assert!(corner(&DynamicImage::ImageRgba8(half))[0].abs_diff(pixels::GROUND[0] / 2) <= 1);
    }

    #[test]
    fn what_is_wrong_is_told_apart() {
        let png = encoded(&DynamicImage::ImageRgb8(drawing(300, 300)), ImageFormat::Png);
        let whole = |bytes: &[u8]| decode_all(bytes, Format::Png, 1, Wanted::FULL);
        assert!(
            matches!(whole(&png[..png.len() / 2]), Err(Failure::Truncated { .. })),
            "{:?}",
            whole(&png[..png.len() / 2])
        );
        let mut broken = png.clone();
        broken[50] ^= 0xff;
        assert!(matches!(whole(&broken), Err(Failure::Damaged { .. })), "{:?}", whole(&broken));
        // A header that claims 60,000 × 60,000 pixels, with its checksum.
        let mut huge = png;
        huge[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
        let crc = crc32(&huge[12..29]);
        huge[29..33].copy_from_slice(&crc.to_be_bytes());
        assert!(matches!(whole(&huge), Err(Failure::PhotoTooLarge { width: 60_000, .. })), "{:?}", whole(&huge));
    }

    fn crc32(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(!0, |crc, b| {
            (0..8).fold(crc ^ u32::from(*b), |c, _| if c & 1 == 1 { c >> 1 ^ 0xedb8_8320 } else { c >> 1 })
        })
    }
}
