//! Whether a manifest can be believed: names are plain, numbers have limits. Pure.

use super::manifest::{Manifest, ModelFile, Resize};

const MAX_OUTPUTS: usize = 8;
const MAX_LENGTH: usize = 1 << 16;
const MAX_CONTEXT: usize = 4096;
const MAX_DEPTH: usize = 3;

/// The first thing that is wrong with a manifest, as the end of a sentence.
pub(super) fn check(manifest: &Manifest) -> Result<(), String> {
    let input = &manifest.input;
    let mut names = vec![("id", &manifest.id), ("input.name", &input.name)];
    names.extend(manifest.outputs.iter().map(|o| ("outputs.name", &o.name)));
    check_file("model", &manifest.model)?;
    if let Some(text) = &manifest.text {
        check_file("text.model", &text.model)?;
        check_file("text.tokenizer", &text.tokenizer)?;
        names.extend([("text.input", &text.input), ("text.output", &text.output)]);
        names.extend(text.mask.as_ref().map(|mask| ("text.mask", mask)));
        if !(1..=MAX_CONTEXT).contains(&text.context) {
            return Err(format!("`text.context` must be 1 to {MAX_CONTEXT} tokens, and is {}", text.context));
        }
    }
    if let Some((what, name)) = names.into_iter().find(|(_, name)| !is_plain(name)) {
        return Err(format!("`{what}` must be 1 to 64 letters, digits, `-`, `_` or `.`, and is `{name}`"));
    }
    if !(16..=1024).contains(&input.size) {
        return Err(format!("`input.size` must be 16 to 1024 pixels, and is {}", input.size));
    }
    if let Resize::ShortSideDown(short) = input.resize
        && !(input.size..=4 * input.size).contains(&short)
    {
        return Err(format!("`input.resize` must be {} to {} pixels, and is {short}", input.size, 4 * input.size));
    }
    if !input.mean.iter().all(|m| m.is_finite()) || !input.std.iter().all(|s| s.is_finite() && *s > 0.0) {
        return Err("`input.mean` must be finite, and `input.std` greater than 0".to_owned());
    }
    if !(1..=MAX_OUTPUTS).contains(&manifest.outputs.len()) {
        return Err(format!("it must have 1 to {MAX_OUTPUTS} outputs, and has {}", manifest.outputs.len()));
    }
    for (n, output) in manifest.outputs.iter().enumerate() {
        if !(1..=MAX_LENGTH).contains(&output.length) {
            return Err(format!("the length of output `{}` must be 1 to {MAX_LENGTH}", output.name));
        }
        if manifest.outputs[..n].iter().any(|o| o.name == output.name) {
            return Err(format!("it has two outputs named `{}`", output.name));
        }
    }
    Ok(())
}

fn check_file(what: &str, file: &ModelFile) -> Result<(), String> {
    let parts: Vec<&str> = file.file.split('/').collect();
    if parts.len() > MAX_DEPTH || !parts.iter().all(|part| is_plain(part)) {
        return Err(format!(
            "`{what}.file` must be a file inside the folder, its name of letters, digits, `-`, `_` or `.`, and is `{}`",
            file.file
        ));
    }
    let digest = &file.sha256;
    if digest.len() != 64 || !digest.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b)) {
        return Err(format!("`{what}.sha256` must be 64 hexadecimal digits in lower case"));
    }
    Ok(())
}

/// Whether a name can stand in a path, on every system, and lead nowhere else.
pub(super) fn is_plain(name: &str) -> bool {
    (1..=64).contains(&name.len())
        && !name.starts_with('.')
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b))
}
