//! Any text as a corrections file.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    let _ = albumen::review::parse_corrections(text);
});
