//! What an export will do, before it does anything. Pure.

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

/// One file to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportStep {
    /// The original.
    pub from: PathBuf,
    /// The name in the new folder.
    pub name: OsString,
}

/// A name for each file, its own where that is free. Two files of one name, or a name that is `taken`, get " (2)",
/// " (3)" and so on before the extension. Names are compared without regard to case: some disks do not keep it.
pub fn plan(files: &[PathBuf], taken: &[OsString]) -> Vec<ExportStep> {
    let mut used: BTreeSet<String> = taken.iter().map(|name| folded(name)).collect();
    let step = |from: &PathBuf| {
        let wanted = from.file_name().unwrap_or(OsStr::new("photo"));
        let name = (1..).map(|n| numbered(wanted, n)).find(|name| used.insert(folded(name)))?;
        Some(ExportStep { from: from.clone(), name })
    };
    files.iter().filter_map(step).collect()
}

fn folded(name: &OsStr) -> String {
    name.to_string_lossy().to_lowercase()
}

fn numbered(name: &OsStr, n: u32) -> OsString {
    if n == 1 {
        return name.to_owned();
    }
    let path = Path::new(name);
    let mut new = path.file_stem().unwrap_or(name).to_owned();
    new.push(format!(" ({n})"));
    if let Some(extension) = path.extension() {
        new.push(".");
        new.push(extension);
    }
    new
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_is_given_twice() {
        let files = ["/a/IMG_1.jpg", "/b/img_1.JPG", "/c/IMG_1.jpg", "/c/x"].map(PathBuf::from);
        let names: Vec<_> = plan(&files, &["IMG_1 (2).jpg".into()]).into_iter().map(|s| s.name).collect();
        assert_eq!(names, ["IMG_1.jpg", "img_1 (3).JPG", "IMG_1 (4).jpg", "x"]);
    }
}
