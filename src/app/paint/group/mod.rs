//! One suggestion or album opened: its photos in the order in which they were taken with the pauses between them, what comes
//! before and after it, and what might belong to it, too.

mod beside;
mod nearly;
mod parts;
mod title;

use super::{Scene, board};
use crate::app::model::{Neighbours, Part, neighbours, parts as parts_of};
use crate::app::theme::{self, space};
use crate::app::widgets::grid::{Mark, Parts, grid_in_parts, seen};
use crate::app::widgets::{button, card, page};
use crate::app::{Action, ExportAction, Screen};
use crate::domain::{GroupId, GroupState, PhotoId, Suggestion};
use beside::Side;
use eframe::egui::{Align, Key, Label, Layout, Modifiers, Rect, RichText, Ui, UiBuilder, pos2};
use std::cell::Cell;

/// What this view keeps.
#[derive(Debug, Default)]
pub(in crate::app) struct Local {
    /// The name that is being written, and of which group.
    naming: title::Naming,
    around: Around,
}

/// What is made of a group and its neighbours, until groups, photos or stacks change.
#[derive(Debug, Default)]
struct Around {
    of: Option<(GroupId, [u64; 3])>,
    parts: Vec<Part>,
    neighbours: Neighbours,
}

impl Around {
    fn take(&mut self, scene: &Scene<'_>, group: &Suggestion) {
        let model = scene.model;
        let versions = [model.photos.version(), model.stacks.version(), model.groups_version()];
        let of = Some((group.id.clone(), versions));
        if self.of != of {
            // What lies across events has no order in time that one would cut.
            let is_event = group.summary.theme.is_none();
            let summary = &group.summary;
            let seen = seen(&group.photos, &model.stacks);
            let parts = || parts_of(&group.photos, &seen, summary, &model.photos);
            self.parts = if is_event { parts() } else { Vec::new() };
            self.neighbours = neighbours(group, &scene.model.groups);
            self.of = of;
        }
    }
}

impl Local {
    /// Begins to write the name of a group that has none.
    pub(super) fn name(&mut self, ui: &Ui, group: GroupId) {
        self.naming = Some((group, String::new()));
        ui.memory_mut(|memory| memory.request_focus(title::field()));
    }
}

/// In fewer photos nobody needs to look for themes.
const MANY: usize = 24;

/// Paints it.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, id: &GroupId) {
    let Some(group) = scene.model.group(id).filter(|group| !group.photos.is_empty()) else {
        gone(ui, scene);
        return;
    };
    let can_decide = group.state != GroupState::Accepted;
    // The key that ends the writing of a name does nothing else.
    let hears = page::hears_keys(ui, scene) && scene.locals.group.naming.is_none();
    if can_decide && hears {
        scene.actions.extend(board::decision(ui, id, group.state));
    }
    let name = scene.title(group);
    page::bar(ui, |ui| {
        page::back(ui, scene, hears);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if group.state == GroupState::Accepted {
                export(ui, scene, group, &name, hears);
            }
            if can_decide {
                card::decide(ui, scene, group, &name, true);
                ui.add_space(space::SMALL);
            } else if group.photos.len() >= MANY && button::quiet(ui, &scene.words.say("themes-in-here")).clicked() {
                scene.actions.push(Action::FindThemes(Some(id.clone())));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| title::show(ui, scene, group, &name));
        });
    });
    page::body(0.0).show(ui, |ui| {
        ui.add(Label::new(RichText::new(line(scene, group)).color(theme::palette(ui.ctx()).quiet)).wrap());
        for shift in &group.summary.clocks {
            let gaps = [("camera", shift.camera.as_str().into())];
            let leave = button::plain(ui, &scene.words.fill("clock-leave", &gaps));
            if leave.on_hover_text(scene.words.say("clock-leave-note")).clicked() {
                scene.actions.push(Action::CorrectClock(shift.camera.clone(), false));
            }
        }
    });
    ui.add_space(space::SMALL);
    let mut around = std::mem::take(&mut scene.locals.group.around);
    around.take(scene, group);
    let offered = if hears || scene.model.large.is_none() { nearly::offered(scene, group) } else { Vec::new() };
    // While photos are selected, G, X and Delete are theirs, also where they can do nothing with them.
    let is_alone = hears && scene.model.selection.is_empty();
    let focused = photos(ui, scene, group, &around, &offered, is_alone);
    if hears {
        beside::keys(ui, scene, group, &around.neighbours);
        if is_alone {
            nearly::keys(ui, scene, group, &offered);
        }
        stand_for(ui, scene, group, focused);
    }
    scene.locals.group.around = around;
    take_out(ui, scene, group, focused, is_alone);
}

/// The photos in their parts, between the neighbours; returns the one that has the keyboard.
fn photos(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    group: &Suggestion,
    around: &Around,
    offered: &[PhotoId],
    is_alone: bool,
) -> Option<PhotoId> {
    let (words, colour) = (scene.words, theme::palette(ui.ctx()).warning);
    let mark = |photo| group.summary.doubt(photo).map(|why| Mark { colour, words: words.doubt(&why) });
    let clicked = Cell::new(None);
    let (parts, known) = (around.parts.as_slice(), &scene.model.photos);
    let taken = |at: usize| parts.get(at).and_then(|part| known.get(part.first)?.taken).map(|(taken, _)| taken);
    // The day where it is another than that of the part before, else the time alone.
    let moment = |at: usize| {
        let now = taken(at)?;
        let before = at.checked_sub(1).and_then(taken);
        match (before, words.time(&now)) {
            (None, _) => Some(words.moment(&now)),
            (Some(before), Some(time)) if before.local.date() == now.local.date() => Some(time),
            (_, time) => {
                let day = words.date(now.local.date());
                Some([Some(day), time].into_iter().flatten().collect::<Vec<_>>().join(", "))
            }
        }
    };
    let header = |ui: &Ui, rect: Rect, at: usize| {
        if let Some(part) = parts.get(at) {
            parts::header(ui, words, rect, (at, part), &moment(at).unwrap_or_default(), &clicked);
        }
    };
    let starts: Vec<PhotoId> = parts.iter().map(|part| part.first).collect();
    let parted = Parts { starts: &starts, header: parts::HEADER, paint: &header };
    let shown = page::body(0.0).show(ui, |ui| {
        let all = ui.available_rect_before_wrap();
        let has = |height: f32, is_there: bool| if is_there { height + space::SMALL } else { 0.0 };
        let top = all.top() + has(beside::LINE, around.neighbours.before.is_some());
        let strip = has(nearly::STRIP, !offered.is_empty());
        let after = has(beside::LINE, around.neighbours.after.is_some());
        let below = if strip + after > 0.0 { space::SMALL } else { 0.0 };
        let bottom = all.bottom() - strip - after - below;
        let line = |top: f32, height: f32| Rect::from_min_max(pos2(all.left(), top), pos2(all.right(), top + height));
        beside::show(ui, scene, group, &around.neighbours, Side::Before, line(all.top(), beside::LINE));
        let middle = Rect::from_min_max(pos2(all.left(), top), pos2(all.right(), bottom));
        let inside = UiBuilder::new().max_rect(middle);
        let response =
            ui.scope_builder(inside, |ui| grid_in_parts(ui, scene, &group.id.0, &group.photos, &mark, &parted));
        if !offered.is_empty() {
            nearly::show(ui, scene, group, offered, line(bottom + space::SMALL, nearly::STRIP));
        }
        let last = line(bottom + strip + space::SMALL, beside::LINE);
        beside::show(ui, scene, group, &around.neighbours, Side::After, last);
        response.inner.focused
    });
    parts::cut(ui, scene, group, clicked.get(), shown.inner, is_alone);
    shown.inner
}

/// T makes the photo that has the keyboard the one that stands for the group.
fn stand_for(ui: &Ui, scene: &mut Scene<'_>, group: &Suggestion, photo: Option<PhotoId>) {
    let Some(photo) = photo else { return };
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::T)) {
        scene.actions.push(Action::StandFor(group.id.clone(), photo));
    }
}

/// An album can be exported, by the button or with Ctrl+E.
fn export(ui: &mut Ui, scene: &mut Scene<'_>, album: &Suggestion, name: &str, hears: bool) {
    let asks = hears && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::E));
    let button = button::plain(ui, &scene.words.say("export")).on_hover_text(scene.words.say("export-key"));
    if button.clicked() || asks {
        let (title, photos) = (name.to_owned(), album.photos.clone());
        scene.actions.push(Action::Export(ExportAction::Open { title, photos }));
    }
}

/// Delete takes the photo that has the keyboard out of the group, while others stay.
fn take_out(ui: &Ui, scene: &mut Scene<'_>, group: &Suggestion, photo: Option<PhotoId>, is_alone: bool) {
    let Some(photo) = photo.filter(|_| is_alone && group.photos.len() > 1) else { return };
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Delete)) {
        scene.actions.push(Action::Remove(group.id.clone(), vec![photo]));
    }
}

/// Count, state and reason in one line.
fn line(scene: &Scene<'_>, group: &Suggestion) -> String {
    let state = match group.state {
        GroupState::Open => None,
        GroupState::Accepted => Some("state-album"),
        GroupState::Rejected => Some("state-rejected"),
        GroupState::Later => Some("state-later"),
    };
    let state = state.map(|id| scene.words.say(id));
    let parts = [Some(card::count(scene, group)), state, Some(scene.words.bond_inside(group))];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The group was merged into another, or its photos are in other groups now.
fn gone(ui: &mut Ui, scene: &mut Scene<'_>) {
    let hears = page::hears_keys(ui, scene);
    page::bar(ui, |ui| page::back(ui, scene, hears));
    let words = scene.words;
    page::empty(ui, &words.say("group-gone"), &words.say("group-gone-note"), |ui| {
        if button::accent(ui, &words.say("see-suggestions")).clicked() {
            scene.actions.push(Action::Go(Screen::Suggestions));
        }
    });
}
