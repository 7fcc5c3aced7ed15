//! Photos by words: by what is known of them, and by what they show where the encoder understands words.

use super::catalogue::load_review;
use super::gazetteer::gazetteer;
use super::learn::adapter_in_use;
use super::looks::Looks;
use super::similar::files;
use super::taken::{dates, place};
use super::{EncoderSource, EngineError};
use crate::domain::{GroupState, PhotoId};
use crate::encoder::TextEncoder;
use crate::library::{Library, PhotoFile};
use crate::review::Review;
use crate::search::{Document, Field, Query, matches};
use jiff::tz::TimeZone;
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

/// The languages of the window: a place is found by its name in each.
const LANGUAGES: [&str; 2] = ["en", "de"];

/// A photo that a search found.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundPhoto {
    /// The photo.
    pub photo: PhotoId,
    /// How much it shows what was asked, as a cosine from -1 to 1; `None` where something that is known of it says so.
    pub similarity: Option<f32>,
}

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FoundPhotos {
    /// The photos, the best first.
    pub photos: Vec<FoundPhoto>,
    /// Whether the encoder in use understands words.
    pub has_words: bool,
}

/// As [`search`] finds it, with the files.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FoundFiles {
    /// The files of each photo and how much it shows what was asked; the best first.
    pub photos: Vec<(Vec<PathBuf>, Option<f32>)>,
    /// Whether the encoder in use understands words.
    pub has_words: bool,
}

/// The `count` best photos of the library in `folder` for a question in words.
pub fn search(folder: &Path, text: &str, count: usize) -> Result<FoundFiles, EngineError> {
    let library = Library::open_to_read(folder)?.ok_or_else(|| EngineError::NoLibrary(folder.to_owned()))?;
    let mut seeker = Seeker::default();
    let found = seeker.search(&library, text, count)?;
    let with_files = |found: &FoundPhoto| Ok((files(&library, found.photo)?, found.similarity));
    let photos = found.photos.iter().map(with_files).collect::<Result<_, EngineError>>()?;
    Ok(FoundFiles { photos, has_words: found.has_words })
}

/// Whoever asks more than once, and keeps what was read for the first question until the library changes.
#[derive(Default)]
pub(super) struct Seeker {
    documents: Option<Vec<Document>>,
    /// As the encoder sees them, for words, which it understands itself; and for likeness, as the person's themes taught.
    looks: Option<Looks>,
    taught: Option<Looks>,
    text: Option<(String, TextEncoder)>,
}

impl Seeker {
    /// The library has changed: what was read of it is read again when it is asked for.
    pub(super) fn forget(&mut self) {
        self.documents = None;
        self.looks = None;
        self.taught = None;
    }

    /// The `count` best photos for a question in words: those that something says it of, then those that show it.
    pub(super) fn search(&mut self, library: &Library, text: &str, count: usize) -> Result<FoundPhotos, EngineError> {
        let query = Query::parse(text);
        let source = EncoderSource::in_use(library)?;
        let has_words = source.as_ref().is_some_and(|source| source.manifest().text.is_some());
        if self.documents.is_none() {
            self.documents = Some(documents(library, &TimeZone::system())?);
        }
        let documents = self.documents.as_deref().unwrap_or_default();
        let known = matches(&query, documents);
        let mut photos: Vec<_> =
            known.iter().take(count).map(|photo| FoundPhoto { photo: *photo, similarity: None }).collect();
        if let Some(source) = source.filter(|_| has_words && !query.words.is_empty() && photos.len() < count) {
            let meant: HashSet<PhotoId> =
                documents.iter().filter(|document| document.is_meant(&query)).map(|document| document.photo).collect();
            let known: HashSet<PhotoId> = known.into_iter().collect();
            let room = count - photos.len();
            let embedding = self.encode(&source, &query.text)?;
            let keep = |photo| meant.contains(&photo) && !known.contains(&photo);
            if let (Some(embedding), Some(looks)) = (embedding, self.looks(library)?) {
                let near = looks.nearest(library, &embedding, room, &keep);
                photos.extend(near.iter().map(|n| FoundPhoto { photo: n.photo, similarity: Some(n.similarity) }));
            }
        }
        Ok(FoundPhotos { photos, has_words })
    }

    /// The `count` photos that look most like one of the library's.
    pub(super) fn similar(
        &mut self,
        library: &Library,
        photo: PhotoId,
        count: usize,
    ) -> Result<FoundPhotos, EngineError> {
        let looks = self.taught(library)?.ok_or(EngineError::NothingEncoded)?;
        let query = looks.of(library, photo)?.ok_or(EngineError::NotEncoded)?;
        let near = looks.nearest(library, &query, count, &|other| other != photo);
        let found = |n: &crate::search::Neighbour| FoundPhoto { photo: n.photo, similarity: Some(n.similarity) };
        Ok(FoundPhotos { photos: near.iter().map(found).collect(), has_words: true })
    }

    fn looks(&mut self, library: &Library) -> Result<Option<&Looks>, EngineError> {
        if self.looks.is_none() {
            self.looks = Looks::load(library, None)?;
        }
        Ok(self.looks.as_ref())
    }

    fn taught(&mut self, library: &Library) -> Result<Option<&Looks>, EngineError> {
        let adapter = adapter_in_use(library)?;
        if adapter.is_none() {
            self.taught = None;
            return self.looks(library);
        }
        // What is learned changes without a word to this thread.
        if self.taught.as_ref().is_none_or(|looks| !looks.are_moved_by(adapter.as_ref())) {
            self.taught = Looks::load(library, adapter)?;
        }
        Ok(self.taught.as_ref())
    }

    fn encode(&mut self, source: &EncoderSource, text: &str) -> Result<Option<Vec<f32>>, EngineError> {
        let id = &source.manifest().id;
        if self.text.as_ref().is_none_or(|(of, _)| of != id) {
            self.text = source.load_text()?.map(|encoder| (id.clone(), encoder));
        }
        let Some((_, encoder)) = &mut self.text else { return Ok(None) };
        Ok(Some(encoder.encode(text)?))
    }
}

/// All photos in their place, with what they can be found by.
fn documents(library: &Library, zone: &TimeZone) -> Result<Vec<Document>, EngineError> {
    let review = load_review(library)?;
    let titles = titles(&review);
    let gazetteer = gazetteer();
    let document = |mut file: PhotoFile| {
        file.places.retain(|(_, _, missing)| !missing);
        let (first, _, _) = file.places.first()?;
        let mark = review.mark(file.photo.id);
        let mut document =
            Document::new(file.photo.id, dates(&file, &mark, zone).best().map(|(stamp, _)| stamp.local.date()));
        for title in titles.get(&file.photo.id).into_iter().flatten() {
            document.add(Field::Title, title);
        }
        if let Some(side) = &file.side {
            side.title.iter().for_each(|title| document.add(Field::Title, title));
            side.description.iter().for_each(|text| document.add(Field::Keyword, text));
            side.keywords.iter().for_each(|keyword| document.add(Field::Keyword, keyword));
        }
        let near = place(&file, &mark).zip(gazetteer).and_then(|(place, gazetteer)| gazetteer.nearest(place));
        if let Some(near) = near {
            for name in std::iter::once(&near.name).chain(&near.region) {
                let mut said: Vec<&str> = LANGUAGES.iter().map(|language| name.in_language(language)).collect();
                said.dedup();
                said.into_iter().for_each(|name| document.add(Field::Place, name));
            }
        }
        for (path, _, _) in &file.places {
            path.file_name().into_iter().for_each(|name| document.add(Field::File, &name.to_string_lossy()));
        }
        first.parent().into_iter().for_each(|folder| document.add(Field::Folder, &folder.to_string_lossy()));
        file.photo.camera.iter().for_each(|camera| document.add(Field::Camera, &camera.name()));
        Some(document)
    };
    Ok(library.photos()?.into_iter().filter_map(document).collect())
}

/// The names that the person gave to the albums of each photo.
fn titles(review: &Review) -> HashMap<PhotoId, Vec<String>> {
    let mut titles: HashMap<PhotoId, Vec<String>> = HashMap::new();
    for held in review.held().filter(|held| held.state == GroupState::Accepted) {
        let Some(name) = &held.name else { continue };
        held.photos.iter().for_each(|photo| titles.entry(*photo).or_default().push(name.clone()));
    }
    titles
}
