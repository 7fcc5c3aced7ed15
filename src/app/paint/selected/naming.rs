//! The name of a new album of the selected photos, written in the bar.

use super::super::Scene;
use crate::app::Action;
use crate::app::theme::space;
use crate::app::widgets::button::{self, Icon, Way};
use eframe::egui::{Align, Id, Key, Label, Layout, TextEdit, Ui};

/// What is being written.
#[derive(Debug, Default)]
pub(in crate::app) struct Local {
    name: String,
    /// Whether the keyboard was given to the field.
    has_begun: bool,
}

/// Width of the field where there is room, in points.
const FIELD: f32 = 280.0;

/// Paints it in place of what can be done. Enter makes the album, also one without a name; Escape gives it up.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    ui.spacing_mut().item_spacing.x = space::SMALL;
    let words = scene.words;
    let gives_up = button::icon(ui, Icon::Close, &words.say("album-give-up")).clicked();
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let makes = button::with_key(ui, &words.say("album-make"), &words.say("album-make-key"), Way::Accent);
        let makes = makes.accessible_name(words.say("album-make")).clicked();
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let count = [("count", scene.model.selection.len().into())];
            // What it is of gives way to where it is written.
            let room = (ui.available_width() - FIELD - space::SMALL).max(0.0);
            ui.scope(|ui| {
                ui.set_max_width(room);
                ui.add(Label::new(words.fill("album-of", &count)).truncate());
            });
            let local = &mut scene.locals.selected;
            let width = FIELD.min(ui.available_width());
            let edit = TextEdit::singleline(&mut local.name).id(Id::unique("album-name")).desired_width(width);
            let edit = ui.add(edit.hint_text(words.say("album-name-hint")));
            if !std::mem::replace(&mut local.has_begun, true) {
                edit.request_focus();
            }
            let edit = edit.accessible_name(words.say("album-name"));
            let (enters, escapes) = ui.input(|input| (input.key_pressed(Key::Enter), input.key_pressed(Key::Escape)));
            if makes || edit.lost_focus() && enters {
                let name = local.name.trim().to_owned();
                scene.actions.push(Action::Create(name, scene.model.selected()));
            } else if gives_up || edit.lost_focus() && escapes {
                scene.actions.push(Action::NameAlbum(false));
            }
        });
    });
}
