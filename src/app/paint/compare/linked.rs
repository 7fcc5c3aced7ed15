//! One zoom for all photos that are side by side: the same part of each is seen, whatever their sizes. Pure arithmetic.

use eframe::egui::{Pos2, Rect, Vec2, pos2};

/// As close as one can get: times the size at which all of a photo is seen.
const CLOSEST: f32 = 40.0;

/// How close, and to which part of the photos.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Linked {
    times: f32,
    /// The point in the middle of each view, from 0 to 1 in both directions.
    middle: Pos2,
}

impl Default for Linked {
    fn default() -> Self {
        Self { times: 1.0, middle: pos2(0.5, 0.5) }
    }
}

impl Linked {
    /// Whether only a part may be seen.
    pub(super) fn is_close(&self) -> bool {
        self.times > 1.0
    }

    /// Where a photo of this shape (its size in any unit) lies in this view.
    pub(super) fn rect(&self, shape: Vec2, view: Rect) -> Rect {
        let size = fit(shape, view) * self.times;
        Rect::from_min_size(view.center() - size * held(self.middle, size, view).to_vec2(), size)
    }

    /// So many times closer, with what is under `pointer` in this view staying there.
    pub(super) fn by(&self, factor: f32, pointer: Pos2, shape: Vec2, view: Rect) -> Self {
        let times = (self.times * factor).min(CLOSEST);
        if times <= 1.001 {
            return Self::default();
        }
        let rect = self.rect(shape, view);
        let under = (pointer - rect.min) / rect.size();
        let size = fit(shape, view) * times;
        let middle = under + (view.center() - pointer) / size;
        Self { times, middle: held(middle.to_pos2(), size, view) }
    }

    /// From all to close, and back.
    pub(super) fn toggled(&self, pointer: Pos2, shape: Vec2, view: Rect) -> Self {
        if self.is_close() { Self::default() } else { self.by(4.0, pointer, shape, view) }
    }

    /// With the photos moved by so many points.
    pub(super) fn moved(&self, by: Vec2, shape: Vec2, view: Rect) -> Self {
        let size = fit(shape, view) * self.times;
        Self { middle: held(self.middle - by / size, size, view), ..*self }
    }
}

/// The size at which all of it is seen.
fn fit(shape: Vec2, view: Rect) -> Vec2 {
    let shape = shape.max(Vec2::splat(1.0));
    shape * (view.size() / shape).min_elem().max(f32::MIN_POSITIVE)
}

/// No further than the edges of the photo; in the middle where all of it is seen in a direction.
fn held(middle: Pos2, size: Vec2, view: Rect) -> Pos2 {
    let half = view.size() / size / 2.0;
    let hold = |at: f32, half: f32| if half >= 0.5 { 0.5 } else { at.clamp(half, 1.0 - half) };
    pos2(hold(middle.x, half.x), hold(middle.y, half.y))
}

#[cfg(test)]
mod tests {
    use super::*;
    use eframe::egui::vec2;

    const VIEW: Rect = Rect { min: pos2(100.0, 0.0), max: pos2(500.0, 300.0) };

    #[test]
    fn all_is_seen_at_first_whatever_its_size() {
        for shape in [vec2(4_000.0, 3_000.0), vec2(40.0, 30.0)] {
            assert_eq!(Linked::default().rect(shape, VIEW), VIEW);
        }
        let tall = Linked::default().rect(vec2(300.0, 400.0), VIEW);
        assert_eq!((tall.height(), tall.center()), (300.0, VIEW.center()));
    }

    #[test]
    fn the_same_part_of_each_is_seen() {
        let (large, small) = (vec2(4_000.0, 3_000.0), vec2(1_600.0, 1_200.0));
        let pointer = pos2(400.0, 100.0);
        let near = Linked::default().by(5.0, pointer, large, VIEW).moved(vec2(-30.0, 20.0), large, VIEW);
        let seen = |shape| (VIEW.center() - near.rect(shape, VIEW).min) / near.rect(shape, VIEW).size();
        assert!((seen(large) - seen(small)).length() < 1e-4);
        let under = |zoom: Linked| (pointer - zoom.rect(large, VIEW).min) / zoom.rect(large, VIEW).size();
        let near = Linked::default().by(5.0, pointer, large, VIEW);
        assert!((under(Linked::default()) - under(near)).length() < 1e-4, "what is under the pointer stays there");
        assert_eq!(near.by(0.01, pointer, large, VIEW), Linked::default());
        assert_eq!(near.toggled(pointer, large, VIEW), Linked::default());
        assert!(near.is_close() && near.by(1e6, pointer, large, VIEW).times <= CLOSEST);
    }

    #[test]
    fn it_stops_at_the_edges() {
        let shape = vec2(4_000.0, 3_000.0);
        let near = Linked::default().toggled(VIEW.center(), shape, VIEW).moved(vec2(9e3, 9e3), shape, VIEW);
        assert!((near.rect(shape, VIEW).min - VIEW.min).length() < 0.1);
        assert_eq!(Linked::default().moved(vec2(50.0, 0.0), shape, VIEW), Linked::default());
    }
}
