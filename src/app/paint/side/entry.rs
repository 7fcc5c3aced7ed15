//! One line of the side bar, which leads somewhere.

use crate::app::theme::{self, space, text};
use crate::app::widgets::button;
use crate::app::widgets::fitted::{self, Lettering};
use crate::words::Words;
use eframe::egui::{Align2, Color32, CornerRadius, FontId, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};
use std::sync::Arc;

/// Rows that a name may take.
const ROWS: usize = 2;
/// Rows of small letters that one may take that does not fit so.
const SMALL_ROWS: usize = 3;
/// Above and below a name in two rows, in points.
const PADDING: f32 = 6.0;

/// A line: a name, and what stands beside it.
pub(super) struct Entry {
    /// The name, shorter and shorter.
    pub(super) forms: Vec<String>,
    /// What stands below a name in one row.
    pub(super) note: Option<String>,
    /// Shown at the right where it is not 0.
    pub(super) count: usize,
    pub(super) is_current: bool,
    /// Room for a picture at the left, in points.
    pub(super) indent: f32,
    /// In points; more where the name needs it.
    pub(super) height: f32,
}

impl Entry {
    /// A line of this name and height alone.
    pub(super) fn new(name: String, height: f32) -> Self {
        Self::of_forms(vec![name], height)
    }

    /// One whose name has shorter forms; the first is read aloud.
    pub(super) fn of_forms(forms: Vec<String>, height: f32) -> Self {
        Self { forms, note: None, count: 0, is_current: false, indent: 0.0, height }
    }

    pub(super) fn show(self, ui: &mut Ui, words: &Words) -> Response {
        let palette = theme::palette(ui.ctx());
        let (inset, number) = (space::SMALL, FontId::proportional(text::SMALL));
        let count = (self.count > 0)
            .then(|| ui.painter().layout_no_wrap(words.number(self.count as u64), number, palette.quiet));
        let beside = count.as_ref().map_or(0.0, |count| count.size().x + space::SMALL);
        let width = ui.available_width() - 2.0 * inset - self.indent - beside;
        let spoken = self.forms.first().cloned().unwrap_or_default();
        let lettering = Lettering { size: text::BODY, colour: palette.text };
        let mut name = fitted::fit(ui, self.forms.clone(), lettering, width, ROWS);
        if !name.fits_well() {
            name = fitted::fit(ui, self.forms, Lettering { size: text::SMALL, ..lettering }, width, SMALL_ROWS);
        }
        let is_alone = name.galley.rows.len() == 1;
        let note = self
            .note
            .filter(|_| is_alone)
            .map(|note| fitted::fit(ui, [note], Lettering { size: text::SMALL, colour: palette.quiet }, width, 1));
        let written = name.galley.size().y + note.as_ref().map_or(0.0, |note| note.galley.size().y);
        // The lines of albums are of one height, so that a long list costs no more than what is seen of it.
        let height = if is_alone || self.indent > 0.0 { self.height } else { self.height.max(written + 2.0 * PADDING) };
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, self.is_current, &spoken));
        if !ui.is_rect_visible(rect) {
            return response;
        }
        let fill = if self.is_current {
            palette.line
        } else if response.hovered() {
            palette.empty
        } else {
            Color32::TRANSPARENT
        };
        ui.painter().rect_filled(rect, CornerRadius::same(theme::CORNER), fill);
        if let Some(count) = count {
            let place = Align2::RIGHT_CENTER.anchor_size(rect.right_center() - vec2(inset, 0.0), count.size());
            ui.painter().galley(place.min, count, palette.quiet);
        }
        let at = pos2(rect.left() + inset + self.indent, rect.center().y - written / 2.0);
        ui.painter().galley(at, Arc::clone(&name.galley), palette.text);
        if let Some(note) = note {
            ui.painter().galley(at + vec2(0.0, name.galley.size().y), note.galley, palette.quiet);
        }
        button::ring(ui.painter(), &response, &palette);
        name.tip(response)
    }
}
