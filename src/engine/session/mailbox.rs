//! Events on their way to the window. What a newer one replaces does not pile up: a window may be hidden for hours.

use super::{Event, ExportNews, ImportState, Wake};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The events that wait. Those that replace earlier ones of their kind have one place each, behind the others: so groups
/// come after the photos that they hold and after the answer to the decision that they show.
#[derive(Debug, Default)]
struct Mailbox {
    queue: VecDeque<Event>,
    groups: Option<Event>,
    stacks: Option<Event>,
    themes: Option<Event>,
    folders: Option<Event>,
    unread: Option<Event>,
    progress: Option<Event>,
    export: Option<Event>,
}

impl Mailbox {
    fn put(&mut self, event: Event) {
        match &event {
            Event::Groups(_) => self.groups = Some(event),
            Event::Stacks { .. } => self.stacks = Some(event),
            Event::Themes(_) => self.themes = Some(event),
            Event::FolderAlbums(_) => self.folders = Some(event),
            Event::Unread(_) => self.unread = Some(event),
            Event::Import(ImportState::Running { .. }) => self.progress = Some(event),
            Event::Import(ImportState::Ended { .. }) => {
                // What is not read yet of this run's progress would come after its end.
                self.progress = None;
                self.queue.push_back(event);
            }
            Event::Export(ExportNews::Running { .. }) => self.export = Some(event),
            Event::Export(ExportNews::Ended { .. } | ExportNews::Failed(_)) => {
                self.export = None;
                self.queue.push_back(event);
            }
            _ => self.queue.push_back(event),
        }
    }

    fn take(&mut self) -> Option<Event> {
        self.queue
            .pop_front()
            .or_else(|| self.groups.take())
            .or_else(|| self.stacks.take())
            .or_else(|| self.themes.take())
            .or_else(|| self.folders.take())
            .or_else(|| self.unread.take())
            .or_else(|| self.progress.take())
            .or_else(|| self.export.take())
    }
}

/// Both ends of it: the session's thread sends, the window takes.
#[derive(Clone)]
pub(super) struct Post {
    mailbox: Arc<Mutex<Mailbox>>,
    wake: Wake,
}

impl Post {
    pub(super) fn new(wake: Wake) -> Self {
        Self { mailbox: Arc::default(), wake }
    }

    pub(super) fn send(&self, event: Event) {
        self.lock().put(event);
        (self.wake)();
    }

    pub(super) fn take(&self) -> Option<Event> {
        self.lock().take()
    }

    fn lock(&self) -> MutexGuard<'_, Mailbox> {
        self.mailbox.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{Estimate, Report, Snapshot};
    use std::sync::atomic::{AtomicUsize, Ordering};

    fn running(run: u64, found: u64) -> Event {
        let progress = Snapshot { found, ..Snapshot::default() };
        Event::Import(ImportState::Running { run, progress, estimate: Estimate::default(), is_paused: false })
    }

    fn names(mailbox: &mut Mailbox) -> Vec<String> {
        let name = |event| match event {
            Event::Import(ImportState::Running { run, progress, .. }) => format!("run {run}: {}", progress.found),
            Event::Import(ImportState::Ended { run, .. }) => format!("run {run} ended"),
            Event::Groups(_) => "groups".to_owned(),
            Event::Unread(_) => "unread".to_owned(),
            Event::Photos(_) => "photos".to_owned(),
            other => format!("{other:?}"),
        };
        std::iter::from_fn(|| mailbox.take()).map(name).collect()
    }

    #[test]
    fn what_is_replaced_does_not_pile_up_and_comes_last() {
        let mut mailbox = Mailbox::default();
        for n in 0..100 {
            mailbox.put(running(1, n));
            mailbox.put(Event::Groups(Arc::default()));
            mailbox.put(Event::Unread(Arc::default()));
        }
        mailbox.put(Event::Photos(Vec::new()));
        assert_eq!(names(&mut mailbox), ["photos", "groups", "unread", "run 1: 99"]);
    }

    #[test]
    fn no_progress_comes_after_the_end() {
        let mut mailbox = Mailbox::default();
        mailbox.put(running(1, 5));
        mailbox.put(Event::Import(ImportState::Ended { run: 1, report: Report::default() }));
        mailbox.put(running(2, 1));
        assert_eq!(names(&mut mailbox), ["run 1 ended", "run 2: 1"]);
    }

    #[test]
    fn each_event_wakes_the_window() {
        let woken = Arc::new(AtomicUsize::new(0));
        let count = woken.clone();
        let post = Post::new(Arc::new(move || {
            count.fetch_add(1, Ordering::SeqCst);
        }));
        post.send(Event::Loaded);
        post.send(Event::Groups(Arc::default()));
        assert_eq!(woken.load(Ordering::SeqCst), 2);
        assert!(matches!(post.take(), Some(Event::Loaded)));
    }
}
