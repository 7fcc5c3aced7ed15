//! `suggest --kind folders`.

use super::{json, themes};
use crate::engine::{self, FolderFiles};
use crate::words::Words;
use std::io::Write;
use std::path::Path;

pub(super) fn run(library: &Path, json: bool, words: &Words, out: &mut dyn Write) -> anyhow::Result<()> {
    let folders = engine::folders(library)?;
    if json {
        return json::print(&json::Groups::of_folders(&folders, words), out);
    }
    if folders.is_empty() {
        writeln!(out, "{}", words.say("cli-suggest-no-folders"))?;
    }
    for FolderFiles { folder, album, files } in &folders {
        themes::print(folder, &words.title_beside(folder, album.as_ref()), files, words, out)?;
    }
    Ok(())
}
