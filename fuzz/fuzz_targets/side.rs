//! Any bytes as a side file: the first says whether as XMP or as JSON of Google Takeout.
#![no_main]

use std::path::Path;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some((first, bytes)) = bytes.split_first() else { return };
    let name = if first % 2 == 0 { "a.jpg.xmp" } else { "a.jpg.supplemental-metadata.json" };
    let _ = albumen::import::probe_side(Path::new(name), bytes);
});
