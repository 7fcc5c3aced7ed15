//! Photos in the hand: a small pile that follows the pointer, and the groups that it can be put down on.

use super::photo;
use crate::app::paint::Scene;
use crate::app::theme::{self, space, text};
use crate::app::{Action, Screen};
use crate::domain::{PhotoId, Suggestion};
use eframe::egui::{
    Align2, Color32, CornerRadius, CursorIcon, DragAndDrop, FontId, Id, LayerId, Order, Rect, Response, Stroke,
    StrokeKind, Ui, UiBuilder, Vec2, vec2,
};

/// What is carried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::app) struct Carried {
    /// These photos.
    pub photos: Vec<PhotoId>,
    /// The one that was taken hold of, which lies on top.
    pub first: PhotoId,
}

/// What is kept between frames.
#[derive(Debug, Default)]
pub(in crate::app) struct Local {
    /// The place that the pile is held over and that leads somewhere, and since when.
    over: Option<(Id, f64)>,
}

/// As many photos of the pile as are seen.
const SEEN: usize = 3;
/// Side of a photo in the pile, in points.
const SIDE: f32 = 64.0;
/// How long a pile is held over a place before that opens, in seconds.
const OPENS: f64 = 0.6;

/// Near the upper and lower edge of a list it scrolls by itself, in points.
const EDGE: f32 = 24.0;
/// How fast at the most, in points a second.
const SPEED: f32 = 400.0;

/// Takes photos up.
pub(in crate::app) fn take_up(ui: &Ui, scene: &mut Scene<'_>, carried: Carried) {
    scene.locals.pile = Local::default();
    DragAndDrop::set_payload(ui.ctx(), carried);
}

/// Whether photos are in the hand.
pub(in crate::app) fn is_carried(ui: &Ui) -> bool {
    DragAndDrop::has_payload_of_type::<Carried>(ui.ctx())
}

/// Paints the pile at the pointer, over everything else.
pub(in crate::app) fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    let Some(carried) = DragAndDrop::payload::<Carried>(ui.ctx()) else { return };
    let Some(pointer) = ui.input(|input| input.pointer.latest_pos()) else { return };
    ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
    let palette = theme::palette(ui.ctx());
    let layer = UiBuilder::new().layer_id(LayerId::new(Order::Tooltip, Id::unique("pile")));
    ui.scope_builder(layer, |ui| {
        ui.set_clip_rect(ui.ctx().content_rect());
        let others = carried.photos.iter().filter(|photo| **photo != carried.first).take(SEEN - 1);
        let pile: Vec<PhotoId> = std::iter::once(&carried.first).chain(others).copied().collect();
        let corner = pointer + Vec2::splat(space::MEDIUM);
        for (depth, id) in pile.iter().enumerate().rev() {
            let Some(item) = scene.model.photos.get(*id) else { continue };
            let place = Rect::from_min_size(corner + Vec2::splat(depth as f32 * 5.0), Vec2::splat(SIDE));
            photo::paint(ui, place, CornerRadius::same(3), item, scene.textures);
            ui.painter().rect_stroke(place, 3.0, Stroke::new(2.0, palette.ground), StrokeKind::Outside);
        }
        let count = scene.words.number(carried.photos.len() as u64);
        let painter = ui.painter();
        let galley = painter.layout_no_wrap(count, FontId::proportional(text::SMALL), palette.ground);
        let size = vec2((galley.size().x + 2.0 * space::SMALL).max(22.0), 22.0);
        let badge = Rect::from_center_size(corner + vec2(SIDE, 0.0), size);
        painter.rect(badge, 11.0, palette.text, Stroke::new(2.0, palette.ground), StrokeKind::Outside);
        painter.galley(Align2::CENTER_CENTER.anchor_size(badge.center(), galley.size()).min, galley, Color32::WHITE);
    });
}

/// Makes `rect` a place where photos can be put down for this group: it lights up, most where the pointer is.
pub(in crate::app) fn target(ui: &Ui, scene: &mut Scene<'_>, response: &Response, rect: Rect, group: &Suggestion) {
    let is_here = matches!(&scene.model.screen, Screen::Group(id) if *id == group.id);
    if !is_carried(ui) || is_here || group.addition_to.is_some() {
        return;
    }
    let palette = theme::palette(ui.ctx());
    let painter = ui.painter().with_clip_rect(ui.clip_rect());
    let corner = CornerRadius::same(theme::CORNER);
    if response.contains_pointer() {
        painter.rect_filled(rect, corner, palette.accent.gamma_multiply(0.25));
        painter.rect_stroke(rect, corner, Stroke::new(2.0, palette.accent), StrokeKind::Inside);
        if let Some(carried) = response.dnd_release_payload::<Carried>() {
            scene.actions.push(Action::Move(carried.photos.clone(), group.id.clone()));
        }
    } else {
        painter.rect_stroke(rect, corner, Stroke::new(1.0, palette.accent.gamma_multiply(0.5)), StrokeKind::Inside);
    }
}

/// Goes to `screen` where a pile is held over its entry for a moment, so that photos can be put down there.
pub(in crate::app) fn opens(ui: &Ui, scene: &mut Scene<'_>, response: &Response, screen: &Screen) {
    if !is_carried(ui) || scene.model.screen == *screen {
        return;
    }
    let over = &mut scene.locals.pile.over;
    if !response.contains_pointer() {
        *over = over.filter(|(id, _)| *id != response.id);
        return;
    }
    let now = scene.model.now;
    let since = over.filter(|(id, _)| *id == response.id).map_or(now, |(_, since)| since);
    *over = Some((response.id, since));
    ui.painter().rect_stroke(
        response.rect,
        CornerRadius::same(theme::CORNER),
        Stroke::new(1.0, theme::palette(ui.ctx()).text),
        StrokeKind::Inside,
    );
    if now - since >= OPENS {
        *over = None;
        scene.actions.push(Action::Go(screen.clone()));
    } else {
        ui.ctx().request_repaint();
    }
}

/// Scrolls what `ui` shows while a pile is held near its upper or lower edge.
pub(in crate::app) fn scroll_near_edges(ui: &Ui) {
    let seen = ui.clip_rect();
    let Some(pointer) = ui.input(|input| input.pointer.latest_pos()).filter(|at| seen.expand(EDGE).contains(*at))
    else {
        return;
    };
    if !is_carried(ui) {
        return;
    }
    let above = (seen.top() + EDGE - pointer.y).clamp(0.0, EDGE);
    let below = (pointer.y - seen.bottom() + EDGE).clamp(0.0, EDGE);
    if above != below {
        let seconds = ui.input(|input| input.stable_dt.min(0.1));
        ui.scroll_with_delta(vec2(0.0, (above - below) / EDGE * SPEED * seconds));
        ui.ctx().request_repaint();
    }
}
