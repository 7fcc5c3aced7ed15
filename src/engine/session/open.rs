//! From a folder to an open library at work: the life of the session's thread.

use super::super::catalogue::load_review;
use super::super::writer::locked;
use super::super::{EngineError, clock};
use super::asking::answer;
use super::desk::{Desk, FIRST_BACKUP, Hands};
use super::ending::Ending;
use super::errands::{self, errands};
use super::folder_albums::FolderAlbums;
use super::grouper::group;
use super::kinds::Kinds;
use super::mailbox::Post;
use super::message::Message;
use super::queue::Queue;
use super::schedule::Schedule;
use super::unread::UnreadList;
use super::workers::read;
use super::{Event, FindEncoder, Opened, items};
use crate::library::Library;
use crossbeam_channel::{Receiver, Sender, bounded, unbounded};
use jiff::tz::TimeZone;
use std::collections::{BTreeSet, HashMap};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::thread::{Builder, JoinHandle};

/// Photos told at once while the library is loaded.
const BATCH: usize = 2_000;

/// What the session's thread begins with.
pub(super) struct Start {
    pub(super) folder: PathBuf,
    pub(super) find: FindEncoder,
    pub(super) post: Post,
    pub(super) ending: Arc<Ending>,
    pub(super) out: Sender<Message>,
    pub(super) messages: Receiver<Message>,
}

/// Opens the library, works until the window closes, and ends the other threads.
pub(super) fn live(start: Start) {
    let Start { folder, find, post, ending, out, messages } = start;
    let fail = |error: EngineError| post.send(Event::Failed(Arc::new(error)));
    let library = match Library::open(&folder) {
        Ok(library) => Arc::new(Mutex::new(library)),
        Err(error) => return fail(error.into()),
    };
    let (reading, jobs) = unbounded();
    let (grouping, asks) = bounded(1);
    let (asking, questions) = unbounded();
    let (errands, basket) = errands();
    let hands = Hands { out: out.clone(), reading, grouping, asking, errands };
    let mut desk = match open(&library, hands, post.clone(), ending.clone()) {
        Ok(desk) => desk,
        Err(error) => return fail(error),
    };
    let reader = {
        let (library, out) = (library.clone(), out.clone());
        thread("import", move || read(&library, &find, &jobs, &out))
    };
    let asked = {
        let (folder, out) = (folder.clone(), out.clone());
        thread("answer", move || answer(&folder, &questions, &out))
    };
    let runner = {
        let (folder, ending, out) = (folder.clone(), ending.clone(), out.clone());
        thread("errands", move || errands::run(&folder, &ending, &basket, &out))
    };
    let grouper = thread("group", move || group(&folder, &ending, &asks, &out));
    match (reader, grouper, asked, runner) {
        (Ok(reader), Ok(grouper), Ok(asked), Ok(runner)) => {
            desk.follow_versions();
            desk.load();
            desk.go_on();
            desk.run(&messages);
            // Its ends of the channels are gone with it. First whoever writes: then the library is free for others.
            let _ = reader.join(); // a panic in there was told already
            if let Err(error) = locked(&library).back_up(clock::now()) {
                fail(error.into());
            }
            drop(library);
            let _ = grouper.join();
            let _ = asked.join();
            let _ = runner.join();
        }
        (reader, grouper, asked, runner) => {
            let failed = reader.err().or_else(|| grouper.err()).or_else(|| asked.err()).or_else(|| runner.err());
            failed.into_iter().for_each(|error| fail(EngineError::Thread(error)));
        }
    }
}

fn thread(name: &str, work: impl FnOnce() + Send + 'static) -> std::io::Result<JoinHandle<()>> {
    Builder::new().name(name.to_owned()).spawn(work)
}

/// Reads what the window wants to know first, and tells it.
fn open(library: &Arc<Mutex<Library>>, hands: Hands, post: Post, ending: Arc<Ending>) -> Result<Desk, EngineError> {
    let (review, folders, unread) = {
        let library = locked(library);
        let (review, folders) = (load_review(&library)?, library.folders()?);
        post.send(Event::Opened(Opened {
            library: library.folder().to_owned(),
            folders: folders.clone(),
            preferences: library.preferences()?,
            photos: library.photos_in_place()?,
            undo: review.next_undo().cloned(),
            redo: review.next_redo().cloned(),
            strokes: review.strokes(),
        }));
        (review, folders, UnreadList::new(library.failed_files()?))
    };
    Ok(Desk {
        library: library.clone(),
        post,
        ending,
        hands,
        start: clock::start(),
        zone: TimeZone::system(),
        review,
        base: None,
        taken: HashMap::new(),
        folders,
        unread,
        schedule: Schedule::default(),
        tells_history: false,
        kinds: Kinds::default(),
        folder_albums: FolderAlbums::default(),
        queue: Queue::default(),
        running: None,
        offline: Vec::new(),
        offline_due: 0.0,
        watch: None,
        changed: BTreeSet::new(),
        look: None,
        backup_due: FIRST_BACKUP,
        forgetting: Vec::new(),
    })
}

impl Desk {
    /// Tells all photos, and what could not be read.
    fn load(&mut self) {
        let mut after = None;
        while !self.ending.is_closing() {
            let page = locked(&self.library).photos_after(after, BATCH);
            let Some(page) = self.attempt(page) else { break };
            let Some(last) = page.last() else { break };
            after = Some(last.photo.id);
            let items: Vec<_> = page
                .into_iter()
                .filter_map(|photo| {
                    let mark = self.review.mark(photo.photo.id);
                    items::item(photo, &mark, &self.zone)
                })
                .collect();
            self.taken.extend(items.iter().map(|item| (item.id, item.taken)));
            if !items.is_empty() {
                self.post.send(Event::Photos(items));
            }
        }
        self.post.send(Event::Loaded);
        self.post.send(Event::Unread(self.unread.list()));
        self.schedule.at_once(self.now());
        self.kinds_changed();
        self.tell_kinds();
    }
}
