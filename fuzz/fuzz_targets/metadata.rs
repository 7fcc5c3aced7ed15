//! Any bytes as a photo's file: what it is, what its metadata says, what it shows.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = albumen::import::probe(bytes);
});
