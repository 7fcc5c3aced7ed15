//! Pictures for the screen: thumbnails out of the cache, and whole photos, decoded on threads of their own.
//!
//! Why it exists: the paint thread never decodes. It says each frame what it wants to see, nearest first; what is no
//! longer wanted is never begun.
//! It must never change a photo's file, nor keep more than what is asked for.

mod cache;
mod develop;
mod wishes;

use super::session::Wake;
use super::{EngineError, clock};
use crate::domain::{Failure, PhotoId};
use crate::import::lower_priority;
use crossbeam_channel::{Receiver, RecvTimeoutError, Sender, bounded};
use develop::Darkroom;
pub(super) use develop::{is_whole, make_thumbnail, unpacked};
use std::convert::Infallible;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{Builder, JoinHandle};
use std::time::Duration;
use wishes::Wishes;

/// Threads that decode.
const THREADS: usize = 2;

/// How long they are waited for when the window closes: a photo that is being decoded is not worth more.
const CLOSING: Duration = Duration::from_secs(1);

/// In which size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PictureSize {
    /// At most 320 pixels long, out of the cache, made anew where it is not there.
    Thumbnail,
    /// To be seen whole: at most so many pixels on the long side, as the screen has. A phone's or a camera's photo is decoded for it
    /// in a fraction of the time and memory.
    Screen {
        /// Pixels; what the view can show.
        limit: u32,
    },
    /// As large as the file has it, but at most so many pixels on the long side.
    Full {
        /// Pixels; what a texture can hold.
        limit: u32,
    },
}

/// A wish to see a photo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Which.
    pub photo: PhotoId,
    /// One of its files.
    pub file: PathBuf,
    /// How large.
    pub size: PictureSize,
}

/// A decoded photo, upright.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pixels {
    /// Pixels.
    pub width: usize,
    /// Pixels.
    pub height: usize,
    /// Red, green, blue, 8 bits each, row by row: `width × height × 3` bytes.
    pub rgb: Vec<u8>,
}

/// A wish fulfilled, or why it was not.
#[derive(Clone, Debug)]
pub struct Picture {
    /// Which.
    pub photo: PhotoId,
    /// How large it was wanted.
    pub size: PictureSize,
    /// What it shows; else why there is nothing to see.
    pub pixels: Result<Pixels, Failure>,
}

/// The threads that decode.
pub struct Pictures {
    shared: Arc<Shared>,
    threads: Vec<JoinHandle<()>>,
    /// Closed when all threads have ended.
    alive: Receiver<Infallible>,
}

/// What the threads and the window share.
struct Shared {
    wishes: Mutex<Wishes>,
    changed: Condvar,
    is_closing: AtomicBool,
    wake: Wake,
    darkroom: Darkroom,
}

impl Pictures {
    /// Starts them on the library in `folder`. `wake` is called for each picture that is ready.
    pub fn start(folder: &Path, wake: Wake) -> Result<Self, EngineError> {
        let shared = Arc::new(Shared {
            wishes: Mutex::default(),
            changed: Condvar::new(),
            is_closing: AtomicBool::new(false),
            wake,
            darkroom: Darkroom::new(folder),
        });
        let (living, alive) = bounded(0);
        let mut pictures = Self { shared, threads: Vec::new(), alive };
        for n in 0..THREADS {
            pictures.begin(format!("picture-{n}"), living.clone())?;
        }
        Ok(pictures)
    }

    fn begin(&mut self, name: String, living: Sender<Infallible>) -> Result<(), EngineError> {
        let shared = self.shared.clone();
        let work = move || {
            lower_priority();
            shared.work();
            drop(living);
        };
        self.threads.push(Builder::new().name(name).spawn(work).map_err(EngineError::Thread)?);
        Ok(())
    }

    /// Replaces what is wanted, nearest first. What is being decoded is finished.
    pub fn want(&self, wanted: Vec<Wanted>) {
        self.shared.lock().want(wanted);
        self.shared.changed.notify_all();
    }

    /// The next picture that is ready, if there is one.
    pub fn next_picture(&self) -> Option<Picture> {
        let picture = self.shared.lock().fetch()?;
        // There is room for another.
        self.shared.changed.notify_all();
        Some(picture)
    }
}

impl Drop for Pictures {
    fn drop(&mut self) {
        self.shared.is_closing.store(true, Ordering::SeqCst);
        // Under the lock, so that nobody is between looking and falling asleep.
        drop(self.shared.lock());
        self.shared.changed.notify_all();
        let deadline = clock::start() + CLOSING;
        if let Err(RecvTimeoutError::Disconnected) = self.alive.recv_deadline(deadline) {
            for thread in self.threads.drain(..) {
                let _ = thread.join(); // it has ended, however
            }
        }
    }
}

impl Shared {
    fn work(&self) {
        while let Some(wanted) = self.await_wish() {
            let pixels = self.darkroom.develop(&wanted, &|| !self.is_closing());
            let Some(pixels) = pixels.transpose() else { break };
            self.lock().done(Picture { photo: wanted.photo, size: wanted.size, pixels });
            (self.wake)();
        }
        self.darkroom.close();
    }

    /// Sleeps until there is something to do; `None` where the window closes.
    fn await_wish(&self) -> Option<Wanted> {
        let mut has_tidied = false;
        let mut wishes = self.lock();
        loop {
            if self.is_closing() {
                return None;
            }
            if let Some(wanted) = wishes.begin() {
                return Some(wanted);
            }
            if has_tidied {
                wishes = self.changed.wait(wishes).unwrap_or_else(PoisonError::into_inner);
            } else {
                drop(wishes);
                self.darkroom.tidy();
                has_tidied = true;
                wishes = self.lock();
            }
        }
    }

    fn is_closing(&self) -> bool {
        self.is_closing.load(Ordering::SeqCst)
    }

    fn lock(&self) -> MutexGuard<'_, Wishes> {
        self.wishes.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
