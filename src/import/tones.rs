//! How light and dark are spread over a photo, from its thumbnail's pixels: to tell which of a burst is well exposed.

use crate::domain::Tones;
use image::RgbImage;

/// The mean of luminance and the entropy of its histogram of 256 steps; both 0 of no pixels.
pub(super) fn tones(pixels: &RgbImage) -> Tones {
    let mut histogram = [0_u32; 256];
    for [red, green, blue] in pixels.as_raw().as_chunks::<3>().0 {
        // In thousandths, as for sharpness: whole numbers, so that the same pixels are the same everywhere.
        let luminance = (299 * u32::from(*red) + 587 * u32::from(*green) + 114 * u32::from(*blue) + 500) / 1_000;
        histogram[luminance as usize] += 1;
    }
    let count = f64::from(pixels.width()) * f64::from(pixels.height());
    let (mut sum, mut entropy) = (0.0, 0.0);
    for (luminance, n) in (0_u32..).zip(histogram).filter(|(_, n)| *n > 0) {
        let share = f64::from(n) / count;
        sum += f64::from(luminance) * share;
        entropy -= share * share.log2();
    }
    Tones { brightness: sum as f32, entropy: entropy as f32 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Rgb;

    #[test]
    fn the_numbers_are_the_definitions() {
        let of = |grey: &dyn Fn(u32) -> u8| tones(&RgbImage::from_fn(16, 16, |x, y| Rgb([grey(16 * y + x); 3])));
        assert_eq!(of(&|_| 77), Tones { brightness: 77.0, entropy: 0.0 });
        assert_eq!(of(&|n| if n < 128 { 10 } else { 20 }), Tones { brightness: 15.0, entropy: 1.0 });
        assert_eq!(of(&|n| n as u8), Tones { brightness: 127.5, entropy: 8.0 });
        assert_eq!(tones(&RgbImage::new(0, 0)), Tones { brightness: 0.0, entropy: 0.0 });
        // Green is lighter than red, red than blue.
        let colour = |rgb| tones(&RgbImage::from_pixel(4, 4, Rgb(rgb))).brightness;
        assert_eq!([colour([255, 0, 0]), colour([0, 255, 0]), colour([0, 0, 255])], [76.0, 150.0, 29.0]);
    }

    #[test]
    fn a_photo_that_is_too_light_or_too_dark_shows_fewer_tones() {
        let shot = |gain: f32| {
            tones(&RgbImage::from_fn(64, 64, |x, y| {
                Rgb([(gain * (40.0 + 2.0 * x as f32 + y as f32)).min(255.0) as u8; 3])
            }))
        };
        let right = shot(1.0);
        for (gain, is_darker) in [(0.4, true), (2.5, false)] {
            let other = shot(gain);
            assert!(other.entropy < right.entropy - 0.5, "{other:?} {right:?}");
            assert_eq!(other.brightness < right.brightness, is_darker);
        }
    }
}
