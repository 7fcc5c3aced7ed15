//! Dates as the person writes them into a field, and what they may have typed there.

use super::Words;
use super::dates::{clock, gaps};
use crate::domain::{Precision, Stamp};
use jiff::civil::Date;

impl Words {
    /// A date as it stands in a field: "3 May 2025 14:05", "5/3/2025 2:05 PM", "3.5.2025 14:05"; the day alone where that is
    /// all there is. Seconds are there where they are not 0, so that what was not touched stays as it is.
    pub fn field(&self, stamp: &Stamp) -> String {
        let day = self.field_day(stamp.local.date());
        match stamp.precision {
            Precision::Day => day,
            Precision::Second => {
                let second = stamp.local.second();
                let seconds = if second == 0 { String::new() } else { format!(":{second:02}") };
                let all: Vec<_> = clock(stamp.local).into_iter().chain([("seconds", seconds.into())]).collect();
                format!("{day} {}", self.fill("field-time", &all))
            }
        }
    }

    /// A day as it stands in a field: "3 May 2025", "5/3/2025", "3.5.2025".
    pub fn field_day(&self, date: Date) -> String {
        self.fill("field-day", &gaps(date))
    }

    /// What was typed, with each day that has strokes, such as "5/3/2025", as everybody reads it: "2025-05-03". Which of its
    /// numbers is the month is another thing in the United States; a number over 12 can only be the day.
    pub fn typed(&self, text: &str) -> String {
        let words = text.split(' ').map(|word| self.strokes(word).unwrap_or_else(|| word.to_owned()));
        words.collect::<Vec<_>>().join(" ")
    }

    fn strokes(&self, word: &str) -> Option<String> {
        let (word, comma) = word.strip_suffix(',').map_or((word, ""), |word| (word, ","));
        let numbers: Vec<i16> = word.split('/').map(|part| part.parse().ok()).collect::<Option<_>>()?;
        let (year, month, day) = match numbers[..] {
            [year, month, day] if year > 31 => (year, month, day),
            [one, other, year] if (self.has_month_first && one <= 12) || other > 12 => (year, one, other),
            [one, other, year] => (year, other, one),
            _ => return None,
        };
        let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
        Some(format!("{date}{comma}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::datetime;

    fn words() -> [Words; 3] {
        ["en", "en-US", "de"].map(|tag| Words::new(&[tag.to_owned()]))
    }

    fn stamp(second: i8, precision: Precision) -> Stamp {
        Stamp { local: datetime(2025, 5, 3, 14, 5, second, 0), offset_minutes: None, precision }
    }

    #[test]
    fn a_field_has_the_date_as_the_person_writes_it() {
        let said = |stamp: Stamp| words().map(|words| words.field(&stamp));
        let whole = ["3 May 2025 14:05", "5/3/2025 2:05 PM", "3.5.2025 14:05"];
        assert_eq!(said(stamp(0, Precision::Second)), whole);
        let seconds = ["3 May 2025 14:05:07", "5/3/2025 2:05:07 PM", "3.5.2025 14:05:07"];
        assert_eq!(said(stamp(7, Precision::Second)), seconds);
        assert_eq!(said(stamp(0, Precision::Day)), ["3 May 2025", "5/3/2025", "3.5.2025"]);
    }

    #[test]
    fn days_with_strokes_are_read_as_the_language_writes_them() {
        let typed = |text: &str| words().map(|words| words.typed(text));
        assert_eq!(typed("5/3/2025 14:05"), ["2025-03-05 14:05", "2025-05-03 14:05", "2025-03-05 14:05"]);
        assert_eq!(typed("25/3/2025,"), ["2025-03-25,"; 3]);
        assert_eq!(typed("3/25/2025"), ["2025-03-25"; 3]);
        assert_eq!(typed("2025/3/25"), ["2025-03-25"; 3]);
        for text in ["3 May 2025", "2025-05-03 14:05", "99/99/2025", "5/2025", ""] {
            assert_eq!(typed(text), [text; 3]);
        }
    }
}
