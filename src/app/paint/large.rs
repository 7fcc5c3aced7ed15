//! One photo over everything: as large as fits, or as close as one likes.

mod controls;
mod details;
mod keys;
mod marks;
mod zoom;

use super::Scene;
use crate::app::model::Large;
use crate::app::textures::Shown;
use crate::app::widgets::{photo, said, turned};
use crate::app::{Action, theme};
use crate::domain::PhotoId;
use crate::engine::session::PhotoItem;
use eframe::egui::accesskit::Role;
use eframe::egui::{
    Align2, Color32, CornerRadius, CursorIcon, Event, FontId, Frame, Id, Margin, Panel, Rect, Sense, Ui, Vec2,
    WidgetInfo, vec2,
};
use zoom::{Picture, Zoom};

/// What this view keeps.
#[derive(Debug, Default)]
pub(in crate::app) struct Local {
    /// The photo that is shown, or was shown last.
    photo: Option<PhotoId>,
    zoom: Zoom,
    /// When the pointer last moved, or the view was opened.
    stirred: f64,
    /// Whether the keyboard was used last, and not the pointer.
    by_keys: bool,
    /// Whether the whole of it was there in the last frame, and not only what is small.
    pub(in crate::app) is_whole: bool,
    /// The photo that was left, until a wall has taken it up.
    left: Option<PhotoId>,
}

impl Local {
    /// The photo that was looked at when the view was left, once: where one is in the list now; and whether it was left
    /// with the keyboard, which then goes on from there.
    pub(in crate::app) fn take_left(&mut self) -> Option<(PhotoId, bool)> {
        self.photo = None;
        self.left.take().map(|photo| (photo, self.by_keys))
    }
}

/// Paints it.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    let model = scene.model;
    let Some(large) = &model.large else { return };
    let Some(id) = large.photo() else {
        scene.actions.push(Action::Shrink);
        return;
    };
    settle(ui, scene, id);
    if large.shows_details {
        let frame = Frame::new().fill(theme::palette(ui.ctx()).bar).inner_margin(Margin::same(16));
        let panel = Panel::right("details").exact_size(theme::DETAILS).resizable(false).frame(frame);
        panel.show(ui, |ui| details::show(ui, scene, id));
    }
    let view = ui.available_rect_before_wrap();
    let item = model.photos.get(id);
    let picture =
        item.map(|item| Picture { size: vec2(item.width as f32, item.height as f32) / ui.pixels_per_point(), view });
    if !model.is_covered() {
        keys::read(ui, scene, picture.as_ref());
    }
    match item.zip(picture) {
        Some((item, picture)) => paint(ui, scene, item, &picture),
        None => say(ui, view, &scene.words.say("large-gone"), None),
    }
    prepare(scene, large);
    controls::show(ui, scene, large, view);
}

/// Begins anew with each photo, and notes whether the pointer stirs.
fn settle(ui: &Ui, scene: &mut Scene<'_>, id: PhotoId) {
    let (now, moves, clicks, types) = ui.input(|input| {
        let pointer = &input.pointer;
        let moves = pointer.delta() != Vec2::ZERO || pointer.is_moving() || pointer.any_down();
        let types = input.events.iter().any(|event| matches!(event, Event::Key { pressed: true, .. }));
        (input.time, moves, pointer.any_released(), types)
    });
    let local = &mut scene.locals.large;
    if clicks || types {
        local.by_keys = types;
    }
    if moves || local.photo.is_none() {
        local.stirred = now;
    }
    if local.photo != Some(id) {
        local.zoom = Zoom::default();
        local.photo = Some(id);
    }
    local.left = Some(id);
}

fn paint(ui: &Ui, scene: &mut Scene<'_>, item: &PhotoItem, picture: &Picture) {
    let touched = ui.interact(picture.view, Id::unique("large"), Sense::CLICK | Sense::DRAG);
    touched.widget_info(|| WidgetInfo::labeled(Role::Image, true, said::photo(scene.words, item)));
    let zoom = &mut scene.locals.large.zoom;
    if let Some(pointer) = touched.hover_pos() {
        let (wheel, pinch) = ui.input(|input| (input.smooth_scroll_delta().y, input.zoom_delta()));
        let by = pinch * (wheel / 240.0).exp();
        if by != 1.0 {
            *zoom = zoom.by(by, pointer, picture);
        }
    }
    if touched.double_clicked()
        && let Some(pointer) = touched.interact_pointer_pos()
    {
        *zoom = zoom.toggled(pointer, picture);
    } else if touched.dragged() {
        *zoom = zoom.moved(touched.drag_delta(), picture);
    }
    if zoom.is_close() && touched.hovered() {
        ui.set_cursor_icon(if touched.dragged() { CursorIcon::Grabbing } else { CursorIcon::Grab });
    }
    let rect = zoom.rect(picture);
    let painter = ui.painter().with_clip_rect(picture.view);
    let put = |shown: &Shown, opacity: f32| {
        if let Shown::Picture { texture, size, .. } = shown {
            let tint = Color32::WHITE.gamma_multiply(opacity);
            turned::paint(&painter, rect, CornerRadius::ZERO, (*texture, *size), item.turned, tint);
        }
    };
    let small = scene.textures.thumbnail(item);
    let fitted = scene.textures.fitted(item);
    // From close by, what fills the view has too few pixels.
    let is_close = scene.textures.is_reduced(item, rect.size().max_elem() * ui.pixels_per_point());
    let (small, whole) = match is_close.then(|| scene.textures.full(item)) {
        Some(close @ Shown::Picture { .. }) if matches!(fitted, Shown::Picture { .. }) => (fitted, close),
        Some(close @ Shown::Picture { .. }) => (small, close),
        _ => (small, fitted),
    };
    scene.locals.large.is_whole = matches!(whole, Shown::Picture { .. });
    match &whole {
        Shown::Picture { since, .. } => {
            let opacity = photo::fade(ui, *since);
            if opacity < 1.0 {
                put(&small, 1.0);
            }
            put(&whole, opacity);
        }
        Shown::Coming if matches!(small, Shown::Picture { .. }) => put(&small, 1.0),
        Shown::Coming => {
            painter.rect_filled(rect, 0, theme::palette(ui.ctx()).empty);
        }
        Shown::Broken(reason) => {
            let reason = scene.words.unread(reason);
            say(ui, picture.view, &scene.words.say("large-broken"), Some(&reason));
        }
    }
}

/// What comes next is there when it comes: first what is small, then what fills the view; also the one after the next, for who
/// goes on quickly.
fn prepare(scene: &mut Scene<'_>, large: &Large) {
    let near = [large.at.checked_add(1), large.at.checked_sub(1), large.at.checked_add(2)];
    let near = || near.iter().flatten().filter_map(|at| scene.model.photos.get(*large.among.get(*at)?));
    for item in near() {
        scene.textures.prepare_thumbnail(item);
    }
    for item in near() {
        scene.textures.prepare_fitted(item);
    }
}

/// A sentence in the middle, and why.
fn say(ui: &Ui, view: Rect, sentence: &str, reason: Option<&str>) {
    let palette = theme::palette(ui.ctx());
    let wide = (view.width() - theme::space::HUGE * 2.0).clamp(1.0, 520.0);
    let text = reason.map_or_else(|| sentence.to_owned(), |reason| format!("{sentence}\n{reason}"));
    let font = FontId::proportional(theme::text::BODY);
    let galley = ui.painter().layout(text.clone(), font, palette.quiet, wide);
    let rect = Align2::CENTER_CENTER.align_size_within_rect(galley.size(), view);
    let sign = Rect::from_center_size(rect.center_top() - vec2(0.0, theme::space::HUGE), vec2(36.0, 28.0));
    photo::broken(ui.painter(), sign, palette.quiet);
    ui.painter().galley(rect.min, galley, palette.quiet);
    let said = ui.interact(rect, Id::unique("large-said"), Sense::hover());
    said.widget_info(|| WidgetInfo::labeled(Role::Label, true, &text));
}
