//! From one photo to another with the keyboard.

use super::{At, Timeline};
use crate::app::model::Shot;
use jiff::civil::Date;

/// Where to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::app) enum Step {
    /// So many photos on, or back where negative.
    By(isize),
    /// The row below, at about the same place.
    Down,
    /// The row above.
    Up,
    /// So many points down, or up where negative.
    Points(f64),
    /// The first photo.
    First,
    /// The last.
    Last,
}

impl Timeline {
    /// The photo that is one step from `at`; the same where there is none.
    pub(in crate::app) fn step<'a>(&self, at: At, step: Step, shots: impl Fn(Option<Date>) -> &'a [Shot]) -> At {
        let last = self.count().saturating_sub(1);
        let nth = |nth: usize| self.nth(nth.min(last)).unwrap_or(at);
        match step {
            Step::By(by) => nth(self.rank(at).saturating_add_signed(by)),
            Step::First => nth(0),
            Step::Last => nth(last),
            Step::Down | Step::Up | Step::Points(_) => self.vertical(at, step, &shots).unwrap_or(at),
        }
    }

    fn vertical<'a>(&self, at: At, step: Step, shots: &impl Fn(Option<Date>) -> &'a [Shot]) -> Option<At> {
        let section = self.sections().get(at.section)?;
        let (top, row) = self.row(at)?;
        let (_, _, left, width) =
            self.tiles(at.section, row, shots(section.day)).find(|(index, ..)| *index == at.index)?;
        let x = left + width / 2.0;
        match step {
            Step::Down if row.photos.end < section.count => self.nearest(At { index: row.photos.end, ..at }, x, shots),
            Step::Up if row.photos.start > 0 => self.nearest(At { index: row.photos.start - 1, ..at }, x, shots),
            Step::Down => {
                let below = self.beside(self.line(at.section).end, x)?;
                self.nearest(At { section: below, index: 0 }, x, shots)
            }
            Step::Up => {
                let above = self.beside(self.line(at.section).start.checked_sub(1)?, x)?;
                let index = self.sections().get(above)?.count.saturating_sub(1);
                self.nearest(At { section: above, index }, x, shots)
            }
            Step::Points(by) => self.nearest(self.row_near(top + f64::from(row.height) / 2.0 + by, x)?, x, shots),
            Step::By(_) | Step::First | Step::Last => None,
        }
    }

    /// The day at `x` among those that stand in the line of this one.
    fn beside(&self, section: usize, x: f32) -> Option<usize> {
        let distance = |at: &usize| {
            let section = self.sections().get(*at)?;
            Some((section.left - x).max(x - section.left - section.width).max(0.0))
        };
        let line = self.line(section);
        line.min_by(|a, b| distance(a).unwrap_or(f32::MAX).total_cmp(&distance(b).unwrap_or(f32::MAX)))
    }

    /// The first photo of the row nearest to height `y`.
    fn row_near(&self, y: f64, x: f32) -> Option<At> {
        let y = y.clamp(0.0, (self.height() - 1.0).max(0.0));
        let section = self.beside(self.visible(y, y + 1.0).start.min(self.sections().len().checked_sub(1)?), x)?;
        let row = self.rows(section, y, f64::MAX).next().or_else(|| self.rows(section, f64::MIN, f64::MAX).last());
        row.map(|(_, row)| At { section, index: row.photos.start })
    }

    /// The photo at `x` in the row of `at`.
    fn nearest<'a>(&self, at: At, x: f32, shots: &impl Fn(Option<Date>) -> &'a [Shot]) -> Option<At> {
        let (_, row) = self.row(at)?;
        let tiles = self.tiles(at.section, row, shots(self.sections().get(at.section)?.day));
        let distance = |left: f32, width: f32| (left + width / 2.0 - x).abs();
        let nearest = tiles.min_by(|a, b| distance(a.2, a.3).total_cmp(&distance(b.2, b.3)))?;
        Some(At { index: nearest.0, ..at })
    }
}

#[cfg(test)]
mod tests {
    use super::super::timeline::tests::{laid, photos};
    use super::*;

    fn at(section: usize, index: usize) -> At {
        At { section, index }
    }

    #[test]
    fn left_and_right_go_through_all_days() {
        let photos = photos(&[(9, 3), (8, 2)]);
        let page = laid(&photos);
        let step = |from, step| page.step(from, step, |day| photos.day(day));
        assert_eq!(step(at(0, 2), Step::By(1)), at(1, 0));
        assert_eq!(step(at(1, 0), Step::By(-1)), at(0, 2));
        assert_eq!(step(at(0, 0), Step::By(-1)), at(0, 0));
        assert_eq!(step(at(0, 1), Step::By(100)), at(1, 1));
        assert_eq!((step(at(0, 1), Step::First), step(at(0, 1), Step::Last)), (at(0, 0), at(1, 1)));
    }

    #[test]
    fn up_and_down_keep_the_column() {
        // Rows of five; the day of two stands beside the day of one.
        let photos = photos(&[(9, 10), (8, 1), (7, 2), (6, 10)]);
        let page = laid(&photos);
        let step = |from, step| page.step(from, step, |day| photos.day(day));
        assert_eq!(step(at(0, 1), Step::Down), at(0, 6));
        assert_eq!(step(at(0, 6), Step::Up), at(0, 1));
        assert_eq!(step(at(0, 5), Step::Down), at(1, 0));
        assert_eq!(step(at(0, 7), Step::Down), at(2, 1), "the day at that place of the line");
        assert_eq!(step(at(2, 0), Step::Down), at(3, 1));
        assert_eq!(step(at(1, 0), Step::Up), at(0, 5));
        assert_eq!(step(at(0, 3), Step::Up), at(0, 3), "there is nothing above");
        assert_eq!(step(at(3, 9), Step::Down), at(3, 9));
    }

    #[test]
    fn pages_go_by_height() {
        let photos = photos(&[(9, 100), (8, 100)]);
        let page = laid(&photos);
        let step = |from, step| page.step(from, step, |day| photos.day(day));
        // A row and its gap are 109 points.
        assert_eq!(step(at(0, 2), Step::Points(545.0)), at(0, 27));
        assert_eq!(step(at(0, 27), Step::Points(-545.0)), at(0, 2));
        assert_eq!(step(at(1, 97), Step::Points(5_000.0)), at(1, 97));
        assert_eq!(step(at(0, 2), Step::Points(-5_000.0)), at(0, 2));
    }
}
