//! The bar at the side: where one can go, and the albums.

use super::{Scene, search};
use crate::app::theme::{self, space, text};
use crate::app::widgets::{button, mosaic, pile};
use crate::app::{Action, Screen};
use crate::words::Words;
use eframe::egui::{
    Align, Align2, Color32, CornerRadius, FontId, Frame, Layout, Margin, Rect, Response, RichText, Role, ScrollArea,
    Sense, TextStyle, TextWrapMode, Ui, Vec2, WidgetInfo, WidgetText, pos2, vec2,
};

/// Height of a line of the side bar, in points.
const LINE: f32 = 32.0;
/// Side of an album's thumbnail.
const THUMBNAIL: f32 = 22.0;

/// Paints it.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    let palette = theme::palette(ui.ctx());
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
        places(ui, scene);
        ui.add_space(space::LARGE);
        ui.with_layout(Layout::bottom_up(Align::Min), |ui| {
            bottom(ui, scene);
            ui.add_space(space::SMALL);
            ui.with_layout(Layout::top_down(Align::Min), |ui| albums(ui, scene));
        });
    });
}

fn places(ui: &mut Ui, scene: &mut Scene<'_>) {
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
        let entry = Entry { name: &scene.words.say(name), count, is_current, indent: 0.0 };
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
        Frame::new().inner_margin(Margin::symmetric(space::SMALL as i8, 0)).show(ui, |ui| {
            ui.label(small(scene.words.say("side-no-albums")));
        });
        return;
    }
    // Whole lines only: a sliver of the next one would look like a flaw.
    let (each, room) = (LINE + ui.spacing().item_spacing.y, ui.available_height());
    let height = ((room + ui.spacing().item_spacing.y) / each).floor().max(1.0) * each - ui.spacing().item_spacing.y;
    let area = ScrollArea::vertical().id_salt("side-albums").auto_shrink(false).max_height(height.min(room));
    area.show_rows(ui, LINE, albums.len(), |ui, seen| {
        pile::scroll_near_edges(ui);
        for group in &albums[seen] {
            let name = scene.words.title(group);
            let screen = Screen::Group(group.id.clone());
            let is_current = scene.model.screen == screen;
            let entry = Entry { name: &name, count: group.photos.len(), is_current, indent: THUMBNAIL + space::SMALL };
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
fn bottom(ui: &mut Ui, scene: &mut Scene<'_>) {
    let model = scene.model;
    let settings = scene.words.say("settings");
    let entry = Entry { name: &settings, count: 0, is_current: model.screen == Screen::Settings, indent: 0.0 };
    if entry.show(ui, scene.words).clicked() {
        scene.actions.push(Action::Go(Screen::Settings));
    }
    if model.undo.is_some() || model.redo.is_some() {
        let name = scene.words.say("history");
        let entry = Entry { name: &name, count: 0, is_current: model.screen == Screen::History, indent: 0.0 };
        if entry.show(ui, scene.words).clicked() {
            scene.actions.push(Action::Go(Screen::History));
        }
    }
    let add = scene.words.say("add-photos");
    if (Entry { name: &add, count: 0, is_current: false, indent: 0.0 }).show(ui, scene.words).clicked() {
        scene.actions.push(Action::ChooseFolders);
    }
    if !model.unread.is_empty() {
        let count = model.unread.len();
        let gaps = [("count", count.into())];
        let name = scene.words.fill("unread-count", &gaps);
        let entry = Entry { name: &name, count: 0, is_current: model.screen == Screen::Unread, indent: 0.0 };
        if entry.show(ui, scene.words).clicked() {
            scene.actions.push(Action::Go(Screen::Unread));
        }
    }
}

/// One line that leads somewhere.
struct Entry<'a> {
    name: &'a str,
    /// Shown at the right where it is not 0.
    count: usize,
    is_current: bool,
    /// Room for a picture at the left, in points.
    indent: f32,
}

impl Entry<'_> {
    fn show(&self, ui: &mut Ui, words: &Words) -> Response {
        let palette = theme::palette(ui.ctx());
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, self.is_current, self.name));
        if !ui.is_rect_visible(rect) {
            return response;
        }
        let fill = if self.is_current {
            palette.line
        } else if response.hovered() {
            palette.empty
        } else {
            Color32::TRANSPARENT
        };
        ui.painter().rect_filled(rect, CornerRadius::same(theme::CORNER), fill);
        let inside = rect.shrink2(vec2(space::SMALL, 0.0));
        let mut right = inside.right();
        if self.count > 0 {
            let number = words.number(self.count as u64);
            let font = FontId::proportional(text::SMALL);
            let place = ui.painter().text(inside.right_center(), Align2::RIGHT_CENTER, number, font, palette.quiet);
            right = place.left() - space::SMALL;
        }
        let left = inside.left() + self.indent;
        let name = WidgetText::from(self.name).into_galley(
            ui,
            Some(TextWrapMode::Truncate),
            (right - left).max(0.0),
            TextStyle::Body,
        );
        let is_cut = name.elided;
        ui.painter().galley(pos2(left, rect.center().y - name.size().y / 2.0), name, palette.text);
        button::ring(ui.painter(), &response, &palette);
        if is_cut { response.on_hover_text(self.name) } else { response }
    }
}
