//! The keyboard on a wall: from photo to photo, and larger and smaller rows.

use super::{Looks, Source, Wall, id_of};
use crate::app::Action;
use crate::app::layout::{At, Step};
use crate::app::model::Model;
use crate::app::paint::Scene;
use crate::domain::PhotoId;
use eframe::egui::{FocusDirection, Key, Modifiers, Rect, Ui};

/// How much higher rows become with one press.
const ZOOM: f32 = 1.2;

impl Wall {
    pub(super) fn read_keys(&mut self, ui: &Ui, scene: &mut Scene<'_>, source: &dyn Source, looks: &Looks<'_>) {
        if self.page.count() == 0 || scene.model.is_covered() || ui.ctx().text_edit_focused() {
            return;
        }
        let focused = ui.memory(|memory| memory.focused());
        // Pages are turned wherever the keyboard is; the other keys may be somebody else's.
        let is_elsewhere = focused.is_some() && focused != self.cursor.map(|(_, photo)| id_of(looks.id, photo));
        if let Some((_, photo)) = self.cursor.filter(|_| focused.is_some() && !is_elsewhere)
            && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::M))
        {
            scene.actions.push(Action::FindSimilar(photo));
        }
        let page = (self.view - f64::from(self.page.measures().header)).max(1.0);
        let steps = [
            (Key::ArrowLeft, Step::By(-1)),
            (Key::ArrowRight, Step::By(1)),
            (Key::ArrowUp, Step::Up),
            (Key::ArrowDown, Step::Down),
            (Key::Home, Step::First),
            (Key::End, Step::Last),
            (Key::PageUp, Step::Points(-page)),
            (Key::PageDown, Step::Points(page)),
        ];
        for (key, step) in steps {
            if is_elsewhere && !matches!(step, Step::Points(_)) {
                continue;
            }
            let pressed = |modifiers| ui.input_mut(|input| input.consume_key(modifiers, key));
            // egui takes Shift with a key for the key as well.
            let stretches = pressed(Modifiers::SHIFT);
            if stretches || pressed(Modifiers::NONE) {
                if let Some(way) = self.step(step, source).filter(|_| stretches) {
                    self.stretch(scene, source, looks, way);
                }
                // Else egui would look for a button in that direction as well.
                ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
            }
        }
    }

    /// The photos from which it leads, and to which; the same where none was seen before.
    fn step(&mut self, step: Step, source: &dyn Source) -> Option<(PhotoId, PhotoId)> {
        let shots = |day| source.shots(day);
        let seen = self.at(source).filter(|at| self.is_seen(*at));
        let first = self.first_seen();
        let to = match (seen, step) {
            // From what is on the screen: elsewhere one would be thrown to where one was long ago.
            (None, Step::By(_) | Step::Up | Step::Down) => first,
            (from, step) => from.or(first).map(|from| self.page.step(from, step, shots)),
        };
        let to = to?;
        let section = self.page.sections().get(to.section)?;
        let shot = source.shots(section.day).get(to.index)?;
        let from = self.cursor.filter(|_| seen.is_some()).map_or(shot.id, |(_, photo)| photo);
        let way = (from, shot.id);
        self.cursor = Some((section.day, shot.id));
        self.wants_focus = true;
        let offset = match step {
            Step::First => 0.0,
            Step::Last => f64::MAX,
            Step::Points(by) => self.offset + by,
            Step::By(_) | Step::Up | Step::Down => self.offset,
        };
        self.scroll_to(offset, source);
        self.reveal(source);
        if self.page.row(to).is_some_and(|(top, _)| top <= f64::from(self.page.measures().header)) {
            self.scroll_to(0.0, source); // with the first row, also what is above it
        }
        Some(way)
    }

    /// Whether a photo's row is on the screen, at least in part.
    pub(super) fn is_seen(&self, at: At) -> bool {
        self.page
            .row(at)
            .is_some_and(|(top, row)| top + f64::from(row.height) > self.offset && top < self.offset + self.view)
    }

    /// The first photo of the first row that can be seen in full, or in part where there is none.
    pub(super) fn first_seen(&self) -> Option<At> {
        let header = f64::from(self.page.measures().header);
        let (from, to) = (self.offset, self.offset + self.view);
        let mut rows = self.page.visible(from, to).flat_map(|section| {
            self.page.rows(section, from, to).map(move |(top, row)| (top, At { section, index: row.photos.start }))
        });
        let first = rows.next()?;
        if first.0 >= from + header { Some(first.1) } else { Some(rows.next().map_or(first.1, |(_, at)| at)) }
    }

    pub(super) fn read_zoom(&self, ui: &Ui, scene: &mut Scene<'_>, outer: Rect) {
        if scene.model.is_covered() {
            return;
        }
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, key));
        let (larger, smaller) = (pressed(Key::Plus) || pressed(Key::Equals), pressed(Key::Minus));
        let pinched = if ui.rect_contains_pointer(outer) { ui.input(|input| input.zoom_delta()) } else { 1.0 };
        let now = scene.model.row_height;
        let wished = match (larger, smaller) {
            (true, false) => now * ZOOM,
            (false, true) => now / ZOOM,
            _ if pressed(Key::Num0) => Model::ROW_HEIGHT,
            _ => now * pinched,
        };
        let wished = wished.clamp(Model::ROW_HEIGHTS.0, Model::ROW_HEIGHTS.1);
        if (wished - now).abs() >= 0.5 {
            scene.actions.push(Action::Zoom(wished));
        }
    }
}
