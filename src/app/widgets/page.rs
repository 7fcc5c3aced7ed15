//! What the pages have in common: a head with a title, a page that is empty, and the keys that lead back.

use super::button::{self, Icon};
use super::fitted::{self, Lettering};
use crate::app::paint::Scene;
use crate::app::{Action, theme};
use eframe::egui::{
    Align, Frame, Key, Label, Layout, Margin, Modifiers, PointerButton, RichText, Role, Ui, UiBuilder, Vec2,
    WidgetInfo, vec2,
};

/// Space left and right of a page's contents.
pub(in crate::app) const MARGIN: f32 = theme::space::LARGE;

/// Lines that the note beside a title may take: as many as the head is high.
const NOTE_ROWS: usize = 2;

/// The head of a page: title, a quiet line beside it, and what can be done at the right.
pub(in crate::app) fn head(ui: &mut Ui, title: &str, note: &str, right: impl FnOnce(&mut Ui)) {
    bar(ui, |ui| {
        // What can be done is never cut off; the title gives way.
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            right(ui);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                heading(ui, title);
                if !note.is_empty() {
                    let lettering = Lettering { size: theme::text::BODY, colour: theme::palette(ui.ctx()).quiet };
                    fitted::fit(ui, [note.to_owned()], lettering, ui.available_width(), NOTE_ROWS).label(ui);
                }
            });
        });
    });
}

/// The title of a page.
pub(in crate::app) fn heading(ui: &mut Ui, title: &str) {
    let label = ui.add(Label::new(RichText::new(title).heading()).truncate());
    label.widget_info(|| WidgetInfo::labeled(Role::Heading, true, title));
}

/// An empty head, to be filled by the page.
pub(in crate::app) fn bar<R>(ui: &mut Ui, fill: impl FnOnce(&mut Ui) -> R) -> R {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), theme::TITLE_ROW));
    let inside =
        UiBuilder::new().max_rect(rect.shrink2(vec2(MARGIN, 0.0))).layout(Layout::left_to_right(Align::Center));
    ui.scope_builder(inside, fill).inner
}

/// A frame for what scrolls below a head: it goes to the right edge, where the scroll bar is, and [`MARGIN`] less `bleed`
/// from the left, for what paints so far beyond its place.
pub(in crate::app) fn body(bleed: f32) -> Frame {
    Frame::new().inner_margin(Margin { left: (MARGIN - bleed) as i8, ..Margin::ZERO })
}

/// In the middle of an empty page: what there is to say, and what to do about it.
pub(in crate::app) fn empty(ui: &mut Ui, title: &str, note: &str, more: impl FnOnce(&mut Ui)) {
    ui.with_layout(Layout::top_down(Align::Center), |ui| {
        ui.add_space((ui.available_height() * 0.3).max(theme::space::HUGE));
        ui.set_max_width(520.0);
        ui.spacing_mut().item_spacing = Vec2::splat(theme::space::SMALL);
        heading(ui, title);
        ui.label(RichText::new(note).color(theme::palette(ui.ctx()).quiet));
        ui.add_space(theme::space::SMALL);
        more(ui);
    });
}

/// Whether keys are this view's: nothing is written in, and nothing lies over it.
pub(in crate::app) fn hears_keys(ui: &Ui, scene: &Scene<'_>) -> bool {
    !ui.ctx().text_edit_focused()
        && !scene.model.is_covered()
        && scene.model.large.is_none()
        && scene.model.compare.is_none()
}

/// A button to what was there before; so do, where this view hears keys, Escape and the mouse's own button.
pub(in crate::app) fn back(ui: &mut Ui, scene: &mut Scene<'_>, hears_keys: bool) {
    let asks = hears_keys
        && ui.input_mut(|input| {
            input.consume_key(Modifiers::NONE, Key::Escape) || input.pointer.button_clicked(PointerButton::Extra1)
        });
    if button::icon(ui, Icon::Back, &scene.words.say("back")).clicked() || asks {
        scene.actions.push(Action::Back);
    }
}
