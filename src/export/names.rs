//! What exported files are called: a pattern of words and of what is known of each photo. Pure.

use crate::domain::Stamp;
use std::ffi::{OsStr, OsString};

/// A pattern for names without their extensions, which always stay. `{original}` is the file's own name, `{date}`
/// 2025-05-03 and `{time}` 14-05-06 on the clock of the place, `{year}`, `{month}` and `{day}` their parts, `{counter}` the
/// place in the album with leading zeros, `{album}` its title; everything else stands for itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Names(Vec<Part>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Text(String),
    Original,
    Date,
    Time,
    Year,
    Month,
    Day,
    Counter,
    Album,
}

/// What a pattern may name, in the order in which a person is told of it.
pub const PLACEHOLDERS: [&str; 8] = ["original", "date", "time", "year", "month", "day", "counter", "album"];

/// Why a pattern is none.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadNames {
    /// There is nothing in it.
    #[error("the pattern for names is empty")]
    Empty,
    /// A word in braces that stands for nothing.
    #[error("“{{{0}}}” stands for nothing")]
    Unknown(String),
    /// A brace without its other half.
    #[error("a brace stands alone")]
    Brace,
    /// What some disk takes in no name.
    #[error("“{0}” cannot be in a name")]
    Character(char),
    /// A dot at the start would hide the files.
    #[error("names cannot begin with a dot")]
    Dot,
}

/// What is known of one photo, for its name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Named<'a> {
    /// Its file's own name without the extension.
    pub(super) original: &'a OsStr,
    /// When it was taken.
    pub(super) taken: Option<Stamp>,
    /// Its place, from 1.
    pub(super) counter: usize,
    /// How many there are.
    pub(super) count: usize,
    /// The title of the album.
    pub(super) album: &'a str,
}

/// Longer names, in bytes, leave no room for a number and an extension on disks that take 255.
const LONGEST: usize = 200;

impl Names {
    /// Every file keeps its name.
    pub const ORIGINAL: &'static str = "{original}";

    /// Reads a pattern.
    pub fn parse(text: &str) -> Result<Self, BadNames> {
        let mut parts = Vec::new();
        let mut rest = text.trim();
        if rest.is_empty() {
            return Err(BadNames::Empty);
        }
        while let Some(at) = rest.find(['{', '}']) {
            let (before, from) = rest.split_at(at);
            push(&mut parts, before)?;
            let inside = from.strip_prefix('{').ok_or(BadNames::Brace)?;
            let (name, after) = inside.split_once('}').ok_or(BadNames::Brace)?;
            parts.push(match name.trim() {
                "original" => Part::Original,
                "date" => Part::Date,
                "time" => Part::Time,
                "year" => Part::Year,
                "month" => Part::Month,
                "day" => Part::Day,
                "counter" => Part::Counter,
                "album" => Part::Album,
                other => return Err(BadNames::Unknown(other.to_owned())),
            });
            rest = after;
        }
        push(&mut parts, rest)?;
        if matches!(parts.first(), Some(Part::Text(text)) if text.starts_with('.')) {
            return Err(BadNames::Dot);
        }
        Ok(Self(parts))
    }

    /// The name of a photo without its extension. A photo without a date has zeros in its place, so that it stays before
    /// the others.
    pub(super) fn name(&self, of: Named<'_>) -> OsString {
        let width = of.count.to_string().len().max(3);
        let date = of.taken.map(|stamp| stamp.local);
        let part = |year: usize, month: usize, day: usize| {
            date.map_or([year, month, day], |d| {
                [d.year(), i16::from(d.month()), i16::from(d.day())].map(|n| usize::try_from(n).unwrap_or(0))
            })
        };
        let [year, month, day] = part(0, 0, 0);
        let mut name = OsString::new();
        for part in &self.0 {
            match part {
                Part::Text(text) => name.push(text),
                Part::Original => name.push(of.original),
                Part::Date => name.push(format!("{year:04}-{month:02}-{day:02}")),
                Part::Time => {
                    let [h, m, s] = date.map_or([0; 3], |d| [d.hour(), d.minute(), d.second()]);
                    name.push(format!("{h:02}-{m:02}-{s:02}"));
                }
                Part::Year => name.push(format!("{year:04}")),
                Part::Month => name.push(format!("{month:02}")),
                Part::Day => name.push(format!("{day:02}")),
                Part::Counter => name.push(format!("{:0width$}", of.counter)),
                Part::Album => name.push(safe(of.album)),
            }
        }
        short(name)
    }
}

fn push(parts: &mut Vec<Part>, text: &str) -> Result<(), BadNames> {
    if let Some(bad) = text.chars().find(|c| is_refused(*c)) {
        return Err(BadNames::Character(bad));
    }
    if !text.is_empty() {
        parts.push(Part::Text(text.to_owned()));
    }
    Ok(())
}

/// What Windows' disks, and the cards and sticks that come from there, take in no name.
fn is_refused(c: char) -> bool {
    matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|') || c.is_control()
}

/// A title as a part of a name.
fn safe(title: &str) -> String {
    let text: String = title.chars().map(|c| if is_refused(c) { '-' } else { c }).collect();
    text.trim_matches(|c: char| c == '.' || c.is_whitespace()).to_owned()
}

fn short(name: OsString) -> OsString {
    match name.to_str() {
        Some(text) if text.len() > LONGEST => text[..text.floor_char_boundary(LONGEST)].trim_end().into(),
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Precision;

    fn named(pattern: &str, taken: Option<&str>) -> String {
        let stamp = |text: &str| Stamp {
            local: text.parse().expect("a date"),
            offset_minutes: None,
            precision: Precision::Second,
        };
        let taken = taken.map(stamp);
        let of = Named { original: OsStr::new("IMG_1"), taken, counter: 7, count: 1_200, album: "Anna/Ben: 2025?" };
        Names::parse(pattern).expect("a pattern").name(of).into_string().expect("text")
    }

    #[test]
    fn a_pattern_says_date_counter_original_and_album() {
        let at = Some("2025-05-03T14:05:06");
        assert_eq!(named("{original}", at), "IMG_1");
        assert_eq!(named("{date} {time}", at), "2025-05-03 14-05-06");
        assert_eq!(named("{year}{month}{day}_{counter}_{original}", at), "20250503_0007_IMG_1");
        assert_eq!(named("{album} {counter}", at), "Anna-Ben- 2025- 0007");
        assert_eq!(named("{date}_{ counter }", None), "0000-00-00_0007");
        let long = named(&"ä".repeat(300), None);
        assert!(long.len() <= LONGEST && long.chars().all(|c| c == 'ä'));
    }

    #[test]
    fn what_is_no_pattern_says_why() {
        for (pattern, why) in [
            ("  ", BadNames::Empty),
            ("{datum}", BadNames::Unknown("datum".to_owned())),
            ("{date", BadNames::Brace),
            ("date}", BadNames::Brace),
            ("a/{date}", BadNames::Character('/')),
            ("..{date}", BadNames::Dot),
        ] {
            assert_eq!(Names::parse(pattern), Err(why), "{pattern}");
        }
        for name in PLACEHOLDERS {
            assert!(Names::parse(&format!("{{{name}}}")).is_ok(), "{name}");
        }
    }
}
