//! What a model folder says about itself: `manifest.toml`, checked before anything is believed. Pure.
//!
//! A folder may come from anywhere, so names are plain, numbers have limits, and every defect is one clear sentence.

use serde::Deserialize;

use super::error::phrase;
use crate::domain::EncoderId;

/// The version of the layout of `manifest.toml` that this program reads.
pub const LAYOUT: u32 = 1;
const MAX_OUTPUTS: usize = 8;
const MAX_LENGTH: usize = 1 << 16;

/// An encoder as its model folder describes it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
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
}

/// The ONNX file of a model folder.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModelFile {
    /// A plain file name inside the folder.
    pub file: String,
    /// SHA-256 of its bytes, 64 hexadecimal digits.
    pub sha256: String,
}

/// How a picture becomes the model's input, float32 [batch, 3, size, size].
#[derive(Clone, Debug, PartialEq, Deserialize)]
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
}

/// How a picture is brought to the input's size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Resize {
    /// The shorter side becomes the size, the longer keeps the proportions.
    ShortSide,
}

/// The resampling filter, antialiased when shrinking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Filter {
    /// Cubic convolution with a = -0.5 (Keys 1981; Catmull-Rom), Pillow's BICUBIC.
    Bicubic,
}

/// Which part is kept of a picture that is longer than wide, or wider than long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Crop {
    /// The middle.
    Centre,
}

/// Order of the colour channels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Channels {
    /// Red, green, blue.
    Rgb,
    /// Blue, green, red.
    Bgr,
}

/// One output of the graph, float32 [batch, length].
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
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
        manifest.check()?;
        Ok(manifest)
    }

    fn check(&self) -> Result<(), String> {
        let plain = |name: &str| {
            (1..=64).contains(&name.len())
                && !name.starts_with('.')
                && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b))
        };
        for (what, name) in [("id", &self.id), ("model.file", &self.model.file), ("input.name", &self.input.name)]
            .into_iter()
            .chain(self.outputs.iter().map(|o| ("outputs.name", &o.name)))
        {
            if !plain(name) {
                return Err(format!("`{what}` must be 1 to 64 letters, digits, `-`, `_` or `.`, and is `{name}`"));
            }
        }
        let digest = &self.model.sha256;
        if digest.len() != 64 || !digest.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b)) {
            return Err("`model.sha256` must be 64 hexadecimal digits in lower case".to_owned());
        }
        if !(16..=1024).contains(&self.input.size) {
            return Err(format!("`input.size` must be 16 to 1024 pixels, and is {}", self.input.size));
        }
        if !self.input.mean.iter().all(|m| m.is_finite()) || !self.input.std.iter().all(|s| s.is_finite() && *s > 0.0) {
            return Err("`input.mean` must be finite, and `input.std` greater than 0".to_owned());
        }
        if !(1..=MAX_OUTPUTS).contains(&self.outputs.len()) {
            return Err(format!("it must have 1 to {MAX_OUTPUTS} outputs, and has {}", self.outputs.len()));
        }
        for (n, output) in self.outputs.iter().enumerate() {
            if !(1..=MAX_LENGTH).contains(&output.length) {
                return Err(format!("the length of output `{}` must be 1 to {MAX_LENGTH}", output.name));
            }
            if self.outputs[..n].iter().any(|o| o.name == output.name) {
                return Err(format!("it has two outputs named `{}`", output.name));
            }
        }
        Ok(())
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
        for bad in ["../model.onnx", "/etc/passwd", "..", "a/b", ""] {
            assert!(reason(("file = \"model.onnx\"", &format!("file = \"{bad}\""))).contains("model.file"), "{bad}");
        }
    }
}
