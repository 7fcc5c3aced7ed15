//! Files that are dragged over the window, dropped on it, or pasted as paths.

use super::Scene;
use crate::app::{Action, pasted, theme};
use eframe::egui::{Align2, Event, FontId, Id, LayerId, Order, Stroke, StrokeKind, Ui};
use std::path::Path;

/// Turns what was dropped or pasted into an action, and shows where it would go while it is still in the hand.
pub(super) fn show(ui: &Ui, scene: &mut Scene<'_>) {
    let dropped: Vec<_> = ui.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
    if !dropped.is_empty() {
        scene.actions.push(Action::Import(dropped));
    }
    if !ui.ctx().text_edit_focused() && !scene.model.is_covered() {
        let pasted: Vec<String> = ui.input(|input| {
            let text = |event: &Event| if let Event::Paste(text) = event { Some(text.clone()) } else { None };
            input.events.iter().filter_map(text).collect()
        });
        scene.actions.extend(pasted.iter().map(|text| Action::Import(pasted::paths(text))));
    }
    let hovering = ui.input(|input| input.raw.hovered_files.clone());
    if hovering.is_empty() {
        return;
    }
    let palette = theme::palette(ui.ctx());
    let painter = ui.ctx().layer_painter(LayerId::new(Order::Foreground, Id::unique("dropping")));
    let screen = ui.ctx().content_rect();
    painter.rect_filled(screen, 0.0, palette.ground.gamma_multiply(0.85));
    let frame = screen.shrink(theme::space::LARGE);
    painter.rect_stroke(frame, f32::from(theme::CORNER), Stroke::new(2.0, palette.accent), StrokeKind::Inside);
    let names: Vec<_> = hovering.iter().filter_map(|file| file.path.as_deref().and_then(Path::file_name)).collect();
    let text = match names.as_slice() {
        [name] => scene.words.fill("drop-one", &[("name", name.to_string_lossy().into_owned().into())]),
        names => scene.words.fill("drop-several", &[("count", names.len().into())]),
    };
    painter.text(screen.center(), Align2::CENTER_CENTER, text, FontId::proportional(theme::text::TITLE), palette.text);
}
