//! A wall of photos that scrolls: justified rows by day, of which only what is seen is worked on.

pub(in crate::app) mod band;
mod days;
mod keys;
mod select;
mod tiles;

use super::badge::Badge;
use super::photo;
use crate::app::layout::{Anchor, At, Measures, Month, Timeline, months};
use crate::app::model::{Photos, Shot};
use crate::app::paint::Scene;
use crate::app::{Action, theme};
use crate::domain::PhotoId;
use crate::engine::session::PhotoItem;
use crate::words::Words;
use eframe::egui::containers::scroll_area::ScrollBarVisibility;
use eframe::egui::{Color32, Id, Rect, ScrollArea, Ui, vec2};
use jiff::civil::Date;
use std::cell::RefCell;
use std::collections::HashMap;

/// Where a wall has its photos from.
pub(in crate::app) trait Source {
    /// Changes with the photos.
    fn version(&self) -> u64;
    /// Lays them out.
    fn lay(&self, page: &mut Timeline, measures: Measures);
    /// Those of one day.
    fn shots(&self, day: Option<Date>) -> &[Shot];
    /// Under which day a photo is found.
    fn day_of(&self, photo: &PhotoItem) -> Option<Date>;
    /// All of them in order.
    fn order(&self) -> Vec<PhotoId>;
}

impl Source for Photos {
    fn version(&self) -> u64 {
        self.version()
    }

    fn lay(&self, page: &mut Timeline, measures: Measures) {
        page.update(measures, self.days());
    }

    fn shots(&self, day: Option<Date>) -> &[Shot] {
        self.day(day)
    }

    fn day_of(&self, photo: &PhotoItem) -> Option<Date> {
        self.day_of(photo)
    }

    fn order(&self) -> Vec<PhotoId> {
        self.order()
    }
}

/// A small sign on a photo, with what it means.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app) struct Mark {
    /// Colour of the sign.
    pub colour: Color32,
    /// What it says, in words: seen when the pointer rests on the photo, and part of its accessible name.
    pub words: String,
}

/// Paints the header of a day into its place.
pub(in crate::app) type PaintHeader<'a> = &'a dyn Fn(&Ui, &Words, Rect, Option<Date>);

/// How a wall looks.
pub(in crate::app) struct Looks<'a> {
    /// Tells walls apart.
    pub id: Id,
    /// Height of a day's header; 0 for none.
    pub header: f32,
    /// Whether a day's header has a tick, which selects the whole day.
    pub ticks_days: bool,
    /// Paints the header of a day into its place.
    pub paint_header: PaintHeader<'a>,
    /// Free space at the left edge.
    pub left: f32,
    /// Free space at the right edge, where a scrubber may stand.
    pub right: f32,
    /// Whether there is a scroll bar.
    pub has_bar: bool,
    /// The sign on a photo, if any.
    pub mark: &'a dyn Fn(PhotoId) -> Option<Mark>,
    /// What it says of its stack, if it is in one.
    pub badge: &'a dyn Fn(PhotoId) -> Option<Badge>,
    /// Adds the photos of a tile: the one that is seen, and those that lie folded under it.
    pub tile: &'a dyn Fn(PhotoId, &mut Vec<PhotoId>),
}

/// What happened on a wall.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::app) struct WallResponse {
    /// The photo that has the keyboard.
    pub focused: Option<PhotoId>,
    /// The photo that was opened, which [`Action::Enlarge`] was sent for.
    pub enlarged: Option<PhotoId>,
    /// The photo under the pointer.
    pub hovered: Option<PhotoId>,
    /// What was done to a photo to select it.
    picked: Option<select::Pick>,
}

/// A wall between frames: what is laid out, and where one is.
#[derive(Debug, Default)]
pub(in crate::app) struct Wall {
    page: Timeline,
    months: Vec<Month>,
    version: Option<u64>,
    offset: f64,
    /// Height of the view.
    view: f64,
    anchor: Option<Anchor>,
    /// Where the keyboard is.
    cursor: Option<(Option<Date>, PhotoId)>,
    /// Where it was before the last click.
    before_click: Option<PhotoId>,
    /// Whether the cursor is to get the keyboard with the next frame.
    wants_focus: bool,
    /// Whether it had the keyboard when last nothing lay over it.
    had_focus: bool,
    /// For so many frames it still gets the keyboard back, which what lay over it took away.
    taken: u8,
    /// Spoken names of photos: a frame names a hundred of them.
    names: RefCell<HashMap<PhotoId, String>>,
}

/// How many frames it waits for the keyboard when what lay over it is gone.
const TAKEN: u8 = 3;

/// How many spoken names are kept.
const NAMES: usize = 2_000;

impl Wall {
    /// How far it is scrolled, in points.
    pub(in crate::app) fn offset(&self) -> f64 {
        self.offset
    }

    /// How far it can be scrolled.
    pub(in crate::app) fn furthest(&self) -> f64 {
        (self.page.height() + f64::from(theme::space::HUGE) - self.view).max(0.0)
    }

    /// Its months.
    pub(in crate::app) fn months(&self) -> &[Month] {
        &self.months
    }

    /// Shows it at another place. Whether it is another.
    pub(in crate::app) fn scroll_to(&mut self, offset: f64, source: &dyn Source) -> bool {
        let offset = offset.clamp(0.0, self.furthest());
        let moves = offset != self.offset;
        if moves {
            self.offset = offset;
            self.anchor = Anchor::of(&self.page, offset, |day| source.shots(day));
        }
        moves
    }

    /// Paints it into the rest of `ui`.
    pub(in crate::app) fn show(
        &mut self,
        ui: &mut Ui,
        scene: &mut Scene<'_>,
        source: &dyn Source,
        looks: &Looks<'_>,
    ) -> WallResponse {
        let outer = ui.available_rect_before_wrap();
        self.view = f64::from(outer.height());
        self.lay(scene.model.row_height, outer.width() - looks.left - looks.right, source, looks);
        self.come_back(scene, source);
        self.take_back(ui, scene);
        self.follow_stack(ui, scene, source, looks);
        self.read_selecting(ui, scene, source, looks);
        self.read_keys(ui, scene, source, looks);
        self.read_zoom(ui, scene, outer);

        let given = self.offset as f32;
        let bar =
            if looks.has_bar { ScrollBarVisibility::VisibleWhenNeeded } else { ScrollBarVisibility::AlwaysHidden };
        let scroll = ScrollArea::vertical()
            .id_salt(looks.id)
            .auto_shrink(false)
            .scroll_bar_visibility(bar)
            .vertical_scroll_offset(given);
        let height = (self.furthest() + self.view) as f32;
        // Photos are cut at the edge, not veiled.
        let fade = std::mem::replace(&mut ui.spacing_mut().scroll.fade.strength, 0.0);
        let shown = scroll.show(ui, |ui| {
            ui.allocate_space(vec2(ui.available_width(), height));
            self.paint(ui, scene, source, looks, outer)
        });
        if let Some(pick) = shown.inner.picked {
            self.pick(ui, scene, source, looks, pick);
        }
        ui.spacing_mut().scroll.fade.strength = fade;
        let moved = shown.state.clamped_offset().y - given;
        if moved != 0.0 {
            self.scroll_to(self.offset + f64::from(moved), source);
            ui.ctx().request_repaint();
        }
        if !scene.model.is_covered() {
            self.had_focus = shown.inner.focused.is_some();
        }
        self.draw_band(ui, scene, source, looks, outer);
        self.prepare(scene, source);
        if let Some(photo) = shown.inner.enlarged {
            scene.actions.push(Action::Enlarge { photo, among: source.order() });
        }
        shown.inner
    }

    /// Lays out what changed, and keeps what is looked at where it is.
    fn lay(&mut self, row: f32, width: f32, source: &dyn Source, looks: &Looks<'_>) {
        let has_headers = looks.header > 0.0;
        let measures = Measures {
            width: width.floor().max(1.0),
            row,
            gap: theme::space::HAIR,
            header: looks.header,
            below: if has_headers { theme::space::MEDIUM } else { 0.0 },
            beside: theme::space::HUGE,
            least: if has_headers { theme::DAY } else { 0.0 },
        };
        if self.version == Some(source.version()) && *self.page.measures() == measures {
            self.offset = self.offset.clamp(0.0, self.furthest());
            return;
        }
        if self.version != Some(source.version()) {
            self.names.get_mut().clear();
        }
        self.version = Some(source.version());
        source.lay(&mut self.page, measures);
        self.months = months(&self.page);
        let shots = |day| source.shots(day);
        // At the very top one sees what is new come in.
        let kept =
            if self.offset > 0.0 { self.anchor.as_ref().map(|anchor| anchor.offset(&self.page, shots)) } else { None };
        self.offset = kept.unwrap_or(self.offset).clamp(0.0, self.furthest());
    }

    /// After a photo was looked at in large, or beside others, it is where one is.
    fn come_back(&mut self, scene: &mut Scene<'_>, source: &dyn Source) {
        let left = scene.locals.compare.take_left().or_else(|| scene.locals.large.take_left());
        let Some((photo, by_keys)) = left else { return };
        let Some(item) = scene.model.photos.get(photo) else { return };
        self.cursor = Some((source.day_of(item), photo));
        self.wants_focus = by_keys;
        self.reveal(source);
    }

    /// When what lay over everything is gone, the photo that had the keyboard has it again.
    fn take_back(&mut self, ui: &Ui, scene: &Scene<'_>) {
        if scene.model.is_covered() {
            self.taken = if self.had_focus { TAKEN } else { 0 };
            return;
        } else if self.taken == 0 {
            return;
        }
        // egui forgets only after a frame what had the keyboard and is no more.
        if ui.memory(|memory| memory.focused()).is_none() {
            (self.wants_focus, self.taken) = (true, 0);
        } else {
            self.taken -= 1;
            ui.ctx().request_repaint();
        }
    }

    /// Where the photo at the cursor went under another, the cursor goes to that one.
    fn follow_stack(&mut self, ui: &Ui, scene: &Scene<'_>, source: &dyn Source, looks: &Looks<'_>) {
        let Some((_, photo)) = self.cursor.filter(|_| self.at(source).is_none()) else { return };
        let top = scene.model.stacks.place(photo).and_then(|place| place.stack.seen().first().copied());
        let Some(item) = top.filter(|top| *top != photo).and_then(|top| scene.model.photos.get(top)) else { return };
        self.cursor = Some((source.day_of(item), item.id));
        self.wants_focus |= ui.memory(|memory| memory.has_focus(id_of(looks.id, photo)));
    }

    /// The place of the cursor.
    fn at(&self, source: &dyn Source) -> Option<At> {
        let (day, photo) = self.cursor?;
        let section = self.page.find(day);
        let is_there = self.page.sections().get(section).is_some_and(|found| found.day == day);
        let index = source.shots(day).iter().position(|shot| shot.id == photo)?;
        is_there.then_some(At { section, index })
    }

    /// Scrolls as little as is needed to see the row of the cursor.
    fn reveal(&mut self, source: &dyn Source) {
        let Some((top, height)) = self.at(source).and_then(|at| self.page.row(at)).map(|(top, row)| (top, row.height))
        else {
            return;
        };
        let (gap, header) = (f64::from(theme::space::SMALL), f64::from(self.page.measures().header));
        let (highest, lowest) = (top + f64::from(height) + gap - self.view, top - header - gap);
        if self.offset > lowest || highest > lowest {
            self.scroll_to(lowest, source);
        } else if self.offset < highest {
            self.scroll_to(highest, source);
        }
    }
}

/// The id of a photo's place on a wall, for the keyboard.
fn id_of(wall: Id, photo: PhotoId) -> Id {
    wall.with(photo)
}
