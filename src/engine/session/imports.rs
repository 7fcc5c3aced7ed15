//! What the session's thread does about imports and folders.

use super::super::scan::real_path;
use super::super::writer::locked;
use super::super::{EngineError, Report};
use super::desk::Desk;
use super::running::Running;
use super::watching::Look;
use super::workers::{Import, Job};
use super::{Event, ImportState};
use std::path::{Path, PathBuf};

impl Desk {
    /// Asks for these to be read, after what is being read.
    pub(super) fn import(&mut self, paths: &[PathBuf]) {
        self.queue.ask(paths.iter().map(|path| real_path(path)).collect());
        self.keep_unfinished();
        self.start_next();
    }

    /// Goes on with what the last session did not end.
    pub(super) fn go_on(&mut self) {
        let unfinished = locked(&self.library).unfinished();
        if let Some(roots) = self.attempt(unfinished) {
            self.queue.ask(roots);
            self.start_next();
        }
    }

    /// Holds the import, or goes on with it.
    pub(super) fn hold(&mut self, is_held: bool) {
        if let Some(running) = &mut self.running {
            running.hold(is_held);
        }
    }

    /// Ends the import, and takes back what waits after it.
    pub(super) fn stop(&mut self) {
        self.changed.clear();
        self.queue.stop();
        self.keep_unfinished();
        if let Some(running) = &self.running {
            running.control.cancel();
        }
    }

    /// An import is over: by itself, or because it was stopped.
    pub(super) fn import_ended(&mut self, result: Result<Report, EngineError>) {
        let (running, ended, look) = (self.running.take(), self.queue.end(), self.look.take());
        self.keep_unfinished();
        self.tell_folders();
        let is_told = look.as_ref().is_none_or(|look| look.is_told());
        let roots = ended.map(|(_, roots)| roots).or(look.map(|look| look.folders)).unwrap_or_default();
        let (mut found_something, mut has_measured) = (false, false);
        let whole = result.as_ref().is_ok_and(|report| !report.stopped);
        let failed = locked(&self.library).failed_files();
        if let Some(failed) = self.attempt(failed) {
            self.unread.settle(failed, if whole { &roots } else { &[] });
            self.post.send(Event::Unread(self.unread.list()));
        }
        if let Some(running) = running {
            let (report, error) = match result {
                Ok(report) => (report, None),
                Err(error) => (so_far(&running), Some(error)),
            };
            found_something = report.new + report.missing > 0;
            has_measured = report.measured > 0;
            if is_told || found_something {
                self.post.send(Event::Import(ImportState::Ended { run: running.run, report }));
            }
            self.attempt(error.map_or(Ok(()), Err));
        }
        if has_measured {
            self.kinds_changed();
        }
        // A look that found nothing changes no group. What was measured of known photos may change which stands for them.
        if is_told || found_something || has_measured {
            self.schedule.at_once(self.now());
        }
        for folder in std::mem::take(&mut self.forgetting) {
            self.take_off(&folder);
        }
        self.look_for_drives();
        self.start_next();
    }

    /// Takes a folder off, after the import that reads it, if one does.
    pub(super) fn forget(&mut self, folder: PathBuf) {
        let is_read = self.queue.leave_out(&folder, &self.folders);
        self.keep_unfinished();
        match &self.running {
            Some(running) if is_read => {
                running.control.cancel();
                self.forgetting.push(folder);
            }
            _ => self.take_off(&folder),
        }
    }

    fn take_off(&mut self, folder: &Path) {
        let removed = locked(&self.library).remove_folder(folder);
        let Some(lost) = self.attempt(removed) else { return };
        self.retell(&lost);
        self.tell_folders();
        let failed = locked(&self.library).failed_files();
        if let Some(failed) = self.attempt(failed) {
            self.unread.forget(folder, failed, &self.folders);
            self.post.send(Event::Unread(self.unread.list()));
        }
        self.tell_decided();
        self.kinds_changed();
        self.schedule.at_once(self.now());
    }

    pub(super) fn start_next(&mut self) {
        if self.running.is_some() {
            return;
        }
        let (run, roots, adds) = match self.queue.start() {
            Some((run, roots)) => (run, roots, true),
            None if self.changed.is_empty() => return,
            None => {
                let folders: Vec<PathBuf> = std::mem::take(&mut self.changed).into_iter().collect();
                self.look = Some(Look::new(folders.clone()));
                (self.queue.number(), folders, false)
            }
        };
        let running = Running::new(run);
        self.ending.watch(&running.control);
        let (control, progress) = (running.control.clone(), running.progress.clone());
        // The thread that reads lives as long as this one.
        let _ = self.hands.reading.send(Job::Import(Import { roots, adds, control, progress }));
        // It is due at once, so the window hears of it before this thread waits again.
        self.running = Some(running);
    }

    /// Remembers what is still to be read, for the next start.
    fn keep_unfinished(&self) {
        let kept = locked(&self.library).set_unfinished(&self.queue.unfinished());
        self.attempt(kept);
    }
}

/// What an import had done that could not go on.
fn so_far(running: &Running) -> Report {
    let counts = running.progress.snapshot();
    Report {
        new: counts.new + counts.same,
        unchanged: counts.unchanged,
        other: counts.other,
        stopped: true,
        ..Report::default()
    }
}
