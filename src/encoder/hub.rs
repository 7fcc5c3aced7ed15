//! What the configuration files of a model hub's folder say: how pictures are prepared, how texts are. Pure.
//!
//! `preprocessor_config.json` came to be over years: sizes are a number or a table, what a number means depends on the kind
//! of processor, and what is left out has that kind's default. The kinds are those of CLIP, SigLIP, MobileCLIP (which calls
//! itself CLIP's), ViT and DINO; another is read as far as it says everything itself.

use serde_json::Value;

use super::manifest::{Channels, Crop, Filter, Input, Resize};

/// What a kind of processor does where its file says nothing.
struct Kind {
    /// Whether a size that is one number is both sides, and not the shorter one.
    square: bool,
    crops: bool,
    filter: Filter,
}

impl Kind {
    fn of(name: &str) -> Option<Self> {
        let starts = |prefixes: &[&str]| prefixes.iter().any(|prefix| name.starts_with(prefix));
        if starts(&["CLIP", "ChineseCLIP", "Bit"]) {
            Some(Self { square: false, crops: true, filter: Filter::Bicubic })
        } else if starts(&["Siglip"]) {
            Some(Self { square: true, crops: false, filter: Filter::Bicubic })
        } else if starts(&["ViT", "DINO"]) {
            Some(Self { square: true, crops: false, filter: Filter::Bilinear })
        } else {
            None
        }
    }
}

/// How pictures are prepared, by the text of a `preprocessor_config.json`; the input's name is the caller's to add. The error
/// is the end of a sentence.
pub(super) fn picture_rule(text: &str) -> Result<Input, String> {
    let config: Value = serde_json::from_str(text).map_err(|_| "it is not JSON".to_owned())?;
    let named = ["image_processor_type", "feature_extractor_type"].iter().find_map(|key| config[*key].as_str());
    let kind = named.and_then(Kind::of);
    let asks = |key: &str, usual: Option<bool>| {
        config[key].as_bool().or(usual).ok_or_else(|| format!("it does not say `{key}`"))
    };
    if !asks("do_resize", Some(true))? {
        return Err("it does not bring pictures to one size (`do_resize`)".to_owned());
    }
    let crops = asks("do_center_crop", Some(kind.as_ref().is_some_and(|kind| kind.crops)))?;
    let (short, square) = sizes(&config["size"], kind.as_ref())?;
    let crop = match &config["crop_size"] {
        Value::Null => None,
        Value::Number(side) => Some(pixels(side.as_u64(), "crop_size")?),
        table => Some(both(table, "crop_size")?),
    };
    let (size, resize) = match (square, crops) {
        (true, false) => (short, Resize::Stretch),
        (true, true) if crop.is_none_or(|crop| crop == short) => (short, Resize::Stretch),
        (true, true) => return Err("it crops what it has stretched, which Albumen does not do".to_owned()),
        (false, true) => (crop.unwrap_or(short), Resize::ShortSideDown(short)),
        (false, false) => return Err("it leaves pictures of different shapes (`do_center_crop`)".to_owned()),
    };
    if short < size {
        return Err(format!("it crops {size} pixels out of {short}"));
    }
    let filter = match (&config["resample"], &kind) {
        (Value::Null, Some(kind)) => kind.filter,
        (resample, _) => match resample.as_u64() {
            Some(1) => Filter::Lanczos,
            Some(2) => Filter::Bilinear,
            Some(3) => Filter::Bicubic,
            _ => return Err("its `resample` is none of 1, 2 and 3".to_owned()),
        },
    };
    let (mean, std) = scaling(&config)?;
    let flips = asks("do_flip_channel_order", Some(false))?;
    let channels = if flips { Channels::Bgr } else { Channels::Rgb };
    Ok(Input { name: String::new(), size, resize, filter, crop: Crop::Centre, channels, mean, std })
}

/// The side that pictures are brought to, and whether both sides are.
fn sizes(size: &Value, kind: Option<&Kind>) -> Result<(u32, bool), String> {
    if let Some(number) = size.as_u64() {
        let kind = kind.ok_or("its `size` is one number, and it does not say of what kind of processor")?;
        return Ok((pixels(Some(number), "size")?, kind.square));
    }
    match size["shortest_edge"].as_u64() {
        Some(short) => Ok((pixels(Some(short), "size.shortest_edge")?, false)),
        None => Ok((both(size, "size")?, true)),
    }
}

/// A table of height and width that are the same.
fn both(table: &Value, name: &str) -> Result<u32, String> {
    match (table["height"].as_u64(), table["width"].as_u64()) {
        (Some(height), Some(width)) if height == width => pixels(Some(height), name),
        (Some(height), Some(width)) => Err(format!("its `{name}` is {height} x {width}, which is no square")),
        _ => Err(format!("its `{name}` cannot be read")),
    }
}

fn pixels(number: Option<u64>, name: &str) -> Result<u32, String> {
    let side = number.and_then(|n| u32::try_from(n).ok()).filter(|n| (16..=4096).contains(n));
    side.ok_or_else(|| format!("its `{name}` is not 16 to 4096 pixels"))
}

/// Mean and deviation for values from 0 to 1, whatever the file's own scale is.
fn scaling(config: &Value) -> Result<([f32; 3], [f32; 3]), String> {
    let factor = match (config["do_rescale"].as_bool(), config["rescale_factor"].as_f64()) {
        (Some(false), _) => 1.0,
        (_, None) => 1.0 / 255.0,
        (_, Some(factor)) => factor,
    };
    if !(factor.is_finite() && factor > 0.0) {
        return Err("its `rescale_factor` is not greater than 0".to_owned());
    }
    let normalises = config["do_normalize"].as_bool().unwrap_or(true);
    let three = |key: &str, otherwise: f64| match &config[key] {
        _ if !normalises => Ok([otherwise; 3]),
        Value::Array(numbers) => {
            let numbers: Vec<f64> = numbers.iter().filter_map(Value::as_f64).collect();
            <[f64; 3]>::try_from(numbers).map_err(|_| format!("its `{key}` is not three numbers"))
        }
        _ => Err(format!("its `{key}` is not three numbers")),
    };
    // (v * factor - mean) / std is ((v / 255) - mean / (255 factor)) / (std / (255 factor)).
    let scale = 255.0 * factor;
    let (mean, std) = (three("image_mean", 0.0)?, three("image_std", 1.0)?);
    Ok((mean.map(|m| (m / scale) as f32), std.map(|s| (s / scale) as f32)))
}

/// What kind of model it is, as its `config.json` says.
pub(super) fn model_type(config: Option<&str>) -> Option<String> {
    let config: Value = serde_json::from_str(config?).ok()?;
    config["model_type"].as_str().map(str::to_owned)
}

/// The output that stands for a picture, among outputs by name. ViT's own `pooler_output` passes through a layer that
/// self-supervised training (DINO: Caron et al. 2021) leaves at random, so there the first token is taken.
pub(super) fn picture_output<'a>(names: &[&'a str], model_type: Option<&str>) -> Option<&'a str> {
    let is_plain_vit = matches!(model_type, Some("vit" | "deit" | "vit_mae" | "vit_msn"));
    let order: &[&str] = match is_plain_vit {
        true => &["image_embeds", "last_hidden_state", "pooler_output"],
        false => &["image_embeds", "pooler_output", "last_hidden_state"],
    };
    let known = order.iter().find_map(|wanted| names.iter().find(|name| *name == wanted));
    known.or(names.first().filter(|_| names.len() == 1)).copied()
}

/// The output for texts that compares with a picture's: CLIP projects both into one space, SigLIP pools both into it.
pub(super) fn text_output<'a>(names: &[&'a str], picture: &str, model_type: Option<&str>) -> Option<&'a str> {
    let wanted = match picture {
        "image_embeds" => "text_embeds",
        "pooler_output" if model_type.is_some_and(|kind| kind.starts_with("siglip")) => "pooler_output",
        _ => return None,
    };
    names.iter().find(|name| **name == wanted).copied()
}

/// How many tokens a text has, padding included, as the first of these says that is within reason; and the token to pad with.
pub(super) fn context(tokenizer_config: Option<&str>, config: Option<&str>) -> (Option<usize>, Option<String>) {
    let parse =
        |text: Option<&str>| text.and_then(|text| serde_json::from_str::<Value>(text).ok()).unwrap_or(Value::Null);
    let (tokenizer, config) = (parse(tokenizer_config), parse(config));
    let lengths = [&tokenizer["model_max_length"], &config["text_config"]["max_position_embeddings"]];
    let length = lengths.into_iter().filter_map(Value::as_u64).find(|n| (2..=4096).contains(n));
    let pad = tokenizer["pad_token"].as_str().or(tokenizer["pad_token"]["content"].as_str());
    (length.and_then(|n| usize::try_from(n).ok()), pad.map(str::to_owned))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLIP: &str = r#"{"crop_size": 224, "do_center_crop": true, "do_normalize": true, "do_resize": true,
        "feature_extractor_type": "CLIPFeatureExtractor", "image_mean": [0.48145466, 0.4578275, 0.40821073],
        "image_std": [0.26862954, 0.26130258, 0.27577711], "resample": 3, "size": 224}"#;

    fn with(changes: &[(&str, Value)]) -> Result<Input, String> {
        let mut config: Value = serde_json::from_str(CLIP).unwrap();
        for (key, value) in changes {
            config[*key] = value.clone();
        }
        picture_rule(&config.to_string())
    }

    #[test]
    fn a_size_means_what_its_kind_means_by_it() {
        let clip = picture_rule(CLIP).unwrap();
        assert_eq!((clip.size, clip.resize, clip.filter), (224, Resize::ShortSideDown(224), Filter::Bicubic));
        assert!((clip.mean[0] - 0.481_454_66).abs() < 1e-7 && (clip.std[2] - 0.275_777_1).abs() < 1e-7);
        let siglip = with(&[
            ("feature_extractor_type", "x".into()),
            ("image_processor_type", "SiglipImageProcessor".into()),
            ("do_center_crop", Value::Null),
        ]);
        assert_eq!(siglip.unwrap().resize, Resize::Stretch);
        let dino = with(&[
            ("feature_extractor_type", "BitImageProcessor".into()),
            ("size", serde_json::json!({"shortest_edge": 256})),
            ("crop_size", serde_json::json!({"height": 224, "width": 224})),
        ]);
        assert_eq!(dino.map(|d| (d.size, d.resize)), Ok((224, Resize::ShortSideDown(256))));
        let vit = with(&[
            ("feature_extractor_type", "ViTFeatureExtractor".into()),
            ("do_center_crop", Value::Null),
            ("resample", Value::Null),
            ("size", serde_json::json!({"height": 224, "width": 224})),
        ]);
        assert_eq!(vit.map(|v| (v.resize, v.filter)), Ok((Resize::Stretch, Filter::Bilinear)));
    }

    #[test]
    fn scales_are_brought_to_one() {
        let mobile = with(&[("do_normalize", false.into()), ("resample", 2.into())]).unwrap();
        assert_eq!((mobile.mean, mobile.std), ([0.0; 3], [1.0; 3]));
        let raw = with(&[("do_rescale", false.into()), ("image_mean", serde_json::json!([127.5, 127.5, 127.5]))]);
        assert!((raw.unwrap().mean[1] - 0.5).abs() < 1e-6);
    }

    #[test]
    fn what_albumen_cannot_do_is_named() {
        let refused = |changes: &[(&str, Value)]| with(changes).unwrap_err();
        assert!(refused(&[("do_resize", false.into())]).contains("do_resize"));
        assert!(refused(&[("size", 100_000.into())]).contains("16 to 4096"));
        assert!(refused(&[("size", serde_json::json!({"height": 224, "width": 448}))]).contains("224 x 448"));
        assert!(refused(&[("size", serde_json::json!({"longest_edge": 224}))]).contains("`size`"));
        assert!(refused(&[("crop_size", 300.into())]).contains("300 pixels out of 224"));
        assert!(refused(&[("resample", 0.into())]).contains("resample"));
        assert!(refused(&[("image_mean", serde_json::json!([0.5]))]).contains("image_mean"));
        assert!(refused(&[("rescale_factor", 0.into())]).contains("rescale_factor"));
        assert!(refused(&[("feature_extractor_type", "Unheard".into())]).contains("what kind"));
        assert!(refused(&[("do_center_crop", false.into())]).contains("do_center_crop"));
        assert_eq!(picture_rule("{").unwrap_err(), "it is not JSON");
    }

    #[test]
    fn the_output_that_stands_for_the_picture_is_chosen() {
        let both = ["last_hidden_state", "pooler_output"];
        assert_eq!(picture_output(&both, Some("dinov2")), Some("pooler_output"));
        assert_eq!(picture_output(&both, Some("vit")), Some("last_hidden_state"));
        assert_eq!(picture_output(&["pooler_output", "image_embeds"], Some("clip")), Some("image_embeds"));
        assert_eq!(picture_output(&["features"], None), Some("features"));
        assert_eq!(picture_output(&["a", "b"], None), None);
        assert_eq!(text_output(&["text_embeds"], "image_embeds", None), Some("text_embeds"));
        assert_eq!(text_output(&both, "pooler_output", Some("siglip")), Some("pooler_output"));
        assert_eq!(text_output(&both, "pooler_output", Some("clip_vision_model")), None, "not of one space");
    }

    #[test]
    fn the_length_of_texts_is_said_somewhere() {
        let clip = r#"{"model_max_length": 77, "pad_token": "<|endoftext|>"}"#;
        assert_eq!(context(Some(clip), None), (Some(77), Some("<|endoftext|>".to_owned())));
        let siglip = r#"{"model_max_length": 1e30, "pad_token": {"content": "</s>"}}"#;
        let config = r#"{"text_config": {"max_position_embeddings": 64}}"#;
        assert_eq!(context(Some(siglip), Some(config)), (Some(64), Some("</s>".to_owned())));
        assert_eq!(context(None, None), (None, None));
    }
}
