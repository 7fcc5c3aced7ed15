//! The encoders in the settings: what each is worth here, and which is used.

use super::Scene;
use crate::app::Action;
use crate::app::theme::{self, space, text};
use crate::app::widgets::button;
use crate::engine::InstalledEncoder;
use eframe::egui::{Align, Frame, Label, Layout, Margin, RichText, Ui};

/// Paints them.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    let colour = theme::palette(ui.ctx()).quiet;
    let note = |ui: &mut Ui, said: String| {
        ui.add(Label::new(RichText::new(said).size(text::SMALL).color(colour)).wrap());
    };
    note(ui, scene.words.say("encoders-note"));
    match scene.model.encoders.clone() {
        None => note(ui, scene.words.say("encoders-measuring")),
        Some(encoders) => encoders.iter().for_each(|encoder| line(ui, scene, encoder)),
    }
    ui.horizontal(|ui| {
        let add = button::plain(ui, &scene.words.say("encoders-add"));
        if add.on_hover_text(scene.words.say("encoders-add-note")).clicked() {
            scene.actions.push(Action::ChooseEncoder);
        }
        if scene.model.is_trying_encoder {
            ui.label(RichText::new(scene.words.say("encoders-trying")).size(text::SMALL).color(colour));
        }
    });
}

/// One of them: its name and what can be done at the right, and what it is worth below.
fn line(ui: &mut Ui, scene: &mut Scene<'_>, encoder: &InstalledEncoder) {
    let palette = theme::palette(ui.ctx());
    let frame = Frame::new().fill(palette.bar).corner_radius(theme::CORNER);
    frame.inner_margin(Margin::symmetric(space::MEDIUM as i8, space::SMALL as i8)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.horizontal(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                state(ui, scene, encoder);
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.add(Label::new(RichText::new(name(scene, encoder)).strong()).truncate());
                });
            });
        });
        let small = |said: String| Label::new(RichText::new(said).size(text::SMALL).color(palette.quiet)).wrap();
        ui.add(small(facts(scene, encoder)));
        if !encoder.is_measured {
            ui.add(small(scene.words.say("encoder-unmeasured")));
        }
    });
}

/// Whether it is used, on its way to be, or can be.
fn state(ui: &mut Ui, scene: &mut Scene<'_>, encoder: &InstalledEncoder) {
    let palette = theme::palette(ui.ctx());
    if encoder.is_used
        && (encoder.is_chosen || scene.model.encoders.iter().flat_map(|e| e.iter()).all(|e| !e.is_chosen))
    {
        ui.label(RichText::new(scene.words.say("encoder-used")).size(text::SMALL).color(palette.quiet));
        return;
    }
    if encoder.is_chosen && scene.model.is_importing() {
        ui.label(RichText::new(scene.words.say("encoder-coming")).size(text::SMALL).color(palette.quiet));
        return;
    }
    let says = if encoder.is_chosen { "encoder-go-on" } else { "encoder-use" };
    let named = scene.words.fill("encoder-use-named", &[("name", name(scene, encoder).into())]);
    if encoder.seconds.is_some() && button::plain(ui, &scene.words.say(says)).accessible_name(named).clicked() {
        scene.actions.push(Action::UseEncoder(encoder.id.clone()));
    }
    if encoder.is_used {
        ui.label(RichText::new(scene.words.say("encoder-used-still")).size(text::SMALL).color(palette.quiet));
    }
}

/// What the person knows it by: the one that came with Albumen has a name in their language.
fn name(scene: &Scene<'_>, encoder: &InstalledEncoder) -> String {
    if encoder.is_shipped { scene.words.say("encoder-shipped") } else { encoder.name.clone() }
}

fn facts(scene: &Scene<'_>, encoder: &InstalledEncoder) -> String {
    let words = scene.words;
    let speed = match encoder.seconds {
        Some(seconds) => {
            let milliseconds = seconds * 1_000.0;
            let rounded = if milliseconds < 10.0 { (milliseconds * 10.0).round() / 10.0 } else { milliseconds.round() };
            words.fill("encoder-speed", &[("milliseconds", rounded.into())])
        }
        None => words.say("encoder-broken"),
    };
    let says = if encoder.has_text { "encoder-words" } else { "encoder-no-text" };
    let seen = words.fill("encoder-seen", &[("count", encoder.photos.into())]);
    [words.bytes(encoder.bytes), speed, words.say(says), seen].join(" · ")
}
