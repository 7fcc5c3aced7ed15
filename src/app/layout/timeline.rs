//! A page of days under each other, each with a header and its photos in justified rows; days with few photos stand side
//! by side.

use super::section::{Measures, Section, beside, lay};
use super::{Row, edges};
use crate::app::model::Shot;
use jiff::civil::Date;
use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

/// A photo's place in the order: which day, and which of its photos.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::app) struct At {
    /// Which section of the page.
    pub section: usize,
    /// Which of its photos.
    pub index: usize,
}

/// Days side by side.
#[derive(Clone, Debug, PartialEq)]
struct Line {
    top: f64,
    height: f64,
    sections: Range<usize>,
}

/// All days on the page.
#[derive(Debug, Default)]
pub(in crate::app) struct Timeline {
    measures: Measures,
    sections: Vec<Section>,
    lines: Vec<Line>,
    count: usize,
    /// Days as they were last, where they are off the page or other photos of them are on it.
    off: HashMap<Option<Date>, Section>,
}

impl Timeline {
    /// The sizes that it was laid out for.
    pub(in crate::app) fn measures(&self) -> &Measures {
        &self.measures
    }

    /// Lays out these days: date, version, photos, in order. Those whose version is the same as before keep their rows
    /// where the measures are the same. Returns how many were laid out anew.
    pub(in crate::app) fn update<'a>(
        &mut self,
        measures: Measures,
        days: impl Iterator<Item = (Option<Date>, u64, &'a [Shot])>,
    ) -> usize {
        let known = std::mem::take(&mut self.sections);
        let is_same = self.measures == measures;
        if !is_same {
            self.off.clear();
        }
        let mut known = if is_same { known } else { Vec::new() }.into_iter().peekable();
        self.measures = measures;
        let mut laid = 0;
        for (day, version, shots) in days {
            while let Some(old) = known.next_if(|old| Reverse(old.day) < Reverse(day)) {
                self.off.insert(old.day, old);
            }
            let known = known.next_if(|old| old.day == day && old.version == version);
            let off = || self.off.remove(&day).filter(|off| off.version == version);
            let section = known.or_else(off).unwrap_or_else(|| {
                laid += 1;
                lay(day, version, shots, &measures)
            });
            self.sections.push(section);
        }
        self.off.extend(known.map(|old| (old.day, old)));
        self.stack();
        laid
    }

    /// Puts days into lines, and lines under each other.
    fn stack(&mut self) {
        self.lines.clear();
        let (mut top, mut first, mut at) = (0.0, 0, 0);
        while at < self.sections.len() {
            let (count, scale) = beside(&self.sections[at..], &self.measures);
            let mut height = 0.0_f32;
            let mut left = 0.0;
            for section in &mut self.sections[at..at + count] {
                section.stand(left, scale, &self.measures);
                left += section.width + self.measures.beside;
                (section.top, section.line, section.first) = (top, self.lines.len(), first);
                first += section.count;
                height = height.max(section.height);
            }
            let height = f64::from(self.measures.header + height + self.measures.below);
            self.lines.push(Line { top, height, sections: at..at + count });
            top += height;
            at += count;
        }
        self.count = first;
    }

    /// Height of the page.
    pub(in crate::app) fn height(&self) -> f64 {
        self.lines.last().map_or(0.0, |line| line.top + line.height)
    }

    /// How many photos are on it.
    pub(in crate::app) fn count(&self) -> usize {
        self.count
    }

    /// The days in order.
    pub(in crate::app) fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// The days of which something is between these heights.
    pub(in crate::app) fn visible(&self, from: f64, to: f64) -> Range<usize> {
        let start = self.lines.partition_point(|line| line.top + line.height <= from);
        let end = self.lines.partition_point(|line| line.top < to).max(start);
        let first = self.lines.get(start).map_or(self.sections.len(), |line| line.sections.start);
        first
            ..end
                .checked_sub(1)
                .and_then(|last| self.lines.get(last))
                .map_or(first, |line| line.sections.end.max(first))
    }

    /// The days that stand side by side in the line of this one.
    pub(in crate::app) fn line(&self, section: usize) -> Range<usize> {
        let line = self.sections.get(section).and_then(|section| self.lines.get(section.line));
        line.map_or(section..section, |line| line.sections.clone())
    }

    /// The lower edge of the line at which this day stands.
    pub(in crate::app) fn bottom(&self, section: usize) -> f64 {
        let line = self.sections.get(section).and_then(|section| self.lines.get(section.line));
        line.map_or(0.0, |line| line.top + line.height)
    }

    /// The place of this day, or the one where it would be.
    pub(in crate::app) fn find(&self, day: Option<Date>) -> usize {
        self.sections.partition_point(|section| Reverse(section.day) < Reverse(day))
    }

    /// The photo at this place of the whole order.
    pub(in crate::app) fn nth(&self, nth: usize) -> Option<At> {
        if nth >= self.count {
            return None;
        }
        let section = self.sections.partition_point(|section| section.first <= nth).checked_sub(1)?;
        Some(At { section, index: nth - self.sections.get(section)?.first })
    }

    /// The place of a photo in the whole order.
    pub(in crate::app) fn rank(&self, at: At) -> usize {
        self.sections.get(at.section).map_or(0, |section| section.first + at.index)
    }

    /// The row of a photo, with its top edge.
    pub(in crate::app) fn row(&self, at: At) -> Option<(f64, &Row)> {
        let section = self.sections.get(at.section)?;
        let row = section.rows.partition_point(|(_, row)| row.photos.end <= at.index);
        let (top, row) = section.rows.get(row)?;
        Some((section.top + f64::from(self.measures.header + top), row))
    }

    /// The rows of a day of which something is between these heights, with their top edges.
    pub(in crate::app) fn rows(&self, section: usize, from: f64, to: f64) -> impl Iterator<Item = (f64, &Row)> {
        let (base, rows) = self.sections.get(section).map_or((0.0, [].as_slice()), |section| {
            (section.top + f64::from(self.measures.header), section.rows.as_slice())
        });
        let start = rows.partition_point(|(top, row)| base + f64::from(top + row.height) <= from);
        rows[start..].iter().map(move |(top, row)| (base + f64::from(*top), row)).take_while(move |(top, _)| *top < to)
    }

    /// The photos of a row of `shots`, each with its left edge and its width.
    pub(in crate::app) fn tiles<'a>(
        &self,
        section: usize,
        row: &Row,
        shots: &'a [Shot],
    ) -> impl Iterator<Item = (usize, &'a Shot, f32, f32)> + use<'a> {
        let left = self.sections.get(section).map_or(0.0, |section| section.left);
        let of_row = shots.get(row.photos.clone()).unwrap_or(&[]);
        let places = edges(of_row.iter().map(|shot| shot.aspect), row.width, self.measures.gap);
        let start = row.photos.start;
        of_row.iter().zip(places).enumerate().map(move |(at, (shot, (x, width)))| (start + at, shot, left + x, width))
    }
}

#[cfg(test)]
pub(in crate::app) mod tests {
    use super::*;
    use crate::app::model::{Photos, photo};
    use proptest::prelude::*;

    pub(in crate::app) const MEASURES: Measures =
        Measures { width: 800.0, row: 100.0, gap: 4.0, header: 40.0, below: 20.0, beside: 24.0, least: 130.0 };

    /// `days` days of May 2025, each with so many photos of 3:2.
    pub(in crate::app) fn photos(days: &[(u8, u32)]) -> Photos {
        let mut photos = Photos::default();
        for (day, count) in days {
            let made = |at| {
                let taken = format!("2025-05-{day:02}T{:02}:{:02}", at / 60, at % 60);
                photo(u128::from(*day) * 10_000 + u128::from(at), &taken, (3, 2))
            };
            photos.insert((0..*count).map(made).collect());
        }
        photos
    }

    pub(in crate::app) fn laid(photos: &Photos) -> Timeline {
        let mut timeline = Timeline::default();
        timeline.update(MEASURES, photos.days());
        timeline
    }

    #[test]
    fn only_days_that_changed_are_laid_out_again() {
        let mut photos = photos(&[(9, 30), (8, 20), (7, 10)]);
        let mut timeline = laid(&photos);
        assert_eq!(timeline.update(MEASURES, photos.days()), 0);
        photos.insert(vec![photo(1, "2025-05-08T23:00", (3, 2)), photo(2, "2025-05-10T23:00", (3, 2))]);
        assert_eq!(timeline.update(MEASURES, photos.days()), 2);
        let fresh = laid(&photos);
        assert_eq!((timeline.sections(), &timeline.lines), (fresh.sections(), &fresh.lines));
        assert_eq!(timeline.update(Measures { width: 700.0, ..MEASURES }, photos.days()), 4);
    }

    #[test]
    fn what_is_visible_is_found() {
        let timeline = laid(&photos(&[(9, 40), (8, 1), (7, 1), (6, 40)]));
        let second = timeline.sections()[1].top;
        assert_eq!(timeline.visible(0.0, 10.0), 0..1);
        assert_eq!(timeline.visible(second, second + 10.0), 1..3);
        assert_eq!(timeline.visible(0.0, 1e9), 0..4);
        assert_eq!(timeline.visible(1e9, 2e9), 4..4);
        let tops: Vec<_> = timeline.rows(0, 150.0, 200.0).map(|(top, _)| top).collect();
        assert!(tops.len() == 1 || tops.len() == 2, "{tops:?}");
        assert!(tops.iter().all(|top| *top < 200.0 && *top > 30.0));
    }

    #[test]
    fn photos_are_counted_through() {
        let timeline = laid(&photos(&[(9, 3), (8, 2)]));
        assert_eq!(timeline.nth(3), Some(At { section: 1, index: 0 }));
        assert_eq!(timeline.nth(5), None);
        for nth in 0..5 {
            assert_eq!(timeline.nth(nth).map(|at| timeline.rank(at)), Some(nth));
        }
    }

    proptest! {
        #[test]
        fn tiles_never_lie_over_each_other(
            days in prop::collection::vec((1_u8..28, 1_u32..30), 1..12),
            width in 300.0_f32..1500.0,
        ) {
            let photos = photos(&days);
            let mut timeline = Timeline::default();
            timeline.update(Measures { width, ..MEASURES }, photos.days());
            let mut tiles = Vec::new();
            for (at, section) in timeline.sections().iter().enumerate() {
                let shots = photos.day(section.day);
                for (top, row) in timeline.rows(at, f64::MIN, f64::MAX) {
                    prop_assert!(top + f64::from(row.height) <= timeline.bottom(at));
                    tiles.extend(timeline.tiles(at, row, shots).map(|(_, _, x, w)| (x, top, x + w, top + f64::from(row.height))));
                }
            }
            prop_assert_eq!(tiles.len(), photos.len());
            for (i, a) in tiles.iter().enumerate() {
                prop_assert!(a.2 <= width + 1.0);
                for b in &tiles[i + 1..] {
                    prop_assert!(a.2 <= b.0 || b.2 <= a.0 || a.3 <= b.1 || b.3 <= a.1, "{:?} {:?}", a, b);
                }
            }
        }
    }
}
