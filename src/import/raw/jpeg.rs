//! A JPEG inside another file, judged by its header alone.

/// Segments before the picture that are looked at: cameras write a dozen.
const SEGMENTS: usize = 64;

/// A JPEG that can be shown, somewhere in the bytes of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) struct Jpeg<'a> {
    /// From its first byte; what follows its end is harmless.
    pub bytes: &'a [u8],
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
}

impl<'a> Jpeg<'a> {
    /// The JPEG that starts here; `None` where none does, and for the lossless JPEGs and those of more than 8 bits in which
    /// sensor data is kept.
    pub(super) fn at(bytes: &'a [u8]) -> Option<Self> {
        let mut rest = bytes.strip_prefix(&[0xff, 0xd8])?;
        for _ in 0..SEGMENTS {
            while let [0xff, 0xff, ..] = rest {
                rest = &rest[1..];
            }
            let [0xff, marker, high, low, body @ ..] = rest else { return None };
            match (marker, body) {
                // Baseline, extended, progressive: those with Huffman codes, and pixels of one or three numbers.
                (0xc0..=0xc2, [8, h1, h0, w1, w0, 1 | 3, ..]) => {
                    let (width, height) = (u16::from_be_bytes([*w1, *w0]), u16::from_be_bytes([*h1, *h0]));
                    let is_any = width > 0 && height > 0;
                    return is_any.then_some(Self { bytes, width: width.into(), height: height.into() });
                }
                (0xc0..=0xcf, _) if !matches!(marker, 0xc4 | 0xc8 | 0xcc) => return None,
                (0xc4 | 0xcc | 0xdb | 0xdd | 0xe0..=0xef | 0xfe, _) => {}
                _ => return None,
            }
            let len = usize::from(u16::from_be_bytes([*high, *low]));
            rest = rest.get(2 + len.max(2)..)?;
        }
        None
    }

    /// The longer side in pixels.
    pub(in crate::import) fn long(&self) -> u32 {
        self.width.max(self.height)
    }

    /// The shorter side in pixels.
    pub(super) fn short(&self) -> u32 {
        self.width.min(self.height)
    }

    /// Width by height.
    pub(super) fn shape(&self) -> f64 {
        f64::from(self.width) / f64::from(self.height)
    }
}
