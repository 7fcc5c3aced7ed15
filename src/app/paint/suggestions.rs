//! The suggestions as cards, the surest first.

use super::board::{self, Board};
use super::{Scene, folders};
use crate::app::model::Model;
use crate::app::widgets::{button, page};
use crate::app::{Action, Screen};
use eframe::egui::{InputState, Key, Modifiers, Ui, vec2};

/// Paints it.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    let groups = &scene.model.groups;
    head(ui, scene);
    folders::strip(ui, scene);
    if groups.suggestions().is_empty() {
        nothing(ui, scene);
        if groups.has_none_aside() {
            return;
        }
    }
    board::show(ui, scene, Board::Suggestions);
}

fn head(ui: &mut Ui, scene: &mut Scene<'_>) {
    let groups = &scene.model.groups;
    let (sure, all) = (groups.sure().len(), groups.suggestions().len());
    let gaps = [("sure", sure.into()), ("rest", (all - sure).into())];
    let note = match (sure, all - sure) {
        (0, 0) => String::new(),
        (0, _) => scene.words.fill("suggestions-none-sure", &gaps),
        (_, 0) => scene.words.fill("suggestions-all-sure", &gaps),
        _ => scene.words.fill("suggestions-count", &gaps),
    };
    page::head(ui, &scene.words.say("suggestions"), &note, |ui| {
        if sure > 0 {
            let name = scene.words.fill("accept-sure", &gaps);
            let looks = button::accent(ui, &name).on_hover_text(scene.words.say("accept-sure-key")).clicked();
            let key = |input: &mut InputState| input.consume_key(Modifiers::SHIFT, Key::A);
            if looks || page::hears_keys(ui, scene) && ui.input_mut(key) {
                scene.actions.push(Action::ShowSure(true));
            }
        }
    });
}

/// Why there are no suggestions, and what to do.
fn nothing(ui: &mut Ui, scene: &mut Scene<'_>) {
    let model = scene.model;
    let id = reason(model);
    let note = scene.words.say(&format!("{id}-note"));
    let mut put = |ui: &mut Ui| {
        page::empty(ui, &scene.words.say(id), &note, |ui| {
            if id == "suggestions-decided" && button::accent(ui, &scene.words.say("see-albums")).clicked() {
                scene.actions.push(Action::Go(Screen::Albums));
            }
        });
    };
    if model.groups.has_none_aside() {
        put(ui);
    } else {
        let height = ui.available_height() * 0.45;
        ui.allocate_ui(vec2(ui.available_width(), height), put);
    }
}

fn reason(model: &Model) -> &'static str {
    if model.is_importing() {
        "suggestions-soon"
    } else if !model.is_loaded {
        "suggestions-loading"
    } else if !model.is_grouped {
        "suggestions-looking"
    } else if model.groups.albums().is_empty() && model.groups.put_off().is_empty() {
        "suggestions-none"
    } else {
        "suggestions-decided"
    }
}
