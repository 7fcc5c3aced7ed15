//! Colours, where the library is, and which folders it reads.

use super::{Scene, encoders, learning};
use crate::app::theme::{self, space, text};
use crate::app::widgets::{button, check, page};
use crate::app::{Action, Theme};
use crate::engine::session::Opened;
use eframe::egui::{Align, Frame, Label, Layout, Margin, RichText, ScrollArea, Ui, vec2};
use std::path::Path;

/// Lines longer than this are hard to read, in points.
const WIDEST: f32 = 640.0;
/// Height of a line with a path, in points.
const LINE: f32 = 36.0;

/// Paints it.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    page::bar(ui, |ui| {
        let hears = page::hears_keys(ui, scene);
        page::back(ui, scene, hears);
        page::heading(ui, &scene.words.say("settings"));
    });
    page::body(0.0).show(ui, |ui| {
        ScrollArea::vertical().id_salt("settings").auto_shrink(false).show(ui, |ui| {
            ui.set_max_width(WIDEST.min(ui.available_width() - page::MARGIN));
            ui.spacing_mut().item_spacing.y = space::SMALL;
            title(ui, &scene.words.say("settings-theme"));
            themes(ui, scene);
            if let Some(library) = &scene.model.library {
                folders(ui, scene, library);
                place(ui, scene, library);
                title(ui, &scene.words.say("learning-title"));
                learning::show(ui, scene);
                title(ui, &scene.words.say("encoders-title"));
                encoders::show(ui, scene);
            }
            title(ui, &scene.words.say("settings-about"));
            ui.label(scene.words.fill("settings-version", &[("version", env!("CARGO_PKG_VERSION").into())]));
            note(ui, &scene.words.say("settings-privacy"));
            if scene.model.is_unlisted && button::plain(ui, &scene.words.say("list-program")).clicked() {
                scene.actions.push(Action::List);
            }
            ui.add_space(space::HUGE);
        });
    });
}

fn themes(ui: &mut Ui, scene: &mut Scene<'_>) {
    let palette = theme::palette(ui.ctx());
    let frame = Frame::new().fill(palette.card).corner_radius(theme::CORNER).inner_margin(Margin::same(2));
    ui.horizontal(|ui| {
        frame.show(ui, |ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            for (theme, name) in
                [(Theme::System, "theme-system"), (Theme::Dark, "theme-dark"), (Theme::Light, "theme-light")]
            {
                if button::segment(ui, &scene.words.say(name), scene.model.theme == theme).clicked() {
                    scene.actions.push(Action::UseTheme(theme));
                }
            }
        });
    });
}

fn folders(ui: &mut Ui, scene: &mut Scene<'_>, library: &Opened) {
    title(ui, &scene.words.say("settings-folders"));
    if library.folders.is_empty() {
        note(ui, &scene.words.say("settings-no-folders"));
    } else {
        note(ui, &scene.words.say("settings-remove-note"));
    }
    for folder in &library.folders {
        line(ui, scene, folder, |ui, scene| {
            let named = |id: &str| scene.words.fill(id, &[("folder", folder.display().to_string().into())]);
            if button::quiet(ui, &scene.words.say("settings-remove"))
                .accessible_name(named("settings-remove-named"))
                .clicked()
            {
                scene.actions.push(Action::Forget(folder.clone()));
            }
            if scene.model.offline.contains(folder) {
                let locate = button::plain(ui, &scene.words.say("settings-locate"));
                let locate = locate.on_hover_text(scene.words.say("settings-locate-note"));
                if locate.accessible_name(named("settings-locate-named")).clicked() {
                    scene.actions.push(Action::Locate(folder.clone()));
                }
            }
        });
        if scene.model.offline.contains(folder) {
            note(ui, &scene.words.say("settings-folder-offline"));
        }
    }
    let (watches, watch) = (scene.model.watches, scene.words.say("settings-watch"));
    if check::show(ui, &watch, &watch, watches).clicked() {
        scene.actions.push(Action::Watch(!watches));
    }
    ui.horizontal(|ui| {
        if button::plain(ui, &scene.words.say("settings-add")).clicked() {
            scene.actions.push(Action::ChooseFolders);
        }
        if !library.folders.is_empty() {
            let look = button::plain(ui, &scene.words.say("settings-look"));
            if look.on_hover_text(scene.words.say("settings-look-key")).clicked() {
                scene.actions.push(Action::LookAgain);
            }
        }
    });
}

fn place(ui: &mut Ui, scene: &mut Scene<'_>, library: &Opened) {
    title(ui, &scene.words.say("settings-library"));
    note(ui, &scene.words.say("settings-library-note"));
    line(ui, scene, &library.library, |ui, scene| {
        if button::quiet(ui, &scene.words.say("show-in-folder")).clicked() {
            scene.actions.push(Action::Reveal(library.library.clone()));
        }
    });
}

/// A path with what can be done about it at the right.
fn line(ui: &mut Ui, scene: &mut Scene<'_>, path: &Path, right: impl FnOnce(&mut Ui, &mut Scene<'_>)) {
    let palette = theme::palette(ui.ctx());
    let frame = Frame::new().fill(palette.bar).corner_radius(theme::CORNER);
    frame.inner_margin(Margin { left: space::MEDIUM as i8, right: 4, top: 0, bottom: 0 }).show(ui, |ui| {
        let size = vec2(ui.available_width(), LINE);
        ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
            right(ui, scene);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(Label::new(path.display().to_string()).truncate());
            });
        });
    });
}

fn title(ui: &mut Ui, text: &str) {
    ui.add_space(space::LARGE);
    ui.label(RichText::new(text).strong());
}

pub(super) fn note(ui: &mut Ui, words: &str) {
    let colour = theme::palette(ui.ctx()).quiet;
    ui.add(Label::new(RichText::new(words).size(text::SMALL).color(colour)).wrap());
}
