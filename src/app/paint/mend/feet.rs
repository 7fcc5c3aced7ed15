//! The buttons below: correct, leave, and back to what the files say.

use super::super::Scene;
use super::{date_field, place, who};
use crate::app::Action;
use crate::app::mending::{Wish, read_degrees};
use crate::app::widgets::button;
use crate::domain::{Correction, PhotoId, Stamp};
use eframe::egui::{Align, Key, Layout, Modifiers, Ui};

/// What is wished, where all of it can be understood and something is.
fn wish(scene: &Scene<'_>, photos: &[PhotoId]) -> Option<Wish> {
    let local = &scene.locals.mend;
    let date = match local.typed(scene.words) {
        None => None,
        Some(date) => Some(date?),
    };
    let typed = local.place.trim();
    let place = match &local.town {
        Some(town) => Some((town.middle, Some(scene.words.locality(&town.locality)))),
        None if typed.is_empty() => None,
        None => Some((read_degrees(typed)?, None)),
    };
    let wish = Wish {
        photos: photos.to_vec(),
        date,
        is_for_all: local.is_for_all,
        shift: local.shift(),
        zone: local.zone,
        place,
    };
    (wish.date.is_some() || wish.shift != 0 || wish.zone.is_some() || wish.place.is_some()).then_some(wish)
}

/// Whether Enter asks to correct: in a field, or where nothing has the keyboard; on a button it presses that. Ctrl+Enter does
/// from everywhere.
pub(super) fn enters(ui: &Ui, scene: &Scene<'_>, photos: &[PhotoId]) -> bool {
    let at = ui.memory(|memory| memory.focused());
    let is_free = at.is_none_or(|at| at == date_field() || at == place::field());
    let pressed = |modifiers| ui.input_mut(|input| input.consume_key(modifiers, Key::Enter));
    wish(scene, photos).is_some() && (pressed(Modifiers::COMMAND) || (is_free && pressed(Modifiers::NONE)))
}

/// Paints them; whether the dialog is done with.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, photos: &[PhotoId], first: Option<Stamp>, enters: bool) -> bool {
    let wished = wish(scene, photos);
    let mut closes = false;
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let (name, key) = (scene.words.say("mend-apply"), scene.words.say("mend-apply-key"));
            let show = |ui: &mut Ui| button::with_key(ui, &name, &key, button::Way::Accent);
            let apply = ui.add_enabled_ui(wished.is_some(), show).inner.accessible_name(&name);
            if let Some(wish) = wished.filter(|_| apply.clicked() || enters) {
                let mut all = wish.corrections(first);
                all = who::widened(scene, all);
                scene.actions.push(Action::Mark(all));
                closes = true;
            }
            closes |= button::plain(ui, &scene.words.say("mend-cancel")).clicked();
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let reset = button::quiet(ui, &scene.words.say("mend-reset"));
                if reset.on_hover_text(scene.words.say("mend-reset-note")).clicked() {
                    let date = Correction::Date { photos: photos.to_vec(), to: None };
                    let place = Correction::Place { photos: photos.to_vec(), at: None, town: None };
                    scene.actions.push(Action::Mark(vec![date, place]));
                    closes = true;
                }
            });
        });
    });
    closes
}
