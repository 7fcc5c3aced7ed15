//! Where a model folder is: named by the person, beside the program, or in the source tree it was built in.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use directories::ProjectDirs;

use super::error::EncoderError;
use super::folder::is_model_folder;
use super::runtime::resources;

/// The model that ships with this version.
pub const SHIPPED_MODEL: &str = "albumen-lite0-1";
/// Environment variable with the path of a model folder to use instead.
pub const MODEL_VARIABLE: &str = "ALBUMEN_MODEL";

/// Environment variable with the path of the folder of encoders that the person added, where it is not the usual one.
pub const ENCODERS_VARIABLE: &str = "ALBUMEN_ENCODERS";

/// From `target/<triple>/release/albumen` to the checkout is four folders; further up is none of ours.
const ANCESTORS: usize = 4;

/// Find the folder of a model (one that holds a manifest).
///
/// # Errors
/// None of the places has it. A place named by `ALBUMEN_MODEL` is the only one looked at.
pub fn find_model(id: &str) -> Result<PathBuf, EncoderError> {
    let program = env::current_exe().and_then(|p| p.canonicalize()).ok();
    let searched = model_candidates(id, env::var_os(MODEL_VARIABLE), program.as_deref(), env::current_dir().ok());
    match searched.iter().find(|folder| is_model_folder(folder)) {
        Some(folder) => Ok(folder.clone()),
        None => Err(EncoderError::ModelNotFound { id: id.to_owned(), searched }),
    }
}

/// Whether the environment names a model folder, which then goes before what anybody chose.
pub fn is_model_named() -> bool {
    env::var_os(MODEL_VARIABLE).is_some_and(|named| !named.is_empty())
}

/// Where encoders are kept that the person added; `None` where the system has no place for a program's data.
pub fn added_models() -> Option<PathBuf> {
    let named = env::var_os(ENCODERS_VARIABLE).filter(|named| !named.is_empty()).map(PathBuf::from);
    named.or_else(|| ProjectDirs::from("", "", "albumen").map(|dirs| dirs.data_dir().join("encoders")))
}

/// The folders that hold model folders: `models` at the places of [`model_candidates`], then [`added_models`].
pub fn model_places() -> Vec<PathBuf> {
    let program = env::current_exe().and_then(|p| p.canonicalize()).ok();
    let beside = model_candidates("m", None, program.as_deref(), env::current_dir().ok());
    beside.iter().filter_map(|folder| folder.parent()).map(Path::to_owned).chain(added_models()).collect()
}

/// The model folders that are there: the one that the environment names, those that came with the program, those that the
/// person added, each place by name.
pub fn installed_models() -> Vec<PathBuf> {
    let named = env::var_os(MODEL_VARIABLE).filter(|named| !named.is_empty()).map(PathBuf::from);
    let mut folders: Vec<PathBuf> = named.into_iter().filter(|folder| is_model_folder(folder)).collect();
    for place in model_places() {
        let Ok(entries) = std::fs::read_dir(place) else { continue };
        let mut here: Vec<PathBuf> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
        // What begins with a dot is being copied, or is none of ours.
        here.retain(|folder| {
            folder.file_name().is_some_and(|name| !name.as_encoded_bytes().starts_with(b".")) && is_model_folder(folder)
        });
        here.sort();
        for folder in here {
            if !folders.contains(&folder) {
                folders.push(folder);
            }
        }
    }
    folders
}

/// The folders where a model may be, best first: `named` alone if it is not empty; else `models/<id>` beside the
/// program, in the folders above it (so that `target/release/albumen` of a checkout starts from anywhere), and in the
/// working folder. Pure.
pub fn model_candidates(
    id: &str,
    named: Option<OsString>,
    program: Option<&Path>,
    working: Option<PathBuf>,
) -> Vec<PathBuf> {
    if let Some(named) = named.filter(|n| !n.is_empty()) {
        return vec![PathBuf::from(named)];
    }
    let above = program.into_iter().flat_map(|p| p.ancestors().skip(1).take(ANCESTORS)).map(Path::to_owned);
    let bundled = program.and_then(resources);
    let mut folders: Vec<PathBuf> = Vec::new();
    for folder in bundled.into_iter().chain(above).chain(working).map(|f| f.join("models").join(id)) {
        if !folders.contains(&folder) {
            folders.push(folder);
        }
    }
    folders
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_named_folder_is_the_only_one() {
        let found = model_candidates("m", Some("/x".into()), Some(Path::new("/a/albumen")), Some("/w".into()));
        assert_eq!(found, [PathBuf::from("/x")]);
    }

    #[test]
    fn beside_the_program_then_above_it_then_the_working_folder() {
        let program = Path::new("/home/a/albumen/target/release/albumen");
        let found = model_candidates("m", Some(OsString::new()), Some(program), Some("/w".into()));
        let at = |folder: &str| Path::new(folder).join("models/m");
        assert_eq!(found[0], at("/home/a/albumen/target/release"));
        assert!(found.contains(&at("/home/a/albumen")));
        assert_eq!(found.last(), Some(&at("/w")));
        assert!(!found.contains(&at("/")), "the root of the disk is not ours");
    }

    #[test]
    fn no_place_is_looked_at_twice() {
        let found = model_candidates("m", None, Some(Path::new("/a/b/albumen")), Some("/a".into()));
        assert_eq!(found.iter().filter(|f| **f == Path::new("/a/models/m")).count(), 1);
    }

    #[test]
    fn a_model_that_is_nowhere_is_one_sentence_with_what_to_do() {
        let text = find_model("no-such-model").unwrap_err().to_string();
        assert!(text.contains("no-such-model") && text.contains("ALBUMEN_MODEL"), "{text}");
    }
}
