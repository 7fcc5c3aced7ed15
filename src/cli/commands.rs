//! Each command: asks the engine, says what came of it.

use super::arguments::{Command, Kind};
use super::words::{count, number};
use super::{json, scan};
use crate::domain::GroupState;
use crate::engine::{self, Group, Way};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Runs one command on the library in `library`, or in the system's place for it.
pub(super) fn run(command: Command, library: Option<PathBuf>, out: &mut dyn Write) -> anyhow::Result<()> {
    if let Command::Embed { list, out: file, output } = command {
        return embed(&list, &file, output.as_deref(), out);
    }
    let library = match library {
        Some(folder) => folder,
        None => engine::default_library()?,
    };
    match command {
        Command::Scan { folders, json } => scan::run(&library, &folders, json, out),
        Command::Suggest { json, kind: Kind::Events } => suggest(&library, json, out),
        Command::Apply { file } => apply(&library, &file, out),
        Command::Albums { json } => albums(&library, json, out),
        Command::Learn { json } => learn(&library, json, out),
        Command::Embed { .. } => Ok(()),
        Command::Similar { photo, count, json } => similar(&library, &photo, count, json, out),
        Command::Export { album, folder, copy: _, hardlink, symlink, dry_run } => {
            let way = match (hardlink, symlink) {
                (true, _) => Way::HardLink,
                (_, true) => Way::SymbolicLink,
                _ => Way::Copy,
            };
            export(&library, &album, &folder, way, dry_run, out)
        }
        Command::Info { json } => info(&library, json, out),
        Command::Check => check(&library, out),
    }
}

fn suggest(library: &Path, json: bool, out: &mut dyn Write) -> anyhow::Result<()> {
    let groups = engine::suggestions(library)?;
    if json {
        return json::print(&json::Groups::new(groups), out);
    }
    // A photo on its own is no album to suggest; it is counted.
    let (several, single): (Vec<_>, Vec<_>) =
        groups.into_iter().partition(|g| g.files.len() > 1 || g.state == GroupState::Accepted);
    for group in &several {
        write_group(group, out)?;
    }
    match (several.len(), single.len()) {
        (0, 0) => writeln!(out, "The library has no photos yet. Read some with `albumen scan FOLDER`.")?,
        (_, 0) => {}
        (_, n) => writeln!(out, "{} on their own.", count(n as u64, "photo stands", "photos stand"))?,
    }
    Ok(())
}

fn write_group(group: &Group, out: &mut dyn Write) -> anyhow::Result<()> {
    let state = match group.state {
        GroupState::Open if group.sure => " · sure",
        GroupState::Open => "",
        GroupState::Accepted => " · accepted",
        GroupState::Rejected => " · rejected",
        GroupState::Later => " · put off",
    };
    writeln!(out, "{}{state}\n    {}\n    {}", group.title, group.reason, group.id)?;
    Ok(())
}

fn apply(library: &Path, file: &Path, out: &mut dyn Write) -> anyhow::Result<()> {
    let applied = engine::apply(library, file)?;
    let said = count(applied.operations as u64, "operation", "operations");
    match applied.operations - applied.changes {
        0 => writeln!(out, "Applied {said}.")?,
        n => writeln!(out, "Applied {said}; {} was so already.", number(n as u64))?,
    }
    Ok(())
}

fn albums(library: &Path, json: bool, out: &mut dyn Write) -> anyhow::Result<()> {
    let albums = engine::albums(library)?;
    if json {
        return json::print(&json::Groups::new(albums), out);
    }
    if albums.is_empty() {
        writeln!(out, "There are no albums yet. `albumen suggest` shows what could be some.")?;
    }
    for album in &albums {
        let photos = count(album.first_files.len() as u64, "photo", "photos");
        writeln!(out, "{} · {photos}\n    {}", album.title, album.id)?;
    }
    Ok(())
}

fn learn(library: &Path, json: bool, out: &mut dyn Write) -> anyhow::Result<()> {
    let learned = engine::learn(library)?;
    let message = match learned.corrections {
        0 => "There is nothing to learn from yet: accept, split or merge some suggestions first.",
        _ => "Your corrections are kept and hold. This version does not yet learn from them for other photos.",
    };
    if json {
        return json::print(&json::Learning::new(&learned, message), out);
    }
    if learned.corrections > 0 {
        writeln!(out, "{} so far.", count(learned.corrections as u64, "correction", "corrections"))?;
    }
    writeln!(out, "{message}")?;
    Ok(())
}

fn embed(list: &Path, file: &Path, output: Option<&str>, out: &mut dyn Write) -> anyhow::Result<()> {
    let embedded = engine::embed(list, file, output)?;
    writeln!(
        out,
        "{}, {} numbers each, in {}",
        count(embedded.rows as u64, "embedding", "embeddings"),
        number(embedded.length as u64),
        file.display()
    )?;
    for (path, reason) in &embedded.failures {
        writeln!(out, "{}: {reason}", path.display())?;
    }
    Ok(())
}

fn similar(library: &Path, photo: &Path, n: usize, json: bool, out: &mut dyn Write) -> anyhow::Result<()> {
    let alike = engine::similar(library, photo, n)?;
    if json {
        return json::print(&json::SimilarPhotos::new(&alike), out);
    }
    for photo in &alike {
        let files: Vec<_> = photo.files.iter().map(|f| f.display().to_string()).collect();
        writeln!(out, "{:.3}  {}", photo.similarity, files.join("  "))?;
    }
    Ok(())
}

fn export(
    library: &Path,
    album: &str,
    folder: &Path,
    way: Way,
    dry_run: bool,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let exported = engine::export_album(library, album, folder, way, dry_run)?;
    let files = count(exported.steps.len() as u64, "file", "files");
    if dry_run {
        for step in &exported.steps {
            writeln!(out, "{} → {}", step.from.display(), folder.join(&step.name).display())?;
        }
        writeln!(out, "Would export {files} of “{}”. Nothing was written.", exported.title)?;
        return Ok(());
    }
    writeln!(out, "Exported {files} of “{}” to {}.", exported.title, folder.display())?;
    if way != Way::Copy {
        writeln!(out, "They are links: editing one edits the original.")?;
    }
    Ok(())
}

fn info(library: &Path, json: bool, out: &mut dyn Write) -> anyhow::Result<()> {
    let info = engine::info(library)?;
    if json {
        return json::print(&json::Library::new(&info, library), out);
    }
    let counts = info.counts;
    writeln!(out, "Library: {}", library.display())?;
    writeln!(
        out,
        "{} in {}, {}",
        count(counts.photos, "photo", "photos"),
        count(counts.files, "file", "files"),
        count(counts.albums, "album", "albums")
    )?;
    if counts.missing > 0 {
        writeln!(out, "{} not in their place at the last look", count(counts.missing, "file was", "files were"))?;
    }
    if counts.failed > 0 {
        writeln!(out, "{} could not be read", count(counts.failed, "file", "files"))?;
    }
    if info.corrections > 0 {
        writeln!(out, "{}", count(info.corrections as u64, "correction", "corrections"))?;
    }
    for folder in &info.folders {
        writeln!(out, "Folder: {}", folder.display())?;
    }
    if let Some(encoder) = &info.encoder {
        writeln!(out, "Encoder: {encoder}")?;
    }
    Ok(())
}

fn check(library: &Path, out: &mut dyn Write) -> anyhow::Result<()> {
    let health = engine::check(library)?;
    for finding in &health.findings {
        writeln!(out, "{}", finding.what)?;
    }
    if !health.is_well() {
        anyhow::bail!("the library in {} is damaged; the photos themselves are safe", library.display());
    }
    writeln!(out, "All is well.")?;
    Ok(())
}
