//! The cache of thumbnails as the window uses it: many looks, few writes.

use super::super::clock;
use crate::domain::PhotoId;
use crate::library::Thumbnails;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Looks that are told to the cache at once: which thumbnails go first when it is full is not worth more writing.
const MARKS: usize = 256;

/// New thumbnails that are kept at once.
const ADDS: usize = 16;

/// The cache of one library. Whatever fails here is as good as an empty cache: a thumbnail can be made again.
pub(super) struct Cache {
    folder: PathBuf,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// `None` until the library was made, and after a failure.
    thumbnails: Option<Thumbnails>,
    used: Vec<PhotoId>,
    made: Vec<(PhotoId, Vec<u8>)>,
}

impl Cache {
    pub(super) fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), state: Mutex::default() }
    }

    /// The thumbnail of a photo as JPEG, where it is there.
    pub(super) fn look(&self, photo: PhotoId) -> Option<Vec<u8>> {
        let mut state = self.lock();
        if let Some((_, jpeg)) = state.made.iter().find(|(id, _)| *id == photo) {
            return Some(jpeg.clone());
        }
        let jpeg = match state.open(&self.folder)?.look(photo) {
            Ok(jpeg) => jpeg?,
            Err(_) => {
                state.thumbnails = None;
                return None;
            }
        };
        state.used.push(photo);
        if state.used.len() >= MARKS {
            state.mark();
        }
        Some(jpeg)
    }

    /// Keeps a thumbnail that was not there.
    pub(super) fn keep(&self, photo: PhotoId, jpeg: Vec<u8>) {
        let mut state = self.lock();
        state.made.push((photo, jpeg));
        if state.made.len() >= ADDS {
            state.add(&self.folder);
        }
    }

    /// Writes new thumbnails, when there is time.
    pub(super) fn tidy(&self) {
        self.lock().add(&self.folder);
    }

    /// Writes everything.
    pub(super) fn close(&self) {
        let mut state = self.lock();
        state.add(&self.folder);
        state.mark();
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn open(&mut self, folder: &Path) -> Option<&mut Thumbnails> {
        if self.thumbnails.is_none() {
            self.thumbnails = Thumbnails::open_beside(folder).ok().flatten();
        }
        self.thumbnails.as_mut()
    }

    fn add(&mut self, folder: &Path) {
        if self.made.is_empty() {
            return;
        }
        let made = std::mem::take(&mut self.made);
        let batch = made.iter().map(|(photo, jpeg)| (*photo, &jpeg[..]));
        if self.open(folder).is_some_and(|cache| cache.add(batch, clock::now()).is_err()) {
            self.thumbnails = None;
        }
    }

    fn mark(&mut self) {
        let mut used = std::mem::take(&mut self.used);
        used.sort_unstable();
        used.dedup();
        if let Some(cache) = &mut self.thumbnails
            && !used.is_empty()
            && cache.mark(&used, clock::now()).is_err()
        {
            self.thumbnails = None;
        }
    }
}
