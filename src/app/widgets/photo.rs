//! One photo: its picture, or an empty place while it is coming, or a quiet sign that it cannot be shown.

use super::{edge, turned};
use crate::app::textures::{Shown, Textures};
use crate::app::theme;
use crate::engine::session::PhotoItem;
use eframe::egui::{Color32, CornerRadius, Painter, Rect, Stroke, StrokeKind, Ui, Vec2, pos2};

/// Paints the thumbnail of `photo` into `rect` with these corners, wishing for it where it is not there.
/// Returns what was shown, so that the caller can tell why a broken one is broken.
pub(in crate::app) fn paint(
    ui: &Ui,
    rect: Rect,
    corner: CornerRadius,
    photo: &PhotoItem,
    textures: &mut Textures,
) -> Shown {
    let shown = textures.thumbnail(photo);
    let palette = theme::palette(ui.ctx());
    let painter = ui.painter();
    match &shown {
        Shown::Picture { texture, size, since } => {
            let opacity = fade(ui, *since);
            if opacity < 1.0 {
                painter.rect_filled(rect, corner, palette.empty);
            }
            turned::paint(
                painter,
                rect,
                corner,
                (*texture, *size),
                photo.turned,
                Color32::WHITE.gamma_multiply(opacity),
            );
            edge::photo(ui, rect, corner);
        }
        Shown::Coming => {
            painter.rect_filled(rect, corner, palette.empty);
        }
        Shown::Broken(_) => {
            painter.rect_filled(rect, corner, palette.empty);
            broken(painter, rect, palette.quiet);
        }
    }
    shown
}

/// How opaque a picture is that came at `since`: it fades in, in so much time as the style has for motion.
pub(in crate::app) fn fade(ui: &Ui, since: f64) -> f32 {
    let time = ui.style().animation_time;
    let passed = (ui.input(|input| input.time) - since) as f32;
    if passed >= time {
        return 1.0;
    }
    ui.ctx().request_repaint();
    (passed / time).clamp(0.0, 1.0)
}

/// Which part of a picture of this size covers `rect`: what stands out is cut off on both sides alike.
pub(in crate::app) fn part(rect: Rect, size: Vec2) -> Rect {
    let size = size.max(Vec2::splat(f32::EPSILON));
    let scale = (rect.size() / size).max_elem().max(f32::MIN_POSITIVE);
    Rect::from_center_size(pos2(0.5, 0.5), (rect.size() / (size * scale)).min(Vec2::splat(1.0)))
}

/// A small picture frame with a line through it.
pub(in crate::app) fn broken(painter: &Painter, rect: Rect, colour: Color32) {
    let size = rect.size().min_elem().min(28.0) * 0.8;
    let sign = Rect::from_center_size(rect.center(), Vec2::new(size, size * 0.75));
    let stroke = Stroke::new(1.5, colour);
    painter.rect_stroke(sign, 2.0, stroke, StrokeKind::Middle);
    painter.line_segment([sign.left_bottom(), sign.right_top()], stroke);
}

#[cfg(test)]
mod tests {
    use super::*;
    use eframe::egui::vec2;

    #[test]
    fn a_picture_covers_its_place() {
        let rect = Rect::from_min_size(pos2(10.0, 10.0), vec2(100.0, 100.0));
        let uv = part(rect, vec2(200.0, 100.0));
        assert_eq!((uv.min, uv.max), (pos2(0.25, 0.0), pos2(0.75, 1.0)));
        let uv = part(rect, vec2(30.0, 60.0));
        assert_eq!((uv.min, uv.max), (pos2(0.0, 0.25), pos2(1.0, 0.75)));
    }
}
