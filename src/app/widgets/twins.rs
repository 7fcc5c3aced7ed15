//! The sign of a photo whose file lies in several places, byte for byte the same: in how many.

use crate::app::theme::{space, text};
use crate::engine::session::PhotoItem;
use crate::words::Words;
use eframe::egui::{Align2, Color32, FontId, Id, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, vec2};

/// Paints it into the upper right corner of `rect`, where a stack has its own: two sheets that are alike, both outlines.
pub(in crate::app) fn show(ui: &Ui, rect: Rect, tile: Id, words: &Words, photo: &PhotoItem) {
    if photo.files < 2 {
        return;
    }
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    let count = words.number(photo.files as u64);
    let galley = painter.layout_no_wrap(count, FontId::proportional(text::SMALL), Color32::WHITE);
    let sign = text::SMALL * 0.75;
    let size = vec2(sign + galley.size().x + 3.5 * space::HAIR, galley.size().y + space::HAIR);
    let place = Rect::from_min_size(rect.right_top() + vec2(-size.x - space::HAIR, space::HAIR), size);
    // White on black that lets the picture through, as the other signs. A click is the photo's: what lies where is among its
    // details.
    painter.rect_filled(place, space::HAIR, Color32::from_black_alpha(150));
    let sheet = vec2(sign - 4.0, sign - 2.0);
    let front = Rect::from_min_size(place.left_center() + vec2(space::HAIR, 2.0 - sheet.y / 2.0), sheet);
    let stroke = Stroke::new(1.0, Color32::WHITE);
    painter.rect_stroke(front, 1.0, stroke, StrokeKind::Middle);
    let behind = front.translate(vec2(3.0, -3.0));
    painter.line_segment([behind.left_top() + Vec2::Y, behind.left_top()], stroke);
    painter.line_segment([behind.left_top(), behind.right_top()], stroke);
    painter.line_segment([behind.right_top(), behind.right_bottom()], stroke);
    painter.line_segment([behind.right_bottom(), behind.right_bottom() - Vec2::X], stroke);
    let at = Align2::RIGHT_CENTER.anchor_size(place.right_center() - vec2(space::HAIR, 0.0), galley.size()).min;
    painter.galley(at, galley, Color32::WHITE);
    let name = words.fill("twins-badge", &[("count", photo.files.into())]);
    let touched = ui.interact(place, tile.with("twins"), Sense::hover());
    touched.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
    touched.on_hover_text(name);
}

/// What it adds to the name of the photo, for those who cannot see it.
pub(in crate::app) fn words(words: &Words, photo: &PhotoItem) -> Option<String> {
    (photo.files > 1).then(|| words.fill("twins-tile", &[("count", photo.files.into())]))
}
