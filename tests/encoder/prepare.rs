//! `preprocess` gives what Pillow and numpy give.

use std::path::Path;

use albumen::encoder::{Channels, EncoderError, Input, Manifest, preprocess};
use image::{Rgb, RgbImage};

use crate::numbers::{draw, numbers};

fn rule() -> Input {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("models/albumen-lite0-1");
    Manifest::read(&folder).unwrap().input
}

/// One of 255 levels, in the model's units.
const LEVEL: f32 = 1.0 / 255.0 / 0.502;

#[test]
fn the_numbers_are_those_of_pillow_and_numpy() {
    let rule = rule();
    for picture in numbers().pictures {
        let (w, h) = (picture.width, picture.height);
        let found = preprocess(&draw(w, h), &rule).unwrap();
        assert_eq!(found.len(), rule.values());
        // Both resizers round to whole levels between the two passes, in another order: the fine noise and hard edges
        // of these pictures make that two levels in single values at worst. It cancels out over a picture, less so where a handful of pixels is
        // enlarged and each rounding is repeated many times.
        let mean_limit = if w.min(h) < 16 { 0.5 } else { 0.05 };
        for (at, wanted) in picture.samples {
            let off = (found[at] - wanted).abs() / LEVEL;
            assert!(off < 2.1, "{w} x {h}: value {at} is {} instead of {wanted}, {off:.2} levels off", found[at]);
        }
        for (plane, wanted) in found.chunks_exact(224 * 224).zip(picture.means) {
            let mean = plane.iter().map(|v| f64::from(*v)).sum::<f64>() / plane.len() as f64;
            let off = (mean - wanted).abs() / f64::from(LEVEL);
            assert!(off < mean_limit, "{w} x {h}: a mean is {mean} instead of {wanted}, {off:.3} levels off");
        }
    }
}

#[test]
fn a_picture_of_the_right_size_is_not_touched() {
    let picture = draw(224, 224);
    let found = preprocess(&picture, &rule()).unwrap();
    for (x, y) in [(0, 0), (223, 0), (17, 200)] {
        for c in 0..3 {
            let wanted = (f32::from(picture.get_pixel(x, y)[c]) / 255.0 - 0.498) / 0.502;
            assert!((found[c * 224 * 224 + y as usize * 224 + x as usize] - wanted).abs() < 1e-6);
        }
    }
}

#[test]
fn channels_come_in_the_order_of_the_rule() {
    let mut rule = rule();
    let picture = draw(224, 224);
    let rgb = preprocess(&picture, &rule).unwrap();
    rule.channels = Channels::Bgr;
    let bgr = preprocess(&picture, &rule).unwrap();
    assert_eq!(rgb[..224 * 224], bgr[2 * 224 * 224..]);
}

#[test]
fn a_picture_without_pixels_is_an_error() {
    let found = preprocess(&RgbImage::new(0, 7), &rule());
    assert!(matches!(found, Err(EncoderError::EmptyPicture { width: 0, height: 7 })));
}

#[test]
fn small_pictures_of_any_proportions_are_prepared() {
    let (rule, size) = (rule(), rule().size);
    // 99 x 96 at size 224 once read outside of a buffer.
    for short in [3, 96] {
        for long in short..short + 20 {
            for (width, height) in [(long, short), (short, long)] {
                let picture = RgbImage::from_pixel(width, height, Rgb([200, 100, 50]));
                let values = preprocess(&picture, &rule).expect("it has pixels");
                assert_eq!(values.len(), 3 * (size * size) as usize);
                let first = values[0];
                assert!(
                    values[..100].iter().all(|v| (v - first).abs() < 0.05),
                    "one colour stays one, {width} x {height}"
                );
            }
        }
    }
}
