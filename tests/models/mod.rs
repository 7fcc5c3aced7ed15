//! Tiny encoders in the layouts of model hubs, built by the tests themselves.

#![allow(dead_code, reason = "each test takes what it needs")]

pub(crate) mod onnx;

use onnx::Graph;
use std::path::{Path, PathBuf};

const HUB: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/hub");

/// Numbers by a rule: the same in `make_hub_numbers.py`.
pub(crate) fn weights(rows: usize, columns: usize, (a, b, m): (usize, usize, usize)) -> Vec<f32> {
    let at = |i: usize| ((i / columns * a + i % columns * b) % m) as f32 - (m / 2) as f32;
    (0..rows * columns).map(|i| at(i) / 10.0).collect()
}

/// The part for pictures: the means of four fields by a matrix.
pub(crate) fn picture_graph(size: u64, output: &str) -> Graph {
    let half = size as i64 / 2;
    Graph::default()
        .input("pixel_values", &["batch", "channels", "height", "width"])
        .node(
            "AveragePool",
            &["pixel_values"],
            "fields",
            &[("kernel_shape", &[half, half]), ("strides", &[half, half])],
        )
        .node("Flatten", &["fields"], "flat", &[("axis", &[1])])
        .node("MatMul", &["flat", "matrix"], output, &[])
}

/// As CLIP and SigLIP give it.
pub(crate) fn pooled(size: u64, output: &str) -> Vec<u8> {
    let matrix = weights(12, 8, (7, 3, 11));
    picture_graph(size, output).floats("matrix", &[12, 8], &matrix).output(output, &["batch", "length"]).model()
}

/// As DINO gives it: three tokens, of which the first is what [`pooled`] gives.
pub(crate) fn tokens(size: u64) -> Vec<u8> {
    let first = weights(12, 8, (7, 3, 11));
    let matrix: Vec<f32> = first.chunks(8).flat_map(|row| row.iter().copied().chain([0.7; 16])).collect();
    picture_graph(size, "wide")
        .floats("matrix", &[12, 24], &matrix)
        .whole("shape", &[0, 3, 8])
        .node("Reshape", &["wide", "shape"], "last_hidden_state", &[])
        .output("last_hidden_state", &["batch", "tokens", "length"])
        .model()
}

/// The part for texts: the mean of a row for each token.
pub(crate) fn words(vocabulary: u64, rows: &[f32], output: &str, mask: bool) -> Vec<u8> {
    let length = rows.len() as u64 / vocabulary;
    let mut graph = Graph::default().tokens("input_ids", &["batch", "sequence"]);
    if mask {
        graph = graph.tokens("attention_mask", &["batch", "sequence"]);
    }
    graph
        .floats("rows", &[vocabulary, length], rows)
        .node("Gather", &["rows", "input_ids"], "looked_up", &[("axis", &[0])])
        .node("ReduceMean", &["looked_up"], output, &[("axes", &[1]), ("keepdims", &[0])])
        .output(output, &["batch", "length"])
        .model()
}

pub(crate) fn write(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, bytes).unwrap();
    path
}

/// One of the configuration files that Python was given.
pub(crate) fn hub_file(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(HUB).join(name)).unwrap()
}

/// A folder as CLIP's exports lie in hubs, with a text side for this many words.
pub(crate) fn clip(folder: &Path, vocabulary: usize) {
    write(folder, "preprocessor_config.json", hub_file("clip_preprocessor_config.json"));
    write(folder, "config.json", r#"{"model_type": "clip"}"#);
    write(folder, "onnx/vision_model.onnx", pooled(224, "image_embeds"));
    write(folder, "tokenizer.json", hub_file("clip_tokenizer.json"));
    write(folder, "tokenizer_config.json", hub_file("clip_tokenizer_config.json"));
    let rows = weights(vocabulary, 8, (5, 13, 17));
    write(folder, "onnx/text_model.onnx", words(vocabulary as u64, &rows, "text_embeds", true));
}

/// The same for SigLIP.
pub(crate) fn siglip(folder: &Path, vocabulary: usize) {
    write(folder, "preprocessor_config.json", hub_file("siglip_preprocessor_config.json"));
    write(folder, "config.json", r#"{"model_type": "siglip", "text_config": {"max_position_embeddings": 64}}"#);
    write(folder, "onnx/vision_model.onnx", pooled(224, "pooler_output"));
    write(folder, "tokenizer.json", hub_file("siglip_tokenizer.json"));
    write(folder, "tokenizer_config.json", hub_file("siglip_tokenizer_config.json"));
    let rows = weights(vocabulary, 8, (5, 13, 17));
    write(folder, "onnx/text_model.onnx", words(vocabulary as u64, &rows, "pooler_output", false));
}

/// A folder of a model that knows pictures only; `kind` is that of the configuration file.
pub(crate) fn pictures_only(folder: &Path, kind: &str, model: Vec<u8>) {
    write(folder, "preprocessor_config.json", hub_file(&format!("{kind}_preprocessor_config.json")));
    write(folder, "config.json", format!("{{\"model_type\": \"{kind}\"}}"));
    write(folder, "onnx/model.onnx", model);
}

/// An encoder that knows three colours by name: its embeddings are how much of each a picture has, less the middle.
pub(crate) fn colours(folder: &Path) {
    write(folder, "preprocessor_config.json", hub_file("siglip_preprocessor_config.json"));
    write(folder, "config.json", r#"{"model_type": "siglip", "text_config": {"max_position_embeddings": 8}}"#);
    // The mean of each channel over the four fields.
    let matrix: Vec<f32> = (0..12).flat_map(|i| (0..3).map(move |c| if i / 4 == c { 0.25 } else { 0.0 })).collect();
    let model = picture_graph(224, "pooler_output").floats("matrix", &[12, 3], &matrix);
    write(folder, "onnx/vision_model.onnx", model.output("pooler_output", &["batch", "3"]).model());
    let tokenizer = serde_json::json!({
        "version": "1.0", "truncation": null, "padding": null, "added_tokens": [], "post_processor": null,
        "decoder": null, "normalizer": {"type": "Lowercase"}, "pre_tokenizer": {"type": "Whitespace"},
        "model": {"type": "WordLevel", "unk_token": "<unk>",
                  "vocab": {"<pad>": 0, "<unk>": 1, "red": 2, "green": 3, "blue": 4}}
    });
    write(folder, "tokenizer.json", tokenizer.to_string());
    write(folder, "tokenizer_config.json", r#"{"pad_token": "<pad>"}"#);
    let rows = [[0.0; 3], [0.1; 3], [1.0, -0.5, -0.5], [-0.5, 1.0, -0.5], [-0.5, -0.5, 1.0]].concat();
    write(folder, "onnx/text_model.onnx", words(5, &rows, "pooler_output", false));
}
