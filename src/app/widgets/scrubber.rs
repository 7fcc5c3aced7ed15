//! The strip at the right edge of the timeline: years and months, each as long as it is on the page, to go there at once.

use super::wall::Wall;
use super::{button, said};
use crate::app::layout::Month;
use crate::app::theme;
use crate::words::Words;
use eframe::egui::accesskit::Action;
use eframe::egui::{
    Align2, CursorIcon, EventFilter, FontId, Id, Key, LayerId, Modifiers, Order, Rect, Sense, Ui, WidgetInfo, pos2,
    vec2,
};

/// The least distance between the years that are written, in points.
const APART: f32 = 22.0;

/// The width of the line that shows where the page is, in points; years stand left of it.
const HANDLE: f32 = 14.0;

/// Paints the scrubber of `wall` into `rect`. Returns how far to scroll where the person said so.
pub(in crate::app) fn show(ui: &Ui, words: &Words, rect: Rect, wall: &Wall) -> Option<f64> {
    let furthest = wall.furthest();
    if furthest <= 0.0 || wall.months().is_empty() {
        return None;
    }
    let id = Id::unique("scrubber");
    let response = ui.interact(rect, id, Sense::click_and_drag()).on_hover_cursor(CursorIcon::ResizeVertical);
    let now = at(wall.months(), wall.offset()).map(|month| said::month(words, month.of)).unwrap_or_default();
    response.widget_info(|| WidgetInfo {
        current_text_value: Some(now.clone()),
        ..WidgetInfo::slider(true, wall.offset() / furthest, words.say("photos-scrubber"))
    });
    ui.ctx().accesskit_node_builder(id, |node| {
        node.add_action(Action::Increment);
        node.add_action(Action::Decrement);
    });
    let y_of = |offset: f64| rect.top() + (offset / furthest).min(1.0) as f32 * rect.height();
    marks(ui, rect, wall.months(), y_of);

    let palette = theme::palette(ui.ctx());
    let is_held = response.dragged() || response.is_pointer_button_down_on();
    let colour = if response.has_focus() || is_held { palette.text } else { palette.quiet };
    let handle = pos2(rect.right(), y_of(wall.offset()));
    ui.painter().rect_filled(Rect::from_min_max(handle - vec2(HANDLE, 1.5), handle + vec2(0.0, 1.5)), 1.0, colour);

    button::ring(ui.painter(), &response, &palette);
    if let Some(pointer) = response.interact_pointer_pos().filter(|_| is_held).or_else(|| response.hover_pos()) {
        let part = ((pointer.y - rect.top()) / rect.height()).clamp(0.0, 1.0);
        let offset = f64::from(part) * furthest;
        if let Some(month) = at(wall.months(), offset) {
            label(ui, rect, y_of(offset), &said::month(words, month.of));
        }
        if is_held {
            return Some(offset);
        }
    }
    if response.has_focus() {
        label(ui, rect, handle.y, &now);
        if let Some(offset) = keys(ui, id, wall) {
            return Some(offset);
        }
    }
    asked(ui, id, wall)
}

/// From month to month as a screen reader asks for it.
fn asked(ui: &Ui, id: Id, wall: &Wall) -> Option<f64> {
    let times = |action| ui.input(|input| input.num_accesskit_action_requests(id, action));
    let (further, back) = (times(Action::Increment), times(Action::Decrement));
    if further == 0 && back == 0 {
        return None;
    }
    let months = wall.months();
    let here = months.partition_point(|month| month.top <= wall.offset()).saturating_sub(1);
    let there = (here + further).saturating_sub(back).min(months.len().saturating_sub(1));
    months.get(there).map(|month| month.top)
}

/// The month at this place of the page.
fn at(months: &[Month], offset: f64) -> Option<&Month> {
    months.get(months.partition_point(|month| month.top <= offset).saturating_sub(1))
}

/// Years in words where there is room, months as points between them.
fn marks(ui: &Ui, rect: Rect, months: &[Month], y_of: impl Fn(f64) -> f32) {
    let quiet = theme::palette(ui.ctx()).quiet;
    let mut years: Vec<f32> = Vec::new();
    let mut last = None;
    for month in months {
        let Some((year, _)) = month.of.filter(|(year, _)| last != Some(*year)) else { continue };
        last = Some(year);
        let y = y_of(month.top).clamp(rect.top() + APART / 2.0, rect.bottom() - APART / 2.0);
        if years.last().is_none_or(|above| y - above >= APART) {
            let at = pos2(rect.right() - HANDLE - theme::space::HAIR, y);
            let font = FontId::proportional(theme::text::SMALL);
            ui.painter().text(at, Align2::RIGHT_CENTER, year.to_string(), font, quiet);
            years.push(y);
        }
    }
    let mut above = f32::NEG_INFINITY;
    for y in months.iter().map(|month| y_of(month.top)) {
        let next = years.partition_point(|year| *year < y - APART / 2.0);
        let is_free = years.get(next).is_none_or(|year| (year - y).abs() > APART / 2.0);
        if is_free && y - above >= theme::space::SMALL {
            ui.painter().circle_filled(pos2(rect.right() - HANDLE / 2.0, y), 1.5, quiet.gamma_multiply(0.6));
            above = y;
        }
    }
}

/// The month beside the pointer, over the photos.
fn label(ui: &Ui, rect: Rect, y: f32, text: &str) {
    let palette = theme::palette(ui.ctx());
    let painter = ui.ctx().layer_painter(LayerId::new(Order::Foreground, Id::unique("scrubber-label")));
    let galley = painter.layout_no_wrap(text.to_owned(), FontId::proportional(theme::text::BODY), palette.text);
    let size = galley.size() + vec2(theme::space::MEDIUM, theme::space::SMALL) * 2.0;
    let y = y.clamp(rect.top() + size.y / 2.0, (rect.bottom() - size.y / 2.0).max(rect.top() + size.y / 2.0));
    let place = Rect::from_center_size(pos2(rect.left() - size.x / 2.0 + theme::space::MEDIUM, y), size);
    painter.rect_filled(place, theme::CORNER, palette.card);
    painter.galley(place.min + vec2(theme::space::MEDIUM, theme::space::SMALL), galley, palette.text);
}

/// From month to month with the keyboard.
fn keys(ui: &Ui, id: Id, wall: &Wall) -> Option<f64> {
    let arrows = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, arrows));
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let months = wall.months();
    let here = months.partition_point(|month| month.top <= wall.offset()).saturating_sub(1);
    let top = |at: usize| months.get(at).map(|month| month.top);
    if pressed(Key::ArrowDown) {
        top(here + 1)
    } else if pressed(Key::ArrowUp) {
        // First to the beginning of this month, then to the one before.
        let is_at_top = top(here).is_some_and(|top| top >= wall.offset());
        top(if is_at_top { here.saturating_sub(1) } else { here })
    } else if pressed(Key::Home) {
        Some(0.0)
    } else if pressed(Key::End) {
        Some(wall.furthest())
    } else {
        None
    }
}
