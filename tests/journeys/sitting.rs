//! A person in front of the window: an open session, and all that it has told so far.

use crate::person::Person;
use albumen::domain::{Correction, GroupId, GroupState, Operation, PhotoId, ShownStack, Suggestion};
use albumen::engine::session::{
    Command, Event, FindEncoder, ImportState, Opened, PhotoItem, Reviewed, Session, Themes,
};
use albumen::engine::{EngineError, FoundPhotos, Report, Telling, Unread};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// How long something may take that takes no time to speak of: a machine may be busy with other things.
const PATIENCE: Duration = Duration::from_secs(60);

pub struct Sitting {
    session: Session,
    woken: Arc<AtomicUsize>,
    pub opened: Option<Opened>,
    pub photos: BTreeMap<PhotoId, PhotoItem>,
    pub is_loaded: bool,
    pub groups: Option<Arc<[Suggestion]>>,
    pub stacks: Option<Arc<[ShownStack]>>,
    pub telling: Telling,
    pub themes: Option<Themes>,
    pub folder_albums: Arc<[Suggestion]>,
    /// Lists of groups that came so far, and until the end of the last import.
    groupings: usize,
    before: usize,
    pub unread: Arc<[Unread]>,
    pub folders: Vec<PathBuf>,
    pub offline: Vec<PathBuf>,
    pub running: Option<ImportState>,
    pub ended: Vec<(u64, Report)>,
    pub reviewed: Vec<Reviewed>,
    pub refused: Vec<String>,
    pub failed: Vec<Arc<EngineError>>,
    pub details: Option<Box<albumen::engine::session::Details>>,
    pub found: Vec<(u64, FoundPhotos)>,
    /// For each encoder that was chosen, whether it was used at once.
    pub chosen: Vec<bool>,
}

impl Sitting {
    /// Opens the person's library with their encoder.
    pub fn open(person: &Person) -> Self {
        Self::open_with(&person.library, person.find_encoders()())
    }

    pub fn open_with(library: &Path, find: FindEncoder) -> Self {
        let woken = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&woken);
        let wake = Arc::new(move || {
            count.fetch_add(1, Ordering::SeqCst);
        });
        Self {
            session: Session::start(library, find, wake).expect("a thread"),
            woken,
            opened: None,
            photos: BTreeMap::new(),
            is_loaded: false,
            groups: None,
            stacks: None,
            telling: Telling::Works,
            themes: None,
            folder_albums: Arc::default(),
            groupings: 0,
            before: 0,
            unread: Arc::default(),
            folders: Vec::new(),
            offline: Vec::new(),
            running: None,
            ended: Vec::new(),
            reviewed: Vec::new(),
            refused: Vec::new(),
            failed: Vec::new(),
            details: None,
            found: Vec::new(),
            chosen: Vec::new(),
        }
    }

    pub fn send(&mut self, command: Command) -> &mut Self {
        self.session.send(command);
        self
    }

    pub fn import(&mut self, folder: &Path) -> &mut Self {
        self.send(Command::Import(vec![folder.to_owned()]))
    }

    pub fn say(&mut self, correction: Correction) -> &mut Self {
        self.send(Command::Review(vec![Operation::Correct(correction)]))
    }

    /// Takes in events until this holds. Only looks again when the session has called for it.
    pub fn until(&mut self, what: &str, holds: impl Fn(&Self) -> bool) -> &mut Self {
        let start = Instant::now();
        let mut heard = usize::MAX;
        loop {
            let woken = self.woken.load(Ordering::SeqCst);
            if woken != heard {
                heard = woken;
                while let Some(event) = self.session.next_event() {
                    self.take(event);
                }
            }
            if holds(self) {
                return self;
            }
            assert!(start.elapsed() < PATIENCE, "waited in vain for: {what}; failed: {:?}", self.failed);
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    /// Until import `run` has ended and what it found was grouped.
    pub fn until_read(&mut self, run: u64) -> &mut Self {
        self.until("the end of the import", |s| {
            s.ended.last().is_some_and(|(ended, _)| *ended == run) && s.groupings > s.before && s.is_grouped()
        })
    }

    /// Until the groups hold exactly the photos that there are, each once.
    pub fn until_grouped(&mut self) -> &mut Self {
        self.until("groups of these photos", Self::is_grouped)
    }

    fn is_grouped(&self) -> bool {
        let Some(groups) = &self.groups else { return false };
        let all: Vec<_> = groups.iter().flat_map(|g| g.photos.iter().copied()).collect();
        let set: BTreeSet<_> = all.iter().copied().collect();
        assert_eq!(all.len(), set.len(), "a photo is in two groups");
        set == self.photos.keys().copied().collect()
    }

    fn take(&mut self, event: Event) {
        assert!(self.opened.is_some() || matches!(event, Event::Opened(_) | Event::Failed(_)), "{event:?} came first");
        match event {
            Event::Opened(opened) => {
                self.folders.clone_from(&opened.folders);
                self.opened = Some(opened);
            }
            Event::Photos(photos) => self.photos.extend(photos.into_iter().map(|p| (p.id, p))),
            Event::Loaded => self.is_loaded = true,
            Event::Gone(photos) => {
                photos.iter().for_each(|p| assert!(self.photos.remove(p).is_some(), "{p} twice gone"));
            }
            Event::Groups(groups) => {
                self.groupings += 1;
                self.groups = Some(groups);
            }
            Event::Stacks { shown, is_made } => self.stacks = is_made.then_some(shown),
            Event::StacksToldBy(telling) => self.telling = telling,
            Event::Themes(themes) => self.themes = Some(themes),
            Event::FolderAlbums(folders) => self.folder_albums = folders,
            Event::Questions(_) | Event::Learning(_) => {}
            Event::Reviewed(reviewed) => self.reviewed.push(reviewed),
            Event::History(_) | Event::Nearly { .. } => {}
            Event::Refused(reason) => self.refused.push(reason.to_string()),
            Event::Import(ImportState::Ended { run, report }) => {
                self.before = self.groupings;
                self.ended.push((run, report));
            }
            Event::Import(state) => self.running = Some(state),
            Event::Unread(unread) => self.unread = unread,
            Event::Folders(folders) => self.folders = folders,
            Event::Offline(folders) => self.offline = folders,
            Event::Described(details) => self.details = Some(details),
            Event::Found { number, found } => self.found.push((number, found.expect("an answer"))),
            Event::EncoderChosen(is_used) => self.chosen.push(is_used),
            Event::TownsFound { .. } | Event::TownsNamed(_) | Event::Exposed(..) => {}
            Event::Encoders(_) | Event::EncoderAdded(_) => {}
            Event::Export(_) | Event::Wastebasket(_) => {}
            Event::Failed(error) => self.failed.push(error),
        }
    }

    pub fn photo(&self, file: &Path) -> PhotoId {
        self.photos.values().find(|p| p.file == file).unwrap_or_else(|| panic!("{} is not told", file.display())).id
    }

    pub fn group_of(&self, file: &Path) -> Suggestion {
        let photo = self.photo(file);
        let groups = self.groups.as_ref().expect("there are groups");
        groups.iter().find(|g| g.photos.contains(&photo)).expect("each photo is in a group").clone()
    }

    pub fn albums(&self) -> Vec<(GroupId, usize)> {
        let groups = self.groups.as_ref().expect("there are groups");
        let albums = groups.iter().filter(|g| g.state == GroupState::Accepted);
        albums.map(|g| (g.id.clone(), g.photos.len())).collect()
    }

    /// Closes the window; all threads have ended.
    pub fn close(self) {
        assert!(self.session.close(PATIENCE), "a thread goes on");
    }

    /// Closes it with no time to spare.
    pub fn slam(self) {
        self.session.close(Duration::ZERO);
    }
}
