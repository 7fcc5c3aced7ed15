//! All keys, over everything else.

use super::Scene;
use crate::app::Action;
use crate::app::commands::{ENTRIES, SECTIONS};
use crate::app::theme::{self, space, text};
use crate::app::widgets::button::{self, Icon};
use eframe::egui::{Align, Color32, Frame, Grid, Id, Layout, Margin, Modal, RichText, ScrollArea, Stroke, Ui};

/// Width of the keys where there is room, in points: in two columns, no line is cut off in any language.
const WIDTH: f32 = 680.0;

/// Paints it.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    let palette = theme::palette(ui.ctx());
    let frame = Frame::new()
        .fill(palette.card)
        .stroke(Stroke::new(1.0, palette.line))
        .corner_radius(2 * theme::CORNER)
        .inner_margin(Margin::same(space::HUGE as i8));
    let modal = Modal::new(Id::unique("shortcuts")).frame(frame).backdrop_color(Color32::from_black_alpha(140));
    let room = ui.ctx().content_rect().height() - 8.0 * space::HUGE;
    let response = modal.show(ui.ctx(), |ui| {
        ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - 4.0 * space::HUGE));
        let mut closes = false;
        ui.horizontal(|ui| {
            ui.label(RichText::new(scene.words.say("keys-title")).heading());
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                closes = button::icon(ui, Icon::Close, &scene.words.say("close")).clicked();
            });
        });
        ui.add_space(space::MEDIUM);
        ScrollArea::vertical().max_height(room).min_scrolled_height(room).show(ui, |ui| {
            ui.columns_const(|[left, right]| {
                for (at, section) in SECTIONS.into_iter().enumerate() {
                    keys(if at < 3 { &mut *left } else { &mut *right }, scene, section);
                }
            });
        });
        closes
    });
    if response.inner || response.should_close() {
        scene.actions.push(Action::ShowShortcuts(false));
    }
}

fn keys(ui: &mut Ui, scene: &Scene<'_>, section: &'static str) {
    let palette = theme::palette(ui.ctx());
    let small = |text: String| RichText::new(text).size(text::SMALL);
    ui.label(RichText::new(scene.words.say(section)).strong());
    ui.add_space(space::HAIR);
    Grid::new(section).num_columns(2).min_col_width(88.0).spacing([space::MEDIUM, 6.0]).show(ui, |ui| {
        for entry in ENTRIES.iter().filter(|entry| entry.section == Some(section)) {
            ui.label(small(scene.words.say(&format!("{}-key", entry.id))).color(palette.quiet));
            ui.label(small(scene.words.say(entry.id)));
            ui.end_row();
        }
    });
    ui.add_space(space::LARGE);
}
