//! Decoding in processes of their own: who starts them, and what such a process does.

use crate::import::{Program, decode_with, serve};
use std::ffi::OsString;
use std::io::{self, Write};

/// From now on files are decoded by this very program, started anew with these words, which make it call [`serve_decoder`].
pub fn decode_apart(words: &[&str]) {
    if let Some(program) = Program::this(words.iter().map(OsString::from).collect()) {
        decode_with(program);
    }
}

/// Decodes what standard input asks for, until it ends.
///
/// # Errors
/// Nobody listens any more.
pub fn serve_decoder(out: &mut dyn Write) -> io::Result<()> {
    serve(io::stdin(), out)
}
