//! The photos' views as a person uses them, found by their accessible names.

mod keys;
mod large;
mod select;
mod timeline;

use super::{Locals, Scene, show};
use crate::app::model::{Model, photo};
use crate::app::textures::Textures;
use crate::app::{Action, theme, update};
use crate::domain::PhotoId;
use crate::engine::pictures::Wanted;
use crate::engine::session::{Event, PhotoItem};
use crate::words::Words;
use eframe::egui::accesskit::Role;
use eframe::egui::{Modifiers, MouseWheelSource, MouseWheelUnit, TouchPhase, Ui, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

/// A window without the edge: a model, and what came of the last frames.
struct Desk {
    model: Model,
    words: Words,
    textures: Textures,
    locals: Locals,
    wanted: Vec<Wanted>,
    done: Vec<Action>,
}

impl Desk {
    fn frame(&mut self, ui: &mut Ui) {
        theme::install(ui.ctx());
        self.model.now = ui.input(|input| input.time);
        let mut actions = Vec::new();
        let mut scene = Scene {
            model: &self.model,
            words: &self.words,
            textures: &mut self.textures,
            locals: &mut self.locals,
            actions: &mut actions,
        };
        show(ui, &mut scene);
        if let Some(wanted) = self.textures.take_wishes(ui.ctx()) {
            self.wanted = wanted;
        }
        for action in actions {
            self.done.push(action.clone());
            let _ = update::update(&mut self.model, action);
        }
    }
}

/// The window, 1000 points wide, with these photos in the library.
fn window(photos: Vec<PhotoItem>) -> Harness<'static, Desk> {
    let mut model = Model::new();
    model.take(Event::Photos(photos));
    model.take(Event::Loaded);
    let desk = Desk {
        model,
        words: Words::new(&["en".to_owned()]),
        textures: Textures::default(),
        locals: Locals::default(),
        wanted: Vec::new(),
        done: Vec::new(),
    };
    let mut harness = Harness::builder()
        .with_size(vec2(1000.0, 700.0))
        .with_max_steps(64)
        .build_ui_state(|ui: &mut Ui, desk: &mut Desk| desk.frame(ui), desk);
    harness.run();
    harness
}

/// `count` photos, one every `minutes`, the first in June 2025 and then back in time.
fn made(count: u128, minutes: i64) -> Vec<PhotoItem> {
    let start = jiff::civil::date(2025, 6, 30).at(23, 0, 0, 0);
    let at = |n: u128| start - jiff::SignedDuration::from_mins(minutes * i64::try_from(n).unwrap());
    (0..count).map(|n| photo(n, &at(n).to_string(), [(3, 2), (4, 3), (2, 3)][n as usize % 3])).collect()
}

/// The photos on the screen, by name, in the order of the page.
fn seen(harness: &Harness<'_, Desk>) -> Vec<String> {
    let is_photo = |name: &String| name.contains(".jpg, ");
    harness.query_all_by_role(Role::Button).filter_map(|node| node.accesskit_node().label()).filter(is_photo).collect()
}

/// The photo of this name.
fn id_of(name: &str) -> PhotoId {
    let number: u128 = name.split('.').next().unwrap().parse().unwrap();
    PhotoId::from_bytes(number.to_be_bytes())
}

fn headings(harness: &Harness<'_, Desk>) -> Vec<String> {
    harness.query_all_by_role(Role::Heading).filter_map(|node| node.accesskit_node().label()).collect()
}

fn top_of(harness: &Harness<'_, Desk>, name: &str) -> f32 {
    harness.get_by_label(name).rect().top()
}

fn scroll(harness: &mut Harness<'_, Desk>, points: f32, modifiers: Modifiers) {
    harness.hover_at(pos2(600.0, 400.0));
    harness.run();
    let (unit, phase, delta) = (MouseWheelUnit::Point, TouchPhase::Move, vec2(0.0, points));
    let source = MouseWheelSource::Trackpad;
    harness.event_modifiers(eframe::egui::Event::MouseWheel { unit, phase, delta, modifiers, source }, modifiers);
    harness.run();
}
