//! What goes into a run and what comes out: the questions it asks of the library, and what it tells it.

use super::{Failure, SideFile};
use crate::domain::{FileStamp, Inside, Photo, PhotoId, Quality};
use std::path::{Path, PathBuf};

/// What the library already knows. Asked from several threads at once, for every file there is: it must be quick.
pub trait Known: Sync {
    /// The file at this path, as a scan last saw it.
    fn file(&self, path: &Path) -> Option<KnownFile>;

    /// The side file at this path, as a scan last saw it.
    fn side(&self, _path: &Path) -> Option<FileStamp> {
        None
    }

    /// Whether all is there of this photo: facts, thumbnail, and embeddings of the encoder in use.
    fn is_complete(&self, photo: PhotoId) -> bool;
}

/// A file that an earlier scan saw.
#[derive(Clone, Debug, PartialEq)]
pub struct KnownFile {
    /// Its directory entry then.
    pub stamp: FileStamp,
    /// What came of it.
    pub state: KnownState,
}

/// What came of a file.
#[derive(Clone, Debug, PartialEq)]
pub enum KnownState {
    /// It holds this photo, of which all is there in the sense of [`Known::is_complete`].
    Complete(PhotoId),
    /// It holds this photo, but something is missing: it is read again.
    Incomplete(PhotoId),
    /// It failed for a [permanent](Failure::is_permanent) reason, which is told again without reading.
    Failed(Failure),
}

/// One finding of a run. Every photo file found ends in exactly one of these (`Quiet` and `Side` are of none), unless the run is cancelled or fails.
#[derive(Debug)]
pub enum ImportEvent {
    /// These files are as they were. Many at once: most scans find nothing else.
    Unchanged(Vec<PathBuf>),
    /// This file holds a photo that is complete already, or came out of this run earlier: a copy, a file that was
    /// moved, or one that was only touched.
    SamePhoto {
        /// Where.
        path: PathBuf,
        /// Its directory entry.
        stamp: FileStamp,
        /// Which photo.
        photo: PhotoId,
    },
    /// This file holds a new photo, or one that was incomplete.
    New(Box<NewPhoto>),
    /// This file beside photos is new or changed.
    Side {
        /// Where.
        path: PathBuf,
        /// Its directory entry.
        stamp: FileStamp,
        /// What it says; `None` where that is nothing.
        said: Option<SideFile>,
    },
    /// Nothing was found for a while, because the run is held, or at work on something large: a good moment to write down
    /// what is held back.
    Quiet,
    /// This file or folder could not be read.
    Failed {
        /// Where.
        path: PathBuf,
        /// Its directory entry, where that much is known.
        stamp: Option<FileStamp>,
        /// Why.
        failure: Failure,
    },
}

/// Everything that the library stores of a photo.
#[derive(Clone, Debug, PartialEq)]
pub struct NewPhoto {
    /// Where.
    pub path: PathBuf,
    /// Its directory entry when its bytes were read.
    pub stamp: FileStamp,
    /// Its facts.
    pub photo: Photo,
    /// Whether only a part of the photo could be read; the rest is grey or wrong.
    pub is_damaged: bool,
    /// A JPEG, at most [`super::thumbnail::LONG_SIDE`] pixels long.
    pub thumbnail: Vec<u8>,
    /// What is written inside its file beside its facts.
    pub inside: Option<Box<Inside>>,
    /// How good it is as a picture, by the thumbnail's pixels; `None` for a film.
    pub quality: Option<Quality>,
    /// One embedding of length 1 for each output of the encoder's manifest, in its order; empty where the model gave
    /// no numbers for this photo.
    pub embeddings: Vec<Vec<f32>>,
}
