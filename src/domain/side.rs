//! What a file beside a photo says of it.

use super::{Place, Stamp};

/// Who wrote it, the most trustworthy first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SideKind {
    /// A photo program, as XMP: what a person changed on purpose.
    Xmp,
    /// Google Takeout, as JSON: what Google Photos knew.
    Takeout,
}

/// What side files say. It belongs to the place of a photo, not to its content.
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    /// Who wrote it.
    pub kind: SideKind,
    /// When the photo was taken; Takeout counts in UTC.
    pub taken: Option<Stamp>,
    /// Where.
    pub place: Option<Place>,
    /// What the person calls it.
    pub title: Option<String>,
    /// What the person says of it.
    pub description: Option<String>,
    /// Stars, 1 to 5, or -1 for rejected; 0 is not kept.
    pub rating: Option<i8>,
    /// Words to find it by.
    pub keywords: Vec<String>,
    /// Albums that it was in where it comes from.
    pub albums: Vec<String>,
}

impl Side {
    /// Nothing said yet.
    pub fn new(kind: SideKind) -> Self {
        let (taken, place, title, description, rating) = (None, None, None, None, None);
        let (keywords, albums) = (Vec::new(), Vec::new());
        Self { kind, taken, place, title, description, rating, keywords, albums }
    }

    /// What either says; where both do, the one of the more trustworthy kind. Its date is of the kind that is named.
    pub fn merged(self, other: Self) -> Self {
        let (first, second) = if self.kind <= other.kind { (self, other) } else { (other, self) };
        let (kind, taken) = if first.taken.is_some() { (first.kind, first.taken) } else { (second.kind, second.taken) };
        Self {
            kind,
            taken,
            place: first.place.or(second.place),
            title: first.title.or(second.title),
            description: first.description.or(second.description),
            rating: first.rating.or(second.rating),
            keywords: if first.keywords.is_empty() { second.keywords } else { first.keywords },
            albums: {
                let mut albums = first.albums;
                albums.extend(second.albums);
                albums.sort();
                albums.dedup();
                albums
            },
        }
    }
}

/// What is written inside a photo's file beside its facts. It belongs to its content.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Inside {
    /// What the person wrote into it with a photo program.
    pub said: Option<Side>,
    /// The name that the camera gave to a photo and the film of its moment, in both.
    pub pair: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_is_believed_before_google() {
        let title = |kind, title: &str| Side { title: Some(title.to_owned()), ..Side::new(kind) };
        let google = Side { rating: Some(4), ..title(SideKind::Takeout, "from Google") };
        let both = google.merged(title(SideKind::Xmp, "mine"));
        assert_eq!((both.title.as_deref(), both.rating), (Some("mine"), Some(4)));
    }
}
