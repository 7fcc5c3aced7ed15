//! The sign of a film on its tile: a triangle, and how long the film is.

use crate::app::theme::{self, space, text};
use crate::domain::Film;
use crate::words::Words;
use eframe::egui::{Align2, Color32, FontId, Rect, Shape, Stroke, Ui, pos2, vec2};

/// Paints it into the lower right corner of `rect`.
pub(in crate::app) fn paint(ui: &Ui, rect: Rect, words: &Words, film: &Film) {
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    let length = film.milliseconds.map(|n| words.length(n as f64 / 1_000.0)).unwrap_or_default();
    let font = FontId::proportional(text::SMALL);
    let galley = painter.layout_no_wrap(length, font, Color32::WHITE);
    let (high, gap) = (galley.size().y.max(text::SMALL), space::HAIR.max(4.0));
    let sign = high * 0.6;
    let wide = sign + if galley.is_empty() { 0.0 } else { gap + galley.size().x };
    let ground = Rect::from_min_size(
        rect.right_bottom() - vec2(wide + 3.0 * gap, high + 2.0 * gap),
        vec2(wide + 2.0 * gap, high + gap),
    );
    // White on black that lets the picture through: over any picture it can be read, in both themes.
    painter.rect_filled(ground, gap, Color32::from_black_alpha(150));
    let (left, middle) = (ground.left() + gap, ground.center().y);
    let corners = [pos2(left, middle - sign / 2.0), pos2(left + sign, middle), pos2(left, middle + sign / 2.0)];
    painter.add(Shape::convex_polygon(corners.to_vec(), Color32::WHITE, Stroke::NONE));
    let at = Align2::LEFT_CENTER.anchor_size(pos2(left + sign + gap, middle), galley.size()).min;
    painter.galley(at, galley, theme::palette(ui.ctx()).text);
}
