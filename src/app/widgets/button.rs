//! Buttons: the one thing to do next, things that can be done too, and icons.

use crate::app::theme::{self, Palette};
use eframe::egui::{
    Button, Color32, CornerRadius, IntoAtoms, Painter, Rect, Response, RichText, Role, Sense, Shape, Stroke,
    StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

/// How wide and high an icon's button is, in points.
pub(in crate::app) const ICON: f32 = 28.0;

/// The one thing to do next.
pub(in crate::app) fn accent(ui: &mut Ui, text: &str) -> Response {
    let (fills, colour) = fills(&theme::palette(ui.ctx()), Way::Accent);
    filled(ui, text, fills, colour)
}

/// Something that can be done too: no frame until it is pointed at.
pub(in crate::app) fn quiet(ui: &mut Ui, text: &str) -> Response {
    let (fills, colour) = fills(&theme::palette(ui.ctx()), Way::Quiet);
    filled(ui, text, fills, colour)
}

/// Something that can be done.
pub(in crate::app) fn plain(ui: &mut Ui, text: &str) -> Response {
    let (fills, colour) = fills(&theme::palette(ui.ctx()), Way::Plain);
    filled(ui, text, fills, colour)
}

/// How much a button wants to be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app) enum Way {
    /// The one thing to do next.
    Accent,
    /// Something that can be done.
    Plain,
    /// Something that can be done too.
    Quiet,
}

/// A button that shows the key that does the same.
pub(in crate::app) fn with_key(ui: &mut Ui, text: &str, key: &str, way: Way) -> Response {
    let palette = theme::palette(ui.ctx());
    let (fills, colour) = fills(&palette, way);
    let weak = if way == Way::Accent { palette.on_accent.gamma_multiply(0.6) } else { palette.quiet };
    let key = RichText::new(key).size(theme::text::SMALL).color(weak);
    filled(ui, (text, key), fills, colour)
}

/// A button that opens a menu.
pub(in crate::app) fn menu(ui: &mut Ui, text: &str) -> Response {
    let response = with_key(ui, text, " ", Way::Quiet);
    let at = response.rect.right_center() - vec2(11.0, -1.0);
    let corners = vec![at + vec2(-4.0, -2.5), at + vec2(4.0, -2.5), at + vec2(0.0, 2.5)];
    ui.painter().add(Shape::convex_polygon(corners, theme::palette(ui.ctx()).quiet, Stroke::NONE));
    response
}

/// At rest, pointed at, pressed; and the text on it.
fn fills(palette: &Palette, way: Way) -> ([Color32; 3], Color32) {
    match way {
        Way::Accent => {
            let hover = palette.accent.lerp_to_gamma(palette.text, 0.15);
            ([palette.accent, hover, hover], palette.on_accent)
        }
        Way::Plain => {
            let hover = palette.line.lerp_to_gamma(palette.text, 0.12);
            ([palette.line, hover, hover], palette.text)
        }
        Way::Quiet => ([Color32::TRANSPARENT, palette.empty, palette.line], palette.text),
    }
}

/// One of several, of which one is in use.
pub(in crate::app) fn segment(ui: &mut Ui, text: &str, is_chosen: bool) -> Response {
    let palette = theme::palette(ui.ctx());
    let rest = if is_chosen { palette.line } else { Color32::TRANSPARENT };
    let response = filled(ui, text, [rest, palette.line, palette.line], palette.text);
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_chosen, text));
    response
}

fn filled<'a>(ui: &mut Ui, text: impl IntoAtoms<'a>, [rest, hover, press]: [Color32; 3], colour: Color32) -> Response {
    let response = ui
        .scope(|ui| {
            let visuals = ui.visuals_mut();
            visuals.override_text_color = Some(colour);
            let widgets = &mut visuals.widgets;
            // One that cannot be pressed now is egui's faded picture of the same, so its text is not dark on dark; and where a
            // button comes in the place of a label, egui takes it for that in its first frame.
            for (state, fill) in [
                (&mut widgets.noninteractive, rest),
                (&mut widgets.inactive, rest),
                (&mut widgets.hovered, hover),
                (&mut widgets.active, press),
            ] {
                state.weak_bg_fill = fill;
                state.bg_stroke = Stroke::NONE;
            }
            ui.add(Button::new(text))
        })
        .inner;
    if response.gained_focus() {
        // Below the edge of a page it would have the keyboard unseen.
        response.scroll_to_me(None);
    }
    ring(ui.painter(), &response, &theme::palette(ui.ctx()));
    response
}

/// Shows where the keyboard is.
pub(in crate::app) fn ring(painter: &Painter, response: &Response, palette: &Palette) {
    ring_at(painter, response, response.rect, palette);
}

/// Shows where the keyboard is, around `rect`.
pub(in crate::app) fn ring_at(painter: &Painter, response: &Response, rect: Rect, palette: &Palette) {
    if response.has_focus() {
        let corner = CornerRadius::same(theme::CORNER);
        painter.rect_stroke(rect, corner, Stroke::new(1.5, palette.text), StrokeKind::Inside);
    }
}

/// A sign that says more than a word where there is little room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app) enum Icon {
    /// Hold.
    Pause,
    /// Go on.
    Resume,
    /// End.
    Stop,
    /// Put away.
    Close,
    /// To what was there before.
    Back,
    /// Make a new one.
    Add,
}

/// A button with an icon; `name` is read aloud and shown when it is pointed at.
pub(in crate::app) fn icon(ui: &mut Ui, icon: Icon, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ICON, ICON), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    let palette = theme::palette(ui.ctx());
    if response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::same(theme::CORNER), palette.empty);
    }
    let colour = if response.hovered() || response.has_focus() { palette.text } else { palette.quiet };
    draw(ui.painter(), icon, rect, colour);
    ring(ui.painter(), &response, &palette);
    response.on_hover_text(name)
}

fn draw(painter: &Painter, icon: Icon, rect: Rect, colour: Color32) {
    let middle = rect.center();
    let at = |x: f32, y: f32| middle + vec2(x, y);
    let stroke = Stroke::new(1.5, colour);
    match icon {
        Icon::Pause => {
            for x in [-3.0, 3.0] {
                painter.rect_filled(Rect::from_center_size(at(x, 0.0), vec2(3.0, 11.0)), 1.0, colour);
            }
        }
        Icon::Resume => {
            let corners = vec![at(-3.5, -5.5), at(5.5, 0.0), at(-3.5, 5.5)];
            painter.add(Shape::convex_polygon(corners, colour, Stroke::NONE));
        }
        Icon::Stop => {
            painter.rect_filled(Rect::from_center_size(middle, vec2(10.0, 10.0)), 1.0, colour);
        }
        Icon::Close => {
            painter.line_segment([at(-4.0, -4.0), at(4.0, 4.0)], stroke);
            painter.line_segment([at(4.0, -4.0), at(-4.0, 4.0)], stroke);
        }
        Icon::Add => {
            painter.line_segment([at(-5.0, 0.0), at(5.0, 0.0)], stroke);
            painter.line_segment([at(0.0, -5.0), at(0.0, 5.0)], stroke);
        }
        Icon::Back => {
            let tip = pos2(middle.x - 3.0, middle.y);
            painter.line_segment([at(2.0, -5.0), tip], stroke);
            painter.line_segment([tip, at(2.0, 5.0)], stroke);
        }
    }
}
