//! Justified rows: photos side by side in their true shape, each row as wide as the page.

use std::ops::Range;

/// The narrowest and the widest shape that a row gives room to (width by height). What is beyond is cut at its ends: a
/// panorama would else be a thread, a screenshot of a long page a hair.
pub(in crate::app) const SHAPES: (f32, f32) = (0.4, 6.0);

/// A last row is stretched to the full width where that makes it at most so much higher than wished.
const STRETCH: f32 = 1.2;

/// A row in the middle is stretched at most so much; where what follows is too wide to share it, its end stays free.
const MOST: f32 = 1.6;

/// One row of photos.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app) struct Row {
    /// Which photos, by their place in the list.
    pub photos: Range<usize>,
    /// Width in whole points.
    pub width: f32,
    /// Height in whole points.
    pub height: f32,
}

/// Breaks photos of these aspect ratios (width by height) into rows as wide as `width`, about `height` high, `gap` apart;
/// all in whole points. Each row ends where its height deviates least from the wished one. The last row keeps the wished
/// height where it is not nearly full, and so does one that only a panorama could fill.
pub(in crate::app) fn justify(aspects: impl IntoIterator<Item = f32>, width: f32, height: f32, gap: f32) -> Vec<Row> {
    let (width, height) = (width.floor().max(1.0), height.round().max(1.0));
    let mut rows = Vec::new();
    let (mut start, mut end, mut sum) = (0, 0, 0.0_f32);
    // As high as a row of these photos is that is as wide as the page.
    let fitted = |count: usize, sum: f32| (width - gap * count.saturating_sub(1) as f32).max(1.0) / sum;
    let row = |photos: Range<usize>, sum: f32, most: f32| {
        let full = fitted(photos.len(), sum);
        if full <= height * most {
            return Row { photos, width, height: full.round().max(1.0) };
        }
        let natural = sum * height + gap * photos.len().saturating_sub(1) as f32;
        Row { photos, width: natural.round().clamp(1.0, width), height }
    };
    for aspect in aspects {
        let aspect = shape(aspect);
        let (before, with) = (end - start, fitted(end - start + 1, sum + aspect));
        if with < height && before > 0 {
            let without = fitted(before, sum);
            if (without / height).min(MOST) < height / with {
                rows.push(row(start..end, sum, MOST));
                (start, sum) = (end, 0.0);
            }
        }
        sum += aspect;
        end += 1;
        if fitted(end - start, sum) <= height {
            rows.push(row(start..end, sum, MOST));
            (start, sum) = (end, 0.0);
        }
    }
    if start < end {
        rows.push(row(start..end, sum, STRETCH));
    }
    rows
}

/// The left edge and the width of each photo of a row, in whole points from the row's left edge; the last ends exactly
/// where the row does.
pub(in crate::app) fn edges(
    aspects: impl Iterator<Item = f32> + Clone,
    width: f32,
    gap: f32,
) -> impl Iterator<Item = (f32, f32)> {
    let (count, sum) =
        aspects.clone().fold((0_usize, 0.0_f32), |(count, sum), aspect| (count + 1, sum + shape(aspect)));
    let scale = (width - gap * count.saturating_sub(1) as f32).max(1.0) / sum.max(f32::MIN_POSITIVE);
    let mut passed = 0.0;
    aspects.enumerate().map(move |(at, aspect)| {
        let left = (passed * scale + gap * at as f32).round();
        passed += shape(aspect);
        let right = (passed * scale + gap * at as f32).round();
        (left, (right - left).max(1.0))
    })
}

/// The shape that a photo is given room for.
fn shape(aspect: f32) -> f32 {
    if aspect.is_finite() { aspect.clamp(SHAPES.0, SHAPES.1) } else { 1.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_row_ends_where_its_height_is_nearest() {
        // Four of 1.5 at 100 are 612 wide, five 766: in 640 points four give 105, five 83.
        let rows = justify([1.5; 9], 640.0, 100.0, 4.0);
        assert_eq!(rows.iter().map(|row| row.photos.clone()).collect::<Vec<_>>(), [0..4, 4..8, 8..9]);
        assert_eq!(rows[0].height, 105.0);
        assert_eq!((rows[2].height, rows[2].width), (100.0, 150.0), "a last row is not blown up");
    }

    #[test]
    fn a_last_row_that_is_nearly_full_is_filled() {
        let rows = justify([1.5; 4], 640.0, 100.0, 4.0);
        assert_eq!((rows.len(), rows[0].width, rows[0].height), (1, 640.0, 105.0));
    }

    #[test]
    fn panoramas_and_towers_keep_within_reason() {
        let rows = justify([30.0, 0.01, f32::NAN], 800.0, 180.0, 4.0);
        assert_eq!(rows[0].photos, 0..1);
        assert_eq!(rows[0].height, 133.0);
        assert_eq!(rows[1].height, 180.0);
        assert!(justify([], 800.0, 180.0, 4.0).is_empty());
    }

    #[test]
    fn photos_of_a_row_meet_its_edges() {
        let placed: Vec<_> = edges([1.5, 0.75, 1.33].into_iter(), 500.0, 4.0).collect();
        assert_eq!(placed[0].0, 0.0);
        assert_eq!(placed[2].0 + placed[2].1, 500.0);
        for pair in placed.windows(2) {
            assert_eq!(pair[0].0 + pair[0].1 + 4.0, pair[1].0);
        }
    }

    proptest! {
        #[test]
        fn rows_hold_every_photo_once_and_fit(
            aspects in prop::collection::vec(0.05_f32..20.0, 0..120),
            width in 300.0_f32..2500.0,
            height in 80.0_f32..320.0,
        ) {
            let rows = justify(aspects.iter().copied(), width, height, 4.0);
            let mut next = 0;
            for (at, row) in rows.iter().enumerate() {
                prop_assert_eq!(row.photos.start, next);
                prop_assert!(!row.photos.is_empty());
                next = row.photos.end;
                prop_assert!(row.width <= width && row.width == row.width.round());
                prop_assert!(row.height == row.height.round());
                prop_assert!(row.height <= (height.round() * MOST).round(), "{:?}", row);
                if at + 1 == rows.len() {
                    prop_assert!(row.height <= (height.round() * STRETCH).round());
                }
                let of_row = aspects[row.photos.clone()].iter().copied();
                let last = edges(of_row, row.width, 4.0).last().unwrap();
                prop_assert!((last.0 + last.1 - row.width).abs() <= 1.0);
            }
            prop_assert_eq!(next, aspects.len());
        }
    }
}
