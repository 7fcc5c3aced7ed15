//! Correcting dates and places of photos, over everything else. The files stay as they are.

mod feet;
mod place;
mod who;

use super::Scene;
use crate::app::Action;
use crate::app::mending::read_date;
use crate::app::theme::{self, space, text};
use crate::app::widgets::button::{self, Icon};
use crate::app::widgets::check;
use crate::app::widgets::dialog;
use crate::app::widgets::said;
use crate::domain::{Mark, PhotoId, Precision, Stamp, When};
use crate::engine::Town;
use crate::words::Words;
use eframe::egui::{Align, ComboBox, DragValue, Id, Label, Layout, RichText, ScrollArea, TextEdit, Ui};
use jiff::civil::DateTime;
use who::Who;

/// Width where there is room, in points.
const WIDTH: f32 = 480.0;
/// Minutes east of UTC of the clocks that there are, from the Pacific to the Pacific.
const ZONES: [i16; 38] = [
    -720, -660, -600, -570, -540, -480, -420, -360, -300, -240, -210, -180, -150, -120, -60, 0, 60, 120, 180, 210, 240,
    270, 300, 330, 345, 360, 390, 420, 480, 525, 540, 570, 600, 630, 660, 720, 765, 840,
];

/// How a date may be typed.
const EXAMPLE: Stamp =
    Stamp { local: DateTime::constant(2025, 5, 3, 14, 5, 0, 0), offset_minutes: None, precision: Precision::Second };

/// What is typed.
#[derive(Debug, Default)]
pub(in crate::app) struct Local {
    /// The photos that it is about.
    of: Vec<PhotoId>,
    date: String,
    /// The date that stood there at first.
    before: String,
    is_for_all: bool,
    days: i64,
    hours: i64,
    minutes: i64,
    zone: Option<i16>,
    place: String,
    town: Option<Town>,
    who: Who,
    /// For so many frames more the keyboard is to go to the date: what lies over everything takes it away with the first.
    focusing: u8,
}

impl Local {
    fn begin(&mut self, words: &Words, first: Option<Stamp>, photos: &[PhotoId]) {
        let date = first.map(|stamp| words.field(&stamp)).unwrap_or_default();
        *self = Self { of: photos.to_vec(), before: date.clone(), date, focusing: 2, ..Self::default() };
    }

    /// The date that was typed. `None` where none is wished; `Some(None)` where it cannot be understood.
    fn typed(&self, words: &Words) -> Option<Option<When>> {
        (self.date != self.before).then(|| read_date(&words.typed(&self.date)))
    }

    fn shift(&self) -> i64 {
        (self.days * 24 + self.hours) * 3_600 + self.minutes * 60
    }
}

/// Paints it.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    let Some(photos) = &scene.model.mending else {
        scene.locals.mend.of.clear();
        return;
    };
    let photos = in_order(scene, photos);
    let first = photos.first().and_then(|photo| scene.model.photos.get(*photo)).and_then(|item| item.taken);
    let first = first.map(|(stamp, _)| stamp);
    if scene.locals.mend.of != photos {
        scene.locals.mend.begin(scene.words, first, &photos);
    }
    let room = ui.ctx().content_rect();
    let enters = feet::enters(ui, scene, &photos);
    let response = dialog::show(ui.ctx(), "mend", WIDTH, space::HUGE, |ui| {
        let closes = head(ui, scene, &photos);
        let most = room.height() - 10.0 * space::HUGE;
        ScrollArea::vertical().max_height(most).min_scrolled_height(most).show(ui, |ui| {
            dates(ui, scene, &photos, first);
            place::show(ui, scene, &photos);
        });
        ui.add_space(space::MEDIUM);
        closes | feet::show(ui, scene, &photos, first, enters)
    });
    if response.inner || response.should_close() {
        scene.actions.push(Action::StopMending);
    }
}

/// The photos as they were taken.
fn in_order(scene: &Scene<'_>, photos: &[PhotoId]) -> Vec<PhotoId> {
    let mut all: Vec<_> = photos.iter().filter_map(|photo| scene.model.photos.get(*photo)).collect();
    all.sort_by_key(|item| (item.taken.map(|(stamp, _)| stamp.local), item.id));
    all.into_iter().map(|item| item.id).collect()
}

fn head(ui: &mut Ui, scene: &Scene<'_>, photos: &[PhotoId]) -> bool {
    let mut closes = false;
    ui.horizontal(|ui| {
        ui.label(RichText::new(scene.words.say("mend-title")).heading());
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            closes = button::icon(ui, Icon::Close, &scene.words.say("close")).clicked();
        });
    });
    let of = match photos {
        [one] => scene.model.photos.get(*one).map(|item| said::file_name(&item.file)).unwrap_or_default(),
        all => said::photos(scene.words, all.len()),
    };
    quiet(ui, &format!("{of}. {}", scene.words.say("mend-note")));
    closes
}

/// The field for the date, for the keyboard.
fn date_field() -> Id {
    Id::unique("mend-date")
}

fn dates(ui: &mut Ui, scene: &mut Scene<'_>, photos: &[PhotoId], first: Option<Stamp>) {
    let words = scene.words;
    let local = &mut scene.locals.mend;
    section(ui, &words.say("mend-date"));
    let is_wrong = local.typed(words) == Some(None);
    let edit = TextEdit::singleline(&mut local.date).hint_text(words.field(&EXAMPLE)).desired_width(200.0);
    let edit = ui.add(edit.id(date_field()));
    if local.focusing > 0 {
        local.focusing -= 1;
        edit.request_focus();
        ui.ctx().request_repaint();
    }
    edit.accessible_name(words.say("mend-date"));
    if is_wrong {
        warn(ui, &words.fill("mend-date-wrong", &[("example", words.field(&EXAMPLE).into())]));
    }
    if photos.len() > 1 {
        let all = words.say("mend-all");
        if check::show(ui, &all, &all, local.is_for_all).clicked() {
            local.is_for_all = !local.is_for_all;
        }
        if !local.is_for_all {
            quiet(ui, &words.say("mend-apart"));
        }
    }
    // On a card, egui's own fields would look like words.
    let palette = theme::palette(ui.ctx());
    ui.visuals_mut().widgets.inactive.weak_bg_fill = palette.line;
    section(ui, &words.say("mend-move"));
    ui.horizontal(|ui| {
        for (id, amount) in
            [("mend-days", &mut local.days), ("mend-hours", &mut local.hours), ("mend-minutes", &mut local.minutes)]
        {
            let name = words.fill(id, &[("count", (*amount).into())]);
            let value = DragValue::new(amount).speed(0.1).range(-99_999..=99_999).suffix(format!(" {name}"));
            let value = ui.add(value).accessible_name(&name);
            button::ring(ui.painter(), &value, &palette);
        }
    });
    section(ui, &words.say("mend-zone"));
    let named = |minutes: Option<i16>| match minutes {
        Some(minutes) => words.zone(minutes),
        None => words.say("mend-zone-same"),
    };
    let combo = ComboBox::from_id_salt("mend-zone").selected_text(named(local.zone)).height(280.0);
    let combo = combo.show_ui(ui, |ui| {
        for zone in std::iter::once(None).chain(ZONES.map(Some)) {
            ui.selectable_value(&mut local.zone, zone, named(zone));
        }
    });
    button::ring(ui.painter(), &combo.response, &palette);
    combo.response.accessible_name(words.say("mend-zone"));
    quiet(ui, &words.say("mend-zone-note"));
    who::show(ui, scene, photos);
    if let Some(after) = becomes(scene, first) {
        ui.add_space(space::SMALL);
        let text = scene.words.fill("mend-becomes", &[("moment", scene.words.moment_and_zone(&after).into())]);
        ui.add(Label::new(RichText::new(text).strong()).wrap());
    }
}

/// The date that the first photo would have, where it is another.
fn becomes(scene: &Scene<'_>, first: Option<Stamp>) -> Option<Stamp> {
    let local = &scene.locals.mend;
    let date = local.typed(scene.words).flatten();
    let mark = Mark { date, shift: local.shift(), offset: local.zone, ..Mark::default() };
    let after = mark.stamp(first).filter(|_| mark.corrects_date())?;
    // The zone of the place is not known here.
    let offset_minutes = after.offset_minutes.filter(|_| after.precision == Precision::Second);
    Some(Stamp { offset_minutes, ..after })
}

fn section(ui: &mut Ui, title: &str) {
    ui.add_space(space::MEDIUM);
    ui.label(RichText::new(title).strong());
}

fn quiet(ui: &mut Ui, words: &str) {
    let colour = theme::palette(ui.ctx()).quiet;
    ui.add(Label::new(RichText::new(words).size(text::SMALL).color(colour)).wrap());
}

fn warn(ui: &mut Ui, words: &str) {
    let colour = theme::palette(ui.ctx()).warning;
    ui.add(Label::new(RichText::new(words).size(text::SMALL).color(colour)).wrap());
}
