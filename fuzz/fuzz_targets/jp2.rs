//! Any bytes to the decoder of JPEG 2000.
#![no_main]

use albumen::import::decode::{Wanted, decode};
use albumen::import::{Format, Memory};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = decode(bytes, Format::Jp2, 1, Wanted::FULL, &mut Memory::new(64 << 20).share());
});
