//! What the person says of the photo that is large: favourite, stars, turns; below it, gone while the pointer rests.

use super::super::Scene;
use crate::app::theme;
use crate::app::widgets::marks;
use crate::domain::PhotoId;
use eframe::egui::accesskit::Role;
use eframe::egui::{CornerRadius, Id, Painter, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

/// Size of a sign's place.
const PLACE: f32 = 36.0;
const STAR: f32 = 28.0;

/// Where they stand in a view of this size.
pub(super) fn place(view: Rect) -> Rect {
    let wide = PLACE * 3.0 + STAR * 5.0 + theme::space::SMALL * 4.0;
    let bottom = pos2(view.center().x, view.bottom() - theme::space::MEDIUM - PLACE / 2.0);
    Rect::from_center_size(bottom, vec2(wide, PLACE + theme::space::HAIR))
}

pub(super) fn show(ui: &Ui, painter: &Painter, scene: &mut Scene<'_>, photo: PhotoId, view: Rect) {
    let Some(item) = scene.model.photos.get(photo) else { return };
    let (favourite, stars) = (item.favourite, item.stars);
    let all = place(view);
    let palette = theme::palette(ui.ctx());
    painter.rect_filled(all, all.height() / 2.0, palette.ground.gamma_multiply(0.8));
    let mut left = all.left() + theme::space::SMALL;
    let mut next = |wide: f32| {
        let rect = Rect::from_min_size(pos2(left, all.top()), vec2(wide, all.height()));
        left += wide;
        rect
    };
    let photos = [photo];
    let name = scene.words.say(if favourite { "large-unfavourite" } else { "large-favourite" });
    if sign(ui, painter, next(PLACE), &name, favourite, |painter, at, stroke| {
        marks::heart(painter, at, 20.0, stroke.color, favourite);
    }) {
        scene.actions.extend(marks::favourite(scene.model, &photos));
    }
    next(theme::space::SMALL);
    for count in 1..=5_u8 {
        let name = scene.words.fill("mark-stars", &[("stars", count.into())]);
        let is_full = count <= stars;
        let bright = if is_full { palette.text } else { palette.quiet };
        if sign(ui, painter, next(STAR), &name, count == stars, |painter, at, _| {
            marks::star(painter, at, 20.0, bright, is_full);
        }) {
            scene.actions.extend(marks::rate(scene.model, &photos, count));
        }
    }
    next(theme::space::SMALL);
    for (name, degrees) in [("large-turn-left", -90), ("large-turn-right", 90)] {
        let name = scene.words.say(name);
        if sign(ui, painter, next(PLACE), &name, false, |painter, at, stroke| turn(painter, at, degrees, stroke)) {
            scene.actions.push(marks::turn(&photos, degrees));
        }
    }
}

/// A sign that can be pressed. Whether it was.
fn sign(
    ui: &Ui,
    painter: &Painter,
    rect: Rect,
    name: &str,
    is_on: bool,
    paint: impl Fn(&Painter, Pos2, Stroke),
) -> bool {
    let touched = ui.interact(rect, Id::unique("large-mark").with(name), Sense::click());
    touched.widget_info(|| WidgetInfo::selected(Role::Button, true, is_on, name));
    let palette = theme::palette(ui.ctx());
    let is_near = touched.hovered() || touched.has_focus();
    if touched.has_focus() {
        let ring = rect.shrink(2.0);
        painter.rect_stroke(
            ring,
            CornerRadius::same(theme::CORNER),
            Stroke::new(2.0, palette.text),
            StrokeKind::Inside,
        );
    }
    let colour = if is_near || is_on { palette.text } else { palette.quiet };
    paint(painter, rect.center(), Stroke::new(1.5, colour));
    touched.on_hover_text(name).clicked()
}

/// Most of a circle with an arrow at its end.
fn turn(painter: &Painter, at: Pos2, degrees: i16, stroke: Stroke) {
    let side = if degrees < 0 { -1.0 } else { 1.0 };
    let point = |turned: f32, radius: f32| {
        let angle = (turned - 150.0).to_radians();
        at + vec2(angle.cos() * side, angle.sin()) * radius
    };
    painter.line((0..=14).map(|n| point(n as f32 * 20.0, 7.5)).collect(), stroke);
    let end = point(280.0, 7.5);
    for back in [vec2(5.0 * side, -1.5), vec2(-side, -5.5)] {
        painter.line_segment([end, end + back], stroke);
    }
}
