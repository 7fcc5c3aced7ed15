//! The tick in the corner of a photo: whether it is selected. It selects, also where a click on the photo would open it.

use crate::app::model::Ticked;
use crate::app::theme::{self, space};
use eframe::egui::{
    Color32, Id, Painter, Pos2, Rect, Response, Role, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo, vec2,
};

/// Half the width of the tick, in points.
const RADIUS: f32 = 9.0;
/// How much smaller a selected photo is on each side, in points: seen on any picture, and in a row of many.
pub(in crate::app) const INSET: f32 = 6.0;

/// Where it stands in the place of a photo.
fn middle(rect: Rect) -> Pos2 {
    rect.left_top() + Vec2::splat(space::HAIR + RADIUS)
}

/// Space that it takes from the left edge of a photo, so that other signs can stand beside it, in points.
pub(in crate::app) const WIDTH: f32 = space::HAIR + 2.0 * RADIUS;

/// Paints it, and makes it answer clicks in a finger's breadth of the upper left corner of `rect`.
pub(in crate::app) fn show(ui: &Ui, rect: Rect, photo: Id, ticked: Ticked, name: &str) -> Response {
    let place = Rect::from_center_size(middle(rect), Vec2::splat(2.0 * (RADIUS + space::HAIR))).intersect(rect);
    let touched = ui.interact(place, photo.with("tick"), Sense::CLICK);
    touched.widget_info(|| match ticked {
        // Without a state it is one in between.
        Ticked::Part => WidgetInfo::labeled(Role::CheckBox, true, name),
        _ => WidgetInfo::selected(Role::CheckBox, true, ticked == Ticked::Whole, name),
    });
    paint(ui, middle(rect), ticked, touched.hovered());
    touched
}

/// Paints it alone, where all of a picture answers clicks.
pub(in crate::app) fn sign_at(ui: &Ui, rect: Rect, ticked: Ticked) {
    paint(ui, middle(rect), ticked, false);
}

/// Behind a selected photo: the frame that is left free around it.
pub(in crate::app) fn ground(ui: &Ui, rect: Rect) {
    let palette = theme::palette(ui.ctx());
    ui.painter().rect_filled(rect, 4.0, palette.line.lerp_to_gamma(palette.text, 0.25));
}

fn paint(ui: &Ui, middle: Pos2, ticked: Ticked, is_pointed_at: bool) {
    let painter: &Painter = &ui.painter().with_clip_rect(ui.clip_rect());
    let palette = theme::palette(ui.ctx());
    if ticked == Ticked::No {
        // White on black that lets the picture through, as the other signs on photos.
        let ground = Color32::from_black_alpha(if is_pointed_at { 170 } else { 90 });
        painter.circle(middle, RADIUS, ground, Stroke::new(1.5, Color32::WHITE));
        if is_pointed_at {
            sign(painter, middle, ticked, Color32::WHITE);
        }
        return;
    }
    painter.circle(middle, RADIUS, palette.text, Stroke::new(1.5, palette.ground));
    sign(painter, middle, ticked, palette.ground);
}

fn sign(painter: &Painter, middle: Pos2, ticked: Ticked, colour: Color32) {
    let stroke = Stroke::new(2.0, colour);
    let at = |x: f32, y: f32| middle + vec2(x, y);
    match ticked {
        Ticked::Part => _ = painter.line_segment([at(-4.0, 0.0), at(4.0, 0.0)], stroke),
        _ => _ = painter.add(Shape::line(vec![at(-4.0, 0.5), at(-1.0, 3.5), at(4.5, -3.0)], stroke)),
    }
}
