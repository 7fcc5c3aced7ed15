//! Each command: asks the engine, says what came of it.

use super::arguments::{Command, Kind};
use super::{discard, encoders, export, folders, history, json, manual, questions, restore, scan, stacks, themes};
use crate::domain::GroupState;
use crate::engine::{self, Group, LearningWish, Unread, Way, plan_discard, plan_twins};
use crate::words::{Value, Words};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Runs one command on the library in `library`, or in the system's place for it.
pub(super) fn run(
    command: Command,
    library: Option<PathBuf>,
    words: &Words,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    // These two need no library.
    match command {
        Command::Embed { list, out: file, output } => return embed(&list, &file, output.as_deref(), words, out),
        Command::Manual => return manual::write(out),
        _ => {}
    }
    let library = match library {
        Some(folder) => folder,
        None => engine::default_library()?,
    };
    match command {
        Command::Scan { folders, json } => scan::run(&library, &folders, json, words, out),
        Command::Suggest { json, kind: Kind::Events } => suggest(&library, json, words, out),
        Command::Suggest { json, kind: Kind::Stacks } => stacks::run(&library, json, words, out),
        Command::Suggest { json, kind: Kind::Folders } => folders::run(&library, json, words, out),
        Command::Suggest { json, kind: Kind::Themes } => themes::run(&library, json, words, out),
        Command::Apply { file } => apply(&library, &file, words, out),
        Command::Albums { json } => albums(&library, json, words, out),
        Command::History { json } => history::run(&library, json, words, out),
        Command::Learn { json, on, off, back, reset } => {
            let wish = match (back, reset) {
                (Some(version), _) => Some(LearningWish::TakeBack((version > 0).then_some(i64::from(version)))),
                (None, true) => Some(LearningWish::Reset),
                (None, false) => (on || off).then_some(LearningWish::On(on)),
            };
            let learned = wish.map_or_else(|| engine::learn(&library), |wish| engine::set_learning(&library, wish));
            learn(&learned?, json, words, out)
        }
        Command::Questions { count, json } => questions::run(&library, count, json, words, out),
        Command::Embed { .. } | Command::Decoder | Command::Manual => Ok(()), // see above, and `run` of this room
        Command::Similar { photo, count, json } => similar(&library, &photo, count, json, out),
        Command::Search { text, count, json } => search(&library, &text.join(" "), count, json, words, out),
        Command::Encoders { choose, add, forget, json } => {
            encoders::run(&library, &encoders::Asked { choose, add, forget, json }, words, out)
        }
        Command::Export { album, folder, copy: _, hardlink, symlink, names, xmp, dry_run, json } => {
            let way = match (hardlink, symlink) {
                (true, _) => Way::HardLink,
                (_, true) => Way::SymbolicLink,
                _ => Way::Copy,
            };
            export::run(&library, &export::Asked { album, folder, way, names, xmp, dry_run, json }, words, out)
        }
        Command::TakeBack { folder, dry_run, json } => export::take_back(&library, &folder, dry_run, json, words, out),
        Command::Discard { put_back: Some(files), .. } => discard::put_back(&files, words, out),
        Command::Discard { duplicates, dry_run, put_back: None, json } => {
            let plan = if duplicates { plan_twins(&library, None) } else { plan_discard(&library, None) }?;
            discard::run(&plan, dry_run, json, words, out)
        }
        Command::Info { json } => info(&library, json, words, out),
        Command::Check => check(&library, words, out),
        Command::Locate { old, new } => locate(&library, &old, &new, words, out),
        Command::Restore { backup, json } => restore::run(&library, &backup, json, words, out),
    }
}

fn suggest(library: &Path, json: bool, words: &Words, out: &mut dyn Write) -> anyhow::Result<()> {
    let groups = engine::suggestions(library)?;
    if json {
        return json::print(&json::Groups::new(groups, words), out);
    }
    // A photo on its own is no album to suggest; it is counted.
    let is_single = |g: &Group| g.files.len() < 2 && g.suggestion.addition_to.is_none();
    let (several, single): (Vec<_>, Vec<_>) =
        groups.iter().partition(|g| !is_single(g) || g.suggestion.state == GroupState::Accepted);
    for group in &several {
        write_group(group, &json::title(group, &groups, words), words, out)?;
    }
    match (several.len(), single.len()) {
        (0, 0) => writeln!(out, "{}", words.say("cli-suggest-empty"))?,
        (_, 0) => {}
        (_, n) => writeln!(out, "{}", words.fill("cli-suggest-single", &[("count", n.into())]))?,
    }
    Ok(())
}

fn write_group(
    Group { suggestion, .. }: &Group,
    title: &str,
    words: &Words,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let state = match suggestion.state {
        GroupState::Open if suggestion.sure => "sure",
        GroupState::Open => "open",
        GroupState::Accepted => "accepted",
        GroupState::Rejected => "rejected",
        GroupState::Later => "later",
    };
    let head = words.fill("cli-suggest-group", &[("title", title.into()), ("state", state.into())]);
    writeln!(out, "{head}\n    {}\n    {}", words.reason(suggestion), suggestion.id)?;
    Ok(())
}

fn apply(library: &Path, file: &Path, words: &Words, out: &mut dyn Write) -> anyhow::Result<()> {
    let applied = engine::apply(library, file)?;
    let count = ("count", applied.operations.into());
    let said = match applied.operations - applied.changes {
        0 => words.fill("cli-applied", &[count]),
        idle => words.fill("cli-applied-some", &[count, ("idle", idle.into())]),
    };
    writeln!(out, "{said}")?;
    if let Some(problem) = &applied.not_backed_up {
        writeln!(out, "{}", words.problem(problem))?;
    }
    Ok(())
}

fn albums(library: &Path, json: bool, words: &Words, out: &mut dyn Write) -> anyhow::Result<()> {
    let albums = engine::albums(library)?;
    if json {
        return json::print(&json::Groups::new(albums, words), out);
    }
    if albums.is_empty() {
        writeln!(out, "{}", words.say("cli-albums-none"))?;
    }
    for album in &albums {
        let title = words.title(&album.suggestion);
        let count = album.first_files.len();
        let said = words.fill("cli-album", &[("title", title.into()), ("count", count.into())]);
        writeln!(out, "{said}\n    {}", album.suggestion.id)?;
    }
    Ok(())
}

fn learn(learned: &engine::Learned, json: bool, words: &Words, out: &mut dyn Write) -> anyhow::Result<()> {
    let message = match &learned.used {
        _ if !learned.is_on => words.say("cli-learn-off"),
        None if learned.is_held => words.say("learning-held"),
        _ if learned.corrections == 0 => words.say("cli-learn-nothing"),
        Some(version) if version.albums == 0 => words.agreement(version),
        Some(version) => {
            let counts = [("albums", version.albums), ("before", version.before), ("after", version.after)];
            let grouping = words.fill("cli-learn-adopted", &counts.map(|(name, count)| (name, count.into())));
            version.looks.iter().fold(grouping, |said, looks| format!("{said} {}", words.looks_agreement(looks)))
        }
        None => words.say("cli-learn-kept"),
    };
    if json {
        return json::print(&json::Learning::new(learned, words, message), out);
    }
    if learned.corrections > 0 {
        writeln!(out, "{}", words.fill("cli-learn-counted", &[("count", learned.corrections.into())]))?;
    }
    writeln!(out, "{message}")?;
    for habit in learned.habits.iter().filter(|_| learned.used.is_some()) {
        writeln!(out, "{}", words.habit(*habit))?;
    }
    if let Some(looks) = learned.used.as_ref().and_then(|version| version.looks.as_ref()) {
        writeln!(out, "{}", words.looks_habit(looks))?;
    }
    Ok(())
}

fn embed(list: &Path, file: &Path, output: Option<&str>, words: &Words, out: &mut dyn Write) -> anyhow::Result<()> {
    let embedded = engine::embed(list, file, output)?;
    let gaps = [("count", embedded.rows.into()), ("length", embedded.length.into()), ("path", shown(file))];
    writeln!(out, "{}", words.fill("cli-embedded", &gaps))?;
    for Unread { path, reason } in &embedded.failures {
        writeln!(out, "{}: {}", path.display(), words.unread(reason))?;
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

fn search(library: &Path, text: &str, n: usize, json: bool, words: &Words, out: &mut dyn Write) -> anyhow::Result<()> {
    let found = engine::search(library, text, n)?;
    if json {
        return json::print(&json::SearchedPhotos::new(&found), out);
    }
    for (files, similarity) in &found.photos {
        let files: Vec<_> = files.iter().map(|f| f.display().to_string()).collect();
        let similarity = similarity.map(|similarity| format!("{similarity:.3}")).unwrap_or_default();
        writeln!(out, "{similarity:<5}  {}", files.join("  "))?;
    }
    if found.photos.is_empty() {
        writeln!(out, "{}", words.fill("cli-search-nothing", &[("text", text.into())]))?;
    }
    if !found.has_words {
        writeln!(out, "{}", words.say("cli-search-no-words"))?;
    }
    Ok(())
}

fn info(library: &Path, json: bool, words: &Words, out: &mut dyn Write) -> anyhow::Result<()> {
    let info = engine::info(library)?;
    if json {
        return json::print(&json::Library::new(&info, library), out);
    }
    let counts = info.counts;
    let all = [("photos", counts.photos.into()), ("files", counts.files.into()), ("albums", counts.albums.into())];
    writeln!(out, "{}", words.fill("cli-info-library", &[("path", shown(library))]))?;
    writeln!(out, "{}", words.fill("cli-info-counts", &all))?;
    if counts.missing > 0 {
        writeln!(out, "{}", words.fill("cli-info-missing", &[("count", counts.missing.into())]))?;
    }
    if counts.failed > 0 {
        writeln!(out, "{}", words.fill("cli-info-unread", &[("count", counts.failed.into())]))?;
    }
    if info.corrections > 0 {
        writeln!(out, "{}", words.fill("cli-info-corrections", &[("count", info.corrections.into())]))?;
    }
    for folder in &info.folders {
        let said = if info.offline.contains(folder) { "cli-info-folder-offline" } else { "cli-info-folder" };
        writeln!(out, "{}", words.fill(said, &[("path", shown(folder))]))?;
    }
    if let Some(encoder) = &info.encoder {
        writeln!(out, "{}", words.fill("cli-info-encoder", &[("encoder", encoder.to_string().into())]))?;
    }
    if let Some(backup) = &info.backup {
        writeln!(out, "{}", words.fill("cli-info-backup", &[("path", shown(backup))]))?;
    }
    Ok(())
}

fn locate(library: &Path, old: &Path, new: &Path, words: &Words, out: &mut dyn Write) -> anyhow::Result<()> {
    let located = engine::locate(library, old, new)?;
    let counts = [("count", located.moved.into()), ("folder", shown(new))];
    writeln!(out, "{}", words.fill("cli-located", &counts))?;
    if located.left > 0 {
        writeln!(out, "{}", words.fill("cli-located-left", &[("count", located.left.into())]))?;
    }
    Ok(())
}

fn check(library: &Path, words: &Words, out: &mut dyn Write) -> anyhow::Result<()> {
    let health = engine::check(library)?;
    for finding in &health.findings {
        writeln!(out, "{}", words.finding(finding))?;
    }
    if !health.is_well() {
        if let Some(backup) = engine::newest_backup(library) {
            writeln!(out, "{}", words.fill("cli-check-restore", &[("path", shown(&backup))]))?;
        }
        anyhow::bail!(words.fill("cli-check-damaged", &[("path", shown(library))]));
    }
    writeln!(out, "{}", words.say("cli-check-well"))?;
    Ok(())
}

/// A path as well as it can be shown.
fn shown(path: &Path) -> Value<'static> {
    path.display().to_string().into()
}
