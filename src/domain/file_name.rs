//! Dates that cameras and messengers write into file names.
//!
//! Messengers strip EXIF, so the name is often the only witness of when a photo was taken. Only forms that programs
//! write are read; a number that merely could be a date is not one.

use super::{Precision, Stamp};
use jiff::civil::DateTime;
use jiff::{Timestamp, tz::Offset};
use std::ops::Range;

/// Years that a photo's name is believed to mean.
const YEARS: Range<i16> = 1990..2100;

/// Names with milliseconds since 1970 after this prefix: Facebook and WeChat.
const EPOCH_PREFIXES: [&str; 3] = ["FB_IMG_", "mmexport", "wx_camera_"];

/// The date in a file's name, with or without extension; `None` where there is none to be trusted.
///
/// `Precision::Second` where the name has the time of day on the clock of the place. Pixel phones (`PXL_…`) write UTC
/// and Facebook and WeChat the moment of saving in UTC: without the place's offset only the day is kept.
pub fn date_in_name(name: &str) -> Option<Stamp> {
    // Facebook Messenger writes an id of 14 to 17 digits here, which may look like a date.
    if name.starts_with("received_") {
        return None;
    }
    let runs = digit_runs(name);
    if let Some(prefix) = EPOCH_PREFIXES.iter().find(|p| name.starts_with(**p)) {
        let run = runs.iter().find(|r| r.start == prefix.len())?;
        return epoch(&name[run.clone()]);
    }
    // The first date in a name is the one that was meant, unless a later one has the time of day too.
    let found: Vec<_> = (0..runs.len()).filter_map(|i| candidate(name, &runs[i..])).collect();
    let best = *found.iter().find(|s| s.precision == Precision::Second).or(found.first())?;
    Some(if name.starts_with("PXL_") { day(best.local) } else { best })
}

fn day(local: DateTime) -> Stamp {
    Stamp {
        local: local.date().to_datetime(jiff::civil::Time::midnight()),
        offset_minutes: None,
        precision: Precision::Day,
    }
}

/// Milliseconds since 1970 in 13 digits.
fn epoch(digits: &str) -> Option<Stamp> {
    if digits.len() != 13 {
        return None;
    }
    let moment = Timestamp::from_millisecond(digits.parse().ok()?).ok()?;
    let local = Offset::UTC.to_datetime(moment);
    YEARS.contains(&local.year()).then(|| day(local))
}

/// Where the maximal runs of ASCII digits are.
fn digit_runs(name: &str) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (i, _) in name.bytes().enumerate().filter(|(_, b)| b.is_ascii_digit()) {
        match runs.last_mut() {
            Some(run) if run.end == i => run.end = i + 1,
            _ => runs.push(i..i + 1),
        }
    }
    runs
}

/// The date that starts with the first of these runs.
fn candidate(name: &str, runs: &[Range<usize>]) -> Option<Stamp> {
    let first = runs.first()?;
    let digits = &name[first.clone()];
    match digits.len() {
        8 if stands_alone(name, first) => {
            let date = [&digits[..4], &digits[4..6], &digits[6..]];
            stamp(date, time_after(name, first.end, &runs[1..]))
        }
        // Seconds, or milliseconds: 20250503143000, BURST20250503143000123.
        14 | 17 if stands_alone(name, first) => {
            let date = [&digits[..4], &digits[4..6], &digits[6..8]];
            let time = Time {
                h: number(&digits[8..10]),
                m: number(&digits[10..12]),
                s: number(&digits[12..14]),
                ms: number(&digits[14..]),
            };
            stamp(date, Some(time)).filter(|s| s.precision == Precision::Second)
        }
        4 => {
            let [month, date, ..] = &runs[1..] else { return None };
            let (a, b) = (&name[first.end..month.start], &name[month.end..date.start]);
            let joined = a == b && matches!(a, "-" | "_" | "." | ":") && month.len() == 2 && date.len() == 2;
            let parts = [digits, &name[month.clone()], &name[date.clone()]];
            joined.then(|| stamp(parts, time_after(name, date.end, &runs[3..])))?
        }
        _ => None,
    }
}

/// Whether a run of digits is a word of its own or follows a word, as in `IMG20250503143000`, and is not a piece of a
/// hash such as `a320250503bc`.
fn stands_alone(name: &str, run: &Range<usize>) -> bool {
    let before = name[..run.start].trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let after = &name[run.end..];
    let ends = !after.starts_with(|c: char| c.is_alphabetic()) || after.starts_with('T');
    ends && !before.ends_with(|c: char| c.is_ascii_digit())
}

/// A time of day, not yet checked.
#[derive(Clone, Copy)]
struct Time {
    h: i8,
    m: i8,
    s: i8,
    ms: i32,
}

/// The time of day that follows a date which ends at `end`.
fn time_after(name: &str, end: usize, runs: &[Range<usize>]) -> Option<Time> {
    let first = runs.first()?;
    let gap = name.get(end..first.start)?;
    let text = &name[first.clone()];
    // 20250503_143000, 20250503-143000123
    if matches!(gap, "_" | "-" | " " | "T" | "." | " at ") && matches!(text.len(), 6 | 9) {
        return Some(Time {
            h: number(&text[..2]),
            m: number(&text[2..4]),
            s: number(&text[4..6]),
            ms: number(&text[6..]),
        });
    }
    // 14.30.00 after " at ", " um ", "_", …: a word in any language, but never an underscored one (it is no time).
    let [h, m, s, ..] = runs else { return None };
    let word = gap.starts_with(' ') && gap.ends_with(' ') && gap.chars().count() <= 8;
    let (a, b) = (&name[h.end..m.start], &name[m.end..s.start]);
    let joined = a == b && matches!(a, "." | "-" | "_" | ":") && m.len() == 2 && s.len() == 2 && h.len() <= 2;
    if !joined || !(word || matches!(gap, "_" | "-" | " " | "T" | "." | ", ")) {
        return None;
    }
    let rest = name[s.end..].trim_start_matches([' ', '\u{202f}', '\u{a0}']).to_ascii_lowercase();
    let hour: i8 = number(&name[h.clone()]);
    let hour = match (hour, rest.starts_with("pm"), rest.starts_with("am")) {
        (1..=11, true, _) => hour + 12,
        (12, _, true) => 0,
        _ => hour,
    };
    let ms = runs.get(3).filter(|r| r.len() == 3 && matches!(&name[s.end..r.start], "-" | "." | "_"));
    Some(Time {
        h: hour,
        m: number(&name[m.clone()]),
        s: number(&name[s.clone()]),
        ms: ms.map_or(0, |r| number(&name[r.clone()])),
    })
}

/// Digits as a number; 0 where there are none. Callers pass at most three digits.
fn number<T: std::str::FromStr + Default>(digits: &str) -> T {
    digits.parse().unwrap_or_default()
}

/// A date that exists, with its time of day where that exists too.
fn stamp([y, m, d]: [&str; 3], time: Option<Time>) -> Option<Stamp> {
    let date = jiff::civil::Date::new(y.parse().ok()?, number(m), number(d)).ok()?;
    if !YEARS.contains(&date.year()) {
        return None;
    }
    let midnight = date.to_datetime(jiff::civil::Time::midnight());
    let exact = time.and_then(|t| jiff::civil::Time::new(t.h, t.m, t.s, t.ms * 1_000_000).ok());
    Some(exact.map_or_else(
        || day(midnight),
        |time| Stamp { local: date.to_datetime(time), offset_minutes: None, precision: Precision::Second },
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_a_time() {
        for name in [
            "WhatsApp Image 2025-05-03 at 14.30.00.jpeg",
            "WhatsApp Image 2025-05-03 at 14.30.00 (1).jpeg",
            "IMG_20250503_143000.jpg",
            "IMG20250503143000.jpg",
            "MVIMG_20250503_143000.jpg",
            "VID_20250503_143000.jpg",
            "20250503_143000.jpg",
            "20250503_143000(0).jpg",
            "20250503143000.png",
            "20250503T143000.jpg",
            "Screenshot_2025-05-03-14-30-00-77_a1b2.png",
            "Screenshot_20250503-143000.png",
            "Screenshot_20250503_143000_Chrome.jpg",
            "Screenshot 2025-05-03 at 14.30.00.png",
            "Screenshot 2025-05-03 at 2.30.00 PM.png",
            "Screenshot 2025-05-03 at 2.30.00\u{202f}PM.png",
            "Bildschirmfoto 2025-05-03 um 14.30.00.png",
            "signal-2025-05-03-14-30-00.jpg",
            "signal-2025-05-03-143000.jpg",
            "photo_2025-05-03_14-30-00.jpg",
            "photo_2025-05-03_14-30-00 (2).jpg",
            "2025-05-03 14.30.00.jpg",
            "2025-05-03 14.30.00-2.jpg",
            "2025_05_03_14_30_00.jpg",
            "Photo 2025-05-03, 14:30:00",
        ] {
            let stamp = date_in_name(name).unwrap_or_else(|| panic!("{name}"));
            assert_eq!(
                (stamp.local.to_string().as_str(), stamp.precision),
                ("2025-05-03T14:30:00", Precision::Second),
                "{name}"
            );
            assert_eq!(stamp.offset_minutes, None);
        }
        for name in [
            "signal-2025-05-03-14-30-00-123.jpg",
            "00100lrPORTRAIT_00100_BURST20250503143000123_COVER.jpg",
            "IMG_20250503_143000123.jpg",
        ] {
            assert_eq!(
                date_in_name(name).map(|s| s.local.to_string()).as_deref(),
                Some("2025-05-03T14:30:00.123"),
                "{name}"
            );
        }
    }

    #[test]
    fn names_with_a_day() {
        for name in [
            "IMG-20250503-WA0012.jpg",
            "VID-20250503-WA0001.jpg",
            "PXL_20250503_143000123.jpg",
            "PXL_20250503_143000123.MP.jpg",
            "FB_IMG_1746282600000.jpg",
            "mmexport1746282600000.jpg",
            "Scan 2025-05-03.png",
            "20250503.jpg",
            "2025-05-03_25-61-00.jpg",
            "IMG_20250503_0012.jpg",
        ] {
            let stamp = date_in_name(name).unwrap_or_else(|| panic!("{name}"));
            assert_eq!(
                (stamp.local.to_string().as_str(), stamp.precision),
                ("2025-05-03T00:00:00", Precision::Day),
                "{name}"
            );
        }
    }

    #[test]
    fn numbers_that_are_no_date() {
        for name in [
            "",
            "DSC_0012.JPG",
            "IMG_1234.HEIC",
            "received_14742400000000.jpeg",
            "received_20250503143000.jpeg",
            "IMG_20251303_143000.jpg",
            "IMG_20250230_143000.jpg",
            "18500503_120000.jpg",
            "21000503_120000.jpg",
            "12345678901234567890.jpg",
            "1746282600000.jpg",
            "FB_IMG_17462826.jpg",
            "a320250503bc9.jpg",
            "20250503abc.jpg",
            "2025-05_03.jpg",
            "99999999_999999.jpg",
            "10000000.jpg",
            "写真.jpg",
        ] {
            assert_eq!(date_in_name(name), None, "{name}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_survived(name in "\\PC{0,40}", digits in "[0-9_. TP-]{0,40}") {
            let _ = date_in_name(&name);
            let _ = date_in_name(&digits);
        }
    }
}
