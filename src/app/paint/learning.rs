//! What Albumen learned from the person, in Settings.

use super::Scene;
use super::settings::note;
use crate::app::Action;
use crate::app::theme::{self, space, text};
use crate::app::widgets::fitted::{self, Lettering};
use crate::app::widgets::{button, check};
use crate::engine::{Learned, LearnedVersion, LearningWish};
use eframe::egui::{Align, Frame, Label, Layout, Margin, RichText, Ui, vec2};

/// Height of a line with a version, in points: when it was, and its figures in two rows of small letters at most.
const LINE: f32 = 60.0;
/// Height of the line with the shipped way.
const SHIPPED: f32 = 36.0;
/// Rows that figures may take.
const ROWS: usize = 2;
/// Older versions are not shown.
const SHOWN: usize = 6;

/// Paints it.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    let Some(learned) = scene.model.learning.clone() else { return };
    let words = scene.words;
    let switch = words.say("learning-switch");
    if check::show(ui, &switch, &switch, learned.is_on).clicked() {
        scene.actions.push(Action::Learning(LearningWish::On(!learned.is_on)));
    }
    if learned.corrections > 0 {
        note(ui, &words.fill("learning-counted", &[("count", learned.corrections.into())]));
    }
    if learned.is_on && learned.used.is_some() {
        for habit in &learned.habits {
            ui.label(words.habit(*habit));
        }
        if let Some(looks) = learned.used.as_ref().and_then(|version| version.looks.as_ref()) {
            ui.add(Label::new(words.looks_habit(looks)).wrap());
        }
    }
    ui.add(Label::new(words.learning(&learned)).wrap());
    if learned.is_on && learned.is_held {
        if learned.used.is_some() {
            note(ui, &words.say("learning-held-here"));
        }
        if button::plain(ui, &words.say("learning-go-on")).clicked() {
            scene.actions.push(Action::Learning(LearningWish::GoOn));
        }
    }
    if learned.versions.is_empty() {
        return;
    }
    ui.add_space(space::SMALL);
    note(ui, &words.say("learning-versions"));
    for version in learned.versions.iter().rev().take(SHOWN) {
        line(ui, scene, &learned, Some(version));
    }
    line(ui, scene, &learned, None);
    note(ui, &words.say("learning-reset-note"));
    if button::plain(ui, &words.say("learning-reset")).clicked() {
        scene.actions.push(Action::Learning(LearningWish::Reset));
    }
}

/// One version, or the shipped way, with the way back to it.
fn line(ui: &mut Ui, scene: &mut Scene<'_>, learned: &Learned, version: Option<&LearnedVersion>) {
    let palette = theme::palette(ui.ctx());
    let id = version.map(|version| version.id);
    let is_used = learned.used.as_ref().map(|version| version.id) == id;
    let name = version.map_or_else(
        || scene.words.say("learning-shipped"),
        |version| scene.words.learned_version(version, learned.when.get(&version.id)),
    );
    let frame = Frame::new().fill(palette.bar).corner_radius(theme::CORNER);
    frame.inner_margin(Margin { left: space::MEDIUM as i8, right: 4, top: 0, bottom: 0 }).show(ui, |ui| {
        let size = vec2(ui.available_width(), if version.is_some() { LINE } else { SHIPPED });
        ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
            if is_used {
                ui.add_space(space::SMALL);
                ui.label(RichText::new(scene.words.say("learning-in-use")).color(palette.quiet));
            } else if learned.is_on {
                let spoken = scene.words.fill("learning-use-named", &[("version", name.as_str().into())]);
                if button::quiet(ui, &scene.words.say("learning-use")).accessible_name(spoken).clicked() {
                    scene.actions.push(Action::Learning(LearningWish::TakeBack(id)));
                }
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 2.0;
                    let width = ui.available_width();
                    let title = fitted::fit(ui, [name], Lettering { size: text::BODY, colour: palette.text }, width, 1);
                    let small = Lettering { size: text::SMALL, colour: palette.quiet };
                    let figures = version.map(|version| scene.words.learned_figures(version));
                    let figures = figures.map(|figures| fitted::fit(ui, [figures], small, width, ROWS));
                    let high = title.galley.size().y + figures.as_ref().map_or(0.0, |of| of.galley.size().y + 2.0);
                    ui.add_space((size.y - high) / 2.0);
                    title.label(ui);
                    if let Some(figures) = figures {
                        figures.label(ui);
                    }
                });
            });
        });
    });
}
