//! Titles and reasons of groups, made of nothing but their numbers.

use super::Words;
use super::dates::PartOfDay;
use crate::domain::{ClockShift, Doubt, GroupState, Precision, Stamp, Suggestion};
use jiff::civil::{Date, DateTime};

/// From this distance on, home is worth a word.
const AWAY_METRES: f64 = 25_000.0;
/// From this mean cosine similarity of neighbours on, photos look alike to people; strangers have about 0.3.
const ALIKE: f32 = 0.5;

impl Words {
    /// A name for a group: the person's own, or where and when it was: "Lisbon · 14–17 Jun 2025", "Saturday 3 May 2025,
    /// evening".
    pub fn title(&self, suggestion: &Suggestion) -> String {
        if let Some(name) = suggestion.name.as_deref().filter(|n| !n.trim().is_empty()) {
            return name.to_owned();
        }
        let summary = &suggestion.summary;
        if let Some(theme) = summary.theme {
            return self.theme_title(theme.kind);
        }
        self.title_with(suggestion, self.dates(suggestion))
    }

    /// The title of an event without a name, of its place where that is worth a word, and of its dates as they are said here.
    pub(super) fn title_with(&self, suggestion: &Suggestion, dates: String) -> String {
        let summary = &suggestion.summary;
        match summary.whereabouts.as_ref().filter(|_| !summary.is_everyday).map(|place| self.whereabouts(place)) {
            Some(place) if summary.span.is_none() => place,
            Some(place) => self.placed(place, dates),
            None => dates,
        }
    }

    /// "Lisbon · 14–17 Jun 2025".
    pub(super) fn placed(&self, place: String, dates: String) -> String {
        self.fill("title-place-and-dates", &[("place", place.into()), ("dates", dates.into())])
    }

    /// Whether the title says the dates by itself: neither a name of the person's nor what a theme shows stands for them.
    pub(super) fn is_titled_by_dates(&self, suggestion: &Suggestion) -> bool {
        let is_named = suggestion.name.as_deref().is_some_and(|name| !name.trim().is_empty());
        !is_named && suggestion.summary.theme.is_none()
    }

    /// The same beside the album that a suggestion is an addition to: "3 more photos of “Lisbon”".
    pub fn title_beside(&self, suggestion: &Suggestion, album: Option<&Suggestion>) -> String {
        match album.filter(|album| suggestion.addition_to.as_ref() == Some(&album.id)) {
            Some(album) => {
                let gaps = [("count", suggestion.photos.len().into()), ("title", self.title(album).into())];
                self.fill("title-addition", &gaps)
            }
            None => self.title(suggestion),
        }
    }

    /// Why a photo is marked as doubtful: "This photo was taken 5 h 20 min apart from the others".
    pub fn doubt(&self, why: &Doubt) -> String {
        match why {
            Doubt::FarInTime(seconds) => {
                self.fill("doubt-far-in-time", &[("duration", self.duration(seconds.round().max(1.0)).into())])
            }
            Doubt::Elsewhere(metres) => self.fill("doubt-elsewhere", &[("distance", self.distance(*metres).into())]),
            Doubt::LooksDifferent => self.say("doubt-looks-different"),
            Doubt::NoDate => self.say("doubt-no-date"),
            Doubt::OnlyDay => self.say("doubt-only-day"),
        }
    }

    /// How a camera's clock was corrected: "clock of Canon EOS R50 moved by +7\u{a0}h".
    pub fn clock(&self, shift: &ClockShift) -> String {
        let gaps = [("camera", shift.camera.as_str().into()), ("shift", self.shift(shift.seconds).into())];
        self.fill("reason-clock", &gaps)
    }

    /// "+7 h", "−1\u{a0}h 30\u{a0}min", "+12 min", to the minute.
    fn shift(&self, seconds: i32) -> String {
        let minutes = (seconds.unsigned_abs() + 30) / 60;
        let gaps = [
            ("sign", if seconds < 0 { "−" } else { "+" }.into()),
            ("hours", (minutes / 60).into()),
            ("minutes", (minutes % 60).into()),
        ];
        match (minutes / 60, minutes % 60) {
            (_, 0) => self.fill("shift-hours", &gaps),
            (0, _) => self.fill("shift-minutes", &gaps),
            _ => self.fill("shift-both", &gaps),
        }
    }

    /// The days of a group, as its title says them where it has no name.
    pub fn dates(&self, suggestion: &Suggestion) -> String {
        let Some((first, last)) = &suggestion.summary.span else { return self.say("title-undated") };
        let (from, to) = (day(first), day(last));
        match part_of_day(first, last) {
            _ if from != to => self.days(from, to),
            Some(part) => self.part(from, part),
            None => self.day(from),
        }
    }

    /// Why these photos belong together: "23 photos within 3 hours, 400 m apart, look alike; 2 photos fit less well".
    /// Only what is known is said.
    pub fn reason(&self, suggestion: &Suggestion) -> String {
        if suggestion.summary.theme.is_some() {
            return self.theme_reason(suggestion);
        }
        let (time, rest) = self.ties(suggestion);
        let count = self.fill("photos-counted", &[("count", suggestion.photos.len().into())]);
        let start = time.map_or_else(|| count.clone(), |time| format!("{count} {time}"));
        let text = [start].into_iter().chain(rest).collect::<Vec<_>>().join(", ");
        match suggestion.summary.doubtful.len() {
            n if n > 0 && suggestion.photos.len() > 1 => {
                self.fill("reason-doubtful", &[("reason", text.into()), ("count", n.into())])
            }
            _ => text,
        }
    }

    /// The same where the counts stand elsewhere, as a sentence of its own: "Within 3 hours, 400 m apart, look alike"; empty
    /// where nothing is known.
    pub fn bond(&self, suggestion: &Suggestion) -> String {
        let text = self.bond_inside(suggestion);
        let mut letters = text.chars();
        letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
    }

    /// The same inside of a line: "within 3 hours, 400 m apart, look alike".
    pub fn bond_inside(&self, suggestion: &Suggestion) -> String {
        if suggestion.summary.theme.is_some() {
            return self.theme_reason(suggestion);
        }
        let (time, rest) = self.ties(suggestion);
        time.into_iter().chain(rest).collect::<Vec<_>>().join(", ")
    }

    /// What ties the photos together: in time, and otherwise. Nothing for a photo on its own.
    fn ties(&self, suggestion: &Suggestion) -> (Option<String>, Vec<String>) {
        if suggestion.photos.len() < 2 {
            return (None, Vec::new());
        }
        let summary = &suggestion.summary;
        let mut rest = Vec::new();
        if let Some(radius) = summary.radius {
            // Twice the radius is as far as two of them can be apart.
            rest.push(self.fill("reason-apart", &[("distance", self.distance(2.0 * radius).into())]));
        }
        if let Some(home) = summary.from_home.filter(|m| *m >= AWAY_METRES) {
            rest.push(self.fill("reason-from-home", &[("distance", self.distance(home).into())]));
        }
        if summary.similarity.is_some_and(|s| s >= ALIKE) {
            rest.push(self.say("reason-alike"));
        }
        rest.extend(summary.clocks.iter().map(|shift| self.clock(shift)));
        if suggestion.id.is_again() && suggestion.state == GroupState::Open {
            rest.push(self.say("reason-again"));
        }
        (self.in_time(suggestion), rest)
    }

    /// Over what time, to the next round number that is not less.
    fn in_time(&self, suggestion: &Suggestion) -> Option<String> {
        let (first, last) = suggestion.summary.span?;
        let days = suggestion.summary.days;
        Some(if days > 1 {
            self.fill("reason-on-days", &[("days", days.into())])
        } else if first.precision == Precision::Day || last.precision == Precision::Day {
            self.say("reason-on-one-day")
        } else {
            let seconds = last.since(&first);
            match (seconds / 60.0).ceil().max(1.0) {
                minutes if minutes < 60.0 => self.fill("reason-within-minutes", &[("minutes", minutes.into())]),
                _ => self.fill("reason-within-hours", &[("hours", (seconds / 3_600.0).ceil().into())]),
            }
        })
    }
}

/// The day as people count it: an evening lasts until half past four.
pub(super) fn day(stamp: &Stamp) -> Date {
    let early = stamp.precision == Precision::Second && minutes(stamp.local) < 4 * 60 + 30;
    if early { stamp.local.date().yesterday().unwrap_or(stamp.local.date()) } else { stamp.local.date() }
}

/// The part of the day that holds both moments, if one does.
pub(super) fn part_of_day(first: &Stamp, last: &Stamp) -> Option<PartOfDay> {
    if first.precision == Precision::Day || last.precision == Precision::Day {
        return None;
    }
    let part = |at: DateTime| match minutes(at) {
        270..720 => PartOfDay::Morning,
        720..1_050 => PartOfDay::Afternoon,
        1_050..1_380 => PartOfDay::Evening,
        _ => PartOfDay::Night,
    };
    match (part(first.local), part(last.local)) {
        (a, b) if a == b => Some(a),
        // A party is an evening, however late it gets.
        (PartOfDay::Evening, PartOfDay::Night) => Some(PartOfDay::Evening),
        _ => None,
    }
}

fn minutes(at: DateTime) -> i32 {
    i32::from(at.hour()) * 60 + i32::from(at.minute())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        CountryCode, Doubtful, GroupId, GroupState, Locality, PhotoId, PlaceName, Summary, Whereabouts,
    };

    fn words(tag: &str) -> Words {
        Words::new(&[tag.to_owned()])
    }

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
            addition_to: None,
            summary: Summary { span: span.map(|(a, b)| (stamp(a), stamp(b))), ..summary },
        }
    }

    fn titled(tag: &str, from: &str, to: &str) -> String {
        words(tag).title(&group(2, Some((from, to)), Summary::default()))
    }

    #[test]
    fn titles_say_the_days_as_people_count_them() {
        let en = |from, to| titled("en", from, to);
        assert_eq!(en("2025-05-03T18:00:00", "2025-05-04T01:30:00"), "Saturday 3 May 2025, evening");
        assert_eq!(en("2025-05-03T09:00:00", "2025-05-03T15:30:00"), "Saturday 3 May 2025");
        assert_eq!(en("2025-05-03", "2025-05-03"), "Saturday 3 May 2025");
        assert_eq!(en("2025-06-14T09:00:00", "2025-06-17T09:00:00"), "14–17 Jun 2025");
        assert_eq!(en("2025-06-29T09:00:00", "2025-07-02T09:00:00"), "29 Jun – 2 Jul 2025");
        assert_eq!(en("2024-12-30T09:00:00", "2025-01-02T09:00:00"), "30 Dec 2024 – 2 Jan 2025");
        assert_eq!(titled("en-US", "2025-06-14T09:00:00", "2025-06-17T09:00:00"), "Jun 14–17, 2025");
        assert_eq!(titled("de", "2025-05-03T18:00:00", "2025-05-04T01:30:00"), "Samstagabend, 3. Mai 2025");
        assert_eq!(titled("de", "2025-06-14T09:00:00", "2025-06-17T09:00:00"), "14.–17. Juni 2025");
        assert_eq!(words("en").title(&group(1, None, Summary::default())), "Undated");
        assert_eq!(words("de").title(&group(1, None, Summary::default())), "Ohne Datum");
    }

    #[test]
    fn titles_say_where_before_when() {
        let name = PlaceName::new("Lisbon".into(), vec![("de", "Lissabon".into())]);
        let country = CountryCode::new("PT").unwrap();
        let town = Whereabouts::Town(Locality { name, region: None, country });
        let titled = |tag: &str, from, to, place: &Whereabouts| {
            let summary = Summary { whereabouts: Some(place.clone()), ..Summary::default() };
            words(tag).title(&group(2, Some((from, to)), summary))
        };
        let trip = |tag, place| titled(tag, "2025-06-14T09:00:00", "2025-06-17T09:00:00", place);
        assert_eq!(trip("en", &town), "Lisbon · 14–17 Jun 2025");
        assert_eq!(trip("en-US", &town), "Lisbon · Jun 14–17, 2025");
        assert_eq!(trip("de", &town), "Lissabon · 14.–17. Juni 2025");
        assert_eq!(trip("de", &Whereabouts::Country(country)), "Portugal · 14.–17. Juni 2025");
        let evening = titled("en", "2025-05-03T18:00:00", "2025-05-04T01:30:00", &town);
        assert_eq!(evening, "Lisbon · Saturday 3 May 2025, evening");
        let everyday = Summary { whereabouts: Some(town.clone()), is_everyday: true, ..Summary::default() };
        let everyday = group(2, Some(("2025-06-14", "2025-06-14")), everyday);
        assert_eq!(words("en").title(&everyday), "Saturday 14 Jun 2025");
        let undated = group(2, None, Summary { whereabouts: Some(town), ..Summary::default() });
        assert_eq!(words("en").title(&undated), "Lisbon");
        assert_eq!(words("en").dates(&undated), "Undated");
    }

    #[test]
    fn the_persons_own_name_comes_first() {
        let mut anna = group(2, Some(("2025-05-03T18:00:00", "2025-05-03T19:00:00")), Summary::default());
        anna.name = Some("Anna's 30th".into());
        assert_eq!(words("de").title(&anna), "Anna's 30th");
        anna.name = Some("  ".into());
        assert_eq!(words("en").title(&anna), "Saturday 3 May 2025, evening");
    }

    #[test]
    fn reasons_say_only_what_is_known() {
        let reason = |group: &Suggestion| words("en").reason(group);
        let span = Some(("2025-05-03T12:00:00", "2025-05-03T14:40:00"));
        let doubtful = [1, 2].map(|n| Doubtful { photo: PhotoId::from_bytes([n; 16]), why: Doubt::NoDate }).to_vec();
        let all = Summary { days: 1, radius: Some(200.0), similarity: Some(0.6), doubtful, ..Summary::default() };
        let all = group(23, span, all);
        assert_eq!(words("en").bond(&all), "Within 3 hours, 400 m apart, look alike");
        assert_eq!(
            words("de").bond_inside(&all),
            "innerhalb von 3 Stunden, bis zu 400 m auseinander, sehen sich ähnlich"
        );
        assert_eq!(reason(&all), "23 photos within 3 hours, 400 m apart, look alike; 2 photos fit less well");
        assert_eq!(
            words("de").reason(&all),
            "23 Fotos innerhalb von 3 Stunden, bis zu 400 m auseinander, sehen sich ähnlich; 2 Fotos passen weniger gut"
        );
        let trip = Summary { days: 4, radius: Some(6_000.0), from_home: Some(1_234_000.0), ..Summary::default() };
        assert_eq!(reason(&group(86, span, trip)), "86 photos on 4 days, 12 km apart, 1,230 km from home");
        assert_eq!(reason(&group(5, None, Summary::default())), "5 photos");
        assert_eq!(reason(&group(1, span, Summary { days: 1, ..Summary::default() })), "1 photo");
        let day = Some(("2025-05-03", "2025-05-03"));
        assert_eq!(reason(&group(2, day, Summary { days: 1, ..Summary::default() })), "2 photos on one day");
    }

    #[test]
    fn a_clock_that_was_moved_is_a_reason() {
        let shift = |seconds| ClockShift { camera: "Canon EOS R50".into(), seconds };
        let (en, de) = (words("en"), words("de"));
        assert_eq!(en.clock(&shift(25_200)), "clock of Canon EOS R50 moved by +7\u{a0}h");
        assert_eq!(en.clock(&shift(-5_400)), "clock of Canon EOS R50 moved by −1\u{a0}h 30\u{a0}min");
        assert_eq!(de.clock(&shift(720)), "Uhr von Canon EOS R50 um +12\u{a0}min verschoben");
        let summary = Summary { days: 1, clocks: vec![shift(3_600)], ..Summary::default() };
        let day = Some(("2025-05-03", "2025-05-03"));
        assert_eq!(
            en.reason(&group(2, day, summary)),
            "2 photos on one day, clock of Canon EOS R50 moved by +1\u{a0}h"
        );
    }

    #[test]
    fn an_addition_is_called_after_its_album() {
        let album = Suggestion { name: Some("Lisbon".into()), ..group(9, None, Summary::default()) };
        let mut more = Suggestion { id: GroupId("e2".into()), ..group(3, None, Summary::default()) };
        assert_eq!(words("en").title_beside(&more, Some(&album)), "Undated");
        more.addition_to = Some(album.id.clone());
        assert_eq!(words("en").title_beside(&more, Some(&album)), "3 more photos of “Lisbon”");
        assert_eq!(words("de").title_beside(&more, Some(&album)), "3 weitere Fotos von „Lisbon“");
        assert_eq!(words("en").title_beside(&more, None), "Undated");
    }

    #[test]
    fn every_doubt_has_a_reason() {
        let said = |why: Doubt| (words("en").doubt(&why), words("de").doubt(&why));
        assert_eq!(said(Doubt::FarInTime(19_200.0)).0, "This photo was taken 5 h 20 min apart from the others");
        assert_eq!(said(Doubt::Elsewhere(12_300.0)).0, "This photo was taken 12 km from the others");
        for why in [Doubt::LooksDifferent, Doubt::NoDate, Doubt::OnlyDay] {
            let (en, de) = said(why);
            assert!(en != de && en.contains("photo") && de.contains("Foto"), "{en} {de}");
        }
    }

    #[test]
    fn times_are_round() {
        let within = |tag: &str, from: &str, to: &str| {
            words(tag).reason(&group(2, Some((from, to)), Summary { days: 1, ..Summary::default() }))
        };
        let noon = "2025-05-03T12:00:00";
        assert_eq!(within("en", noon, "2025-05-03T12:00:20"), "2 photos within a minute");
        assert_eq!(within("en", noon, "2025-05-03T12:10:00"), "2 photos within 10 minutes");
        assert_eq!(within("en", noon, "2025-05-03T12:59:59"), "2 photos within an hour");
        assert_eq!(within("de", noon, "2025-05-03T12:59:59"), "2 Fotos innerhalb einer Stunde");
    }
}
