//! What can go wrong between a model folder and an embedding, as sentences for the person at the screen.

use std::fmt;
use std::io;
use std::path::PathBuf;

use thiserror::Error;

/// An error of the encoder. None of them is about a single photo's quality: a bad row is [`super::Encoded::NotFinite`].
#[derive(Debug, Error)]
pub enum EncoderError {
    /// No model folder at any of the usual places.
    #[error(
        "The model `{id}` was not found: put its folder beside the program as `models/{id}`, or set ALBUMEN_MODEL to \
         it. Looked at: {}.", list(.searched)
    )]
    ModelNotFound {
        /// The model that was looked for.
        id: String,
        /// Where it was looked for, in order.
        searched: Vec<PathBuf>,
    },
    /// A file of a model folder could not be read.
    #[error("The model's file {} could not be read: {source}.", .path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file of a model folder is not what it should be.
    #[error("The model's file {} cannot be used: {reason}.", .path.display())]
    Invalid {
        /// The file.
        path: PathBuf,
        /// What is wrong with it, as the end of a sentence.
        reason: String,
    },
    /// No ONNX Runtime at any of the usual places.
    #[error(
        "ONNX Runtime was not found: run `cargo xtask run` once, which fetches it, or set ORT_DYLIB_PATH to its \
         library. Looked at: {}.", list(.searched)
    )]
    RuntimeNotFound {
        /// Where it was looked for, in order.
        searched: Vec<PathBuf>,
    },
    /// A library that is not ONNX Runtime, or too old.
    #[error(
        "{} cannot be used as ONNX Runtime: {reason}. Remove it and run `cargo xtask run` once, which fetches the right \
         one, or set ORT_DYLIB_PATH to another.", .path.display()
    )]
    RuntimeUnusable {
        /// The library.
        path: PathBuf,
        /// What is wrong with it, as the end of a sentence.
        reason: String,
    },
    /// A picture without pixels.
    #[error("The picture is empty ({width} x {height} pixels).")]
    EmptyPicture {
        /// In pixels.
        width: u32,
        /// In pixels.
        height: u32,
    },
    /// The resizer refused a picture.
    #[error("The picture ({width} x {height} pixels) could not be resized: {reason}.")]
    Resize {
        /// In pixels.
        width: u32,
        /// In pixels.
        height: u32,
        /// What the resizer said.
        reason: String,
    },
    /// A prepared photo that does not fit the model's input.
    #[error("A prepared photo has {found} values where the model `{id}` wants {wanted}.")]
    WrongInput {
        /// The model.
        id: String,
        /// How many values it wants.
        wanted: usize,
        /// How many there were.
        found: usize,
    },
    /// ONNX Runtime failed while it ran the model.
    #[error("The model `{id}` failed while it ran: {reason}.")]
    Failed {
        /// The model.
        id: String,
        /// What the runtime said.
        reason: String,
    },
}

fn list(paths: &[PathBuf]) -> String {
    paths.iter().map(|p| p.display().to_string()).collect::<Vec<_>>().join(", ")
}

/// One line, without the full stop at its end: what a library says, ready to stand inside a sentence.
pub(super) fn phrase(text: &(impl fmt::Display + ?Sized)) -> String {
    text.to_string().split_whitespace().collect::<Vec<_>>().join(" ").trim_end_matches('.').to_owned()
}
