//! Shorter and shorter forms of titles and days, for places with little room.
//!
//! A date never loses its day or its year, so that no form says something else than the whole one.

use super::Words;
use super::dates::{PartOfDay, gaps};
use super::titles::{day, part_of_day};
use crate::domain::{Stamp, Suggestion};
use jiff::civil::Date;

/// How much of a date is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// "Sat 3 May 2025, evening"
    Short,
    /// "3 May 2025, evening"
    WithoutWeekday,
    /// "3 May 2025"
    Day,
}

const FORMS: [Form; 3] = [Form::Short, Form::WithoutWeekday, Form::Day];

impl Words {
    /// What a group can be called, the whole title first, then with less and less of its date: "Lisbon · Saturday 3 May 2025,
    /// evening", "Lisbon · Sat 3 May 2025, evening", "Lisbon · 3 May 2025, evening", "Lisbon · 3 May 2025". One form where
    /// there is no date in the title. Each is made when it is asked for.
    pub fn titles<'a>(&'a self, group: &'a Suggestion) -> impl Iterator<Item = String> + 'a {
        let whole = self.title(group);
        let dated = self.is_titled_by_dates(group).then_some(group.summary.span).flatten();
        let shorter = dated.into_iter().flat_map(move |(first, last)| {
            let title = move |form| self.title_with(group, self.dates_as(&first, &last, form));
            FORMS.into_iter().map(title)
        });
        distinct(std::iter::once(whole).chain(shorter))
    }

    /// The last of them, without the others.
    pub fn shortest_title(&self, group: &Suggestion) -> String {
        match group.summary.span.filter(|_| self.is_titled_by_dates(group)) {
            Some((first, last)) => self.title_with(group, self.dates_as(&first, &last, Form::Day)),
            None => self.title(group),
        }
    }

    /// [`Words::titles`] beside the album that a suggestion is an addition to.
    pub fn titles_beside<'a>(
        &'a self,
        group: &'a Suggestion,
        album: Option<&'a Suggestion>,
    ) -> impl Iterator<Item = String> + 'a {
        let album = album.filter(|album| group.addition_to.as_ref() == Some(&album.id));
        self.titles(album.unwrap_or(group)).map(move |title| match album {
            Some(_) => self.fill("title-addition", &[("count", group.photos.len().into()), ("title", title.into())]),
            None => title,
        })
    }

    /// What tells a group from others of the same title, the whole first: its name with its days, "Garden · 3 May 2025", or its
    /// day with its times, "Lisbon · 3 May 2025, 14:05 – 16:30".
    pub fn titles_apart(&self, group: &Suggestion) -> Vec<String> {
        let Some((first, last)) = group.summary.span else { return vec![self.title(group)] };
        if !self.is_titled_by_dates(group) {
            let days = self.dates_as(&first, &last, Form::WithoutWeekday);
            return vec![self.placed(self.title(group), days)];
        }
        if day(&first) != day(&last) {
            return self.titles(group).collect();
        }
        let forms = [self.times(&first, &last), self.times_of_date(&first, &last)];
        distinct(forms.into_iter().map(|times| self.title_with(group, times))).collect()
    }

    /// A day, shorter and shorter: "Saturday 3 May 2025", "Sat 3 May 2025", "3 May 2025".
    pub fn days_shorter(&self, date: Date) -> impl Iterator<Item = String> + '_ {
        let shorter = ["day-short", "day-shorter"].into_iter().map(move |id| self.fill(id, &gaps(date)));
        std::iter::once(self.day(date)).chain(shorter)
    }

    /// When the photos of a group are from, beside its title: the days of a group that has a name, the times of one that is
    /// called by its day; nothing where the title says all that is known.
    pub fn beside_title(&self, group: &Suggestion) -> Option<String> {
        let (first, last) = group.summary.span?;
        match self.is_titled_by_dates(group) {
            false => Some(self.dates_as(&first, &last, Form::WithoutWeekday)),
            true if day(&first) == day(&last) => self.clock_times(&first, &last),
            true => None,
        }
    }

    fn dates_as(&self, first: &Stamp, last: &Stamp, form: Form) -> String {
        let (from, to) = (day(first), day(last));
        match part_of_day(first, last) {
            _ if from != to => self.days_short(from, to),
            Some(part) if form != Form::Day => self.part_short(from, part, form),
            _ => self.fill(if form == Form::Short { "day-short" } else { "day-shorter" }, &gaps(from)),
        }
    }

    fn part_short(&self, date: Date, part: PartOfDay, form: Form) -> String {
        let id = if form == Form::Short { "day-and-part-short" } else { "day-and-part-shorter" };
        let all: Vec<_> = gaps(date).into_iter().chain([("part", part.key().into())]).collect();
        self.fill(id, &all)
    }
}

/// Without a form that says what the one before it said.
fn distinct(forms: impl Iterator<Item = String>) -> impl Iterator<Item = String> {
    let mut before: Option<String> = None;
    forms.filter(move |form| {
        let is_new = before.as_ref() != Some(form);
        before = Some(form.clone());
        is_new
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{GroupId, GroupState, PhotoId, Precision, Summary};

    fn stamp(text: &str) -> Stamp {
        Stamp { local: text.parse().unwrap(), offset_minutes: None, precision: Precision::Second }
    }

    fn group(from: &str, to: &str) -> Suggestion {
        Suggestion {
            id: GroupId("e1".into()),
            state: GroupState::Open,
            name: None,
            photos: (0..14).map(|n| PhotoId::from_bytes([n; 16])).collect(),
            confidence: 0.5,
            sure: false,
            addition_to: None,
            summary: Summary { span: Some((stamp(from), stamp(to))), days: 1, ..Summary::default() },
        }
    }

    fn forms(tag: &str, group: &Suggestion) -> Vec<String> {
        let words = Words::new(&[tag.to_owned()]);
        let forms: Vec<_> = words.titles(group).collect();
        assert_eq!(forms.last(), Some(&words.shortest_title(group)));
        forms
    }

    const EVENING: (&str, &str) = ("2025-05-03T18:05:00", "2025-05-03T21:30:00");

    #[test]
    fn the_weekday_goes_first_and_the_day_and_year_stay() {
        let evening = group(EVENING.0, EVENING.1);
        let en = ["Saturday 3 May 2025, evening", "Sat 3 May 2025, evening", "3 May 2025, evening", "3 May 2025"];
        assert_eq!(forms("en", &evening), en);
        let us = ["Saturday, May 3, 2025, evening", "Sat, May 3, 2025, evening", "May 3, 2025, evening", "May 3, 2025"];
        assert_eq!(forms("en-US", &evening), us);
        let de = ["Samstagabend, 3. Mai 2025", "Sa, 3. Mai 2025, abends", "3. Mai 2025, abends", "3. Mai 2025"];
        assert_eq!(forms("de", &evening), de);
        let day = group("2025-12-06T09:00:00", "2025-12-06T19:00:00");
        assert_eq!(forms("en", &day), ["Saturday 6 Dec 2025", "Sat 6 Dec 2025", "6 Dec 2025"]);
        assert_eq!(forms("de", &day), ["Samstag, 6. Dezember 2025", "Sa, 6. Dez 2025", "6. Dez 2025"]);
    }

    #[test]
    fn days_from_to_have_short_months_and_names_are_left_alone() {
        let trip = group("2025-11-28T09:00:00", "2025-12-03T09:00:00");
        assert_eq!(forms("en", &trip), ["28 Nov – 3 Dec 2025"]);
        assert_eq!(forms("de", &trip), ["28. November – 3. Dezember 2025", "28. Nov – 3. Dez 2025"]);
        let december = group("2025-12-01T09:00:00", "2025-12-03T09:00:00");
        assert_eq!(forms("de", &december), ["1.–3. Dezember 2025", "1.–3. Dez 2025"]);
        let years = group("2024-12-30T09:00:00", "2025-01-02T09:00:00");
        assert_eq!(forms("de", &years)[1], "30. Dez 2024 – 2. Jan 2025");
        let named = Suggestion { name: Some("Saturday 3 May 2025".into()), ..group(EVENING.0, EVENING.1) };
        assert_eq!(forms("en", &named), ["Saturday 3 May 2025"]);
        let undated = Suggestion { summary: Summary::default(), ..group(EVENING.0, EVENING.1) };
        assert_eq!(forms("en", &undated), ["Undated"]);
    }

    #[test]
    fn an_addition_is_called_after_its_album_in_every_form() {
        let album = Suggestion { id: GroupId("a".into()), ..group(EVENING.0, EVENING.1) };
        let more = Suggestion { addition_to: Some(album.id.clone()), ..group(EVENING.0, EVENING.1) };
        let words = Words::new(&[]);
        let forms: Vec<_> = words.titles_beside(&more, Some(&album)).collect();
        assert_eq!(forms[0], "14 more photos of “Saturday 3 May 2025, evening”");
        assert_eq!(forms[3], "14 more photos of “3 May 2025”");
        assert_eq!(words.titles_beside(&more, None).next().unwrap(), "Saturday 3 May 2025, evening");
    }

    #[test]
    fn equal_titles_are_told_apart_by_times_or_days() {
        let words = Words::new(&[]);
        let (early, late) =
            (group(EVENING.0, "2025-05-03T19:00:00"), group("2025-05-03T20:10:00", "2025-05-03T22:00:00"));
        assert_eq!(words.title(&early), words.title(&late));
        let apart = ["Saturday 3 May 2025, 18:05 – 19:00", "3 May 2025, 18:05 – 19:00"];
        assert_eq!(words.titles_apart(&early), apart);
        assert_eq!(words.titles_apart(&late)[1], "3 May 2025, 20:10 – 22:00");
        assert_eq!(words.beside_title(&late).unwrap(), "20:10 – 22:00");
        let named = Suggestion { name: Some("Garden".into()), ..late };
        assert_eq!(words.titles_apart(&named), ["Garden · 3 May 2025, evening"]);
        assert_eq!(words.beside_title(&named).unwrap(), "3 May 2025, evening");
        let de = Words::new(&["de".into()]);
        assert_eq!(de.titles_apart(&early)[1], "3. Mai 2025, 18:05 – 19:00 Uhr");
        assert_eq!(de.beside_title(&early).unwrap(), "18:05 – 19:00 Uhr");
    }

    #[test]
    fn a_day_is_said_shorter_and_shorter() {
        let date = Date::new(2025, 9, 24).unwrap();
        let said = |tag: &str| Words::new(&[tag.to_owned()]).days_shorter(date).collect::<Vec<_>>();
        assert_eq!(said("de"), ["Mittwoch, 24. September 2025", "Mi, 24. Sep 2025", "24. Sep 2025"]);
        assert_eq!(said("en-US"), ["Wednesday, Sep 24, 2025", "Wed, Sep 24, 2025", "Sep 24, 2025"]);
    }
}
