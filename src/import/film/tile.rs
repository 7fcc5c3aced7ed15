//! What stands for a film of which no frame can be shown: a strip of film with a sign to play. Pure.

use image::{Rgb, RgbImage};

/// The longer side, in pixels.
const LONG: u32 = 640;

/// Colours of the ground, of the holes along the edges, and of the sign: quiet ones, for it is nothing to look at.
const GROUND: Rgb<u8> = Rgb([0x3a, 0x3d, 0x42]);
const HOLE: Rgb<u8> = Rgb([0x24, 0x26, 0x2a]);
const SIGN: Rgb<u8> = Rgb([0xb4, 0xb8, 0xbe]);

/// A strip in the shape of the film.
pub(super) fn drawn((width, height): (u32, u32)) -> RgbImage {
    let long = u64::from(width.max(height)).max(1);
    // No flatter than one to four: the rest is a broken container's claim.
    let side = |n: u32| ((u64::from(n) * u64::from(LONG) / long) as u32).clamp(LONG / 4, LONG);
    let (width, height) = (side(width), side(height));
    let short = width.min(height) as i32;
    let (hole, gap) = (short / 16, short / 10);
    let middle = (width as i32 / 2, height as i32 / 2);
    RgbImage::from_fn(width, height, |x, y| {
        let (x, y) = (x as i32, y as i32);
        let edge = y.min(height as i32 - 1 - y);
        let is_hole = (hole / 2..hole / 2 + hole).contains(&edge) && x % gap.max(1) < hole;
        // A triangle that points right.
        let (from_left, from_middle) = (x - middle.0 + short / 9, (y - middle.1).abs());
        let is_sign = from_left >= 0 && from_left <= short / 4 && from_middle * 25 <= (short / 4 - from_left) * 15;
        if is_sign {
            SIGN
        } else if is_hole {
            HOLE
        } else {
            GROUND
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_the_shape_of_the_film() {
        for (size, shape) in [((1_920, 1_080), (640, 360)), ((1_080, 1_920), (360, 640)), ((0, 9), (160, 640))] {
            let tile = drawn(size);
            assert_eq!(tile.dimensions(), shape);
            assert_eq!(*tile.get_pixel(shape.0 / 2, shape.1 / 2), SIGN);
            assert_eq!(*tile.get_pixel(shape.0 - 1, shape.1 / 2), GROUND);
        }
    }
}
