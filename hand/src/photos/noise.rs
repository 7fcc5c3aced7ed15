//! Noise that looks like nature: the same for the same seed.

/// A number from 0 to 1 for a point of a grid.
pub(super) fn hash(x: i64, y: i64, seed: u64) -> f64 {
    // SplitMix64 (Steele, Lea & Flood 2014) over the point.
    let mut z = seed
        .wrapping_add((x as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15))
        .wrapping_add((y as u64).wrapping_mul(0xd1b5_4a32_d192_ed03));
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
}

/// Smooth noise (value noise), from 0 to 1.
fn smooth(x: f64, y: f64, seed: u64) -> f64 {
    let (left, top) = (x.floor(), y.floor());
    let ease = |t: f64| t * t * (3.0 - 2.0 * t);
    let (across, down) = (ease(x - left), ease(y - top));
    let at = |dx: i64, dy: i64| hash(left as i64 + dx, top as i64 + dy, seed);
    let mix = |a: f64, b: f64, t: f64| a + (b - a) * t;
    mix(mix(at(0, 0), at(1, 0), across), mix(at(0, 1), at(1, 1), across), down)
}

/// Octaves of it, each twice as fine and half as strong (fractional Brownian motion), from 0 to 1.
pub(super) fn fractal(x: f64, y: f64, octaves: u32, seed: u64) -> f64 {
    let (mut sum, mut all, mut strength, mut scale) = (0.0, 0.0, 0.5, 1.0);
    for octave in 0..octaves {
        sum += strength * smooth(x * scale, y * scale, seed + u64::from(octave));
        all += strength;
        strength /= 2.0;
        scale *= 2.0;
    }
    sum / all
}
