//! The session's own thread: hears messages one after the other, answers, and hands out the long work.
//!
//! Everything that the window is told is told from here, so that it comes in an order that makes sense.

use super::super::learn::{carry_out, keep};
use super::super::writer::locked;
use super::super::{EngineError, clock};
use super::asking::Question;
use super::ending::Ending;
use super::errands::{Errand, Errands};
use super::folder_albums::FolderAlbums;
use super::kinds::{Ask, Kinds};
use super::mailbox::Post;
use super::message::Message;
use super::overlay::{Base, Taken, overlay};
use super::queue::Queue;
use super::running::Running;
use super::schedule::Schedule;
use super::unread::UnreadList;
use super::watch::Watch;
use super::watching::Look;
use super::workers::Job;
use super::{Command, Event, items};
use crate::domain::PhotoId;
use crate::library::{Library, LibraryError};
use crate::review::Review;
use crossbeam_channel::{Receiver, RecvTimeoutError, Sender};
use jiff::tz::TimeZone;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// Seconds from the start to the first backup: it catches up with a session that was killed, and must not hold up the start.
pub(super) const FIRST_BACKUP: f64 = 60.0;

/// Seconds from one backup of a window that stays open to the next: a day.
const NEXT_BACKUP: f64 = 24.0 * 3_600.0;

/// Where work is handed out.
pub(super) struct Hands {
    /// For messages to this very thread, by those that it starts.
    pub(super) out: Sender<Message>,
    pub(super) reading: Sender<Job>,
    pub(super) grouping: Sender<Ask>,
    pub(super) asking: Sender<Question>,
    pub(super) errands: Errands,
}

/// All that the session's thread knows.
pub(super) struct Desk {
    pub(super) library: Arc<Mutex<Library>>,
    pub(super) post: Post,
    pub(super) ending: Arc<Ending>,
    pub(super) hands: Hands,
    pub(super) start: Instant,
    pub(super) zone: TimeZone,
    /// The state of the person's decisions that is on the disk.
    pub(super) review: Review,
    /// The last grouping, where there is one.
    pub(super) base: Option<Base>,
    /// The photos that the window has.
    pub(super) taken: Taken,
    pub(super) folders: Vec<PathBuf>,
    pub(super) unread: UnreadList,
    pub(super) schedule: Schedule,
    /// Whether the window wants to know what was done.
    pub(super) tells_history: bool,
    /// Stacks and themes.
    pub(super) kinds: Kinds,
    /// Folders that look like albums.
    pub(super) folder_albums: FolderAlbums,
    pub(super) queue: Queue,
    pub(super) running: Option<Running>,
    /// Those of the folders that are not here, and when to look again.
    pub(super) offline: Vec<PathBuf>,
    pub(super) offline_due: f64,
    /// Who watches the folders, where that is wanted.
    pub(super) watch: Option<Watch>,
    /// Folders in which something changed, to be looked through when nothing else is read.
    pub(super) changed: BTreeSet<PathBuf>,
    /// The look that runs, which nobody asked for: what it was to look through, and whether it was told of.
    pub(super) look: Option<Look>,
    /// When the decisions are backed up next.
    pub(super) backup_due: f64,
    /// Folders to be taken off when the import that reads them has ended.
    pub(super) forgetting: Vec<PathBuf>,
}

impl Desk {
    /// Until the window closes.
    pub(super) fn run(mut self, messages: &Receiver<Message>) {
        while !self.ending.is_closing() {
            let message = match self.wait() {
                Some(wait) => messages.recv_timeout(wait),
                None => messages.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            match message {
                Ok(Message::Close) | Err(RecvTimeoutError::Disconnected) => return,
                Ok(_) if self.ending.is_closing() => return,
                Ok(message) => self.hear(message),
                Err(RecvTimeoutError::Timeout) => {}
            }
            self.be_on_time();
        }
    }

    fn hear(&mut self, message: Message) {
        if matches!(message, Message::Photos(_) | Message::Read(_) | Message::Located(_) | Message::Chosen(_)) {
            self.ask(Question::Changed);
        }
        match message {
            Message::Command(command) => self.obey(command),
            Message::Folders => self.tell_folders(),
            Message::Photos(photos) => {
                self.retell(&photos);
                self.follow_versions();
                self.schedule.photos_changed();
                self.kinds_changed();
            }
            Message::Unread(unread) => {
                self.unread.add(unread);
                self.post.send(Event::Unread(self.unread.list()));
            }
            Message::Read(result) => self.import_ended(result),
            Message::Learned(lesson) => {
                let kept = keep(&mut locked(&self.library), &lesson);
                self.attempt(kept);
                if lesson.body.is_some() {
                    self.looks_changed();
                }
                self.tell_learning();
            }
            Message::Questions(questions) => self.post.send(Event::Questions(questions)),
            Message::Grouped(result) => {
                self.schedule.end(self.now());
                if let Some(groups) = self.attempt(result) {
                    self.base.get_or_insert_default().renew(groups);
                }
                self.tell_groups();
            }
            Message::Stacked(result) => self.stacked(result),
            Message::Nearly(result) => self.nearly_found(result),
            Message::Themed(result) => self.themed(result),
            Message::Foldered(result) => self.foldered(result),
            Message::Rested(result) => self.rested(result),
            Message::Located(result) => self.located(result),
            Message::Changed(folders) => self.look(folders),
            Message::Answer(event) => self.post.send(event),
            Message::Chosen(result) => self.encoder_chosen(result),
            Message::CannotWatch => self.post.send(Event::Failed(Arc::new(EngineError::CannotWatch))),
            Message::Close => {}
        }
    }

    fn obey(&mut self, command: Command) {
        match command {
            Command::Import(paths) => self.import(&paths),
            Command::LookAgain => self.import(&self.folders.clone()),
            Command::Pause => self.hold(true),
            Command::Resume => self.hold(false),
            Command::Stop => self.stop(),
            Command::Review(operations) => self.decide(&operations),
            Command::Nearly(group) => self.want_nearly(group),
            Command::History => {
                self.tells_history = true;
                self.tell_history();
            }
            Command::Forget(folder) => self.forget(folder),
            Command::Locate { gone, there } => {
                // The thread that reads lives as long as this one.
                let _ = self.hands.reading.send(Job::Locate { gone, there });
            }
            Command::Watch(is_wanted) => self.watch(is_wanted),
            Command::Themes(among) => self.want_themes(among),
            Command::TellLearning => self.tell_learning(),
            Command::Learning(wish) => {
                let done = carry_out(&mut locked(&self.library), wish);
                if self.attempt(done).is_some() {
                    self.schedule.at_once(self.now());
                }
                self.tell_learning();
            }
            Command::DoNotAsk(pair) => {
                let kept = locked(&self.library).keep_unknown(pair);
                self.attempt(kept);
            }
            Command::Describe(photo) => {
                let found = locked(&self.library).photo(photo);
                if let Some(Some(photo)) = self.attempt(found) {
                    let of_group = self.base.as_ref().and_then(|base| base.whereabouts_of(photo.photo.id));
                    let mark = self.review.mark(photo.photo.id);
                    if let Some((file, _, _)) = photo.places.iter().find(|(_, _, missing)| !missing) {
                        self.ask(Question::Exposure(photo.photo.id, file.clone()));
                    }
                    self.post.send(Event::Described(Box::new(items::details(photo, mark, of_group, &self.zone))));
                }
            }
            Command::Find(number, asked) => self.ask(Question::Photos(number, asked)),
            Command::FindTowns(text) => self.ask(Question::Towns(text)),
            Command::NameTowns(places) => self.ask(Question::Names(places)),
            Command::ListEncoders => self.ask(Question::Encoders),
            Command::AddEncoder(folder) => self.ask(Question::Add(folder)),
            Command::UseEncoder(id) => {
                // The thread that reads lives as long as this one.
                let _ = self.hands.reading.send(Job::Choose(id));
            }
            Command::PlanExport(number, wish) => self.hands.errands.ask(Errand::Plan(number, wish)),
            Command::Export(wish) => self.hands.errands.ask(Errand::Export(wish)),
            Command::StopExport => self.hands.errands.stop(),
            Command::TakeBackExport(record) => self.hands.errands.ask(Errand::TakeBack(record)),
            Command::ListTwins(of) => self.hands.errands.ask(Errand::ListTwins(of)),
            Command::ListDiscards(of) => self.hands.errands.ask(Errand::ListDiscards(of)),
            Command::Discard(plan) => self.hands.errands.ask(Errand::Discard(plan)),
            Command::PutBack(files) => self.hands.errands.ask(Errand::PutBack(files)),
            Command::Prefer { key, value } => {
                let kept = locked(&self.library).set_preference(&key, &value);
                self.attempt(kept);
            }
        }
    }

    /// Asks what is answered on a thread of its own, which lives as long as this one.
    pub(super) fn ask(&self, question: Question) {
        let _ = self.hands.asking.send(question);
    }

    /// What follows from another encoder: other groups where it is used already, else all photos are to be read.
    fn encoder_chosen(&mut self, result: Result<bool, EngineError>) {
        let Some(is_used) = self.attempt(result) else { return };
        self.post.send(Event::EncoderChosen(is_used));
        if is_used {
            self.schedule.at_once(self.now());
        } else {
            self.import(&self.folders.clone());
        }
    }

    /// How long to wait for a message before something else is to be done; `None`: for as long as it takes.
    fn wait(&self) -> Option<Duration> {
        let now = self.now();
        let due = self
            .running
            .as_ref()
            .map(Running::due)
            .into_iter()
            .chain(self.schedule.due().filter(|_| self.kinds.is_free()))
            .chain([self.backup_due, self.offline_due]);
        due.min_by(f64::total_cmp).map(|due| Duration::from_secs_f64((due - now).clamp(0.0, 3_600.0)))
    }

    fn be_on_time(&mut self) {
        let now = self.now();
        if let Some(running) = self.running.as_mut().filter(|running| running.due() <= now) {
            let news = running.news(now);
            let news = news.filter(|state| self.look.as_mut().is_none_or(|look| look.is_worth_telling(state)));
            news.into_iter().for_each(|state| self.post.send(Event::Import(state)));
        }
        self.ask_for_groups(now);
        if self.offline_due <= now {
            self.look_for_drives();
        }
        if self.backup_due <= now {
            self.backup_due = now + NEXT_BACKUP;
            let written = locked(&self.library).back_up(clock::now());
            self.attempt(written);
        }
    }

    /// Tells anew of photos of which something changed.
    pub(super) fn retell(&mut self, photos: &[PhotoId]) {
        let found = {
            let library = locked(&self.library);
            photos.iter().map(|id| library.photo(*id)).collect::<Result<Vec<_>, LibraryError>>()
        };
        let Some(found) = self.attempt(found) else { return };
        let (mut here, mut gone) = (Vec::new(), Vec::new());
        for (id, photo) in photos.iter().zip(found) {
            match photo.and_then(|photo| items::item(photo, &self.review.mark(*id), &self.zone)) {
                Some(item) => {
                    self.taken.insert(*id, item.taken);
                    here.push(item);
                }
                None if self.taken.remove(id).is_some() => gone.push(*id),
                None => {}
            }
        }
        if !here.is_empty() {
            self.post.send(Event::Photos(here));
        }
        if !gone.is_empty() {
            self.post.send(Event::Gone(gone));
        }
    }

    /// Tells the folders of the library, where they are others than before.
    pub(super) fn tell_folders(&mut self) {
        let found = locked(&self.library).folders();
        if let Some(folders) = self.attempt(found)
            && folders != self.folders
        {
            self.folders.clone_from(&folders);
            if let Some(watch) = &self.watch {
                watch.folders(folders.clone());
            }
            self.post.send(Event::Folders(folders));
        }
    }

    /// Tells the groups as they are now; nothing before they were grouped once.
    pub(super) fn tell_groups(&self) {
        if let Some(base) = &self.base {
            self.post.send(Event::Groups(overlay(base, &self.review, &self.taken).into()));
        }
    }

    /// What was asked for, where it could be done; else the window is told why not.
    pub(super) fn attempt<T>(&self, result: Result<T, impl Into<EngineError>>) -> Option<T> {
        result.map_err(|error| self.post.send(Event::Failed(Arc::new(error.into())))).ok()
    }

    /// Seconds since the session began.
    pub(super) fn now(&self) -> f64 {
        clock::since(self.start)
    }
}
