//! Where to move the selected photos, or which album to add them to: a list of groups, over everything else, that a few letters make short.

use super::Scene;
use crate::app::Action;
use crate::app::model::{Choosing, Target, matching, targets};
use crate::app::theme::{self, space, text};
use crate::app::widgets::button::{self, Icon};
use crate::app::widgets::fitted::{self, Lettering};
use crate::app::widgets::{dialog, mosaic};
use crate::domain::{GroupId, Suggestion};
use eframe::egui::{
    Align, CornerRadius, Id, Key, Layout, Modifiers, Rect, Response, RichText, Role, ScrollArea, Sense, TextEdit, Ui,
    Vec2, WidgetInfo, pos2, vec2,
};

/// What the list keeps while it is open.
#[derive(Debug, Default)]
pub(in crate::app) struct Local {
    /// What is written to find a group.
    text: String,
    /// Which line the keyboard is at, among those that are shown.
    at: usize,
    /// All lines, with the version of the groups that they were made of.
    lines: Option<(u64, Vec<Target>)>,
    /// Their titles, in the same order; made when the person looks for one, as they are many.
    titles: Option<Vec<String>>,
}

/// Width of the list where there is room, in points.
const WIDTH: f32 = 480.0;
/// Height of a line, in points: a title in two rows, and a note below it.
const LINE: f32 = 56.0;
/// As many lines as are seen at a time.
const SEEN: f32 = 6.0;
/// Side of the photo that stands for a group, in points.
const THUMBNAIL: f32 = 44.0;
/// Rows that a title may take.
const TITLE_ROWS: usize = 2;

/// Paints it, where it was asked for.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    let Some(purpose) = scene.model.is_choosing else {
        scene.locals.choose = Local::default();
        return;
    };
    let is_new = scene.locals.choose.lines.is_none();
    fill(scene, purpose);
    let shown = match &scene.locals.choose.titles {
        Some(titles) => matching(titles, &scene.locals.choose.text),
        None => (0..count(scene)).collect(),
    };
    let palette = theme::palette(ui.ctx());
    let response = dialog::show(ui.ctx(), "choose-group", WIDTH, space::LARGE, |ui| {
        let mut closes = false;
        ui.horizontal(|ui| {
            let count = scene.model.selection.len();
            ui.label(
                RichText::new(scene.words.fill(said(purpose, "move-title", "add-title"), &[("count", count.into())]))
                    .heading(),
            );
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                closes = button::icon(ui, Icon::Close, &scene.words.say("close")).clicked();
            });
        });
        ui.add_space(space::SMALL);
        let has_moved = steps(ui, scene, shown.len());
        let takes = field(ui, scene, purpose, is_new);
        ui.add_space(space::SMALL);
        let clicked = list(ui, scene, purpose, &shown, has_moved);
        ui.add_space(space::SMALL);
        ui.label(
            RichText::new(scene.words.say(said(purpose, "move-keys", "add-keys")))
                .size(text::SMALL)
                .color(palette.quiet),
        );
        let chosen = clicked.or_else(|| shown.get(scene.locals.choose.at).copied().filter(|_| takes));
        if let Some(id) = chosen.and_then(|at| line(scene, at)).map(|line| line.id.clone()) {
            scene.actions.push(Action::ChooseGroup(None));
            let photos = scene.model.selected();
            scene.actions.push(match purpose {
                Choosing::Move => Action::Move(photos, id),
                Choosing::Add => Action::AddTo(id, photos),
            });
        }
        closes
    });
    if response.inner || response.should_close() {
        scene.actions.push(Action::ChooseGroup(None));
    }
}

/// What is said where photos are moved, or added.
fn said(purpose: Choosing, moves: &'static str, adds: &'static str) -> &'static str {
    match purpose {
        Choosing::Move => moves,
        Choosing::Add => adds,
    }
}

/// Makes the lines, where they are old, and their titles, where the person looks for one.
fn fill(scene: &mut Scene<'_>, purpose: Choosing) {
    let version = scene.model.groups_version();
    if scene.locals.choose.lines.as_ref().is_none_or(|(of, _)| *of != version) {
        scene.locals.choose.lines = Some((version, targets(scene.model, purpose)));
        scene.locals.choose.titles = None;
    }
    if scene.locals.choose.titles.is_none() && !scene.locals.choose.text.trim().is_empty() {
        let lines = scene.locals.choose.lines.iter().flat_map(|(_, lines)| lines);
        scene.locals.choose.titles = Some(lines.map(|target| title(scene, &target.id)).collect());
    }
}

fn title(scene: &Scene<'_>, id: &GroupId) -> String {
    scene.model.group(id).map_or_else(String::new, |group| scene.words.title(group))
}

fn count(scene: &Scene<'_>) -> usize {
    scene.locals.choose.lines.as_ref().map_or(0, |(_, lines)| lines.len())
}

fn line<'a>(scene: &'a Scene<'_>, at: usize) -> Option<&'a Target> {
    scene.locals.choose.lines.as_ref().and_then(|(_, lines)| lines.get(at))
}

/// Up and Down, while one writes. Whether the line is another now.
fn steps(ui: &Ui, scene: &mut Scene<'_>, count: usize) -> bool {
    let pressed = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
    let (down, up) = (pressed(Key::ArrowDown), pressed(Key::ArrowUp));
    let local = &mut scene.locals.choose;
    let before = local.at;
    local.at = (local.at + down).saturating_sub(up).min(count.saturating_sub(1));
    local.at != before
}

/// Where one writes. Whether Enter was pressed there.
fn field(ui: &mut Ui, scene: &mut Scene<'_>, purpose: Choosing, is_new: bool) -> bool {
    let name = scene.words.say(said(purpose, "move-find", "add-find"));
    let local = &mut scene.locals.choose;
    let hint = RichText::new(&name).color(theme::palette(ui.ctx()).quiet);
    let edit = TextEdit::singleline(&mut local.text).desired_width(f32::INFINITY).hint_text(hint);
    let response = ui.add(edit).accessible_name(name);
    if is_new {
        response.request_focus();
    }
    if response.changed() {
        local.at = 0;
    }
    response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}

/// The lines that are shown; the one that was clicked.
fn list(ui: &mut Ui, scene: &mut Scene<'_>, purpose: Choosing, shown: &[usize], follows: bool) -> Option<usize> {
    let palette = theme::palette(ui.ctx());
    let room = (SEEN * LINE).min(ui.ctx().content_rect().height() - 10.0 * space::HUGE);
    let mut clicked = None;
    ui.spacing_mut().item_spacing.y = 0.0;
    let area = ScrollArea::vertical().max_height(room).min_scrolled_height(room).auto_shrink([false, false]);
    area.show_viewport(ui, |ui, viewport| {
        ui.set_height(shown.len() as f32 * LINE);
        if shown.is_empty() {
            let id = if count(scene) == 0 {
                said(purpose, "move-none", "add-none")
            } else {
                said(purpose, "move-none-found", "add-none-found")
            };
            ui.label(RichText::new(scene.words.say(id)).color(palette.quiet));
        }
        let (origin, width) = (ui.max_rect().min, ui.max_rect().width());
        let place = |nth: usize| {
            let size = vec2(width, LINE);
            Rect::from_min_size(origin + vec2(0.0, nth as f32 * LINE), size)
        };
        if follows {
            ui.scroll_to_rect(place(scene.locals.choose.at), None);
        }
        let first = (viewport.top() / LINE).floor().max(0.0) as usize;
        for (nth, at) in shown.iter().copied().enumerate().skip(first).take(SEEN as usize + 2) {
            let rect = place(nth);
            let is_at = nth == scene.locals.choose.at;
            if let Some(Target { id, is_album }) = line(scene, at).cloned()
                && let Some(group) = scene.model.group(&id)
                && option(ui, scene, group, is_album, rect, is_at).clicked()
            {
                clicked = Some(at);
            }
        }
    });
    clicked
}

/// One of the groups: a photo that stands for it, its title, and what tells it from others of the same title.
fn option(ui: &mut Ui, scene: &mut Scene<'_>, group: &Suggestion, is_album: bool, rect: Rect, is_at: bool) -> Response {
    let palette = theme::palette(ui.ctx());
    let gaps = [("count", group.photos.len().into())];
    let count = scene.words.fill(if is_album { "move-album" } else { "move-suggestion" }, &gaps);
    let note = [Some(count), scene.words.beside_title(group)].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let response = ui.interact(rect, Id::unique("choose-line").with(&group.id.0), Sense::CLICK);
    let spoken = format!("{}, {note}", scene.words.title(group));
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_at, &spoken));
    if is_at || response.hovered() {
        let fill = if is_at { palette.line } else { palette.empty };
        ui.painter().rect_filled(rect, CornerRadius::same(theme::CORNER), fill);
    }
    let inside = rect.shrink2(vec2(space::SMALL, 0.0));
    let cover = Rect::from_min_size(pos2(inside.left(), inside.center().y - THUMBNAIL / 2.0), Vec2::splat(THUMBNAIL));
    mosaic::cover(ui, scene, group, cover, CornerRadius::same(3));
    let left = cover.right() + space::MEDIUM;
    let width = inside.right() - left;
    let lettering = Lettering { size: text::BODY, colour: palette.text };
    let title = fitted::fit(ui, scene.words.titles(group), lettering, width, TITLE_ROWS);
    let note = fitted::fit(ui, [note], Lettering { size: text::SMALL, colour: palette.quiet }, width, 1);
    let high = title.galley.size().y;
    let at = pos2(left, rect.center().y - (high + note.galley.size().y) / 2.0);
    ui.painter().galley(at, title.galley.clone(), palette.text);
    ui.painter().galley(at + vec2(0.0, high), note.galley, palette.quiet);
    title.tip(response)
}
