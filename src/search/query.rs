//! What a person types into a search field: dates in their words, and what is left.

use crate::domain::fold;
use jiff::civil::Date;

/// A question, taken apart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    /// The days that are meant, where any are.
    pub days: Option<Days>,
    /// The other words, folded: small letters without marks.
    pub words: Vec<String>,
    /// The other words as they were typed.
    pub text: String,
}

/// Days that are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// Of this year; of any where it is not said.
    pub year: Option<i16>,
    /// In this month.
    pub month: Option<i8>,
    /// From and to these days of it.
    pub days: Option<(i8, i8)>,
}

impl Days {
    /// Whether a day is among them.
    pub fn contain(&self, date: Date) -> bool {
        self.year.is_none_or(|year| date.year() == year)
            && self.month.is_none_or(|month| date.month() == month)
            && self.days.is_none_or(|(first, last)| (first..=last).contains(&date.day()))
    }
}

/// Months as people write them, in the languages of the window; four letters or more may stand for the whole.
const MONTHS: [&[&str]; 12] = [
    &["january", "januar", "jan"],
    &["february", "februar", "feb"],
    &["march", "marz", "mar", "mrz"],
    &["april", "apr"],
    &["may", "mai"],
    &["june", "juni", "jun"],
    &["july", "juli", "jul"],
    &["august", "aug"],
    &["september", "sep", "sept"],
    &["october", "oktober", "oct", "okt"],
    &["november", "nov"],
    &["december", "dezember", "dec", "dez"],
];

/// Feasts that are on the same days each year: month, first and last day.
const FEASTS: [(&[&str], i8, (i8, i8)); 3] = [
    (&["christmas", "weihnachten", "xmas"], 12, (24, 26)),
    (&["silvester"], 12, (31, 31)),
    (&["halloween"], 10, (31, 31)),
];

/// Words that only join others.
const JOINING: [&str; 10] = ["in", "on", "at", "from", "of", "the", "im", "am", "vom", "aus"];

impl Query {
    /// Takes a text apart. `2025`, `June 2025`, `3 June 2025`, `2025-06-03`, `3.6.2025` and fixed feasts are dates; a
    /// number that could be none, such as `1234`, is a word.
    pub fn parse(text: &str) -> Self {
        let typed: Vec<&str> = text.split_whitespace().collect();
        let folded: Vec<String> = typed.iter().map(|word| fold(word)).collect();
        let (mut year, mut month, mut day, mut feast) = (None, None, None, None);
        let mut taken = vec![false; typed.len()];
        for (n, word) in folded.iter().enumerate() {
            if let Some((y, m, d)) = whole_date(typed[n]) {
                (year, month, day, taken[n]) = (Some(y), Some(m), Some(d), true);
            } else if let Some(found) = year_of(word).filter(|_| year.is_none()) {
                (year, taken[n]) = (Some(found), true);
            } else if let Some((_, m, days)) = FEASTS.iter().find(|(names, _, _)| names.contains(&word.as_str())) {
                (feast, taken[n]) = (Some((*m, *days)), true);
            } else if let Some(found) = month_of(word).filter(|_| month.is_none()) {
                (month, taken[n]) = (Some(found), true);
                // "3 June", "June 3": a number beside a month is its day.
                let beside = [n.checked_sub(1), n.checked_add(1)].into_iter().flatten();
                for at in beside.filter(|at| *at < typed.len()) {
                    if taken[at] {
                        continue;
                    }
                    if let Some(found) = day_of(&folded[at]).filter(|_| day.is_none()) {
                        (day, taken[at]) = (Some(found), true);
                    }
                }
            }
        }
        let days = match feast {
            Some((month, days)) => Some(Days { year, month: Some(month), days: Some(days) }),
            None if year.is_some() || month.is_some() => Some(Days { year, month, days: day.map(|day| (day, day)) }),
            None => None,
        };
        // A joining word that stood before a date goes with it; before others it may be part of a title.
        for n in 0..typed.len() {
            if days.is_some() && JOINING.contains(&folded[n].as_str()) && taken.get(n + 1).copied().unwrap_or(false) {
                taken[n] = true;
            }
        }
        let left = || (0..typed.len()).filter(|n| !taken[*n]);
        Self {
            days,
            words: left().flat_map(|n| words(typed[n])).collect(),
            text: left().map(|n| typed[n]).collect::<Vec<_>>().join(" "),
        }
    }

    /// Whether nothing is asked.
    pub fn is_empty(&self) -> bool {
        self.days.is_none() && self.words.is_empty()
    }
}

fn year_of(word: &str) -> Option<i16> {
    word.parse().ok().filter(|year| word.len() == 4 && (1900..=2100).contains(year))
}

fn month_of(word: &str) -> Option<i8> {
    MONTHS.iter().position(|names| names.contains(&word)).and_then(|n| i8::try_from(n + 1).ok())
}

fn day_of(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic()); // "3rd"
    digits.parse().ok().filter(|day| digits.len() <= 2 && (1..=31).contains(day))
}

/// `2025-06-03` or `3.6.2025`.
fn whole_date(word: &str) -> Option<(i16, i8, i8)> {
    let numbers = |parts: Vec<&str>| -> Option<[i16; 3]> {
        let numbers: Vec<i16> = parts.iter().map(|part| part.parse().ok()).collect::<Option<_>>()?;
        numbers.try_into().ok()
    };
    let (year, month, day) = match numbers(word.split('-').collect()) {
        Some([year, month, day]) => (year, month, day),
        None => numbers(word.split('.').collect()).map(|[day, month, year]| (year, month, day))?,
    };
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    (1900..=2100).contains(&year).then(|| (date.year(), date.month(), date.day()))
}

/// The words of a text, folded: letters and digits, parted by all else.
pub(super) fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric()).map(fold).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn days(text: &str) -> Days {
        Query::parse(text).days.unwrap_or_else(|| panic!("{text} names no day"))
    }

    #[test]
    fn dates_are_read_as_people_say_them() {
        let june = Days { year: Some(2025), month: Some(6), days: None };
        for text in ["June 2025", "juni 2025", "2025 Jun", "in June 2025", "im Juni 2025"] {
            assert_eq!((days(text), Query::parse(text).words.len()), (june, 0), "{text}");
        }
        let third = Days { days: Some((3, 3)), ..june };
        for text in ["3 June 2025", "June 3rd 2025", "2025-06-03", "3.6.2025", "am 3. Juni 2025"] {
            assert_eq!((days(text), Query::parse(text).words.len()), (third, 0), "{text}");
        }
        assert_eq!(days("2024"), Days { year: Some(2024), month: None, days: None });
        assert_eq!(days("März").month, Some(3));
        assert!(days("Christmas 2024").contain(date(2024, 12, 25)) && !days("Weihnachten").contain(date(2024, 12, 27)));
        assert!(june.contain(date(2025, 6, 30)) && !june.contain(date(2024, 6, 30)));
    }

    #[test]
    fn what_is_no_date_is_words() {
        let mixed = Query::parse("Dog on a beach, June 2025");
        assert_eq!((mixed.text.as_str(), mixed.words.len()), ("Dog on a beach,", 4));
        assert_eq!(mixed.words.last().map(String::as_str), Some("beach"));
        for text in ["1234", "99.99.2025", "2025-13-01", "Maybe", "IMG2025"] {
            assert_eq!(Query::parse(text).days, None, "{text}");
        }
        assert!(Query::parse("  ").is_empty() && !Query::parse("in").is_empty());
    }
}
