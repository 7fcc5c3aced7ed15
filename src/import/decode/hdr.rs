//! Light beyond white, brought into what a screen can show.
//!
//! Coded light (PQ and HLG of ITU-R BT.2100) and scenes (OpenEXR, Radiance) are compressed by the same curve, Reinhard's with a
//! white point: "Photographic Tone Reproduction for Digital Images" (Reinhard, Stark, Shirley and Ferwerda, 2002), formula 4,
//! `L (1 + L / w²) / (1 + L)`, taken of the brightest of a pixel's three numbers so that its hue stays.

use super::colour::with_primaries;
use image::{DynamicImage, Rgb, RgbImage, RgbaImage};
use moxcms::ColorProfile;

/// Nits of a white sheet of paper in coded light (ITU-R BT.2408).
const WHITE: f32 = 203.0;

/// Nits of the brightest light in it that is kept apart from what is brighter: the peak of the screens it is made on.
const PEAK: f32 = 1_000.0;

/// The lightness that the logarithmic mean of a scene is brought to (Reinhard and others 2002, "middle grey").
const MIDDLE: f32 = 0.18;

/// From coded light to sRGB.
pub(super) struct ToneMap {
    /// For each number of 16 bits, light; 1 is white.
    light: Vec<f32>,
    /// To sRGB's primaries.
    matrix: [[f32; 3]; 3],
}

impl ToneMap {
    /// For primaries and a transfer curve of ISO/IEC 23091-2: 16 is PQ, else HLG.
    pub(super) fn new(primaries: u16, transfer: u16) -> Self {
        let curve = if transfer == 16 { pq } else { hlg };
        let light = (0..=u16::MAX).map(|n| curve(f32::from(n) / f32::from(u16::MAX)) / WHITE).collect();
        let matrix = with_primaries(primaries).transform_matrix(&ColorProfile::new_srgb());
        Self { light, matrix: matrix.v.map(|row| row.map(|n| n as f32)) }
    }

    /// As 8-bit sRGB, with its transparency.
    pub(super) fn apply(&self, picture: DynamicImage) -> DynamicImage {
        if picture.color().has_alpha() {
            let deep = picture.into_rgba16();
            let image = RgbaImage::from_fn(deep.width(), deep.height(), |x, y| {
                let [r, g, b, a] = deep.get_pixel(x, y).0;
                let [r, g, b] = self.shown([r, g, b]);
                image::Rgba([r, g, b, (a >> 8) as u8])
            });
            return DynamicImage::ImageRgba8(image);
        }
        let deep = picture.into_rgb16();
        let image = RgbImage::from_fn(deep.width(), deep.height(), |x, y| Rgb(self.shown(deep.get_pixel(x, y).0)));
        DynamicImage::ImageRgb8(image)
    }

    fn shown(&self, coded: [u16; 3]) -> [u8; 3] {
        let light = coded.map(|n| self.light[usize::from(n)]);
        let rgb = self.matrix.map(|row| row[0] * light[0] + row[1] * light[1] + row[2] * light[2]);
        compressed(rgb, PEAK / WHITE)
    }
}

/// The perceptual quantiser (SMPTE ST 2084): nits.
fn pq(coded: f32) -> f32 {
    const M1: f32 = 2_610.0 / 16_384.0;
    const M2: f32 = 2_523.0 / 4_096.0 * 128.0;
    const C1: f32 = 3_424.0 / 4_096.0;
    const C2: f32 = 2_413.0 / 4_096.0 * 32.0;
    const C3: f32 = 2_392.0 / 4_096.0 * 32.0;
    let n = coded.powf(1.0 / M2);
    10_000.0 * ((n - C1).max(0.0) / (C2 - C3 * n)).powf(1.0 / M1)
}

/// Hybrid log-gamma (ARIB STD-B67), on a screen of 1,000 nits: its system gamma of 1.2, taken of each number alone.
fn hlg(coded: f32) -> f32 {
    const A: f32 = 0.178_832_77;
    const B: f32 = 1.0 - 4.0 * A;
    const C: f32 = 0.559_910_7;
    let scene = if coded <= 0.5 { coded * coded / 3.0 } else { (((coded - C) / A).exp() + B) / 12.0 };
    PEAK * scene.powf(1.2)
}

/// A scene of unbounded light, as OpenEXR and Radiance keep it, as 8-bit sRGB.
///
/// Its exposure is found as Reinhard and others do, from the logarithmic mean; white is what all but one pixel in a hundred
/// lie below, so that a lamp does not darken the room.
pub(super) fn developed(scene: &image::Rgb32FImage) -> RgbImage {
    let bright = |p: &[f32; 3]| p.iter().fold(0.0_f32, |a, b| a.max(if b.is_finite() { *b } else { 0.0 }));
    let pixels = scene.as_raw().as_chunks::<3>().0;
    let mut lights: Vec<f32> = pixels.iter().map(bright).filter(|l| *l > 0.0).collect();
    if lights.is_empty() {
        return RgbImage::new(scene.width(), scene.height());
    }
    let mean = (lights.iter().map(|l| f64::from(l.max(1e-6).ln())).sum::<f64>() / lights.len() as f64).exp() as f32;
    let exposure = MIDDLE / mean;
    let at = (lights.len() - 1) * 99 / 100;
    let (_, white, _) = lights.select_nth_unstable_by(at, f32::total_cmp);
    let white = (*white * exposure).max(1.0);
    RgbImage::from_fn(scene.width(), scene.height(), |x, y| {
        let light = scene.get_pixel(x, y).0.map(|n| if n.is_finite() { n * exposure } else { 0.0 });
        Rgb(compressed(light, white))
    })
}

/// Reinhard's curve with a white point, and sRGB's (IEC 61966-2-1).
fn compressed(light: [f32; 3], white: f32) -> [u8; 3] {
    let most = light.iter().fold(0.0_f32, |a, b| a.max(*b));
    let scale = (1.0 + most / (white * white)) / (1.0 + most);
    light.map(|n| {
        let n = (n * scale).clamp(0.0, 1.0);
        let coded = if n <= 0.003_130_8 { 12.92 * n } else { 1.055 * n.powf(1.0 / 2.4) - 0.055 };
        (coded * 255.0 + 0.5) as u8
    })
}

#[cfg(test)]
mod tests {
    use super::super::colour::BT2020;
    use super::*;
    use image::{ImageBuffer, Rgb32FImage};

    #[test]
    fn curves_of_the_standards() {
        // PQ: 0.58 is 203 nits, 0.7518 is 1,000 (BT.2408, table 1). HLG: 0.75 is 203 nits.
        assert!((pq(0.58) / 203.0 - 1.0).abs() < 0.02, "{}", pq(0.58));
        assert!((pq(0.7518) / 1_000.0 - 1.0).abs() < 0.02, "{}", pq(0.7518));
        assert!((hlg(0.75) / 203.0 - 1.0).abs() < 0.02, "{}", hlg(0.75));
        assert!((hlg(1.0) / 1_000.0 - 1.0).abs() < 0.01, "{}", hlg(1.0));
    }

    #[test]
    fn white_is_bright_and_brighter_is_brighter() {
        let seen = |coded: f32| {
            let n = (coded * 65_535.0) as u16;
            let picture = DynamicImage::ImageRgb16(ImageBuffer::from_pixel(2, 2, Rgb([n; 3])));
            ToneMap::new(BT2020, 16).apply(picture).into_rgb8().get_pixel(0, 0).0
        };
        let (black, grey, white, lamp) = (seen(0.0), seen(0.36), seen(0.58), seen(0.76));
        assert_eq!(black, [0; 3]);
        assert!(grey[0] > 70 && grey[0] < 130, "{grey:?}");
        assert!(white[0] > 180 && white[0] < 220, "{white:?}");
        assert_eq!(lamp, [255; 3]);
        assert!(white.iter().all(|n| n.abs_diff(white[0]) <= 1), "grey stays grey: {white:?}");
    }

    #[test]
    fn a_scene_is_exposed_whatever_its_unit() {
        let scene = |unit: f32| {
            let picture = Rgb32FImage::from_fn(100, 100, |x, y| {
                let light = if (x, y) == (0, 0) { 9_000.0 } else { 0.02 + x as f32 / 100.0 };
                Rgb([light * unit; 3])
            });
            developed(&picture)
        };
        let (plain, bright) = (scene(1.0), scene(500.0));
        for x in [1, 50, 99] {
            let (a, b) = (plain.get_pixel(x, 50).0[0], bright.get_pixel(x, 50).0[0]);
            assert!(a.abs_diff(b) <= 1, "{a} {b}");
        }
        assert!(plain.get_pixel(99, 50).0[0] > 150 && plain.get_pixel(50, 50).0[0] > 90);
        assert_eq!(developed(&Rgb32FImage::from_pixel(2, 2, Rgb([f32::NAN; 3]))).get_pixel(0, 0).0, [0; 3]);
    }
}
