//! Dialogs: what lies over everything else until it is answered.

use crate::app::theme::{self, space};
use eframe::egui::{Color32, Context, Frame, Id, Margin, Modal, ModalResponse, Stroke, Ui};

/// How dark it becomes below a dialog.
const DIMMED: u8 = 140;

/// Shows a dialog in the middle of the window, `width` points wide where there is room, with `margin` points around what `add`
/// puts into it. `name` tells dialogs apart.
pub(in crate::app) fn show<R>(
    context: &Context,
    name: &str,
    width: f32,
    margin: f32,
    add: impl FnOnce(&mut Ui) -> R,
) -> ModalResponse<R> {
    let palette = theme::palette(context);
    let frame = Frame::new()
        .fill(palette.card)
        .stroke(Stroke::new(1.0, palette.line))
        .corner_radius(2 * theme::CORNER)
        .inner_margin(Margin::same(margin as i8));
    let modal = Modal::new(Id::unique(name)).frame(frame).backdrop_color(Color32::from_black_alpha(DIMMED));
    modal.show(context, |ui| {
        ui.set_width(width.min(context.content_rect().width() - 4.0 * space::HUGE));
        add(ui)
    })
}
