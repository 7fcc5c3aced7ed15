//! Any bytes as a film's file. Films are read where they lie, so each goes through a file of this process.
#![no_main]

use std::path::PathBuf;
use std::sync::LazyLock;

static FILE: LazyLock<PathBuf> =
    LazyLock::new(|| std::env::temp_dir().join(format!("albumen-fuzz-film-{}", std::process::id())));

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    std::fs::write(&*FILE, bytes).expect("a file for the film");
    let _ = albumen::import::probe_film(&FILE);
});
