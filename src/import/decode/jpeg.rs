//! JPEG through libjpeg-turbo, which decodes at 1/2, 1/4 or 1/8 of the size for a fraction of the time.

use super::colour::Colours;
use super::{Raw, Wanted, admit, raster};
use crate::import::Failure;
use crate::import::format::Format;
use crate::import::memory::Share;
use image::RgbImage;
use turbojpeg::{Colorspace, DecompressHeader, Decompressor, Error, Image, PixelFormat, ScalingFactor};

/// More scans than any encoder writes; each costs a pass over the whole photo.
const SCAN_LIMIT: u32 = 100;

pub(super) fn decode(bytes: &[u8], wanted: Wanted, share: &mut Share<'_>) -> Result<Raw, Failure> {
    match turbo(bytes, wanted, share) {
        Err(Refusal::Failure(failure)) => Err(failure),
        // What libjpeg-turbo refuses, another decoder may still read; if not, the first one's reason is told.
        Err(Refusal::Decoder(error)) => raster::decode(bytes, Format::Jpeg, wanted, share).map_err(|_| damaged(&error)),
        Ok(raw) => Ok(raw),
    }
}

enum Refusal {
    Failure(Failure),
    Decoder(Error),
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self::Decoder(error)
    }
}

fn damaged(error: &Error) -> Failure {
    let detail = error.to_string();
    if detail.contains("Premature end") || detail.contains("JPEG datastream contains no image") {
        return Failure::Truncated { format: Format::Jpeg.name().to_owned() };
    }
    let detail = detail.trim_start_matches("TurboJPEG error: ").to_owned();
    Failure::Damaged { format: Format::Jpeg.name().to_owned(), detail }
}

fn turbo(bytes: &[u8], wanted: Wanted, share: &mut Share<'_>) -> Result<Raw, Refusal> {
    let mut decoder = Decompressor::new()?;
    decoder.set_scan_limit(SCAN_LIMIT)?;
    let header = decoder.read_header(bytes)?;
    let scale = if header.is_lossless { ScalingFactor::ONE } else { scale(&header, wanted) };
    let (width, height) = (scale.scale(header.width), scale.scale(header.height));
    let is_cmyk = matches!(header.colorspace, Colorspace::CMYK | Colorspace::YCCK);
    let format = if is_cmyk { PixelFormat::CMYK } else { PixelFormat::RGB };
    let size = (dimension(header.width)?, dimension(header.height)?);
    // Progressive files are held as coefficients of two bytes at full size until the last scan is read.
    let coefficients = if header.is_progressive { 6 * header.width as u64 * header.height as u64 } else { 0 };
    let needed = coefficients + (width * height * format.size()) as u64;
    admit(size, bytes.len(), needed, share).map_err(Refusal::Failure)?;

    decoder.set_scaling_factor(scale)?;
    let mut pixels = vec![0; width * height * format.size()];
    let pitch = width * format.size();
    let output = Image { pixels: &mut pixels[..], width, pitch, height, format };
    let is_damaged = match decoder.decompress(bytes, output) {
        Ok(()) => false,
        Err(Error::TurboJpegError(text)) if is_warning(&text) => {
            if is_damage(&text) && is_mostly_missing(&pixels, pitch) {
                return Err(Refusal::Failure(Failure::Truncated { format: Format::Jpeg.name().to_owned() }));
            }
            is_damage(&text)
        }
        Err(error) => return Err(error.into()),
    };
    let segments = segments(bytes);
    let mut colours = Colours::of_profile(profile(&segments));
    if is_cmyk {
        pixels = light(pixels, segments.is_adobe, &colours);
        colours = Colours::Srgb;
    }
    let pixels = RgbImage::from_raw(dimension(width)?, dimension(height)?, pixels).ok_or(Error::Null)?;
    Ok(Raw { pixels, size, is_damaged, colours })
}

fn dimension(n: usize) -> Result<u32, Error> {
    u32::try_from(n).map_err(|_| Error::IntegerOverflow("size"))
}

/// The smallest of the scales that libjpeg-turbo has fast code for.
fn scale(header: &DecompressHeader, wanted: Wanted) -> ScalingFactor {
    let enough = |scale: &ScalingFactor| {
        let (w, h) = (scale.scale(header.width), scale.scale(header.height));
        w.min(h) >= wanted.short as usize && w.max(h) >= wanted.long as usize
    };
    let scales = [ScalingFactor::ONE_EIGHTH, ScalingFactor::ONE_QUARTER, ScalingFactor::ONE_HALF];
    scales.into_iter().find(enough).unwrap_or(ScalingFactor::ONE)
}

/// Whether libjpeg went on after this. The binding gives only the text; these are all of libjpeg's warnings (jerror.h).
fn is_warning(text: &str) -> bool {
    is_damage(text) || text.starts_with("Warning: unknown JFIF") || text.starts_with("Unknown Adobe color transform")
}

/// Whether the picture shows it.
fn is_damage(text: &str) -> bool {
    // Stray bytes between segments are a habit of some cameras and harm nothing.
    let is_stray = text.contains("extraneous bytes before marker") || text.contains("bad ICC marker");
    let starts =
        ["Corrupt JPEG data", "Premature end of JPEG file", "Inconsistent progression", "Invalid SOS parameters"];
    !is_stray && starts.iter().any(|s| text.starts_with(s)) || (is_stray && text.starts_with("Corrupt JPEG data"))
}

/// What was never read is left middle grey, from some row to the bottom: whether that is more than seven eighths.
fn is_mostly_missing(pixels: &[u8], pitch: usize) -> bool {
    let is_blank = |row: &&[u8]| row.iter().all(|v| v.abs_diff(128) <= 1);
    let rows = pixels.len() / pitch.max(1);
    let blank = pixels.chunks_exact(pitch.max(1)).rev().take_while(is_blank).count();
    blank * 8 > rows * 7
}

/// Ink to light: by the profile, else as if inks were perfect. Adobe's programs store ink upside down, and mark that.
fn light(mut ink: Vec<u8>, is_inverted: bool, colours: &Colours) -> Vec<u8> {
    if is_inverted {
        ink.iter_mut().for_each(|n| *n = 255 - *n);
    }
    colours.rgb_from_cmyk(&ink).unwrap_or_else(|| {
        let left = |ink: u8, black: u8| ((u32::from(255 - ink) * u32::from(255 - black) + 127) / 255) as u8;
        ink.as_chunks::<4>().0.iter().flat_map(|[c, m, y, k]| [left(*c, *k), left(*m, *k), left(*y, *k)]).collect()
    })
}

/// What stands before the picture.
#[derive(Default)]
struct Segments<'a> {
    /// Whether an APP14 "Adobe" segment is there.
    is_adobe: bool,
    /// Pieces of a colour profile, each with its number.
    profile: Vec<(u8, &'a [u8])>,
}

fn segments(bytes: &[u8]) -> Segments<'_> {
    let mut found = Segments::default();
    let mut rest = bytes.get(2..).unwrap_or_default();
    while let [0xff, marker, high, low, ..] = rest {
        if *marker == 0xda {
            break;
        }
        let len = usize::from(u16::from_be_bytes([*high, *low])).max(2);
        let body = rest.get(4..2 + len).unwrap_or_default();
        match marker {
            0xee if body.starts_with(b"Adobe") => found.is_adobe = true,
            0xe2 => {
                if let Some([number, _, piece @ ..]) = body.strip_prefix(b"ICC_PROFILE\0") {
                    found.profile.push((*number, piece));
                }
            }
            _ => {}
        }
        rest = rest.get(2 + len..).unwrap_or_default();
    }
    found
}

/// The pieces of the colour profile put together, in the order of their numbers.
fn profile(segments: &Segments<'_>) -> Option<Vec<u8>> {
    let mut pieces = segments.profile.clone();
    pieces.sort_by_key(|(number, _)| *number);
    Some(pieces.iter().flat_map(|(_, piece)| piece.iter().copied()).collect())
}

#[cfg(test)]
mod tests {
    use super::super::tests::{decode_all, drawing, encoded, near};
    use super::*;
    use image::{DynamicImage, ImageFormat};

    #[test]
    fn a_cut_off_photo_is_shown_as_far_as_it_goes() {
        let noise =
            RgbImage::from_fn(640, 480, |x, y| image::Rgb([(x * 7 + y * 13) as u8, (x * y) as u8, (y * 3) as u8]));
        let bytes = encoded(&DynamicImage::ImageRgb8(noise), ImageFormat::Jpeg);
        let half = decode_all(&bytes[..bytes.len() / 2], Format::Jpeg, 1, Wanted::FULL).unwrap();
        assert!(half.is_damaged);
        let failure = decode_all(&bytes[..bytes.len() / 20], Format::Jpeg, 1, Wanted::FULL).unwrap_err();
        assert!(matches!(failure, Failure::Truncated { .. }), "{failure}");
        let failure = decode_all(&bytes[..100], Format::Jpeg, 1, Wanted::FULL).unwrap_err();
        assert!(failure.is_permanent(), "{failure}");
    }

    #[test]
    fn progressive_grey_and_ink() {
        let picture = drawing(64, 48);
        let compress = |set: &dyn Fn(&mut turbojpeg::Compressor), pixels: &[u8], format: PixelFormat| {
            let mut compressor = turbojpeg::Compressor::new().unwrap();
            set(&mut compressor);
            let pitch = 64 * format.size();
            compressor.compress_to_vec(Image { pixels, width: 64, pitch, height: 48, format }).unwrap()
        };
        let progressive = compress(&|c| c.set_progressive(true).unwrap(), &picture, PixelFormat::RGB);
        let grey = compress(&|c| c.set_subsamp(turbojpeg::Subsamp::Gray).unwrap(), &picture, PixelFormat::RGB);
        // As Adobe's programs store it: 255 is no ink.
        let ink: Vec<u8> = picture.pixels().flat_map(|p| [p.0[0], p.0[1], p.0[2], 255]).collect();
        let ink = compress(&|c| c.set_subsamp(turbojpeg::Subsamp::None).unwrap(), &ink, PixelFormat::CMYK);
        for bytes in [progressive, ink] {
            let d = decode_all(&bytes, Format::Jpeg, 1, Wanted::FULL).unwrap();
            assert!(near(*d.pixels.get_pixel(5, 40), [250, 20, 20]) && near(*d.pixels.get_pixel(60, 5), [20, 20, 120]));
        }
        let d = decode_all(&grey, Format::Jpeg, 1, Wanted::FULL).unwrap();
        assert!(near(*d.pixels.get_pixel(60, 5), [31, 31, 31]));
    }
}
