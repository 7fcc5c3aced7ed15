//! What is seen of a wall, and what will be soon.

use super::select::Pick;
use super::{Looks, Mark, NAMES, Source, Wall, WallResponse, id_of, photo};
use crate::app::Action;
use crate::app::layout::At;
use crate::app::model::Ticked;
use crate::app::paint::Scene;
use crate::app::textures::Shown;
use crate::app::theme;
use crate::app::widgets::badge::{self, Badge};
use crate::app::widgets::{film, marks, said, tick, twins};
use crate::engine::session::PhotoItem;
use crate::words::Words;
use eframe::egui::accesskit::Role;
use eframe::egui::{
    CornerRadius, EventFilter, Key, PointerButton, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2,
    vec2,
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
        self.ground(ui, looks, outer, &mut response);
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
                self.header(ui, scene, source, looks, outer, section);
            }
        }
        response
    }

    /// What lies behind the photos: a band begins here. A finger that drags there scrolls.
    fn ground(&self, ui: &Ui, looks: &Looks<'_>, outer: Rect, response: &mut WallResponse) {
        if ui.input(|input| input.any_touches()) {
            return;
        }
        let ground = ui.interact(outer, looks.id.with("ground"), Sense::DRAG);
        if ground.drag_started_by(PointerButton::Primary) {
            response.picked = ui.input(|input| input.pointer.press_origin()).map(Pick::Band);
        }
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
        let mut sense = if is_stop { Sense::click() } else { Sense::CLICK };
        if !ui.input(|input| input.any_touches()) {
            sense |= Sense::DRAG; // a finger scrolls
        }
        let mut touched = ui.interact(rect, id, sense);
        let is_cursor = self.cursor.is_some_and(|(_, cursor)| cursor == item.id);
        if self.wants_focus && is_cursor {
            touched.request_focus();
        }
        let stacked = (looks.badge)(item.id);
        let selects = !scene.model.selection.is_empty();
        let ticked = if selects { scene.model.selection.ticked(&Self::lying(looks, &[item.id])) } else { Ticked::No };
        let inner =
            if ticked == Ticked::No { rect } else { rect.shrink(tick::INSET.min(rect.size().min_elem() / 8.0)) };
        if ticked != Ticked::No {
            tick::ground(ui, rect);
        }
        let shown = photo::paint(ui, inner, CornerRadius::same(2), item, scene.textures);
        if let Some(film) = &item.film {
            film::paint(ui, inner, scene.words, film);
        }
        marks::show(ui, inner, scene.words, item);
        let mark = (looks.mark)(item.id);
        let shows_tick = selects || touched.contains_pointer();
        if let Some(mark) = &mark {
            let beside = if shows_tick { tick::WIDTH } else { 0.0 };
            paint_mark(ui, rect.translate(vec2(beside, 0.0)), mark);
        }
        if touched.has_focus() {
            self.cursor = Some((day, item.id));
            response.focused = Some(item.id);
            // While photos are selected, Escape is theirs: the keyboard stays where it is.
            let arrows = EventFilter {
                horizontal_arrows: true,
                vertical_arrows: true,
                escape: selects || scene.locals.band.is_some(),
                ..EventFilter::default()
            };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(id, arrows));
            let stroke = Stroke::new(RING, theme::palette(ui.ctx()).text);
            let around = ui.painter().with_clip_rect(ui.clip_rect().expand(RING));
            around.rect_stroke(rect, 2.0, stroke, StrokeKind::Outside);
        }
        let name = || self.name(scene, item, mark.as_ref(), stacked.as_ref());
        touched.widget_info(|| {
            if selects {
                WidgetInfo::selected(Role::Button, true, ticked == Ticked::Whole, name())
            } else {
                WidgetInfo::labeled(Role::Button, true, name())
            }
        });
        let tick_name = shows_tick.then(|| scene.words.fill("select-tick", &[("name", name().into())]));
        touched = explain(touched, scene.words, &shown, mark.as_ref());
        if touched.hovered() {
            response.hovered = Some(item.id);
        }
        let (modifiers, is_enter) = ui.input(|input| (input.modifiers, input.key_pressed(Key::Enter)));
        if touched.drag_started_by(PointerButton::Primary) {
            let band = ui.input(|input| input.pointer.press_origin()).filter(|_| modifiers.shift || modifiers.command);
            response.picked = Some(band.map_or(Pick::Carry(item.id), Pick::Band));
        }
        if touched.clicked() {
            self.before_click = self.cursor.map(|(_, photo)| photo);
            self.cursor = Some((day, item.id));
            // Enter opens a stack, and closes it; else it shows the photo, as a click and Space do where none is selected.
            let stack = stacked.as_ref().filter(|badge| badge.is_top && is_enter);
            if let Some(badge) = stack {
                scene.actions.push(Action::ToggleStack(badge.stack.clone()));
            } else if !is_enter && modifiers.shift {
                response.picked = Some(Pick::Range(item.id));
            } else if !is_enter && (modifiers.command || selects) {
                response.picked = Some(Pick::Toggle(item.id));
            } else {
                response.enlarged = Some(item.id);
            }
        }
        let is_ticked = tick_name.is_some_and(|name| tick::show(ui, rect, id, ticked, &name).clicked());
        // A finger has no pointer that the tick would show under: it selects where it rests.
        if is_ticked || touched.long_touched() {
            self.before_click = self.cursor.map(|(_, photo)| photo);
            self.cursor = Some((day, item.id));
            response.picked = Some(if modifiers.shift { Pick::Range(item.id) } else { Pick::Toggle(item.id) });
        }
        if let Some(stacked) = &stacked {
            badge::show(ui, scene, inner, id, stacked);
        }
        // Where a stack counts its photos, there is no room for a second number that counts something else.
        if !stacked.is_some_and(|stacked| stacked.is_top) {
            twins::show(ui, inner, id, scene.words, item);
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
        let more = more.chain(marks::words(scene.words, item)).chain(twins::words(scene.words, item));
        std::iter::once(name.clone()).chain(more).collect::<Vec<_>>().join(", ")
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
