//! Watched folders: the system tells what changes in them, and when it has been quiet for a while, they are looked through.
//!
//! What the system tells is only a reason to look: the look itself is the same scan as any other, so nothing depends on
//! every change being told. Where the system cannot watch so many folders, all are looked through from time to time.
#![allow(clippy::disallowed_methods, reason = "the thread that watches reads a steady clock, to know when it is quiet")]

use super::message::Message;
use crossbeam_channel::{Receiver, Sender, unbounded};
use notify::event::{AccessKind, AccessMode, ModifyKind};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::thread::{Builder, JoinHandle};
use std::time::{Duration, Instant};

/// Folders are looked through when nothing has changed in them for so long, in seconds: whoever copies photos, or downloads
/// them, is done then.
const QUIET: f64 = 3.0;

/// But after this long at the latest, in seconds: where something changes all the time, it is read, too.
const PATIENCE: f64 = 60.0;

/// Where not everything can be watched, all folders are looked through this often, in seconds.
const ROUND: f64 = 600.0;

/// Who watches, until it is dropped.
pub(super) struct Watch {
    folders: Option<Sender<Vec<PathBuf>>>,
    thread: Option<JoinHandle<()>>,
}

impl Watch {
    /// Watches these folders, but for `own`, which Albumen writes itself. What has changed is told through `out`; times are
    /// counted from `start`.
    pub(super) fn start(
        folders: Vec<PathBuf>,
        own: PathBuf,
        start: Instant,
        out: Sender<Message>,
    ) -> std::io::Result<Self> {
        let (sender, wanted) = unbounded();
        let _ = sender.send(folders); // the other end is right here
        let work = move || Lookout { own, start, out }.run(&wanted);
        let thread = Builder::new().name("watch".to_owned()).spawn(work)?;
        Ok(Self { folders: Some(sender), thread: Some(thread) })
    }

    /// Watches these instead.
    pub(super) fn folders(&self, folders: Vec<PathBuf>) {
        if let Some(sender) = &self.folders {
            let _ = sender.send(folders); // one that has ended watches nothing
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.folders = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join(); // a panic in there has been its end
        }
    }
}

/// The thread's own part.
struct Lookout {
    own: PathBuf,
    start: Instant,
    out: Sender<Message>,
}

impl Lookout {
    /// Until nobody wants it any more.
    fn run(&self, wanted: &Receiver<Vec<PathBuf>>) {
        let (tell, told) = unbounded();
        let mut watcher = None;
        let (mut folders, mut quiet, mut round) = (Vec::new(), Quiet::default(), None);
        let mut is_told = false;
        loop {
            let due = quiet.due().into_iter().chain(round).min_by(f64::total_cmp);
            let wait = due.map_or(3_600.0, |due| (due - self.now()).clamp(0.0, 3_600.0));
            crossbeam_channel::select! {
                recv(wanted) -> next => {
                    let Ok(next) = next else { return };
                    folders = next;
                    let (new, is_whole) = watch_all(&folders, &tell);
                    watcher = new;
                    round = (!is_whole).then(|| self.now() + ROUND);
                    if !is_whole && !std::mem::replace(&mut is_told, true) {
                        let _ = self.out.send(Message::CannotWatch);
                    }
                }
                recv(told) -> event => {
                    if let Ok(event) = event {
                        quiet.changed(changed_folders(event, &folders, &self.own), self.now());
                    }
                }
                default(Duration::from_secs_f64(wait)) => {}
            }
            let mut look = quiet.take(self.now());
            if round.is_some_and(|round| round <= self.now()) {
                round = Some(self.now() + ROUND);
                look.clone_from(&folders);
            }
            if !look.is_empty() && self.out.send(Message::Changed(look)).is_err() {
                return;
            }
            // It watches for as long as it is held.
            let _ = &watcher;
        }
    }

    fn now(&self) -> f64 {
        self.start.elapsed().as_secs_f64()
    }
}

/// Has the system watch these folders and all below; whether it watches all of them that are there.
fn watch_all(folders: &[PathBuf], tell: &Sender<notify::Result<Event>>) -> (Option<RecommendedWatcher>, bool) {
    let tell = tell.clone();
    let told = move |event| drop(tell.send(event)); // one that comes after the end is too late
    let Ok(mut watcher) = notify::recommended_watcher(told) else { return (None, folders.is_empty()) };
    let mut is_whole = true;
    for folder in folders.iter().filter(|folder| folder.exists()) {
        is_whole &= watcher.watch(folder, RecursiveMode::Recursive).is_ok();
    }
    (Some(watcher), is_whole)
}

/// The folders to look through for what the system tells: those that hold what changed. Where it could not tell all, every
/// one. Pure.
fn changed_folders(told: notify::Result<Event>, watched: &[PathBuf], own: &Path) -> Vec<PathBuf> {
    let Ok(event) = told else { return watched.to_vec() };
    if event.need_rescan() {
        return watched.to_vec();
    }
    let matters = match event.kind {
        // Reading changes nothing, and neither do permissions and times; but who wrote is done now.
        EventKind::Access(kind) => kind == AccessKind::Close(AccessMode::Write),
        EventKind::Modify(ModifyKind::Metadata(_)) => false,
        _ => true,
    };
    let changed = event.paths.iter().filter(|path| matters && !path.starts_with(own));
    changed.filter_map(|path| folder_of(path, watched)).collect()
}

/// The folder that holds a path, where it lies in a watched one and nothing hidden is in between. Pure.
fn folder_of(path: &Path, watched: &[PathBuf]) -> Option<PathBuf> {
    let root = watched.iter().find(|folder| path.starts_with(folder))?;
    let inside = path.strip_prefix(root).ok()?;
    if inside.iter().any(|name| name.as_encoded_bytes().starts_with(b".")) {
        return None;
    }
    // The watched folder itself came or went, or is a single photo.
    let parent = if inside.as_os_str().is_empty() { Some(root.as_path()) } else { path.parent() };
    parent.map(Path::to_owned)
}

/// What has changed, until it has been quiet for a while. Pure: times are seconds on any steady clock.
#[derive(Debug, Default)]
struct Quiet {
    folders: BTreeSet<PathBuf>,
    first: f64,
    last: f64,
}

impl Quiet {
    fn changed(&mut self, folders: Vec<PathBuf>, now: f64) {
        if folders.is_empty() {
            return;
        }
        if self.folders.is_empty() {
            self.first = now;
        }
        self.last = now;
        self.folders.extend(folders);
    }

    fn due(&self) -> Option<f64> {
        (!self.folders.is_empty()).then(|| (self.last + QUIET).min(self.first + PATIENCE))
    }

    /// All that changed, where it is due.
    fn take(&mut self, now: f64) -> Vec<PathBuf> {
        match self.due() {
            Some(due) if due <= now => std::mem::take(&mut self.folders).into_iter().collect(),
            _ => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{CreateKind, DataChange, Flag, MetadataKind, RemoveKind};

    fn paths(names: &[&str]) -> Vec<PathBuf> {
        names.iter().map(PathBuf::from).collect()
    }

    fn changed(kind: EventKind, path: &str) -> Vec<PathBuf> {
        let event = Event::new(kind).add_path(path.into());
        changed_folders(Ok(event), &paths(&["/photos", "/stick"]), Path::new("/photos/library"))
    }

    #[test]
    fn it_is_read_when_it_is_quiet_and_not_put_off_for_ever() {
        let mut quiet = Quiet::default();
        assert_eq!((quiet.due(), quiet.take(9.0)), (None, Vec::new()));
        quiet.changed(Vec::new(), 9.0);
        assert_eq!(quiet.due(), None);
        quiet.changed(paths(&["/a"]), 10.0);
        quiet.changed(paths(&["/b", "/a"]), 12.0);
        assert_eq!((quiet.due(), quiet.take(14.9)), (Some(15.0), Vec::new()));
        for n in 0..60 {
            quiet.changed(paths(&["/a"]), 12.0 + f64::from(n));
        }
        assert_eq!(quiet.due(), Some(70.0), "a minute after the first");
        assert_eq!(quiet.take(70.0), paths(&["/a", "/b"]));
        quiet.changed(paths(&["/a"]), 80.0);
        assert_eq!(quiet.due(), Some(83.0), "and from there anew");
    }

    #[test]
    fn what_changes_is_told_by_its_folder() {
        let create = EventKind::Create(CreateKind::File);
        assert_eq!(changed(create, "/photos/2025/a.jpg"), paths(&["/photos/2025"]));
        assert_eq!(changed(EventKind::Remove(RemoveKind::Folder), "/stick"), paths(&["/stick"]));
        let written = EventKind::Access(AccessKind::Close(AccessMode::Write));
        assert_eq!(changed(written, "/photos/b.jpg"), paths(&["/photos"]));
        let data = EventKind::Modify(ModifyKind::Data(DataChange::Any));
        assert_eq!(changed(data, "/photos/b.jpg"), paths(&["/photos"]));
        for path in
            ["/photos/library/albumen.sqlite3", "/photos/.hidden/a.jpg", "/photos/2025/.part", "/elsewhere/a.jpg"]
        {
            assert_eq!(changed(create, path), paths(&[]), "{path}");
        }
        for kind in [
            EventKind::Access(AccessKind::Open(AccessMode::Any)),
            EventKind::Modify(ModifyKind::Metadata(MetadataKind::Any)),
        ] {
            assert_eq!(changed(kind, "/photos/a.jpg"), paths(&[]), "{kind:?}");
        }
        let lost = Event::new(EventKind::Other).set_flag(Flag::Rescan);
        assert_eq!(changed_folders(Ok(lost), &paths(&["/photos"]), Path::new("/x")), paths(&["/photos"]));
    }
}
