//! A folder that somebody offers as an encoder: read, tried, and described by a manifest. Never writes.
//!
//! The folder may come from anywhere. It is believed only after its model has turned drawings into embeddings.

use std::path::{Path, PathBuf};

use image::{Rgb, RgbImage};
use ort::session::Session;
use ort::value::{Outlet, TensorElementType, TensorRef, ValueType};

use super::error::{EncoderError, phrase};
use super::folder::{LFS_POINTER, MAX_MODEL_BYTES, digest, invalid, is_model_folder, read_limited};
use super::hub;
use super::manifest::{Input, LAYOUT, Manifest, ModelFile, Output, Purpose, TextSide};
use super::runtime::{Runtime, guarded};
use super::session::{OnnxEncoder, open};
use super::sound::{check, is_plain};
use super::text::{TextEncoder, read_tokenizer};
use super::{Encoded, Encoder, preprocess};
use crate::domain::cosine;

const MAX_CONFIG_BYTES: u64 = 1 << 20;
const MAX_TOKENIZER_BYTES: u64 = 64 << 20;

/// Where hubs' exports have the part for pictures, best first. A `model.onnx` is that part of a model that knows pictures
/// only; the smaller versions stand in where there is no other.
const PICTURE_MODELS: [&str; 8] = [
    "onnx/vision_model.onnx",
    "vision_model.onnx",
    "onnx/model.onnx",
    "model.onnx",
    "onnx/vision_model_quantized.onnx",
    "onnx/model_quantized.onnx",
    "onnx/vision_model_int8.onnx",
    "onnx/vision_model_uint8.onnx",
];
const TEXT_MODELS: [&str; 5] = [
    "onnx/text_model.onnx",
    "text_model.onnx",
    "onnx/text_model_quantized.onnx",
    "onnx/text_model_int8.onnx",
    "onnx/text_model_uint8.onnx",
];
const PREPROCESSOR: &str = "preprocessor_config.json";
const TOKENIZER: &str = "tokenizer.json";

/// A folder that holds an encoder, as it was tried.
#[derive(Debug)]
pub struct Inspected {
    /// The folder that was meant: its parent where `onnx` itself was named.
    pub folder: PathBuf,
    /// What describes it; as it stands in the folder, or made from what a model hub's files say.
    pub manifest: Manifest,
    /// Why it cannot be asked in words although it has files for that, as the end of a sentence.
    pub mute: Option<String>,
}

/// Reads a folder that may hold an encoder, loads its model and tries it on drawings.
///
/// # Errors
/// What keeps it from being one.
pub fn inspect(folder: &Path, runtime: &Runtime) -> Result<Inspected, EncoderError> {
    let folder = root_of(folder);
    let (manifest, mute) = match is_model_folder(folder) {
        true => (Manifest::read(folder)?, None),
        false => describe(folder, runtime)?,
    };
    let bytes = manifest.read_model(folder)?;
    let path = folder.join(&manifest.model.file);
    let mut encoder = OnnxEncoder::new(manifest.clone(), open(&bytes, &path, runtime, 1)?, &path)?;
    try_on_drawings(&mut encoder, &path)?;
    // What a folder's own manifest promises must hold; what was only found in it is left out where it does not.
    let (manifest, mute) = match (manifest.text.is_some(), mute) {
        (true, None) if is_model_folder(folder) => {
            try_on_words(&manifest, folder, runtime)?;
            (manifest, None)
        }
        (true, _) => match try_on_words(&manifest, folder, runtime) {
            Ok(()) => (manifest, None),
            Err(error) => (Manifest { text: None, ..manifest }, Some(phrase(&error))),
        },
        (false, mute) => (manifest, mute),
    };
    Ok(Inspected { folder: folder.to_owned(), manifest, mute })
}

/// The folder that is meant where its `onnx` was named.
fn root_of(folder: &Path) -> &Path {
    let is_inner = folder.file_name().is_some_and(|name| name == "onnx") && !folder.join(PREPROCESSOR).exists();
    folder.parent().filter(|parent| is_inner && parent.join(PREPROCESSOR).is_file()).unwrap_or(folder)
}

/// A manifest for a folder as model hubs lay it out, and why it has no text side where it has files for one.
fn describe(folder: &Path, runtime: &Runtime) -> Result<(Manifest, Option<String>), EncoderError> {
    let rules = inside(folder, PREPROCESSOR)?.ok_or_else(|| {
        invalid(
            folder,
            &format!("it holds neither manifest.toml nor {PREPROCESSOR}, so it is no encoder that Albumen knows"),
        )
    })?;
    let text = |name: &str, limit| match inside(folder, name)? {
        Some(path) => read_limited(&path, limit).map(|bytes| Some(String::from_utf8_lossy(&bytes).into_owned())),
        None => Ok(None),
    };
    let preprocessor = text(PREPROCESSOR, MAX_CONFIG_BYTES)?.unwrap_or_default();
    let rule = hub::picture_rule(&preprocessor).map_err(|reason| invalid(&rules, &reason))?;
    let config = text("config.json", MAX_CONFIG_BYTES)?;
    let model_type = hub::model_type(config.as_deref());
    let (file, path, bytes) = first_of(folder, &PICTURE_MODELS)?.ok_or_else(|| {
        invalid(folder, &format!("it has no model: {} and {} are missing", PICTURE_MODELS[0], PICTURE_MODELS[3]))
    })?;
    let mut session = open(&bytes, &path, runtime, 1)?;
    let input = picture_input(&session, &rule).map_err(|reason| invalid(&path, &reason))?;
    let names: Vec<&str> = session.outputs().iter().map(Outlet::name).collect();
    let output = hub::picture_output(&names, model_type.as_deref())
        .ok_or_else(|| invalid(&path, &format!("none of its outputs {names:?} is known to stand for a picture")))?
        .to_owned();
    let length = guarded(|| length_of(&mut session, &input, &output)).map_err(|reason| invalid(&path, &reason))?;
    let sha256 = digest(&bytes);
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut manifest = Manifest {
        layout: LAYOUT,
        id: id_of(&name, &sha256, &input, &output),
        name,
        licence: "unknown".to_owned(),
        source: "a folder of the person's".to_owned(),
        model: ModelFile { file: file.to_owned(), sha256 },
        input,
        outputs: vec![Output { name: output.clone(), length, purpose: Purpose::Scene }],
        text: None,
    };
    check(&manifest).map_err(|reason| invalid(folder, &reason))?;
    drop(session);
    let said = TextFiles { config: config.as_deref(), settings: text("tokenizer_config.json", MAX_CONFIG_BYTES)? };
    match text_side(folder, runtime, &output, model_type.as_deref(), &said) {
        Ok(side) => manifest.text = side,
        Err(error) => return Ok((manifest, Some(phrase(&error)))),
    }
    Ok((manifest, None))
}

/// The graph's one input, for pictures, with the rule for it.
fn picture_input(session: &Session, rule: &Input) -> Result<Input, String> {
    let names: Vec<&str> = session.inputs().iter().map(Outlet::name).collect();
    let [only] = session.inputs() else {
        return Err(format!("it wants {names:?}; the part for pictures alone is wanted, as {}", PICTURE_MODELS[0]));
    };
    match only.dtype() {
        ValueType::Tensor { ty: TensorElementType::Float32, shape, .. } if shape.len() == 4 => {}
        found => return Err(format!("its input `{}` is {found} where a float32 picture is wanted", only.name())),
    }
    Ok(Input { name: only.name().to_owned(), ..rule.clone() })
}

/// How long an output's embeddings are: as the graph says, else as it runs.
fn length_of(session: &mut Session, input: &Input, output: &str) -> Result<usize, String> {
    let size = input.size as usize;
    let grey = vec![0.0_f32; input.values()];
    let grey = TensorRef::from_array_view(([1, 3, size, size], &*grey)).map_err(|e| phrase(&e))?;
    let outputs = session.run(ort::inputs![input.name.as_str() => grey]).map_err(|e| phrase(&e))?;
    let value = outputs.get(output).ok_or_else(|| format!("it has no output `{output}`"))?;
    let (shape, _) = value.try_extract_tensor::<f32>().map_err(|e| phrase(&e))?;
    match shape[..] {
        [1, length] | [1, _, length] if length > 0 => usize::try_from(length).map_err(|e| phrase(&e)),
        ref found => Err(format!("its output `{output}` is {found:?} where [1, length] is wanted")),
    }
}

/// The same weights prepared for in the same way are the same encoder, wherever they lie.
fn id_of(name: &str, sha256: &str, input: &Input, output: &str) -> String {
    let plain: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || c == '.' { c } else { '-' }).take(40).collect();
    let plain = plain.trim_matches(['.', '-']).to_ascii_lowercase();
    let whole = digest(format!("{sha256} {input:?} {output}").as_bytes());
    let short = &whole[..8];
    if is_plain(&plain) { format!("{plain}-{short}") } else { format!("encoder-{short}") }
}

struct TextFiles<'a> {
    config: Option<&'a str>,
    settings: Option<String>,
}

/// What the folder has for texts; `None` where it has nothing.
fn text_side(
    folder: &Path,
    runtime: &Runtime,
    picture: &str,
    model_type: Option<&str>,
    said: &TextFiles<'_>,
) -> Result<Option<TextSide>, EncoderError> {
    let Some((file, path, bytes)) = first_of(folder, &TEXT_MODELS)? else { return Ok(None) };
    let Some(tokenizer_path) = inside(folder, TOKENIZER)? else {
        return Err(invalid(&path, &format!("{TOKENIZER} is missing beside it")));
    };
    let session = open(&bytes, &path, runtime, 1)?;
    let names: Vec<&str> = session.outputs().iter().map(Outlet::name).collect();
    let output = hub::text_output(&names, picture, model_type)
        .ok_or_else(|| invalid(&path, &format!("its outputs {names:?} do not compare with `{picture}` of pictures")))?;
    let input = |name: &str| session.inputs().iter().find(|input| input.name() == name);
    let tokens = input("input_ids").ok_or_else(|| invalid(&path, "it has no input `input_ids`"))?;
    let fixed = match tokens.dtype() {
        ValueType::Tensor { shape, .. } if shape.len() == 2 => usize::try_from(shape[1]).ok().filter(|n| *n > 0),
        found => return Err(invalid(&path, &format!("its input `input_ids` is {found}"))),
    };
    let tokenizer_bytes = read_limited(&tokenizer_path, MAX_TOKENIZER_BYTES)?;
    let tokenizer = read_tokenizer(&tokenizer_bytes, &tokenizer_path)?;
    let (context, pad) = hub::context(said.settings.as_deref(), said.config);
    let cut = tokenizer.get_truncation().map(|cut| cut.max_length);
    let context = fixed.or(context).or(cut).ok_or_else(|| invalid(&path, "nothing says how many tokens it takes"))?;
    let padding = tokenizer.get_padding().map(|padding| padding.pad_id);
    let pad = pad.and_then(|token| tokenizer.token_to_id(&token)).or(padding).unwrap_or(0);
    Ok(Some(TextSide {
        model: ModelFile { file: file.to_owned(), sha256: digest(&bytes) },
        tokenizer: ModelFile { file: TOKENIZER.to_owned(), sha256: digest(&tokenizer_bytes) },
        input: "input_ids".to_owned(),
        mask: input("attention_mask").map(|mask| mask.name().to_owned()),
        output: output.to_owned(),
        context,
        pad,
    }))
}

/// A file by its name inside the folder, its path and its bytes.
type Found<'a> = (&'a str, PathBuf, Vec<u8>);

/// The first of these files that the folder has.
fn first_of<'a>(folder: &Path, names: &[&'a str]) -> Result<Option<Found<'a>>, EncoderError> {
    for name in names {
        if let Some(path) = inside(folder, name)? {
            let bytes = read_limited(&path, MAX_MODEL_BYTES)?;
            if bytes.starts_with(LFS_POINTER) {
                return Err(invalid(&path, "it is a Git LFS pointer, not the file itself; fetch it"));
            }
            return Ok(Some((name, path, bytes)));
        }
    }
    Ok(None)
}

/// A file of the folder, where it is there. Links may lead about in the folder, and to the `blobs` of a model hub's cache, in
/// which a folder lies two levels deep; to nowhere else.
fn inside(folder: &Path, name: &str) -> Result<Option<PathBuf>, EncoderError> {
    let path = folder.join(name);
    let Ok(real) = path.canonicalize() else {
        // What is there and leads nowhere is told when it is read.
        return Ok(path.is_symlink().then_some(path));
    };
    let root = folder.canonicalize().map_err(|source| EncoderError::Unreadable { path: folder.to_owned(), source })?;
    let blobs = root.ancestors().nth(2).map(|cache| cache.join("blobs"));
    if real.starts_with(&root) || blobs.is_some_and(|blobs| real.starts_with(blobs)) {
        return Ok(Some(path));
    }
    Err(invalid(&path, "it is a link that leads out of the folder; copy the file itself there"))
}

/// Numbers for every picture, and others for another picture.
fn try_on_drawings(encoder: &mut OnnxEncoder, path: &Path) -> Result<(), EncoderError> {
    let draw = |width, height, pixel: fn(u32, u32) -> [u8; 3]| {
        let picture = RgbImage::from_fn(width, height, |x, y| Rgb(pixel(x, y)));
        preprocess(&picture, &encoder.manifest().input)
    };
    let photos = [
        draw(320, 240, |x, y| [(x % 256) as u8, (y % 256) as u8, 40])?,
        draw(240, 320, |x, y| if (x / 24 + y / 24) % 2 == 0 { [250, 240, 20] } else { [10, 30, 90] })?,
        draw(300, 300, |_, _| [128, 128, 128])?,
    ];
    let mut embeddings = Vec::new();
    for encoded in encoder.encode(&photos)? {
        match encoded {
            Encoded::Embeddings(outputs) => embeddings.push(outputs),
            Encoded::NotFinite => return Err(invalid(path, "it gives no numbers for a picture")),
        }
    }
    let alike = |n: usize| cosine(&embeddings[0][n], &embeddings[1][n]) > 0.999_99;
    match (0..encoder.manifest().outputs.len()).find(|n| alike(*n)) {
        Some(n) => {
            let name = &encoder.manifest().outputs[n].name;
            Err(invalid(path, &format!("its output `{name}` is the same for different pictures")))
        }
        None => Ok(()),
    }
}

/// Numbers for texts, and others for another text.
fn try_on_words(manifest: &Manifest, folder: &Path, runtime: &Runtime) -> Result<(), EncoderError> {
    let Some(mut text) = TextEncoder::of(manifest, folder, runtime)? else { return Ok(()) };
    let (one, other) = (text.encode("a photo of a dog")?, text.encode("red mountains in the evening")?);
    if cosine(&one, &other) > 0.999_99 {
        let path = manifest.text.as_ref().map_or_else(|| folder.to_owned(), |side| folder.join(&side.model.file));
        return Err(invalid(&path, "it gives the same for different texts"));
    }
    Ok(())
}
