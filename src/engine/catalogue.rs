//! The library's photos in memory, with all that grouping wants to know of them.

use super::EngineError;
use super::gazetteer::name_places;
use super::learn::{Lesson, weights_in_use, weights_of};
use super::taken::{dates, place};
use super::typical::{Known, choose_typical};
use crate::domain::{
    Dates, GroupId, PhotoFacts, PhotoId, PictureFacts, Place, Precision, Quality, Suggestion, Summary,
};
use crate::encoder::SHIPPED_MODEL;
use crate::grouping::{EventMemory, Weights, events_again, near, nearly, summary};
use crate::library::{Embeddings, Library, LogLine, PhotoFile};
use crate::review::{Entry, Review};
use jiff::tz::TimeZone;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

/// What a library holds, at one moment.
pub struct Catalogue {
    entries: Vec<CatalogueEntry>,
    embeddings: Embeddings,
    /// Whether they are the shipped encoder's, whose looks were measured.
    is_measured: bool,
    review: Review,
    qualities: HashMap<PhotoId, Quality>,
    weights: Weights,
}

struct CatalogueEntry {
    file: PhotoFile,
    place: Option<Place>,
    dates: Dates,
    folder: String,
    file_name: String,
}

impl Catalogue {
    /// Reads it. Photos of which no file is in its place are left out: they come back with their drive or folder. `zone`
    /// is the computer's time zone, for the times of files.
    pub fn load(library: &Library, zone: &TimeZone) -> Result<Self, EngineError> {
        Self::load_again(library, zone, Embeddings::default())
    }

    /// The same, where embeddings were read before: only what is new is read. They are the largest thing in a library.
    pub(super) fn load_again(library: &Library, zone: &TimeZone, known: Embeddings) -> Result<Self, EngineError> {
        let review = load_review(library)?;
        let encoder = library.encoder_in_use()?;
        let is_measured = encoder.as_ref().is_some_and(|encoder| encoder.0.split('/').next() == Some(SHIPPED_MODEL));
        let embeddings = match encoder {
            Some(encoder) => library.embeddings_again(&encoder, known)?,
            None => Embeddings::default(),
        };
        let qualities = library.qualities()?;
        let weights = weights_in_use(library)?;
        let mut entries = Vec::new();
        for mut file in library.photos()? {
            file.places.retain(|(_, _, missing)| !missing);
            if let Some((first, _, _)) = file.places.first() {
                let folder = first.parent().map(|p| p.to_string_lossy().into_owned()).unwrap_or_default();
                let file_name = first.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
                let mark = review.mark(file.photo.id);
                let (dates, place) = (dates(&file, &mark, zone), place(&file, &mark));
                entries.push(CatalogueEntry { dates, place, folder, file_name, file });
            }
        }
        Ok(Self { entries, embeddings, is_measured, review, qualities, weights })
    }

    /// What the person has decided so far.
    pub fn review(&self) -> &Review {
        &self.review
    }

    /// The groups for a state of review: suggestions, and what is held as it is.
    pub fn group(&self, review: &Review) -> Vec<Suggestion> {
        self.group_again(&mut EventMemory::default(), review)
    }

    /// The same, at the cost of what changed since `memory` was last used.
    pub(super) fn group_again(&self, memory: &mut EventMemory, review: &Review) -> Vec<Suggestion> {
        let facts: Vec<PhotoFacts<'_>> = self.entries.iter().map(|e| self.facts(e)).collect();
        let mut groups = events_again(memory, &facts, &review.constraints(), &self.weights);
        name_places(&mut groups, &facts);
        self.choose_typical(&mut groups);
        groups
    }

    /// Says of groups which photos stand for them.
    pub(super) fn choose_typical(&self, groups: &mut [Suggestion]) {
        let taken = |photo: PhotoId| {
            let entry = self.entries.binary_search_by_key(&photo, |e| e.file.photo.id).ok()?;
            let dates = &self.entries[entry].dates;
            dates.exif.or(dates.name).filter(|stamp| stamp.precision == Precision::Second).map(|stamp| stamp.seconds())
        };
        let known = Known {
            embeddings: &self.embeddings,
            is_measured: self.is_measured,
            qualities: &self.qualities,
            taken: &taken,
        };
        choose_typical(groups, &known);
    }

    /// What these photos have in common, in numbers.
    pub(super) fn summary(&self, photos: &[PhotoId]) -> Summary {
        let entry = |id: &PhotoId| self.entries.binary_search_by_key(id, |e| e.file.photo.id).ok();
        let facts: Vec<_> = photos.iter().filter_map(entry).map(|i| self.facts(&self.entries[i])).collect();
        summary(&facts.iter().collect::<Vec<_>>(), None, Vec::new())
    }

    /// Photos that might belong to a group, too; `groups` are all events, each with its photos.
    pub(super) fn nearly(&self, group: &GroupId, groups: &[(GroupId, Vec<PhotoId>)]) -> Vec<PhotoId> {
        let facts: Vec<PhotoFacts<'_>> = self.entries.iter().map(|e| self.facts(e)).collect();
        nearly(&near(&facts, &self.review.constraints(), &self.weights, group, groups))
    }

    /// Whether a photo is here.
    pub(super) fn has(&self, photo: PhotoId) -> bool {
        self.entries.binary_search_by_key(&photo, |e| e.file.photo.id).is_ok()
    }

    /// Groups by what was learned from now on.
    pub(super) fn go_by(&mut self, lesson: &Lesson) {
        self.weights = weights_of(lesson.version.as_ref());
    }

    /// What photos are grouped by.
    pub(super) fn weights(&self) -> &Weights {
        &self.weights
    }

    /// Hands over what grouping knows of each photo.
    pub(super) fn with_facts<T>(&self, then: impl FnOnce(&[PhotoFacts<'_>]) -> T) -> T {
        then(&self.entries.iter().map(|e| self.facts(e)).collect::<Vec<_>>())
    }

    /// The embeddings, to be read on from at the next time.
    pub(super) fn into_embeddings(self) -> Embeddings {
        self.embeddings
    }

    /// Whether any photo here is of the camera with this name.
    pub(super) fn has_camera(&self, name: &str) -> bool {
        self.entries.iter().filter_map(|e| e.file.photo.camera.as_ref()).any(|camera| camera.name() == name)
    }

    /// The places of a photo, by path; none where the photo is not there.
    pub fn places(&self, photo: PhotoId) -> impl Iterator<Item = &Path> {
        let found = self.entries.binary_search_by_key(&photo, |e| e.file.photo.id).ok();
        found.into_iter().flat_map(|i| self.entries[i].file.places.iter().map(|(path, _, _)| path.as_path()))
    }

    /// Every file with its photo.
    pub(super) fn files(&self) -> impl Iterator<Item = (PhotoId, &Path)> {
        self.entries.iter().flat_map(|e| e.file.places.iter().map(|(path, _, _)| (e.file.photo.id, path.as_path())))
    }

    /// Puts photos in the order in which they were taken, those without a date last.
    pub(super) fn sort_by_time(&self, photos: &mut [PhotoId]) {
        photos.sort_by_cached_key(|photo| {
            let entry = self.entries.binary_search_by_key(photo, |e| e.file.photo.id).ok();
            let taken = entry.and_then(|at| self.entries[at].dates.best()).map(|(stamp, _)| stamp.local);
            (taken.is_none(), taken, *photo)
        });
    }

    /// The photo of each file, by path as text. Where two paths look the same as text (names that are not UTF-8), neither
    /// is named by it.
    pub fn photo_of_path(&self) -> BTreeMap<String, Option<PhotoId>> {
        let mut photos = BTreeMap::new();
        for entry in &self.entries {
            for (path, _, _) in &entry.file.places {
                let name = path.to_string_lossy().into_owned();
                photos.entry(name).and_modify(|p| *p = None).or_insert(Some(entry.file.photo.id));
            }
        }
        photos
    }

    /// The embeddings of the encoder in use.
    pub fn embeddings(&self) -> &Embeddings {
        &self.embeddings
    }

    /// The photos as stacks and themes see them, by id; `likeness` are embeddings of the output that tells copies from
    /// other pictures.
    pub(super) fn pictures<'a>(&'a self, likeness: &'a Embeddings) -> Vec<PictureFacts<'a>> {
        let picture = |entry: &'a CatalogueEntry| PictureFacts {
            facts: self.facts(entry),
            likeness: likeness.get(entry.file.photo.id),
            width: entry.file.photo.width,
            height: entry.file.photo.height,
            bytes: entry.file.places.first().map_or(0, |(_, stamp, _)| stamp.size),
            format: &entry.file.photo.format,
            quality: self.qualities.get(&entry.file.photo.id).copied(),
        };
        self.entries.iter().map(picture).collect()
    }

    fn facts<'a>(&'a self, entry: &'a CatalogueEntry) -> PhotoFacts<'a> {
        let photo = &entry.file.photo;
        PhotoFacts {
            id: photo.id,
            dates: entry.dates,
            place: entry.place,
            camera: photo.camera.as_ref(),
            folder: &entry.folder,
            file_name: &entry.file_name,
            embedding: self.embeddings.get(photo.id),
        }
    }
}

/// The state of review that the library's record leads to.
pub(super) fn load_review(library: &Library) -> Result<Review, EngineError> {
    let log = entries(&library.log()?).map_err(|(sequence, detail)| EngineError::UnreadableEntry {
        path: library.folder().to_owned(),
        sequence,
        detail: detail.to_string(),
    })?;
    Review::from_log(&log).map_err(|broken| EngineError::BrokenLog(library.folder().to_owned(), broken))
}

/// The lines of a record as what they mean; the error names the line that means nothing.
pub(super) fn entries(lines: &[LogLine]) -> Result<Vec<Entry>, (u64, serde_json::Error)> {
    let entry = |line: &LogLine| {
        let step = serde_json::from_str(&line.step).map_err(|error| (line.sequence, error))?;
        Ok(Entry { sequence: line.sequence, at: line.at, step })
    };
    lines.iter().map(entry).collect()
}
