//! The bar at the side: where one can go, and the albums.

mod doubles;
mod entry;

use super::{Scene, search};
use crate::app::theme::{self, space, text};
use crate::app::widgets::{button, mosaic, pile};
use crate::app::{Action, Screen};
use eframe::egui::{Align, CornerRadius, Frame, Layout, Margin, Rect, RichText, ScrollArea, Ui, Vec2, vec2};
use entry::Entry;

pub(in crate::app) use doubles::Doubles;

/// Height of a line of the side bar, in points.
const LINE: f32 = 32.0;
/// The same in a low window, so that albums have room.
const LOW_LINE: f32 = 28.0;
/// A window is low up to this height of the side bar, in points.
const LOW: f32 = 640.0;
/// Height of an album's line: its title in two rows, or in one above a note.
const ALBUM: f32 = 44.0;
/// Side of an album's thumbnail.
const THUMBNAIL: f32 = 32.0;

/// Paints it.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    let palette = theme::palette(ui.ctx());
    let line = if ui.available_height() <= LOW { LOW_LINE } else { LINE };
    Frame::new().inner_margin(Margin::same(space::SMALL as i8)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.add_space(space::SMALL);
        ui.horizontal(|ui| {
            ui.add_space(space::SMALL);
            ui.label(RichText::new(scene.words.say("app-name")).color(palette.quiet).strong());
        });
        ui.add_space(space::SMALL);
        search::field(ui, scene);
        ui.add_space(space::SMALL);
        places(ui, scene, line);
        ui.add_space(space::LARGE);
        ui.with_layout(Layout::bottom_up(Align::Min), |ui| {
            bottom(ui, scene, line);
            ui.add_space(space::SMALL);
            ui.with_layout(Layout::top_down(Align::Min), |ui| albums(ui, scene));
        });
    });
}

fn places(ui: &mut Ui, scene: &mut Scene<'_>, line: f32) {
    let model = scene.model;
    let places = [
        ("all-photos", Screen::Photos, model.photos.len()),
        ("suggestions", Screen::Suggestions, model.groups.suggestions().len()),
        ("same-event", Screen::Questions, model.questions.count()),
        ("themes", Screen::Themes, model.themes.suggestions().len()),
        ("stacks", Screen::Stacks, model.stacks.open().len()),
        ("albums", Screen::Albums, 0),
    ];
    for (name, screen, count) in places {
        let is_folders = screen == Screen::Suggestions && model.screen == Screen::Folders;
        let is_current = model.screen == screen || is_folders;
        let entry = Entry { count, is_current, ..Entry::new(scene.words.say(name), line) };
        let response = entry.show(ui, scene.words);
        if matches!(screen, Screen::Suggestions | Screen::Themes | Screen::Albums) {
            pile::opens(ui, scene, &response, &screen);
        }
        if response.clicked() {
            scene.actions.push(Action::Go(screen));
        }
    }
}

fn albums(ui: &mut Ui, scene: &mut Scene<'_>) {
    let palette = theme::palette(ui.ctx());
    let small = |text: String| RichText::new(text).size(text::SMALL).color(palette.quiet);
    ui.horizontal(|ui| {
        // So that the word stands in the middle of the button's height.
        ui.set_height(button::ICON);
        ui.add_space(space::SMALL);
        ui.label(small(scene.words.say("side-albums")));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if button::icon(ui, button::Icon::Add, &scene.words.say("side-new-album")).clicked() {
                scene.actions.push(Action::NameAlbum(true));
            }
        });
    });
    ui.add_space(space::HAIR);
    let albums = scene.model.albums();
    if albums.is_empty() {
        // Before the groups are here, nobody knows whether there are albums.
        if !scene.model.is_grouped && !scene.model.photos.is_empty() {
            return;
        }
        Frame::new().inner_margin(Margin::symmetric(space::SMALL as i8, 0)).show(ui, |ui| {
            ui.label(small(scene.words.say("side-no-albums")));
        });
        return;
    }
    scene.locals.doubles.update(scene.model.groups_version(), &albums, scene.words);
    // Whole lines only: a sliver of the next one would look like a flaw.
    let (each, room) = (ALBUM + ui.spacing().item_spacing.y, ui.available_height());
    let height = ((room + ui.spacing().item_spacing.y) / each).floor().max(1.0) * each - ui.spacing().item_spacing.y;
    let area = ScrollArea::vertical().id_salt("side-albums").auto_shrink(false).max_height(height.min(room));
    area.show_rows(ui, ALBUM, albums.len(), |ui, seen| {
        pile::scroll_near_edges(ui);
        for group in &albums[seen] {
            let screen = Screen::Group(group.id.clone());
            let is_double = scene.locals.doubles.holds(&group.id);
            let forms =
                if is_double { scene.words.titles_apart(group) } else { scene.words.titles(group).collect::<Vec<_>>() };
            let entry = Entry {
                note: scene.words.beside_title(group).filter(|_| !is_double),
                count: group.photos.len(),
                is_current: scene.model.screen == screen,
                indent: THUMBNAIL + space::SMALL,
                ..Entry::of_forms(forms, ALBUM)
            };
            let response = entry.show(ui, scene.words);
            if ui.is_rect_visible(response.rect) {
                let middle = response.rect.left_center() + vec2(space::SMALL + THUMBNAIL / 2.0, 0.0);
                let place = Rect::from_center_size(middle, Vec2::splat(THUMBNAIL));
                mosaic::cover(ui, scene, group, place, CornerRadius::same(3));
            }
            if response.gained_focus() {
                response.scroll_to_me(None);
            }
            pile::target(ui, scene, &response, response.rect, group);
            if response.clicked() {
                scene.actions.push(Action::Go(screen));
            }
        }
    });
}

/// From the bottom up.
fn bottom(ui: &mut Ui, scene: &mut Scene<'_>, line: f32) {
    let model = scene.model;
    let unread = [("count", model.unread.len().into())];
    let entries = [
        (true, scene.words.say("settings"), Some(Screen::Settings)),
        (model.undo.is_some() || model.redo.is_some(), scene.words.say("history"), Some(Screen::History)),
        (true, scene.words.say("add-photos"), None),
        (!model.unread.is_empty(), scene.words.fill("unread-count", &unread), Some(Screen::Unread)),
    ];
    for (is_offered, name, screen) in entries {
        let is_current = screen.as_ref() == Some(&model.screen);
        if is_offered && (Entry { is_current, ..Entry::new(name, line) }).show(ui, scene.words).clicked() {
            scene.actions.push(screen.map_or(Action::ChooseFolders, Action::Go));
        }
    }
}
