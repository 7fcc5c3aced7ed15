//! Where the photos were taken: a town by its name, or degrees.

use super::super::Scene;
use super::{quiet, section, warn};
use crate::app::Action;
use crate::app::mending::read_degrees;
use crate::app::widgets::button;
use crate::domain::PhotoId;
use eframe::egui::{Id, Key, TextEdit, Ui};

/// The field, for the keyboard.
pub(super) fn field() -> Id {
    Id::unique("mend-place")
}

pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, photos: &[PhotoId]) {
    let words = scene.words;
    section(ui, &words.say("mend-place"));
    let now = photos.first().and_then(|photo| scene.model.photos.get(*photo)).and_then(|item| item.place);
    let hint = now.map_or_else(String::new, |place| format!("{:.4}, {:.4}", place.latitude(), place.longitude()));
    let local = &mut scene.locals.mend;
    let edit = TextEdit::singleline(&mut local.place).hint_text(hint).desired_width(f32::INFINITY);
    let edit = ui.add(edit.id(field()));
    let has_changed = edit.changed();
    let enters = edit.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    edit.accessible_name(words.say("mend-place"));
    if has_changed {
        local.town = None;
    }
    let typed = local.place.trim().to_owned();
    if typed.is_empty() {
        return quiet(ui, &words.say("mend-place-note"));
    }
    if local.town.is_some() || read_degrees(&typed).is_some() {
        return;
    }
    if has_changed {
        scene.actions.push(Action::FindTowns(typed.clone()));
    }
    let Some((of, towns)) = &scene.model.towns.found else { return };
    if towns.is_empty() && *of == typed {
        return warn(ui, &words.say("mend-place-unknown"));
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    for (at, town) in towns.iter().enumerate() {
        let name = words.locality(&town.locality);
        // Enter takes the first; Enter once more corrects.
        if button::quiet(ui, &name).clicked() || (enters && at == 0) {
            let local = &mut scene.locals.mend;
            (local.place, local.town) = (name, Some(town.clone()));
            ui.memory_mut(|memory| memory.request_focus(field()));
        }
    }
}
