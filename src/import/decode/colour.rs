//! What a decoder's numbers mean, and how they become sRGB. Done last, on the picture that is made smaller already, so that
//! it costs little; only light beyond white is brought back before, for its coarse steps must not be averaged.

use super::hdr::ToneMap;
use heic_rs::Nclx;
use image::{DynamicImage, RgbImage};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Profiles above this are not read, in bytes: those of presses have two million.
const PROFILE_LIMIT: usize = 8 << 20;

/// Numbers of ISO/IEC 23091-2 for primaries.
pub(super) const BT2020: u16 = 9;
pub(super) const DISPLAY_P3: u16 = 12;

/// What the numbers of a picture mean.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Colours {
    /// They are sRGB, or nothing is said.
    #[default]
    Srgb,
    /// As this profile of the International Color Consortium says.
    Icc(Vec<u8>),
    /// With these primaries, and lightness as sRGB has it.
    Primaries(u16),
    /// With these primaries and this curve, which reaches beyond white.
    Hdr {
        /// [`BT2020`], [`DISPLAY_P3`], else sRGB's.
        primaries: u16,
        /// 16 or 18.
        transfer: u16,
    },
}

impl Colours {
    /// Of a profile that a file carries.
    pub(super) fn of_profile(profile: Option<Vec<u8>>) -> Self {
        profile.filter(|p| !p.is_empty() && p.len() <= PROFILE_LIMIT).map_or(Self::Srgb, Self::Icc)
    }

    /// Of a HEIC or AVIF: a profile says more than numbers, but for light beyond white, which none of them describes.
    pub(super) fn of_heif(profile: Option<&[u8]>, nclx: &Nclx) -> Self {
        let Nclx { primaries, transfer, .. } = *nclx;
        match profile {
            _ if Self::is_hdr(transfer) => Self::Hdr { primaries, transfer },
            Some(profile) => Self::of_profile(Some(profile.to_vec())),
            None if matches!(primaries, BT2020 | DISPLAY_P3) => Self::Primaries(primaries),
            None => Self::Srgb,
        }
    }

    /// Whether a curve of ISO/IEC 23091-2 reaches beyond white: PQ and HLG.
    pub(super) fn is_hdr(transfer: u16) -> bool {
        matches!(transfer, 16 | 18)
    }

    /// Brings light beyond white back; what then is left to do.
    pub(super) fn tone_mapped(self, picture: DynamicImage) -> (DynamicImage, Self) {
        match self {
            Self::Hdr { primaries, transfer } => (ToneMap::new(primaries, transfer).apply(picture), Self::Srgb),
            other => (picture, other),
        }
    }

    /// The same picture in sRGB. A profile that cannot be used changes nothing: the photo looks as in a program that knows of
    /// no profiles.
    pub(super) fn to_srgb(&self, pixels: RgbImage) -> RgbImage {
        if *self == Self::Srgb {
            return pixels;
        }
        // A panic over a broken profile costs the colours, not the photo.
        let converted = catch_unwind(AssertUnwindSafe(|| convert(&self.profile()?, pixels.as_raw())));
        let converted =
            converted.ok().flatten().and_then(|rgb| RgbImage::from_raw(pixels.width(), pixels.height(), rgb));
        converted.unwrap_or(pixels)
    }

    /// Ink to light by this profile; `None` where it does not speak of four inks.
    pub(super) fn rgb_from_cmyk(&self, ink: &[u8]) -> Option<Vec<u8>> {
        let convert = || {
            let profile = self.profile().filter(|p| p.color_space == DataColorSpace::Cmyk)?;
            // Any four numbers are "RGBA" to this crate.
            transform(&profile, Layout::Rgba, ink, ink.len() / 4)
        };
        catch_unwind(AssertUnwindSafe(convert)).ok().flatten()
    }

    fn profile(&self) -> Option<ColorProfile> {
        match self {
            Self::Icc(bytes) => ColorProfile::new_from_slice(bytes).ok(),
            Self::Primaries(primaries) => Some(with_primaries(*primaries)),
            Self::Srgb | Self::Hdr { .. } => None,
        }
    }
}

/// sRGB's curve with other primaries.
pub(super) fn with_primaries(primaries: u16) -> ColorProfile {
    let wide = match primaries {
        BT2020 => ColorProfile::new_bt2020(),
        DISPLAY_P3 => ColorProfile::new_display_p3(),
        _ => return ColorProfile::new_srgb(),
    };
    let mut profile = ColorProfile::new_srgb();
    profile.red_colorant = wide.red_colorant;
    profile.green_colorant = wide.green_colorant;
    profile.blue_colorant = wide.blue_colorant;
    // Else its own numbers would be believed instead.
    profile.cicp = None;
    profile
}

fn convert(profile: &ColorProfile, rgb: &[u8]) -> Option<Vec<u8>> {
    match profile.color_space {
        DataColorSpace::Rgb => transform(profile, Layout::Rgb, rgb, rgb.len() / 3),
        DataColorSpace::Gray => {
            let grey: Vec<u8> = rgb.as_chunks::<3>().0.iter().map(|[r, _, _]| *r).collect();
            transform(profile, Layout::Gray, &grey, grey.len())
        }
        _ => None,
    }
}

fn transform(profile: &ColorProfile, layout: Layout, from: &[u8], pixels: usize) -> Option<Vec<u8>> {
    let srgb = ColorProfile::new_srgb();
    let transform = profile.create_transform_8bit(layout, &srgb, Layout::Rgb, TransformOptions::default()).ok()?;
    let mut rgb = vec![0; pixels * 3];
    transform.transform(from, &mut rgb).ok()?;
    Some(rgb)
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Rgb;

    fn converted(colours: &Colours, pixel: [u8; 3]) -> [u8; 3] {
        colours.to_srgb(RgbImage::from_pixel(4, 4, Rgb(pixel))).get_pixel(2, 2).0
    }

    fn is_near(a: [u8; 3], b: [u8; 3]) -> bool {
        a.iter().zip(b).all(|(a, b)| a.abs_diff(b) <= 2)
    }

    #[test]
    fn display_p3_by_profile_and_by_number() {
        let profile = Colours::of_profile(Some(ColorProfile::new_display_p3().encode().unwrap()));
        // (200, 100, 50) in Display P3 by the definitions of both (SMPTE EG 432-1, IEC 61966-2-1), in floating point.
        let (p3, srgb) = ([200, 100, 50], [215, 93, 31]);
        for colours in [profile, Colours::Primaries(DISPLAY_P3)] {
            let seen = converted(&colours, p3);
            assert!(is_near(seen, srgb), "{seen:?}");
            assert!(is_near(converted(&colours, [128; 3]), [128; 3]), "grey stays grey");
            assert_eq!(converted(&colours, [255, 0, 0]), [255, 0, 0], "what sRGB cannot show is cut off");
        }
    }

    #[test]
    fn nonsense_changes_nothing() {
        let whole = ColorProfile::new_display_p3().encode().unwrap();
        for bytes in [vec![1; 200], whole[..100].to_vec(), Vec::new()] {
            assert_eq!(converted(&Colours::of_profile(Some(bytes)), [200, 100, 50]), [200, 100, 50]);
        }
        assert_eq!(Colours::of_profile(Some(vec![0; PROFILE_LIMIT + 1])), Colours::Srgb);
    }

    #[test]
    fn grey_profiles() {
        let linear = ColorProfile::new_gray_with_gamma(1.0).encode().unwrap();
        let seen = converted(&Colours::of_profile(Some(linear)), [55; 3]);
        assert!(is_near(seen, [128; 3]), "{seen:?}");
    }
}
