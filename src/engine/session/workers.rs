//! The thread that reads folders for a session. It only tells what came of it.

use super::super::encoders::choose;
use super::super::scan::{Roots, scan_into};
use super::super::writer::{Told, locked};
use super::super::{EngineError, locate};
use super::FindEncoder;
use super::message::Message;
use crate::import::{Control, ImportError, Progress};
use crate::library::Library;
use crossbeam_channel::{Receiver, Sender};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

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
