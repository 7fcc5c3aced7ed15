//! From what is typed about dates and places to the corrections that it means. Pure.

use crate::domain::{Correction, PhotoId, Place, Precision, Stamp, When};
use crate::engine::span;
use jiff::civil::{DateTime, Time};

/// What is wished for some photos.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Wish {
    /// The photos, as they were taken.
    pub photos: Vec<PhotoId>,
    /// The date of the first of them.
    pub date: Option<When>,
    /// Whether that is the date of all; else the others keep the time between them.
    pub is_for_all: bool,
    /// Seconds by which all are moved.
    pub shift: i64,
    /// Minutes east of UTC of the clock of all.
    pub zone: Option<i16>,
    /// Where, and the town that was named.
    pub place: Option<(Place, Option<String>)>,
}

impl Wish {
    /// The corrections that it takes; `first` is the date of the first photo now.
    pub(super) fn corrections(&self, first: Option<Stamp>) -> Vec<Correction> {
        let photos = || self.photos.clone();
        let mut all = Vec::new();
        match (self.date, first) {
            (Some(to), Some(first)) if !self.is_for_all && self.photos.len() > 1 => {
                let seconds = to.local.duration_since(first.local).as_secs();
                all.extend((seconds != 0).then(|| Correction::Shift { photos: photos(), seconds }));
            }
            (Some(to), _) => all.push(Correction::Date { photos: photos(), to: Some(to) }),
            (None, _) => {}
        }
        if self.shift != 0 {
            all.push(Correction::Shift { photos: photos(), seconds: self.shift });
        }
        all.extend(self.zone.map(|minutes| Correction::Zone { photos: photos(), minutes }));
        let place = self.place.clone();
        all.extend(place.map(|(at, town)| Correction::Place { photos: photos(), at: Some(at), town }));
        all
    }
}

/// A date as people type it: "2025-05-03 14:05", "3.5.2025 14:05:30 Uhr", "May 3, 2025 2:05 PM"; the day alone is a date, too.
pub(super) fn read_date(text: &str) -> Option<When> {
    let text = text.trim();
    let is_joined = text.as_bytes().get(10) == Some(&b'T'); // "2025-05-03T14:05"
    let (day, time) = match text.find(':') {
        Some(_) if is_joined => text.split_once('T').map(|(day, time)| (day, Some(time)))?,
        Some(at) => text[..at].rsplit_once(' ').map(|(day, _)| (day, Some(&text[day.len() + 1..])))?,
        None => (text, None),
    };
    let (from, to) = span(day.trim_end_matches([',', ' ']))?;
    if from != to {
        return None;
    }
    let Some(time) = time else {
        return Some(When { local: from.to_datetime(Time::midnight()), precision: Precision::Day });
    };
    Some(When { local: DateTime::from_parts(from, read_time(time)?), precision: Precision::Second })
}

/// A time as people type it: "14:05", "9:05:30 Uhr", "2:05 PM", "2:05pm".
fn read_time(text: &str) -> Option<Time> {
    let text = text.trim().to_lowercase().replace("a.m.", "am").replace("p.m.", "pm");
    let (digits, half) = match (text.strip_suffix("am"), text.strip_suffix("pm"), text.strip_suffix("uhr")) {
        (Some(digits), ..) => (digits, Some(0)),
        (_, Some(digits), _) => (digits, Some(12)),
        (.., Some(digits)) => (digits, None),
        _ => (text.as_str(), None),
    };
    let numbers: Vec<i8> = digits.trim().split(':').map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let (hour, minute, second) = match numbers[..] {
        [hour, minute] => (hour, minute, 0),
        [hour, minute, second] => (hour, minute, second),
        _ => return None,
    };
    let hour = match half {
        Some(half) if (1..=12).contains(&hour) => hour % 12 + half,
        Some(_) => return None,
        None => hour,
    };
    Time::new(hour, minute, second, 0).ok()
}

/// Degrees north and east: "38.7223, -9.1393".
pub(super) fn read_degrees(text: &str) -> Option<Place> {
    let (latitude, longitude) = text.split_once([',', ';'])?;
    let number = |text: &str| text.trim().trim_end_matches('°').parse::<f64>().ok();
    Place::new(number(latitude)?, number(longitude)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Words;

    fn stamp(text: &str) -> Stamp {
        Stamp { local: text.parse().unwrap(), offset_minutes: None, precision: Precision::Second }
    }

    fn photos(count: u8) -> Vec<PhotoId> {
        (0..count).map(|n| PhotoId::from_bytes([n; 16])).collect()
    }

    #[test]
    fn several_photos_keep_the_time_between_them_unless_all_have_one_date() {
        let first = Some(stamp("2025-05-03T14:05:00"));
        let wish = Wish { photos: photos(3), date: read_date("2025-05-03 13:05"), ..Wish::default() };
        assert_eq!(wish.corrections(first), [Correction::Shift { photos: photos(3), seconds: -3_600 }]);
        let set = [Correction::Date { photos: photos(3), to: wish.date }];
        assert_eq!(Wish { is_for_all: true, ..wish.clone() }.corrections(first), set);
        assert_eq!(wish.corrections(None), set, "there is nothing to keep");
        let one = Wish { photos: photos(1), ..wish };
        assert_eq!(one.corrections(first), [Correction::Date { photos: photos(1), to: one.date }]);
    }

    #[test]
    fn all_that_is_wished_is_said_in_order() {
        let place = Place::new(38.7, -9.1);
        let wish = Wish {
            photos: photos(1),
            shift: 60,
            zone: Some(120),
            place: place.map(|place| (place, Some("Lisbon".to_owned()))),
            ..Wish::default()
        };
        assert_eq!(wish.corrections(None).len(), 3);
        assert_eq!(Wish { photos: photos(1), ..Wish::default() }.corrections(None), []);
    }

    #[test]
    fn dates_and_degrees_are_read_as_people_type_them() {
        for text in [
            "2025-05-03 14:05",
            "3.5.2025 14:05",
            "03.05.2025, 14:05 Uhr",
            "2025-05-03T14:05:00",
            "3 May 2025, 14:05",
            "May 3, 2025, 2:05 PM",
            "3 May 2025 2:05:00pm",
        ] {
            assert_eq!(read_date(text).map(|when| when.to_string()).as_deref(), Some("2025-05-03T14:05:00"), "{text}");
        }
        assert_eq!(read_date("2025-05-03").map(|when| when.to_string()).as_deref(), Some("2025-05-03"));
        for text in ["", "May 2025", "2025-05-03 25:00", "soon", "14:05", "2025-05-03 14:05 PM", "2025-05-03 1:2:3:4"] {
            assert_eq!(read_date(text), None, "{text}");
        }
        let at = |text| read_date(text).map(|when| when.local.time().to_string());
        assert_eq!(at("2025-05-03 12:30 AM").as_deref(), Some("00:30:00"));
        assert_eq!(at("2025-05-03 12:30 p.m.").as_deref(), Some("12:30:00"));
        assert_eq!(at("3.5.2025 9:05").as_deref(), Some("09:05:00"));
        // What a field says is read as what it was.
        for (moment, precision) in [("2025-05-03T14:05:07", Precision::Second), ("2025-05-12T00:00:00", Precision::Day)]
        {
            let again = Stamp { precision, ..stamp(moment) };
            for tag in ["en", "en-US", "de"] {
                let words = Words::new(&[tag.to_owned()]);
                let field = words.field(&again);
                let read = read_date(&words.typed(&field)).map(|when| (when.local, when.precision));
                assert_eq!(read, Some((again.local, precision)), "{field}");
            }
        }
        assert_eq!(read_degrees("38.7223, -9.1393"), Place::new(38.7223, -9.1393));
        assert_eq!((read_degrees("Lisbon"), read_degrees("99, 0")), (None, None));
    }
}
