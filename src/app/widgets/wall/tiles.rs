//! What is seen of a wall, and what will be soon.

use super::{Looks, Mark, NAMES, Source, Wall, WallResponse, id_of, photo};
use crate::app::Action;
use crate::app::layout::At;
use crate::app::paint::Scene;
use crate::app::textures::Shown;
use crate::app::theme;
use crate::app::widgets::badge::{self, Badge};
use crate::app::widgets::{film, marks, said};
use crate::engine::session::PhotoItem;
use crate::words::Words;
use eframe::egui::accesskit::Role;
use eframe::egui::{
    CornerRadius, EventFilter, Key, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};
use jiff::civil::Date;

/// Width of the ring around the photo that has the keyboard: less than the gap between photos.
const RING: f32 = 3.0;

impl Wall {
    pub(super) fn paint(
        &mut self,
        ui: &Ui,
        scene: &mut Scene<'_>,
        source: &dyn Source,
        looks: &Looks<'_>,
        outer: Rect,
    ) -> WallResponse {
        let mut response = WallResponse::default();
        let (from, to) = (self.offset, self.offset + self.view);
        // One photo at a time can be reached with Tab: the others are an arrow away.
        let stop = self.at(source).filter(|at| self.is_seen(*at)).or_else(|| self.first_seen());
        let left = outer.left() + looks.left;
        let visible = self.page.visible(from, to);
        let page = std::mem::take(&mut self.page);
        for section in visible.clone() {
            let Some(day) = page.sections().get(section).map(|section| section.day) else { continue };
            let shots = source.shots(day);
            for (top, row) in page.rows(section, from, to) {
                let y = outer.top() + (top - from) as f32;
                for (index, shot, x, width) in page.tiles(section, row, shots) {
                    let Some(item) = scene.model.photos.get(shot.id) else { continue };
                    let rect = Rect::from_min_size(pos2(left + x, y), vec2(width, row.height));
                    let is_stop = stop == Some(At { section, index });
                    self.tile(ui, scene, looks, (rect, day, item, is_stop), &mut response);
                }
            }
        }
        self.page = page;
        self.wants_focus = false;
        if looks.header > 0.0 {
            for section in visible {
                self.header(ui, scene, looks, outer, section);
            }
        }
        response
    }

    /// One photo.
    fn tile(
        &mut self,
        ui: &Ui,
        scene: &mut Scene<'_>,
        looks: &Looks<'_>,
        (rect, day, item, is_stop): (Rect, Option<Date>, &PhotoItem, bool),
        response: &mut WallResponse,
    ) {
        let id = id_of(looks.id, item.id);
        let sense = if is_stop { Sense::click() } else { Sense::CLICK };
        let mut touched = ui.interact(rect, id, sense);
        let is_cursor = self.cursor.is_some_and(|(_, cursor)| cursor == item.id);
        if self.wants_focus && is_cursor {
            touched.request_focus();
        }
        let shown = photo::paint(ui, rect, CornerRadius::same(2), item, scene.textures);
        if let Some(film) = &item.film {
            film::paint(ui, rect, scene.words, film);
        }
        marks::show(ui, rect, scene.words, item);
        let mark = (looks.mark)(item.id);
        if let Some(mark) = &mark {
            paint_mark(ui, rect, mark);
        }
        if touched.has_focus() {
            self.cursor = Some((day, item.id));
            response.focused = Some(item.id);
            let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(id, arrows));
            let stroke = Stroke::new(RING, theme::palette(ui.ctx()).text);
            let around = ui.painter().with_clip_rect(ui.clip_rect().expand(RING));
            around.rect_stroke(rect, 2.0, stroke, StrokeKind::Outside);
        }
        let stacked = (looks.badge)(item.id);
        let name = || self.name(scene, item, mark.as_ref(), stacked.as_ref());
        touched.widget_info(|| WidgetInfo::labeled(Role::Button, true, name()));
        touched = explain(touched, scene.words, &shown, mark.as_ref());
        if touched.hovered() {
            response.hovered = Some(item.id);
        }
        if touched.clicked() {
            self.cursor = Some((day, item.id));
            // Enter opens a stack, and closes it; a click and Space show the photo.
            match stacked.as_ref().filter(|badge| badge.is_top && ui.input(|input| input.key_pressed(Key::Enter))) {
                Some(badge) => scene.actions.push(Action::ToggleStack(badge.stack.clone())),
                None => response.enlarged = Some(item.id),
            }
        }
        if let Some(stacked) = &stacked {
            badge::show(ui, scene, rect, id, stacked);
        }
    }

    /// What a photo is called by those who cannot see it.
    fn name(&self, scene: &Scene<'_>, item: &PhotoItem, mark: Option<&Mark>, badge: Option<&Badge>) -> String {
        let mut names = self.names.borrow_mut();
        if names.len() > NAMES {
            names.clear();
        }
        let name = names.entry(item.id).or_insert_with(|| said::photo(scene.words, item));
        let more = mark.map(|mark| mark.words.clone()).into_iter().chain(badge.map(|badge| badge.words(scene)));
        let more = more.chain(marks::words(scene.words, item));
        std::iter::once(name.clone()).chain(more).collect::<Vec<_>>().join(", ")
    }

    /// The header of a day: where it belongs, or at the upper edge while its photos are passing there.
    fn header(&self, ui: &Ui, scene: &Scene<'_>, looks: &Looks<'_>, outer: Rect, section: usize) {
        let Some(day) = self.page.sections().get(section) else { return };
        let lowest = self.page.bottom(section) - f64::from(looks.header);
        let top = self.offset.min(lowest).max(day.top);
        let y = outer.top() + (top - self.offset) as f32;
        if day.top < self.offset && self.page.line(section).start == section {
            let strip = Rect::from_min_max(outer.min, pos2(outer.right() - looks.right, y + looks.header));
            ui.painter().rect_filled(strip, 0.0, theme::palette(ui.ctx()).ground);
        }
        let at = pos2(outer.left() + looks.left + day.left, y);
        let rect = Rect::from_min_size(at, vec2(day.width, looks.header));
        (looks.paint_header)(ui, scene.words, rect, day.day);
    }

    /// Wishes for what is one screen ahead and one behind, the nearest first.
    pub(super) fn prepare(&self, scene: &mut Scene<'_>, source: &dyn Source) {
        let (from, to) = (self.offset, self.offset + self.view);
        let mut near: Vec<(f64, At, usize)> = Vec::new();
        for (from, to) in [(to, to + self.view), (from - self.view, from)] {
            for section in self.page.visible(from, to) {
                for (top, row) in self.page.rows(section, from, to) {
                    let distance = (top - self.offset - self.view / 2.0).abs();
                    near.push((distance, At { section, index: row.photos.start }, row.photos.end));
                }
            }
        }
        near.sort_by(|a, b| a.0.total_cmp(&b.0));
        for (_, at, end) in near {
            let day = self.page.sections().get(at.section).map(|section| source.shots(section.day));
            for shot in day.and_then(|shots| shots.get(at.index..end)).unwrap_or(&[]) {
                let item = scene.model.photos.get(shot.id);
                if !item.is_none_or(|item| scene.textures.prepare_thumbnail(item)) {
                    return;
                }
            }
        }
    }
}

fn paint_mark(ui: &Ui, rect: Rect, mark: &Mark) {
    let centre = rect.left_top() + vec2(theme::space::MEDIUM, theme::space::MEDIUM);
    ui.painter().circle(centre, 5.0, mark.colour, Stroke::new(1.5, theme::palette(ui.ctx()).ground));
}

fn explain(touched: Response, words: &Words, shown: &Shown, mark: Option<&Mark>) -> Response {
    match (shown, mark) {
        (Shown::Broken(reason), _) => touched.on_hover_text(words.unread(reason)),
        (_, Some(mark)) => touched.on_hover_text(&mark.words),
        _ => touched,
    }
}
