//! Backups of decisions, and what comes of restoring one.

use super::catalogue::{entries, load_review};
use super::{EngineError, clock};
use crate::domain::{Correction, GroupState, Held, PhotoId};
use crate::library::{Backup, Library, LogLine};
use crate::review::{Change, Review, Step};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What restoring a backup did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Restored {
    /// Accepted albums that the library has now.
    pub albums: usize,
    /// Entries of the record that the library has now.
    pub decisions: usize,
    /// Photos of groups that are in their place.
    pub here: usize,
    /// Photos of groups that the library has not found yet, by the names that they had last.
    pub pending: Vec<PathBuf>,
    /// Further ones, of which no name is known.
    pub nameless: usize,
    /// Whether the library said all of it before, so that nothing was changed.
    pub was_there: bool,
    /// Whether the backup's record did not hold together, so that the groups were made anew from their last state.
    pub is_rebuilt: bool,
}

/// Writes a backup of the decisions in the library in `folder`, where they are not backed up yet. Returns where it is.
pub fn back_up(folder: &Path) -> Result<Option<PathBuf>, EngineError> {
    Ok(Library::open(folder)?.back_up(clock::now())?)
}

/// Restores the decisions in the file `backup` to the library in `folder`, which is made where it is missing. Photos are
/// found by their content, wherever they lie. A library that has decisions of its own is left as it is, unless they are a
/// part of the backup's, or are damaged; damaged ones are backed up first.
pub fn restore(folder: &Path, backup: &Path) -> Result<Restored, EngineError> {
    let backup = Backup::read(backup)?;
    let (log, review, is_rebuilt) = record(&backup);
    let mut library = Library::open(folder)?;
    let there = library.log()?;
    let is_damaged = load_review(&library).is_err();
    let begins_with = |all: &[LogLine], first: &[LogLine]| all.len() >= first.len() && alike(all, first);
    let was_there = !is_damaged && begins_with(&there, &log);
    if !was_there && !is_damaged && !begins_with(&log, &there) {
        return Err(EngineError::OtherDecisions(folder.to_owned()));
    }
    if !was_there {
        if is_damaged {
            library.back_up(clock::now())?;
        }
        library.replace_decisions(&log, &review.held().collect::<Vec<_>>(), clock::now())?;
    }
    let held: Vec<Held> = library.held_groups()?;
    let mut restored = found(&library, &held, &backup)?;
    restored.decisions = library.log()?.len();
    Ok(Restored { was_there, is_rebuilt, ..restored })
}

/// The backup's record and the state it leads to. Where the record does not hold together, one that leads to the groups as
/// the backup has them; whether that was so.
fn record(backup: &Backup) -> (Vec<LogLine>, Review, bool) {
    if let Some(review) = folded(&backup.log) {
        return (backup.log.clone(), review, false);
    }
    let (mut ids, mut photos) = (BTreeSet::new(), BTreeSet::new());
    let mut log = Vec::new();
    for group in &backup.albums {
        let whole = Held {
            photos: group.photos.iter().copied().collect::<BTreeSet<_>>().into_iter().collect(),
            ..group.clone()
        };
        // What does not fit beside the others, such as a photo in two events, is damage, too.
        let is_twice = |photo: &PhotoId| group.theme.is_none() && !photos.insert(*photo);
        if whole.photos.is_empty() || !ids.insert(&group.id) || whole.photos.iter().any(is_twice) {
            continue;
        }
        let correction = Correction::Accept { group: group.id.clone() };
        let step = Step::Correct { correction, change: Box::new(Change { after: vec![whole], ..Change::default() }) };
        if let Ok(step) = serde_json::to_string(&step) {
            log.push(LogLine { sequence: log.len() as u64 + 1, at: backup.at, step });
        }
    }
    let review = folded(&log).unwrap_or_default();
    (log, review, true)
}

fn folded(log: &[LogLine]) -> Option<Review> {
    Review::from_log(&entries(log).ok()?).ok()
}

/// Whether both begin alike, as far as the shorter goes.
fn alike(a: &[LogLine], b: &[LogLine]) -> bool {
    let step = |line: &LogLine| serde_json::from_str::<serde_json::Value>(&line.step).ok();
    a.iter().zip(b).all(|(a, b)| a.sequence == b.sequence && a.at == b.at && step(a) == step(b))
}

/// Which photos of the groups are there, and which are not.
fn found(library: &Library, held: &[Held], backup: &Backup) -> Result<Restored, EngineError> {
    let mut names: BTreeMap<PhotoId, PathBuf> = BTreeMap::new();
    for place in &backup.places {
        if let Some(file) = place.file() {
            names.entry(place.photo).or_insert(file);
        }
    }
    let albums = held.iter().filter(|group| group.state == GroupState::Accepted).count();
    let mut restored = Restored { albums, ..Restored::default() };
    let photos: BTreeSet<PhotoId> = held.iter().flat_map(|group| group.photos.iter().copied()).collect();
    for photo in photos {
        let known = library.photo(photo)?;
        if known.is_some_and(|known| known.places.iter().any(|(_, _, missing)| !missing)) {
            restored.here += 1;
        } else if let Some(name) = names.get(&photo) {
            restored.pending.push(name.clone());
        } else {
            restored.nameless += 1;
        }
    }
    restored.pending.sort();
    Ok(restored)
}
