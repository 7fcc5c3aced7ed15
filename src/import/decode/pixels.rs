//! Any kind of pixels to 8-bit RGB, made smaller on the way.

use image::{DynamicImage, RgbImage};

/// What shows through where a photo is transparent: a light neutral grey, as viewers show it.
pub(super) const GROUND: [u8; 3] = [0xee; 3];

/// As 8-bit RGB over [`GROUND`], averaged over squares of `factor` × `factor` pixels.
///
/// One pass and no second full-size picture, which at 200 million pixels would not fit.
pub(super) fn reduced(image: DynamicImage, factor: u32) -> RgbImage {
    match image {
        DynamicImage::ImageRgb8(i) if factor == 1 => i,
        DynamicImage::ImageRgb8(i) => {
            average(i.width(), i.height(), factor, i.as_raw(), |[r, g, b]: [u8; 3]| [r, g, b])
        }
        DynamicImage::ImageRgba8(i) => {
            average(i.width(), i.height(), factor, i.as_raw(), |[r, g, b, a]: [u8; 4]| over([r, g, b], a))
        }
        DynamicImage::ImageLuma8(i) => average(i.width(), i.height(), factor, i.as_raw(), |[l]: [u8; 1]| [l; 3]),
        DynamicImage::ImageLumaA8(i) => {
            average(i.width(), i.height(), factor, i.as_raw(), |[l, a]: [u8; 2]| over([l; 3], a))
        }
        DynamicImage::ImageRgb16(i) => average(i.width(), i.height(), factor, i.as_raw(), |p: [u16; 3]| p.map(eight)),
        DynamicImage::ImageRgba16(i) => average(i.width(), i.height(), factor, i.as_raw(), |[r, g, b, a]: [u16; 4]| {
            over([r, g, b].map(eight), eight(a))
        }),
        DynamicImage::ImageLuma16(i) => {
            average(i.width(), i.height(), factor, i.as_raw(), |[l]: [u16; 1]| [eight(l); 3])
        }
        DynamicImage::ImageLumaA16(i) => {
            average(i.width(), i.height(), factor, i.as_raw(), |[l, a]: [u16; 2]| over([eight(l); 3], eight(a)))
        }
        // Floating point, from TIFF alone: rare enough to go the long way.
        other => reduced(DynamicImage::ImageRgba8(other.into_rgba8()), factor),
    }
}

fn eight(sample: u16) -> u8 {
    ((u32::from(sample) + 128) / 257) as u8
}

fn over(colour: [u8; 3], alpha: u8) -> [u8; 3] {
    let alpha = u32::from(alpha);
    std::array::from_fn(|i| ((u32::from(colour[i]) * alpha + u32::from(GROUND[i]) * (255 - alpha) + 127) / 255) as u8)
}

/// Box average; squares at the right and lower edge may be smaller.
fn average<T: Copy, const N: usize>(
    width: u32,
    height: u32,
    factor: u32,
    samples: &[T],
    rgb: impl Fn([T; N]) -> [u8; 3],
) -> RgbImage {
    let (out_width, out_height) = (width.div_ceil(factor), height.div_ceil(factor));
    let (w, f) = (width as usize, factor as usize);
    let mut out = Vec::with_capacity(out_width as usize * out_height as usize * 3);
    let rows = samples.as_chunks::<N>().0;
    let mut sums = vec![[0_u32; 3]; out_width as usize];
    for band in rows.chunks(w * f) {
        sums.fill([0; 3]);
        for row in band.chunks(w) {
            for (sum, square) in sums.iter_mut().zip(row.chunks(f)) {
                for pixel in square {
                    let [r, g, b] = rgb(*pixel);
                    *sum = [sum[0] + u32::from(r), sum[1] + u32::from(g), sum[2] + u32::from(b)];
                }
            }
        }
        let band_height = band.len() / w;
        for (i, sum) in sums.iter().enumerate() {
            let count = (band_height * f.min(w - i * f)) as u32;
            out.extend(sum.map(|s| ((s + count / 2) / count) as u8));
        }
    }
    // The lengths agree, unless a decoder lied about its size.
    RgbImage::from_raw(out_width, out_height, out).unwrap_or_else(|| RgbImage::new(out_width, out_height))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn averages_also_at_the_edges() {
        let image = RgbImage::from_fn(5, 3, |x, y| image::Rgb([(x * 10) as u8, (y * 10) as u8, 7]));
        let small = reduced(DynamicImage::ImageRgb8(image.clone()), 2);
        assert_eq!(small.dimensions(), (3, 2));
        assert_eq!(small.get_pixel(0, 0).0, [5, 5, 7]);
        assert_eq!(small.get_pixel(2, 1).0, [40, 20, 7]);
        assert_eq!(reduced(DynamicImage::ImageRgb8(image.clone()), 1), image);
    }
}
