//! How far an export is, in the bar at the bottom.

use super::write;
use crate::app::model::ExportProgress;
use crate::app::paint::Scene;
use crate::app::theme::{self, space};
use crate::app::widgets::button::{self, Icon};
use crate::app::{Action, ExportAction};
use eframe::egui::{Rect, Sense, Ui, vec2};

/// Width and height of its line, in points.
const LINE: (f32, f32) = (72.0, 4.0);

/// Paints it.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, progress: &ExportProgress) {
    ui.spacing_mut().item_spacing.x = space::SMALL;
    let palette = theme::palette(ui.ctx());
    let (rect, _) = ui.allocate_exact_size(vec2(LINE.0, LINE.1), Sense::hover());
    ui.painter().rect_filled(rect, 2.0, palette.line);
    let done = Rect::from_min_size(rect.min, vec2(rect.width() * progress.share(), rect.height()));
    ui.painter().rect_filled(done, 2.0, palette.quiet);
    let gaps = [("done", progress.carried.files.into()), ("count", progress.files.into())];
    let said = scene.words.fill("export-running", &gaps);
    let room = ui.available_width() - button::ICON - space::SMALL;
    write(ui, scene, said, palette.text, room);
    if button::icon(ui, Icon::Stop, &scene.words.say("export-stop")).clicked() {
        scene.actions.push(Action::Export(ExportAction::Stop));
    }
}
