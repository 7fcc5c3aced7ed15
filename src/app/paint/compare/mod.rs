//! Photos of a stack side by side, with one zoom for all, over everything else.

mod arrange;
mod keys;
mod linked;
mod strip;

use super::Scene;
use super::stacks::reason;
use crate::app::model::Compare;
use crate::app::textures::Shown;
use crate::app::theme::{self, space, text};
use crate::app::widgets::button::{self, Icon};
use crate::app::widgets::{page, photo, said};
use crate::app::{Action, middle};
use crate::domain::{GroupId, PhotoId, ShownStack};
use crate::engine::session::PhotoItem;
use arrange::arrange;
use eframe::egui::accesskit::Role;
use eframe::egui::{
    Align, Align2, Color32, CornerRadius, CursorIcon, Event, FontId, Id, Label, Layout, Rect, RichText, Sense, Stroke,
    StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, epaint::RectShape, pos2, vec2,
};
use linked::Linked;

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
    if !model.shows_shortcuts {
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

/// One of the photos that are side by side.
struct Pane<'a> {
    item: &'a PhotoItem,
    /// Where its picture is.
    view: Rect,
    /// Where its words are.
    words: Rect,
}

impl Pane<'_> {
    fn shape(&self) -> Vec2 {
        vec2(self.item.width as f32, self.item.height as f32)
    }

    fn show(&self, ui: &mut Ui, scene: &mut Scene<'_>, compare: &Compare, stack: &ShownStack) {
        let palette = theme::palette(ui.ctx());
        let is_chosen = compare.chosen.contains(&self.item.id);
        self.picture(ui, scene);
        let stroke = match (compare.at == self.item.id, is_chosen) {
            (true, _) => Stroke::new(2.0, palette.text),
            (false, true) => Stroke::new(2.0, palette.quiet),
            (false, false) => Stroke::NONE,
        };
        ui.painter().rect_stroke(self.view, CornerRadius::same(2), stroke, StrokeKind::Outside);
        self.caption(ui, scene, stack, is_chosen);
    }

    fn picture(&self, ui: &Ui, scene: &mut Scene<'_>) {
        let id = Id::unique("compare").with(self.item.id);
        let touched = ui.interact(self.view, id, Sense::CLICK | Sense::DRAG);
        touched.widget_info(|| WidgetInfo::labeled(Role::Image, true, said::photo(scene.words, self.item)));
        let (shape, zoom) = (self.shape(), &mut scene.locals.compare.zoom);
        if let Some(pointer) = touched.hover_pos() {
            let (wheel, pinch) = ui.input(|input| (input.smooth_scroll_delta().y, input.zoom_delta()));
            let by = pinch * (wheel / 240.0).exp();
            if by != 1.0 {
                *zoom = zoom.by(by, pointer, shape, self.view);
                ui.ctx().request_repaint();
            }
        }
        if touched.double_clicked()
            && let Some(pointer) = touched.interact_pointer_pos()
        {
            *zoom = zoom.toggled(pointer, shape, self.view);
        } else if touched.dragged() {
            *zoom = zoom.moved(touched.drag_delta(), shape, self.view);
            ui.ctx().request_repaint();
        }
        if zoom.is_close() && touched.hovered() {
            ui.set_cursor_icon(if touched.dragged() { CursorIcon::Grabbing } else { CursorIcon::Grab });
        }
        let rect = zoom.rect(shape, self.view);
        if touched.clicked() {
            scene.actions.push(Action::CompareAt(self.item.id));
        }
        let painter = ui.painter().with_clip_rect(self.view);
        painter.rect_filled(self.view, 0, theme::palette(ui.ctx()).bar);
        let put = |shown: &Shown, opacity: f32| {
            if let Shown::Picture { texture, size, .. } = shown {
                let tint = Color32::WHITE.gamma_multiply(opacity);
                painter.add(RectShape::filled(rect, 0, tint).with_texture(*texture, photo::part(rect, *size)));
            }
        };
        let (small, whole) = (scene.textures.thumbnail(self.item), scene.textures.full(self.item));
        match &whole {
            Shown::Picture { since, .. } => {
                let opacity = photo::fade(ui, *since);
                if opacity < 1.0 {
                    put(&small, 1.0);
                }
                put(&whole, opacity);
            }
            Shown::Coming => put(&small, 1.0),
            Shown::Broken(_) => {
                put(&small, 1.0);
                if !matches!(small, Shown::Picture { .. }) {
                    photo::broken(&painter, self.view, theme::palette(ui.ctx()).quiet);
                }
            }
        }
    }

    /// Whether it is kept, its name, and how large it is.
    fn caption(&self, ui: &mut Ui, scene: &mut Scene<'_>, stack: &ShownStack, is_chosen: bool) {
        let layout = UiBuilder::new().id_salt(self.item.id).max_rect(self.words);
        let inside = layout.layout(Layout::left_to_right(Align::Center));
        ui.scope_builder(inside, |ui| {
            ui.spacing_mut().item_spacing.x = space::SMALL;
            let name = said::file_name(&self.item.file);
            let spoken = scene.words.fill("compare-choose-named", &[("name", name.as_str().into())]);
            if tick(ui, &scene.words.say("compare-choose"), &spoken, is_chosen) {
                scene.actions.push(Action::CompareChoose(self.item.id));
            }
            let palette = theme::palette(ui.ctx());
            let size = scene
                .words
                .fill("large-pixels", &[("width", self.item.width.into()), ("height", self.item.height.into())]);
            let mut line = vec![name, size];
            if self.item.id == stack.stack.best && stack.kept.is_empty() {
                line.insert(0, scene.words.say("compare-proposed"));
            }
            let line = line.join(" · ");
            let (font, room) = (FontId::proportional(text::SMALL), ui.available_width());
            let wide = |text: &str| ui.painter().layout_no_wrap(text.to_owned(), font.clone(), palette.quiet).size().x;
            let short = middle::shorten(&line, |text| wide(text) <= room);
            ui.label(RichText::new(short).size(text::SMALL).color(palette.quiet));
        });
    }
}

/// A button that is on or off, with a tick where it is on. Whether it was pressed.
fn tick(ui: &mut Ui, says: &str, spoken: &str, is_on: bool) -> bool {
    let palette = theme::palette(ui.ctx());
    let galley = ui.painter().layout_no_wrap(says.to_owned(), FontId::proportional(text::BODY), palette.text);
    let size = vec2(galley.size().x + button::ICON + space::SMALL, button::ICON);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, is_on, spoken));
    if response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::same(theme::CORNER), palette.empty);
    }
    let sign = Rect::from_center_size(rect.left_center() + vec2(button::ICON / 2.0, 0.0), Vec2::splat(16.0));
    mark(ui, sign, is_on);
    let at = Align2::LEFT_CENTER.anchor_size(rect.left_center() + vec2(button::ICON, 0.0), galley.size()).min;
    ui.painter().galley(at, galley, palette.text);
    button::ring(ui.painter(), &response, &palette);
    response.clicked()
}

/// A box, with a tick in it where it is on.
fn mark(ui: &Ui, place: Rect, is_on: bool) {
    let palette = theme::palette(ui.ctx());
    let (fill, ink) = if is_on { (palette.text, palette.ground) } else { (Color32::TRANSPARENT, palette.quiet) };
    ui.painter().rect(place, 3.0, fill, Stroke::new(1.5, if is_on { fill } else { ink }), StrokeKind::Inside);
    if is_on {
        let at = |x: f32, y: f32| place.center() + vec2(x, y);
        ui.painter().line(vec![at(-4.0, 0.0), at(-1.0, 3.0), at(4.0, -3.5)], Stroke::new(1.8, ink));
    }
}

/// Whether a photo is seen among the others now.
fn is_seen(compare: &Compare, photo: PhotoId) -> bool {
    compare.seen.contains(&photo)
}
