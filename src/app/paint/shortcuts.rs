//! All keys, over everything else.

use super::Scene;
use crate::app::Action;
use crate::app::commands::{ENTRIES, Entry, SECTIONS};
use crate::app::theme::{self, space, text};
use crate::app::widgets::button::{self, Icon};
use crate::app::widgets::dialog;
use eframe::egui::{Align, Grid, Layout, RichText, ScrollArea, Ui};

/// Width of a column of keys, in points: no line is cut off in any language.
const COLUMN: f32 = 320.0;
/// Space between columns.
const BETWEEN: f32 = space::LARGE;

/// Paints it.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    let window = ui.ctx().content_rect().size();
    let room = window.y - 6.0 * space::HUGE;
    let columns = if window.x - 4.0 * space::HUGE >= width(3) { 3 } else { 2 };
    let response = dialog::show(ui.ctx(), "shortcuts", width(columns), space::HUGE, |ui| {
        let mut closes = false;
        ui.horizontal(|ui| {
            ui.label(RichText::new(scene.words.say("keys-title")).heading());
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                closes = button::icon(ui, Icon::Close, &scene.words.say("close")).clicked();
            });
        });
        ui.add_space(space::MEDIUM);
        ScrollArea::vertical().max_height(room).min_scrolled_height(room).show(ui, |ui| {
            ui.spacing_mut().item_spacing.x = BETWEEN;
            ui.columns(columns, |uis| {
                for (section, column) in SECTIONS.into_iter().zip(spread(columns)) {
                    keys(&mut uis[column], scene, section);
                }
            });
        });
        closes
    });
    if response.inner || response.should_close() {
        scene.actions.push(Action::ShowShortcuts(false));
    }
}

fn width(columns: usize) -> f32 {
    columns as f32 * (COLUMN + BETWEEN)
}

/// The keys of a view.
fn of(section: &str) -> impl Iterator<Item = &'static Entry> {
    ENTRIES.iter().filter(move |entry| entry.section == Some(section))
}

/// Which column each view stands in: in their order, the longest column as short as it can be.
fn spread(columns: usize) -> Vec<usize> {
    // A view's name and the space below it are about two lines.
    let lengths: Vec<usize> = SECTIONS.iter().map(|section| of(section).count() + 2).collect();
    let fill = |limit: usize| {
        let (mut column, mut height) = (0, 0);
        let place = |length: &usize| {
            if height + length > limit && height > 0 {
                (column, height) = (column + 1, 0);
            }
            height += length;
            column
        };
        lengths.iter().map(place).collect::<Vec<usize>>()
    };
    let all: usize = lengths.iter().sum();
    let fits = |filled: &Vec<usize>| filled.last().is_none_or(|last| *last < columns);
    (all / columns.max(1)..=all).map(fill).find(fits).unwrap_or_default()
}

fn keys(ui: &mut Ui, scene: &Scene<'_>, section: &'static str) {
    let palette = theme::palette(ui.ctx());
    let small = |text: String| RichText::new(text).size(text::SMALL);
    ui.label(RichText::new(scene.words.say(section)).strong());
    ui.add_space(space::HAIR);
    Grid::new(section)
        .num_columns(2)
        .min_col_width(88.0)
        .min_row_height(text::SMALL)
        .spacing([space::MEDIUM, space::HAIR])
        .show(ui, |ui| {
            for entry in of(section) {
                ui.label(small(scene.words.say(&format!("{}-key", entry.id))).color(palette.quiet));
                ui.label(small(scene.words.say(entry.id)));
                ui.end_row();
            }
        });
    ui.add_space(space::LARGE);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_column_of_keys_is_as_short_as_it_can_be() {
        let lengths: Vec<usize> = SECTIONS.iter().map(|section| of(section).count() + 2).collect();
        let sum = |part: &[usize]| part.iter().sum::<usize>();
        let cuts = (0..=lengths.len()).map(|cut| sum(&lengths[..cut]).max(sum(&lengths[cut..])));
        let column = |filled: &[usize], at: usize| -> usize {
            filled.iter().zip(&lengths).filter(|(column, _)| **column == at).map(|(_, length)| length).sum()
        };
        let two = spread(2);
        assert_eq!(cuts.min(), Some(column(&two, 0).max(column(&two, 1))), "{two:?}");
        let three = spread(3);
        assert!(three.is_sorted() && three.len() == lengths.len() && three.last() <= Some(&2), "{three:?}");
    }
}
