//! What is not ONNX Runtime is refused with a sentence. Its own process: once a runtime is loaded, it stays.

#![allow(clippy::unwrap_used, clippy::panic)] // a test says no by panicking, its helpers too

use std::path::Path;

use albumen::encoder::{EncoderError, Runtime};

fn refusal(path: &Path) -> String {
    match Runtime::load_from(path) {
        Err(e @ EncoderError::RuntimeUnusable { .. }) => e.to_string(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_wrong_library_is_a_sentence_and_the_right_one_loads_afterwards() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("libonnxruntime.so");
    let missing = refusal(&file);
    assert!(missing.contains("cargo xtask run") && missing.contains("libonnxruntime.so"), "{missing}");
    std::fs::write(&file, "I am no library.").unwrap();
    let text = refusal(&file);
    assert!(text.contains("cargo xtask run"), "{text}");
    std::fs::write(&file, "").unwrap();
    refusal(&file);
    if let Some(other) =
        ["/lib/x86_64-linux-gnu/libm.so.6", "/lib64/libm.so.6"].map(Path::new).iter().find(|p| p.exists())
    {
        let text = refusal(other);
        assert!(text.contains("OrtGetApiBase"), "{text}");
    }
    let runtime = Runtime::load().unwrap_or_else(|e| panic!("{e} (`cargo xtask test` fetches it.)"));
    assert_eq!(Runtime::load_from(&file).unwrap().library(), runtime.library(), "the first that loads stays");
}
