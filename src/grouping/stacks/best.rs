//! Which photo of a stack to show.
//!
//! One test after the other leaves out the photos that another one beats clearly, and the last test that left any out is the
//! reason. The tests before the exposure's leave only photos of one size in pixels, whose numbers, measured on thumbnails, can
//! be compared. What is left then is alike as far as can be told, and no reason is given for the choice among it.

use crate::domain::{Best, PhotoId, PictureFacts, Tones, is_raw};

/// By how much a photo must beat another one for a test to say so.
///
/// Measured by `cargo run --release -p measure -- best DIR --judge OTHER --photos 600` on bursts that it makes of real photos. The
/// usual ones are those chosen on 300 photos of many subjects, where a false reason costs three true ones, none of them the last
/// that was tried; on 150 photos of the other folder the same were chosen, but for `more_bytes` (1.2). On 300 photos of another
/// folder, of 100 bursts of equally good photos 1.0 are given a reason; where two of three are blurred by 0.5 % of the longer side
/// or more, 96 to 100 are proposed the good one; under two stops less, one less, half a stop less, half a stop more, one more, two
/// more 92, 90, 87, 32, 54, 81 (by the largest file 86, 75, 71, 9, 9, 16; by chance 33). That was before what has lost a single
/// colour to white counted as burnt out (`import::tones`); since then, on 55 photos of that folder, 96, 98, 87, 49, 78, 90, with the same
/// limits, which have not been chosen anew.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BestLimits {
    /// Pixels in all: so many times as many.
    pub larger: f64,
    /// Photos are differently exposed where the means of their luminance (0 to 255) are as far apart as this.
    pub other_light: f32,
    /// Of two that are differently exposed, one is well exposed that shows so many bits more in its tones.
    pub more_tones: f32,
    /// What it costs, in bits, when all of a photo is burnt out; of a part of it, as much less.
    pub burnt: f32,
    /// Sharpness: so many times that of the other.
    pub sharper: f32,
    /// Bytes of files in one format: so many times as many.
    pub more_bytes: f64,
    /// Files are compared by their bytes, and of what is alike photos by their sharpness, only where the means of their
    /// luminance are no further apart than this.
    pub same_light: f32,
}

impl Default for BestLimits {
    fn default() -> Self {
        Self {
            larger: 1.05,
            other_light: 20.0,
            more_tones: 0.65,
            burnt: 3.0,
            sharper: 1.6,
            more_bytes: 1.3,
            same_light: 11.0,
        }
    }
}

/// The best of these photos, and what sets it apart. Of photos that are equal in everything, the first.
pub fn best(members: &[&PictureFacts<'_>], limits: &BestLimits) -> (PhotoId, Best) {
    type Test<'t> = (Best, &'t dyn Fn(&PictureFacts<'_>, &PictureFacts<'_>) -> bool);
    let tests: [Test<'_>; 6] = [
        (Best::Original, &|a, b| is_original(a) && !is_original(b)),
        (Best::Raw, &|a, b| is_raw(a.format) && !is_raw(b.format)),
        (Best::Larger, &|a, b| a.pixels() as f64 > limits.larger * b.pixels() as f64),
        (Best::BetterExposed, &|a, b| limits.better_exposed(a, b)),
        (Best::Sharper, &|a, b| limits.sharper(a, b)),
        (Best::MoreDetail, &|a, b| limits.more_detail(a, b)),
    ];
    let mut left = members.to_vec();
    let mut why = Best::Alike;
    for (reason, beats) in tests {
        // Who beats has more of something than whom it beats, so those with the most are always left.
        let unbeaten: Vec<_> = left.iter().copied().filter(|b| !left.iter().any(|a| beats(a, b))).collect();
        if unbeaten.len() < left.len() {
            (left, why) = (unbeaten, reason);
        }
    }
    // A stack has two or more, so there is one.
    (limits.likeliest(&left).map_or(PhotoId::from_bytes([0; 16]), |picture| picture.facts.id), why)
}

/// Whether it still has what a camera wrote into it.
fn is_original(picture: &PictureFacts<'_>) -> bool {
    picture.facts.camera.is_some() || picture.facts.dates.exif.is_some()
}

fn tones(picture: &PictureFacts<'_>) -> Option<Tones> {
    picture.quality?.tones
}

/// How far apart their light is; `None` where that is not known of both.
fn light_apart(a: &PictureFacts<'_>, b: &PictureFacts<'_>) -> Option<f32> {
    Some((tones(a)?.brightness - tones(b)?.brightness).abs())
}

impl BestLimits {
    /// How much a photo shows, in bits: the tones that it has between black and white, less what is burnt out.
    pub fn shown(&self, tones: Tones) -> f32 {
        tones.entropy - self.burnt * tones.burnt
    }

    /// Whether `a` shows more than `b`, and this is due to the light.
    fn better_exposed(&self, a: &PictureFacts<'_>, b: &PictureFacts<'_>) -> bool {
        let (Some(of_a), Some(of_b), Some(apart)) = (tones(a), tones(b), light_apart(a, b)) else { return false };
        apart >= self.other_light && self.shown(of_a) - self.shown(of_b) >= self.more_tones
    }

    /// Whether `a` is sharper than `b`, as it is and with the difference of their light taken out: contrast grows with light,
    /// and the variance with contrast's square.
    fn sharper(&self, a: &PictureFacts<'_>, b: &PictureFacts<'_>) -> bool {
        let (Some(of_a), Some(of_b)) = (a.quality, b.quality) else { return false };
        let (Some(light_a), Some(light_b)) = (of_a.tones, of_b.tones) else { return false };
        // Pictures of no detail at all are not compared by what rounding left of it, nor black ones by their light.
        let ratio = (of_a.sharpness + 1.0) / (of_b.sharpness + 1.0);
        let light = (light_a.brightness + 1.0) / (light_b.brightness + 1.0);
        ratio >= self.sharper && ratio >= self.sharper * light.powi(2)
    }

    /// Whether `a`'s file holds more than `b`'s of the same format; under other light, files differ for that alone.
    fn more_detail(&self, a: &PictureFacts<'_>, b: &PictureFacts<'_>) -> bool {
        let same_light = light_apart(a, b).is_none_or(|apart| apart <= self.same_light);
        a.format == b.format && same_light && a.bytes as f64 > self.more_bytes * b.bytes as f64
    }

    /// Where nothing can be said with confidence, the one that the numbers favour: that which shows most, or the sharpest of
    /// those that are as light, or else the largest.
    fn likeliest<'p, 'f>(&self, left: &[&'p PictureFacts<'f>]) -> Option<&'p PictureFacts<'f>> {
        let shown = |p: &PictureFacts<'_>| tones(p).map_or(f32::MIN, |tones| self.shown(tones));
        let sharpness = |p: &PictureFacts<'_>| p.quality.map_or(0.0, |quality| quality.sharpness);
        // Of equal ones the first.
        let most = left.iter().rev().max_by(|a, b| shown(a).total_cmp(&shown(b)))?;
        let as_light = |p: &&&PictureFacts<'_>| light_apart(p, most).is_none_or(|apart| apart <= self.same_light);
        let size = |p: &PictureFacts<'_>| (p.pixels(), p.bytes);
        let order = |a: &PictureFacts<'_>, b: &PictureFacts<'_>| {
            sharpness(a).total_cmp(&sharpness(b)).then_with(|| size(a).cmp(&size(b)))
        };
        left.iter().rev().filter(as_light).max_by(|a, b| order(a, b)).copied()
    }
}
