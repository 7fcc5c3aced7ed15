//! The accepted albums as cards.

use super::{Scene, filter};
use crate::app::theme::{self, space, text};
use crate::app::widgets::cards::Cards;
use crate::app::widgets::fitted::{self, Lettering};
use crate::app::widgets::{button, mosaic, page, pile};
use crate::app::{Action, Screen};
use crate::domain::Suggestion;
use eframe::egui::{
    Align, CornerRadius, CursorIcon, Layout, Rect, Role, ScrollArea, Sense, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};

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
        ScrollArea::vertical().id_salt("albums").auto_shrink(false).show_viewport(ui, |ui, viewport| {
            ui.set_height(cards.height(count) + space::LARGE);
            // A row more above and below than is seen, so that Tab can go there.
            let row = cards.size.y;
            let origin = ui.max_rect().min.to_vec2() + Vec2::splat(space::HAIR);
            for at in cards.visible(count, viewport.top() - row, viewport.bottom() + row) {
                card(ui, scene, albums[at], cards.rect(at).translate(origin));
            }
        });
    });
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

fn card(ui: &mut Ui, scene: &mut Scene<'_>, album: &Suggestion, rect: Rect) {
    let palette = theme::palette(ui.ctx());
    let name = scene.words.title(album);
    let response = ui.interact(rect, ui.scope_id().with(("album", &album.id.0)), Sense::click());
    let label = scene.words.fill("card-open", &[("title", name.as_str().into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
    if response.has_focus() && response.gained_focus() {
        ui.scroll_to_rect(rect, None);
    }
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
    button::ring_at(ui.painter(), &response, rect.expand(space::HAIR), &palette);
    if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
        scene.actions.push(Action::Go(Screen::Group(album.id.clone())));
    }
}
