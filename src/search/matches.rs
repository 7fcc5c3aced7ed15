//! Which photos a question in words means, by what is known of them.

use super::query::{Query, words};
use crate::domain::PhotoId;
use jiff::civil::Date;

/// Where a word of a photo is from; what says most about it stands first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The album that it is in, or what stands beside it as its title.
    Title,
    /// A keyword that somebody gave it.
    Keyword,
    /// Where it was taken.
    Place,
    /// Its file's name.
    File,
    /// The folder that it lies in.
    Folder,
    /// What it was taken with.
    Camera,
}

/// A photo with all that it can be found by.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// The photo.
    pub photo: PhotoId,
    /// When it was taken, by the clock of the place.
    pub date: Option<Date>,
    /// Its words, folded.
    words: Vec<(Field, String)>,
}

impl Document {
    /// A photo of which nothing but its date is known.
    pub fn new(photo: PhotoId, date: Option<Date>) -> Self {
        Self { photo, date, words: Vec::new() }
    }

    /// Adds what a field says.
    pub fn add(&mut self, field: Field, text: &str) {
        self.words.extend(words(text).map(|word| (field, word)));
    }

    /// Whether it lies on the days that are meant.
    pub fn is_meant(&self, query: &Query) -> bool {
        query.days.is_none_or(|days| self.date.is_some_and(|date| days.contain(date)))
    }

    /// The best field that each word of the question is found in, the worst of these; `None` where a word is in none. A word
    /// is found by its beginning, as one types it.
    fn found(&self, query: &Query) -> Option<Field> {
        let best = |word: &String| {
            self.words.iter().filter(|(_, own)| own.starts_with(word.as_str())).map(|(field, _)| *field).min()
        };
        query.words.iter().map(best).try_fold(Field::Title, |worst, field| Some(worst.max(field?)))
    }
}

/// The photos that a question names: all of its words, on its days. Those found by what says most come first, of these the
/// newest.
pub fn matches(query: &Query, documents: &[Document]) -> Vec<PhotoId> {
    if query.is_empty() {
        return Vec::new();
    }
    let meant = documents.iter().filter(|document| document.is_meant(query));
    let mut found: Vec<_> = meant.filter_map(|document| Some((document.found(query)?, document))).collect();
    found.sort_by(|(a, one), (b, other)| a.cmp(b).then(other.date.cmp(&one.date)).then(one.photo.cmp(&other.photo)));
    found.into_iter().map(|(_, document)| document.photo).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn document(n: u8, day: i8, fields: &[(Field, &str)]) -> Document {
        let mut document = Document::new(PhotoId::from_bytes([n; 16]), Some(date(2025, 6, day)));
        fields.iter().for_each(|(field, text)| document.add(*field, text));
        document
    }

    fn found(query: &str) -> Vec<u8> {
        let documents = [
            document(1, 1, &[(Field::Folder, "/home/me/Zürich trip"), (Field::Camera, "Canon EOS R50")]),
            document(2, 2, &[(Field::Place, "Zürich"), (Field::File, "IMG_0001.jpg")]),
            document(3, 3, &[(Field::Title, "Zurich by night"), (Field::Camera, "Canon EOS R50")]),
            document(4, 4, &[(Field::Place, "Zürich"), (Field::Keyword, "lake")]),
        ];
        matches(&Query::parse(query), &documents).iter().map(|photo| photo.to_bytes()[0]).collect()
    }

    #[test]
    fn what_says_most_comes_first_and_then_the_newest() {
        assert_eq!(found("zurich"), [3, 4, 2, 1]);
        assert_eq!(found("zür"), [3, 4, 2, 1], "while it is typed");
        assert_eq!(found("zurich lake"), [4], "all words");
        assert_eq!(found("canon"), [3, 1]);
        assert_eq!(found("IMG_0001"), [2]);
        assert_eq!(found("paris"), [] as [u8; 0]);
        assert_eq!(found(""), [] as [u8; 0]);
    }

    #[test]
    fn days_narrow_it() {
        assert_eq!(found("zurich 2.6.2025"), [2]);
        assert_eq!(found("June 2025"), [4, 3, 2, 1]);
        assert_eq!(found("June 2024"), [] as [u8; 0]);
        let undated = Document::new(PhotoId::from_bytes([9; 16]), None);
        assert_eq!(matches(&Query::parse("2025"), &[undated]), []);
    }
}
