//! Files beside photos that say something of them: XMP of photo programs, JSON of Google Takeout. They are read, never written.

mod takeout;
mod xmp;

use crate::domain::{Side, SideKind};
use std::fs::File;
use std::io::Read;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

/// Side files above this are not read, in bytes: most have some thousand.
const LIMIT: u64 = 4 << 20;

/// Longer texts are cut, in characters, and further keywords left out.
const TEXT: usize = 10_000;
const KEYWORDS: usize = 500;

/// What a side file says, and of which file.
#[derive(Clone, Debug, PartialEq)]
pub struct SideFile {
    /// The path of the photo, or, for what belongs to every photo of that name, the path without its extension.
    pub owner: PathBuf,
    /// What it says.
    pub side: Side,
}

/// Whether a file's name is that of a side file.
pub(super) fn named(path: &Path) -> Option<SideKind> {
    let extension = path.extension()?;
    if extension.eq_ignore_ascii_case("xmp") {
        Some(SideKind::Xmp)
    } else {
        extension.eq_ignore_ascii_case("json").then_some(SideKind::Takeout)
    }
}

/// Reads one; `None` where it says nothing of a photo, or cannot be read: it is no photo that would be missed.
pub(super) fn read(path: &Path, kind: SideKind) -> Option<SideFile> {
    let mut bytes = Vec::new();
    File::open(path).and_then(|file| file.take(LIMIT + 1).read_to_end(&mut bytes)).ok()?;
    if bytes.len() as u64 > LIMIT {
        return None;
    }
    // A panic over a broken side file costs what it says, not the scan.
    catch_unwind(AssertUnwindSafe(|| understood(path, kind, &bytes))).ok().flatten()
}

/// Reads the bytes of a side file of this name as a run does; nothing where they are none. For trying hostile bytes.
pub fn probe_side(path: &Path, bytes: &[u8]) -> Option<SideFile> {
    understood(path, named(path)?, bytes)
}

fn understood(path: &Path, kind: SideKind, bytes: &[u8]) -> Option<SideFile> {
    match kind {
        SideKind::Xmp => Some(SideFile { owner: path.with_extension(""), side: xmp::read(bytes)? }),
        SideKind::Takeout => takeout::read(path, bytes),
    }
}

/// What XMP says, wherever it stands.
pub(super) fn xmp(packet: &[u8]) -> Option<Side> {
    xmp::read(packet)
}

/// Text as it is kept: trimmed, of bounded length; `None` where there is none.
fn kept(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.chars().take(TEXT).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn side_files_by_name() {
        assert_eq!(named(Path::new("a.jpg.xmp")), Some(SideKind::Xmp));
        assert_eq!(named(Path::new("a.JSON")), Some(SideKind::Takeout));
        assert_eq!(named(Path::new("a.jpg")), None);
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.jpg.xmp");
        assert_eq!(read(&path, SideKind::Xmp), None);
        File::create(&path).unwrap().set_len(LIMIT + 1).unwrap();
        assert_eq!(read(&path, SideKind::Xmp), None);
    }
}
