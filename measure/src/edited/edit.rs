//! What becomes of photos in editors, messengers and web pages.

use crate::made::Chance;
use image::imageops::{self, FilterType};
use image::{Rgb, RgbImage};
use std::fmt;

/// One way to edit a photo.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Edit {
    /// So many hundredths of each side are cut off, more on one end or the other.
    Crop(u32),
    /// Lighter or darker: the values times this.
    Light(f32),
    /// Light, contrast and colour, each by up to 30 %.
    Toned,
    /// Black and white.
    Grey,
    /// Saved again with this quality.
    Saved(u8),
    /// So many hundredths of its size.
    Scaled(u32),
    /// Lies on its side in the file, which says how to turn it back.
    TurnedByExif,
    /// Turned by a quarter, and seen so.
    Turned,
    /// A half transparent band with a sign in a corner.
    Watermark,
    /// Made smaller and compressed.
    Messenger,
    /// A tenth cut off, toned, made smaller and compressed.
    All,
}

/// As a file.
pub(super) struct Edited {
    pub(super) pixels: RgbImage,
    pub(super) quality: u8,
    /// As EXIF counts them.
    pub(super) orientation: u16,
}

impl Edit {
    pub(super) const ALL: [Self; 16] = [
        Self::Crop(5),
        Self::Crop(10),
        Self::Crop(20),
        Self::Light(1.3),
        Self::Light(0.7),
        Self::Toned,
        Self::Grey,
        Self::Saved(50),
        Self::Saved(25),
        Self::Scaled(50),
        Self::Scaled(25),
        Self::TurnedByExif,
        Self::Turned,
        Self::Watermark,
        Self::Messenger,
        Self::All,
    ];

    pub(super) fn of(self, photo: &RgbImage, chance: &mut Chance) -> Edited {
        /// What editors save with.
        const EDITORS: u8 = 88;
        let (mut quality, mut orientation) = (EDITORS, 1);
        let pixels = match self {
            Self::Crop(hundredths) => crop(photo, hundredths, chance),
            Self::Light(factor) => tone(photo, factor, 1.0, 1.0),
            Self::Toned => toned(photo, chance),
            Self::Grey => tone(photo, 1.0, 1.0, 0.0),
            Self::Saved(with) => {
                quality = with;
                photo.clone()
            }
            Self::Scaled(hundredths) => scale(photo, hundredths),
            Self::TurnedByExif => {
                // It is turned clockwise to be seen.
                orientation = 6;
                imageops::rotate270(photo)
            }
            Self::Turned => imageops::rotate90(photo),
            Self::Watermark => watermark(photo),
            Self::Messenger => {
                quality = 60;
                scale(photo, 60)
            }
            Self::All => {
                quality = 60;
                scale(&toned(&crop(photo, 10, chance), chance), 70)
            }
        };
        Edited { pixels, quality, orientation }
    }
}

impl fmt::Display for Edit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self {
            Self::Crop(hundredths) => &format!("{hundredths} % of each side cut off"),
            Self::Light(factor) => &format!("light times {factor}"),
            Self::Saved(quality) => &format!("saved as JPEG {quality}"),
            Self::Scaled(hundredths) => &format!("scaled to {hundredths} %"),
            Self::Toned => "light, contrast, colour",
            Self::Grey => "black and white",
            Self::TurnedByExif => "turned, and back by EXIF",
            Self::Turned => "turned by a quarter",
            Self::Watermark => "watermark",
            Self::Messenger => "scaled to 60 %, JPEG 60",
            Self::All => "cut, toned, scaled, JPEG 60",
        };
        f.pad(text)
    }
}

/// -1 to 1.
fn share(chance: &mut Chance) -> f32 {
    chance.next(2_001) as f32 / 1_000.0 - 1.0
}

fn crop(photo: &RgbImage, hundredths: u32, chance: &mut Chance) -> RgbImage {
    let off = |side: u32| side * hundredths / 100;
    let (width, height) = (off(photo.width()), off(photo.height()));
    let (left, top) = (chance.next(u64::from(width) + 1) as u32, chance.next(u64::from(height) + 1) as u32);
    imageops::crop_imm(photo, left, top, photo.width() - width, photo.height() - height).to_image()
}

fn toned(photo: &RgbImage, chance: &mut Chance) -> RgbImage {
    let mut by = || 1.0 + 0.3 * share(chance);
    let (light, contrast, colour) = (by(), by(), by());
    tone(photo, light, contrast, colour)
}

/// Values times `light`, away from their middle by `contrast`, and from their own grey by `colour`.
fn tone(photo: &RgbImage, light: f32, contrast: f32, colour: f32) -> RgbImage {
    let mut toned = photo.clone();
    for pixel in toned.pixels_mut() {
        let [red, green, blue] = pixel.0.map(f32::from);
        let grey = 0.299 * red + 0.587 * green + 0.114 * blue;
        let value = |value: f32| {
            let coloured = grey + colour * (value - grey);
            ((coloured * light - 128.0) * contrast + 128.0).round().clamp(0.0, 255.0) as u8
        };
        pixel.0 = [value(red), value(green), value(blue)];
    }
    toned
}

fn scale(photo: &RgbImage, hundredths: u32) -> RgbImage {
    let side = |side: u32| (side * hundredths / 100).max(1);
    imageops::resize(photo, side(photo.width()), side(photo.height()), FilterType::CatmullRom)
}

/// In the lower right corner, four tenths as wide as the photo and a tenth as high: strokes like those of letters, white on a
/// darker ground, both half transparent.
fn watermark(photo: &RgbImage) -> RgbImage {
    let mut marked = photo.clone();
    let (width, height) = (photo.width() * 4 / 10, (photo.height() / 10).max(8));
    let (left, top) = (photo.width() - width - photo.width() / 40, photo.height() - height - photo.height() / 40);
    for (x, y) in (0..height).flat_map(|y| (0..width).map(move |x| (x, y))) {
        let letter = x * 12 / width.max(1);
        let in_letter = x * 12 % width.max(1) * 10 / width.max(1);
        let (is_stem, is_bar) = (in_letter < 3, y * 5 / height == 1 + letter % 3 && in_letter < 8);
        let is_ink = (is_stem || is_bar) && (1..4).contains(&(y * 5 / height));
        let Rgb(values) = marked.get_pixel_mut(left + x, top + y);
        *values = values.map(|value| ((u16::from(value) + if is_ink { 255 } else { 40 }) / 2) as u8);
    }
    marked
}
