//! What recurs across events, as cards: looked for where the person asks.

use super::Scene;
use super::board::{self, Board};
use crate::app::Action;
use crate::app::theme::{self, space};
use crate::app::widgets::{button, page, said};
use crate::engine::session::ThemesState;
use eframe::egui::{Align, Layout, RichText, Spinner, Ui, vec2};

/// Paints it.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    let model = scene.model;
    let open = model.themes.suggestions().len();
    let (put_off, rejected) = (model.themes.put_off().len(), model.themes.rejected().len());
    let is_working = model.themes_state == ThemesState::Working;
    let is_made = matches!(model.themes_state, ThemesState::Made { .. });
    let note = match (is_working, open) {
        (true, _) | (_, 0) => String::new(),
        (_, count) => {
            let text = scene.words.fill("themes-count", &[("count", count.into())]);
            let of = model.themes_of.as_ref().and_then(|of| model.group(of));
            of.map_or(text.clone(), |of| {
                let title = scene.words.title(of);
                scene.words.fill("themes-count-in", &[("text", text.as_str().into()), ("title", title.into())])
            })
        }
    };
    let again = if model.themes_of.is_some() { "themes-in-all" } else { "themes-again" };
    page::head(ui, &scene.words.say("themes"), &note, |ui| {
        if is_working && open + put_off > 0 {
            working(ui, scene);
        } else if is_made && button::plain(ui, &scene.words.say(again)).clicked() {
            scene.actions.push(Action::FindThemes(None));
        }
    });
    if model.themes_state == (ThemesState::Made { is_stale: true }) && open + put_off > 0 {
        page::body(0.0).show(ui, |ui| {
            ui.label(RichText::new(scene.words.say("themes-stale")).color(theme::palette(ui.ctx()).quiet));
        });
        ui.add_space(space::SMALL);
    }
    if open + put_off == 0 {
        // What was rejected lies below it, folded away.
        let height = ui.available_height() * if rejected == 0 { 1.0 } else { 0.45 };
        ui.allocate_ui(vec2(ui.available_width(), height), |ui| nothing(ui, scene));
    }
    if open + put_off + rejected > 0 {
        board::show(ui, scene, Board::Themes);
    }
}

/// That it is at work. How long it takes nobody knows before: so there is no bar that would pretend to.
fn working(ui: &mut Ui, scene: &Scene<'_>) {
    let palette = theme::palette(ui.ctx());
    let of = scene.model.themes_of.as_ref().and_then(|of| scene.model.group(of));
    let count = of.map_or(scene.model.photos.len(), |of| of.photos.len());
    let count = said::photos(scene.words, count);
    let text = scene.words.fill("themes-working", &[("photos", count.into())]);
    ui.label(RichText::new(text).color(palette.quiet));
    ui.add(Spinner::new().size(theme::text::BODY).color(palette.quiet));
}

/// Why there are no cards, and what to do.
fn nothing(ui: &mut Ui, scene: &mut Scene<'_>) {
    let words = scene.words;
    let id = match scene.model.themes_state {
        _ if !scene.model.is_loaded => "themes-loading",
        ThemesState::NotAsked => "themes-ask",
        ThemesState::Working => "themes-at-work",
        ThemesState::Made { .. } if scene.model.themes.all().is_empty() => "themes-none",
        ThemesState::Made { .. } => "themes-decided",
    };
    page::empty(ui, &words.say(id), &words.say(&format!("{id}-note")), |ui| match id {
        "themes-ask" if button::accent(ui, &words.say("themes-find")).clicked() => {
            scene.actions.push(Action::FindThemes(None));
        }
        "themes-at-work" => {
            ui.allocate_ui_with_layout(ui.available_size(), Layout::top_down(Align::Center), |ui| working(ui, scene));
        }
        _ => {}
    });
}
