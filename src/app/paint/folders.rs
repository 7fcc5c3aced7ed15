//! Folders that look like albums: a line above the suggestions, and a page with a card for each.

use super::Scene;
use super::board::{self, Board};
use crate::app::model::Model;
use crate::app::theme::{self, space, text};
use crate::app::widgets::{button, mosaic, page};
use crate::app::{Action, Screen};
use crate::domain::Suggestion;
use eframe::egui::{
    Align, CornerRadius, Key, Label, Layout, Modifiers, Rect, RichText, Sense, Ui, UiBuilder, Vec2, pos2, vec2,
};

/// Height of the line above the suggestions, in points.
const STRIP: f32 = 60.0;
/// Side of a cover in it, in points.
const COVER: f32 = 40.0;
/// As many covers as there is room for on the smallest screen.
const COVERS: usize = 3;
/// As many names as anybody reads in one line; what does not fit is cut off.
const NAMES: usize = 12;

/// The line above the suggestions, where there is something to offer.
pub(super) fn strip(ui: &mut Ui, scene: &mut Scene<'_>) {
    if !scene.model.offers_folders() {
        return;
    }
    if page::hears_keys(ui, scene) && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F)) {
        scene.actions.push(Action::Go(Screen::Folders));
    }
    let model = scene.model;
    let folders: Vec<&Suggestion> = offered(model).collect();
    let palette = theme::palette(ui.ctx());
    let width = ui.available_width() - 2.0 * page::MARGIN;
    let (_, all) = ui.allocate_space(vec2(ui.available_width(), STRIP + space::MEDIUM));
    let rect = Rect::from_min_size(pos2(all.left() + page::MARGIN, all.top()), vec2(width, STRIP));
    ui.painter().rect_filled(rect, CornerRadius::same(theme::CORNER), palette.card);
    let mut left = rect.left() + (STRIP - COVER) / 2.0;
    for folder in folders.iter().take(COVERS) {
        let place = Rect::from_min_size(pos2(left, rect.center().y - COVER / 2.0), Vec2::splat(COVER));
        mosaic::cover(ui, scene, folder, place, CornerRadius::same(3));
        left += COVER + space::HAIR;
    }
    let inside =
        Rect::from_min_max(pos2(left + space::SMALL, rect.top()), rect.right_bottom() - vec2(space::MEDIUM, 0.0));
    let builder = UiBuilder::new().id_salt("folders").max_rect(inside).layout(Layout::right_to_left(Align::Center));
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing.x = space::HAIR;
        take_all(ui, scene, false);
        let look = button::with_key(ui, &scene.words.say("folders-look"), "F", button::Way::Quiet);
        if look.accessible_name(scene.words.say("folders-look")).clicked() {
            scene.actions.push(Action::Go(Screen::Folders));
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let builder = UiBuilder::new().layout(Layout::top_down(Align::Min));
            let (_, place) = ui.allocate_space(vec2(ui.available_width(), COVER));
            ui.scope_builder(builder.max_rect(place), |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                ui.add(Label::new(RichText::new(count(scene)).strong()).truncate());
                let names: Vec<String> = folders.iter().take(NAMES).map(|folder| named(scene, folder)).collect();
                let names = RichText::new(names.join(", ")).size(text::SMALL).color(palette.quiet);
                ui.add(Label::new(names).truncate().sense(Sense::hover()));
            });
        });
    });
}

/// "Norway (112)"; what came to an album says how many anyway.
fn named(scene: &Scene<'_>, folder: &Suggestion) -> String {
    let title = scene.title(folder);
    if folder.addition_to.is_some() {
        return title;
    }
    format!("{title} ({})", scene.words.number(folder.photos.len() as u64))
}

/// The page with a card for each.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    let hears = page::hears_keys(ui, scene);
    let is_open = offered(scene.model).next().is_some();
    page::bar(ui, |ui| {
        page::back(ui, scene, hears);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if scene.model.folders.suggestions().len() > 1 {
                take_all(ui, scene, true);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                page::heading(ui, &scene.words.say("folders"));
                if is_open {
                    let note = RichText::new(count(scene)).color(theme::palette(ui.ctx()).quiet);
                    ui.add(Label::new(note).truncate());
                }
            });
        });
    });
    if is_open || !scene.model.folders.put_off().is_empty() {
        return board::show(ui, scene, Board::Folders);
    }
    page::empty(ui, &scene.words.say("folders-decided"), &scene.words.say("folders-decided-note"), |ui| {
        if button::accent(ui, &scene.words.say("see-suggestions")).clicked() {
            scene.actions.push(Action::Go(Screen::Suggestions));
        }
    });
}

/// All at once.
fn take_all(ui: &mut Ui, scene: &mut Scene<'_>, is_accent: bool) {
    let model = scene.model;
    let all = model.folders.suggestions();
    let adds = offered(model).any(|folder| folder.addition_to.is_some());
    let id = if adds { "folders-accept-all" } else { "folders-make-all" };
    let text = scene.words.fill(id, &[("count", all.len().into())]);
    let button = if is_accent { button::accent(ui, &text) } else { button::plain(ui, &text) };
    if button.clicked() {
        scene.actions.push(Action::Accept(all.to_vec()));
    }
}

/// "12 folders look like albums"; where only photos came to folders that are albums, how many folders.
fn count(scene: &Scene<'_>) -> String {
    let new = offered(scene.model).filter(|folder| folder.addition_to.is_none()).count();
    let (id, count) =
        if new > 0 { ("folders-count", new) } else { ("folders-more", scene.model.folders.suggestions().len()) };
    scene.words.fill(id, &[("count", count.into())])
}

fn offered(model: &Model) -> impl Iterator<Item = &Suggestion> {
    model.folders.suggestions().iter().filter_map(|id| model.folders.get(id))
}
