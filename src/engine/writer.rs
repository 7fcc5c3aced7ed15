//! Takes what an import finds out, and keeps it in batches.

use super::known::KnownFiles;
use super::{EngineError, clock};
use crate::domain::{EncoderId, FileStamp, Photo, PhotoId};
use crate::import::ImportEvent;
use crate::library::{FailedFile, Library, NewFile};
use std::collections::HashSet;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// A batch is written when it has this many entries, or is this old: what a kill can cost is that much work.
const ENTRIES: usize = 64;
const AGE: Duration = Duration::from_secs(1);

/// One line of a batch, to be written.
enum Line {
    Photo { path: PathBuf, stamp: FileStamp, photo: Photo, thumbnail: Vec<u8>, embeddings: Vec<(EncoderId, Vec<f32>)> },
    Place { path: PathBuf, stamp: FileStamp, photo: PhotoId },
    Back(PathBuf),
    Failed(FailedFile),
}

/// Writes a scan's finds to the library, and remembers what a report needs.
pub(super) struct Writer<'a> {
    library: &'a mut Library,
    known: &'a KnownFiles,
    encoders: Vec<EncoderId>,
    batch: Vec<Line>,
    since: Instant,
    /// What was seen, for telling what is gone.
    pub(super) seen: HashSet<PathBuf>,
    /// Everything that could not be read, folders included, in the order in which it was met.
    pub(super) failures: Vec<super::Unread>,
    /// Photos of which only a part could be read.
    pub(super) damaged: Vec<PathBuf>,
}

impl<'a> Writer<'a> {
    /// For a scan with these encoders, one for each embedding of a photo, in order.
    pub(super) fn new(library: &'a mut Library, known: &'a KnownFiles, encoders: Vec<EncoderId>) -> Self {
        Self {
            library,
            known,
            encoders,
            batch: Vec::new(),
            since: clock::start(),
            seen: HashSet::new(),
            failures: Vec::new(),
            damaged: Vec::new(),
        }
    }

    /// Takes one find; writes when there is enough.
    pub(super) fn take(&mut self, event: ImportEvent) -> Result<(), EngineError> {
        match event {
            ImportEvent::Unchanged(paths) => {
                let back = paths.iter().filter(|path| self.known.was_missing(path));
                self.batch.extend(back.cloned().map(Line::Back));
                self.seen.extend(paths);
            }
            ImportEvent::SamePhoto { path, stamp, photo } => {
                self.seen.insert(path.clone());
                self.batch.push(Line::Place { path, stamp, photo });
            }
            ImportEvent::New(new) => {
                let new = *new;
                self.seen.insert(new.path.clone());
                if new.is_damaged {
                    self.damaged.push(new.path.clone());
                }
                self.batch.push(Line::Photo {
                    path: new.path,
                    stamp: new.stamp,
                    photo: new.photo,
                    thumbnail: new.thumbnail,
                    embeddings: self.encoders.iter().cloned().zip(new.embeddings).collect(),
                });
            }
            ImportEvent::Failed { path, stamp, failure } => {
                let reason = failure.to_string();
                if let Some(stamp) = stamp.filter(|_| failure.is_permanent()) {
                    self.seen.insert(path.clone());
                    self.batch.push(Line::Failed(FailedFile { path: path.clone(), stamp, reason: reason.clone() }));
                }
                self.failures.push(super::Unread { path, reason });
            }
        }
        if self.batch.len() >= ENTRIES || self.since.elapsed() >= AGE {
            self.flush()?;
        }
        Ok(())
    }

    /// Writes what is left.
    pub(super) fn flush(&mut self) -> Result<(), EngineError> {
        let at = clock::now();
        // Thumbnails first: a photo that is in the library has one, or lost it to the cache's limit.
        if let Some(cache) = self.library.thumbnails() {
            cache.add(self.batch.iter().filter_map(thumbnail), at)?;
        }
        let lines: Vec<NewFile<'_>> = self.batch.iter().map(as_new_file).collect();
        self.library.record(&lines, at)?;
        self.batch.clear();
        self.since = clock::start();
        Ok(())
    }
}

fn thumbnail(line: &Line) -> Option<(PhotoId, &[u8])> {
    match line {
        Line::Photo { photo, thumbnail, .. } => Some((photo.id, thumbnail)),
        _ => None,
    }
}

fn as_new_file(line: &Line) -> NewFile<'_> {
    match line {
        Line::Photo { path, stamp, photo, embeddings, .. } => NewFile::Photo { path, stamp: *stamp, photo, embeddings },
        Line::Place { path, stamp, photo } => NewFile::Place { path, stamp: *stamp, photo: *photo },
        Line::Back(path) => NewFile::Back(path),
        Line::Failed(failed) => NewFile::Failed(failed),
    }
}
