//! Any bytes to the decoder of HEIC.
#![no_main]

use albumen::import::decode::{Wanted, decode};
use albumen::import::{Format, Memory};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let memory = Memory::new(64 << 20);
    for wanted in [Wanted::FULL, Wanted { short: 224, long: 320 }] {
        let _ = decode(bytes, Format::Heic, 1, wanted, &mut memory.share());
    }
});
