//! The name of a group, which can be written in its place.

use super::super::Scene;
use crate::app::Action;
use crate::app::theme::{self, text};
use crate::app::widgets::fitted::{self, Lettering};
use crate::app::widgets::{button, page};
use crate::domain::{GroupId, Suggestion};
use eframe::egui::{Galley, Id, Key, Label, Modifiers, Role, Sense, TextEdit, TextStyle, Ui, WidgetInfo};
use std::sync::Arc;

/// The name that is being written, and of which group.
pub(super) type Naming = Option<(GroupId, String)>;

/// Width of the field for a name, in points.
const NAME: f32 = 320.0;

/// The field, for the keyboard.
pub(super) fn field() -> Id {
    Id::unique("group-name")
}

/// The title, which becomes a field when it is clicked, or with F2.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, group: &Suggestion, name: &str) {
    let hears = page::hears_keys(ui, scene);
    let title = title(ui, scene, group);
    let naming = &mut scene.locals.group.naming;
    if naming.as_ref().is_some_and(|(of, _)| *of != group.id) {
        *naming = None;
    }
    let field = field();
    let Some((_, text)) = naming else {
        let label = ui.add(Label::new(title).selectable(false).sense(Sense::click()));
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

/// The title in one line, in a shorter form of it, or in two lines of smaller letters where none fits: never cut as long as two
/// lines have room for it.
fn title(ui: &Ui, scene: &Scene<'_>, group: &Suggestion) -> Arc<Galley> {
    let (colour, width) = (theme::palette(ui.ctx()).text, ui.available_width());
    let size = TextStyle::Heading.resolve(ui.style()).size;
    let large = fitted::fit(ui, scene.titles(group), Lettering { size, colour }, width, 1);
    if !large.is_cut() {
        return large.galley;
    }
    fitted::fit(ui, scene.titles(group), Lettering { size: text::BODY, colour }, width, 2).galley
}
