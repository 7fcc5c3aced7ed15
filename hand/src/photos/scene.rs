//! Made landscapes: they look like holidays and belong to nobody, so that pictures of the window can show them.

use super::noise::{fractal, hash};
use image::{Rgb, RgbImage};

type Colour = [f64; 3];

/// What a place looks like.
pub(super) struct Scene {
    /// From the zenith to the horizon.
    sky: [Colour; 2],
    /// Hills from far to near.
    land: [Colour; 2],
    hills: u32,
    /// How ragged they are.
    ragged: f64,
    has: Has,
}

#[derive(Clone, Copy, PartialEq)]
enum Has {
    Snow,
    Water,
    Flowers,
    Stars,
    Trees,
    Dunes,
}

/// Places to go to.
pub(super) const SCENES: [Scene; 6] = [
    scene([[0.22, 0.45, 0.78], [0.80, 0.88, 0.95]], [[0.55, 0.66, 0.80], [0.12, 0.20, 0.22]], 5, 0.42, Has::Snow),
    scene([[0.16, 0.22, 0.46], [0.99, 0.66, 0.36]], [[0.42, 0.30, 0.42], [0.16, 0.12, 0.20]], 2, 0.12, Has::Water),
    scene([[0.36, 0.62, 0.90], [0.90, 0.95, 0.98]], [[0.52, 0.72, 0.55], [0.24, 0.50, 0.16]], 4, 0.14, Has::Flowers),
    scene([[0.02, 0.03, 0.10], [0.20, 0.14, 0.34]], [[0.12, 0.12, 0.24], [0.02, 0.03, 0.06]], 3, 0.34, Has::Stars),
    scene([[0.70, 0.78, 0.74], [0.93, 0.94, 0.86]], [[0.60, 0.70, 0.60], [0.10, 0.22, 0.14]], 6, 0.20, Has::Trees),
    scene([[0.30, 0.55, 0.85], [0.98, 0.90, 0.76]], [[0.93, 0.76, 0.52], [0.72, 0.42, 0.20]], 4, 0.16, Has::Dunes),
];

const fn scene(sky: [Colour; 2], land: [Colour; 2], hills: u32, ragged: f64, has: Has) -> Scene {
    Scene { sky, land, hills, ragged, has }
}

impl Scene {
    /// One look at it; `seed` is where one stands.
    pub(super) fn paint(&self, width: u32, height: u32, seed: u64) -> RgbImage {
        let (wide, high) = (f64::from(width), f64::from(height));
        let horizon = 0.42 + 0.16 * hash(1, 0, seed);
        RgbImage::from_fn(width, height, |px, py| {
            let (x, y) = (f64::from(px) / high, f64::from(py) / high);
            let at = Point { x, y, side: wide / high, horizon, seed };
            let grain = (hash(px.into(), py.into(), seed) - 0.5) * 0.025;
            // Towards the edges a lens loses light.
            let away = ((x / at.side - 0.5).powi(2) + (y - 0.5).powi(2)) * 0.35;
            Rgb(self.colour(at).map(|part| ((part * (1.0 - away) + grain).clamp(0.0, 1.0) * 255.0) as u8))
        })
    }

    fn colour(&self, at: Point) -> Colour {
        let mut colour = self.sky_at(at);
        if self.has == Has::Water && at.y > at.horizon {
            return self.water_at(at);
        }
        for hill in 0..self.hills {
            let near = f64::from(hill + 1) / f64::from(self.hills);
            let Some((top, below)) = self.hill_at(at, hill, near) else { continue };
            let mut land = mix(self.land[0], self.land[1], near);
            let texture = fractal(at.x * 24.0 / near, at.y * 40.0, 3, at.seed + 77) - 0.5;
            match self.has {
                Has::Snow if top < at.horizon - 0.02 && below < 0.10 + texture * 0.12 && near < 0.9 => {
                    land = mix([0.96, 0.97, 1.0], land, (below * 7.0).min(1.0));
                }
                Has::Dunes => {
                    // The side that the sun is on is light.
                    let (before, after) = (self.rise(at, -0.03, hill, near), self.rise(at, 0.03, hill, near));
                    let lit = 0.5 + (after - before) * 5.0 - below;
                    land = mix(land, [1.0, 0.88, 0.64], lit.clamp(0.0, 0.9));
                }
                Has::Flowers if near > 0.9 => land = flowers(at, land),
                _ => {}
            }
            let rough = if self.has == Has::Dunes { 0.06 } else { 0.35 };
            colour = land.map(|part| part * (1.0 + texture * rough));
        }
        colour
    }

    /// Where the hill begins above this point and how far below that the point is; `None` where it is in front of nothing.
    fn hill_at(&self, at: Point, hill: u32, near: f64) -> Option<(f64, f64)> {
        let rise = self.rise(at, 0.0, hill, near);
        let mut top = at.horizon - 0.14 + near * 0.42 + rise * self.ragged * 2.2 * (1.25 - near * 0.75);
        if self.has == Has::Trees {
            // Firs: each a narrow triangle on the hill's line.
            let wide = 0.018 + near * 0.045;
            let tree = (at.x / wide).floor();
            let from_stem = ((at.x / wide - tree) - 0.5).abs() * 2.0;
            top -= (1.0 - from_stem) * wide * (1.6 + 1.8 * hash(tree as i64, hill.into(), at.seed));
        }
        (at.y > top).then_some((top, at.y - top))
    }

    /// How far the hill rises beside this point, from −0.5 to 0.5.
    fn rise(&self, at: Point, beside: f64, hill: u32, near: f64) -> f64 {
        let octaves = if self.has == Has::Dunes { 2 } else { 6 };
        let seed = at.seed.wrapping_add(u64::from(hill) * 131);
        fractal((at.x + beside) * (1.2 + near), f64::from(hill) * 9.0, octaves, seed) - 0.5
    }

    fn sky_at(&self, at: Point) -> Colour {
        let mut sky = mix(self.sky[0], self.sky[1], (at.y / at.horizon).clamp(0.0, 1.0).powf(1.3));
        if self.has == Has::Stars {
            let (cx, cy) = ((at.x * 160.0).floor() as i64, (at.y * 160.0).floor() as i64);
            let bright = hash(cx, cy, at.seed + 5);
            return if bright > 0.985 { mix(sky, [1.0, 0.98, 0.9], (bright - 0.985) * 60.0) } else { sky };
        }
        let (sx, sy) = at.sun();
        let far = ((at.x - sx).powi(2) + (at.y - sy).powi(2)).sqrt();
        sky = mix(sky, [1.0, 0.93, 0.78], (0.10 / (far + 0.10)).powi(2) * 0.9);
        let cloud = fractal(at.x * 3.0, at.y * 9.0, 5, at.seed + 9);
        mix(sky, [1.0, 0.98, 0.96], ((cloud - 0.56) * 4.0).clamp(0.0, 0.75))
    }

    fn water_at(&self, at: Point) -> Colour {
        let depth = (at.y - at.horizon) / (1.0 - at.horizon);
        let wave = fractal(at.x * 14.0 / (0.25 + depth), at.y * 90.0 / (0.3 + depth), 3, at.seed + 21) - 0.5;
        let mirrored = Point { y: (at.horizon - (at.y - at.horizon) * 0.8 + wave * 0.10).max(0.0), ..at };
        let seen = mix(self.sky_at(mirrored), [0.05, 0.14, 0.22], 0.35 + depth * 0.3);
        let glitter = (1.0 - ((at.x - at.sun().0) / (0.04 + depth * 0.16)).abs()).clamp(0.0, 1.0);
        mix(seen, [1.0, 0.86, 0.60], glitter * (wave * 3.0).clamp(0.0, 0.8))
    }
}

#[derive(Clone, Copy)]
struct Point {
    x: f64,
    y: f64,
    /// Width over height.
    side: f64,
    horizon: f64,
    seed: u64,
}

impl Point {
    fn sun(self) -> (f64, f64) {
        (self.side * (0.2 + 0.6 * hash(2, 0, self.seed)), self.horizon * (0.45 + 0.4 * hash(3, 0, self.seed)))
    }
}

fn flowers(at: Point, grass: Colour) -> Colour {
    const PETALS: [Colour; 4] = [[0.95, 0.25, 0.30], [0.98, 0.85, 0.25], [0.95, 0.95, 0.98], [0.62, 0.38, 0.85]];
    // Seen from a standing person's height: the nearer, the larger.
    let depth = (at.y - at.horizon).max(0.02);
    let (u, v) = ((at.x - at.side / 2.0) / depth / 0.06, 1.0 / depth / 0.24);
    let (cx, cy) = (u.floor(), v.floor());
    let chance = hash(cx as i64, cy as i64, at.seed + 33);
    let (dx, dy) = (u - cx - 0.5, v - cy - 0.5);
    if chance < 0.45 || dx * dx + dy * dy > 0.14 * chance {
        return grass;
    }
    PETALS[(chance * 1_000.0) as usize % PETALS.len()]
}

fn mix(a: Colour, b: Colour, share: f64) -> Colour {
    [0, 1, 2].map(|part| a[part] + (b[part] - a[part]) * share.clamp(0.0, 1.0))
}
