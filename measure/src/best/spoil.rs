//! Makes a burst out of one photo: the same again, framed a little differently, and spoiled in known ways.

use crate::made::Chance;
use albumen::domain::{Best, Quality};
use albumen::import::thumbnail::quality;
use anyhow::{Context, Result};
use image::RgbImage;
use image::codecs::jpeg::JpegEncoder;
use std::f64::consts::PI;

/// What befalls a photo.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Spoil {
    /// Nothing.
    Nothing,
    /// Defocus: a disc of this diameter, in hundredths of the longer side.
    Defocus(f64),
    /// Motion: a straight way of this length, in hundredths of the longer side, in any direction.
    Motion(f64),
    /// Exposure: so many stops more, or less.
    Stops(f64),
    /// Saved as a JPEG of this quality.
    Jpeg(u8),
}

impl Spoil {
    /// Whether what suffered this is better for this reason than what suffered the other.
    pub(super) fn is_better(self, other: Self, why: Best) -> bool {
        let blur = |spoil| match spoil {
            Self::Defocus(size) | Self::Motion(size) => size,
            Self::Nothing | Self::Stops(_) | Self::Jpeg(_) => 0.0,
        };
        let stops = |spoil| if let Self::Stops(stops) = spoil { f64::abs(stops) } else { 0.0 };
        let lost = |spoil| if let Self::Jpeg(quality) = spoil { 100 - quality } else { 0 };
        match why {
            Best::BetterExposed => stops(self) < stops(other),
            // Compression costs sharpness, blur costs detail.
            Best::Sharper | Best::MoreDetail => blur(self) < blur(other) || lost(self) < lost(other),
            Best::Original | Best::Raw | Best::Larger | Best::Alike => false,
        }
    }
}

impl std::fmt::Display for Spoil {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Nothing => write!(f, "nothing"),
            Self::Defocus(size) => write!(f, "defocus {size} %"),
            Self::Motion(length) => write!(f, "motion {length} %"),
            Self::Stops(stops) => write!(f, "{stops:+} stops"),
            Self::Jpeg(quality) => write!(f, "JPEG {quality}"),
        }
    }
}

/// What a library knows of a photo of the burst.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    pub(super) quality: Quality,
    pub(super) bytes: u64,
}

/// What a camera saves with.
const CAMERAS: u8 = 90;
/// Of the longer side: how far frames of a burst are apart at most, and how much of them all is cut off.
const SHIFT: f64 = 0.03;
/// Stops: how differently a camera exposes the frames of a burst at most.
const WAVERS: f64 = 0.12;
/// The sensor's noise: its standard deviation, in steps of 255.
const NOISE: f64 = 1.5;
/// What is white in a photo was lighter in the scene by up to so many stops: an exposure that is shorter by one does not
/// bring all of it back.
const BEYOND_WHITE: f64 = 2.0;

/// A photo in linear light, one plane a colour; 1 is white, and the scene goes on beyond.
pub(super) struct Scene {
    planes: [Vec<f32>; 3],
    width: usize,
    height: usize,
}

impl Scene {
    pub(super) fn new(pixels: &RgbImage, chance: &mut Chance) -> Self {
        let beyond = (BEYOND_WHITE * share(chance)).exp2() as f32;
        let linear: Vec<f32> = (0_u8..=255)
            .map(|value| {
                let v = f32::from(value) / 255.0;
                let light = if v <= 0.040_45 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) };
                if value >= 250 { light * beyond } else { light }
            })
            .collect();
        let plane = |c: usize| pixels.pixels().map(|pixel| linear[usize::from(pixel.0[c])]).collect();
        let (width, height) = (pixels.width() as usize, pixels.height() as usize);
        Self { planes: [plane(0), plane(1), plane(2)], width, height }
    }

    /// One frame of the burst.
    pub(super) fn frame(&self, spoil: Spoil, chance: &mut Chance) -> Result<Frame> {
        let long = self.width.max(self.height) as f64;
        let blurred = match spoil {
            Spoil::Defocus(size) => Some(self.through(&disc(size / 100.0 * long))),
            Spoil::Motion(length) => Some(self.through(&line(length / 100.0 * long, PI * share(chance)))),
            Spoil::Nothing | Spoil::Stops(_) | Spoil::Jpeg(_) => None,
        };
        let planes = blurred.as_ref().unwrap_or(&self.planes);
        let stops = if let Spoil::Stops(stops) = spoil { stops } else { 0.0 } + WAVERS * (2.0 * share(chance) - 1.0);
        let gain = stops.exp2() as f32;
        let margin = (SHIFT * long).round() as usize;
        let mut shift = || chance.next(2 * margin as u64 + 1) as usize;
        let (left, top) = (shift(), shift());
        let (width, height) = (self.width - 2 * margin, self.height - 2 * margin);
        let mut pixels = RgbImage::new(width as u32, height as u32);
        for (x, y, pixel) in pixels.enumerate_pixels_mut() {
            let at = (y as usize + top) * self.width + x as usize + left;
            for (value, plane) in pixel.0.iter_mut().zip(planes) {
                let light = (plane[at] * gain).clamp(0.0, 1.0);
                let v = if light <= 0.003_130_8 { light * 12.92 } else { 1.055 * light.powf(1.0 / 2.4) - 0.055 };
                *value = (f64::from(v) * 255.0 + noise(chance)).round().clamp(0.0, 255.0) as u8;
            }
        }
        let mut file = Vec::new();
        let saved = if let Spoil::Jpeg(quality) = spoil { quality } else { CAMERAS };
        JpegEncoder::new_with_quality(&mut file, saved).encode_image(&pixels)?;
        let seen = image::load_from_memory(&file).context("what was just written can be read")?.into_rgb8();
        Ok(Frame { quality: quality(&seen)?, bytes: file.len() as u64 })
    }

    /// Blurred by a square kernel; beyond the edge lies what is at the edge.
    fn through(&self, kernel: &[Vec<f32>]) -> [Vec<f32>; 3] {
        let reach = (kernel.len() / 2) as isize;
        let within = |at: isize, count: usize| at.clamp(0, count as isize - 1) as usize;
        let taps: Vec<(isize, isize, f32)> = (-reach..)
            .zip(kernel)
            .flat_map(|(dy, row)| (-reach..).zip(row).map(move |(dx, weight)| (dx, dy, *weight)))
            .filter(|(.., weight)| *weight > 0.0)
            .collect();
        let blurred = |plane: &Vec<f32>| {
            let mut out = vec![0.0_f32; plane.len()];
            for (y, row) in out.chunks_exact_mut(self.width).enumerate() {
                for (dx, dy, weight) in &taps {
                    let from = within(y as isize + dy, self.height) * self.width;
                    for (x, value) in row.iter_mut().enumerate() {
                        *value += weight * plane[from + within(x as isize + dx, self.width)];
                    }
                }
            }
            out
        };
        [blurred(&self.planes[0]), blurred(&self.planes[1]), blurred(&self.planes[2])]
    }
}

/// 0 to 1.
pub(super) fn share(chance: &mut Chance) -> f64 {
    chance.next(1 << 20) as f64 / f64::from(1 << 20)
}

/// Nearly normal: the sum of twelve equal shares.
fn noise(chance: &mut Chance) -> f64 {
    NOISE * ((0..12).map(|_| share(chance)).sum::<f64>() - 6.0)
}

/// A disc of this diameter in pixels.
fn disc(size: f64) -> Vec<Vec<f32>> {
    kernel(size, |x, y| x * x + y * y <= size * size / 4.0)
}

/// A straight way of this length in pixels, one pixel wide.
fn line(length: f64, angle: f64) -> Vec<Vec<f32>> {
    let (sin, cos) = angle.sin_cos();
    kernel(length, |x, y| (x * cos + y * sin).abs() <= length / 2.0 && (y * cos - x * sin).abs() <= 0.5)
}

/// The share of each pixel that is in the shape, which is so large; all together 1.
fn kernel(size: f64, is_in: impl Fn(f64, f64) -> bool) -> Vec<Vec<f32>> {
    const PARTS: usize = 9;
    let reach = (size / 2.0).ceil() as usize + 1;
    let side = 2 * reach + 1;
    let part = |at: usize, n: usize| at as f64 - reach as f64 + (n as f64 + 0.5) / PARTS as f64 - 0.5;
    let covered = |x: usize, y: usize| {
        let inside = |n: &usize| is_in(part(x, n % PARTS), part(y, n / PARTS));
        (0..PARTS * PARTS).filter(inside).count() as f32
    };
    let counts: Vec<Vec<f32>> = (0..side).map(|y| (0..side).map(|x| covered(x, y)).collect()).collect();
    let all: f32 = counts.iter().flatten().sum();
    counts.into_iter().map(|row| row.into_iter().map(|count| count / all).collect()).collect()
}
