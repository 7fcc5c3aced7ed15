//! The seal of a shared library: a file beside it with the digest that the library had when it was packed.
//!
//! Loading a library that was damaged on the disk ends the process without a word, so a package seals it and it is looked
//! at before. A library without a seal (the person's own, or the one that `cargo xtask` fetched and checked) is loaded as it
//! is.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

/// The seal's name is the library's with this after it; it holds the SHA-256 in hexadecimal digits.
const SEAL_EXTENSION: &str = "sha256";

/// Whether `library` is still as it was sealed, if it was.
///
/// # Errors
/// Why not, as the end of a sentence.
pub(super) fn hold(library: &Path) -> Result<(), String> {
    let wanted = match fs::read_to_string(seal(library)) {
        Ok(wanted) => wanted,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(format!("its seal could not be read, {error}")),
    };
    // All of it at once: loading reads it too, so this leaves it in the system's cache.
    let bytes = fs::read(library).map_err(|error| error.to_string())?;
    let found: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    if wanted.trim() == found { Ok(()) } else { Err("it was damaged or changed after it was installed".to_owned()) }
}

fn seal(library: &Path) -> PathBuf {
    let mut name = library.as_os_str().to_owned();
    name.push(".");
    name.push(SEAL_EXTENSION);
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_as_it_was_sealed_holds() {
        let folder = tempfile::tempdir().unwrap();
        let library = folder.path().join("libx.so");
        fs::write(&library, "abc").unwrap();
        assert_eq!(hold(&library), Ok(()), "it was never sealed");
        let seal = folder.path().join("libx.so.sha256");
        // FIPS 180-4, the digest of its example "abc".
        fs::write(&seal, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\n").unwrap();
        assert_eq!(hold(&library), Ok(()));
        fs::write(&library, "abd").unwrap();
        assert!(hold(&library).unwrap_err().contains("damaged"));
        fs::remove_file(&library).unwrap();
        assert!(hold(&library).is_err(), "it is gone");
    }
}
