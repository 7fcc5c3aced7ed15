//! Titles and reasons in English, made of nothing but a suggestion's numbers.
//!
//! Why it exists: so that no other file builds sentences, and a catalogue of translations can take its place.

use crate::domain::{Precision, Stamp, Suggestion};
use jiff::civil::{Date, DateTime, Weekday};

/// A name for a suggestion: the person's own, or its days: "Saturday 3 May 2025, evening", "14–17 Jun 2025".
pub fn title(suggestion: &Suggestion) -> String {
    if let Some(name) = suggestion.name.as_deref().filter(|n| !n.trim().is_empty()) {
        return name.to_owned();
    }
    let Some((first, last)) = &suggestion.summary.span else { return "Undated".to_owned() };
    let (from, to) = (day(first), day(last));
    if from != to {
        return days(from, to);
    }
    let date = format!("{} {} {} {}", weekday(from.weekday()), from.day(), month(from.month()), from.year());
    match part_of_day(first, last) {
        Some(part) => format!("{date}, {part}"),
        None => date,
    }
}

/// Why these photos belong together: "23 photos within 3 hours, 400 m apart, look alike; 2 photos fit less well". Only
/// what is known is said.
pub fn reason(suggestion: &Suggestion) -> String {
    let summary = &suggestion.summary;
    let count = suggestion.photos.len();
    let mut text = photos(count);
    if count < 2 {
        return text;
    }
    if let Some((first, last)) = &summary.span {
        if summary.days > 1 {
            text += &format!(" on {} days", summary.days);
        } else if first.precision == Precision::Second && last.precision == Precision::Second {
            text += &format!(" within {}", duration(last.seconds() - first.seconds()));
        } else {
            text += " on one day";
        }
    }
    if let Some(radius) = summary.radius {
        // Twice the radius is as far as two of them can be apart.
        text += &format!(", {} apart", distance(2.0 * radius));
    }
    if let Some(home) = summary.from_home.filter(|m| *m >= AWAY_METRES) {
        text += &format!(", {} from home", distance(home));
    }
    if summary.similarity.is_some_and(|s| s >= ALIKE) {
        text += ", look alike";
    }
    match summary.doubtful.len() {
        0 => text,
        1 => text + "; 1 photo fits less well",
        n => text + &format!("; {} fit less well", photos(n)),
    }
}

/// From this distance on, home is worth a word.
const AWAY_METRES: f64 = 25_000.0;
/// From this mean cosine similarity of neighbours on, photos look alike to people; strangers have about 0.3.
const ALIKE: f32 = 0.5;

/// The day as people count it: an evening lasts until half past four.
fn day(stamp: &Stamp) -> Date {
    let early = stamp.precision == Precision::Second && minutes(stamp.local) < 4 * 60 + 30;
    if early { stamp.local.date().yesterday().unwrap_or(stamp.local.date()) } else { stamp.local.date() }
}

fn days(from: Date, to: Date) -> String {
    let (m1, m2) = (month(from.month()), month(to.month()));
    if from.year() != to.year() {
        format!("{} {m1} {} – {} {m2} {}", from.day(), from.year(), to.day(), to.year())
    } else if from.month() != to.month() {
        format!("{} {m1} – {} {m2} {}", from.day(), to.day(), to.year())
    } else {
        format!("{}–{} {m1} {}", from.day(), to.day(), to.year())
    }
}

/// The part of the day that holds both moments, if one does.
fn part_of_day(first: &Stamp, last: &Stamp) -> Option<&'static str> {
    if first.precision == Precision::Day || last.precision == Precision::Day {
        return None;
    }
    let part = |at: DateTime| match minutes(at) {
        270..720 => "morning",
        720..1_050 => "afternoon",
        1_050..1_380 => "evening",
        _ => "night",
    };
    match (part(first.local), part(last.local)) {
        (a, b) if a == b => Some(a),
        // A party is an evening, however late it gets.
        ("evening", "night") => Some("evening"),
        _ => None,
    }
}

fn minutes(at: DateTime) -> i32 {
    i32::from(at.hour()) * 60 + i32::from(at.minute())
}

fn photos(n: usize) -> String {
    if n == 1 { "1 photo".to_owned() } else { format!("{} photos", thousands(n as u64)) }
}

/// A number as a person reads it: "1,240".
pub fn thousands(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// The next round number that is not less.
fn duration(seconds: f64) -> String {
    let minutes = (seconds / 60.0).ceil().max(1.0);
    let hours = (seconds / 3_600.0).ceil();
    match (minutes as u64, hours as u64) {
        (1, _) => "a minute".to_owned(),
        (m, _) if m < 60 => format!("{m} minutes"),
        (_, 1) => "an hour".to_owned(),
        (_, h) => format!("{h} hours"),
    }
}

/// To one or two digits: "400 m", "2.5 km", "320 km".
fn distance(metres: f64) -> String {
    if metres < 950.0 {
        format!("{:.0} m", (metres / 50.0).ceil().max(1.0) * 50.0)
    } else if metres < 9_500.0 {
        let km = (metres / 500.0).round() / 2.0;
        if km.fract() == 0.0 { format!("{km:.0} km") } else { format!("{km:.1} km") }
    } else {
        let step = if metres < 95_000.0 { 1.0 } else { 10.0 };
        format!("{} km", thousands(((metres / 1_000.0 / step).round() * step) as u64))
    }
}

fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

fn month(month: i8) -> &'static str {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    usize::try_from(month - 1).ok().and_then(|m| MONTHS.get(m)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{GroupId, GroupState, PhotoId, Summary};

    fn stamp(text: &str) -> Stamp {
        let precision = if text.len() > 10 { Precision::Second } else { Precision::Day };
        let local = if text.len() > 10 { text.to_owned() } else { format!("{text}T00:00:00") };
        Stamp { local: local.parse().unwrap(), offset_minutes: None, precision }
    }

    fn group(photos: u8, span: Option<(&str, &str)>, summary: Summary) -> Suggestion {
        Suggestion {
            id: GroupId("e1".into()),
            state: GroupState::Open,
            name: None,
            photos: (0..photos).map(|n| PhotoId::from_bytes([n; 16])).collect(),
            confidence: 0.5,
            sure: false,
            summary: Summary { span: span.map(|(a, b)| (stamp(a), stamp(b))), ..summary },
        }
    }

    fn titled(from: &str, to: &str) -> String {
        title(&group(2, Some((from, to)), Summary::default()))
    }

    #[test]
    fn titles_say_the_days_as_people_count_them() {
        assert_eq!(titled("2025-05-03T18:00:00", "2025-05-04T01:30:00"), "Saturday 3 May 2025, evening");
        assert_eq!(titled("2025-05-03T09:00:00", "2025-05-03T15:30:00"), "Saturday 3 May 2025");
        assert_eq!(titled("2025-05-03", "2025-05-03"), "Saturday 3 May 2025");
        assert_eq!(titled("2025-06-14T09:00:00", "2025-06-17T09:00:00"), "14–17 Jun 2025");
        assert_eq!(titled("2025-06-29T09:00:00", "2025-07-02T09:00:00"), "29 Jun – 2 Jul 2025");
        assert_eq!(titled("2024-12-30T09:00:00", "2025-01-02T09:00:00"), "30 Dec 2024 – 2 Jan 2025");
        assert_eq!(title(&group(1, None, Summary::default())), "Undated");
    }

    #[test]
    fn the_persons_own_name_comes_first() {
        let mut anna = group(2, Some(("2025-05-03T18:00:00", "2025-05-03T19:00:00")), Summary::default());
        anna.name = Some("Anna's 30th".into());
        assert_eq!(title(&anna), "Anna's 30th");
    }

    #[test]
    fn reasons_say_only_what_is_known() {
        let span = Some(("2025-05-03T12:00:00", "2025-05-03T14:40:00"));
        let doubtful = vec![PhotoId::from_bytes([1; 16]), PhotoId::from_bytes([2; 16])];
        let all = Summary { days: 1, radius: Some(200.0), similarity: Some(0.6), doubtful, ..Summary::default() };
        assert_eq!(
            reason(&group(23, span, all)),
            "23 photos within 3 hours, 400 m apart, look alike; 2 photos fit less well"
        );
        let trip = Summary { days: 4, radius: Some(6_000.0), from_home: Some(1_234_000.0), ..Summary::default() };
        assert_eq!(reason(&group(86, span, trip)), "86 photos on 4 days, 12 km apart, 1,230 km from home");
        assert_eq!(reason(&group(5, None, Summary::default())), "5 photos");
        assert_eq!(reason(&group(1, span, Summary { days: 1, ..Summary::default() })), "1 photo");
        let day = Some(("2025-05-03", "2025-05-03"));
        assert_eq!(reason(&group(2, day, Summary { days: 1, ..Summary::default() })), "2 photos on one day");
    }

    #[test]
    fn numbers_are_round() {
        assert_eq!(
            (distance(10.0), distance(1_020.0), distance(2_400.0)),
            ("50 m".into(), "1 km".into(), "2.5 km".into())
        );
        assert_eq!(
            (duration(20.0), duration(600.0), duration(3_599.0)),
            ("a minute".into(), "10 minutes".into(), "an hour".into())
        );
        assert_eq!(photos(1_240), "1,240 photos");
    }
}
