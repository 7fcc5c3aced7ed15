//! Folders as model hubs lay them out, against the numbers of the hubs' own processors and tokenizers
//! (`tests/fixtures/make_hub_numbers.py`), and what must be refused.

use std::collections::BTreeMap;
use std::path::Path;

use albumen::domain::cosine;
use albumen::encoder::{Encoded, Encoder, Inspected, Manifest, OnnxEncoder, Runtime, TextEncoder, inspect, preprocess};
use serde::Deserialize;

use crate::models::{self, onnx::Graph, write};
use crate::numbers::draw;

#[derive(Deserialize)]
struct Kind {
    pictures: Vec<Picture>,
    vocabulary: Option<usize>,
    #[serde(default)]
    texts: Vec<Text>,
}

#[derive(Deserialize)]
struct Picture {
    width: u32,
    height: u32,
    size: u32,
    means: [f64; 3],
    samples: Vec<(usize, f32)>,
    embedding: Vec<f32>,
}

#[derive(Deserialize)]
struct Text {
    text: String,
    embedding: Vec<f32>,
}

fn kinds() -> BTreeMap<String, Kind> {
    serde_json::from_str(include_str!("../fixtures/hub_numbers.json")).unwrap()
}

fn runtime() -> Runtime {
    Runtime::load().unwrap_or_else(|e| panic!("{e} (`cargo xtask test` fetches it before it runs the tests.)"))
}

fn lay_out(kind: &str, folder: &Path, numbers: &Kind) {
    match kind {
        "clip" => models::clip(folder, numbers.vocabulary.unwrap()),
        "siglip" => models::siglip(folder, numbers.vocabulary.unwrap()),
        "mobileclip" => {
            models::pictures_only(folder, kind, Vec::new());
            write(folder, "onnx/vision_model.onnx", models::pooled(256, "image_embeds"));
        }
        _ => models::pictures_only(folder, kind, models::tokens(224)),
    }
}

/// The folder with the manifest in it, as it is kept.
fn kept(folder: &Path, found: &Inspected) -> OnnxEncoder {
    write(folder, "manifest.toml", found.manifest.to_text().unwrap());
    assert_eq!(Manifest::read(folder).unwrap(), found.manifest, "what is written is read");
    OnnxEncoder::load(folder, &runtime(), 1).unwrap()
}

#[test]
fn pictures_are_prepared_and_encoded_as_the_hubs_processors_do() {
    for (kind, numbers) in kinds() {
        let folder = tempfile::tempdir().unwrap();
        lay_out(&kind, folder.path(), &numbers);
        let found = inspect(folder.path(), &runtime()).unwrap_or_else(|e| panic!("{kind}: {e}"));
        let mut encoder = kept(folder.path(), &found);
        for picture in &numbers.pictures {
            let what = format!("{kind}, {} x {}", picture.width, picture.height);
            let rule = &encoder.manifest().input;
            assert_eq!(rule.size, picture.size, "{what}");
            let values = preprocess(&draw(picture.width, picture.height), rule).unwrap();
            let level = rule.std.map(|std| 1.0 / (255.0 * std));
            let plane = values.len() / 3;
            for (at, wanted) in &picture.samples {
                let off = (values[*at] - wanted).abs() / level[at / plane];
                assert!(off < 2.5, "{what}: value {at} is {off:.1} levels off");
            }
            for (n, wanted) in picture.means.into_iter().enumerate() {
                let mean = values[n * plane..(n + 1) * plane].iter().map(|v| f64::from(*v)).sum::<f64>() / plane as f64;
                let off = (mean - wanted).abs() / f64::from(level[n]);
                assert!(off < 0.25, "{what}: a mean is {off:.3} levels off");
            }
            let encoded = encoder.encode(&[values]).unwrap();
            let Encoded::Embeddings(outputs) = &encoded[0] else { panic!("{what}: no embedding") };
            let similar = cosine(&outputs[0], &picture.embedding);
            assert!(similar > 0.999, "{what}: cosine {similar}");
        }
    }
}

#[test]
fn texts_become_the_hubs_own_tokens() {
    for (kind, numbers) in kinds() {
        let folder = tempfile::tempdir().unwrap();
        lay_out(&kind, folder.path(), &numbers);
        let found = inspect(folder.path(), &runtime()).unwrap();
        assert_eq!(found.manifest.text.is_some(), !numbers.texts.is_empty(), "{kind}: {:?}", found.mute);
        kept(folder.path(), &found);
        let Some(mut encoder) = TextEncoder::load(folder.path(), &runtime()).unwrap() else { continue };
        for text in &numbers.texts {
            let embedding = encoder.encode(&text.text).unwrap();
            let off = embedding.iter().zip(&text.embedding).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
            assert!(off < 1e-5, "{kind}, “{}”: {off}", text.text);
        }
    }
}

#[test]
fn the_same_weights_are_the_same_encoder_and_another_rule_is_another() {
    let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let id = |folder: &Path| inspect(folder, &runtime()).unwrap().manifest.id;
    for folder in [one.path(), other.path()] {
        models::pictures_only(&folder.join("Vit B 16!"), "vit", models::tokens(224));
    }
    let (one, other) = (one.path().join("Vit B 16!"), other.path().join("Vit B 16!"));
    assert_eq!(id(&one), id(&other));
    assert!(id(&one).starts_with("vit-b-16-"), "{}", id(&one));
    assert_eq!(id(&one), id(&one.join("onnx")), "the folder inside means the whole");
    let rule = String::from_utf8(models::hub_file("vit_preprocessor_config.json")).unwrap();
    write(&other, "preprocessor_config.json", rule.replace("0.5", "0.4"));
    assert_ne!(id(&one), id(&other));
}

/// What is said of a CLIP folder with something changed in it.
fn refusal(change: impl FnOnce(&Path)) -> String {
    let folder = tempfile::tempdir().unwrap();
    models::clip(folder.path(), 315);
    change(folder.path());
    let said = inspect(folder.path(), &runtime()).unwrap_err().to_string();
    assert!(said.ends_with('.') && !said.contains('\n'), "one sentence: {said}");
    said
}

const PICTURES: &str = "onnx/vision_model.onnx";

#[test]
fn a_folder_that_is_no_encoder_is_one_sentence() {
    let said = refusal(|f| std::fs::remove_file(f.join("preprocessor_config.json")).unwrap());
    assert!(said.contains("neither manifest.toml nor preprocessor_config.json"), "{said}");
    let said = refusal(|f| std::fs::remove_file(f.join(PICTURES)).unwrap());
    assert!(said.contains("it has no model"), "{said}");
    let said = refusal(|f| drop(write(f, PICTURES, "version https://git-lfs.github.com/spec/v1")));
    assert!(said.contains("Git LFS"), "{said}");
    let said = refusal(|f| drop(write(f, PICTURES, "no model at all")));
    assert!(said.contains("vision_model.onnx cannot be used"), "{said}");
    let said = refusal(|f| drop(write(f, "preprocessor_config.json", "{\"size\": ")));
    assert!(said.contains("not JSON"), "{said}");
    let whole = models::pooled(224, "image_embeds");
    let said = refusal(|f| drop(write(f, PICTURES, &whole[..whole.len() / 2])));
    assert!(said.contains("vision_model.onnx cannot be used"), "{said}");
}

#[test]
fn a_model_that_gives_no_embeddings_is_refused() {
    let nan = models::picture_graph(224, "image_embeds").floats("matrix", &[12, 8], &[f32::NAN; 96]);
    let said = refusal(|f| drop(write(f, PICTURES, nan.output("image_embeds", &["batch", "8"]).model())));
    assert!(said.contains("no numbers"), "{said}");
    let zero = models::picture_graph(224, "product").floats("matrix", &[12, 8], &[0.0; 96]);
    let zero = zero.floats("one", &[8], &[1.0; 8]).node("Add", &["product", "one"], "image_embeds", &[]);
    let said = refusal(|f| drop(write(f, PICTURES, zero.output("image_embeds", &["batch", "8"]).model())));
    assert!(said.contains("the same for different pictures"), "{said}");
    // A picture for every pixel, a graph for texts too, two outputs that nobody knows, another size.
    let whole = Graph::default().input("pixel_values", &["b", "3", "h", "w"]);
    let whole =
        whole.node("Relu", &["pixel_values"], "image_embeds", &[]).output("image_embeds", &["b", "3", "h", "w"]);
    let said = refusal(|f| drop(write(f, PICTURES, whole.model())));
    assert!(said.contains("[1, length] is wanted"), "{said}");
    let both = models::picture_graph(224, "image_embeds").floats("matrix", &[12, 8], &[0.1; 96]);
    let both = both.tokens("input_ids", &["b", "s"]).output("image_embeds", &["b", "8"]);
    let said = refusal(|f| drop(write(f, PICTURES, both.model())));
    assert!(said.contains("input_ids") && said.contains("the part for pictures alone"), "{said}");
    let odd = models::picture_graph(224, "a").floats("matrix", &[12, 8], &[0.1; 96]).output("a", &["b", "8"]);
    let odd = odd.node("Relu", &["a"], "z", &[]).output("z", &["b", "8"]);
    let said = refusal(|f| drop(write(f, PICTURES, odd.model())));
    assert!(said.contains("none of its outputs"), "{said}");
    let said = refusal(|f| {
        let fixed = Graph::default().input("pixel_values", &["batch", "3", "64", "64"]);
        let fixed = fixed.node("Flatten", &["pixel_values"], "image_embeds", &[("axis", &[1])]);
        write(f, PICTURES, fixed.output("image_embeds", &["batch", "12288"]).model());
    });
    assert!(said.contains("vision_model.onnx cannot be used"), "{said}");
}

#[test]
fn a_hostile_folder_reaches_nothing_outside() {
    let secret = tempfile::tempdir().unwrap();
    let secret = write(secret.path(), "secret", [0x3f; 384]);
    for file in ["../../secret", secret.to_str().unwrap(), "weights.bin"] {
        let model = models::picture_graph(224, "image_embeds").elsewhere("matrix", &[12, 8], file);
        let said = refusal(|f| drop(write(f, PICTURES, model.output("image_embeds", &["batch", "8"]).model())));
        assert!(said.contains("models of one file") && said.contains(file), "{said}");
    }
    // 4 GB, without taking them.
    let said = refusal(|f| std::fs::File::create(f.join(PICTURES)).unwrap().set_len(4 << 30).unwrap());
    assert!(said.contains("larger than 1 GiB"), "{said}");
    let said =
        refusal(|f| std::fs::File::create(f.join("preprocessor_config.json")).unwrap().set_len(4 << 30).unwrap());
    assert!(said.contains("larger than 1024 KiB"), "{said}");
}

#[cfg(unix)]
#[test]
fn links_lead_nowhere_but_into_a_hubs_cache() {
    use std::os::unix::fs::symlink;
    let outside = tempfile::tempdir().unwrap();
    let there = write(outside.path(), "model", models::pooled(224, "image_embeds"));
    let replace = |folder: &Path, target: &Path| {
        std::fs::remove_file(folder.join(PICTURES)).unwrap();
        symlink(target, folder.join(PICTURES)).unwrap();
    };
    let said = refusal(|f| replace(f, &there));
    assert!(said.contains("leads out of the folder"), "{said}");
    let said = refusal(|f| replace(f, Path::new("/dev/zero")));
    assert!(said.contains("leads out of the folder"), "{said}");
    let said = refusal(|f| replace(f, Path::new("nowhere")));
    assert!(said.contains("could not be read"), "{said}");
    let cache = tempfile::tempdir().unwrap();
    let snapshot = cache.path().join("snapshots/abc");
    models::clip(&snapshot, 315);
    let blob = write(cache.path(), "blobs/123", models::pooled(224, "image_embeds"));
    replace(&snapshot, &blob);
    assert!(inspect(&snapshot, &runtime()).is_ok());
}

#[test]
fn a_text_side_that_cannot_be_used_is_left_out_and_said() {
    let mute = |change: &dyn Fn(&Path)| {
        let folder = tempfile::tempdir().unwrap();
        models::clip(folder.path(), 315);
        change(folder.path());
        let found = inspect(folder.path(), &runtime()).unwrap();
        assert_eq!(found.manifest.text, None);
        found.mute.expect("it is said why")
    };
    let said = mute(&|f| std::fs::remove_file(f.join("tokenizer.json")).unwrap());
    assert!(said.contains("tokenizer.json is missing"), "{said}");
    let said = mute(&|f| drop(write(f, "tokenizer.json", "{}")));
    assert!(said.contains("tokenizer.json"), "{said}");
    let said = mute(&|f| drop(write(f, "onnx/text_model.onnx", "none")));
    assert!(said.contains("text_model.onnx"), "{said}");
    let said = mute(&|f| {
        let rows = models::weights(315, 5, (5, 13, 17));
        write(f, "onnx/text_model.onnx", models::words(315, &rows, "text_embeds", false));
    });
    assert!(said.contains("[1, 8] is wanted"), "{said}");
    // A model that has fewer words than its tokenizer.
    let said = mute(&|f| {
        let rows = models::weights(3, 8, (5, 13, 17));
        write(f, "onnx/text_model.onnx", models::words(3, &rows, "text_embeds", false));
    });
    assert!(said.contains("failed while it ran"), "{said}");
}
