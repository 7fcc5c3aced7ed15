//! The menus from which more is asked.

use super::super::Scene;
use super::{Choices, make_room};
use crate::app::middle;
use crate::app::theme::{self, space, text};
use crate::app::widgets::button;
use crate::app::{Action, Screen};
use crate::engine::{Criterion, span};
use crate::words::Words;
use eframe::egui::{
    Align, Button, FontId, Label, Layout, Popup, PopupCloseBehavior, RichText, ScrollArea, TextEdit, Ui, vec2,
};
use jiff::civil::Date;

/// Width and greatest height of a menu's list, in points.
const WIDTH: f32 = 280.0;
const HEIGHT: f32 = 320.0;
/// Width of what stands before a field for a day, and height of the two, in points.
const BEFORE: f32 = 60.0;
const FIELD: f32 = 28.0;

pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    menu(ui, scene, "filter-date", dates);
    menu(ui, scene, "filter-camera", |ui, scene| {
        let all = |choices: &Choices| {
            choices.cameras.iter().map(|(name, n)| (name.clone(), Criterion::Camera(name.clone()), *n)).collect()
        };
        list(ui, scene, "filter-no-cameras", all);
    });
    menu(ui, scene, "filter-place", places);
    menu(ui, scene, "filter-folder", |ui, scene| {
        let all = |choices: &Choices| {
            let one = |(folder, n): &(std::path::PathBuf, usize)| {
                (folder.display().to_string(), Criterion::Folder(folder.clone()), *n)
            };
            choices.folders.iter().map(one).collect()
        };
        list(ui, scene, "filter-no-folders", all);
    });
    menu(ui, scene, "filter-rating", |ui, scene| {
        for stars in (1..=5_u8).rev() {
            let name = scene.words.fill("filter-stars", &[("stars", stars.into())]);
            choose(ui, scene, &name, None, Criterion::Stars(stars));
        }
    });
    toggle(ui, scene, "filter-favourites", Criterion::Favourite);
    if scene.model.screen == Screen::Photos {
        toggle(ui, scene, "filter-no-album", Criterion::NoAlbum);
        toggle(ui, scene, "filter-several-places", Criterion::SeveralPlaces);
        let unread = scene.model.unread.len();
        if unread > 0 {
            // These are files, not photos: they have a page of their own.
            let name = scene.words.fill("filter-unread", &[("count", unread.into())]);
            make_room(ui, &name);
            if button::quiet(ui, &name).clicked() {
                scene.actions.push(Action::Go(Screen::Unread));
            }
        }
    }
}

fn menu(ui: &mut Ui, scene: &mut Scene<'_>, title: &str, fill: impl FnOnce(&mut Ui, &mut Scene<'_>)) {
    // The sign that it is a menu takes as much room as a letter.
    make_room(ui, &format!("{} M", scene.words.say(title)));
    let response = button::menu(ui, &scene.words.say(title)).accessible_name(scene.words.say(title));
    if response.clicked() {
        // From here Tab and the arrows lead into the menu, also for who came with the mouse.
        response.request_focus();
    }
    let popup = Popup::from_toggle_button_response(&response);
    popup.close_behavior(PopupCloseBehavior::CloseOnClickOutside).width(WIDTH).show(|ui| {
        ui.set_width(WIDTH);
        fill(ui, scene);
    });
}

fn toggle(ui: &mut Ui, scene: &mut Scene<'_>, title: &str, criterion: Criterion) {
    let is_on = scene.model.sieve.filter.criteria().contains(&criterion);
    let says = scene.words.say(title);
    make_room(ui, &says);
    if button::segment(ui, &says, is_on).clicked() {
        scene.actions.push(if is_on { Action::Unfilter(criterion) } else { Action::Filter(criterion) });
    }
}

/// A line of a menu, with how many photos it has.
fn choose(ui: &mut Ui, scene: &mut Scene<'_>, name: &str, count: Option<usize>, criterion: Criterion) {
    let is_on = scene.model.sieve.filter.criteria().contains(&criterion);
    let count = count.map(|count| scene.words.number(count as u64)).unwrap_or_default();
    let colour = theme::palette(ui.ctx()).quiet;
    // A folder is known by its end, which no long path before it may push out.
    let wide =
        |text: &str, size| ui.painter().layout_no_wrap(text.to_owned(), FontId::proportional(size), colour).size().x;
    let room = ui.available_width() - wide(&count, text::SMALL) - 4.0 * ui.spacing().button_padding.x;
    let short = middle::shorten(name, |name| wide(name, text::BODY) <= room);
    let line = Button::new(short).right_text(RichText::new(count).size(text::SMALL).color(colour));
    let line = line.selected(is_on).min_size(vec2(ui.available_width(), 0.0)).frame_when_inactive(false).truncate();
    if ui.add(line).accessible_name(name).clicked() {
        scene.actions.push(if is_on { Action::Unfilter(criterion) } else { Action::Filter(criterion) });
        ui.close();
    }
}

/// The choices, worked out anew where photos or towns are others than before.
fn choices<T>(scene: &mut Scene<'_>, take: impl FnOnce(&Choices) -> T) -> T {
    let (photos, towns) = (&scene.model.photos, &scene.model.towns);
    let versions = (photos.version(), towns.version());
    let kept = &mut scene.locals.filter.choices;
    let is_good = |(photos, towns, _): &(u64, u64, Choices)| (*photos, *towns) == versions;
    if !kept.as_ref().is_some_and(is_good) {
        *kept = None;
    }
    let (_, _, choices) = kept.get_or_insert_with(|| (versions.0, versions.1, Choices::of(photos, towns)));
    take(choices)
}

type Line = (String, Criterion, usize);

fn list(ui: &mut Ui, scene: &mut Scene<'_>, none: &str, all: impl FnOnce(&Choices) -> Vec<Line>) {
    let lines = choices(scene, all);
    if lines.is_empty() {
        note(ui, &scene.words.say(none));
    }
    ScrollArea::vertical().max_height(HEIGHT).show(ui, |ui| {
        for (name, criterion, count) in lines {
            choose(ui, scene, &name, Some(count), criterion);
        }
    });
}

fn places(ui: &mut Ui, scene: &mut Scene<'_>) {
    let words: &Words = scene.words;
    list(ui, scene, "filter-no-places", |choices| {
        let countries = choices.countries.iter().map(|(code, n)| (words.country(*code), Criterion::Country(*code), *n));
        // One country goes without saying.
        let countries = countries.filter(|_| choices.countries.len() > 1);
        let towns = choices.towns.iter().map(|(town, n)| (words.locality(town), Criterion::Town(town.clone()), *n));
        countries.chain(towns).collect()
    });
}

fn dates(ui: &mut Ui, scene: &mut Scene<'_>) {
    let words = scene.words;
    let mut ends: [Option<Option<Date>>; 2] = [Some(None), Some(None)];
    let mut enters = false;
    for (at, title) in ["filter-from", "filter-to"].into_iter().enumerate() {
        let row = vec2(ui.available_width(), FIELD);
        ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| {
            let local = &mut scene.locals.filter;
            let text = if at == 0 { &mut local.from } else { &mut local.to };
            // It begins where the lines below do.
            let field = ui.cursor().left() + BEFORE;
            ui.add_space(ui.spacing().button_padding.x);
            ui.label(words.say(title));
            ui.add_space((field - ui.cursor().left()).max(0.0));
            let hint = words.say("filter-date-hint");
            let edit = ui.add(TextEdit::singleline(text).hint_text(hint).desired_width(f32::INFINITY));
            enters |= edit.lost_focus() && ui.input(|input| input.key_pressed(eframe::egui::Key::Enter));
            edit.accessible_name(words.say(title));
            ends[at] = if text.trim().is_empty() {
                Some(None)
            } else {
                span(&words.typed(text)).map(|(from, to)| Some(if at == 0 { from } else { to }))
            };
        });
    }
    let [from, to] = ends;
    let whole = from.zip(to).filter(|ends| *ends != (None, None));
    if from.zip(to).is_none() {
        note(ui, &words.fill("filter-date-wrong", &[("day", words.field_day(Date::constant(2025, 5, 3)).into())]));
    }
    let asks = ui.add_enabled_ui(whole.is_some(), |ui| button::plain(ui, &words.say("filter-date-set"))).inner;
    if let Some((from, to)) = whole.filter(|_| asks.clicked() || enters) {
        scene.actions.push(Action::Filter(Criterion::Taken { from, to }));
        ui.close();
    }
    ui.add_space(space::HAIR);
    let year = |(year, n): &(i16, usize)| {
        let (from, to) = (Date::new(*year, 1, 1).ok(), Date::new(*year, 12, 31).ok());
        (year.to_string(), Criterion::Taken { from, to }, *n)
    };
    list(ui, scene, "photos-undated", |choices| choices.years.iter().map(year).collect());
}

fn note(ui: &mut Ui, words: &str) {
    let colour = theme::palette(ui.ctx()).quiet;
    ui.add(Label::new(RichText::new(words).size(text::SMALL).color(colour)).wrap());
}
