//! How good a picture is as a picture.

/// Measured at import, on pixels as large as a thumbnail's, so that photos of different sizes can be compared.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quality {
    /// The variance of the Laplacian of luminance, in squared steps of 255; larger is sharper. It grows with light and
    /// contrast, too, so it compares photos of one scene better than others.
    pub sharpness: f32,
    /// How light and dark are spread; `None` for photos that an earlier version imported.
    pub tones: Option<Tones>,
}

impl Quality {
    /// Its numbers as they are stored: equal where they are the same, to tell whether a photo changed.
    pub fn bits(self) -> (u32, Option<(u32, u32)>) {
        let tones = self.tones.map(|tones| (tones.brightness.to_bits(), tones.entropy.to_bits()));
        (self.sharpness.to_bits(), tones)
    }
}

/// How light and dark are spread over a picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tones {
    /// The mean of luminance, 0 (black) to 255 (white).
    pub brightness: f32,
    /// The entropy of luminance's histogram (Shannon 1948), 0 to 8 bits: of one scene it is largest where the exposure is
    /// right, since what is black or white altogether shows no tones, and what is dark few.
    pub entropy: f32,
}
