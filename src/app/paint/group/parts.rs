//! The pauses in a group, each a place where it can be cut with one click.

use super::super::Scene;
use crate::app::Action;
use crate::app::model::Part;
use crate::app::theme::{self, space, text};
use crate::app::widgets::button;
use crate::domain::{PhotoId, Suggestion};
use crate::words::Words;
use eframe::egui::{
    Align2, Color32, CornerRadius, CursorIcon, FontId, Id, Key, Modifiers, Rect, RichText, Role, Sense, TextStyle,
    TextWrapMode, Ui, WidgetInfo, WidgetText, pos2,
};
use std::cell::Cell;

/// Height of the line over a part, in points.
pub(super) const HEADER: f32 = 44.0;

/// Paints what is over a part: for the first when it begins, for the others how long after the last photo and how far from it;
/// a click there says that the group is cut before the part.
pub(super) fn header(
    ui: &Ui,
    words: &Words,
    rect: Rect,
    (at, part): (usize, &Part),
    moment: &str,
    cut: &Cell<Option<usize>>,
) {
    let palette = theme::palette(ui.ctx());
    let inside = rect.with_max_y(rect.bottom() - space::HAIR).with_min_y(rect.top() + space::HAIR);
    let id = Id::unique("part").with(part.first);
    if at == 0 {
        let heading = ui.interact(inside, id, Sense::hover());
        heading.widget_info(|| WidgetInfo::labeled(Role::Heading, true, moment));
        line(ui, inside.with_min_y(inside.center().y), moment, text::SMALL, palette.quiet);
        return;
    }
    let later = match part {
        Part { is_in_days: true, pause, .. } => words.days_later(*pause),
        Part { is_of_file: true, pause, .. } => words.later_about(*pause),
        Part { pause, .. } => words.later(*pause),
    };
    let far = part.metres.filter(|metres| *metres >= WALK).map(|metres| words.distance(metres));
    let gap = [Some(later), far].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let touched = ui.interact(inside, id, Sense::click());
    touched.widget_info(|| {
        let source = part.is_of_file.then(|| words.say("gap-of-file"));
        let gap = [Some(gap.clone()), source].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        WidgetInfo::labeled(Role::Button, true, words.fill("cut-named", &[("gap", gap.into())]))
    });
    if touched.gained_focus() {
        ui.scroll_to_rect(rect, None);
    }
    let is_near = touched.hovered() || touched.has_focus();
    if is_near {
        ui.painter().rect_filled(inside, CornerRadius::same(theme::CORNER), palette.empty);
    }
    let name = words.say("cut");
    let font = FontId::proportional(text::SMALL);
    let colour = if is_near { palette.text } else { palette.quiet };
    let width = ui.painter().layout_no_wrap(name.clone(), font.clone(), colour).size().x;
    let left = inside.left() + if is_near { space::SMALL } else { 0.0 };
    let room = inside.with_min_x(left).with_max_x(inside.right() - width - 2.0 * space::SMALL);
    let end = line(ui, room.with_max_y(room.center().y), &gap, text::BODY, palette.text);
    line(ui, room.with_min_y(room.center().y), moment, text::SMALL, palette.quiet);
    // Beside what it cuts, not far off at the edge.
    let place = pos2(end + space::MEDIUM, room.top() + room.height() / 4.0);
    ui.painter().text(place, Align2::LEFT_CENTER, name, font, colour);
    button::ring(ui.painter(), &touched, &palette);
    let tip = match part.is_of_file {
        true => words.fill("gap-of-file-tip", &[("note", words.say("cut-note").into())]),
        false => words.say("cut-note"),
    };
    let touched = touched.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(tip);
    if touched.clicked() {
        cut.set(Some(part.at));
    }
}

/// From here on, in metres, it is worth a word how far two photos are apart: less is a walk around a place.
const WALK: f64 = 500.0;

/// Writes into `rect`; returns where it ends.
fn line(ui: &Ui, rect: Rect, words: &str, size: f32, colour: Color32) -> f32 {
    let rich = RichText::new(words).size(size).color(colour);
    let galley = WidgetText::from(rich).into_galley(ui, Some(TextWrapMode::Truncate), rect.width(), TextStyle::Body);
    let end = rect.left() + galley.size().x;
    ui.painter().galley(pos2(rect.left(), rect.center().y - galley.size().y / 2.0), galley, colour);
    end
}

/// Where one is cut: by a click on a pause, or with X before the photo that has the keyboard.
pub(super) fn cut(
    ui: &Ui,
    scene: &mut Scene<'_>,
    group: &Suggestion,
    clicked: Option<usize>,
    focused: Option<PhotoId>,
    hears: bool,
) {
    let asks = hears && focused.is_some() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::X));
    let at_focus = || group.photos.iter().position(|photo| Some(*photo) == focused);
    let at = clicked.or_else(|| if asks { at_focus() } else { None });
    if let Some(photos) = at.filter(|at| *at > 0).and_then(|at| group.photos.get(at..)).filter(|p| !p.is_empty()) {
        scene.actions.push(Action::Split(group.id.clone(), photos.to_vec()));
    }
}
