//! Photos from nearby in time that almost fit: a strip, from which they are added with one click or key.

use super::super::Scene;
use crate::app::Action;
use crate::app::theme::{self, space, text};
use crate::app::widgets::{button, page, photo, said};
use crate::domain::{PhotoId, Suggestion};
use eframe::egui::{
    Align2, CornerRadius, CursorIcon, FontId, Key, Modifiers, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2,
};

/// Height of the strip, in points.
pub(super) const STRIP: f32 = 92.0;
/// Height of its photos.
const PHOTO: f32 = 64.0;
/// Width of a photo by its height at most: a panorama is cut.
const WIDEST: f32 = 1.8;

/// What is offered for a group: what the engine said, less what is in it by now.
pub(super) fn offered(scene: &Scene<'_>, group: &Suggestion) -> Vec<PhotoId> {
    let Some((_, photos)) = scene.model.nearly.as_ref().filter(|(of, _)| *of == group.id) else { return Vec::new() };
    let is_offered = |photo: &&PhotoId| !group.photos.contains(photo) && scene.model.photos.get(**photo).is_some();
    photos.iter().filter(is_offered).copied().collect()
}

/// G adds the first photo of the strip that is not in yet.
pub(super) fn keys(ui: &Ui, scene: &mut Scene<'_>, group: &Suggestion, offered: &[PhotoId]) {
    if let Some(first) = offered.first()
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::G))
    {
        scene.actions.push(Action::AddTo(group.id.clone(), vec![*first]));
    }
}

/// Paints the strip.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, group: &Suggestion, offered: &[PhotoId], rect: Rect) {
    let palette = theme::palette(ui.ctx());
    let head = rect.with_max_y(rect.top() + STRIP - PHOTO - space::SMALL);
    let words = scene.words;
    let font = FontId::proportional(text::SMALL);
    let name = words.say("nearly");
    let written = ui.painter().text(head.left_center(), Align2::LEFT_CENTER, &name, font.clone(), palette.quiet);
    let heading = ui.interact(written, ui.scope_id().with("nearly"), Sense::hover());
    heading.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &name));
    let note = pos2(written.right() + space::MEDIUM, head.center().y);
    ui.painter().text(note, Align2::LEFT_CENTER, words.say("nearly-key"), font, palette.quiet);
    let (mut left, top) = (rect.left(), head.bottom());
    for id in offered {
        let Some(item) = scene.model.photos.get(*id) else { continue };
        let width = (PHOTO * (item.width as f32 / item.height.max(1) as f32)).min(PHOTO * WIDEST).round();
        if left + width > rect.right() - page::MARGIN {
            break;
        }
        let place = Rect::from_min_size(pos2(left, top), vec2(width, PHOTO));
        left = place.right() + space::HAIR;
        let touched = ui.interact(place, ui.scope_id().with(("nearly", id)), Sense::click());
        let spoken = words.fill("nearly-named", &[("photo", said::photo(words, item).into())]);
        touched.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
        photo::paint(ui, place, CornerRadius::same(2), item, scene.textures);
        if touched.hovered() || touched.has_focus() {
            let sign = Rect::from_center_size(place.right_top() + vec2(-11.0, 11.0), vec2(16.0, 16.0));
            ui.painter().circle_filled(sign.center(), 9.0, palette.accent);
            let stroke = (1.5, palette.on_accent);
            ui.painter().hline(sign.shrink(4.0).x_range(), sign.center().y, stroke);
            ui.painter().vline(sign.center().x, sign.shrink(4.0).y_range(), stroke);
        }
        button::ring_at(ui.painter(), &touched, place, &palette);
        let when = item.taken.map(|(taken, _)| words.moment(&taken)).unwrap_or_default();
        let tip = words.fill("nearly-note", &[("when", when.into())]);
        if touched.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(tip).clicked() {
            scene.actions.push(Action::AddTo(group.id.clone(), vec![*id]));
        }
    }
}
