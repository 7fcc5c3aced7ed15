//! The threads that do the long work of a session: one reads folders, one groups. They only tell what came of it.

use super::super::encoders::choose;
use super::super::folders;
use super::super::learn::{new_lesson, weights_of};
use super::super::questions::ask;
use super::super::scan::{Roots, scan_into};
use super::super::stacks::{self, StackMemory};
use super::super::themes::{self, ThemeMemory};
use super::super::writer::{Told, locked};
use super::super::{Catalogue, EngineError, locate};
use super::FindEncoder;
use super::ending::Ending;
use super::kinds::{Ask, NearlyAsk};
use super::message::Message;
use crate::domain::{GroupId, PhotoId, Stack, Suggestion};
use crate::grouping::EventMemory;
use crate::import::{Control, ImportError, Progress, lower_priority};
use crate::library::{Embeddings, Library};
use crossbeam_channel::{Receiver, RecvTimeoutError, Sender};
use jiff::tz::TimeZone;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// Work for the thread that reads.
pub(super) enum Job {
    /// One import.
    Import(Import),
    /// Looking for a folder in another place.
    Locate {
        /// Where the library knows it.
        gone: PathBuf,
        /// Where it is said to be.
        there: PathBuf,
    },
    /// Choosing an encoder by its id.
    Choose(String),
}

/// One import.
pub(super) struct Import {
    pub(super) roots: Vec<PathBuf>,
    /// Whether the roots become folders of the library.
    pub(super) adds: bool,
    pub(super) control: Control,
    pub(super) progress: Arc<Progress>,
}

/// Carries out imports one after the other, until there is nobody who would ask for more.
pub(super) fn read(library: &Mutex<Library>, find: &FindEncoder, jobs: &Receiver<Job>, out: &Sender<Message>) {
    // Whoever hears has ended where a message does not arrive; then `jobs` ends too.
    let tell = |message| drop(out.send(message));
    for job in jobs {
        let Import { roots, adds, control, progress } = match job {
            Job::Import(import) => import,
            Job::Choose(id) => {
                tell(Message::Chosen(chosen(library, find, &id)));
                continue;
            }
            Job::Locate { gone, there } => {
                let found = locate::find(&locked(library), &gone, &there);
                tell(Message::Located(found.and_then(|found| {
                    locate::move_to(&mut locked(library), &found)?;
                    Ok(found.photos)
                })));
                continue;
            }
        };
        let mut told = |told: Told<'_>| {
            tell(match told {
                Told::Folders => Message::Folders,
                Told::Photos(photos) => Message::Photos(photos.to_vec()),
                Told::Unread(unread) => Message::Unread(unread.to_vec()),
            });
        };
        let roots = if adds { Roots::Added(&roots) } else { Roots::Known(&roots) };
        let mut work = || {
            let chosen = locked(library).chosen_encoder()?;
            scan_into(library, roots, &find(chosen.as_deref())?, &control, &progress, &mut told)
        };
        let result = catch_unwind(AssertUnwindSafe(&mut work));
        tell(Message::Read(result.unwrap_or_else(|_| Err(ImportError::Panicked("reading").into()))));
    }
}

/// Makes an encoder the chosen one; whether it is used already. What does not run is not chosen.
fn chosen(library: &Mutex<Library>, find: &FindEncoder, id: &str) -> Result<bool, EngineError> {
    let encoders = find(Some(id))?;
    drop(encoders.load()?);
    choose(&mut locked(library), &encoders)
}

/// How long what was found is kept for the next grouping: longer than the pauses between two while an import runs. For
/// 50,000 photos it is 200 MB, which nobody should lack who only looks at photos.
const KEPT: Duration = Duration::from_secs(30);

/// How many questions are ready, so that the next is there while photos are grouped anew.
const AHEAD: usize = 24;

/// Groups photos each time it is asked, in the way that it is asked for, on a connection of its own: decisions do not wait
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
        let message = match ask {
            Ask::Events => whole(|| group_all(folder, ending, &mut memory, out)).map(Message::Grouped),
            Ask::Stacks => whole(|| stack_all(folder, ending, &mut memory)).map(Message::Stacked),
            Ask::Folders => whole(|| folders_all(folder, ending, &mut memory)).map(Message::Foldered),
            Ask::Nearly(ask) => whole(|| nearly_to(folder, &ask, &mut memory)).map(Message::Nearly),
            Ask::Themes(among) => whole(|| theme(folder, among.as_deref(), ending, &mut memory)).map(Message::Themed),
        };
        match message {
            Some(message) => drop(out.send(message)),
            None => return,
        }
    }
}

/// The outcome of work that may panic; `None` where it was broken off because the window closes.
fn whole<T>(work: impl FnOnce() -> Result<Option<T>, EngineError>) -> Option<Result<T, EngineError>> {
    let result = catch_unwind(AssertUnwindSafe(work));
    result.unwrap_or_else(|_| Err(ImportError::Panicked("grouping").into())).transpose()
}

/// What stays from one grouping to the next, while photos come in or the person decides.
#[derive(Default)]
struct Memory {
    embeddings: Embeddings,
    events: EventMemory,
    stacks: StackMemory,
    themes: ThemeMemory,
}

/// `None` where the window closes; so with the others.
fn group_all(
    folder: &Path,
    ending: &Ending,
    memory: &mut Memory,
    out: &Sender<Message>,
) -> Result<Option<Vec<Suggestion>>, EngineError> {
    let library = Library::open_to_read(folder)?.ok_or_else(|| EngineError::NoLibrary(folder.to_owned()))?;
    // Taken out while it is worked with: what a panic left half done is not gone on with.
    let embeddings = std::mem::take(&mut memory.embeddings);
    let mut events = std::mem::take(&mut memory.events);
    let mut catalogue = Catalogue::load_again(&library, &TimeZone::system(), embeddings)?;
    let lesson = if ending.is_closing() { None } else { new_lesson(&library, &catalogue, &|| ending.is_closing())? };
    let unknown = library.unknown_answers()?;
    // Nothing of the library is held while grouping.
    drop(library);
    if let Some(lesson) = lesson {
        catalogue.group_by(weights_of(lesson.version.as_ref()));
        drop(out.send(Message::Learned(lesson)));
    }
    let groups = (!ending.is_closing()).then(|| catalogue.group_again(&mut events, catalogue.review()));
    if let Some(groups) = groups.as_ref().filter(|_| !ending.is_closing()) {
        drop(out.send(Message::Questions(ask(&catalogue, groups, &unknown, AHEAD))));
    }
    (memory.embeddings, memory.events) = (catalogue.into_embeddings(), events);
    Ok(groups)
}

fn stack_all(folder: &Path, ending: &Ending, memory: &mut Memory) -> Result<Option<Vec<Stack>>, EngineError> {
    let (library, catalogue) = opened(folder, memory)?;
    let mut kept = std::mem::take(&mut memory.stacks);
    let found = if ending.is_closing() { None } else { Some(stacks::find(&library, &catalogue, &mut kept)?) };
    (memory.embeddings, memory.stacks) = (catalogue.into_embeddings(), kept);
    Ok(found)
}

fn folders_all(folder: &Path, ending: &Ending, memory: &mut Memory) -> Result<Option<Vec<Suggestion>>, EngineError> {
    let (library, catalogue) = opened(folder, memory)?;
    let found = if ending.is_closing() { None } else { Some(folders::find(&library, &catalogue)?) };
    memory.embeddings = catalogue.into_embeddings();
    Ok(found)
}

fn theme(
    folder: &Path,
    among: Option<&[PhotoId]>,
    ending: &Ending,
    memory: &mut Memory,
) -> Result<Option<Vec<Suggestion>>, EngineError> {
    let (library, catalogue) = opened(folder, memory)?;
    drop(library);
    let mut kept = std::mem::take(&mut memory.themes);
    let found = (!ending.is_closing()).then(|| themes::find(&catalogue, among, &mut kept));
    (memory.embeddings, memory.themes) = (catalogue.into_embeddings(), kept);
    Ok(found)
}

fn nearly_to(
    folder: &Path,
    ask: &NearlyAsk,
    memory: &mut Memory,
) -> Result<Option<(GroupId, Vec<PhotoId>)>, EngineError> {
    let (library, catalogue) = opened(folder, memory)?;
    drop(library);
    let photos = catalogue.nearly(&ask.group, &ask.groups);
    memory.embeddings = catalogue.into_embeddings();
    Ok(Some((ask.group.clone(), photos)))
}

fn opened(folder: &Path, memory: &mut Memory) -> Result<(Library, Catalogue), EngineError> {
    let library = Library::open_to_read(folder)?.ok_or_else(|| EngineError::NoLibrary(folder.to_owned()))?;
    let embeddings = std::mem::take(&mut memory.embeddings);
    let catalogue = Catalogue::load_again(&library, &TimeZone::system(), embeddings)?;
    Ok((library, catalogue))
}
