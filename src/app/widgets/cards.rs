//! Where cards of one size lie side by side, and which one is next to another: pure arithmetic.

use crate::app::theme::space;
use eframe::egui::{Pos2, Rect, Vec2, vec2};
use std::ops::Range;

/// Cards in columns, as many as fit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::app) struct Cards {
    /// How many lie side by side, at least one.
    pub(in crate::app) columns: usize,
    /// Size of one, in points.
    pub(in crate::app) size: Vec2,
}

/// Between cards.
const GAP: f32 = space::LARGE;

impl Cards {
    /// Cards across `width`, none narrower than `least` where two fit, at most `most` side by side; `height` says how high a
    /// card of some width is.
    pub(in crate::app) fn new(width: f32, least: f32, most: usize, height: impl Fn(f32) -> f32) -> Self {
        let columns = (((width + GAP) / (least + GAP)).floor() as usize).clamp(1, most.max(1));
        let card = ((width - GAP * (columns - 1) as f32) / columns as f32).max(1.0).floor();
        Self { columns, size: vec2(card, height(card)) }
    }

    /// Where a card lies, from the top left corner of the first.
    pub(in crate::app) fn rect(&self, at: usize) -> Rect {
        let (row, column) = (at / self.columns, at % self.columns);
        let place = vec2(column as f32 * (self.size.x + GAP), row as f32 * (self.size.y + GAP));
        Rect::from_min_size(Pos2::ZERO + place, self.size)
    }

    /// How high so many cards are.
    pub(in crate::app) fn height(&self, count: usize) -> f32 {
        let rows = count.div_ceil(self.columns) as f32;
        (rows * (self.size.y + GAP) - GAP).max(0.0)
    }

    /// Which of `count` cards can be seen between these heights.
    pub(in crate::app) fn visible(&self, count: usize, from: f32, to: f32) -> Range<usize> {
        let row = self.size.y + GAP;
        let first = ((from.max(0.0) / row).floor() as usize * self.columns).min(count);
        let last = ((to.max(0.0) / row).ceil() as usize * self.columns).min(count);
        first..last.max(first)
    }
}

/// A step of the keyboard from card to card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app) enum Step {
    Left,
    Right,
    Up,
    Down,
}

/// The card that a step from card `at` leads to. Cards are counted through all sections, each of which starts a row of its
/// own. Where there is no further card the step leads nowhere.
pub(in crate::app) fn step(sections: &[usize], columns: usize, at: usize, step: Step) -> usize {
    let count: usize = sections.iter().sum();
    match step {
        Step::Left => at.saturating_sub(1),
        Step::Right => (at + 1).min(count.saturating_sub(1)),
        Step::Up | Step::Down => {
            let rows = rows(sections, columns);
            let Some(row) = rows.iter().position(|row| row.contains(&at)) else { return at };
            let next = if step == Step::Up { row.checked_sub(1) } else { Some(row + 1) };
            let Some(next) = next.and_then(|row| rows.get(row)) else { return at };
            (next.start + at - rows[row].start).min(next.end - 1)
        }
    }
}

fn rows(sections: &[usize], columns: usize) -> Vec<Range<usize>> {
    let mut rows = Vec::new();
    let mut start = 0;
    for count in sections {
        let end = start + count;
        rows.extend((start..end).step_by(columns).map(|first| first..(first + columns).min(end)));
        start = end;
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_columns_as_fit() {
        let columns = |width| Cards::new(width, 320.0, 4, |_| 300.0).columns;
        assert_eq!([300.0, 655.0, 656.0, 1_200.0, 3_000.0].map(columns), [1, 1, 2, 3, 4]);
        let cards = Cards::new(1_000.0, 320.0, 4, |width| width / 2.0);
        let last = cards.rect(cards.columns - 1);
        assert!(last.right() <= 1_000.0 && last.right() > 995.0 && cards.size.y == cards.size.x / 2.0);
    }

    #[test]
    fn what_can_be_seen_is_a_few_rows_of_many() {
        let cards = Cards::new(660.0, 320.0, 4, |_| 84.0);
        assert_eq!(cards.height(5), 284.0);
        assert_eq!(cards.height(0), 0.0);
        assert_eq!(cards.visible(1_000, 1_000.0, 1_200.0), 20..24);
        assert_eq!(cards.visible(5, -50.0, 10_000.0), 0..5);
        assert_eq!(cards.visible(5, 9_000.0, 9_500.0), 5..5);
        let seen = cards.visible(1_000, 1_000.0, 1_200.0);
        assert!(cards.rect(seen.start).top() <= 1_000.0 && cards.rect(seen.end).top() >= 1_200.0);
    }

    #[test]
    fn steps_stay_in_their_column_and_among_the_cards() {
        let sections = [5, 2];
        let to = |at, by| step(&sections, 3, at, by);
        assert_eq!([to(0, Step::Left), to(0, Step::Right), to(6, Step::Right)], [0, 1, 6]);
        assert_eq!([to(1, Step::Up), to(1, Step::Down), to(2, Step::Down)], [1, 4, 4]);
        // From the last row of the first section to the first row of the second, and back.
        assert_eq!([to(4, Step::Down), to(6, Step::Up), to(6, Step::Down)], [6, 4, 6]);
        assert_eq!(step(&[], 3, 0, Step::Down), 0);
    }
}
