//! Places as people name them.

use std::fmt;

/// A proper name, and what other languages call it: "Lisbon", in German "Lissabon".
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceName {
    usual: String,
    others: Vec<(&'static str, String)>,
}

impl PlaceName {
    /// A name, and those languages (such as "de") in which it is another.
    pub fn new(usual: String, others: Vec<(&'static str, String)>) -> Self {
        Self { usual, others }
    }

    /// The name in a language such as "de"; the usual one where that has none of its own.
    pub fn in_language(&self, language: &str) -> &str {
        self.others.iter().find(|(of, _)| *of == language).map_or(&self.usual, |(_, name)| name)
    }
}

/// A country, by its two letters of ISO 3166-1.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CountryCode([u8; 2]);

impl CountryCode {
    /// `None` where the text is not two letters from A to Z.
    pub fn new(text: &str) -> Option<Self> {
        let letters: [u8; 2] = text.as_bytes().try_into().ok()?;
        letters.iter().all(u8::is_ascii_uppercase).then_some(Self(letters))
    }
}

impl fmt::Display for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|letter| write!(f, "{}", char::from(*letter)))
    }
}

impl fmt::Debug for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// A town or village.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Locality {
    /// Its name.
    pub name: PlaceName,
    /// The part of the country that it lies in, where that has a name.
    pub region: Option<PlaceName>,
    /// Its country.
    pub country: CountryCode,
}

/// Where a group of photos was taken, as narrow as is true of most of them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Whereabouts {
    /// In and around one town.
    Town(Locality),
    /// In two towns, the one with more days first.
    Towns(Box<[Locality; 2]>),
    /// In several towns of one part of a country.
    Region(PlaceName, CountryCode),
    /// In several parts of one country.
    Country(CountryCode),
    /// In two countries, the one with more days first.
    Countries(CountryCode, CountryCode),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_languages_own_where_it_has_one() {
        let lisbon = PlaceName::new("Lisbon".into(), vec![("de", "Lissabon".into())]);
        assert_eq!((lisbon.in_language("de"), lisbon.in_language("fr")), ("Lissabon", "Lisbon"));
    }

    #[test]
    fn a_country_has_two_letters() {
        assert_eq!(CountryCode::new("PT").map(|c| c.to_string()).as_deref(), Some("PT"));
        assert!([CountryCode::new("pt"), CountryCode::new("PRT"), CountryCode::new("É")].iter().all(Option::is_none));
    }
}
