//! All photos of the stack in a row: a click puts one beside the others, or takes it away.

use super::is_seen;
use crate::app::Action;
use crate::app::model::Compare;
use crate::app::paint::Scene;
use crate::app::theme::{self, space};
use crate::app::widgets::check::mark;
use crate::app::widgets::{button, photo, said};
use eframe::egui::{
    Color32, CornerRadius, CursorIcon, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2,
    WidgetInfo, vec2,
};

pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, compare: &Compare, place: Rect) {
    let palette = theme::palette(ui.ctx());
    ui.scope_builder(UiBuilder::new().max_rect(place).id_salt("compare-strip"), |ui| {
        ScrollArea::horizontal().id_salt("strip").auto_shrink(false).show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = space::SMALL;
                for id in &compare.photos {
                    let Some(item) = scene.model.photos.get(*id) else { continue };
                    let aspect = (item.width as f32 / item.height as f32).clamp(0.5, 2.0);
                    let high = place.height() - space::HAIR;
                    let (rect, response) = ui.allocate_exact_size(vec2((high * aspect).round(), high), Sense::click());
                    let is_seen = is_seen(compare, *id);
                    response.widget_info(|| {
                        let name = [("name", said::file_name(&item.file).into())];
                        let spoken = scene.words.fill("compare-look", &name);
                        WidgetInfo::selected(Role::Button, true, is_seen, spoken)
                    });
                    let rect = rect.shrink(2.0);
                    photo::paint(ui, rect, CornerRadius::same(2), item, scene.textures);
                    if !is_seen {
                        ui.painter().rect_filled(rect, 2.0, palette.ground.gamma_multiply(0.45));
                    }
                    let stroke = if is_seen { Stroke::new(2.0, palette.text) } else { Stroke::NONE };
                    ui.painter().rect_stroke(rect, 2.0, stroke, StrokeKind::Outside);
                    if compare.chosen.contains(id) {
                        let sign = Rect::from_min_size(rect.min + Vec2::splat(space::HAIR), Vec2::splat(16.0));
                        ui.painter().rect_filled(sign, 3.0, Color32::from_black_alpha(150));
                        mark(ui, sign, true);
                    }
                    button::ring(ui.painter(), &response, &palette);
                    if response.gained_focus() {
                        response.scroll_to_me(None);
                    }
                    if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
                        scene.actions.push(Action::CompareLook(*id));
                    }
                }
            });
        });
    });
}
