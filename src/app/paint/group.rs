//! One suggestion or album opened.

use super::{Scene, board};
use crate::app::theme::{self, space};
use crate::app::widgets::grid::{Mark, grid};
use crate::app::widgets::{button, card, page};
use crate::app::{Action, Screen};
use crate::domain::{GroupId, GroupState, PhotoId, Suggestion};
use eframe::egui::{Align, Id, Key, Label, Layout, Modifiers, RichText, Role, Sense, TextEdit, Ui, WidgetInfo};

/// What this view keeps.
#[derive(Debug, Default)]
pub(in crate::app) struct Local {
    /// The name that is being written, and of which group.
    naming: Option<(GroupId, String)>,
}

impl Local {
    /// Begins to write the name of a group that has none.
    pub(super) fn name(&mut self, ui: &Ui, group: GroupId) {
        self.naming = Some((group, String::new()));
        ui.memory_mut(|memory| memory.request_focus(Id::unique("group-name")));
    }
}

/// In fewer photos nobody needs to look for themes.
const MANY: usize = 24;
/// Width of the field for a name, in points.
const NAME: f32 = 320.0;

/// Paints it.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, id: &GroupId) {
    let Some(group) = scene.model.group(id).filter(|group| !group.photos.is_empty()) else {
        gone(ui, scene);
        return;
    };
    let can_decide = matches!(group.state, GroupState::Open | GroupState::Later);
    // The key that ends the writing of a name does nothing else.
    let hears = page::hears_keys(ui, scene) && scene.locals.group.naming.is_none();
    if can_decide && hears {
        scene.actions.extend(board::decision(ui, id, group.state == GroupState::Later));
    }
    let name = scene.title(group);
    page::bar(ui, |ui| {
        page::back(ui, scene, hears);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if can_decide {
                card::decide(ui, scene, group, &name, true);
                ui.add_space(space::SMALL);
            } else if group.photos.len() >= MANY && button::quiet(ui, &scene.words.say("themes-in-here")).clicked() {
                scene.actions.push(Action::FindThemes(Some(id.clone())));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| title(ui, scene, group, &name));
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
    let (words, colour) = (scene.words, theme::palette(ui.ctx()).warning);
    let mark = |photo| group.summary.doubt(photo).map(|why| Mark { colour, words: words.doubt(&why) });
    let shown = page::body(0.0).show(ui, |ui| grid(ui, scene, &id.0, &group.photos, &mark));
    take_out(ui, scene, group, shown.inner.focused, hears);
}

/// Delete takes the photo that has the keyboard out of the group, while others stay.
fn take_out(ui: &Ui, scene: &mut Scene<'_>, group: &Suggestion, photo: Option<PhotoId>, hears: bool) {
    let Some(photo) = photo.filter(|_| hears && group.photos.len() > 1) else { return };
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
    let parts = [Some(card::count(scene, group)), state, Some(scene.words.bond(group))];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The title, which becomes a field when it is clicked, or with F2.
fn title(ui: &mut Ui, scene: &mut Scene<'_>, group: &Suggestion, name: &str) {
    let hears = page::hears_keys(ui, scene);
    let naming = &mut scene.locals.group.naming;
    if naming.as_ref().is_some_and(|(of, _)| *of != group.id) {
        *naming = None;
    }
    let field = Id::unique("group-name");
    let Some((_, text)) = naming else {
        let label = ui.add(Label::new(RichText::new(name).heading()).truncate().sense(Sense::click()));
        let tip = scene.words.say("rename-key");
        label.widget_info(|| {
            WidgetInfo::labeled(Role::Button, true, scene.words.fill("rename", &[("title", name.into())]))
        });
        button::ring(ui.painter(), &label, &theme::palette(ui.ctx()));
        let asks = hears && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F2));
        if label.on_hover_text(tip).clicked() || asks {
            *naming = Some((group.id.clone(), name.to_owned()));
            ui.memory_mut(|memory| memory.request_focus(field));
            ui.ctx().request_repaint();
        }
        return;
    };
    let hint = if group.summary.theme.is_some() { "rename-hint-theme" } else { "rename-hint" };
    let width = NAME.min(ui.available_width());
    let edit = TextEdit::singleline(text).id(field).desired_width(width).hint_text(scene.words.say(hint));
    let response = ui.add(edit).accessible_name(scene.words.say("rename-field"));
    if response.lost_focus() {
        let gives_up = ui.input(|input| input.key_pressed(Key::Escape));
        if let Some((id, text)) = naming.take().filter(|(_, text)| !gives_up && text.trim() != name) {
            scene.actions.push(Action::Rename(id, text));
        }
    }
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
