//! The sign of a stack on its tile: how many photos lie here. It opens the stack in place, and closes it.

use crate::app::Action;
use crate::app::model::Place;
use crate::app::paint::Scene;
use crate::app::theme::{self, space, text};
use crate::app::widgets::page;
use crate::domain::{GroupId, PhotoId};
use eframe::egui::{
    Align2, Color32, CornerRadius, CursorIcon, FontId, Id, Key, Modifiers, Rect, Role, Sense, Stroke, StrokeKind, Ui,
    Vec2, WidgetInfo, vec2,
};

/// What a tile says of its stack.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app) struct Badge {
    /// Which stack.
    pub stack: GroupId,
    /// How many photos lie here.
    pub count: usize,
    /// Whether this photo lies on top.
    pub is_top: bool,
    /// Whether the stack is open.
    pub is_opened: bool,
}

impl Badge {
    /// Of a photo among all.
    pub(in crate::app) fn of(place: &Place<'_>) -> Option<Self> {
        (place.is_top || place.is_opened).then(|| Self {
            stack: place.stack.stack.id.clone(),
            count: place.stack.stack.photos.len(),
            is_top: place.is_top,
            is_opened: place.is_opened,
        })
    }

    /// What it adds to the name of the photo, for those who cannot see it.
    pub(in crate::app) fn words(&self, scene: &Scene<'_>) -> String {
        let id = if self.is_top { "stack-tile" } else { "stack-tile-below" };
        scene.words.fill(id, &[("count", self.count.into())])
    }
}

/// Width of the line under the photos of a stack that is open.
const LINE: f32 = 3.0;

/// Paints it into the upper right corner of `rect`, and gathers a click on it.
pub(in crate::app) fn show(ui: &Ui, scene: &mut Scene<'_>, rect: Rect, id: Id, badge: &Badge) {
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    if badge.is_opened {
        let line = Rect::from_min_max(rect.left_bottom() - vec2(0.0, LINE), rect.max);
        painter.rect_filled(line, CornerRadius::ZERO, theme::palette(ui.ctx()).text);
    }
    if !badge.is_top {
        return;
    }
    let count = scene.words.number(badge.count as u64);
    // White on black that lets the picture through, as the sign of a film; the other way round where it is open.
    let (ground, ink) = if badge.is_opened {
        (Color32::from_white_alpha(235), Color32::BLACK)
    } else {
        (Color32::from_black_alpha(150), Color32::WHITE)
    };
    let galley = painter.layout_no_wrap(count, FontId::proportional(text::SMALL), ink);
    let sign = text::SMALL * 0.75;
    let size = vec2(sign + galley.size().x + 3.5 * space::HAIR, galley.size().y + space::HAIR);
    let place = Rect::from_min_size(rect.right_top() + vec2(-size.x - space::HAIR, space::HAIR), size);
    // A finger's breadth around it.
    let touched = ui.interact(place.expand(space::HAIR).intersect(rect), id.with("stack"), Sense::CLICK);
    let name = if badge.is_opened { "stack-close" } else { "stack-open" };
    let name = scene.words.fill(name, &[("count", badge.count.into())]);
    touched.widget_info(|| WidgetInfo::selected(Role::Button, true, badge.is_opened, &name));
    let ground = if touched.hovered() && !badge.is_opened { Color32::from_black_alpha(210) } else { ground };
    painter.rect_filled(place, space::HAIR, ground);
    let front = Rect::from_min_size(place.left_center() + vec2(space::HAIR, 2.0 - sign / 2.0), Vec2::splat(sign - 2.0));
    painter.rect_stroke(front.translate(vec2(2.5, -2.5)), 1.0, Stroke::new(1.0, ink), StrokeKind::Middle);
    painter.rect_filled(front, 1.0, ink);
    let at = Align2::RIGHT_CENTER.anchor_size(place.right_center() - vec2(space::HAIR, 0.0), galley.size()).min;
    painter.galley(at, galley, ink);
    if touched.on_hover_text(&name).on_hover_cursor(CursorIcon::PointingHand).clicked() {
        scene.actions.push(Action::ToggleStack(badge.stack.clone()));
    }
}

/// What keys say of the stack of the photo that has the keyboard: K keeps the best, or this one where the stack is open; C
/// compares, U takes it apart.
pub(in crate::app) fn keys(ui: &Ui, scene: &mut Scene<'_>, focused: Option<PhotoId>) {
    // While photos are selected, keys are theirs.
    let is_alone = scene.model.selection.is_empty();
    let Some(photo) = focused.filter(|_| is_alone && page::hears_keys(ui, scene)) else { return };
    let Some(place) = scene.model.stacks.place(photo) else { return };
    let id = &place.stack.stack.id;
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::K) {
        let kept = if place.is_opened { Some(photo) } else { place.stack.seen().first().copied() };
        scene.actions.push(Action::Keep(id.clone(), kept.into_iter().collect()));
    } else if pressed(Key::C) {
        scene.actions.push(Action::Compare(id.clone()));
    } else if pressed(Key::U) {
        scene.actions.push(Action::Unstack(id.clone()));
    }
}
