//! The rubber band: a frame that is drawn with the pointer, and selects what lies under it. It is held in the page, so that
//! the page can scroll under it.

use super::{Looks, Source, Wall};
use crate::app::Action;
use crate::app::model::Select;
use crate::app::paint::Scene;
use crate::app::theme;
use crate::domain::PhotoId;
use eframe::egui::{Id, Pos2, Rect, Stroke, StrokeKind, Ui, pos2};

/// A band that is being drawn.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app) struct Band {
    /// On which wall.
    wall: Id,
    /// Where the pointer was pressed on the screen, until the frame begins.
    pressed: Pos2,
    /// Whether it adds to what is selected.
    adds: bool,
    /// Its first corner and the one under the pointer, from the left edge of the wall and the top of the page; `None` until
    /// the pointer has moved.
    corners: Option<[(f32, f64); 2]>,
}

/// How far the pointer must have moved, in points: less is a hand that trembles.
const LEAST: f32 = 4.0;
/// Near the upper and lower edge the page scrolls by itself, in points.
const EDGE: f32 = 36.0;
/// How fast at the most, in points a second.
const SPEED: f32 = 1_800.0;

/// Begins one where the pointer was pressed.
pub(super) fn begin(ui: &Ui, scene: &mut Scene<'_>, wall: Id, pressed: Pos2) {
    let modifiers = ui.input(|input| input.modifiers);
    let adds = modifiers.shift || modifiers.command;
    scene.locals.band = Some(Band { wall, pressed, adds, corners: None });
}

/// Gives up the band that is being drawn. Whether there was one.
pub(in crate::app) fn give_up(scene: &mut Scene<'_>) -> bool {
    let Some(band) = scene.locals.band.take() else { return false };
    if band.corners.is_some() {
        scene.actions.push(Action::Select(Select::EndBand { keeps: false }));
    }
    true
}

impl Wall {
    /// Goes on with the band on this wall: selects what lies under it, scrolls near the edges, paints it.
    pub(super) fn draw_band(
        &mut self,
        ui: &Ui,
        scene: &mut Scene<'_>,
        source: &dyn Source,
        looks: &Looks<'_>,
        outer: Rect,
    ) {
        let Some(mut band) = scene.locals.band.take().filter(|band| band.wall == looks.id) else { return };
        let (is_down, pointer) = ui.input(|input| (input.pointer.primary_down(), input.pointer.latest_pos()));
        let Some(pointer) = pointer.filter(|_| is_down) else {
            if band.corners.is_some() {
                scene.actions.push(Action::Select(Select::EndBand { keeps: true }));
            }
            return;
        };
        let place = |at: Pos2, offset: f64| (at.x - outer.left(), offset + f64::from(at.y - outer.top()));
        let before = band.corners;
        if let Some([first, _]) = band.corners {
            self.scroll_with(ui, source, outer, pointer);
            band.corners = Some([first, place(pointer, self.offset)]);
        } else if pointer.distance(band.pressed) >= LEAST {
            scene.actions.push(Action::Select(Select::BeginBand { adds: band.adds }));
            band.corners = Some([place(band.pressed, self.offset), place(pointer, self.offset)]);
        }
        if let Some(corners) = band.corners {
            if before != band.corners {
                let tiles = self.under(source, corners, looks.left);
                scene.actions.push(Action::Select(Select::Band(Self::lying(looks, &tiles))));
            }
            self.paint_band(ui, outer, corners);
        }
        scene.locals.band = Some(band);
    }

    fn scroll_with(&mut self, ui: &Ui, source: &dyn Source, outer: Rect, pointer: Pos2) {
        let (seconds, wheel) = ui.input(|input| (input.stable_dt.min(0.1), input.smooth_scroll_delta().y));
        let above = (outer.top() + EDGE - pointer.y).clamp(0.0, EDGE);
        let below = (pointer.y - outer.bottom() + EDGE).clamp(0.0, EDGE);
        let by = (below - above) / EDGE * SPEED * seconds - wheel;
        if by != 0.0 && self.scroll_to(self.offset + f64::from(by), source) {
            ui.ctx().request_repaint();
        }
    }

    /// The tiles of which something lies between two corners.
    fn under(&self, source: &dyn Source, [a, b]: [(f32, f64); 2], left: f32) -> Vec<PhotoId> {
        let (from, to) = (a.0.min(b.0) - left, a.0.max(b.0) - left);
        let (top, bottom) = (a.1.min(b.1), a.1.max(b.1));
        let mut tiles = Vec::new();
        for section in self.page.visible(top, bottom) {
            let Some(day) = self.page.sections().get(section).map(|section| section.day) else { continue };
            let shots = source.shots(day);
            for (_, row) in self.page.rows(section, top, bottom) {
                let of_row = self.page.tiles(section, row, shots);
                tiles
                    .extend(of_row.filter(|(_, _, x, width)| *x < to && x + width > from).map(|(_, shot, ..)| shot.id));
            }
        }
        tiles
    }

    fn paint_band(&self, ui: &Ui, outer: Rect, corners: [(f32, f64); 2]) {
        let seen = |(x, y): (f32, f64)| pos2(outer.left() + x, outer.top() + (y - self.offset) as f32);
        let colour = theme::palette(ui.ctx()).text;
        let painter = ui.painter().with_clip_rect(outer);
        let rect = Rect::from_two_pos(seen(corners[0]), seen(corners[1]));
        painter.rect(rect, 2.0, colour.gamma_multiply(0.12), Stroke::new(1.0, colour), StrokeKind::Inside);
    }
}
