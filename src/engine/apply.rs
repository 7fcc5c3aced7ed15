//! Carrying out a file of corrections.

use super::catalogue::load_review;
use super::gazetteer::place_called;
use super::versions::follow;
use super::{Catalogue, EngineError, clock, folders, themes};
use crate::domain::{Correction, GroupId, Operation, PhotoId};
use crate::library::{Library, LogLine};
use crate::review::{Entry, Review, ReviewError, Step, parse_corrections};
use jiff::tz::TimeZone;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What a file of corrections did.
#[derive(Debug)]
pub struct Applied {
    /// Lines in the file that say something.
    pub operations: usize,
    /// Those that changed something.
    pub changes: usize,
    /// Why no backup of the decisions could be written, where none could. They are in the library all the same.
    pub not_backed_up: Option<EngineError>,
}

/// Applies the corrections file `file` to the library in `folder`, all or nothing. When this returns, they are on the
/// disk.
pub fn apply(folder: &Path, file: &Path) -> Result<Applied, EngineError> {
    let bytes = std::fs::read(file).map_err(|source| EngineError::Unreadable { path: file.to_owned(), source })?;
    let bad = |bad| EngineError::BadLine { path: file.to_owned(), bad };
    let text = String::from_utf8(bytes).map_err(|e| bad(not_text(&e)))?;
    let operations = parse_corrections(&text).map_err(bad)?;
    if Library::open_to_read(folder)?.is_none() {
        return Err(EngineError::NoLibrary(folder.to_owned()));
    }
    let mut library = Library::open(folder)?;
    let mut review = load_review(&library)?;
    follow(&mut library, &mut review)?;
    let catalogue = Catalogue::load(&library, &TimeZone::system())?;
    let operations = by_photo(operations, &catalogue, file)?;

    let (lines, operations): (Vec<usize>, Vec<Operation>) = operations.into_iter().unzip();
    let before = catalogue.review();
    // Themes are looked for only where one is named: their ids begin so, see `grouping::themes`.
    let found = if operations.iter().any(names_theme) {
        themes::find(&catalogue, None, &mut themes::ThemeMemory::default())
    } else {
        Vec::new()
    };
    let named = if operations.iter().any(names_folder) { folders::find(&library, &catalogue)? } else { Vec::new() };
    let group = |review: &Review| {
        let mut groups = catalogue.group(review);
        let folders = folders::decided(&catalogue, &named, review).into_iter();
        groups.extend(folders.filter(|folder| review.held_group(&folder.id).is_none()));
        groups.extend(
            themes::decided(&catalogue, &found, review).into_iter().filter(|t| review.held_group(&t.id).is_none()),
        );
        groups
    };
    let mut after = before.clone();
    let entries = after.apply(&operations, clock::now(), group).map_err(|(index, reason)| EngineError::Refused {
        path: file.to_owned(),
        line: lines[index],
        reason,
    })?;
    keep(&mut library, before, &after, &entries)?;
    let not_backed_up = library.back_up(clock::now()).err().map(EngineError::from);
    // A step back may be many entries; only a correction may leave none.
    let said = operations.iter().filter(|operation| matches!(operation, Operation::Correct(_))).count();
    let kept = entries.iter().filter(|entry| matches!(entry.step, Step::Correct { .. })).count();
    Ok(Applied { operations: operations.len(), changes: operations.len() - said + kept, not_backed_up })
}

/// Whether an operation is about a theme that nobody may hold yet.
fn names_theme(operation: &Operation) -> bool {
    names(operation, |group| group.0.starts_with('t'))
}

/// Whether it is about a folder.
fn names_folder(operation: &Operation) -> bool {
    names(operation, GroupId::is_of_folder)
}

/// Whether an operation names such a group.
fn names(operation: &Operation, is_such: impl Fn(&GroupId) -> bool) -> bool {
    match operation {
        Operation::Undo | Operation::Redo | Operation::Back { .. } | Operation::Forward { .. } => false,
        Operation::Correct(correction) => match correction {
            Correction::Accept { group }
            | Correction::Reject { group }
            | Correction::Later { group }
            | Correction::Split { group, .. }
            | Correction::Remove { group, .. }
            | Correction::Cover { group, .. }
            | Correction::Rename { group, .. } => is_such(group),
            Correction::Move { to, .. } | Correction::Add { to, .. } => is_such(to),
            Correction::Merge { groups } => groups.iter().any(is_such),
            Correction::Create { .. } => false,
            Correction::Keep { .. } | Correction::Unstack { .. } | Correction::Clock { .. } => false,
            Correction::Same { .. } | Correction::Different { .. } => false,
            Correction::Favourite { .. }
            | Correction::Rate { .. }
            | Correction::Rotate { .. }
            | Correction::Date { .. }
            | Correction::Shift { .. }
            | Correction::Zone { .. }
            | Correction::Place { .. } => false,
        },
    }
}

/// Appends `entries` to the record, and brings the albums from `before` to `after`.
pub(super) fn keep(
    library: &mut Library,
    before: &Review,
    after: &Review,
    entries: &[Entry],
) -> Result<(), EngineError> {
    keep_versions(library, &[], before, after, entries)
}

/// As [`keep`], for what came of following these versions.
pub(super) fn keep_versions(
    library: &mut Library,
    versions: &[(PhotoId, PhotoId)],
    before: &Review,
    after: &Review,
    entries: &[Entry],
) -> Result<(), EngineError> {
    let mut lines = Vec::with_capacity(entries.len());
    for entry in entries {
        let step = serde_json::to_string(&entry.step).map_err(|e| EngineError::UnreadableEntry {
            path: library.folder().to_owned(),
            sequence: entry.sequence,
            detail: e.to_string(),
        })?;
        lines.push(LogLine { sequence: entry.sequence, at: entry.at, step });
    }
    let gone: Vec<_> = before.held().filter(|g| after.held_group(&g.id).is_none()).map(|g| g.id.clone()).collect();
    let changed: Vec<_> = after.held().filter(|g| before.held_group(&g.id) != Some(g)).collect();
    Ok(library.append_versions(versions, &lines, &gone, &changed)?)
}

/// The same operations, with photos by their ids.
fn by_photo(
    operations: Vec<(usize, Operation<String>)>,
    catalogue: &Catalogue,
    file: &Path,
) -> Result<Vec<(usize, Operation)>, EngineError> {
    let photos = catalogue.photo_of_path();
    let ids = |line: usize, paths: Vec<String>| -> Result<Vec<PhotoId>, EngineError> {
        paths.into_iter().map(|path| find(&photos, path, line, file)).collect()
    };
    let named = |(line, operation)| {
        let operation = match operation {
            Operation::Undo => Operation::Undo,
            Operation::Redo => Operation::Redo,
            Operation::Back { before } => Operation::Back { before },
            Operation::Forward { through } => Operation::Forward { through },
            Operation::Correct(correction) => Operation::Correct(match correction {
                Correction::Accept { group } => Correction::Accept { group },
                Correction::Reject { group } => Correction::Reject { group },
                Correction::Later { group } => Correction::Later { group },
                Correction::Merge { groups } => Correction::Merge { groups },
                Correction::Rename { group, name } => Correction::Rename { group, name },
                Correction::Split { group, photos } => Correction::Split { group, photos: ids(line, photos)? },
                Correction::Remove { group, photos } => Correction::Remove { group, photos: ids(line, photos)? },
                Correction::Move { photos, to } => Correction::Move { photos: ids(line, photos)?, to },
                Correction::Add { photos, to } => Correction::Add { photos: ids(line, photos)?, to },
                Correction::Create { name, photos } => Correction::Create { name, photos: ids(line, photos)? },
                Correction::Cover { group, photo } => {
                    Correction::Cover { group, photo: find(&photos, photo, line, file)? }
                }
                Correction::Keep { stack, photos } => {
                    Correction::Keep { stack: ids(line, stack)?, photos: ids(line, photos)? }
                }
                Correction::Unstack { photos } => Correction::Unstack { photos: ids(line, photos)? },
                Correction::Same { photos } => Correction::Same { photos: ids(line, photos)? },
                Correction::Different { photos, from } => {
                    Correction::Different { photos: ids(line, photos)?, from: ids(line, from)? }
                }
                Correction::Clock { camera, .. } if !catalogue.has_camera(&camera) => {
                    let reason = ReviewError::NoCamera(camera);
                    return Err(EngineError::Refused { path: file.to_owned(), line, reason });
                }
                Correction::Clock { camera, on } => Correction::Clock { camera, on },
                Correction::Favourite { photos, on } => Correction::Favourite { photos: ids(line, photos)?, on },
                Correction::Rate { photos, stars } => Correction::Rate { photos: ids(line, photos)?, stars },
                Correction::Rotate { photos, degrees } => Correction::Rotate { photos: ids(line, photos)?, degrees },
                Correction::Date { photos, to } => Correction::Date { photos: ids(line, photos)?, to },
                Correction::Shift { photos, seconds } => Correction::Shift { photos: ids(line, photos)?, seconds },
                Correction::Zone { photos, minutes } => Correction::Zone { photos: ids(line, photos)?, minutes },
                Correction::Place { photos, at, town } => {
                    let at = at.or_else(|| place_called(town.as_deref()?));
                    Correction::Place { photos: ids(line, photos)?, at, town }
                }
            }),
        };
        Ok((line, operation))
    };
    operations.into_iter().map(named).collect()
}

fn find(
    photos: &BTreeMap<String, Option<PhotoId>>,
    path: String,
    line: usize,
    file: &Path,
) -> Result<PhotoId, EngineError> {
    let absolute = std::path::absolute(&path).unwrap_or_else(|_| PathBuf::from(&path));
    match photos.get(&*absolute.to_string_lossy()) {
        Some(Some(id)) => Ok(*id),
        _ => Err(EngineError::UnknownFile { path: file.to_owned(), line, photo: path }),
    }
}

fn not_text(error: &std::string::FromUtf8Error) -> crate::review::BadLine {
    let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
    let line = 1 + good.iter().filter(|b| **b == b'\n').count();
    crate::review::BadLine { line, reason: "it is not UTF-8 text".to_owned() }
}
