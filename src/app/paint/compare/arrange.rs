//! Where photos that are compared stand: so that they are as large as can be. Pure arithmetic.

use eframe::egui::{Rect, Vec2, pos2, vec2};

/// Places for photos of these shapes in `room`, `gap` apart, with `below` points under each for its words: of all numbers of
/// columns the one that shows the smallest photo the largest.
pub(in crate::app) fn arrange(shapes: &[Vec2], room: Rect, gap: f32, below: f32) -> Vec<Rect> {
    let count = shapes.len().max(1);
    let size = |columns: usize| {
        let (columns, rows) = (columns as f32, count.div_ceil(columns) as f32);
        (room.size() - vec2((columns - 1.0) * gap, (rows - 1.0) * gap)) / vec2(columns, rows)
    };
    let least = |columns: usize| {
        let place = size(columns) - vec2(0.0, below);
        let area = |shape: &Vec2| {
            let scale = (place.max(Vec2::splat(1.0)) / shape.max(Vec2::splat(1.0))).min_elem();
            shape.x * shape.y * scale * scale
        };
        shapes.iter().map(area).fold(f32::INFINITY, f32::min)
    };
    // Of as good ones the fewest: four stand two by two, not three and one.
    let columns = (1..=count).rev().max_by(|a, b| least(*a).total_cmp(&least(*b))).unwrap_or(count);
    let (size, step) = (size(columns), size(columns) + Vec2::splat(gap));
    let place = |at: usize| {
        let at = vec2((at % columns) as f32, (at / columns) as f32) * step;
        let place = Rect::from_min_size(room.min + at, size);
        Rect::from_min_max(place.min.round(), pos2(place.right().round(), place.bottom().round()))
    };
    (0..shapes.len()).map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_photos_stand_in_two_rows_and_tall_ones_in_one() {
        let room = Rect::from_min_size(pos2(10.0, 50.0), vec2(1_400.0, 800.0));
        let rows = |shape: Vec2, count: usize| {
            let places = arrange(&vec![shape; count], room, 8.0, 40.0);
            assert!(places.len() == count && places.iter().all(|place| room.expand(0.5).contains_rect(*place)));
            for (at, place) in places.iter().enumerate() {
                assert!(places[at + 1..].iter().all(|other| !place.shrink(1.0).intersects(*other)));
            }
            let mut tops: Vec<_> = places.iter().map(|place| place.top() as i32).collect();
            tops.dedup();
            tops.len()
        };
        let (wide, tall) = (vec2(4_000.0, 3_000.0), vec2(3_000.0, 4_000.0));
        assert_eq!([2, 3, 4].map(|count| rows(wide, count)), [1, 2, 2]);
        assert_eq!([2, 3, 4].map(|count| rows(tall, count)), [1, 1, 1]);
        let square = arrange(&[vec2(206.0, 192.0); 4], room, 8.0, 40.0);
        assert!(square[1].top() == square[0].top() && square[2].left() == square[0].left(), "{square:?}");
        assert_eq!(arrange(&[], room, 8.0, 40.0), []);
    }
}
