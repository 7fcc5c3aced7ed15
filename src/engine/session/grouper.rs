//! The thread that groups, and the one beside it: they make of all photos what is wanted, and only tell what came of it.

use super::super::learn::new_lesson;
use super::super::questions::ask;
use super::super::stacks::{self, Looked, StackMemory};
use super::super::themes::{self, ThemeMemory};
use super::super::{Catalogue, EngineError, Piece, Together, TwoPieces, folders, threads};
use super::ending::Ending;
use super::kinds::{Ask, NearlyAsk, Wanted};
use super::message::Message;
use crate::domain::{GroupId, PhotoId, Suggestion};
use crate::grouping::EventMemory;
use crate::import::{ImportError, lower_priority};
use crate::library::{Embeddings, Library};
use crossbeam_channel::{Receiver, RecvTimeoutError, Sender};
use jiff::tz::TimeZone;
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// How long what was found is kept for the next grouping: longer than the pauses between two while an import runs. For
/// 50,000 photos it is 200 MB, which nobody should lack who only looks at photos.
const KEPT: Duration = Duration::from_secs(30);

/// How many questions are ready, so that the next is there while photos are grouped anew.
const AHEAD: usize = 24;

/// Groups photos each time it is asked, in the ways that it is asked for, on a connection of its own: decisions do not wait
/// for it.
pub(super) fn group(folder: &Path, ending: &Ending, asks: &Receiver<Ask>, out: &Sender<Message>) {
    lower_priority();
    let mut memory = Memory::default();
    loop {
        let ask = match asks.recv_timeout(KEPT) {
            Ok(ask) => ask,
            Err(RecvTimeoutError::Disconnected) => return,
            Err(RecvTimeoutError::Timeout) => {
                memory = Memory::default();
                let Ok(ask) = asks.recv() else { return };
                ask
            }
        };
        let is_whole = AtomicBool::new(true);
        let maker = Maker { folder, ending, is_whole: &is_whole };
        let rested = match ask {
            Ask::Groups(wanted) => maker.attempt(|| make(&maker, &wanted, &mut memory, out)),
            Ask::Nearly(ask) => maker.attempt(|| nearly_to(folder, &ask, &mut memory)).map(|found| {
                drop(out.send(Message::Nearly(found)));
                Ok(())
            }),
        };
        match rested {
            Some(rested) if !ending.is_closing() => drop(out.send(Message::Rested(rested))),
            _ => return,
        }
    }
}

/// What stays from one grouping to the next, while photos come in or the person decides.
#[derive(Default)]
struct Memory {
    embeddings: Embeddings,
    kept: Kept,
}

/// What each kind keeps for itself.
#[derive(Default)]
struct Kept {
    events: EventMemory,
    stacks: StackMemory,
    themes: ThemeMemory,
}

/// What each piece of work goes by.
struct Maker<'a> {
    folder: &'a Path,
    ending: &'a Ending,
    /// Whether no piece has panicked: what a panic left half done is not gone on with.
    is_whole: &'a AtomicBool,
}

impl Maker<'_> {
    /// The outcome of work that may panic; `None` where it is not begun any more because the window closes.
    fn attempt<T>(&self, work: impl FnOnce() -> Result<T, EngineError>) -> Option<Result<T, EngineError>> {
        if self.ending.is_closing() {
            return None;
        }
        Some(catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
            self.is_whole.store(false, Ordering::SeqCst);
            Err(ImportError::Panicked("grouping").into())
        }))
    }
}

/// Makes all that is wanted, and tells of each when it is there; the error is one for which nothing could be begun.
fn make(maker: &Maker<'_>, wanted: &Wanted, memory: &mut Memory, out: &Sender<Message>) -> Result<(), EngineError> {
    let (library, mut catalogue) = opened(maker.folder, memory)?;
    // What is learned holds for all that is made now.
    let learned = wanted.events.then(|| maker.attempt(|| learn(maker.ending, &library, &mut catalogue, out))).flatten();
    // Nothing of the library is held while events are made.
    drop(library);
    let teller = Teller::new(out, matches!(learned, Some(Ok(_))));
    let unknown = learned.and_then(|learned| learned.map_err(|error| teller.tell(Message::Grouped(Err(error)))).ok());
    let mut kept = std::mem::take(&mut memory.kept);
    make_from(maker, &catalogue, wanted, unknown.as_ref(), &mut kept, &teller);
    memory.embeddings = catalogue.into_embeddings();
    if maker.is_whole.load(Ordering::SeqCst) {
        memory.kept = kept;
    }
    Ok(())
}

/// The same, of what was read; events where `unknown`, the pairs of which the person does not know, was read, too.
fn make_from<'a>(
    maker: &'a Maker<'_>,
    catalogue: &'a Catalogue,
    wanted: &'a Wanted,
    unknown: Option<&'a BTreeSet<(PhotoId, PhotoId)>>,
    kept: &'a mut Kept,
    teller: &'a Teller<'_>,
) {
    let Kept { events, stacks: StackMemory { copies, graph, stacks }, themes } = kept;
    let events = unknown.map(|unknown| -> Piece<'a> {
        Box::new(move || {
            let found = maker.attempt(|| {
                let groups = catalogue.group_again(events, catalogue.review());
                if !maker.ending.is_closing() {
                    teller.tell_first(Message::Questions(ask(catalogue, &groups, unknown, AHEAD)));
                }
                Ok(groups)
            });
            found.into_iter().for_each(|found| teller.tell_events(found));
        })
    });
    let folders = wanted.folders.then(|| -> Piece<'a> {
        Box::new(move || {
            let found = maker.attempt(|| folders::find(&open(maker.folder)?, catalogue));
            found.into_iter().for_each(|found| teller.tell(Message::Foldered(found)));
        })
    });
    let stacks = wanted.stacks.then(|| -> TwoPieces<'a, Option<Result<Looked<'a>, EngineError>>> {
        let look = move || maker.attempt(move || stacks::look(&open(maker.folder)?, catalogue, copies, graph));
        let stack = move |looked: Option<Result<Looked<'a>, EngineError>>| {
            let found = looked.and_then(|looked| maker.attempt(|| Ok(stacks::stack(looked?, stacks))));
            found.into_iter().for_each(|found| teller.tell(Message::Stacked(found)));
        };
        (Box::new(look), Box::new(stack))
    });
    let themes = wanted.themes.as_ref().map(|among| -> Piece<'a> {
        Box::new(move || {
            let found = maker.attempt(|| Ok(themes::find(catalogue, among.as_deref(), themes)));
            found.into_iter().for_each(|found| teller.tell(Message::Themed(found)));
        })
    });
    Together { events, folders, stacks, themes }.run(threads());
}

/// Learns where there is something new to learn from; the pairs of which the person does not know whether they belong together.
fn learn(
    ending: &Ending,
    library: &Library,
    catalogue: &mut Catalogue,
    out: &Sender<Message>,
) -> Result<BTreeSet<(PhotoId, PhotoId)>, EngineError> {
    let lesson = new_lesson(library, catalogue, &|| ending.is_closing())?;
    let unknown = library.unknown_answers()?;
    if let Some(lesson) = lesson {
        catalogue.go_by(&lesson);
        drop(out.send(Message::Learned(lesson)));
    }
    Ok(unknown)
}

/// Tells what was found, events first: the window knows nothing of photos' other groups before it knows those.
struct Teller<'a> {
    out: &'a Sender<Message>,
    /// What waits for the events, while these are awaited.
    waiting: Mutex<Option<Vec<Message>>>,
}

impl<'a> Teller<'a> {
    fn new(out: &'a Sender<Message>, awaits_events: bool) -> Self {
        Self { out, waiting: Mutex::new(awaits_events.then(Vec::new)) }
    }

    /// Whoever hears has ended where a message does not arrive.
    fn tell_first(&self, message: Message) {
        drop(self.out.send(message));
    }

    fn tell(&self, message: Message) {
        match &mut *self.waiting.lock().unwrap_or_else(PoisonError::into_inner) {
            Some(waiting) => waiting.push(message),
            None => self.tell_first(message),
        }
    }

    fn tell_events(&self, found: Result<Vec<Suggestion>, EngineError>) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        self.tell_first(Message::Grouped(found));
        waiting.take().into_iter().flatten().for_each(|message| self.tell_first(message));
    }
}

fn nearly_to(folder: &Path, ask: &NearlyAsk, memory: &mut Memory) -> Result<(GroupId, Vec<PhotoId>), EngineError> {
    let (library, catalogue) = opened(folder, memory)?;
    drop(library);
    let photos = catalogue.nearly(&ask.group, &ask.groups);
    memory.embeddings = catalogue.into_embeddings();
    Ok((ask.group.clone(), photos))
}

fn opened(folder: &Path, memory: &mut Memory) -> Result<(Library, Catalogue), EngineError> {
    let library = open(folder)?;
    let embeddings = std::mem::take(&mut memory.embeddings);
    let catalogue = Catalogue::load_again(&library, &TimeZone::system(), embeddings)?;
    Ok((library, catalogue))
}

fn open(folder: &Path) -> Result<Library, EngineError> {
    Library::open_to_read(folder)?.ok_or_else(|| EngineError::NoLibrary(folder.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossbeam_channel::unbounded;

    #[test]
    fn events_are_told_first_and_what_came_before_right_after() {
        let (out, told) = unbounded();
        let teller = Teller::new(&out, true);
        teller.tell(Message::Stacked(Ok(Vec::new())));
        teller.tell(Message::Themed(Ok(Vec::new())));
        assert!(told.is_empty());
        teller.tell_events(Ok(Vec::new()));
        teller.tell(Message::Foldered(Ok(Vec::new())));
        let kinds: Vec<&str> = told
            .try_iter()
            .map(|message| match message {
                Message::Grouped(_) => "events",
                Message::Stacked(_) => "stacks",
                Message::Themed(_) => "themes",
                Message::Foldered(_) => "folders",
                _ => "other",
            })
            .collect();
        assert_eq!(kinds, ["events", "stacks", "themes", "folders"]);
        Teller::new(&out, false).tell(Message::Stacked(Ok(Vec::new())));
        assert_eq!(told.len(), 1, "where no events are made nothing waits for them");
    }

    #[test]
    fn after_a_panic_nothing_is_gone_on_with_and_a_closing_window_begins_nothing() {
        let (ending, is_whole) = (Ending::default(), AtomicBool::new(true));
        let maker = Maker { folder: Path::new(""), ending: &ending, is_whole: &is_whole };
        assert!(matches!(maker.attempt(|| Ok(1)), Some(Ok(1))));
        assert!(is_whole.load(Ordering::SeqCst));
        assert!(matches!(maker.attempt(|| -> Result<(), _> { panic!("on purpose") }), Some(Err(_))));
        assert!(!is_whole.load(Ordering::SeqCst));
        ending.close();
        assert!(maker.attempt(|| Ok(1)).is_none());
    }
}
