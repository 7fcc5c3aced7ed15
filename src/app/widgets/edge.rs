//! Hairlines: what is as light as the ground, or as dark, still has an edge.

use crate::app::theme;
use eframe::egui::{CornerRadius, Rect, Stroke, StrokeKind, Ui};

/// Width in points: one pixel of most screens.
const HAIRLINE: f32 = 1.0;
/// How much of the text's colour lies over a photo's edge.
const OVER_PHOTO: f32 = 0.09;

/// Around a photo: inside of it, and so faint that it is seen only where the photo ends in the colour of the ground.
pub(in crate::app) fn photo(ui: &Ui, rect: Rect, corner: CornerRadius) {
    let colour = theme::palette(ui.ctx()).text.gamma_multiply(OVER_PHOTO);
    ui.painter().rect_stroke(rect, corner, Stroke::new(HAIRLINE, colour), StrokeKind::Inside);
}

/// Around a card, where it is told from the ground by little else.
pub(in crate::app) fn card(ui: &Ui, rect: Rect, corner: CornerRadius) {
    let palette = theme::palette(ui.ctx());
    ui.painter().rect_stroke(rect, corner, Stroke::new(HAIRLINE, palette.line), StrokeKind::Outside);
}
