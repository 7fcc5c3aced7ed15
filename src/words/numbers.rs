//! Numbers, sizes, durations and distances, as short as a person wants them.

use super::Words;
use super::language::Marks;

impl Words {
    /// A number: "1,240".
    pub fn number(&self, n: u64) -> String {
        digits(&n.to_string(), self.marks)
    }

    /// The size of a file, to two digits or more: "3.4 MB".
    pub fn bytes(&self, n: u64) -> String {
        if n < 1_000 {
            return self.fill("size-in-bytes", &[("count", n.into())]);
        }
        let units = [(1e3, "kb"), (1e6, "mb"), (1e9, "gb"), (1e12, "tb")];
        let written = |of: f64| {
            let size = n as f64 / of;
            if size < 9.95 { (size * 10.0).round() / 10.0 } else { size.round() }
        };
        let (of, unit) = units.into_iter().find(|(of, _)| written(*of) < 1_000.0).unwrap_or((1e12, "tb"));
        self.fill("size", &[("size", written(of).into()), ("unit", unit.into())])
    }

    /// How long something takes, from seconds: "8 s", "1 min 20 s", "2 h 5 min".
    pub fn duration(&self, seconds: f64) -> String {
        let seconds = seconds.round() as u64; // what is less than nothing, or no number, is nothing
        let (minutes, hours) = (seconds / 60, seconds / 3_600);
        match (seconds, minutes, hours) {
            (0, ..) => self.say("duration-none"),
            (_, 0, _) => self.fill("duration-seconds", &[("seconds", seconds.into())]),
            (_, _, 0) => {
                self.fill("duration-minutes", &[("minutes", minutes.into()), ("seconds", (seconds % 60).into())])
            }
            _ => self.fill("duration-hours", &[("hours", hours.into()), ("minutes", (minutes % 60).into())]),
        }
    }

    /// A span of time, to the day where it is days: "2 h 10 min", "3 days".
    pub fn span(&self, seconds: f64) -> String {
        let days = (seconds / 86_400.0).round();
        if seconds < 86_400.0 {
            self.duration(seconds - seconds % 60.0)
        } else {
            self.fill("span-days", &[("days", days.into())])
        }
    }

    /// How long after: "2 h 10 min later", "3 days later".
    pub fn later(&self, seconds: f64) -> String {
        self.fill("span-later", &[("span", self.span(seconds).into())])
    }

    /// How long after, where one of the two times is not to be relied on: "about 9 h later", "about 3 days later".
    pub fn later_about(&self, seconds: f64) -> String {
        let rounded = if seconds < 86_400.0 { (seconds / 3_600.0).round().max(1.0) * 3_600.0 } else { seconds };
        self.fill("span-later-about", &[("span", self.span(rounded).into())])
    }

    /// How many days after, where the hours are not known: "the next day", "3 days later".
    pub fn days_later(&self, seconds: f64) -> String {
        self.fill("span-days-later", &[("days", (seconds / 86_400.0).round().into())])
    }

    /// How long a film is, as on a player's clock: "0:08", "12:30", "1:05:09".
    pub fn length(&self, seconds: f64) -> String {
        let seconds = seconds.round() as u64;
        let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
        if hours == 0 { format!("{minutes}:{seconds:02}") } else { format!("{hours}:{minutes:02}:{seconds:02}") }
    }

    /// A distance in metres, to one or two digits: "400 m", "2.5 km", "320 km".
    pub fn distance(&self, metres: f64) -> String {
        if metres < 950.0 {
            let metres = (metres / 50.0).ceil().max(1.0) * 50.0;
            return self.fill("distance-metres", &[("distance", metres.into())]);
        }
        let kilometres = if metres < 9_500.0 {
            (metres / 500.0).round() / 2.0
        } else {
            let step = if metres < 95_000.0 { 1.0 } else { 10.0 };
            (metres / 1_000.0 / step).round() * step
        };
        self.fill("distance-kilometres", &[("distance", kilometres.into())])
    }
}

/// Puts the marks of a language into a number that is written as in Rust.
pub(super) fn digits(written: &str, marks: Marks) -> String {
    let (thousands, point) = match marks {
        Marks::CommaThenPoint => (',', '.'),
        Marks::PointThenComma => ('.', ','),
    };
    let (sign, rest) = written.strip_prefix('-').map_or(("", written), |rest| ("-", rest));
    let (whole, fraction) = rest.split_once('.').unwrap_or((rest, ""));
    let mut out = sign.to_owned();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(thousands);
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push(point);
        out.push_str(fraction);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(tag: &str) -> Words {
        Words::new(&[tag.to_owned()])
    }

    #[test]
    fn about_is_said_in_whole_hours() {
        assert_eq!(words("en").later_about(32_700.0), "About 9 h later");
        assert_eq!(words("de").later_about(3_660.0), "Etwa 1 Std. später");
        assert_eq!(words("en").later_about(200_000.0), "About 2 days later");
    }

    #[test]
    fn numbers_have_marks() {
        let (en, de) = (words("en"), words("de"));
        assert_eq!([0, 999, 1_240, 1_234_567].map(|n| en.number(n)), ["0", "999", "1,240", "1,234,567"]);
        assert_eq!(de.number(1_234_567), "1.234.567");
        assert_eq!(digits("-1240.5", Marks::CommaThenPoint), "-1,240.5");
        assert_eq!(digits("-1240.5", Marks::PointThenComma), "-1.240,5");
    }

    #[test]
    fn sizes_have_two_digits() {
        let en = words("en");
        assert_eq!([0, 1, 999].map(|n| en.bytes(n)), ["0 bytes", "1 byte", "999 bytes"]);
        assert_eq!([1_000, 3_449_999, 12_345_678].map(|n| en.bytes(n)), ["1 kB", "3.4 MB", "12 MB"]);
        assert_eq!([999_999, 5_000_000_000_000_000].map(|n| en.bytes(n)), ["1 MB", "5,000 TB"]);
        assert_eq!(words("de").bytes(3_449_999), "3,4 MB");
    }

    #[test]
    fn durations_have_units() {
        let shown = [0.2, 8.0, 80.0, 7_530.0].map(|s| words("en").duration(s));
        assert_eq!(shown, ["less than a second", "8 s", "1 min 20 s", "2 h 5 min"]);
        assert_eq!([540.0, 7_200.0].map(|s| words("en").duration(s)), ["9 min", "2 h"]);
        assert_eq!(words("de").duration(80.0), "1 Min. 20 Sek.");
        assert_eq!(words("en").duration(f64::NAN), "less than a second");
    }

    #[test]
    fn distances_are_round() {
        let en = words("en");
        let shown = [10.0, 400.0, 1_020.0, 2_400.0, 12_300.0, 1_234_000.0].map(|m| en.distance(m));
        assert_eq!(shown, ["50 m", "400 m", "1 km", "2.5 km", "12 km", "1,230 km"]);
        assert_eq!(words("de").distance(2_400.0), "2,5 km");
    }
}
