//! Words to embeddings: the text side of an encoder that has one.

use std::path::Path;

use ort::session::Session;
use ort::value::{TensorElementType, TensorRef, ValueType};
use tokenizers::{PaddingDirection, PaddingParams, PaddingStrategy, Tokenizer, TruncationParams};

use super::error::{EncoderError, phrase};
use super::folder::invalid;
use super::manifest::{Manifest, TextSide};
use super::runtime::{Runtime, guarded};
use super::session::open;
use crate::domain::normalise;

/// The most of a text that is tokenised, in characters: more than any context holds.
const MAX_CHARACTERS: usize = 2_000;

/// The text side of a model folder, loaded and ready.
pub struct TextEncoder {
    side: TextSide,
    id: String,
    length: usize,
    tokenizer: Tokenizer,
    session: Session,
}

impl TextEncoder {
    /// Load the text side of a model folder; `None` where its manifest has none.
    ///
    /// # Errors
    /// A defect of the folder, or a graph that is not what the manifest says.
    pub fn load(folder: &Path, runtime: &Runtime) -> Result<Option<Self>, EncoderError> {
        Self::of(&Manifest::read(folder)?, folder, runtime)
    }

    /// As [`TextEncoder::load`], by a manifest that need not lie in the folder.
    pub(super) fn of(manifest: &Manifest, folder: &Path, runtime: &Runtime) -> Result<Option<Self>, EncoderError> {
        let Some(side) = &manifest.text else { return Ok(None) };
        let tokenizer = read_tokenizer(&side.tokenizer.read(folder)?, &folder.join(&side.tokenizer.file))?;
        let path = folder.join(&side.model.file);
        let session = open(&side.model.read(folder)?, &path, runtime, 1)?;
        Self::new(manifest, side.clone(), tokenizer, session, &path).map(Some)
    }

    /// From its parts; `path` is where the model came from.
    pub(super) fn new(
        manifest: &Manifest,
        side: TextSide,
        mut tokenizer: Tokenizer,
        session: Session,
        path: &Path,
    ) -> Result<Self, EncoderError> {
        for outlet in session.inputs() {
            let is_known = outlet.name() == side.input || Some(outlet.name()) == side.mask.as_deref();
            let is_whole = matches!(outlet.dtype(), ValueType::Tensor { ty: TensorElementType::Int64, .. });
            if !(is_known && is_whole) {
                let found = outlet.dtype();
                return Err(invalid(path, &format!("its input `{}` is {found}, which is not known", outlet.name())));
            }
        }
        prepare(&mut tokenizer, &side).map_err(|reason| invalid(path, &reason))?;
        let length = manifest.scene_length();
        Ok(Self { side, id: manifest.id.clone(), length, tokenizer, session })
    }

    /// Where a text lies among the pictures: an embedding of length 1 (L2), to be compared with those of the encoder's
    /// output for what pictures show. Texts that are too long are cut.
    ///
    /// # Errors
    /// A failure of the runtime, or numbers that are none.
    pub fn encode(&mut self, text: &str) -> Result<Vec<f32>, EncoderError> {
        let id = self.id.clone();
        guarded(|| self.run(text)).map_err(|reason| EncoderError::Failed { id, reason })
    }

    fn run(&mut self, text: &str) -> Result<Vec<f32>, String> {
        let text: String = text.chars().take(MAX_CHARACTERS).collect();
        let encoding = self.tokenizer.encode_fast(text, true).map_err(|e| phrase(&e))?;
        let tokens: Vec<i64> = encoding.get_ids().iter().map(|id| i64::from(*id)).collect();
        let mask: Vec<i64> = encoding.get_attention_mask().iter().map(|id| i64::from(*id)).collect();
        let shape = [1, self.side.context];
        if tokens.len() != self.side.context || mask.len() != self.side.context {
            return Err(format!("its tokenizer gave {} tokens where {} are wanted", tokens.len(), self.side.context));
        }
        let tensor = |numbers| TensorRef::from_array_view((shape, numbers)).map_err(|e| phrase(&e));
        let mut inputs = vec![(self.side.input.as_str(), tensor(&tokens[..])?)];
        if let Some(name) = &self.side.mask {
            inputs.push((name.as_str(), tensor(&mask[..])?));
        }
        let outputs = self.session.run(inputs).map_err(|e| phrase(&e))?;
        let name = &self.side.output;
        let value = outputs.get(name).ok_or_else(|| format!("it has no output `{name}`"))?;
        let (found, numbers) = value.try_extract_tensor::<f32>().map_err(|e| phrase(&e))?;
        if found[..] != [1, self.length as i64] {
            return Err(format!("its output `{name}` is {:?} where [1, {}] is wanted", &found[..], self.length));
        }
        let mut embedding = numbers.to_vec();
        if normalise(&mut embedding) { Ok(embedding) } else { Err("it gave no numbers for a text".to_owned()) }
    }
}

/// A tokenizer, by the bytes of its file at `path`.
pub(super) fn read_tokenizer(bytes: &[u8], path: &Path) -> Result<Tokenizer, EncoderError> {
    guarded(|| Tokenizer::from_bytes(bytes).map_err(|e| phrase(&e))).map_err(|reason| invalid(path, &reason))
}

/// Every text as long as the model's context: SigLIP was trained on padded texts only, MobileCLIP's graphs take no other,
/// and CLIP, which looks no further than a text's end, gives the same either way.
fn prepare(tokenizer: &mut Tokenizer, side: &TextSide) -> Result<(), String> {
    let pad_token =
        tokenizer.id_to_token(side.pad).ok_or_else(|| format!("its tokenizer has no token {}", side.pad))?;
    tokenizer.with_padding(Some(PaddingParams {
        strategy: PaddingStrategy::Fixed(side.context),
        direction: PaddingDirection::Right,
        pad_to_multiple_of: None,
        pad_id: side.pad,
        pad_type_id: 0,
        pad_token,
    }));
    let cut = TruncationParams { max_length: side.context, ..TruncationParams::default() };
    tokenizer.with_truncation(Some(cut)).map_err(|e| phrase(&e))?;
    Ok(())
}
