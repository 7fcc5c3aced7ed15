//! Keeping the place: what a person looks at stays where it is when the page around it changes.

use super::{At, Timeline};
use crate::app::model::Shot;
use crate::domain::PhotoId;
use jiff::civil::Date;

/// The first photo that is seen, and where it stands in the view.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app) struct Anchor {
    day: Option<Date>,
    photo: PhotoId,
    index: usize,
    /// How far its row is above the upper edge of the view, as a part of the row's height: rows change theirs.
    above: f64,
    /// How far it is below it, in points: headers keep theirs.
    below: f64,
}

impl Anchor {
    /// What is seen first where the page is scrolled to `offset`.
    pub(in crate::app) fn of<'a>(
        page: &Timeline,
        offset: f64,
        shots: impl Fn(Option<Date>) -> &'a [Shot],
    ) -> Option<Self> {
        let section = page.visible(offset, f64::MAX).start;
        for section in [section, section + 1] {
            if let Some((top, row)) = page.rows(section, offset, f64::MAX).next() {
                let (day, index) = (page.sections().get(section)?.day, row.photos.start);
                let photo = shots(day).get(index)?.id;
                let above = ((offset - top) / f64::from(row.height)).max(0.0);
                return Some(Self { day, photo, index, above, below: (top - offset).max(0.0) });
            }
        }
        None
    }

    /// Where the page is to be scrolled to, so that the same is seen first; the nearest there is where it is gone.
    pub(in crate::app) fn offset<'a>(&self, page: &Timeline, shots: impl Fn(Option<Date>) -> &'a [Shot]) -> f64 {
        let section = page.find(self.day).min(page.sections().len().saturating_sub(1));
        let of_day = shots(self.day);
        let found = of_day.iter().position(|shot| shot.id == self.photo);
        let index = found.unwrap_or(self.index.min(of_day.len().saturating_sub(1)));
        let index = if page.sections().get(section).is_some_and(|found| found.day == self.day) { index } else { 0 };
        let Some((top, row)) = page.row(At { section, index }) else { return 0.0 };
        top + self.above * f64::from(row.height) - self.below
    }
}

#[cfg(test)]
mod tests {
    use super::super::timeline::tests::{MEASURES, laid, photos};
    use super::*;
    use crate::app::layout::Measures;
    use crate::app::model::photo;

    #[test]
    fn the_same_photo_stays_where_it_is() {
        let mut photos = photos(&[(9, 40), (8, 25), (7, 60)]);
        let mut page = laid(&photos);
        for offset in [10.0, 333.0, 700.0, 1_000.0] {
            let anchor = Anchor::of(&page, offset, |day| photos.day(day)).unwrap();
            assert_eq!(anchor.offset(&page, |day| photos.day(day)).round(), offset, "nothing changed");
        }
        let anchor = Anchor::of(&page, 700.0, |day| photos.day(day)).unwrap();
        let seen = |page: &Timeline| page.find(anchor.day);
        let before = page.row(At { section: seen(&page), index: anchor.index }).unwrap().0 - 700.0;

        photos.insert((0..50).map(|n| photo(n, "2025-05-20T12:00", (3, 2))).collect());
        page.update(MEASURES, photos.days());
        let offset = anchor.offset(&page, |day| photos.day(day));
        assert!(offset > 900.0);
        let after = page.row(At { section: seen(&page), index: anchor.index }).unwrap().0 - offset;
        assert!((after - before).abs() < 0.01, "{before} {after}");
    }

    #[test]
    fn zooming_out_and_in_again_comes_back() {
        let photos = photos(&[(9, 200), (8, 25)]);
        let mut page = laid(&photos);
        let anchor = Anchor::of(&page, 900.0, |day| photos.day(day)).unwrap();
        for row in [150.0, 300.0, 80.0, 100.0] {
            page.update(Measures { row, ..MEASURES }, photos.days());
        }
        assert_eq!(anchor.offset(&page, |day| photos.day(day)).round(), 900.0);
    }

    #[test]
    fn where_it_is_gone_the_nearest_takes_its_place() {
        let mut photos = photos(&[(9, 40), (8, 25), (7, 60)]);
        let mut page = laid(&photos);
        let top = page.sections()[1].top;
        let anchor = Anchor::of(&page, top + 50.0, |day| photos.day(day)).unwrap();
        let gone: Vec<_> = photos.day(anchor.day).iter().map(|shot| shot.id).collect();
        photos.remove(&gone);
        page.update(MEASURES, photos.days());
        let offset = anchor.offset(&page, |day| photos.day(day));
        assert!((offset - page.sections()[1].top).abs() < 100.0, "the day below moved up");
        photos.remove(&photos.order());
        page.update(MEASURES, photos.days());
        assert_eq!(anchor.offset(&page, |day| photos.day(day)), 0.0);
    }
}
