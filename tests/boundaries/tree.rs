//! The source tree as data.

use crate::scanner;
use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};

/// A source file.
pub(crate) struct Source {
    /// Path below `src`, with `/`.
    pub(crate) path: String,
    /// The whole text.
    pub(crate) text: String,
    /// Whether it is built for tests only: `#[cfg(test)] mod name;` in its parent.
    pub(crate) only_tests: bool,
}

/// All `.rs` files below `root`, in the order of their paths.
pub(crate) fn read(root: &Path) -> io::Result<Vec<Source>> {
    let mut sources = Vec::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let text = std::fs::read_to_string(&path)?;
                sources.push(Source { path: below(root, &path), text, only_tests: false });
            }
        }
    }
    mark_tests(&mut sources);
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(sources)
}

/// Marks the files that only tests reach.
fn mark_tests(sources: &mut [Source]) {
    let mut tests = HashSet::new();
    for source in sources.iter() {
        for name in scanner::test_modules(&scanner::code(&source.text)) {
            tests.insert(format!("{}{name}", children(&source.path)));
        }
    }
    for source in sources {
        let stem = source.path.trim_end_matches(".rs");
        source.only_tests = tests.iter().any(|test| stem == test || stem.starts_with(&format!("{test}/")));
    }
}

/// The folder in which the modules that a file declares lie, with a closing `/`; empty for the root.
fn children(path: &str) -> String {
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
    let mut own = PathBuf::from(folder);
    if !["mod.rs", "lib.rs", "main.rs"].contains(&file) {
        own.push(file.trim_end_matches(".rs"));
    }
    let own = own.to_string_lossy().replace('\\', "/");
    if own.is_empty() { own } else { own + "/" }
}

fn below(root: &Path, path: &Path) -> String {
    path.strip_prefix(root).unwrap_or(path).to_string_lossy().replace('\\', "/")
}

#[test]
fn files_that_only_tests_reach_are_marked() {
    let source = |path: &str, text: &str| Source { path: path.into(), text: text.into(), only_tests: false };
    let mut sources = [
        source("review/mod.rs", "#[cfg(test)]\nmod tests;\nmod state;"),
        source("review/tests.rs", ""),
        source("review/tests/walk.rs", ""),
        source("review/state.rs", "#[cfg(test)] mod fixtures;"),
        source("review/state/fixtures.rs", ""),
        source("review/fixtures.rs", ""),
    ];
    mark_tests(&mut sources);
    let marked: Vec<&str> = sources.iter().filter(|source| source.only_tests).map(|source| &*source.path).collect();
    assert_eq!(marked, ["review/tests.rs", "review/tests/walk.rs", "review/state/fixtures.rs"]);
}
