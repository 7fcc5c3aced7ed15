//! One of the photos that are side by side: its picture, whether it is kept, and what it is.

use super::Scene;
use crate::app::model::Compare;
use crate::app::textures::Shown;
use crate::app::theme::{self, space, text};
use crate::app::widgets::{check, photo, said, turned};
use crate::app::{Action, middle};
use crate::domain::ShownStack;
use crate::engine::session::PhotoItem;
use eframe::egui::accesskit::Role;
use eframe::egui::{
    Align, Color32, CornerRadius, CursorIcon, FontId, Id, Layout, Rect, RichText, Sense, Stroke, StrokeKind, Ui,
    UiBuilder, Vec2, WidgetInfo, vec2,
};

/// One of the photos that are side by side.
pub(super) struct Pane<'a> {
    /// Which.
    pub(super) item: &'a PhotoItem,
    /// Where its picture is.
    pub(super) view: Rect,
    /// Where its words are.
    pub(super) words: Rect,
}

impl Pane<'_> {
    /// Its size.
    pub(super) fn shape(&self) -> Vec2 {
        vec2(self.item.width as f32, self.item.height as f32)
    }

    /// Paints it, and gathers what is done with it.
    pub(super) fn show(&self, ui: &mut Ui, scene: &mut Scene<'_>, compare: &Compare, stack: &ShownStack) {
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
                turned::paint(&painter, rect, CornerRadius::ZERO, (*texture, *size), self.item.turned, tint);
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
            if check::show(ui, &scene.words.say("compare-choose"), &spoken, is_chosen).clicked() {
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
