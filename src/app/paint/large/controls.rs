//! What lies over a large photo: its name, which of how many, and buttons; gone while the pointer rests.

use super::super::Scene;
use super::marks;
use crate::app::model::Large;
use crate::app::theme::{self, Palette};
use crate::app::widgets::said;
use crate::app::{Action, middle};
use eframe::egui::accesskit::Role;
use eframe::egui::{
    Align2, CursorIcon, FontId, Id, Painter, Pos2, Rect, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};
use std::time::Duration;

/// Seconds until they go.
const REST: f64 = 2.0;
/// Size of a button.
const BUTTON: f32 = 40.0;
/// How much of the photo below is hidden: by the bar, and by what stands at the edges.
const BAR_VEIL: f32 = 0.8;
const EDGE_VEIL: f32 = 0.6;

pub(super) fn show(ui: &Ui, scene: &mut Scene<'_>, large: &Large, view: Rect) {
    let bar = Rect::from_min_size(view.min, vec2(view.width(), BUTTON + theme::space::SMALL * 2.0));
    let row = bar.shrink(theme::space::SMALL);
    let at = |x: f32| Rect::from_center_size(pos2(x, view.center().y), vec2(BUTTON, BUTTON * 2.0));
    let edge = theme::space::MEDIUM + BUTTON / 2.0;
    let (left, right) = (at(view.left() + edge), at(view.right() - edge));
    let is_near = [bar, left, right, marks::place(view)].into_iter().any(|place| ui.rect_contains_pointer(place));
    let mut painter = ui.painter().with_clip_rect(view);
    painter.multiply_opacity(opacity(ui, scene, view, is_near));
    let palette = theme::palette(ui.ctx());
    painter.rect_filled(bar, 0, palette.ground.gamma_multiply(BAR_VEIL));
    title(&painter, &palette, scene, large, row);

    let middle = row.center().y;
    let close = Rect::from_center_size(pos2(row.right() - BUTTON / 2.0, middle), vec2(BUTTON, BUTTON));
    let details = close.translate(vec2(-BUTTON - theme::space::SMALL, 0.0));
    if button(ui, &painter, close, &scene.words.say("large-close"), cross) {
        scene.actions.push(Action::Shrink);
    }
    let name = scene.words.say(if large.shows_details { "large-hide-details" } else { "large-details" });
    if button(ui, &painter, details, &name, letter) {
        scene.actions.push(Action::ToggleDetails);
    }
    let item = large.photo().and_then(|photo| scene.model.photos.get(photo));
    if let Some(film) = item.filter(|item| item.film.is_some()).map(|item| item.file.clone()) {
        // Over the strip of film that stands for it.
        let middle = Rect::from_center_size(view.center(), vec2(BUTTON, BUTTON));
        if button(ui, &painter, middle, &scene.words.say("large-play"), play) {
            scene.actions.push(Action::Play(film));
        }
    }
    let similar = details.translate(vec2(-BUTTON - theme::space::SMALL, 0.0));
    if let Some(photo) = large.photo()
        && button(ui, &painter, similar, &scene.words.say("large-similar"), pair)
    {
        scene.actions.push(Action::FindSimilar(photo));
    }
    if let Some(photo) = large.photo() {
        marks::show(ui, &painter, scene, photo, view);
    }
    if large.at > 0 && button(ui, &painter, left, &scene.words.say("large-previous"), back) {
        scene.actions.push(Action::Step(-1));
    }
    let has_next = large.at + 1 < large.among.len();
    if has_next && button(ui, &painter, right, &scene.words.say("large-next"), on) {
        scene.actions.push(Action::Step(1));
    }
}

/// How much of them is to be seen now: all while the pointer stirs, or is at one of them, or the keyboard is.
fn opacity(ui: &Ui, scene: &Scene<'_>, view: Rect, is_near: bool) -> f32 {
    let rests = ui.input(|input| input.time) - scene.locals.large.stirred;
    let is_used = is_near || ui.memory(|memory| memory.focused()).is_some();
    let is_shown = rests < REST || is_used;
    if rests < REST {
        ui.ctx().request_repaint_after(Duration::from_secs_f64((REST - rests).clamp(0.01, REST)));
    } else if !is_used && ui.rect_contains_pointer(view) {
        ui.set_cursor_icon(CursorIcon::None);
    }
    ui.ctx().animate_bool_with_time(Id::unique("large-controls"), is_shown, ui.style().animation_time)
}

fn title(painter: &Painter, palette: &Palette, scene: &Scene<'_>, large: &Large, row: Rect) {
    let (at, count) = (scene.words.number(large.at as u64 + 1), scene.words.number(large.among.len() as u64));
    let position = scene.words.fill("large-position", &[("at", at.into()), ("count", count.into())]);
    let small = FontId::proportional(theme::text::SMALL);
    let position = painter.text(row.center(), Align2::CENTER_CENTER, position, small, palette.quiet);
    let item = large.photo().and_then(|photo| scene.model.photos.get(photo));
    let name = item.map(|item| said::file_name(&item.file)).unwrap_or_default();
    // A long name ends before the number in the middle.
    let at = pos2(row.left() + theme::space::SMALL, row.center().y);
    let (room, body) = (position.left() - theme::space::MEDIUM - at.x, FontId::proportional(theme::text::BODY));
    let wide = |text: &str| painter.layout_no_wrap(text.to_owned(), body.clone(), palette.text).size().x;
    let name = middle::shorten(&name, |text| wide(text) <= room);
    painter.text(at, Align2::LEFT_CENTER, name, body, palette.text);
}

/// A button of strokes alone, which `sign` paints around a point. Whether it was pressed.
fn button(ui: &Ui, painter: &Painter, rect: Rect, name: &str, sign: impl Fn(&Painter, Pos2, Stroke)) -> bool {
    let touched = ui.interact(rect, Id::unique("large-control").with(name), Sense::click());
    touched.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let round = Rect::from_center_size(rect.center(), vec2(BUTTON, BUTTON));
    let palette = theme::palette(ui.ctx());
    let is_near = touched.hovered() || touched.has_focus();
    // Dark on light and light on dark: the photo below may be either.
    let veil = if is_near { palette.card } else { palette.ground.gamma_multiply(EDGE_VEIL) };
    painter.circle_filled(round.center(), BUTTON / 2.0, veil);
    if touched.has_focus() {
        painter.rect_stroke(rect, BUTTON / 2.0, Stroke::new(2.0, palette.text), StrokeKind::Inside);
    }
    sign(painter, rect.center(), Stroke::new(2.0, if is_near { palette.text } else { palette.quiet }));
    touched.on_hover_text(name).clicked()
}

fn cross(painter: &Painter, at: Pos2, stroke: Stroke) {
    for side in [-1.0, 1.0] {
        painter.line_segment([at + vec2(-7.0, -7.0 * side), at + vec2(7.0, 7.0 * side)], stroke);
    }
}

/// A wedge that is filled.
fn play(painter: &Painter, at: Pos2, stroke: Stroke) {
    let points = [at + vec2(-5.0, -8.0), at + vec2(9.0, 0.0), at + vec2(-5.0, 8.0)];
    painter.add(Shape::convex_polygon(points.to_vec(), stroke.color, Stroke::NONE));
}

/// The letter i in a circle.
fn letter(painter: &Painter, at: Pos2, stroke: Stroke) {
    painter.circle_stroke(at, 9.0, Stroke::new(1.5, stroke.color));
    painter.line_segment([at + vec2(0.0, -0.5), at + vec2(0.0, 4.5)], stroke);
    painter.circle_filled(at + vec2(0.0, -4.0), 1.3, stroke.color);
}

/// Two pictures, one behind the other.
fn pair(painter: &Painter, at: Pos2, stroke: Stroke) {
    let stroke = Stroke::new(1.5, stroke.color);
    let front = Rect::from_center_size(at + vec2(-2.0, 2.0), vec2(13.0, 10.0));
    painter.rect_stroke(front, 2.0, stroke, StrokeKind::Middle);
    let behind = [vec2(-4.5, -6.5), vec2(8.5, -6.5), vec2(8.5, 3.5)].map(|by| at + by);
    painter.line(behind.to_vec(), stroke);
}

fn back(painter: &Painter, at: Pos2, stroke: Stroke) {
    arrow(painter, at, -1.0, stroke);
}

fn on(painter: &Painter, at: Pos2, stroke: Stroke) {
    arrow(painter, at, 1.0, stroke);
}

/// A wedge that points to the left (−1) or the right (1).
fn arrow(painter: &Painter, at: Pos2, side: f32, stroke: Stroke) {
    let points = [at + vec2(-3.0 * side, -8.0), at + vec2(4.0 * side, 0.0), at + vec2(-3.0 * side, 8.0)];
    painter.line(points.to_vec(), stroke);
}
