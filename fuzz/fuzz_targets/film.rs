//! Any bytes as a film's file. Films are read where they lie, so each goes through a file of this process, which stays open: to
//! close one that was cut short makes some file systems write it to the disk there and then.
#![no_main]

use std::fs::File;
use std::io::{Seek, Write};
use std::path::PathBuf;
use std::sync::{LazyLock, Mutex};

static FILM: LazyLock<(PathBuf, Mutex<File>)> = LazyLock::new(|| {
    let path = std::env::temp_dir().join(format!("albumen-fuzz-film-{}", std::process::id()));
    let file = File::create(&path).expect("a file for the film");
    (path, Mutex::new(file))
});

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let (path, file) = &*FILM;
    let mut file = file.lock().expect("one at a time");
    file.rewind().expect("to its beginning");
    file.write_all(bytes).expect("room for the film");
    file.set_len(bytes.len() as u64).expect("its length");
    let _ = albumen::import::probe_film(path);
});
