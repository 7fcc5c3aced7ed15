//! The field to search in, and what was found.

use super::Scene;
use crate::app::theme::{self, space, text};
use crate::app::widgets::grid::grid;
use crate::app::widgets::{button, page, said};
use crate::app::{Action, Screen};
use crate::engine::session::Asked;
use eframe::egui::{Align, Id, Key, Label, Layout, RichText, TextEdit, Ui};

/// What the field keeps.
#[derive(Debug, Default)]
pub(in crate::app) struct Local {
    text: String,
    wants_focus: bool,
}

impl Local {
    /// The keyboard goes to the field with the next frame.
    pub(in crate::app) fn focus(&mut self) {
        self.wants_focus = true;
    }
}

/// Paints the field. What is typed is looked for at once; Escape ends it.
pub(super) fn field(ui: &mut Ui, scene: &mut Scene<'_>) {
    let seen = match &scene.model.found.asked {
        Some(Asked::Words(text)) if scene.model.screen == Screen::Found => text.as_str(),
        _ => "",
    };
    let local = &mut scene.locals.search;
    let id = Id::unique("search-field");
    // Where nobody types, the field has what is looked at: a search that was left for another page leaves nothing in it.
    if !ui.memory(|memory| memory.has_focus(id)) && local.text != seen {
        seen.clone_into(&mut local.text);
    }
    let hint = RichText::new(scene.words.say("search-hint")).color(theme::palette(ui.ctx()).quiet);
    let edit = TextEdit::singleline(&mut local.text).id(id).desired_width(f32::INFINITY).hint_text(hint);
    let response = ui.add(edit).on_hover_text(scene.words.say("search-note"));
    if std::mem::take(&mut local.wants_focus) {
        response.request_focus();
    }
    let text = local.text.clone();
    let response = response.accessible_name(scene.words.say("search-field"));
    if response.changed() {
        scene.actions.push(Action::Search(text));
    } else if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape)) {
        scene.locals.search.text.clear();
        scene.actions.push(Action::Search(String::new()));
    } else if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) && !text.trim().is_empty() {
        scene.actions.push(Action::Search(text));
    }
}

/// Paints what was found.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    let model = scene.model;
    let Some(asked) = &model.found.asked else {
        scene.actions.push(Action::Back);
        return;
    };
    let hears = page::hears_keys(ui, scene);
    let count = model.found.photos.len();
    page::bar(ui, |ui| {
        page::back(ui, scene, hears);
        let title = match asked {
            Asked::Words(_) => scene.words.say("found-title"),
            Asked::Like(_) => scene.words.say("similar-title"),
        };
        page::heading(ui, &title);
        chip(ui, scene, asked);
        if count > 0 {
            let counted = RichText::new(said::photos(scene.words, count)).color(theme::palette(ui.ctx()).quiet);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| ui.add(Label::new(counted).truncate()));
        }
    });
    if count == 0 {
        nothing(ui, scene, asked);
        return;
    }
    page::body(0.0).show(ui, |ui| {
        if let (Asked::Words(_), Some(note)) = (asked, note(scene)) {
            let colour = theme::palette(ui.ctx()).quiet;
            ui.add(Label::new(RichText::new(note).size(text::SMALL).color(colour)).wrap());
            ui.add_space(space::SMALL);
        }
        grid(ui, scene, "found", &scene.model.found.photos, &|_| None);
    });
}

/// What was asked, with a way to end it.
fn chip(ui: &mut Ui, scene: &mut Scene<'_>, asked: &Asked) {
    let what = match asked {
        Asked::Words(text) => scene.words.fill("found-chip", &[("text", text.as_str().into())]),
        Asked::Like(photo) => {
            scene.model.photos.get(*photo).map(|item| said::file_name(&item.file)).unwrap_or_default()
        }
    };
    let named = scene.words.fill("found-end", &[("text", what.as_str().into())]);
    if button::plain(ui, &format!("{what}  ×")).accessible_name(&named).on_hover_text(named).clicked() {
        scene.locals.search.text.clear();
        scene.actions.push(Action::Search(String::new()));
    }
}

/// What was searched, where that is less than one may think.
fn note(scene: &Scene<'_>) -> Option<String> {
    match scene.model.found.has_words {
        Some(false) => Some(scene.words.say("found-no-words")),
        _ => None,
    }
}

fn nothing(ui: &mut Ui, scene: &mut Scene<'_>, asked: &Asked) {
    let found = &scene.model.found;
    if found.is_waiting {
        return; // it takes a moment; a sentence that comes and goes would only disquiet
    }
    let note = match (&found.problem, asked) {
        (Some(problem), _) => scene.words.problem(problem),
        (None, Asked::Words(_)) => note(scene).unwrap_or_else(|| scene.words.say("found-nothing-note")),
        (None, Asked::Like(_)) => scene.words.say("similar-nothing-note"),
    };
    let lacks_words = found.has_words == Some(false) && matches!(asked, Asked::Words(_));
    page::empty(ui, &scene.words.say("found-nothing"), &note, |ui| {
        if lacks_words && button::plain(ui, &scene.words.say("found-see-encoders")).clicked() {
            scene.actions.push(Action::Go(Screen::Settings));
        }
    });
}
