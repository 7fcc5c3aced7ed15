//! What a model folder says about itself: `manifest.toml`, checked before anything is believed. Pure.
//!
//! A folder may come from anywhere, so names are plain, numbers have limits, and every defect is one clear sentence.

use serde::{Deserialize, Serialize};

use super::error::phrase;
use crate::domain::EncoderId;

/// The version of the layout of `manifest.toml` that this program reads.
pub const LAYOUT: u32 = 1;

/// An encoder as its model folder describes it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Version of the manifest's layout, [`LAYOUT`].
    pub layout: u32,
    /// Names the weights for ever: embeddings of different ids are never compared.
    pub id: String,
    /// For people.
    pub name: String,
    /// SPDX expression of the weights' licence.
    pub licence: String,
    /// Where the weights came from.
    pub source: String,
    /// The file with graph and weights.
    pub model: ModelFile,
    /// What goes in.
    pub input: Input,
    /// What comes out, at least one.
    pub outputs: Vec<Output>,
    /// The part that reads words, where the encoder can be asked in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<TextSide>,
}

/// The part of an encoder that puts words where its picture part puts pictures (CLIP: Radford et al. 2021; SigLIP: Zhai
/// et al. 2023). Its embeddings compare with those of the first output for [`Purpose::Scene`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextSide {
    /// Graph and weights.
    pub model: ModelFile,
    /// The tokenizer, as the crate `tokenizers` reads it.
    pub tokenizer: ModelFile,
    /// Name of the graph's input for tokens, int64 [batch, context].
    pub input: String,
    /// Name of its input that marks which tokens are not padding, where it takes one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mask: Option<String>,
    /// Name of its output, float32 [batch, length].
    pub output: String,
    /// Tokens that it is given: shorter texts are padded, longer ones cut.
    pub context: usize,
    /// The token to pad with.
    pub pad: u32,
}

/// The ONNX file of a model folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModelFile {
    /// Its path inside the folder: plain names, such as `model.onnx` or `onnx/vision_model.onnx`.
    pub file: String,
    /// SHA-256 of its bytes, 64 hexadecimal digits.
    pub sha256: String,
}

/// How a picture becomes the model's input, float32 [batch, 3, size, size].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Input {
    /// Name of the graph's input.
    pub name: String,
    /// Height and width in pixels.
    pub size: u32,
    /// How the picture is brought to size.
    pub resize: Resize,
    /// With which filter.
    pub filter: Filter,
    /// What is kept where it is too long.
    pub crop: Crop,
    /// Order of the colour channels.
    pub channels: Channels,
    /// Subtracted from each channel's value (0 to 1), in the order of `channels`.
    pub mean: [f32; 3],
    /// What the difference is divided by, in the order of `channels`.
    pub std: [f32; 3],
}

impl Input {
    /// How many values one prepared photo has.
    pub fn values(&self) -> usize {
        3 * self.size as usize * self.size as usize
    }

    /// To how many pixels the shorter side is brought before anything is cropped: a picture that is decoded smaller than
    /// that would be enlarged.
    pub fn short_side(&self) -> u32 {
        match self.resize {
            Resize::ShortSideDown(short) => short,
            Resize::ShortSide | Resize::Stretch => self.size,
        }
    }
}

/// How a picture is brought to the input's size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Resize {
    /// The shorter side becomes the size, the longer keeps the proportions, rounded to the nearest pixel.
    ShortSide,
    /// The shorter side becomes this many pixels, at least the size, and the longer is rounded down, as the processors
    /// of model hubs do.
    ShortSideDown(u32),
    /// Both sides become the size; the proportions are lost. Nothing is left to crop.
    Stretch,
}

/// The resampling filter, antialiased when shrinking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Filter {
    /// Cubic convolution with a = -0.5 (Keys 1981; Catmull-Rom), Pillow's BICUBIC.
    Bicubic,
    /// A triangle, Pillow's BILINEAR.
    Bilinear,
    /// Sinc within three pixels (Lanczos), Pillow's LANCZOS.
    Lanczos,
}

/// Which part is kept of a picture that is longer than wide, or wider than long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Crop {
    /// The middle.
    Centre,
}

/// Order of the colour channels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Channels {
    /// Red, green, blue.
    Rgb,
    /// Blue, green, red.
    Bgr,
}

/// One output of the graph, float32 [batch, length]; of [batch, tokens, length] the first token is taken, which stands for
/// the whole picture in transformers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Output {
    /// Name of the graph's output.
    pub name: String,
    /// How many numbers an embedding has.
    pub length: usize,
    /// What it is good for.
    pub purpose: Purpose,
}

/// What an embedding is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// What the picture shows: events, themes, search.
    Scene,
    /// Which picture it is: stacks, near-duplicates.
    Copy,
}

impl Manifest {
    /// The id of what output number `output` gives, e.g. "albumen-lite0-1/scene"; `None` where there is none.
    pub fn encoder_id(&self, output: usize) -> Option<EncoderId> {
        self.outputs.get(output).map(|o| EncoderId(format!("{}/{}", self.id, o.name)))
    }

    /// The number of the first output for a purpose.
    pub fn output_for(&self, purpose: Purpose) -> Option<usize> {
        self.outputs.iter().position(|o| o.purpose == purpose)
    }

    /// How many numbers the embeddings have that say what a picture shows; 0 where none does.
    pub fn scene_length(&self) -> usize {
        self.output_for(Purpose::Scene).map_or(0, |n| self.outputs[n].length)
    }

    /// The manifest as the text of a file.
    ///
    /// # Errors
    /// None that a checked manifest could meet.
    pub fn to_text(&self) -> Result<String, String> {
        toml::to_string(self).map_err(|e| phrase(&e))
    }

    /// Read the text of a manifest; an error is the end of a sentence.
    pub fn parse(text: &str) -> Result<Self, String> {
        // The layout comes first: a newer manifest should say that it is newer, not that some field is unknown.
        #[derive(Deserialize)]
        struct Version {
            layout: u32,
        }
        let Version { layout } = toml::from_str(text).map_err(|e| phrase(e.message()))?;
        if layout != LAYOUT {
            return Err(format!("its layout is {layout} and this version of Albumen reads {LAYOUT}"));
        }
        let manifest: Self = toml::from_str(text).map_err(|e| phrase(e.message()))?;
        super::sound::check(&manifest)?;
        Ok(manifest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = include_str!("../../models/albumen-lite0-1/manifest.toml");

    fn reason(change: (&str, &str)) -> String {
        assert!(GOOD.contains(change.0), "{} is not in the manifest", change.0);
        Manifest::parse(&GOOD.replacen(change.0, change.1, 1)).unwrap_err()
    }

    #[test]
    fn the_shipped_manifest_is_good_and_names_its_outputs() {
        let manifest = Manifest::parse(GOOD).unwrap();
        assert_eq!(manifest.encoder_id(0), Some(EncoderId("albumen-lite0-1/scene".to_owned())));
        assert_eq!(manifest.encoder_id(1), Some(EncoderId("albumen-lite0-1/copy".to_owned())));
        assert_eq!(manifest.encoder_id(2), None);
        assert_eq!(manifest.output_for(Purpose::Scene), Some(0));
        assert_eq!(manifest.output_for(Purpose::Copy), Some(1));
        assert_eq!(manifest.input.values(), 150_528);
    }

    #[test]
    fn a_newer_layout_says_so_whatever_else_is_in_it() {
        let text = Manifest::parse("layout = 2\nsomething = \"new\"").unwrap_err();
        assert_eq!(text, "its layout is 2 and this version of Albumen reads 1");
    }

    #[test]
    fn every_defect_is_named() {
        assert!(reason(("size = 224", "size = 100000")).contains("input.size"));
        assert!(reason(("length = 256", "length = 0")).contains("length"));
        assert!(reason(("filter = \"bicubic\"", "filter = \"nearest\"")).contains("nearest"));
        assert!(reason(("std = [0.502,", "std = [0.0,")).contains("std"));
        assert!(reason(("mean = [0.498,", "mean = [nan,")).contains("mean"));
        assert!(reason(("sha256 = \"", "sha256 = \"x")).contains("sha256"));
        assert!(reason(("licence = ", "license = ")).contains("license"));
        assert!(reason(("layout = 1", "")).contains("layout"));
        let twice = format!("{GOOD}\n[[outputs]]\nname = \"scene\"\nlength = 3\npurpose = \"copy\"\n");
        assert!(Manifest::parse(&twice).unwrap_err().contains("two outputs named `scene`"));
    }

    #[test]
    fn a_model_file_cannot_point_outside_its_folder() {
        for bad in ["../model.onnx", "/etc/passwd", "..", "a/../b", "a/b/c/d", "onnx/", "C:\\\\model", ""] {
            assert!(reason(("file = \"model.onnx\"", &format!("file = \"{bad}\""))).contains("model.file"), "{bad}");
        }
        let inside = GOOD.replace("file = \"model.onnx\"", "file = \"onnx/vision_model.onnx\"");
        assert_eq!(Manifest::parse(&inside).unwrap().model.file, "onnx/vision_model.onnx");
    }
}
