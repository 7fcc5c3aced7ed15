//! The library could not be opened, or is open no longer: why, and what to do.

use super::Scene;
use crate::app::{Action, theme};
use crate::engine::EngineError;
use eframe::egui::{Align, Layout, RichText, Ui};

/// Paints it.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, problem: &EngineError) {
    ui.with_layout(Layout::top_down(Align::Center), |ui| {
        ui.add_space((ui.available_height() / 3.0).max(theme::space::HUGE));
        ui.set_max_width(520.0);
        let title = if matches!(problem, EngineError::Stopped) { "problem-stopped" } else { "problem-title" };
        ui.heading(scene.words.say(title));
        ui.label(RichText::new(scene.words.problem(problem)).color(theme::palette(ui.ctx()).quiet));
        ui.add_space(theme::space::MEDIUM);
        if ui.button(scene.words.say("problem-try-again")).clicked() {
            scene.actions.push(Action::TryAgain);
        }
        if ui.button(scene.words.say("problem-quit")).clicked() {
            scene.actions.push(Action::Quit);
        }
    });
}
