//! The accepted albums as cards.

use super::{Scene, filter};
use crate::app::theme::{self, space, text};
use crate::app::widgets::cards::{Cards, step};
use crate::app::widgets::cursor::Cursor;
use crate::app::widgets::fitted::{self, Lettering};
use crate::app::widgets::{button, mosaic, page, pile};
use crate::app::{Action, ExportAction, Screen};
use crate::domain::{GroupId, Suggestion};
use eframe::egui::{
    Align, CornerRadius, CursorIcon, Key, Layout, Modifiers, Rect, Response, Role, ScrollArea, Sense, Stroke,
    StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};

/// What this view keeps.
#[derive(Debug, Default)]
pub(in crate::app) struct Local {
    /// The album that the keyboard is at.
    at: Option<GroupId>,
    cursor: Cursor,
}

/// Cards narrower than this would show too little, in points.
const LEAST: f32 = 220.0;
/// More side by side would make each too small to look at.
const MOST: usize = 6;
/// Height of the text below a cover, in points.
const TEXT: f32 = 64.0;
/// Lines that a title may take below it.
const TITLE_ROWS: usize = 2;

/// Paints it.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    let albums = scene.model.albums();
    let count = albums.len();
    let gaps = [("count", count.into())];
    let note = if count == 0 { String::new() } else { scene.words.fill("albums-count", &gaps) };
    page::head(ui, &scene.words.say("albums"), &note, |ui| {
        if count > 0 {
            filter::toggle(ui, scene);
        }
    });
    if count == 0 {
        nothing(ui, scene);
        return;
    }
    let rest = ui.available_rect_before_wrap();
    let top = filter::show(ui, scene, rest);
    ui.add_space(top - rest.top());
    let albums: Vec<&Suggestion> = albums.into_iter().filter(|album| scene.model.sieve.keeps(&album.id)).collect();
    let count = albums.len();
    if count == 0 {
        filter::nothing(ui, scene);
        return;
    }
    page::body(space::HAIR).show(ui, |ui| {
        let cards =
            Cards::new(ui.available_width() - space::HAIR - page::MARGIN, LEAST, MOST, |width| cover(width) + TEXT);
        let at = keys(ui, scene, &albums, cards.columns);
        let has_moved = scene.locals.albums.cursor.put(Some(&albums[at].id));
        ScrollArea::vertical().id_salt("albums").auto_shrink(false).show_viewport(ui, |ui, viewport| {
            ui.set_height(cards.height(count) + space::LARGE);
            let origin = ui.max_rect().min.to_vec2() + Vec2::splat(space::HAIR);
            let place = |at: usize| cards.rect(at).translate(origin);
            if has_moved {
                ui.scroll_to_rect(place(at).expand(space::LARGE), None);
            }
            // A row more above and below than is seen, so that Tab can go there.
            let row = cards.size.y;
            for nth in cards.visible(count, viewport.top() - row, viewport.bottom() + row) {
                let response = card(ui, scene, albums[nth], place(nth), nth == at);
                let local = &mut scene.locals.albums;
                // Come to by Tab or a click: from here the arrows go on.
                if local.cursor.keep(ui, &response, nth == at) || response.clicked() {
                    local.at = Some(albums[nth].id.clone());
                }
            }
        });
    });
}

/// Arrows step, Enter opens, Ctrl+E exports; returns which album the keyboard is at.
fn keys(ui: &Ui, scene: &mut Scene<'_>, albums: &[&Suggestion], columns: usize) -> usize {
    let hears = page::hears_keys(ui, scene);
    let local = &mut scene.locals.albums;
    let find = |id: &GroupId| albums.iter().position(|album| album.id == *id);
    let at = local.at.as_ref().and_then(find).unwrap_or(0);
    if !hears {
        return at;
    }
    // With the next frame: in this one egui moves the keyboard on by itself from where it is put.
    for by in local.cursor.steps(ui) {
        local.at = Some(albums[step(&[albums.len()], columns, at, by)].id.clone());
        ui.ctx().request_repaint();
    }
    let album = albums[at];
    // Where a card has the keyboard, Enter clicks it.
    if ui.memory(|memory| memory.focused()).is_none()
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter))
    {
        scene.actions.push(Action::Go(Screen::Group(album.id.clone())));
    }
    if ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::E)) {
        let (title, photos) = (scene.words.title(album), album.photos.clone());
        scene.actions.push(Action::Export(ExportAction::Open { title, photos }));
    }
    at
}

fn nothing(ui: &mut Ui, scene: &mut Scene<'_>) {
    let has_suggestions = !scene.model.groups.suggestions().is_empty();
    let note = scene.words.say(if has_suggestions { "albums-none-note" } else { "albums-none-yet-note" });
    page::empty(ui, &scene.words.say("albums-none"), &note, |ui| {
        if has_suggestions && button::accent(ui, &scene.words.say("see-suggestions")).clicked() {
            scene.actions.push(Action::Go(Screen::Suggestions));
        }
    });
}

/// Height of a cover by its width.
fn cover(width: f32) -> f32 {
    (width * 0.72).round()
}

fn card(ui: &mut Ui, scene: &mut Scene<'_>, album: &Suggestion, rect: Rect, is_at: bool) -> Response {
    let palette = theme::palette(ui.ctx());
    let name = scene.words.title(album);
    let response = ui.interact(rect, ui.scope_id().with(("album", &album.id.0)), Sense::click());
    let label = scene.words.fill("card-open", &[("title", name.as_str().into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
    let top = Rect::from_min_size(rect.min, vec2(rect.width(), cover(rect.width())));
    mosaic::cover(ui, scene, album, top, CornerRadius::same(theme::CORNER));
    let below = Rect::from_min_max(pos2(rect.left(), top.bottom() + space::HAIR), rect.max);
    let layout = UiBuilder::new().id_salt(&album.id.0).max_rect(below).layout(Layout::top_down(Align::Min));
    ui.scope_builder(layout, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let lettering = Lettering { size: text::BODY, colour: palette.text };
        fitted::fit(ui, scene.words.titles(album), lettering, rect.width(), TITLE_ROWS).label(ui);
        let count = scene.words.fill("photos", &[("count", album.photos.len().into())]);
        // A name made of the days says them already.
        let dates = (album.name.is_some() && album.summary.span.is_some()).then(|| scene.words.dates(album));
        let dates = dates.into_iter().chain(album.name.as_ref().and_then(|_| scene.words.beside_title(album)));
        let mut lines: Vec<String> = dates.map(|dates| format!("{count} · {dates}")).collect();
        lines.push(count);
        fitted::fit(ui, lines, Lettering { size: text::SMALL, colour: palette.quiet }, rect.width(), 1).label(ui);
    });
    pile::target(ui, scene, &response, rect.expand(space::HAIR), album);
    if is_at || response.has_focus() {
        let ring = Stroke::new(2.0, palette.text);
        let corner = CornerRadius::same(theme::CORNER);
        ui.painter().rect_stroke(rect.expand(2.0), corner, ring, StrokeKind::Outside);
    }
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    if response.clicked() {
        scene.actions.push(Action::Go(Screen::Group(album.id.clone())));
    }
    response
}
