//! What is not kept, file by file, before it goes to the wastebasket.

use super::Scene;
use crate::app::theme::{self, space, text};
use crate::app::widgets::button;
use crate::app::widgets::dialog;
use crate::app::{Action, WastebasketAction};
use eframe::egui::{Align, Key, Label, Layout, Modifiers, RichText, ScrollArea, Ui};

/// Width of the dialog where there is room, in points.
const WIDTH: f32 = 620.0;
/// Height of the list, in points.
const LIST: f32 = 260.0;
/// Height of a line of it, in points.
const LINE: f32 = 22.0;

/// Paints it, where something is about to go.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    let Some(plan) = &scene.model.wastebasket else { return };
    let palette = theme::palette(ui.ctx());
    let response = dialog::show(ui.ctx(), "wastebasket", WIDTH, space::HUGE, |ui| {
        ui.spacing_mut().item_spacing.y = space::SMALL;
        ui.label(RichText::new(scene.words.say("wastebasket-title")).heading());
        ui.add(Label::new(scene.words.discard_plan(plan)).wrap());
        ui.add_space(space::HAIR);
        let area = ScrollArea::vertical().max_height(LIST).auto_shrink([false, true]);
        // The space between lines is part of each. Of two places, that which stays is named as well.
        let lines = if plan.twins.is_some() { 1.8 } else { 1.0 };
        let height = LINE * lines - space::SMALL;
        area.show_rows(ui, height, plan.files.len(), |ui, rows| {
            for file in &plan.files[rows] {
                ui.allocate_ui_with_layout(
                    eframe::egui::vec2(ui.available_width(), height),
                    Layout::right_to_left(Align::Center),
                    |ui| {
                        let small = |text: String| RichText::new(text).size(text::SMALL);
                        ui.label(small(scene.words.bytes(file.bytes)).color(palette.quiet));
                        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                            ui.vertical(|ui| {
                                ui.spacing_mut().item_spacing.y = 0.0;
                                ui.add(Label::new(small(file.path.display().to_string())).truncate());
                                if let Some(stays) = scene.words.twin_that_stays(plan, file) {
                                    ui.add(Label::new(small(stays).color(palette.quiet)).truncate());
                                }
                            });
                        });
                    },
                );
            }
        });
        ui.add(
            Label::new(RichText::new(scene.words.say("wastebasket-note")).size(text::SMALL).color(palette.quiet))
                .wrap(),
        );
        let buttons = |ui: &mut Ui| {
            let count = [("count", plan.files.len().into())];
            let moves = button::accent(ui, &scene.words.fill("wastebasket-move", &count)).clicked();
            let enter = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
            if moves || enter {
                scene.actions.push(Action::Wastebasket(WastebasketAction::Move));
            }
            button::quiet(ui, &scene.words.say("wastebasket-cancel")).clicked()
        };
        ui.horizontal(|ui| ui.with_layout(Layout::right_to_left(Align::Center), buttons).inner).inner
    });
    if response.inner || response.should_close() {
        scene.actions.push(Action::Wastebasket(WastebasketAction::Close));
    }
}
