//! The numbers of the fixture, and the pictures that they are about.

use image::{Rgb, RgbImage};
use serde::Deserialize;

#[derive(Deserialize)]
pub(crate) struct Numbers {
    pub pictures: Vec<Picture>,
    pub model_sha256: String,
    pub scene_640x480: Vec<f32>,
    pub copy_640x480: Vec<f32>,
}

#[derive(Deserialize)]
pub(crate) struct Picture {
    pub width: u32,
    pub height: u32,
    pub means: [f64; 3],
    pub samples: Vec<(usize, f32)>,
}

pub(crate) fn numbers() -> Numbers {
    serde_json::from_str(include_str!("../fixtures/encoder_numbers.json")).unwrap()
}

/// Gradients, a chequered pattern of 8 pixels and fine noise, in whole numbers only; the same as in Python.
pub(crate) fn draw(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let r = x * 255 / (width - 1).max(1);
        let g = (y * 255 / (height - 1).max(1) + (x * 31 + y * 17) % 64) % 256;
        let b = ((x / 8 + y / 8) % 2) * 200 + (x * y + 3 * x) % 56;
        Rgb([r, g, b].map(|v| u8::try_from(v).unwrap()))
    })
}
