//! The shipped model in the real runtime.

use std::path::PathBuf;

use albumen::domain::cosine;
use albumen::encoder::{Encoded, Encoder, EncoderError, OnnxEncoder, Runtime, SHIPPED_MODEL, find_model, preprocess};

use crate::numbers::{draw, numbers};

fn folder() -> PathBuf {
    find_model(SHIPPED_MODEL).unwrap()
}

fn runtime() -> Runtime {
    Runtime::load().unwrap_or_else(|e| panic!("{e} (`cargo xtask test` fetches it before it runs the tests.)"))
}

fn encoder() -> OnnxEncoder {
    OnnxEncoder::load(&folder(), &runtime(), 1).unwrap()
}

fn scene(encoded: &Encoded) -> &[f32] {
    match encoded {
        Encoded::Embeddings(outputs) => &outputs[0],
        Encoded::NotFinite => panic!("no embedding"),
    }
}

#[test]
fn an_embedding_is_what_python_gives() {
    let numbers = numbers();
    let mut encoder = encoder();
    assert_eq!(encoder.manifest().model.sha256, numbers.model_sha256, "make the fixture anew for this model");
    let photo = preprocess(&draw(640, 480), &encoder.manifest().input).unwrap();
    let encoded = encoder.encode(&[photo]).unwrap();
    let Encoded::Embeddings(found) = &encoded[0] else { panic!("no embedding") };
    let wanted = [&numbers.scene_640x480, &numbers.copy_640x480];
    assert_eq!(found.len(), wanted.len());
    for (found, wanted) in found.iter().zip(wanted) {
        assert!((cosine(found, found) - 1.0).abs() < 1e-5);
        assert_eq!(found.len(), wanted.len());
        let similar = cosine(found, wanted);
        assert!(similar > 0.9999, "cosine {similar}");
    }
}

#[test]
fn batch_mates_change_nothing_even_bad_ones() {
    let mut encoder = encoder();
    let rule = encoder.manifest().input.clone();
    // More than one pass takes, so that the seams are tested too.
    let mut photos: Vec<_> = (0..19).map(|n| preprocess(&draw(300 + 40 * n, 420), &rule).unwrap()).collect();
    photos[2] = vec![f32::NAN; rule.values()];
    let together = encoder.encode(&photos).unwrap();
    assert_eq!(together.len(), photos.len());
    assert_eq!(together[2], Encoded::NotFinite);
    for n in [0, 1, 3, 7, 8, 18] {
        let alone = encoder.encode(&photos[n..=n]).unwrap();
        let off = scene(&alone[0]).iter().zip(scene(&together[n])).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
        assert!(off < 1e-5, "photo {n} differs by {off}");
    }
    assert!(cosine(scene(&together[0]), scene(&together[18])) < 0.999, "different pictures look the same");
    assert_eq!(encoder.encode(&[]).unwrap(), []);
}

#[test]
fn every_model_folder_keeps_what_its_manifest_promises() {
    let shipped = folder();
    let mut folders: Vec<_> =
        std::fs::read_dir(shipped.parent().unwrap()).unwrap().map(|f| f.unwrap().path()).collect();
    folders.retain(|f| f.join("manifest.toml").is_file());
    assert!(folders.contains(&shipped));
    for folder in folders {
        let mut encoder = OnnxEncoder::load(&folder, &runtime(), 1).unwrap();
        let manifest = encoder.manifest().clone();
        assert_eq!(Some(manifest.id.as_str()), folder.file_name().and_then(|n| n.to_str()));
        let [wide, high] = [(640, 480), (300, 700)].map(|(w, h)| preprocess(&draw(w, h), &manifest.input).unwrap());
        let nothing = vec![f32::NAN; manifest.input.values()];
        let encoded = encoder.encode(&[wide, nothing, high]).unwrap();
        assert_eq!(encoded[1], Encoded::NotFinite, "{}", manifest.id);
        let [Encoded::Embeddings(a), _, Encoded::Embeddings(b)] = &encoded[..] else {
            panic!("{}: no embedding of a drawing", manifest.id)
        };
        for (n, output) in manifest.outputs.iter().enumerate() {
            assert_eq!((a[n].len(), b[n].len()), (output.length, output.length), "{} {}", manifest.id, output.name);
            assert!(cosine(&a[n], &b[n]) < 0.999, "{} {}: different pictures look the same", manifest.id, output.name);
        }
    }
}

#[test]
fn a_photo_of_the_wrong_length_is_refused() {
    let found = encoder().encode(&[vec![0.0; 7]]);
    assert!(matches!(found, Err(EncoderError::WrongInput { wanted: 150_528, found: 7, .. })));
}

/// The shipped folder with one thing changed.
fn folder_with(change: impl Fn(&mut String, &mut Vec<u8>)) -> tempfile::TempDir {
    let copy = tempfile::tempdir().unwrap();
    let mut manifest = std::fs::read_to_string(folder().join("manifest.toml")).unwrap();
    let mut model = std::fs::read(folder().join("model.onnx")).unwrap();
    change(&mut manifest, &mut model);
    std::fs::write(copy.path().join("manifest.toml"), manifest).unwrap();
    std::fs::write(copy.path().join("model.onnx"), model).unwrap();
    copy
}

fn refusal(change: impl Fn(&mut String, &mut Vec<u8>)) -> String {
    OnnxEncoder::load(folder_with(change).path(), &runtime(), 1).unwrap_err().to_string()
}

#[test]
fn a_graph_that_is_not_what_the_manifest_says_is_refused() {
    let text = refusal(|m, _| *m = m.replace("length = 256", "length = 255"));
    assert!(text.contains("`scene`") && text.contains("255"), "{text}");
    let text = refusal(|m, _| *m = m.replace("size = 224", "size = 256"));
    assert!(text.contains("`image`") && text.contains("256"), "{text}");
    let text = refusal(|m, _| *m = m.replace("name = \"scene\"", "name = \"look\""));
    assert!(text.contains("no output `look`"), "{text}");
    let text = refusal(|m, _| *m = m.replace("name = \"image\"", "name = \"pixels\""));
    assert!(text.contains("`pixels`"), "{text}");
}

#[test]
fn bytes_that_are_not_the_model_are_refused() {
    let text = refusal(|_, model| model[1000] ^= 1);
    assert!(text.contains("damaged") && text.contains("model.onnx"), "{text}");
    // The right digest of something that is no model: the runtime says so, and nothing panics.
    let digest = "a948904f2f0f479b8f8197694b30184b0d2ed1c1cd2a1ec0fb85d299a192a447"; // of "hello world\n"
    let text = refusal(|m, model| {
        *m = m.replace(&numbers().model_sha256, digest);
        *model = b"hello world\n".to_vec();
    });
    assert!(text.starts_with("The model's file") && text.ends_with('.'), "{text}");
}
