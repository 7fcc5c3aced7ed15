//! The files of a model folder: read within limits, checked before they are believed.
//!
//! A folder may come from anywhere; every defect is one clear sentence. Never writes.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::error::EncoderError;
use super::manifest::{Manifest, ModelFile};

const MANIFEST: &str = "manifest.toml";
const MAX_MANIFEST_BYTES: u64 = 64 << 10;
pub(super) const MAX_MODEL_BYTES: u64 = 1 << 30; // protobuf ends at 2 GiB, the patience of a desktop earlier

/// Does this folder claim to hold a model?
pub fn is_model_folder(folder: &Path) -> bool {
    folder.join(MANIFEST).is_file()
}

impl Manifest {
    /// Read and check the manifest of a model folder.
    ///
    /// # Errors
    /// Missing, too large, not TOML, of another layout, or with values outside their limits.
    pub fn read(folder: &Path) -> Result<Self, EncoderError> {
        let path = folder.join(MANIFEST);
        let bytes = read_limited(&path, MAX_MANIFEST_BYTES)?;
        let text = String::from_utf8(bytes).map_err(|_| invalid(&path, "it is not text"))?;
        Self::parse(&text).map_err(|reason| EncoderError::Invalid { path, reason })
    }

    /// Read the model's bytes and check them against the manifest's SHA-256.
    ///
    /// # Errors
    /// Missing, too large, or not the bytes that the manifest names.
    pub fn read_model(&self, folder: &Path) -> Result<Vec<u8>, EncoderError> {
        self.model.read(folder)
    }

    /// The files that a folder of this manifest has beside it, by their paths inside the folder.
    pub fn files(&self) -> Vec<&str> {
        let text = self.text.iter().flat_map(|text| [&text.model, &text.tokenizer]);
        std::iter::once(&self.model).chain(text).map(|file| file.file.as_str()).collect()
    }
}

impl ModelFile {
    /// Read the file's bytes and check them.
    pub(super) fn read(&self, folder: &Path) -> Result<Vec<u8>, EncoderError> {
        let path = folder.join(&self.file);
        let bytes = read_limited(&path, MAX_MODEL_BYTES)?;
        let found = digest(&bytes);
        if found == self.sha256 {
            return Ok(bytes);
        }
        let hint = if bytes.starts_with(LFS_POINTER) { ", because it is a Git LFS pointer" } else { "" };
        Err(invalid(&path, &format!("it is damaged, or not the file that the manifest names{hint}")))
    }
}

/// What stands in the place of a large file in a checkout that did not fetch it.
pub(super) const LFS_POINTER: &[u8] = b"version https://git-lfs";

/// SHA-256 in hexadecimal digits.
pub(super) fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}

pub(super) fn invalid(path: &Path, reason: &str) -> EncoderError {
    EncoderError::Invalid { path: path.to_owned(), reason: reason.to_owned() }
}

/// Read a whole file that is at most `limit` bytes long. Reading stops at the limit, whatever the file system says of
/// the size. What is no file, such as a pipe or a device, is not opened.
pub(super) fn read_limited(path: &Path, limit: u64) -> Result<Vec<u8>, EncoderError> {
    let unreadable = |source: io::Error| EncoderError::Unreadable { path: PathBuf::from(path), source };
    let too_large = || invalid(path, &format!("it is larger than {}", bytes_said(limit)));
    let metadata = std::fs::metadata(path).map_err(unreadable)?;
    if !metadata.is_file() {
        return Err(invalid(path, "it is no file"));
    }
    if metadata.len() > limit {
        return Err(too_large());
    }
    let mut bytes = Vec::new();
    File::open(path).map_err(unreadable)?.take(limit + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > limit { Err(too_large()) } else { Ok(bytes) }
}

fn bytes_said(limit: u64) -> String {
    if limit >= 1 << 30 { format!("{} GiB", limit >> 30) } else { format!("{} KiB", limit >> 10) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = include_str!("../../models/albumen-lite0-1/manifest.toml");

    #[test]
    fn files_are_checked_before_they_are_believed() {
        let folder = tempfile::tempdir().unwrap();
        let missing = Manifest::read(folder.path()).unwrap_err().to_string();
        assert!(missing.contains("manifest.toml could not be read"), "{missing}");
        std::fs::write(folder.path().join("manifest.toml"), vec![b' '; 70_000]).unwrap();
        let large = Manifest::read(folder.path()).unwrap_err().to_string();
        assert!(large.contains("larger than 64 KiB"), "{large}");
        std::fs::write(folder.path().join("manifest.toml"), [0xff, 0xfe]).unwrap();
        assert!(Manifest::read(folder.path()).unwrap_err().to_string().contains("not text"));
        std::fs::write(folder.path().join("manifest.toml"), GOOD).unwrap();
        let manifest = Manifest::read(folder.path()).unwrap();
        assert!(manifest.read_model(folder.path()).unwrap_err().to_string().contains("model.onnx could not be read"));
        let large = File::create(folder.path().join("model.onnx")).unwrap();
        large.set_len(4 << 30).unwrap();
        let large = manifest.read_model(folder.path()).unwrap_err().to_string();
        assert!(large.contains("larger than 1 GiB"), "{large}");
        std::fs::write(folder.path().join("model.onnx"), "version https://git-lfs.github.com/spec/v1").unwrap();
        let pointer = manifest.read_model(folder.path()).unwrap_err().to_string();
        assert!(pointer.contains("damaged") && pointer.contains("Git LFS"), "{pointer}");
    }
}
