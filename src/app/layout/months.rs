//! The months of a page, for the scrubber at its side.

use super::Timeline;

/// Where a month begins.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::app) struct Month {
    /// Year and month (1 to 12); `None` for photos without a date.
    pub of: Option<(i16, i8)>,
    /// Top edge of its first day.
    pub top: f64,
}

/// The months in the order of the page, the newest first.
pub(in crate::app) fn months(page: &Timeline) -> Vec<Month> {
    let mut months: Vec<Month> = Vec::new();
    for section in page.sections() {
        let of = section.day.map(|day| (day.year(), day.month()));
        if months.last().is_none_or(|last| last.of != of) {
            months.push(Month { of, top: section.top });
        }
    }
    months
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::layout::timeline::tests::laid;
    use crate::app::model::{Photos, photo};

    #[test]
    fn each_month_begins_at_its_newest_day() {
        let mut photos = Photos::default();
        let days = ["2025-05-20T12:00", "2025-05-02T12:00", "2025-04-30T12:00", "2024-04-30T12:00", ""];
        photos.insert(days.iter().zip(1..).map(|(taken, n)| photo(n, taken, (9, 1))).collect());
        let page = laid(&photos);
        let found = months(&page);
        let names: Vec<_> = found.iter().map(|month| month.of).collect();
        assert_eq!(names, [Some((2025, 5)), Some((2025, 4)), Some((2024, 4)), None]);
        assert_eq!(found[1].top, page.sections()[2].top);
    }
}
