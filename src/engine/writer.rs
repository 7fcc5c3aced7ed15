//! Takes what an import finds out, and keeps it in batches.

use super::known::KnownFiles;
use super::versions::is_edit_of;
use super::{EncoderSource, EngineError, Unread, clock};
use crate::domain::{EncoderId, FileStamp, Inside, Photo, PhotoId, Quality};
use crate::import::{ImportEvent, SideFile};
use crate::library::{FailedFile, Library, NewFile, NewSide};
use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// A batch is written when it has this many entries, or is this old: what a kill can cost is that much work.
const ENTRIES: usize = 64;
const AGE: Duration = Duration::from_secs(1);

/// What a scan tells as it goes.
pub(super) enum Told<'a> {
    /// The folders that it was given are among the library's.
    Folders,
    /// These photos are new, or are in other places than before, and that is on the disk.
    Photos(&'a [PhotoId]),
    /// These could not be read, beside those that were told before.
    Unread(&'a [Unread]),
}

/// One line of a batch, to be written.
enum Line {
    Photo {
        path: PathBuf,
        stamp: FileStamp,
        photo: Photo,
        thumbnail: Vec<u8>,
        embeddings: Vec<(EncoderId, Vec<f32>)>,
        quality: Option<Quality>,
        inside: Option<Box<Inside>>,
    },
    Place {
        path: PathBuf,
        stamp: FileStamp,
        photo: PhotoId,
    },
    Back(PathBuf),
    Failed(FailedFile),
    Side {
        path: PathBuf,
        stamp: FileStamp,
        said: Option<SideFile>,
    },
}

/// Writes a scan's finds to the library, and remembers what a report needs.
pub(super) struct Writer<'a> {
    library: &'a Mutex<Library>,
    known: &'a KnownFiles,
    tell: &'a mut dyn FnMut(Told<'_>),
    told: usize,
    encoders: Vec<EncoderId>,
    /// Which of them tells an edit of a photo from another photo.
    likeness: Option<usize>,
    batch: Vec<Line>,
    since: Instant,
    /// What was seen, for telling what is gone.
    pub(super) seen: HashSet<PathBuf>,
    /// Everything that could not be read, folders included, in the order in which it was met.
    pub(super) failures: Vec<Unread>,
    /// Photos of which only a part could be read.
    pub(super) damaged: Vec<PathBuf>,
}

impl<'a> Writer<'a> {
    /// For a scan with this encoder. `tell` hears of each batch.
    pub(super) fn new(
        library: &'a Mutex<Library>,
        known: &'a KnownFiles,
        encoders: &EncoderSource,
        tell: &'a mut dyn FnMut(Told<'_>),
    ) -> Self {
        Self {
            library,
            known,
            tell,
            told: 0,
            encoders: encoders.ids(),
            likeness: encoders.likeness(),
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
                    quality: new.quality,
                    inside: new.inside,
                });
            }
            ImportEvent::Side { path, stamp, said } => {
                self.seen.insert(path.clone());
                self.batch.push(Line::Side { path, stamp, said });
            }
            ImportEvent::Quiet => {}
            ImportEvent::Failed { path, stamp, failure } => {
                if let Some(stamp) = stamp.filter(|_| failure.is_permanent()) {
                    self.seen.insert(path.clone());
                    self.batch.push(Line::Failed(FailedFile { path: path.clone(), stamp, reason: failure.clone() }));
                }
                self.failures.push(Unread { path, reason: failure });
            }
        }
        let has_any = !self.batch.is_empty() || self.failures.len() > self.told;
        if self.batch.len() >= ENTRIES || (has_any && self.since.elapsed() >= AGE) {
            self.flush()?;
        }
        Ok(())
    }

    /// Writes what is left.
    pub(super) fn flush(&mut self) -> Result<(), EngineError> {
        self.write()?;
        let changed = self.changed()?;
        self.batch.clear();
        self.since = clock::start();
        if !changed.is_empty() {
            (self.tell)(Told::Photos(&changed));
        }
        if self.failures.len() > self.told {
            (self.tell)(Told::Unread(&self.failures[self.told..]));
            self.told = self.failures.len();
        }
        Ok(())
    }

    fn write(&self) -> Result<(), EngineError> {
        let at = clock::now();
        let mut library = locked(self.library);
        // Thumbnails first: a photo that is in the library has one, or lost it to the cache's limit.
        if let Some(cache) = library.thumbnails() {
            cache.add(self.batch.iter().filter_map(thumbnail), at)?;
        }
        let mut lines: Vec<NewFile<'_>> = self.batch.iter().map(as_new_file).collect();
        lines.extend(self.batch.iter().filter_map(inside));
        for line in &self.batch {
            lines.extend(self.version(&library, line)?);
        }
        Ok(library.record(&lines, at)?)
    }

    /// What a file held before, where what it holds now is an edit of it.
    fn version(&self, library: &Library, line: &Line) -> Result<Option<NewFile<'static>>, EngineError> {
        let (path, new, photo, embedding) = match line {
            Line::Photo { path, photo, embeddings, .. } => {
                let embedding = self.likeness.and_then(|n| embeddings.get(n)).map(|(_, vector)| &vector[..]);
                (path, photo.id, Some(photo), embedding)
            }
            Line::Place { path, photo, .. } => (path, *photo, None, None),
            Line::Back(_) | Line::Failed(_) | Line::Side { .. } => return Ok(None),
        };
        let Some(old) = self.known.photo_at(path).filter(|old| *old != new) else { return Ok(None) };
        let encoder = self.likeness.and_then(|n| self.encoders.get(n));
        let is_edit = is_edit_of(library, old, (new, photo, embedding), encoder)?;
        Ok(is_edit.then_some(NewFile::Version { old, new }))
    }

    /// The photos that the batch says something of: those it found, and those that its files held before.
    fn changed(&self) -> Result<Vec<PhotoId>, EngineError> {
        let mut photos = Vec::with_capacity(self.batch.len());
        for line in &self.batch {
            let (path, now) = match line {
                Line::Photo { path, photo, .. } => (path, Some(photo.id)),
                Line::Place { path, photo, .. } => (path, Some(*photo)),
                Line::Back(path) => (path, None),
                Line::Failed(failed) => (&failed.path, None),
                Line::Side { said, .. } => {
                    if let Some(said) = said {
                        photos.extend(locked(self.library).photos_beside(&said.owner)?);
                    }
                    continue;
                }
            };
            photos.extend(now.into_iter().chain(self.known.photo_at(path)));
        }
        photos.sort_unstable();
        photos.dedup();
        Ok(photos)
    }
}

/// The library, for as short as can be. A thread that panicked over it left no half-done transaction behind.
pub(super) fn locked(library: &Mutex<Library>) -> MutexGuard<'_, Library> {
    library.lock().unwrap_or_else(PoisonError::into_inner)
}

fn thumbnail(line: &Line) -> Option<(PhotoId, &[u8])> {
    match line {
        Line::Photo { photo, thumbnail, .. } => Some((photo.id, thumbnail)),
        _ => None,
    }
}

fn inside(line: &Line) -> Option<NewFile<'_>> {
    match line {
        Line::Photo { photo, inside: Some(inside), .. } => Some(NewFile::Inside { photo: photo.id, inside }),
        _ => None,
    }
}

fn as_new_file(line: &Line) -> NewFile<'_> {
    match line {
        Line::Photo { path, stamp, photo, embeddings, quality, .. } => {
            NewFile::Photo { path, stamp: *stamp, photo, embeddings, quality: *quality }
        }
        Line::Place { path, stamp, photo } => NewFile::Place { path, stamp: *stamp, photo: *photo },
        Line::Back(path) => NewFile::Back(path),
        Line::Failed(failed) => NewFile::Failed(failed),
        Line::Side { path, stamp, said } => {
            let said = said.as_ref().map(|said| (said.owner.as_path(), &said.side));
            NewFile::Side(NewSide { path, stamp: *stamp, said })
        }
    }
}
