//! Which photos are left when only some are wanted: by date, camera, place, folder, and what the person said of them.

use super::query::Query;
use crate::domain::{CountryCode, Locality};
use jiff::civil::Date;
use std::path::{Path, PathBuf};

/// What is known of a photo that a filter asks for.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// When it was taken, by the clock of the place.
    pub date: Option<Date>,
    /// What it was taken with, as people call it.
    pub camera: Option<&'a str>,
    /// The town that its position is named by.
    pub town: Option<&'a Locality>,
    /// Its first file.
    pub file: &'a Path,
    /// How many files hold it, in their places.
    pub files: usize,
    /// Whether it is in an album.
    pub in_album: bool,
    /// Whether it is one of the person's favourites.
    pub favourite: bool,
    /// 0 to 5.
    pub stars: u8,
}

/// One thing that is asked of photos.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Criterion {
    /// Taken on these days, both ends among them; an end that is not said is open.
    Taken {
        /// The first.
        from: Option<Date>,
        /// The last.
        to: Option<Date>,
    },
    /// Taken with this camera.
    Camera(String),
    /// Taken in this town.
    Town(Locality),
    /// Taken in this country.
    Country(CountryCode),
    /// In this folder, or in one inside it.
    Folder(PathBuf),
    /// In no album.
    NoAlbum,
    /// In several places: the same file, byte for byte.
    SeveralPlaces,
    /// A favourite.
    Favourite,
    /// With so many stars or more.
    Stars(u8),
}

impl Criterion {
    fn holds(&self, facts: &Facts<'_>) -> bool {
        match self {
            Self::Taken { from, to } => {
                facts.date.is_some_and(|date| from.is_none_or(|from| from <= date) && to.is_none_or(|to| date <= to))
            }
            Self::Camera(name) => facts.camera == Some(name.as_str()),
            Self::Town(town) => facts.town == Some(town),
            Self::Country(country) => facts.town.is_some_and(|town| town.country == *country),
            Self::Folder(folder) => lies_in(facts.file, folder),
            Self::NoAlbum => !facts.in_album,
            Self::SeveralPlaces => facts.files > 1,
            Self::Favourite => facts.favourite,
            Self::Stars(least) => facts.stars >= *least,
        }
    }

    /// What it asks about: of one kind, only one can be asked at a time.
    fn kind(&self) -> u8 {
        match self {
            Self::Taken { .. } => 0,
            Self::Camera(_) => 1,
            Self::Town(_) | Self::Country(_) => 2,
            Self::Folder(_) => 3,
            Self::NoAlbum => 4,
            Self::Favourite => 5,
            Self::Stars(_) => 6,
            Self::SeveralPlaces => 7,
        }
    }

    /// Whether two ask about the same.
    pub fn is_like(&self, other: &Self) -> bool {
        self.kind() == other.kind()
    }
}

/// Whether a file is somewhere below a folder. By their bytes: a hundred thousand are asked at once, and paths of a library
/// are written alike.
fn lies_in(file: &Path, folder: &Path) -> bool {
    let (file, folder) = (file.as_os_str().as_encoded_bytes(), folder.as_os_str().as_encoded_bytes());
    let is_separator = |byte: &u8| *byte == b'/' || *byte == b'\\';
    file.strip_prefix(folder)
        .is_some_and(|rest| folder.last().is_some_and(is_separator) || rest.first().is_some_and(is_separator))
}

/// Things that are asked of photos; all of them must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    criteria: Vec<Criterion>,
}

impl Filter {
    /// What is asked, in the order in which it was said.
    pub fn criteria(&self) -> &[Criterion] {
        &self.criteria
    }

    /// Whether nothing is asked, so that every photo passes.
    pub fn is_empty(&self) -> bool {
        self.criteria.is_empty()
    }

    /// Asks this as well, in place of what was asked about the same.
    pub fn set(&mut self, criterion: Criterion) {
        match self.criteria.iter_mut().find(|other| other.is_like(&criterion)) {
            Some(other) => *other = criterion,
            None => self.criteria.push(criterion),
        }
    }

    /// Asks this no more.
    pub fn remove(&mut self, criterion: &Criterion) {
        self.criteria.retain(|other| other != criterion);
    }

    /// Whether a photo is left.
    pub fn passes(&self, facts: &Facts<'_>) -> bool {
        self.criteria.iter().all(|criterion| criterion.holds(facts))
    }
}

/// The first and the last day that a text means, such as "2024", "June 2025" or "3.5.2025"; `None` where it says no year,
/// or something else as well.
pub fn span(text: &str) -> Option<(Date, Date)> {
    let query = Query::parse(text);
    let days = query.days.filter(|_| query.words.is_empty())?;
    let year = days.year?;
    let (first, last) = (days.month.unwrap_or(1), days.month.unwrap_or(12));
    let from = Date::new(year, first, days.days.map_or(1, |(day, _)| day)).ok()?;
    let end = Date::new(year, last, 1).ok()?.last_of_month();
    let to = days.days.map_or(Some(end), |(_, day)| Date::new(year, last, day).ok())?;
    Some((from, to))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::PlaceName;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn town(name: &str, country: &str) -> Locality {
        let country = CountryCode::new(country).expect("two letters");
        Locality { name: PlaceName::new(name.to_owned(), Vec::new()), region: None, country }
    }

    #[test]
    fn each_criterion_asks_what_it_says() {
        let lisbon = town("Lisbon", "PT");
        let facts = Facts {
            date: Some(date(2025, 6, 14)),
            camera: Some("Pixel 8"),
            town: Some(&lisbon),
            file: Path::new("/photos/2025/a.jpg"),
            files: 2,
            in_album: true,
            favourite: false,
            stars: 3,
        };
        let taken = |from: Option<Date>, to: Option<Date>| Criterion::Taken { from, to };
        for holds in [
            taken(None, None),
            taken(Some(date(2025, 6, 14)), Some(date(2025, 6, 14))),
            Criterion::Camera("Pixel 8".to_owned()),
            Criterion::Town(lisbon.clone()),
            Criterion::Country(lisbon.country),
            Criterion::Folder("/photos".into()),
            Criterion::Folder("/photos/2025".into()),
            Criterion::Folder("/".into()),
            Criterion::Stars(3),
            Criterion::SeveralPlaces,
        ] {
            assert!(holds.holds(&facts), "{holds:?}");
        }
        for fails in [
            taken(Some(date(2025, 6, 15)), None),
            taken(None, Some(date(2025, 6, 13))),
            Criterion::Camera("Pixel".to_owned()),
            Criterion::Town(town("Lisbon", "US")),
            Criterion::Folder("/photos/2".into()),
            Criterion::Folder("/photos/2025/a.jpg".into()),
            Criterion::NoAlbum,
            Criterion::Favourite,
            Criterion::Stars(4),
        ] {
            assert!(!fails.holds(&facts), "{fails:?}");
        }
        let unknown = Facts { date: None, camera: None, town: None, files: 1, ..facts };
        assert!(!Criterion::SeveralPlaces.holds(&unknown));
        assert!(!taken(None, None).holds(&unknown) && !Criterion::Town(lisbon.clone()).holds(&unknown));
    }

    #[test]
    fn one_of_a_kind_is_asked_at_a_time() {
        let mut filter = Filter::default();
        filter.set(Criterion::Stars(3));
        filter.set(Criterion::Favourite);
        filter.set(Criterion::Stars(5));
        assert_eq!(filter.criteria(), [Criterion::Stars(5), Criterion::Favourite]);
        filter.set(Criterion::Town(town("Lisbon", "PT")));
        filter.set(Criterion::Country(town("Lisbon", "PT").country));
        assert_eq!(filter.criteria().len(), 3);
        filter.remove(&Criterion::Favourite);
        filter.remove(&Criterion::Stars(1));
        assert_eq!(filter.criteria().len(), 2);
    }

    #[test]
    fn days_are_read_from_text() {
        assert_eq!(span("2024"), Some((date(2024, 1, 1), date(2024, 12, 31))));
        assert_eq!(span("Feb 2024"), Some((date(2024, 2, 1), date(2024, 2, 29))));
        assert_eq!(span("3.5.2025"), Some((date(2025, 5, 3), date(2025, 5, 3))));
        assert_eq!(span("2025-05-03"), Some((date(2025, 5, 3), date(2025, 5, 3))));
        for text in ["", "June", "dog 2024", "31.2.2024"] {
            assert_eq!(span(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn all_must_hold_and_what_is_taken_away_lets_more_through(
            photos in prop::collection::vec((1_i8..28, 0_u8..6, any::<bool>(), any::<bool>()), 0..40),
            (from, least, favourite, no_album) in (1_i8..28, 0_u8..6, any::<bool>(), any::<bool>()),
        ) {
            let facts = |(day, stars, favourite, in_album): &(i8, u8, bool, bool)| Facts {
                date: Some(date(2025, 5, *day)),
                camera: None,
                town: None,
                file: Path::new("/a.jpg"),
                files: 1,
                in_album: *in_album,
                favourite: *favourite,
                stars: *stars,
            };
            let mut filter = Filter::default();
            filter.set(Criterion::Taken { from: Some(date(2025, 5, from)), to: None });
            filter.set(Criterion::Stars(least));
            if favourite { filter.set(Criterion::Favourite) }
            if no_album { filter.set(Criterion::NoAlbum) }
            let left = |filter: &Filter| photos.iter().filter(|photo| filter.passes(&facts(photo))).count();
            let by_hand = |p: &&(i8, u8, bool, bool)| p.0 >= from && p.1 >= least && (!favourite || p.2) && (!no_album || !p.3);
            prop_assert_eq!(left(&filter), photos.iter().filter(by_hand).count());
            let mut fewer = filter.clone();
            while let Some(last) = fewer.criteria().last().cloned() {
                let before = left(&fewer);
                fewer.remove(&last);
                prop_assert!(left(&fewer) >= before);
            }
            prop_assert_eq!(left(&fewer), photos.len());
        }
    }
}
