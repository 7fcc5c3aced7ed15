//! A group as a card: a mosaic, its title, how many photos, why they belong together, and what can be said of it.

use super::fitted::{self, Fitted, Lettering};
use super::{button, edge, mosaic, pile};
use crate::app::paint::Scene;
use crate::app::theme::{self, space, text};
use crate::app::{Action, Screen};
use crate::domain::{GroupState, Suggestion};
use eframe::egui::{
    Align, CornerRadius, Layout, Rect, Response, Role, Sense, Stroke, StrokeKind, TextStyle, Ui, UiBuilder, WidgetInfo,
    pos2, vec2,
};

/// Height of what is said of a group below its mosaic, in points: four lines of notes below a title in one line, or three
/// below one in two.
const SAID: f32 = 78.0;
/// Height of the line of buttons, in points.
const BUTTONS: f32 = 30.0;
/// Above a line of notes, in points.
const APART: f32 = 2.0;
/// Lines that a title may take.
const TITLE_ROWS: usize = 2;
/// Height of a mosaic by its width.
const SHAPE: f32 = 0.56;

/// How high a card of this width is.
pub(in crate::app) fn height(width: f32) -> f32 {
    mosaic_height(width) + space::MEDIUM + SAID + space::SMALL + BUTTONS + space::MEDIUM
}

fn mosaic_height(width: f32) -> f32 {
    (width * SHAPE).round()
}

/// Paints a card, and gathers what is said of the group. The response is the mosaic's, which has the keyboard's focus.
pub(in crate::app) fn show(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    group: &Suggestion,
    rect: Rect,
    is_focused: bool,
) -> Response {
    let palette = theme::palette(ui.ctx());
    let corner = CornerRadius::same(theme::CORNER);
    let id = ui.scope_id().with(("card", &group.id.0));
    let name = scene.title(group);
    ui.painter().rect_filled(rect, corner, palette.card);
    let ground = ui.interact(rect, id.with("ground"), Sense::CLICK);
    if ground.clicked() {
        scene.actions.push(Action::Focus(group.id.clone()));
    }

    let top = Rect::from_min_size(rect.min, vec2(rect.width(), mosaic_height(rect.width())));
    let response = ui.interact(top, id, Sense::click());
    let label = scene.words.fill("card-open", &[("title", name.as_str().into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
    mosaic::paint(ui, scene, group, top, CornerRadius { sw: 0, se: 0, ..corner });
    edge::card(ui, rect, corner);
    if response.clicked() {
        scene.actions.push(Action::Focus(group.id.clone()));
        scene.actions.push(Action::Go(Screen::Group(group.id.clone())));
    }

    let below = Rect::from_min_max(pos2(rect.left(), top.bottom()), rect.max).shrink(space::MEDIUM);
    let builder = UiBuilder::new().id_salt(&group.id.0).max_rect(below).layout(Layout::top_down(Align::Min));
    ui.scope_builder(builder, |ui| {
        let place = ui.max_rect();
        let said = place.with_max_y(place.top() + SAID);
        ui.scope_builder(UiBuilder::new().max_rect(said).id_salt("said"), |ui| say(ui, scene, group));
        // One accent on the screen: as long as there are sure ones, it is the button that accepts all of them.
        // So with folders, as long as there are several.
        let is_alone = match group.summary.theme {
            _ if group.id.is_of_folder() => scene.model.folders.suggestions().len() < 2,
            Some(_) => true,
            None => scene.model.groups.sure().is_empty(),
        };
        let is_next = is_focused && is_alone;
        let buttons = place.with_min_y(said.bottom() + space::SMALL);
        let row = UiBuilder::new().max_rect(buttons).id_salt("decide").layout(Layout::left_to_right(Align::Min));
        ui.scope_builder(row, |ui| decide(ui, scene, group, &name, is_next));
    });
    pile::target(ui, scene, &ground, rect, group);
    if is_focused {
        let ring = Stroke::new(2.0, palette.text);
        ui.painter().rect_stroke(rect.expand(2.0), corner, ring, StrokeKind::Outside);
    }
    response.on_hover_cursor(eframe::egui::CursorIcon::PointingHand)
}

/// Title, count and reason, all of them whole: where there is no room below the count, the reason goes on in its line, and where
/// there is none then, the title is said shorter.
fn say(ui: &mut Ui, scene: &Scene<'_>, group: &Suggestion) {
    ui.spacing_mut().item_spacing.y = APART;
    for text in said(ui, scene, group) {
        text.label(ui);
    }
}

fn said(ui: &Ui, scene: &Scene<'_>, group: &Suggestion) -> Vec<Fitted> {
    let palette = theme::palette(ui.ctx());
    let (room, width) = (ui.max_rect().height(), ui.max_rect().width());
    let title = |rows| {
        let lettering = Lettering { size: text::BODY, colour: palette.text };
        fitted::fit(ui, scene.titles(group), lettering, width, rows)
    };
    let note = |text: String, high: f32| {
        let rows = (high / ui.text_style_height(&TextStyle::Small)).floor().max(1.0) as usize;
        fitted::fit(ui, [text], Lettering { size: text::SMALL, colour: palette.quiet }, width, rows)
    };
    let below = |text: &Fitted, room: f32| room - text.galley.size().y - APART;
    let whole = title(TITLE_ROWS);
    let beneath = below(&whole, room);
    let counted = note(count(scene, group), 0.0);
    let reason = note(scene.words.bond(group), below(&counted, beneath));
    if !reason.is_cut() {
        return vec![whole, counted, reason];
    }
    let both = [count(scene, group), scene.words.bond_inside(group)].join(" · ");
    let together = note(both.clone(), beneath);
    if !together.is_cut() {
        return vec![whole, together];
    }
    let short = title(1);
    let together = note(both, below(&short, room));
    vec![short, together]
}

/// Buttons for what can be said of a suggestion, Accept at the left also where they are laid out from the right.
pub(in crate::app) fn decide(ui: &mut Ui, scene: &mut Scene<'_>, group: &Suggestion, name: &str, is_next: bool) {
    ui.spacing_mut().item_spacing.x = space::HAIR;
    let is_folder = group.id.is_of_folder() && group.addition_to.is_none();
    let (accept, reject) = if is_folder { ("folder-accept", "folder-reject") } else { ("accept", "reject") };
    let mut buttons = vec![(accept, Action::Accept(vec![group.id.clone()]))];
    if group.state != GroupState::Rejected {
        buttons.push((reject, Action::Reject(group.id.clone())));
    }
    if group.state != GroupState::Later && !group.id.is_of_folder() {
        buttons.push(("later", Action::Later(group.id.clone())));
    }
    if ui.layout().prefer_right_to_left() {
        buttons.reverse();
    }
    for (id, action) in buttons {
        let text = scene.words.say(id);
        let (way, key) = match action {
            Action::Accept(_) if is_next => (button::Way::Accent, "A"),
            Action::Accept(_) => (button::Way::Plain, "A"),
            Action::Reject(_) => (button::Way::Quiet, "R"),
            _ => (button::Way::Quiet, "S"),
        };
        let response = button::with_key(ui, &text, key, way);
        let spoken = scene.words.fill(&format!("{id}-named"), &[("title", name.into())]);
        if response.accessible_name(spoken).on_hover_text(scene.words.say(&format!("{id}-key"))).clicked() {
            scene.actions.push(action);
        }
    }
}

/// "86 photos · sure", "23 photos · 2 doubtful".
pub(in crate::app) fn count(scene: &Scene<'_>, group: &Suggestion) -> String {
    let photos = group.photos.len();
    let doubtful = group.summary.doubtful.len();
    let id = match (group.sure, doubtful) {
        (true, _) => "photos-sure",
        (false, 0) => "photos",
        (false, _) => "photos-doubtful",
    };
    let gaps = [("count", photos.into()), ("doubtful", doubtful.into())];
    scene.words.fill(id, &gaps)
}
