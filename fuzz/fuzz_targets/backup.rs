//! Any text as a backup; what can be read is written and read again to the same.
#![no_main]

use albumen::library::Backup;

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Ok(backup) = Backup::from_text(text) {
        assert_eq!(Backup::from_text(&backup.to_text()), Ok(backup));
    }
});
