//! The first run: where photos come in.

use super::Scene;
use crate::app::theme::{self, space, text};
use crate::app::widgets::button;
use crate::app::{Action, pasted};
use eframe::egui::{
    Align, Align2, CornerRadius, Id, Key, Layout, Rect, RichText, Shape, Stroke, TextEdit, Ui, UiBuilder, Vec2, pos2,
    vec2,
};

/// What this view keeps.
#[derive(Debug, Default)]
pub(in crate::app) struct Local {
    /// The path that is being written.
    path: String,
}

/// The drop target at its largest, in points.
const LARGEST: Vec2 = vec2(720.0, 420.0);
/// Width of what lies in the middle of it.
const COLUMN: f32 = 480.0;
/// Width of the field for a path.
const FIELD: f32 = 400.0;
/// Height of what lies in the middle of it.
const CONTENT: f32 = 164.0;

/// Paints it.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    let palette = theme::palette(ui.ctx());
    let page = ui.max_rect();
    let size = (page.size() - Vec2::splat(2.0 * space::HUGE)).min(LARGEST);
    let target = Align2::CENTER_CENTER.align_size_within_rect(size, page);
    ui.painter().rect_filled(target, CornerRadius::same(2 * theme::CORNER), palette.bar);
    dashes(ui, target, Stroke::new(1.5, palette.quiet.gamma_multiply(0.5)));

    let column = vec2(COLUMN.min(target.width() - 2.0 * space::LARGE), CONTENT);
    let inside = Align2::CENTER_CENTER.align_size_within_rect(column, target);
    let layout = UiBuilder::new().max_rect(inside).layout(Layout::top_down(Align::Center));
    ui.scope_builder(layout, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.label(RichText::new(scene.words.say("welcome-drop")).heading());
        ui.add_space(space::LARGE);
        if button::accent(ui, &scene.words.say("welcome-choose")).clicked() {
            scene.actions.push(Action::ChooseFolders);
        }
        ui.add_space(space::HUGE);
        path(ui, scene, column.x.min(FIELD));
        ui.add_space(space::HUGE);
        ui.label(RichText::new(scene.words.say("welcome-promise")).size(text::SMALL).color(palette.quiet));
        if scene.model.is_unlisted {
            ui.add_space(space::LARGE);
            if button::quiet(ui, &scene.words.say("list-program")).clicked() {
                scene.actions.push(Action::List);
            }
        }
    });
}

/// A field for a path, for who would rather write than point.
fn path(ui: &mut Ui, scene: &mut Scene<'_>, width: f32) {
    let hint = scene.words.say("welcome-path");
    let text = &mut scene.locals.welcome.path;
    let field = TextEdit::singleline(text)
        .id(Id::unique("welcome-path"))
        .hint_text(RichText::new(&hint).color(theme::palette(ui.ctx()).quiet))
        .desired_width(width)
        .margin(vec2(space::SMALL, 6.0));
    let response = ui.add(field).accessible_name(hint);
    if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) && !text.trim().is_empty() {
        let paths = pasted::paths(text);
        // What names nothing stays in the field, to be mended.
        if !paths.is_empty() {
            text.clear();
        }
        scene.actions.push(Action::Import(paths));
    }
}

/// A frame of dashes: what lies in it can be let go of here.
fn dashes(ui: &Ui, rect: Rect, stroke: Stroke) {
    let inset = f32::from(theme::CORNER);
    let rect = rect.shrink(inset);
    let corners =
        [rect.left_top(), rect.right_top(), rect.right_bottom(), pos2(rect.left(), rect.bottom()), rect.left_top()];
    ui.painter().extend(Shape::dashed_line(&corners, stroke, space::SMALL, inset));
}
