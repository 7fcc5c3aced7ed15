//! What is asked of photos and albums: menus to ask more, and a chip for each thing that is asked, to be taken away.

mod choices;
mod menus;

use super::Scene;
use crate::app::theme::{self, space, text};
use crate::app::widgets::{button, page};
use crate::app::{Action, Screen, WastebasketAction};
use crate::engine::Criterion;
use crate::words::Words;
use choices::Choices;
use eframe::egui::{Color32, FontId, Label, Rect, Response, RichText, Ui, UiBuilder, vec2};

/// What the menus keep.
#[derive(Debug, Default)]
pub(in crate::app) struct Local {
    from: String,
    to: String,
    /// The choices, and the versions that they are of.
    choices: Option<(u64, u64, Choices)>,
}

/// The button that shows and hides the menus.
pub(super) fn toggle(ui: &mut Ui, scene: &mut Scene<'_>) -> Response {
    let is_open = scene.model.sieve.is_open;
    let count = scene.model.sieve.filter.criteria().len();
    let name = scene.words.fill("filter", &[("count", count.into())]);
    let response = button::segment(ui, &name, is_open).on_hover_text(scene.words.say("filter-note"));
    if response.clicked() {
        scene.actions.push(Action::ShowFilter(!is_open));
    }
    response
}

/// Paints what is asked below `top` of this width. Where it ends.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, place: Rect) -> f32 {
    let sieve = &scene.model.sieve;
    if !sieve.is_open && sieve.filter.is_empty() {
        return place.top();
    }
    let inside = Rect::from_min_max(place.min + vec2(space::LARGE, 0.0), place.max - vec2(space::LARGE, 0.0));
    let shown = ui.scope_builder(UiBuilder::new().id_salt("filter").max_rect(inside), |ui| {
        ui.spacing_mut().item_spacing = vec2(space::SMALL, space::SMALL);
        if scene.model.sieve.is_open {
            ui.horizontal_wrapped(|ui| menus::show(ui, scene));
        }
        if !scene.model.sieve.filter.is_empty() {
            ui.horizontal_wrapped(|ui| chips(ui, scene));
        }
    });
    shown.response.rect.bottom() + space::SMALL
}

/// Begins another line where this one has no room left for a button that says `text`: it would be broken into two lines else.
fn make_room(ui: &mut Ui, text: &str) {
    let font = FontId::proportional(text::BODY);
    let needs = ui.painter().layout_no_wrap(text.to_owned(), font, Color32::PLACEHOLDER).size().x;
    let left = ui.available_size_before_wrap().x;
    if left < needs + 2.0 * ui.spacing().button_padding.x && left < ui.max_rect().width() {
        ui.end_row();
    }
}

fn chips(ui: &mut Ui, scene: &mut Scene<'_>) {
    let words = scene.words;
    let sieve = &scene.model.sieve;
    for criterion in sieve.filter.criteria() {
        let what = name(words, criterion);
        let named = words.fill("filter-remove", &[("what", what.as_str().into())]);
        let says = format!("{what}  ×");
        make_room(ui, &says);
        let chip = button::plain(ui, &says).accessible_name(&named);
        if chip.on_hover_text(named).clicked() {
            scene.actions.push(Action::Unfilter(criterion.clone()));
        }
    }
    if sieve.filter.criteria().len() > 1 {
        let clear = words.say("filter-clear");
        make_room(ui, &clear);
        if button::quiet(ui, &clear).clicked() {
            scene.actions.push(Action::ClearFilter);
        }
    }
    let counted = match scene.model.screen {
        Screen::Albums => {
            let albums = scene.model.albums();
            let left = albums.iter().filter(|album| sieve.keeps(&album.id)).count();
            words.fill("filter-albums-left", &[("left", left.into()), ("count", albums.len().into())])
        }
        _ => {
            let (left, count) = (sieve.left(), scene.model.photos.len());
            words.fill("filter-left", &[("left", left.into()), ("count", count.into())])
        }
    };
    make_room(ui, &counted);
    ui.add(Label::new(RichText::new(counted).size(text::SMALL).color(theme::palette(ui.ctx()).quiet)).extend());
    let lists_twins = sieve.filter.criteria().contains(&Criterion::SeveralPlaces) && sieve.left() > 0;
    if lists_twins && scene.model.screen == Screen::Photos {
        let one = button::quiet(ui, &words.say("filter-keep-one")).on_hover_text(words.say("select-twins-tip"));
        if one.clicked() {
            // Those that lie folded under others are meant, too.
            let photos = &scene.model.photos;
            let meant = photos.items().filter(|item| photos.is_let_through(item.id)).map(|item| item.id);
            scene.actions.push(Action::Wastebasket(WastebasketAction::ListTwins(meant.collect())));
        }
    }
}

/// What a criterion asks, as it stands on its chip.
fn name(words: &Words, criterion: &Criterion) -> String {
    match criterion {
        Criterion::Taken { from: Some(from), to: Some(to) } => {
            let is_year = from.day_of_year() == 1 && *to == from.last_of_year();
            if is_year { words.year(*from) } else { words.days(*from, *to) }
        }
        Criterion::Taken { from: Some(from), to: None } => {
            words.fill("filter-since", &[("day", words.date(*from).into())])
        }
        Criterion::Taken { from: None, to: Some(to) } => words.fill("filter-until", &[("day", words.date(*to).into())]),
        Criterion::Taken { .. } => words.say("filter-dated"),
        Criterion::Camera(camera) => camera.clone(),
        Criterion::Town(town) => words.locality(town),
        Criterion::Country(country) => words.country(*country),
        Criterion::Folder(folder) => {
            folder.file_name().map_or_else(|| folder.display().to_string(), |name| name.to_string_lossy().into_owned())
        }
        Criterion::NoAlbum => words.say("filter-no-album"),
        Criterion::SeveralPlaces => words.say("filter-several-places"),
        Criterion::Favourite => words.say("filter-favourites"),
        Criterion::Stars(stars) => words.fill("filter-stars", &[("stars", stars.into())]),
    }
}

/// Where nothing is left: what to do about it.
pub(super) fn nothing(ui: &mut Ui, scene: &mut Scene<'_>) {
    page::empty(ui, &scene.words.say("filter-nothing"), &scene.words.say("filter-nothing-note"), |ui| {
        if button::accent(ui, &scene.words.say("filter-clear")).clicked() {
            scene.actions.push(Action::ClearFilter);
        }
    });
}
