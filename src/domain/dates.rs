//! When a photo was taken, and how far that can be trusted.

use jiff::civil::DateTime;
use std::hash::{Hash, Hasher};

/// How exact a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// Only the day is known; the time of day is midnight and means nothing.
    Day,
    /// Known to the second or better.
    Second,
}

/// A moment on the clock of the place where the photo was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stamp {
    /// Wall-clock time, to the sub-second where known.
    pub local: DateTime,
    /// Minutes east of UTC: as the file says, in words or by the satellites' clock, else as on the clocks of its place.
    pub offset_minutes: Option<i16>,
    /// How exact it is.
    pub precision: Precision,
}

impl Hash for Stamp {
    /// In two numbers: one for each field takes several times as long, and every photo's are hashed each time.
    fn hash<H: Hasher>(&self, state: &mut H) {
        let (date, time) = (self.local.date(), self.local.time());
        let day = i64::from(date.year()) << 16 | i64::from(date.month()) << 8 | i64::from(date.day());
        let second = i64::from(time.hour()) << 16 | i64::from(time.minute()) << 8 | i64::from(time.second());
        state.write_i64(day << 32 | second << 8 | i64::from(self.precision == Precision::Day));
        let offset = self.offset_minutes.map_or(i64::MAX << 32, |minutes| i64::from(minutes) << 32);
        state.write_i64(offset | i64::from(time.subsec_nanosecond()));
    }
}

impl Stamp {
    /// Wall-clock seconds since 1970-01-01 00:00 *local* time. Differences are what people mean by "two hours later".
    pub fn seconds(&self) -> f64 {
        seconds(self.local)
    }

    /// Seconds from an earlier moment to this one: on one clock where the offsets of both are known, so that a flight over
    /// time zones takes as long as it took; else on the clocks of the places.
    pub fn since(&self, earlier: &Self) -> f64 {
        let apart = match (self.offset_minutes, earlier.offset_minutes) {
            (Some(own), Some(other)) => f64::from(own - other) * 60.0,
            _ => 0.0,
        };
        self.seconds() - earlier.seconds() - apart
    }
}

/// Wall-clock seconds since 1970-01-01 00:00 local time.
fn seconds(local: DateTime) -> f64 {
    let midnight = local.date().duration_since(DateTime::constant(1970, 1, 1, 0, 0, 0, 0).date()).as_secs();
    let time = local.time();
    midnight as f64
        + f64::from(time.hour()) * 3_600.0
        + f64::from(time.minute()) * 60.0
        + f64::from(time.second())
        + f64::from(time.subsec_nanosecond()) * 1e-9
}

/// Where a date comes from, the most trustworthy first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DateSource {
    /// The person said so.
    Person,
    /// The camera wrote it into the file.
    Exif,
    /// A photo program or Google Photos wrote it into a file beside it.
    Side,
    /// A messenger or camera wrote it into the file's name.
    Name,
    /// The file system's time of last change: often the time of a copy or of receipt.
    File,
}

/// All dates of one photo. Grouping weighs them; people are shown the best.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Dates {
    /// From EXIF.
    pub exif: Option<Stamp>,
    /// From the file's name.
    pub name: Option<Stamp>,
    /// From the file system, in the computer's own time zone.
    pub file: Option<Stamp>,
}

impl Dates {
    /// The date to show and sort by: EXIF, else the name, else the file's time. A name that knows only the day takes
    /// the time of day from the file's time where that falls on the same day.
    pub fn best(&self) -> Option<(Stamp, DateSource)> {
        if let Some(stamp) = self.exif {
            return Some((stamp, DateSource::Exif));
        }
        match (self.name, self.file) {
            (Some(name), Some(file)) if name.precision == Precision::Day && name.local.date() == file.local.date() => {
                Some((file, DateSource::Name))
            }
            (Some(name), _) => Some((name, DateSource::Name)),
            (None, Some(file)) => Some((file, DateSource::File)),
            (None, None) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, precision: Precision) -> Stamp {
        let local = text.parse().unwrap_or_else(|e| panic!("{text}: {e}"));
        Stamp { local, offset_minutes: None, precision }
    }

    #[test]
    fn seconds_are_of_the_wall_clock() {
        assert_eq!(at("1970-01-02T00:00:01.5", Precision::Second).seconds(), 86_401.5);
        assert_eq!(at("1969-12-31T23:00:00", Precision::Second).seconds(), -3_600.0);
        assert_eq!(at("2025-05-03T12:00:00", Precision::Second).seconds(), 1_746_273_600.0);
    }

    #[test]
    fn a_flight_takes_as_long_as_it_took() {
        let zoned = |text, offset_minutes| Stamp { offset_minutes, ..at(text, Precision::Second) };
        let (munich, lisbon) = (zoned("2025-06-14T10:00:00", Some(120)), zoned("2025-06-14T12:15:00", Some(60)));
        assert_eq!(lisbon.since(&munich), 3.25 * 3_600.0);
        assert_eq!(munich.since(&lisbon), -3.25 * 3_600.0);
        assert_eq!(zoned("2025-06-14T12:15:00", None).since(&munich), 2.25 * 3_600.0);
    }

    #[test]
    fn the_most_trustworthy_date_wins() {
        let exif = at("2025-05-03T12:00:00", Precision::Second);
        let name = at("2025-05-04T00:00:00", Precision::Day);
        let (near, far) = (at("2025-05-04T18:00:00", Precision::Second), at("2025-06-01T18:00:00", Precision::Second));
        let best = |exif, name, file| Dates { exif, name, file }.best();
        assert_eq!(best(Some(exif), Some(name), Some(far)), Some((exif, DateSource::Exif)));
        assert_eq!(best(None, Some(name), Some(far)), Some((name, DateSource::Name)));
        assert_eq!(best(None, Some(name), Some(near)), Some((near, DateSource::Name)));
        assert_eq!(best(None, None, Some(far)), Some((far, DateSource::File)));
        assert_eq!(best(None, None, None), None);
    }
}
