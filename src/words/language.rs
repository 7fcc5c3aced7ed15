//! The languages that there are words in, and which of them a person reads.

use fluent_langneg::{NegotiationStrategy, negotiate_languages};
use unic_langid::LanguageIdentifier;

/// The messages of a language, by area; all languages have the same areas.
macro_rules! catalogue {
    ($language:literal) => {
        catalogue!($language: "shell", "photos", "groups", "dates", "numbers", "titles", "stacks", "themes", "history", "places", "countries", "problems", "search", "cli", "learning", "marks", "select", "export", "wastebasket", "commands")
    };
    ($language:literal: $($area:literal),+) => {
        &[$(include_str!(concat!("../../assets/words/", $language, "/", $area, ".ftl"))),+]
    };
}

/// What is known of a language.
#[derive(Debug)]
pub(super) struct Language {
    /// Such as "de".
    pub(super) tag: &'static str,
    /// Its messages.
    pub(super) texts: &'static [&'static str],
    /// Those that its region says in another way.
    pub(super) overlay: &'static [&'static str],
    /// How it writes numbers.
    pub(super) marks: Marks,
    /// Whether it writes 5/3/2025 for the third of May.
    pub(super) has_month_first: bool,
}

/// What stands between the digits of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Marks {
    /// 1,240.5
    CommaThenPoint,
    /// 1.240,5
    PointThenComma,
}

const EN: &[&str] = catalogue!("en");

/// What is said where another language has no words yet.
pub(super) const ENGLISH: Language =
    Language { tag: "en", texts: EN, overlay: &[], marks: Marks::CommaThenPoint, has_month_first: false };

static LANGUAGES: [Language; 3] = [
    ENGLISH,
    Language {
        tag: "en-US",
        texts: EN,
        overlay: catalogue!("en-US": "dates"),
        marks: Marks::CommaThenPoint,
        has_month_first: true,
    },
    Language { tag: "de", texts: catalogue!("de"), overlay: &[], marks: Marks::PointThenComma, has_month_first: false },
];

/// The first of `wanted` that there is, such as "de" for "de-AT"; else English.
pub(super) fn choose(wanted: &[String]) -> &'static Language {
    let identifier = |tag: &str| tag.parse::<LanguageIdentifier>().ok();
    // "C" and "POSIX" are what a system says that was told no language, or to use none.
    let wanted = wanted.iter().map(|tag| if matches!(tag.as_str(), "C" | "POSIX") { ENGLISH.tag } else { tag });
    let wanted: Vec<_> = wanted.filter_map(identifier).collect();
    let there: Vec<_> = LANGUAGES.iter().filter_map(|language| identifier(language.tag)).collect();
    let found = negotiate_languages(&wanted, &there, None, NegotiationStrategy::Lookup);
    let found = found.first().map(ToString::to_string);
    LANGUAGES.iter().find(|language| Some(language.tag) == found.as_deref()).unwrap_or(&LANGUAGES[0])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_language_that_there_is() {
        let chosen = |wanted: &[&str]| choose(&wanted.iter().map(ToString::to_string).collect::<Vec<_>>()).tag;
        assert_eq!(chosen(&[]), "en");
        assert_eq!(chosen(&["C"]), "en");
        assert_eq!(chosen(&["POSIX", "de-DE"]), "en");
        assert_eq!(chosen(&["en-US"]), "en-US");
        assert_eq!(chosen(&["en-GB", "en-US"]), "en");
        assert_eq!(chosen(&["en-AU"]), "en");
        assert_eq!(chosen(&["en"]), "en");
        assert_eq!(chosen(&["de-AT", "en"]), "de");
        assert_eq!(chosen(&["de"]), "de");
        assert_eq!(chosen(&["fr-FR", "de-DE", "en-US"]), "de");
        assert_eq!(chosen(&["fr-FR", "!"]), "en");
    }
}
