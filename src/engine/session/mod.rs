//! A library that stays open: commands in, events out, the work on threads of its own.
//!
//! Why it exists: the window never waits. It sends a [`Command`], goes on painting, and drains [`Event`]s; so does a
//! test, which passes a counter where the window passes "paint again".
//! It must never call back into the window but through `wake`, nor keep the window from closing.

mod asking;
mod command;
mod decisions;
mod desk;
mod ending;
mod errands;
mod event;
mod folder_albums;
mod grouper;
mod imports;
mod items;
mod kinds;
mod mailbox;
mod message;
mod open;
mod overlay;
#[cfg(test)]
mod overlay_tests;
mod queue;
mod running;
mod said;
mod schedule;
mod unread;
mod watch;
mod watching;
mod workers;

pub use command::{Asked, Command};
pub use errands::{ExportNews, WastebasketNews};
pub use event::{Details, Event, ImportState, Opened, PhotoItem, Reviewed, Themes, ThemesState};

use super::{EncoderSource, EngineError, clock};
use crossbeam_channel::{Receiver, RecvTimeoutError, Sender, bounded, unbounded};
use ending::Ending;
use mailbox::Post;
use message::Message;
use open::Start;
use std::convert::Infallible;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::{Builder, JoinHandle};
use std::time::Duration;

/// Called from any thread when there is something to drain.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// How the encoder is found that a person chose by its id, or the usual one where they chose none; asked when an import
/// needs it.
pub type FindEncoder = Box<dyn Fn(Option<&str>) -> Result<EncoderSource, EngineError> + Send>;

/// How long a session that is dropped without [`Session::close`] is waited for.
const DROPPED: Duration = Duration::from_millis(500);

/// An open library at work.
pub struct Session {
    folder: PathBuf,
    messages: Sender<Message>,
    post: Post,
    ending: Arc<Ending>,
    /// Closed when all threads have ended.
    alive: Receiver<Infallible>,
    thread: Option<JoinHandle<()>>,
}

impl Session {
    /// Opens the library in `folder`, made where it is missing, and starts its threads. What it holds comes as events; that
    /// it cannot be opened, too.
    pub fn start(folder: &Path, encoders: FindEncoder, wake: Wake) -> Result<Self, EngineError> {
        let (post, ending) = (Post::new(wake), Arc::new(Ending::default()));
        let (out, messages) = unbounded();
        let (living, alive) = bounded(0);
        let start = Start {
            folder: folder.to_owned(),
            find: encoders,
            post: post.clone(),
            ending: ending.clone(),
            out: out.clone(),
            messages,
        };
        let last = post.clone();
        let work = move || {
            // A window whose session is gone would take decisions that nobody carries out.
            if catch_unwind(AssertUnwindSafe(|| open::live(start))).is_err() {
                last.send(Event::Failed(Arc::new(EngineError::Stopped)));
            }
            drop(living);
        };
        let thread = Builder::new().name("session".to_owned()).spawn(work).map_err(EngineError::Thread)?;
        Ok(Self { folder: folder.to_owned(), messages: out, post, ending, alive, thread: Some(thread) })
    }

    /// Where the library is.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Asks for something. What comes of it comes as events.
    pub fn send(&self, command: Command) {
        // A session that has ended does nothing more; whoever holds it is about to close.
        let _ = self.messages.send(Message::Command(command));
    }

    /// The next event, if there is one.
    pub fn next_event(&self) -> Option<Event> {
        self.post.take()
    }

    /// Stops all work and waits for it to end, at most this long. Whether it ended: what is left then only computes, and
    /// everything that was confirmed is on the disk.
    pub fn close(mut self, within: Duration) -> bool {
        self.end(within)
    }

    fn end(&mut self, within: Duration) -> bool {
        let Some(thread) = self.thread.take() else { return true };
        self.ending.close();
        let _ = self.messages.send(Message::Close); // it may have ended by itself
        let deadline = clock::start() + within;
        match self.alive.recv_deadline(deadline) {
            Err(RecvTimeoutError::Timeout) => false,
            Ok(_) | Err(RecvTimeoutError::Disconnected) => {
                let _ = thread.join(); // a panic in there has been its end
                true
            }
        }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        self.end(DROPPED);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicBool, Ordering};

    #[test]
    fn a_session_that_breaks_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let breaks = AtomicBool::new(true);
        // The first call comes from within the session's thread.
        let wake: Wake = Arc::new(move || assert!(!breaks.swap(false, Ordering::SeqCst), "on purpose"));
        let session = Session::start(folder.path(), Box::new(|_| Err(EngineError::NothingEncoded)), wake).unwrap();
        assert!(session.alive.recv_timeout(Duration::from_secs(60)).is_err(), "it ends");
        let told: Vec<Event> = std::iter::from_fn(|| session.next_event()).collect();
        let last = told.last();
        assert!(matches!(last, Some(Event::Failed(error)) if matches!(**error, EngineError::Stopped)), "{told:?}");
    }
}
