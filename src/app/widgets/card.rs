//! A group as a card: a mosaic, its title, how many photos, why they belong together, and what can be said of it.

use super::{button, mosaic, pile};
use crate::app::paint::Scene;
use crate::app::theme::{self, space, text};
use crate::app::{Action, Screen};
use crate::domain::{GroupState, Suggestion};
use eframe::egui::{
    Align, Color32, CornerRadius, Label, Layout, Rect, Response, RichText, Role, Sense, Stroke, StrokeKind, Ui,
    UiBuilder, WidgetInfo, pos2, vec2,
};

/// Heights of the parts of a card below its mosaic, in points.
const TITLE: f32 = 20.0;
const COUNT: f32 = 18.0;
const REASON: f32 = 34.0;
const BUTTONS: f32 = 30.0;
/// Height of a mosaic by its width.
const SHAPE: f32 = 0.56;

/// How high a card of this width is.
pub(in crate::app) fn height(width: f32) -> f32 {
    mosaic_height(width) + space::MEDIUM + TITLE + COUNT + REASON + space::SMALL + BUTTONS + space::MEDIUM
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
    if response.clicked() {
        scene.actions.push(Action::Focus(group.id.clone()));
        scene.actions.push(Action::Go(Screen::Group(group.id.clone())));
    }

    let below = Rect::from_min_max(pos2(rect.left(), top.bottom()), rect.max).shrink(space::MEDIUM);
    let builder = UiBuilder::new().id_salt(&group.id.0).max_rect(below).layout(Layout::top_down(Align::Min));
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        line(ui, TITLE, Label::new(RichText::new(&name).strong()).truncate());
        line(ui, COUNT, Label::new(small(count(scene, group), palette.quiet)).truncate());
        let reason = small(scene.words.bond(group), palette.quiet);
        line(ui, REASON, Label::new(reason).wrap());
        ui.add_space(space::SMALL);
        // One accent on the screen: as long as there are sure ones, it is the button that accepts all of them.
        // So with folders, as long as there are several.
        let is_alone = match group.summary.theme {
            _ if group.id.is_of_folder() => scene.model.folders.suggestions().len() < 2,
            Some(_) => true,
            None => scene.model.groups.sure().is_empty(),
        };
        let is_next = is_focused && is_alone;
        ui.horizontal(|ui| decide(ui, scene, group, &name, is_next));
    });
    pile::target(ui, scene, &ground, rect, group);
    if is_focused {
        let ring = Stroke::new(2.0, palette.text);
        ui.painter().rect_stroke(rect.expand(2.0), corner, ring, StrokeKind::Outside);
    }
    response.on_hover_cursor(eframe::egui::CursorIcon::PointingHand)
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

fn small(text: String, colour: Color32) -> RichText {
    RichText::new(text).size(text::SMALL).color(colour)
}

/// A label that takes exactly so much height, whatever it says.
fn line(ui: &mut Ui, height: f32, label: Label) {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
    let mut inside = ui.new_child(UiBuilder::new().max_rect(rect).layout(Layout::top_down(Align::Min)));
    inside.set_clip_rect(ui.clip_rect().intersect(rect.expand(1.0)));
    inside.add(label);
}
