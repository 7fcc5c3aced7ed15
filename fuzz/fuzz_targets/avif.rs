//! Any bytes to the decoder of AVIF.
#![no_main]

use albumen::import::decode::{Wanted, decode};
use albumen::import::{Format, Memory};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = decode(bytes, Format::Avif, 1, Wanted::FULL, &mut Memory::new(64 << 20).share());
});
