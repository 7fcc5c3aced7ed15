//! Any text as a model's manifest.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    let _ = albumen::encoder::Manifest::parse(text);
});
