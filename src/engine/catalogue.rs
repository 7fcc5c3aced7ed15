//! The library's photos in memory, with all that grouping wants to know of them.

use super::EngineError;
use super::gazetteer::name_places;
use super::learn::{Lesson, adapter_in_use, weights_in_use, weights_of};
use super::typical::choose_typical;
use super::zones::{fill_offsets, zone_of};
use crate::domain::{
    DateSource, Dates, FileStamp, GroupId, Mark, PhotoFacts, PhotoId, PictureFacts, Place, Precision, Quality,
    SideKind, Stamp, Suggestion, Summary, date_in_name,
};
use crate::grouping::{EventMemory, Weights, events_again, near, nearly, summary};
use crate::learning::Adapter;
use crate::library::{Embeddings, Library, LogLine, PhotoFile};
use crate::review::{Entry, Review};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::cell::LazyCell;
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

/// What a library holds, at one moment.
pub struct Catalogue {
    entries: Vec<CatalogueEntry>,
    embeddings: Embeddings,
    review: Review,
    qualities: HashMap<PhotoId, Quality>,
    weights: Weights,
    adapter: Option<Adapter>,
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
        let embeddings = match library.encoder_in_use()? {
            Some(encoder) => library.embeddings_again(&encoder, known)?,
            None => Embeddings::default(),
        };
        let qualities = library.qualities()?;
        let (weights, adapter) = (weights_in_use(library)?, adapter_in_use(library)?);
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
        Ok(Self { entries, embeddings, review, qualities, weights, adapter })
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
        choose_typical(groups, &self.embeddings, &self.qualities);
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

    /// Groups, and looks, by what was learned from now on.
    pub(super) fn go_by(&mut self, lesson: &Lesson) {
        self.weights = weights_of(lesson.version.as_ref());
        match (&lesson.body, lesson.version.as_ref().and_then(|version| version.looks.as_ref())) {
            (Some(body), _) => self.adapter = Adapter::from_bytes(body),
            (None, Some(_)) => {}
            (None, None) => self.adapter = None,
        }
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

    /// The embeddings as the person's themes taught to see them; `None` where the encoder's own serve.
    pub(super) fn taught_embeddings(&self) -> Option<Embeddings> {
        self.adapter.as_ref().map(|adapter| self.embeddings.moved(|embedding| adapter.apply(embedding)))
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

/// All dates of a photo: from its EXIF, from the first of its names that has one, and the earliest of its files' times
/// (a copy is younger than what it was copied from). What a photo program wrote beside it is a person's correction, and
/// stands for EXIF's, as does what the person said of it in Albumen, for all dates; what Google Photos knew counts in UTC, without the place's clock, and stands only where EXIF has none.
pub(super) fn dates(file: &PhotoFile, mark: &Mark, zone: &TimeZone) -> Dates {
    let named = |path: &PathBuf| date_in_name(&path.file_name()?.to_string_lossy());
    // Most photos say their offset themselves: the zone of the place is asked for only where something needs it.
    let there = LazyCell::new(|| place(file, mark).and_then(zone_of));
    let told = |taken: Stamp| match taken.offset_minutes {
        Some(0) => on_the_clock(taken, there.as_ref().unwrap_or(zone)),
        _ => taken,
    };
    let own = file.photo.taken.map(|taken| if file.photo.film.is_some() { told(taken) } else { taken });
    let mut dates = Dates {
        exif: from_side(file).map(told).or(own),
        name: file.places.iter().find_map(|(path, _, _)| named(path)),
        file: file.places.iter().filter_map(|(_, stamp, _)| file_time(*stamp, zone)).min(),
    };
    if mark.corrects_date() {
        // It stands where the camera's would: grouping and lists believe it before all others.
        dates.exif = mark.stamp(dates.best().map(|(stamp, _)| stamp));
    }
    fill_offsets(&mut dates, &|| there.as_ref());
    dates
}

/// The date to show, and where it is from.
pub(super) fn best_date(file: &PhotoFile, mark: &Mark, zone: &TimeZone) -> Option<(Stamp, DateSource)> {
    let (stamp, source) = dates(file, mark, zone).best()?;
    let source = match source {
        DateSource::Exif if mark.corrects_date() => DateSource::Person,
        DateSource::Exif if from_side(file).is_some() => DateSource::Side,
        source => source,
    };
    Some((stamp, source))
}

/// Where a photo was taken: as the person says, else as its own bytes say, else as a file beside it does.
pub(super) fn place(file: &PhotoFile, mark: &Mark) -> Option<Place> {
    mark.place.or(file.photo.place).or_else(|| file.side.as_ref()?.place)
}

fn from_side(file: &PhotoFile) -> Option<Stamp> {
    let side = file.side.as_ref()?;
    side.taken.filter(|_| side.kind == SideKind::Xmp || file.photo.taken.is_none())
}

/// What counts in UTC, as all films but Apple's do, and Google, is shown on the clock of the place, or on the computer's where
/// that is not known.
fn on_the_clock(taken: Stamp, zone: &TimeZone) -> Stamp {
    let at = (taken.offset_minutes == Some(0)).then(|| TimeZone::UTC.to_timestamp(taken.local).ok()).flatten();
    at.map_or(taken, |at| on_the_wall(at, zone))
}

fn file_time(stamp: FileStamp, zone: &TimeZone) -> Option<Stamp> {
    Some(on_the_wall(Timestamp::from_nanosecond(i128::from(stamp.modified)).ok()?, zone))
}

/// What the clocks of the zone show at a moment.
pub(super) fn on_the_wall(at: Timestamp, zone: &TimeZone) -> Stamp {
    let offset = zone.to_offset(at);
    let offset_minutes = i16::try_from(offset.seconds() / 60).ok();
    Stamp { local: offset.to_datetime(at), offset_minutes, precision: Precision::Second }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Photo, Side};

    #[test]
    fn a_files_time_is_shown_on_the_computers_clock() {
        let stamp = FileStamp { size: 1, modified: 1_746_273_600_500_000_000 };
        let zone = TimeZone::fixed(jiff::tz::offset(2));
        let shown = file_time(stamp, &zone).expect("it is a time");
        assert_eq!(shown.local.to_string(), "2025-05-03T14:00:00.5");
        assert_eq!(shown.offset_minutes, Some(120));
    }

    #[test]
    fn a_correction_beside_a_photo_is_believed_and_google_only_for_want_of_better() {
        let at = |text: &str, offset_minutes| {
            Some(Stamp { local: text.parse().expect("a date"), offset_minutes, precision: Precision::Second })
        };
        let exif = at("2024-01-01T00:00:00", None);
        let somewhere = Place::new(38.7081, -9.1371);
        let of = |taken, kind, beside, there: Option<Place>| {
            let photo = Photo {
                id: PhotoId::from_bytes([1; 16]),
                format: "JPEG".to_owned(),
                width: 4,
                height: 3,
                orientation: 1,
                taken,
                place: None,
                camera: None,
                film: None,
            };
            let side = Some(Side { taken: beside, place: there, ..Side::new(kind) });
            let file = PhotoFile { photo, places: Vec::new(), side };
            let mark = Mark::default();
            assert_eq!(place(&file, &mark), there);
            best_date(&file, &mark, &TimeZone::fixed(jiff::tz::offset(2)))
        };
        let (xmp, google) = (at("2019-08-03T14:05:06", None), at("2019-08-03T12:05:06", Some(0)));
        let on_the_clock = at("2019-08-03T14:05:06", Some(120));
        assert_eq!(of(exif, SideKind::Xmp, xmp, None), xmp.map(|stamp| (stamp, DateSource::Side)));
        assert_eq!(of(exif, SideKind::Takeout, google, None), exif.map(|stamp| (stamp, DateSource::Exif)));
        assert_eq!(of(None, SideKind::Takeout, google, None), on_the_clock.map(|stamp| (stamp, DateSource::Side)));
        assert_eq!(of(exif, SideKind::Xmp, None, None), exif.map(|stamp| (stamp, DateSource::Exif)));
        let in_lisbon = at("2019-08-03T13:05:06", Some(60));
        let told = of(None, SideKind::Takeout, google, somewhere);
        assert_eq!(told, in_lisbon.map(|stamp| (stamp, DateSource::Side)), "on the clock of the place");
    }

    #[test]
    fn a_film_that_counts_in_utc_too() {
        let zone = TimeZone::fixed(jiff::tz::offset(2));
        let at = |text: &str, offset_minutes| Stamp {
            local: text.parse().expect("a date"),
            offset_minutes,
            precision: Precision::Second,
        };
        let utc = at("2025-05-03T23:30:00", Some(0));
        assert_eq!(on_the_clock(utc, &zone), at("2025-05-04T01:30:00", Some(120)));
        let told = at("2025-05-03T23:30:00", Some(-420));
        assert_eq!(on_the_clock(told, &zone), told);
    }
}
