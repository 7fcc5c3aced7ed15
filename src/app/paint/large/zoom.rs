//! How close one is to a photo, and to which part of it: pure arithmetic.

use eframe::egui::{Pos2, Rect, Vec2, pos2};

/// As close as one can get: points of the screen for one point of the photo at its own size.
const CLOSEST: f32 = 8.0;

/// A photo, and the place it is looked at in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Picture {
    /// Its size in points where one pixel of it is one pixel of the screen.
    pub size: Vec2,
    /// The place.
    pub view: Rect,
}

impl Picture {
    /// The scale at which all of it is seen; never above its own size.
    pub(super) fn fit(&self) -> f32 {
        (self.view.size() / self.size.max(Vec2::splat(1.0))).min_elem().clamp(f32::MIN_POSITIVE, 1.0)
    }
}

/// How close, and where.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Zoom {
    /// Scale and the point of the photo (0 to 1 in both directions) in the middle of the view; `None` where all is seen.
    close: Option<(f32, Pos2)>,
}

impl Zoom {
    /// Whether only a part may be seen.
    pub(super) fn is_close(&self) -> bool {
        self.close.is_some()
    }

    fn scale(&self, picture: &Picture) -> f32 {
        self.close.map_or_else(|| picture.fit(), |(scale, _)| scale)
    }

    /// Where the photo lies.
    pub(super) fn rect(&self, picture: &Picture) -> Rect {
        let size = picture.size * self.scale(picture);
        let middle = self.close.map_or(pos2(0.5, 0.5), |(_, middle)| middle);
        Rect::from_min_size(picture.view.center() - size * middle.to_vec2(), size)
    }

    /// So many times closer, with what is under `pointer` staying there.
    pub(super) fn by(&self, factor: f32, pointer: Pos2, picture: &Picture) -> Self {
        self.to(self.scale(picture) * factor, pointer, picture)
    }

    /// From all to its own size, and back.
    pub(super) fn toggled(&self, pointer: Pos2, picture: &Picture) -> Self {
        // A photo that fits at its own size is looked at from twice as near.
        let near = if picture.fit() < 1.0 { 1.0 } else { 2.0 };
        if self.is_close() { Self::default() } else { self.to(near, pointer, picture) }
    }

    fn to(&self, scale: f32, pointer: Pos2, picture: &Picture) -> Self {
        let scale = scale.min(CLOSEST);
        if scale <= picture.fit() * 1.001 {
            return Self::default();
        }
        let rect = self.rect(picture);
        let under = (pointer - rect.min) / rect.size();
        let middle = under + (picture.view.center() - pointer) / (picture.size * scale);
        Self { close: Some((scale, middle.to_pos2())) }.held(picture)
    }

    /// With the photo moved by so many points.
    pub(super) fn moved(&self, by: Vec2, picture: &Picture) -> Self {
        let moved = self.close.map(|(scale, middle)| (scale, middle - by / (picture.size * scale)));
        Self { close: moved }.held(picture)
    }

    /// No further than the edges of the photo; in the middle where all of it is seen in a direction.
    fn held(self, picture: &Picture) -> Self {
        let hold = |(scale, middle): (f32, Pos2)| {
            let half = picture.view.size() / (picture.size * scale) / 2.0;
            let hold = |at: f32, half: f32| if half >= 0.5 { 0.5 } else { at.clamp(half, 1.0 - half) };
            (scale, pos2(hold(middle.x, half.x), hold(middle.y, half.y)))
        };
        Self { close: self.close.map(hold) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use eframe::egui::vec2;

    const BIG: Picture =
        Picture { size: vec2(4_000.0, 3_000.0), view: Rect { min: pos2(0.0, 0.0), max: pos2(1_000.0, 600.0) } };

    #[test]
    fn it_fits_and_is_never_blown_up_by_itself() {
        let rect = Zoom::default().rect(&BIG);
        assert_eq!((rect.height(), rect.center()), (600.0, BIG.view.center()));
        let small = Picture { size: vec2(200.0, 100.0), ..BIG };
        assert_eq!(Zoom::default().rect(&small).size(), small.size);
    }

    #[test]
    fn what_is_under_the_pointer_stays_there() {
        let pointer = pos2(400.0, 250.0);
        let under = |zoom: Zoom| (pointer - zoom.rect(&BIG).min) / zoom.rect(&BIG).size();
        let (far, near) = (Zoom::default(), Zoom::default().by(3.0, pointer, &BIG));
        assert!((under(far) - under(near)).length() < 1e-4);
        let nearer = near.by(1.5, pointer, &BIG);
        assert!((under(far) - under(nearer)).length() < 1e-4);
        assert_eq!(nearer.by(0.01, pointer, &BIG), Zoom::default());
        assert_eq!(far.by(1e6, pointer, &BIG).scale(&BIG), CLOSEST);
    }

    #[test]
    fn it_stops_at_its_edges() {
        let near = Zoom::default().toggled(pos2(500.0, 300.0), &BIG);
        assert_eq!(near.rect(&BIG).size(), BIG.size);
        let corner = near.moved(vec2(9_000.0, 9_000.0), &BIG).rect(&BIG);
        assert_eq!(corner.min, BIG.view.min);
        let other = near.moved(vec2(-9_000.0, -9_000.0), &BIG).rect(&BIG);
        assert!((other.max - BIG.view.max).length() < 0.1);
        assert_eq!(near.toggled(pos2(0.0, 0.0), &BIG), Zoom::default());
        assert_eq!(Zoom::default().moved(vec2(50.0, 0.0), &BIG), Zoom::default());
    }
}
