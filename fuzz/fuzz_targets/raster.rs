//! Any bytes to the decoders of PNG, GIF, WebP, TIFF, BMP, OpenEXR and Radiance; the first byte says which, and how it is
//! turned.
#![no_main]

use albumen::import::decode::{Wanted, decode};
use albumen::import::{Format, Memory};

const FORMATS: [Format; 7] =
    [Format::Png, Format::Gif, Format::WebP, Format::Tiff, Format::Bmp, Format::Exr, Format::Hdr];

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some((first, bytes)) = bytes.split_first() else { return };
    let format = FORMATS[usize::from(*first) % FORMATS.len()];
    let _ = decode(bytes, format, first / 7 % 10, Wanted::FULL, &mut Memory::new(64 << 20).share());
});
