//! The bar at the bottom: at the left how far an import is, at the right what the last action did.

mod exporting;

use super::Scene;
use super::toast;
use crate::app::Action;
use crate::app::theme::{self, space, text};
use crate::app::widgets::button::{self, Icon};
use crate::app::widgets::fitted::{self, Lettering};
use crate::engine::session::ImportState;
use crate::engine::{Estimate, Snapshot};
use crate::words::Words;
use eframe::egui::{Align, Color32, Layout, Rect, Ui, UiBuilder, vec2};

/// What the bar keeps.
#[derive(Debug, Default)]
pub(in crate::app) struct Local {
    /// Height of the highest sentence in the last frame, in points.
    written: f32,
}

impl Local {
    /// How high the bar is, in points: more where a sentence takes more than one row.
    pub(super) fn height(&self) -> f32 {
        theme::BOTTOM_BAR.max(self.written + 2.0 * space::SMALL)
    }
}

/// Rows that a sentence may take; the longest that are known, with paths in them, take three or four.
const ROWS: usize = 6;

/// Writes a sentence, all of it: the bar grows by the next frame where it has to.
pub(super) fn write(ui: &mut Ui, scene: &mut Scene<'_>, sentence: String, colour: Color32, width: f32) {
    let fitted = fitted::fit(ui, [sentence], Lettering { size: text::SMALL, colour }, width, ROWS);
    let written = &mut scene.locals.bottom.written;
    *written = written.max(fitted.galley.size().y);
    fitted.label(ui);
}

/// Height of the line that shows how far an import is, in points.
const LINE: f32 = 2.0;
/// At most so much of the bar tells of the import, so that the rest has room too.
const SHARE: f32 = 0.55;

/// Paints it.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    let rect = ui.max_rect();
    let before = std::mem::take(&mut scene.locals.bottom.written);
    let inside = rect.shrink2(vec2(space::LARGE, 0.0));
    let mut rest = inside;
    if let Some(ImportState::Running { progress, estimate, is_paused, .. }) = &scene.model.import {
        if progress.is_walked && progress.found > 0 {
            let done = progress.done() as f32 / progress.found as f32;
            let line = Rect::from_min_size(rect.min, vec2(rect.width() * done.clamp(0.0, 1.0), LINE));
            ui.painter().rect_filled(line, 0.0, theme::palette(ui.ctx()).quiet);
        }
        let says_more = scene.model.toast.is_some();
        let left =
            Rect::from_min_size(inside.min, vec2(inside.width() * if says_more { SHARE } else { 1.0 }, rect.height()));
        let layout = UiBuilder::new().id_salt("import").max_rect(left).layout(Layout::left_to_right(Align::Center));
        let used = ui.scope_builder(layout, |ui| import(ui, scene, progress, estimate, *is_paused)).response.rect;
        rest.min.x = used.right() + space::LARGE;
    }
    if let Some(progress) = scene.model.export.running {
        let share = if scene.model.toast.is_some() { SHARE } else { 1.0 };
        let left = Rect::from_min_size(rest.min, vec2(rest.width() * share, rect.height()));
        let layout = UiBuilder::new().id_salt("export").max_rect(left).layout(Layout::left_to_right(Align::Center));
        let used = ui.scope_builder(layout, |ui| exporting::show(ui, scene, &progress)).response.rect;
        rest.min.x = used.right() + space::LARGE;
    }
    let layout = UiBuilder::new().id_salt("toast").max_rect(rest).layout(Layout::right_to_left(Align::Center));
    ui.scope_builder(layout, |ui| toast::show(ui, scene));
    if scene.locals.bottom.written != before {
        ui.ctx().request_repaint();
    }
}

fn import(ui: &mut Ui, scene: &mut Scene<'_>, progress: &Snapshot, estimate: &Estimate, is_paused: bool) {
    ui.spacing_mut().item_spacing.x = space::HAIR;
    // The buttons are kept in sight: the sentence gives way.
    let buttons = 2.0 * (button::ICON + space::HAIR) + space::SMALL;
    let text = sentence(scene.words, progress, estimate, is_paused);
    let (colour, room) = (theme::palette(ui.ctx()).text, ui.available_width() - buttons);
    write(ui, scene, text, colour, room);
    ui.add_space(space::SMALL);
    let (icon, name, action) = if is_paused {
        (Icon::Resume, "import-resume", Action::Resume)
    } else {
        (Icon::Pause, "import-pause", Action::Pause)
    };
    if button::icon(ui, icon, &scene.words.say(name)).clicked() {
        scene.actions.push(action);
    }
    if button::icon(ui, Icon::Stop, &scene.words.say("import-stop")).clicked() {
        scene.actions.push(Action::Stop);
    }
}

/// How far an import is. While folders are still being walked nobody knows how many photos there are, and none is named.
fn sentence(words: &Words, progress: &Snapshot, estimate: &Estimate, is_paused: bool) -> String {
    let gaps = [("done", progress.done().into()), ("found", progress.found.into()), ("count", progress.found.into())];
    let mut parts = vec![words.fill(
        match (is_paused, progress.is_walked) {
            (true, true) => "import-paused",
            (true, false) => "import-paused-walking",
            (false, true) => "import-running",
            (false, false) => "import-walking",
        },
        &gaps,
    )];
    if !is_paused {
        if let Some(speed) = estimate.per_second.filter(|speed| *speed >= 1.0) {
            parts.push(words.fill("import-speed", &[("count", (speed.round() as u64).into())]));
        }
        if let Some(left) = estimate.seconds_left.filter(|seconds| *seconds > 0.0) {
            parts.push(words.fill("import-left", &[("time", words.duration(calm(left)).into())]));
        }
    }
    parts.join(" · ")
}

/// In steps that do not flicker: five seconds, then ten, then a minute; never less than there is left.
fn calm(seconds: f64) -> f64 {
    let step = match seconds {
        s if s < 60.0 => 5.0,
        s if s < 3_600.0 => 10.0,
        _ => 60.0,
    };
    (seconds / step).ceil() * step
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(progress: &Snapshot, estimate: &Estimate, is_paused: bool) -> String {
        sentence(&Words::new(&[]), progress, estimate, is_paused)
    }

    #[test]
    fn an_import_says_how_far_how_fast_and_how_long_still() {
        let progress = Snapshot { found: 8_312, is_walked: true, new: 1_240, ..Snapshot::default() };
        let estimate = Estimate { per_second: Some(85.2), seconds_left: Some(77.0) };
        assert_eq!(said(&progress, &estimate, false), "Importing 1,240 of 8,312 · 85/s · 1 min 20 s left");
        assert_eq!(said(&progress, &estimate, true), "Paused at 1,240 of 8,312");
        assert_eq!(said(&progress, &Estimate::default(), false), "Importing 1,240 of 8,312");
    }

    #[test]
    fn no_total_is_named_before_it_is_known() {
        let walking = Snapshot { found: 3_210, new: 40, ..Snapshot::default() };
        let estimate = Estimate { per_second: Some(20.0), seconds_left: None };
        assert_eq!(said(&walking, &estimate, false), "Looking through folders: 3,210 photos so far · 20/s");
        assert_eq!(said(&walking, &estimate, true), "Paused while looking through folders: 3,210 photos so far");
    }
}
