//! Bytes to upright pixels, at the size that is needed. Decoders meet hostile files here: every one has limits on
//! pixels and memory, and a panic inside one is caught.

mod avif;
mod colour;
mod hdr;
mod heic;
mod heif;
mod jp2;
mod jpeg;
mod jxl;
mod pixels;
mod raster;
mod raw;

use super::Failure;
use super::format::Format;
use super::memory::Share;
use colour::Colours;
use image::{DynamicImage, RgbImage, metadata::Orientation};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Photos with more pixels than this are refused.
const PIXEL_LIMIT: u64 = limit(200_000_000);

/// The same for decoders that take twenty times as long for a pixel as JPEG's: HEVC, AV1, wavelets. Phones reach 50 million.
const SLOW_PIXEL_LIMIT: u64 = limit(110_000_000);

/// Photos that need more bytes than this to decode, the file's own included, are refused.
const MEMORY_LIMIT: u64 = limit(768 << 20);

/// A limit, far lower in a build for fuzzing: there, a header that claims a large photo would take seconds, and a hundred files
/// are tried where thousands could be. What is refused is refused in the same place.
const fn limit(limit: u64) -> u64 {
    if cfg!(fuzzing) { limit / 400 } else { limit }
}

/// What size is wanted: decoders that can, stop at the smallest that still has this.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// Least short side in pixels.
    pub short: u32,
    /// Least long side in pixels.
    pub long: u32,
}

impl Wanted {
    /// Every pixel there is.
    pub const FULL: Self = Self { short: u32::MAX, long: u32::MAX };

    /// The largest whole factor by which a photo can be made smaller and still have what is wanted; at least 1.
    fn factor(self, width: u32, height: u32) -> u32 {
        let (short, long) = (width.min(height), width.max(height));
        (short / self.short.max(1)).min(long / self.long.max(1)).max(1)
    }
}

/// A decoded photo.
#[derive(Debug)]
pub struct Decoded {
    /// Upright, 8 bits, possibly smaller than the photo.
    pub pixels: RgbImage,
    /// Full width in pixels as shown, after orientation.
    pub width: u32,
    /// Full height in pixels as shown, after orientation.
    pub height: u32,
    /// Whether a part of the photo could not be read, and is grey or wrong.
    pub is_damaged: bool,
}

/// What a decoder gives: pixels as stored, and the full size as stored.
struct Raw {
    pixels: RgbImage,
    size: (u32, u32),
    is_damaged: bool,
    colours: Colours,
}

/// Decode a whole file.
///
/// `orientation` is EXIF's, 1 to 8. For HEIC, AVIF and JPEG XL it is ignored: such files carry a rotation of their own, which
/// is the one that counts (ISO/IEC 23008-12, 18181-2), and their EXIF says the same a second time.
///
/// # Errors
/// What is wrong with the content; always [permanent](Failure::is_permanent).
pub fn decode(
    bytes: &[u8],
    format: Format,
    orientation: u8,
    wanted: Wanted,
    share: &mut Share<'_>,
) -> Result<Decoded, Failure> {
    use Format::{Avif, Bmp, Exr, Gif, Hdr, Heic, Jp2, Jpeg, Jxl, Png, Tiff, WebP};
    // Nothing that a panicking decoder could have left half-done is used afterwards.
    let raw = catch_unwind(AssertUnwindSafe(|| match format {
        Jpeg => jpeg::decode(bytes, wanted, share),
        Heic => heic::decode(bytes, wanted, share),
        Avif => avif::decode(bytes, wanted, share),
        Jxl => jxl::decode(bytes, wanted, share),
        Jp2 => jp2::decode(bytes, wanted, share),
        Png | Gif | WebP | Tiff | Bmp | Exr | Hdr => raster::decode(bytes, format, wanted, share),
        Format::Raw(kind) => raw::decode(bytes, kind, wanted, share),
        // Whoever has a film asks `film` for its poster.
        Format::Film(_) => Err(Failure::NotAPhoto),
    }))
    .unwrap_or_else(|_| Err(Failure::Crashed { format: format.name().to_owned() }))?;
    let orientation = if matches!(format, Heic | Avif | Jxl) { 1 } else { orientation };
    let (mut width, mut height) = raw.size;
    if orientation > 4 {
        (width, height) = (height, width);
    }
    let pixels = upright(raw.colours.to_srgb(raw.pixels), orientation);
    Ok(Decoded { pixels, width, height, is_damaged: raw.is_damaged })
}

fn upright(pixels: RgbImage, orientation: u8) -> RgbImage {
    match Orientation::from_exif(orientation) {
        None | Some(Orientation::NoTransforms) => pixels,
        Some(orientation) => {
            let mut image = DynamicImage::ImageRgb8(pixels);
            image.apply_orientation(orientation);
            image.into_rgb8()
        }
    }
}

/// Refuse what is too large, before anything is allocated; otherwise wait for `needed` bytes.
fn admit(size: (u32, u32), file: usize, needed: u64, share: &mut Share<'_>) -> Result<(), Failure> {
    let (width, height) = (u64::from(size.0), u64::from(size.1));
    if width * height > PIXEL_LIMIT || needed.saturating_add(file as u64) > MEMORY_LIMIT {
        return Err(Failure::PhotoTooLarge { width, height });
    }
    share.reserve(needed);
    Ok(())
}

#[cfg(test)]
pub(in crate::import) mod tests {
    use super::*;
    use crate::import::memory::Memory;
    use image::{ExtendedColorType, ImageEncoder, ImageFormat, Rgb};
    use std::io::Cursor;

    /// Red left, blue right, the upper half darker: every one of the eight orientations looks different.
    pub(in crate::import) fn drawing(width: u32, height: u32) -> RgbImage {
        RgbImage::from_fn(width, height, |x, y| {
            let light = if y < height / 2 { 120 } else { 250 };
            if x < width / 2 { Rgb([light, 20, 20]) } else { Rgb([20, 20, light]) }
        })
    }

    pub(in crate::import) fn encoded(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        image.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    pub(super) fn decode_all(
        bytes: &[u8],
        format: Format,
        orientation: u8,
        wanted: Wanted,
    ) -> Result<Decoded, Failure> {
        decode(bytes, format, orientation, wanted, &mut Memory::new(1 << 30).share())
    }

    pub(super) fn near(a: Rgb<u8>, b: [u8; 3]) -> bool {
        a.0.iter().zip(b).all(|(x, y)| x.abs_diff(y) <= 12)
    }

    #[test]
    fn every_format_gives_the_same_picture() {
        let picture = DynamicImage::ImageRgb8(drawing(64, 48));
        for (format, as_format) in [
            (Format::Jpeg, ImageFormat::Jpeg),
            (Format::Png, ImageFormat::Png),
            (Format::Gif, ImageFormat::Gif),
            (Format::WebP, ImageFormat::WebP),
            (Format::Tiff, ImageFormat::Tiff),
            (Format::Bmp, ImageFormat::Bmp),
        ] {
            let bytes = encoded(&picture, as_format);
            let decoded = decode_all(&bytes, format, 1, Wanted::FULL).unwrap();
            assert_eq!((decoded.width, decoded.height, decoded.pixels.dimensions()), (64, 48, (64, 48)), "{format:?}");
            assert!(near(*decoded.pixels.get_pixel(5, 40), [250, 20, 20]), "{format:?}");
            assert!(near(*decoded.pixels.get_pixel(60, 5), [20, 20, 120]), "{format:?}");
            assert!(!decoded.is_damaged);
            for end in [0, 1, 20, bytes.len() / 2] {
                if let Ok(part) = decode_all(&bytes[..end], format, 1, Wanted::FULL) {
                    assert!(part.is_damaged, "{format:?} cut off at {end} passes for whole");
                }
            }
        }
    }

    /// Made once with Pillow 13 (libavif, OpenJPEG) and cjxl 0.7, for no crate of ours writes these: the drawing at 64 × 48; in
    /// `turned.avif` with a quarter turn in the container, and the same again in its EXIF.
    const SAMPLES: [(&str, Format, &[u8]); 3] = [
        ("drawing.avif", Format::Avif, include_bytes!("samples/drawing.avif")),
        ("drawing.jxl", Format::Jxl, include_bytes!("samples/drawing.jxl")),
        ("drawing.jp2", Format::Jp2, include_bytes!("samples/drawing.jp2")),
    ];

    #[test]
    fn formats_that_others_wrote() {
        for (name, format, bytes) in SAMPLES {
            let d = decode_all(bytes, format, 6, Wanted::FULL).unwrap();
            // JPEG 2000 has no turn of its own.
            let d = if format == Format::Jp2 { decode_all(bytes, format, 1, Wanted::FULL).unwrap() } else { d };
            assert_eq!((d.width, d.height, d.pixels.dimensions()), (64, 48, (64, 48)), "{name}");
            assert!(near(*d.pixels.get_pixel(5, 40), [250, 20, 20]), "{name}: {:?}", d.pixels.get_pixel(5, 40));
            assert!(near(*d.pixels.get_pixel(60, 5), [20, 20, 120]), "{name}: {:?}", d.pixels.get_pixel(60, 5));
            for end in (0..bytes.len()).step_by(bytes.len() / 12) {
                if let Err(failure) = decode_all(&bytes[..end], format, 1, Wanted::FULL) {
                    assert!(failure.is_permanent(), "{name} cut off at {end}: {failure}");
                }
            }
        }
        let turned = decode_all(include_bytes!("samples/turned.avif"), Format::Avif, 6, Wanted::FULL).unwrap();
        assert_eq!((turned.width, turned.height), (48, 64), "turned once, not twice");
        assert!(near(*turned.pixels.get_pixel(40, 5), [120, 20, 20]), "{:?}", turned.pixels.get_pixel(40, 5));
    }

    #[test]
    fn wide_colours_come_out_as_srgb() {
        // (200, 100, 50) in Display P3 is (215, 93, 31) in sRGB, by the definitions of both.
        let wide = RgbImage::from_pixel(64, 48, Rgb([200, 100, 50]));
        let profile = moxcms::ColorProfile::new_display_p3().encode().unwrap();
        let (mut jpeg, mut png) = (Vec::new(), Vec::new());
        let mut encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut jpeg, 98);
        encoder.set_icc_profile(profile.clone()).unwrap();
        encoder.write_image(wide.as_raw(), 64, 48, ExtendedColorType::Rgb8).unwrap();
        let mut encoder = image::codecs::png::PngEncoder::new(&mut png);
        encoder.set_icc_profile(profile).unwrap();
        encoder.write_image(wide.as_raw(), 64, 48, ExtendedColorType::Rgb8).unwrap();
        for (format, bytes) in [(Format::Jpeg, jpeg), (Format::Png, png)] {
            let d = decode_all(&bytes, format, 1, Wanted::FULL).unwrap();
            let seen = d.pixels.get_pixel(30, 20).0;
            assert!(seen.iter().zip([215, 93, 31]).all(|(a, b)| a.abs_diff(b) <= 3), "{format:?}: {seen:?}");
        }
    }

    #[test]
    fn all_orientations_come_out_upright() {
        let stored = encoded(&DynamicImage::ImageRgb8(drawing(64, 48)), ImageFormat::Png);
        // Where the dark red corner, stored at the upper left, is to be seen.
        for (orientation, size, corner) in [
            (1, (64, 48), (2, 2)),
            (2, (64, 48), (61, 2)),
            (3, (64, 48), (61, 45)),
            (4, (64, 48), (2, 45)),
            (5, (48, 64), (2, 2)),
            (6, (48, 64), (45, 2)),
            (7, (48, 64), (45, 61)),
            (8, (48, 64), (2, 61)),
        ] {
            let d = decode_all(&stored, Format::Png, orientation, Wanted::FULL).unwrap();
            assert_eq!(((d.width, d.height), d.pixels.dimensions()), (size, size), "{orientation}");
            assert_eq!(d.pixels.get_pixel(corner.0, corner.1).0, [120, 20, 20], "{orientation}");
        }
    }

    #[test]
    fn smaller_where_less_is_wanted() {
        let picture = DynamicImage::ImageRgb8(drawing(1600, 1200));
        for (format, as_format) in [(Format::Jpeg, ImageFormat::Jpeg), (Format::Png, ImageFormat::Png)] {
            let bytes = encoded(&picture, as_format);
            let d = decode_all(&bytes, format, 6, Wanted { short: 224, long: 320 }).unwrap();
            assert_eq!((d.width, d.height), (1200, 1600));
            let (w, h) = d.pixels.dimensions();
            assert!((224..=448).contains(&w) && h >= 320, "{format:?}: {w} × {h}");
        }
        assert_eq!(Wanted { short: 224, long: 320 }.factor(100, 5000), 1);
        assert_eq!(Wanted { short: 224, long: 320 }.factor(4000, 3000), 12);
    }
}
