//! What a folder holds, to be compared with what it holds later.

use crate::unpack;
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Each file's digest and time of change.
pub(super) type Tree = BTreeMap<PathBuf, (String, SystemTime)>;

pub(super) fn read(folder: &Path) -> Result<Tree> {
    let mut tree = Tree::new();
    let mut near = vec![folder.to_owned()];
    while let Some(folder) = near.pop() {
        let what = || format!("{} could not be read", folder.display());
        for entry in std::fs::read_dir(&folder).with_context(what)? {
            let entry = entry.with_context(what)?;
            let kind = entry.metadata().with_context(what)?;
            if kind.is_dir() {
                near.push(entry.path());
            } else {
                tree.insert(entry.path(), (unpack::sha256(&entry.path())?, kind.modified().with_context(what)?));
            }
        }
    }
    Ok(tree)
}
