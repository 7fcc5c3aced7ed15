//! Photos of a stack side by side, with one zoom for all, over everything else.

pub(super) mod arrange;
mod keys;
mod linked;
mod pane;
mod strip;

use super::Scene;
use super::stacks::reason;
use crate::app::Action;
use crate::app::model::Compare;
use crate::app::theme::{self, space};
use crate::app::widgets::button::{self, Icon};
use crate::app::widgets::page;
use crate::domain::{GroupId, PhotoId, ShownStack};
use crate::engine::session::PhotoItem;
use arrange::arrange;
use eframe::egui::{Align, Event, Label, Layout, Rect, RichText, Ui, Vec2, pos2, vec2};
use linked::Linked;
use pane::Pane;

/// What this view keeps.
#[derive(Debug, Default)]
pub(in crate::app) struct Local {
    zoom: Linked,
    /// The stack that the zoom is of.
    of: Option<GroupId>,
    /// The photo on top of what was compared, until a wall has taken it up.
    left: Option<PhotoId>,
    /// Whether the keyboard was used last, and not the pointer.
    by_keys: bool,
}

impl Local {
    /// Where one is in a list now that the view was left, once; and whether it was left with the keyboard, which then goes on
    /// from there.
    pub(in crate::app) fn take_left(&mut self) -> Option<(PhotoId, bool)> {
        self.of = None;
        self.left.take().map(|photo| (photo, self.by_keys))
    }
}

/// Height of the words under a photo, in points.
const WORDS: f32 = 40.0;
/// Height of the strip of all photos, in points.
const STRIP: f32 = 76.0;

/// Paints it.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    let model = scene.model;
    let Some(compare) = &model.compare else { return };
    let Some(stack) = model.stacks.get(&compare.stack) else {
        scene.actions.push(Action::StopComparing);
        return;
    };
    let local = &mut scene.locals.compare;
    if local.of.as_ref() != Some(&compare.stack) {
        *local = Local { of: Some(compare.stack.clone()), ..Local::default() };
    }
    local.left = compare.photos.first().copied();
    let (clicks, types) = ui.input(|input| {
        let types = input.events.iter().any(|event| matches!(event, Event::Key { pressed: true, .. }));
        (input.pointer.any_released(), types)
    });
    if clicks || types {
        local.by_keys = types;
    }
    head(ui, scene, compare, stack);
    let all = ui.available_rect_before_wrap().shrink2(vec2(page::MARGIN, 0.0));
    let has_strip = compare.photos.len() > compare.seen.len() || compare.photos.len() > 2;
    let strip = if has_strip { STRIP } else { 0.0 };
    let room = Rect::from_min_max(all.min, pos2(all.right(), all.bottom() - strip - space::SMALL));
    let items: Vec<&PhotoItem> = compare.seen.iter().filter_map(|id| model.photos.get(*id)).collect();
    let shapes: Vec<Vec2> = items.iter().map(|item| vec2(item.width as f32, item.height as f32)).collect();
    let places = arrange(&shapes, room, space::SMALL, WORDS);
    let panes: Vec<Pane<'_>> = items
        .iter()
        .zip(&places)
        .map(|(item, place)| Pane {
            item,
            view: Rect::from_min_max(place.min, pos2(place.right(), place.bottom() - WORDS)),
            words: Rect::from_min_max(pos2(place.left(), place.bottom() - WORDS), place.max),
        })
        .collect();
    if !model.is_covered() {
        let at = panes.iter().find(|pane| pane.item.id == compare.at).or_else(|| panes.first());
        keys::read(ui, scene, compare, stack, at.map(|pane| (pane.shape(), pane.view)));
    }
    for pane in &panes {
        pane.show(ui, scene, compare, stack);
    }
    if has_strip {
        let place = Rect::from_min_max(pos2(all.left(), all.bottom() - strip), all.max);
        strip::show(ui, scene, compare, place.shrink2(vec2(0.0, space::SMALL)));
    }
}

/// What the stack is, and what can be said of it.
fn head(ui: &mut Ui, scene: &mut Scene<'_>, compare: &Compare, stack: &ShownStack) {
    let chosen = compare.chosen.len();
    let all = chosen == compare.photos.len();
    page::bar(ui, |ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if button::icon(ui, Icon::Close, &scene.words.say("compare-close")).clicked() {
                scene.actions.push(Action::StopComparing);
            }
            let unstack = button::with_key(ui, &scene.words.say("stack-unstack"), "U", button::Way::Quiet);
            let spoken = scene.words.say("stack-unstack");
            if unstack.accessible_name(spoken).on_hover_text(scene.words.say("stack-unstack-key")).clicked() {
                scene.actions.push(Action::Unstack(compare.stack.clone()));
            }
            let count = [("count", chosen.into())];
            let text = scene.words.fill(if all { "compare-keep-all" } else { "compare-keep" }, &count);
            let enter = scene.words.say("keys-open-key");
            let keep = ui.add_enabled_ui(chosen > 0, |ui| button::with_key(ui, &text, &enter, button::Way::Accent));
            if keep.inner.accessible_name(text).on_hover_text(scene.words.say("compare-keep-key")).clicked() {
                scene.actions.push(Action::Keep(compare.stack.clone(), compare.chosen.clone()));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                page::heading(ui, &scene.words.stack(&stack.stack));
                let quiet = theme::palette(ui.ctx()).quiet;
                ui.add(Label::new(RichText::new(reason(scene, stack)).color(quiet)).truncate());
            });
        });
    });
}

/// Whether a photo is seen among the others now.
fn is_seen(compare: &Compare, photo: PhotoId) -> bool {
    compare.seen.contains(&photo)
}
