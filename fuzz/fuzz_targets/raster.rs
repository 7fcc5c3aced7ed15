//! Any bytes to the decoders of PNG, GIF, WebP, TIFF and BMP; the first byte says which, and how it is turned.
#![no_main]

use albumen::import::decode::{Wanted, decode};
use albumen::import::{Format, Memory};

const FORMATS: [Format; 5] = [Format::Png, Format::Gif, Format::WebP, Format::Tiff, Format::Bmp];

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some((first, bytes)) = bytes.split_first() else { return };
    let format = FORMATS[usize::from(*first) % FORMATS.len()];
    let _ = decode(bytes, format, first / 5 % 10, Wanted::FULL, &mut Memory::new(64 << 20).share());
});
