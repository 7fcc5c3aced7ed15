//! One day of a page: its rows, and how it stands in a line with others where it is short.

use super::{Row, justify};
use crate::app::model::Shot;
use jiff::civil::Date;

/// The sizes that a page is laid out for, in points.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(in crate::app) struct Measures {
    /// Width of the page.
    pub width: f32,
    /// Wished height of a row of photos.
    pub row: f32,
    /// Between photos.
    pub gap: f32,
    /// Height of a day's header.
    pub header: f32,
    /// Below a day.
    pub below: f32,
    /// Between days that stand side by side.
    pub beside: f32,
    /// The least width of a day, so that its header has room.
    pub least: f32,
}

/// One day on the page.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app) struct Section {
    /// Which day; `None` for photos without a date.
    pub day: Option<Date>,
    /// Left edge.
    pub left: f32,
    /// Width of its rows, at least [`Measures::least`].
    pub width: f32,
    /// Top edge of its header.
    pub top: f64,
    /// Which line it stands in.
    pub line: usize,
    /// How many photos are before it.
    pub first: usize,
    /// How many photos it has.
    pub count: usize,
    pub(super) version: u64,
    pub(super) rows: Vec<(f32, Row)>,
    /// Width of its photos where they are one row of the wished height, without the gaps between them.
    pub(super) short: Option<f32>,
    pub(super) height: f32,
}

pub(super) fn lay(day: Option<Date>, version: u64, shots: &[Shot], measures: &Measures) -> Section {
    let mut top = 0.0;
    let rows = justify(shots.iter().map(|shot| shot.aspect), measures.width, measures.row, measures.gap);
    let mut placed = Vec::with_capacity(rows.len());
    for row in rows {
        let next = top + row.height + measures.gap;
        placed.push((top, row));
        top = next;
    }
    let short = match placed.as_slice() {
        [(_, row)] if row.width < measures.width => Some(row.width - gaps(row, measures)),
        _ => None,
    };
    Section {
        day,
        left: 0.0,
        width: measures.width,
        top: 0.0,
        line: 0,
        first: 0,
        count: shots.len(),
        version,
        rows: placed,
        short,
        height: (top - measures.gap).max(0.0),
    }
}

fn gaps(row: &Row, measures: &Measures) -> f32 {
    measures.gap * row.photos.len().saturating_sub(1) as f32
}

impl Section {
    /// Gives a short day its place in a line, with its photos so much larger than wished.
    pub(super) fn stand(&mut self, left: f32, scale: f32, measures: &Measures) {
        self.left = left;
        let (Some(short), Some((_, row))) = (self.short, self.rows.first_mut()) else { return };
        row.height = (measures.row.round() * scale).round();
        // Down, so that several together are never wider than the page.
        row.width = (short * scale + gaps(row, measures)).floor();
        self.width = row.width.max(measures.least);
        self.height = row.height;
    }

    /// The width of a short day, its photos so much larger.
    fn short_width(&self, scale: f32, measures: &Measures) -> Option<f32> {
        let gaps = self.rows.first().map_or(0.0, |(_, row)| gaps(row, measures));
        self.short.map(|short| (short * scale + gaps).max(measures.least))
    }
}

/// How much larger and smaller than wished photos of short days may be, so that a line of them is as wide as the page.
const LARGER: f32 = 1.3;
const SMALLER: f32 = 0.8;

/// How many of these days stand side by side in the first line, and how much larger their photos are than wished.
pub(super) fn beside(sections: &[Section], measures: &Measures) -> (usize, f32) {
    let width = |count: usize, scale: f32| -> Option<f32> {
        let widths = sections.get(..count)?.iter().map(|section| section.short_width(scale, measures));
        Some(widths.sum::<Option<f32>>()? + measures.beside * count.saturating_sub(1) as f32)
    };
    let mut count = 1;
    while width(count + 1, SMALLER).is_some_and(|width| width <= measures.width) {
        count += 1;
        if width(count, 1.0).is_some_and(|width| width >= measures.width) {
            break; // the next would only make all of them smaller
        }
    }
    // What fills the line: the last one too, smaller, or the line without it, larger; else as wished, with room at the end.
    let fill = |count: usize| {
        let (mut low, mut high) = (SMALLER, LARGER);
        if count < 2 || width(count, high)? < measures.width {
            return None;
        }
        for _ in 0..16 {
            let middle = (low + high) / 2.0;
            if width(count, middle)? <= measures.width { low = middle } else { high = middle }
        }
        Some(low)
    };
    match (fill(count), width(count, 1.0).is_some_and(|width| width <= measures.width)) {
        (Some(scale), _) => (count, scale),
        (None, true) => (count, 1.0),
        (None, false) => (1, 1.0),
    }
}

#[cfg(test)]
mod tests {
    use super::super::timeline::tests::{laid, photos};

    #[test]
    fn short_days_stand_side_by_side() {
        // One photo of 150, two of 304: all three are 652 wide, too little to fill 800; a day of twelve has its own lines.
        let timeline = laid(&photos(&[(9, 1), (8, 2), (7, 1), (6, 12), (5, 1)]));
        let places: Vec<_> = timeline.sections().iter().map(|s| (s.left, s.top, s.line)).collect();
        assert_eq!(timeline.line(1), 0..3);
        let right = |at: usize| timeline.sections()[at].left + timeline.sections()[at].width;
        assert!((797.0..=800.0).contains(&right(2)), "larger, so that the line is full: {places:?}");
        assert_eq!((timeline.sections()[1].left - right(0), timeline.sections()[2].left - right(1)), (24.0, 24.0));
        assert_eq!((places[3].0, places[3].2), (0.0, 1));
        assert_eq!((places[4].0, places[4].2), (0.0, 2));
        assert_eq!(timeline.sections()[4].width, 150.0, "alone it is as wished");
    }

    #[test]
    fn a_day_that_nearly_fits_is_taken_in() {
        // Two, two and one are 304 + 304 + 150 and twice 24 between: 806.
        let timeline = laid(&photos(&[(9, 2), (8, 2), (7, 1), (6, 2)]));
        assert_eq!(timeline.line(0), 0..3);
        assert!(timeline.sections()[0].width < 304.0);
        assert_eq!(timeline.sections()[3].left, 0.0);
    }
}
