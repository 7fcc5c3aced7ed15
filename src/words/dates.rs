//! Days, times and spans of days, in the order and with the names of the person's language.

use super::{Value, Words};
use crate::domain::{Precision, Stamp};
use jiff::civil::{Date, DateTime, Weekday};

/// A part of the day, as people divide it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartOfDay {
    /// From half past four.
    Morning,
    /// From noon.
    Afternoon,
    /// From half past five.
    Evening,
    /// From eleven.
    Night,
}

impl PartOfDay {
    /// As messages know it.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Morning => "morning",
            Self::Afternoon => "afternoon",
            Self::Evening => "evening",
            Self::Night => "night",
        }
    }
}

impl Words {
    /// A day with its weekday, as over the photos of a day: "Saturday 3 May 2025".
    pub fn day(&self, date: Date) -> String {
        self.fill("day-with-weekday", &gaps(date))
    }

    /// A day without its weekday: "3 May 2025".
    pub fn date(&self, date: Date) -> String {
        self.fill("day-alone", &gaps(date))
    }

    /// The month of a day, short: "May".
    pub fn month(&self, date: Date) -> String {
        self.fill("month-short", &gaps(date))
    }

    /// The month and year of a day: "May 2025".
    pub fn month_and_year(&self, date: Date) -> String {
        self.fill("month-of-year", &gaps(date))
    }

    /// The year of a day: "2025".
    pub fn year(&self, date: Date) -> String {
        date.year().to_string()
    }

    /// The time of day, to the minute: "14:05", "2:05 PM". `None` where only the day is known.
    pub fn time(&self, stamp: &Stamp) -> Option<String> {
        (stamp.precision == Precision::Second).then(|| self.fill("clock-time", &clock(stamp.local)))
    }

    /// A moment: "Saturday 3 May 2025, 14:05"; the day alone where that is all there is.
    pub fn moment(&self, stamp: &Stamp) -> String {
        match stamp.precision {
            Precision::Day => self.day(stamp.local.date()),
            Precision::Second => {
                let all: Vec<_> = gaps(stamp.local.date()).into_iter().chain(clock(stamp.local)).collect();
                self.fill("day-and-time", &all)
            }
        }
    }

    /// A day with the times between which something was: "Saturday 3 May 2025, 14:05 – 16:30". Both are of one day; where
    /// the time of one is not known, the moment of the first alone.
    pub fn times(&self, first: &Stamp, last: &Stamp) -> String {
        match self.ends(first, last) {
            Some(ends) => {
                self.fill("day-and-times", &gaps(first.local.date()).into_iter().chain(ends).collect::<Vec<_>>())
            }
            None => self.moment(first),
        }
    }

    /// The same without the weekday: "3 May 2025, 14:05 – 16:30".
    pub(super) fn times_of_date(&self, first: &Stamp, last: &Stamp) -> String {
        let date = first.local.date();
        match self.ends(first, last) {
            Some(ends) => self.fill("date-and-times", &gaps(date).into_iter().chain(ends).collect::<Vec<_>>()),
            None => self.date(date),
        }
    }

    /// The times alone: "14:05 – 16:30"; `None` where one of them is not known.
    pub(super) fn clock_times(&self, first: &Stamp, last: &Stamp) -> Option<String> {
        let (from, to) = (self.time(first)?, self.time(last)?);
        if from == to { Some(from) } else { Some(self.fill("clock-times", &self.ends(first, last)?)) }
    }

    /// The times of day of two moments, as a message takes them; `None` where one of them is not known.
    fn ends(&self, first: &Stamp, last: &Stamp) -> Option<[(&'static str, Value<'static>); 2]> {
        let time = |stamp: &Stamp| {
            (stamp.precision == Precision::Second).then(|| Value::from(self.fill("clock-digits", &clock(stamp.local))))
        };
        Some([("from", time(first)?), ("to", time(last)?)])
    }

    /// A moment with its distance from UTC where that is known: "Saturday 3 May 2025, 14:05 (UTC+1)".
    pub fn moment_and_zone(&self, stamp: &Stamp) -> String {
        let moment = self.moment(stamp);
        match stamp.offset_minutes.filter(|_| stamp.precision == Precision::Second) {
            Some(offset) => self.fill("moment-and-zone", &[("moment", moment.into()), ("zone", zone(offset).into())]),
            None => moment,
        }
    }

    /// How far a clock is from UTC: "UTC+1", "UTC−3:30".
    pub fn zone(&self, minutes: i16) -> String {
        zone(minutes)
    }

    /// A part of a day: "Saturday 3 May 2025, evening".
    pub fn part(&self, date: Date, part: PartOfDay) -> String {
        let all: Vec<_> = gaps(date).into_iter().chain([("part", part.key().into())]).collect();
        self.fill("day-and-part", &all)
    }

    /// The days from one to another: "14–17 Jun 2025"; both in any order, one day alone where they are the same.
    pub fn days(&self, one: Date, other: Date) -> String {
        self.days_with(one, other, ["month-in-date", "span-in-month"])
    }

    /// The same with short months: "28. Nov – 3. Dez 2025".
    pub(super) fn days_short(&self, one: Date, other: Date) -> String {
        self.days_with(one, other, ["month-short", "span-in-month-short"])
    }

    fn days_with(&self, one: Date, other: Date, [month, in_month]: [&str; 2]) -> String {
        let (from, to) = (one.min(other), one.max(other));
        let ends = [("from-day", from.day().into()), ("to-day", to.day().into())];
        let more: Vec<(&str, Value<'_>)> = if from == to {
            return self.date(from);
        } else if (from.year(), from.month()) == (to.year(), to.month()) {
            gaps(from).into()
        } else {
            let month = |date| Value::from(self.fill(month, &gaps(date)));
            vec![
                ("from-month", month(from)),
                ("to-month", month(to)),
                ("from-year", self.year(from).into()),
                ("to-year", self.year(to).into()),
                ("year", self.year(to).into()),
            ]
        };
        let all: Vec<_> = ends.into_iter().chain(more).collect();
        match (from.year() == to.year(), from.month() == to.month()) {
            (true, true) => self.fill(in_month, &all),
            (true, false) => self.fill("span-in-year", &all),
            (false, _) => self.fill("span-over-years", &all),
        }
    }
}

/// "UTC", "UTC+1", "UTC−3:30".
fn zone(offset_minutes: i16) -> String {
    let sign = if offset_minutes < 0 { '−' } else { '+' };
    let (hours, minutes) = (offset_minutes.unsigned_abs() / 60, offset_minutes.unsigned_abs() % 60);
    match (hours, minutes) {
        (0, 0) => "UTC".to_owned(),
        (_, 0) => format!("UTC{sign}{hours}"),
        _ => format!("UTC{sign}{hours}:{minutes:02}"),
    }
}

/// What a message may say of a day: names as keys, and the year as text, which takes no mark of thousands.
pub(super) fn gaps(date: Date) -> [(&'static str, Value<'static>); 4] {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let month = usize::try_from(date.month() - 1).ok().and_then(|m| MONTHS.get(m)).copied().unwrap_or_default();
    let weekday = match date.weekday() {
        Weekday::Monday => "mon",
        Weekday::Tuesday => "tue",
        Weekday::Wednesday => "wed",
        Weekday::Thursday => "thu",
        Weekday::Friday => "fri",
        Weekday::Saturday => "sat",
        Weekday::Sunday => "sun",
    };
    [
        ("weekday", weekday.into()),
        ("day", date.day().into()),
        ("month", month.into()),
        ("year", date.year().to_string().into()),
    ]
}

/// What a message may say of a time of day, for clocks of 24 and of 12 hours.
pub(super) fn clock(at: DateTime) -> [(&'static str, Value<'static>); 4] {
    let half = if at.hour() < 12 { "am" } else { "pm" };
    [
        ("hour", format!("{:02}", at.hour()).into()),
        ("hour-of-twelve", ((at.hour() + 11) % 12 + 1).into()),
        ("minute", format!("{:02}", at.minute()).into()),
        ("half", half.into()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, datetime};

    const LANGUAGES: [&str; 3] = ["en", "en-US", "de"];

    fn said(what: impl Fn(&Words) -> String) -> [String; 3] {
        LANGUAGES.map(|tag| what(&Words::new(&[tag.to_owned()])))
    }

    fn stamp(at: DateTime, precision: Precision) -> Stamp {
        Stamp { local: at, offset_minutes: None, precision }
    }

    #[test]
    fn days_and_months() {
        let third = date(2025, 5, 3);
        let day = ["Saturday 3 May 2025", "Saturday, May 3, 2025", "Samstag, 3. Mai 2025"];
        assert_eq!(said(|w| w.day(third)), day);
        assert_eq!(said(|w| w.date(third)), ["3 May 2025", "May 3, 2025", "3. Mai 2025"]);
        assert_eq!(said(|w| w.month(date(2025, 3, 9))), ["Mar", "Mar", "Mär"]);
        assert_eq!(said(|w| w.month_and_year(date(2025, 12, 9))), ["Dec 2025", "Dec 2025", "Dezember 2025"]);
        assert_eq!(said(|w| w.year(third)), ["2025"; 3]);
        let week: Vec<_> = (4..=10).map(|d| Words::new(&[]).day(date(2025, 8, d))).collect();
        assert!(week[0].starts_with("Monday 4 Aug") && week[6].starts_with("Sunday 10 Aug"), "{week:?}");
    }

    #[test]
    fn times_on_both_clocks() {
        let at = |hour, minute| stamp(datetime(2025, 5, 3, hour, minute, 59, 0), Precision::Second);
        let time = |of| said(|w| w.time(&of).expect("it is known"));
        assert_eq!(time(at(14, 5)), ["14:05", "2:05 PM", "14:05 Uhr"]);
        assert_eq!(time(at(0, 30)), ["00:30", "12:30 AM", "00:30 Uhr"]);
        assert_eq!(time(at(12, 0)), ["12:00", "12:00 PM", "12:00 Uhr"]);
        assert_eq!(Words::new(&[]).time(&stamp(datetime(2025, 5, 3, 0, 0, 0, 0), Precision::Day)), None);
        assert_eq!(
            said(|w| w.moment(&at(9, 5))),
            ["Saturday 3 May 2025, 09:05", "Saturday, May 3, 2025, 9:05 AM", "Samstag, 3. Mai 2025, 09:05 Uhr"]
        );
        let day = stamp(datetime(2025, 5, 3, 0, 0, 0, 0), Precision::Day);
        assert_eq!(Words::new(&[]).moment(&day), "Saturday 3 May 2025");
    }

    #[test]
    fn times_of_one_day_say_once_what_is_said_once() {
        let at = |hour| stamp(datetime(2025, 5, 3, hour, 5, 0, 0), Precision::Second);
        let times = [
            "Saturday 3 May 2025, 13:05 – 16:05",
            "Saturday, May 3, 2025, 1:05 PM – 4:05 PM",
            "Samstag, 3. Mai 2025, 13:05 – 16:05 Uhr",
        ];
        assert_eq!(said(|w| w.times(&at(13), &at(16))), times);
        let day = stamp(datetime(2025, 5, 3, 0, 0, 0, 0), Precision::Day);
        assert_eq!(Words::new(&[]).times(&at(13), &day), "Saturday 3 May 2025, 13:05");
    }

    #[test]
    fn moments_say_their_zone_where_it_is_known() {
        let at =
            |offset_minutes| Stamp { offset_minutes, ..stamp(datetime(2025, 5, 3, 14, 30, 0, 0), Precision::Second) };
        let zoned = |offset| Words::new(&[]).moment_and_zone(&at(offset));
        assert_eq!(zoned(Some(60)), "Saturday 3 May 2025, 14:30 (UTC+1)");
        assert_eq!(zoned(None), "Saturday 3 May 2025, 14:30");
        assert!(zoned(Some(0)).ends_with("(UTC)") && zoned(Some(-210)).ends_with("(UTC−3:30)"));
        assert_eq!(said(|w| w.moment_and_zone(&at(Some(60))))[2], "Samstag, 3. Mai 2025, 14:30 Uhr (UTC+1)");
        let day = Stamp { precision: Precision::Day, ..at(Some(60)) };
        assert_eq!(Words::new(&[]).moment_and_zone(&day), "Saturday 3 May 2025");
    }

    #[test]
    fn spans_and_parts() {
        let span = |a: (i16, i8, i8), b: (i16, i8, i8)| said(|w| w.days(date(a.0, a.1, a.2), date(b.0, b.1, b.2)));
        let june = ["14–17 Jun 2025", "Jun 14–17, 2025", "14.–17. Juni 2025"];
        assert_eq!(span((2025, 6, 14), (2025, 6, 17)), june);
        assert_eq!(span((2025, 6, 17), (2025, 6, 14)), june);
        assert_eq!(
            span((2025, 6, 29), (2025, 7, 2)),
            ["29 Jun – 2 Jul 2025", "Jun 29 – Jul 2, 2025", "29. Juni – 2. Juli 2025"]
        );
        assert_eq!(
            span((2024, 12, 30), (2025, 1, 2)),
            ["30 Dec 2024 – 2 Jan 2025", "Dec 30, 2024 – Jan 2, 2025", "30. Dezember 2024 – 2. Januar 2025"]
        );
        assert_eq!(span((2024, 6, 1), (2025, 6, 1))[0], "1 Jun 2024 – 1 Jun 2025");
        assert_eq!(span((2025, 5, 3), (2025, 5, 3))[2], "3. Mai 2025");
        assert_eq!(
            said(|w| w.part(date(2025, 5, 3), PartOfDay::Evening)),
            ["Saturday 3 May 2025, evening", "Saturday, May 3, 2025, evening", "Samstagabend, 3. Mai 2025"]
        );
    }
}
