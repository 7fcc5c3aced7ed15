//! Where the photos of a mosaic lie: pure arithmetic, in points.

use eframe::egui::{Pos2, Rect, Vec2, vec2};
use std::ops::Range;

/// Between the photos of a mosaic.
const GAP: f32 = 3.0;
/// Photos of one mosaic should not be very large and very small: what that is worth beside cutting.
const UNEVEN: f32 = 0.12;

/// Places for photos of these shapes that fill `size`, the best there are, and what is wrong with them: how much is cut off
/// and how uneven the rows are (0 is nothing).
pub(super) fn lay(aspects: &[f32], size: Vec2) -> Option<(f32, Vec<Rect>)> {
    let candidates = breaks(aspects.len()).map(|rows| in_rows(aspects, &rows, size));
    let rest = aspects.len().saturating_sub(1);
    let beside = breaks(rest).filter(|rows| rows.len() > 1).map(|rows| beside(aspects, &rows, size));
    candidates.chain(beside).min_by(|a, b| a.0.total_cmp(&b.0))
}

/// All ways to break `count` photos into one to three rows.
fn breaks(count: usize) -> impl Iterator<Item = Vec<Range<usize>>> {
    let masks = count.checked_sub(1).map_or(0..0, |last| 0..1_u32 << last);
    masks.filter(|mask| mask.count_ones() < 3).map(move |mask| rows(count, mask))
}

/// Rows from edge to edge.
fn in_rows(aspects: &[f32], rows: &[Range<usize>], size: Vec2) -> (f32, Vec<Rect>) {
    let height = |row: &Range<usize>| (size.x - gaps(row.len())).max(1.0) / sum(aspects, row);
    let natural: Vec<f32> = rows.iter().map(height).collect();
    let scale = (size.y - gaps(rows.len())).max(1.0) / natural.iter().sum::<f32>();
    let (low, high) = natural.iter().fold((f32::MAX, 0.0_f32), |(low, high), h| (low.min(*h), high.max(*h)));
    let heights = natural.iter().map(|height| height * scale);
    let places = fill(aspects, rows.iter().cloned().zip(heights), Pos2::ZERO, size.x);
    (scale.ln().abs() + UNEVEN * (high / low).ln(), places)
}

/// The first photo from top to bottom, and the others in rows beside it; `rows` count from the second photo.
fn beside(aspects: &[f32], rows: &[Range<usize>], size: Vec2) -> (f32, Vec<Rect>) {
    let (first, others) = (aspects[0], &aspects[1..]);
    // How wide the rows must be to be as high as the mosaic.
    let (mut high, mut per_width) = (size.y - gaps(rows.len()), 0.0);
    for row in rows {
        high += gaps(row.len()) / sum(others, row);
        per_width += 1.0 / sum(others, row);
    }
    let (left, right) = (first * size.y, (high / per_width).max(1.0));
    let scale = (size.x - GAP).max(1.0) / (left + right);
    let heights: Vec<f32> = rows.iter().map(|row| ((right - gaps(row.len())) / sum(others, row)).max(1.0)).collect();
    let (low, high) = heights.iter().fold((f32::MAX, 0.0_f32), |(low, high), h| (low.min(*h), high.max(*h)));
    let mut places = vec![Rect::from_min_size(Pos2::ZERO, vec2(left * scale, size.y))];
    let corner = Pos2::new(left * scale + GAP, 0.0);
    places.extend(fill(others, rows.iter().cloned().zip(heights), corner, right * scale));
    (scale.ln().abs() + UNEVEN * (1.0 + (high / low).ln()), places)
}

/// Rows of such heights one below the other, each `width` wide.
fn fill(aspects: &[f32], rows: impl Iterator<Item = (Range<usize>, f32)>, corner: Pos2, width: f32) -> Vec<Rect> {
    let mut places = Vec::with_capacity(aspects.len());
    let mut top = corner.y;
    for (row, height) in rows {
        let per_aspect = (width - gaps(row.len())).max(1.0) / sum(aspects, &row);
        let mut left = corner.x;
        for aspect in &aspects[row] {
            places.push(Rect::from_min_size(Pos2::new(left, top), vec2(aspect * per_aspect, height)));
            left += aspect * per_aspect + GAP;
        }
        top += height + GAP;
    }
    places
}

/// What lies between so many, all in all.
fn gaps(count: usize) -> f32 {
    GAP * count.saturating_sub(1) as f32
}

fn sum(aspects: &[f32], row: &Range<usize>) -> f32 {
    aspects[row.clone()].iter().sum()
}

/// The rows that bits set in `mask` break `count` photos into.
fn rows(count: usize, mask: u32) -> Vec<Range<usize>> {
    let mut rows = Vec::new();
    let mut start = 0;
    for at in 1..=count {
        if at == count || mask & (1 << (at - 1)) != 0 {
            rows.push(start..at);
            start = at;
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn photos_fill_the_mosaic_without_overlap() {
        let size = vec2(384.0, 216.0);
        for aspects in [vec![1.5], vec![0.75, 0.75], vec![3.0, 3.0], vec![1.33, 0.75, 1.5, 1.78, 1.33, 0.75, 1.5]] {
            let (_, places) = lay(&aspects, size).unwrap_or_default();
            assert_eq!(places.len(), aspects.len());
            let whole = places.iter().fold(Rect::NOTHING, |all, place| all.union(*place));
            assert!((whole.size() - size).length() < 0.1, "{aspects:?} fill {whole:?}");
            for (at, a) in places.iter().enumerate() {
                assert!(places[..at].iter().all(|b| !a.shrink(0.1).intersects(*b)));
            }
        }
    }

    #[test]
    fn no_row_beside_a_photo_is_tiny() {
        // A nearly square cover, four upright and two lying photos: four in a row beside it would be as high as a line.
        let aspects = [1.05, 1.3, 1.2, 0.9, 1.3, 1.0, 1.0];
        let (_, places) = lay(&aspects, vec2(384.0, 216.0)).unwrap_or_default();
        let least = places.iter().map(|place| place.height()).fold(f32::MAX, f32::min);
        assert!(least > 216.0 / 6.0, "{least} points high");
    }

    #[test]
    fn two_panoramas_lie_one_above_the_other() {
        let (_, places) = lay(&[3.0, 3.0], vec2(384.0, 216.0)).unwrap_or_default();
        assert!(places[1].top() > places[0].bottom());
        assert!(lay(&[], vec2(384.0, 216.0)).is_none());
    }
}
