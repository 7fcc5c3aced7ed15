//! A box to tick, with what it says beside it: seen on any ground while it is empty, and while the keyboard is at it.

use crate::app::theme;
use crate::app::widgets::button;
use eframe::egui::{
    Color32, CornerRadius, Rect, Response, Role, Sense, Stroke, StrokeKind, TextStyle, TextWrapMode, Ui, Vec2,
    WidgetInfo, WidgetText, pos2, vec2,
};

/// Side of the box, in points.
const BOX: f32 = 16.0;
/// From the left edge to the box, and from the box to what it says.
const LEFT: f32 = 4.0;
const BETWEEN: f32 = 8.0;

/// Shows it; what it says goes on in more lines where there is no room for it in one. `spoken` is what is read aloud.
pub(in crate::app) fn show(ui: &mut Ui, says: &str, spoken: &str, is_on: bool) -> Response {
    let palette = theme::palette(ui.ctx());
    let before = LEFT + BOX + BETWEEN;
    let room = (ui.available_width() - before - LEFT).max(0.0);
    let galley = WidgetText::from(says).into_galley(ui, Some(TextWrapMode::Wrap), room, TextStyle::Body);
    let above = ((button::ICON - ui.text_style_height(&TextStyle::Body)) / 2.0).round();
    let size = vec2(before + galley.size().x + LEFT, galley.size().y + 2.0 * above);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), is_on, spoken));
    if response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::same(theme::CORNER), palette.empty);
    }
    let middle = rect.left_top() + vec2(LEFT + BOX / 2.0, button::ICON / 2.0);
    mark(ui, Rect::from_center_size(middle, Vec2::splat(BOX)), is_on);
    ui.painter().galley(pos2(rect.left() + before, rect.top() + above), galley, palette.text);
    button::ring(ui.painter(), &response, &palette);
    response
}

/// The box alone, with a tick in it where it is on.
pub(in crate::app) fn mark(ui: &Ui, place: Rect, is_on: bool) {
    let palette = theme::palette(ui.ctx());
    let (fill, ink) = if is_on { (palette.text, palette.ground) } else { (Color32::TRANSPARENT, palette.quiet) };
    ui.painter().rect(place, 3.0, fill, Stroke::new(1.5, if is_on { fill } else { ink }), StrokeKind::Inside);
    if is_on {
        let at = |x: f32, y: f32| place.center() + vec2(x, y);
        ui.painter().line(vec![at(-4.0, 0.0), at(-1.0, 3.0), at(4.0, -3.5)], Stroke::new(1.8, ink));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui_kittest::Harness;
    use egui_kittest::kittest::Queryable;

    #[test]
    fn it_is_ticked_by_click_and_key_and_says_all_where_there_is_little_room() {
        let says = "Also write the albums’ names beside the new files";
        let paint = |ui: &mut Ui, is_on: &mut bool| {
            if show(ui, says, says, *is_on).clicked() {
                *is_on = !*is_on;
            }
        };
        let mut harness = Harness::builder().with_size(vec2(160.0, 200.0)).build_ui_state(paint, false);
        let place = harness.get_by_label(says).rect();
        assert!(place.right() <= 160.0 && place.height() > 2.0 * BOX, "{place:?}");
        harness.get_by_label(says).click();
        harness.run();
        assert!(*harness.state());
        harness.get_by_label(says).focus();
        harness.run();
        harness.key_press(eframe::egui::Key::Space);
        harness.run();
        assert!(!*harness.state());
    }
}
