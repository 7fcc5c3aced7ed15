//! What a person says of single photos: favourites, stars, how they stand, when and where they were really taken.

use super::{Place, Precision, Stamp};
use jiff::SignedDuration;
use jiff::civil::{DateTime, Time};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// What the person says of one photo, wherever its content lies. What is not said is as its file says it; the file itself
/// stays as it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Mark {
    /// Whether it is one of the person's favourites.
    #[serde(skip_serializing_if = "is_default")]
    pub favourite: bool,
    /// 0 to 5 stars; `None`: as many as its file says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stars: Option<u8>,
    /// Quarter turns clockwise in which it is shown, 0 to 3, beyond what its file says of its orientation.
    #[serde(skip_serializing_if = "is_default")]
    pub turned: u8,
    /// When it was taken, in place of every date that its file has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<When>,
    /// Seconds by which its date is moved: a camera's clock was so much behind.
    #[serde(skip_serializing_if = "is_default")]
    pub shift: i64,
    /// Minutes east of UTC of the clock that its date is told on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<i16>,
    /// Where it was taken.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
}

impl Mark {
    /// Whether it corrects the date.
    pub fn corrects_date(&self) -> bool {
        self.date.is_some() || self.shift != 0 || self.offset.is_some()
    }

    /// The date of a photo whose own best date is `own`; `None` where neither is known. Where only the day is known, only
    /// whole days move it.
    pub fn stamp(&self, own: Option<Stamp>) -> Option<Stamp> {
        let set = self.date.map(|when| Stamp { local: when.local, offset_minutes: None, precision: when.precision });
        let stamp = set.or(own)?;
        let whole_days = |seconds: i64| (seconds as f64 / 86_400.0).round() as i64 * 86_400;
        let by = if stamp.precision == Precision::Day { whole_days(self.shift) } else { self.shift };
        let moved = stamp.local.checked_add(SignedDuration::from_secs(by));
        // What would lie beyond the calendar stays where it is.
        let local = moved.unwrap_or(stamp.local);
        let offset_minutes = self.offset.filter(|_| stamp.precision == Precision::Second).or(stamp.offset_minutes);
        Some(Stamp { local, offset_minutes, ..stamp })
    }
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// A moment on the clock of the place, or a day; as text "2025-05-03T14:05:00" or "2025-05-03".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct When {
    /// Wall-clock time; midnight where only the day is known.
    pub local: DateTime,
    /// Whether the time of day is known.
    pub precision: Precision,
}

/// Text that is neither a day nor a moment.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is no date such as 2025-05-03 or 2025-05-03T14:05:00")]
pub struct ParseWhenError(String);

impl FromStr for When {
    type Err = ParseWhenError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let bad = || ParseWhenError(text.to_owned());
        // A zone would be read and thrown away: it has a field of its own.
        let is_plain = text.chars().all(|c| c.is_ascii_digit() || "-:.T ".contains(c));
        let local: DateTime = text.parse().ok().filter(|_| is_plain).ok_or_else(bad)?;
        let precision = if text.contains(':') { Precision::Second } else { Precision::Day };
        let local = if precision == Precision::Day { local.date().to_datetime(Time::midnight()) } else { local };
        Ok(Self { local, precision })
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.precision {
            Precision::Day => self.local.date().fmt(f),
            Precision::Second => self.local.fmt(f),
        }
    }
}

impl TryFrom<String> for When {
    type Error = ParseWhenError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<When> for String {
    fn from(when: When) -> Self {
        when.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stamp(text: &str, offset_minutes: Option<i16>, precision: Precision) -> Stamp {
        Stamp { local: text.parse().expect("a date"), offset_minutes, precision }
    }

    #[test]
    fn a_date_is_set_moved_and_told_on_another_clock() {
        let own = Some(stamp("2025-05-03T23:30:00", Some(0), Precision::Second));
        let moved = Mark { shift: 3_600, ..Mark::default() };
        assert_eq!(moved.stamp(own), Some(stamp("2025-05-04T00:30:00", Some(0), Precision::Second)));
        assert_eq!(moved.stamp(None), None, "there is nothing to move");
        let there = Mark { offset: Some(120), ..moved };
        assert_eq!(there.stamp(own), Some(stamp("2025-05-04T00:30:00", Some(120), Precision::Second)));
        let set = Mark { date: "2019-08-01T10:00:00".parse().ok(), shift: -60, ..Mark::default() };
        assert_eq!(set.stamp(own), Some(stamp("2019-08-01T09:59:00", None, Precision::Second)));
        assert_eq!(set.stamp(None), set.stamp(own));
        let far = Mark { shift: 250 * 366 * 86_400 * 40, ..Mark::default() };
        assert_eq!(far.stamp(own), own);
    }

    #[test]
    fn a_day_moves_by_days() {
        let own = Some(stamp("2025-05-03T00:00:00", None, Precision::Day));
        let by = |shift| {
            Mark { shift, offset: Some(60), ..Mark::default() }.stamp(own).map(|s| (s.local.date(), s.offset_minutes))
        };
        assert_eq!(by(-3_600), Some((jiff::civil::date(2025, 5, 3), None)));
        assert_eq!(by(-86_400 * 2 - 3_600), Some((jiff::civil::date(2025, 5, 1), None)));
    }

    #[test]
    fn a_mark_survives_json_and_says_only_what_is_said() {
        let json = |mark: &Mark| serde_json::to_string(mark).expect("it can be written");
        assert_eq!(json(&Mark::default()), "{}");
        let mark = Mark {
            favourite: true,
            stars: Some(0),
            turned: 3,
            date: "2019-08-01".parse().ok(),
            shift: -7,
            offset: Some(-90),
            place: Place::new(38.7081, -9.1371),
        };
        let text = json(&mark);
        assert!(text.contains("\"date\":\"2019-08-01\""), "{text}");
        assert_eq!(serde_json::from_str::<Mark>(&text).expect("it can be read"), mark);
        assert!(serde_json::from_str::<Mark>(r#"{"place": {"latitude": 91.0, "longitude": 0.0}}"#).is_err());
        for bad in ["soon", "2019-08-32", "2019-08-01T10:00:00+02:00", "2019-08-01T10:00[Europe/Lisbon]", ""] {
            assert!(bad.parse::<When>().is_err(), "{bad}");
        }
    }
}
