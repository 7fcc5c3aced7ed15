//! The headers of days, and the tick that selects a whole day.

use super::{Looks, Source, Wall};
use crate::app::model::{Select, Shot};
use crate::app::paint::Scene;
use crate::app::widgets::{said, tick};
use crate::app::{Action, theme};
use eframe::egui::{Rect, Ui, pos2, vec2};
use jiff::civil::Date;

impl Wall {
    /// The header of a day: where it belongs, or at the upper edge while its photos are passing there.
    pub(super) fn header(
        &self,
        ui: &Ui,
        scene: &mut Scene<'_>,
        source: &dyn Source,
        looks: &Looks<'_>,
        outer: Rect,
        section: usize,
    ) {
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
        let has_tick = looks.ticks_days && (!scene.model.selection.is_empty() || ui.rect_contains_pointer(rect));
        let words = if has_tick { rect.with_min_x(rect.left() + tick::WIDTH + theme::space::SMALL) } else { rect };
        (looks.paint_header)(ui, scene.words, words, day.day);
        if has_tick {
            tick_day(ui, scene, looks, rect, (day.day, source.shots(day.day)));
        }
    }
}

/// The tick beside the name of a day: it selects all of its photos.
fn tick_day(ui: &Ui, scene: &mut Scene<'_>, looks: &Looks<'_>, rect: Rect, (day, shots): (Option<Date>, &[Shot])) {
    let Some(first) = shots.first().map(|shot| shot.id) else { return };
    let photos = Wall::lying(looks, &shots.iter().map(|shot| shot.id).collect::<Vec<_>>());
    // Beside the middle of a line of text that ends above the lower edge.
    let middle = rect.bottom() - theme::space::SMALL - theme::text::BODY * 0.62;
    let corner = pos2(rect.left() - theme::space::HAIR, middle - tick::WIDTH / 2.0 - theme::space::HAIR / 2.0);
    let place = Rect::from_min_size(corner, vec2(tick::WIDTH, tick::WIDTH) + vec2(1.0, 1.0) * theme::space::HAIR);
    let gaps = [("name", said::day(scene.words, day).into())];
    let name = scene.words.fill("select-tick", &gaps);
    let id = looks.id.with(("day", first));
    let ticked = scene.model.selection.ticked(&photos);
    if tick::show(ui, place, id, ticked, &name).clicked() {
        scene.actions.push(Action::Select(Select::Toggle(first, photos)));
    }
}
