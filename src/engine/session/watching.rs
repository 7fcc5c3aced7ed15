//! What the session's thread does by itself about its folders: those that change, those whose drive comes and goes.

use super::super::EngineError;
use super::super::drives;
use super::super::writer::locked;
use super::desk::Desk;
use super::watch::Watch;
use super::{Event, ImportState};
use crate::domain::PhotoId;
use std::collections::HashSet;
use std::path::PathBuf;

/// How often to look whether a drive that was away is back, in seconds.
const DRIVES: f64 = 15.0;

/// A look through folders that nobody asked for. It is told of only where it finds something.
pub(super) struct Look {
    pub(super) folders: Vec<PathBuf>,
    is_told: bool,
}

impl Look {
    pub(super) fn new(folders: Vec<PathBuf>) -> Self {
        Self { folders, is_told: false }
    }

    /// Whether it found something so far.
    pub(super) fn is_worth_telling(&mut self, state: &ImportState) -> bool {
        if let ImportState::Running { progress, .. } = state {
            self.is_told |= progress.new > 0;
        }
        self.is_told
    }

    pub(super) fn is_told(&self) -> bool {
        self.is_told
    }
}

impl Desk {
    /// Watches the folders from now on, or no longer. Begins with a look through all of them: what happened while nobody
    /// watched is found, too.
    pub(super) fn watch(&mut self, is_wanted: bool) {
        if !is_wanted {
            self.watch = None;
            self.changed.clear();
            return;
        }
        if self.watch.is_some() {
            return;
        }
        let own = locked(&self.library).folder().to_owned();
        let started = Watch::start(self.folders.clone(), own, self.start, self.hands.out.clone());
        if let Some(watch) = self.attempt(started.map_err(EngineError::Thread)) {
            self.watch = Some(watch);
            self.look(self.folders.clone());
        }
    }

    /// Looks through these folders when nothing else is read.
    pub(super) fn look(&mut self, folders: Vec<PathBuf>) {
        // Where the person has held or taken off a folder meanwhile, it is theirs to say.
        let offline: HashSet<&PathBuf> = self.offline.iter().collect();
        self.changed.extend(folders.into_iter().filter(|folder| !offline.contains(folder)));
        self.start_next();
    }

    /// A folder was found in another place, or was not.
    pub(super) fn located(&mut self, result: Result<Vec<PhotoId>, EngineError>) {
        if let Some(photos) = self.attempt(result) {
            self.tell_folders();
            self.retell(&photos);
            self.look_for_drives();
            self.schedule.photos_changed();
        }
    }

    /// Tells which folders are offline, where that is news, and looks through those that are back.
    pub(super) fn look_for_drives(&mut self) {
        let found = drives::offline(&locked(&self.library));
        let now = self.now();
        let offline = self.attempt(found).unwrap_or_default();
        self.offline_due = if offline.is_empty() { f64::INFINITY } else { now + DRIVES };
        if offline == self.offline {
            return;
        }
        let before = std::mem::replace(&mut self.offline, offline);
        self.post.send(Event::Offline(self.offline.clone()));
        if self.watch.is_some() {
            let back = before.into_iter().filter(|folder| !self.offline.contains(folder)).collect();
            self.look(back);
        }
    }
}
