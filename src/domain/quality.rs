//! How good a picture is as a picture.

/// Measured at import, on pixels as large as a thumbnail's, so that photos of different sizes can be compared.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quality {
    /// The variance of the Laplacian of luminance, in squared steps of 255; larger is sharper. It grows with light and
    /// contrast, too, so it compares photos of one scene better than others.
    pub sharpness: f32,
    /// How light and dark are spread; `None` for photos that an earlier version imported, until a scan measures it on their
    /// thumbnails.
    pub tones: Option<Tones>,
}

impl Quality {
    /// Its numbers as they are stored: equal where they are the same, to tell whether a photo changed.
    pub fn bits(self) -> (u32, Option<[u32; 3]>) {
        let of = |tones: Tones| [tones.brightness, tones.entropy, tones.burnt].map(f32::to_bits);
        (self.sharpness.to_bits(), self.tones.map(of))
    }
}

/// How light and dark are spread over a picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tones {
    /// The mean of luminance, 0 (black) to 255 (white).
    pub brightness: f32,
    /// The entropy of the histogram of luminance (Shannon 1948), 0 to 8 bits, over the pixels that are neither white nor black
    /// altogether: of one scene it is large where the exposure is right, as what is too dark or too light has few tones left.
    pub entropy: f32,
    /// The share of pixels, 0 to 1, that are burnt out: one of their colours, or more, as light as can be.
    pub burnt: f32,
}
