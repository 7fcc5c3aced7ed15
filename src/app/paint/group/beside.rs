//! What comes before and after a group in time, and joining it with one click or key.

use super::super::Scene;
use crate::app::model::{Neighbours, pause_between};
use crate::app::theme::{self, space, text};
use crate::app::widgets::{button, card, mosaic, page};
use crate::app::{Action, Screen};
use crate::domain::{GroupId, Suggestion};
use eframe::egui::{
    Align, CornerRadius, CursorIcon, Key, Label, Layout, Modifiers, Rect, RichText, Role, Sense, Ui, UiBuilder, Vec2,
    WidgetInfo, pos2, vec2,
};

/// Height of the line of a neighbour, in points.
pub(super) const LINE: f32 = 48.0;
/// Side of its picture.
const PICTURE: f32 = 36.0;

/// Which side of the group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Before,
    After,
}

impl Side {
    fn of(self, neighbours: &Neighbours) -> Option<&GroupId> {
        match self {
            Self::Before => neighbours.before.as_ref(),
            Self::After => neighbours.after.as_ref(),
        }
    }

    /// The key that joins.
    fn key(self) -> (Key, &'static str) {
        match self {
            Self::Before => (Key::P, "P"),
            Self::After => (Key::N, "N"),
        }
    }

    /// The messages: where it is, that it can be opened, what joining does.
    fn messages(self) -> [&'static str; 3] {
        match self {
            Self::Before => ["beside-before", "beside-before-named", "join-before-note"],
            Self::After => ["beside-after", "beside-after-named", "join-after-note"],
        }
    }
}

/// P joins the group before to this one, N the group after.
pub(super) fn keys(ui: &Ui, scene: &mut Scene<'_>, group: &Suggestion, neighbours: &Neighbours) {
    for side in [Side::Before, Side::After] {
        if let Some(other) = side.of(neighbours)
            && ui.input_mut(|input| input.consume_key(Modifiers::NONE, side.key().0))
        {
            scene.actions.push(Action::Join(group.id.clone(), other.clone()));
        }
    }
}

/// Paints one of the two into `rect`.
pub(super) fn show(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    group: &Suggestion,
    neighbours: &Neighbours,
    side: Side,
    rect: Rect,
) {
    let Some(other) = side.of(neighbours).and_then(|id| scene.model.group(id)) else { return };
    let palette = theme::palette(ui.ctx());
    let ((_, key), [name, opens, joins]) = (side.key(), side.messages());
    let title = scene.title(other);
    let rect = rect.with_max_x(rect.right() - page::MARGIN);
    let id = ui.scope_id().with(("beside", name));
    let touched = ui.interact(rect, id, Sense::click());
    let gaps = [("title", title.as_str().into())];
    touched.widget_info(|| WidgetInfo::labeled(Role::Button, true, scene.words.fill(opens, &gaps)));
    let fill = if touched.hovered() { palette.empty } else { palette.card };
    ui.painter().rect_filled(rect, CornerRadius::same(theme::CORNER), fill);
    let middle = rect.left_center() + vec2(space::SMALL + PICTURE / 2.0, 0.0);
    mosaic::cover(ui, scene, other, Rect::from_center_size(middle, Vec2::splat(PICTURE)), CornerRadius::same(3));
    let left = pos2(rect.left() + 2.0 * space::SMALL + PICTURE, rect.top());
    let inside = UiBuilder::new()
        .id_salt(("beside", name))
        .max_rect(Rect::from_min_max(left, rect.max - vec2(space::SMALL, 0.0)));
    ui.scope_builder(inside.layout(Layout::right_to_left(Align::Center)), |ui| {
        let join = button::with_key(ui, &scene.words.say("join"), key, button::Way::Quiet);
        let spoken = scene.words.fill("join-named", &gaps);
        if join.accessible_name(spoken).on_hover_text(scene.words.say(joins)).clicked() {
            scene.actions.push(Action::Join(group.id.clone(), other.id.clone()));
        }
        ui.with_layout(Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.add_space((LINE - 36.0) / 2.0);
            ui.add(Label::new(&title).truncate().selectable(false));
            let parts =
                [scene.words.fill(name, &[("pause", pause(scene, group, other).into())]), card::count(scene, other)];
            let quiet = RichText::new(parts.join(" · ")).size(text::SMALL).color(palette.quiet);
            ui.add(Label::new(quiet).truncate().selectable(false));
        });
    });
    button::ring_at(ui.painter(), &touched, rect, &palette);
    if touched.on_hover_cursor(CursorIcon::PointingHand).clicked() {
        scene.actions.push(Action::Go(Screen::Group(other.id.clone())));
    }
}

/// How long it is between two groups: "2 h 10 min", or "none" where they overlap or nobody knows.
fn pause(scene: &Scene<'_>, one: &Suggestion, other: &Suggestion) -> String {
    let Some(((own_first, own_last), (first, last))) = one.summary.span.zip(other.summary.span) else {
        return "none".to_owned();
    };
    let seconds = pause_between(&own_last, &first).max(pause_between(&last, &own_first));
    if seconds > 0.0 { scene.words.span(seconds) } else { "none".to_owned() }
}
