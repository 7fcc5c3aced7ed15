//! All photos by day.

use super::{Scene, filter};
use crate::app::theme;
use crate::app::widgets::badge::{self, Badge};
use crate::app::widgets::fitted::{self, Lettering};
use crate::app::widgets::wall::{self, Wall};
use crate::app::widgets::{marks, said, scrubber};
use crate::words::Words;
use eframe::egui::accesskit::Role;
use eframe::egui::{Align, Align2, FontId, Id, Layout, Rect, Sense, Ui, UiBuilder, WidgetInfo, pos2};
use jiff::civil::Date;

/// What this view keeps.
#[derive(Debug, Default)]
pub(in crate::app) struct Local {
    wall: Wall,
}

/// Paints it.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    let all = ui.available_rect_before_wrap();
    let head = Rect::from_min_max(all.min, pos2(all.right(), all.top() + theme::TITLE_ROW));
    title(ui, scene, head);
    if !scene.model.photos.is_empty() {
        let right = head.shrink2([theme::space::LARGE, 0.0].into());
        let layout =
            UiBuilder::new().id_salt("timeline-filter").max_rect(right).layout(Layout::right_to_left(Align::Center));
        ui.scope_builder(layout, |ui| filter::toggle(ui, scene));
    }
    let top = filter::show(ui, scene, Rect::from_min_max(pos2(all.left(), head.bottom()), all.max));
    let under = Rect::from_min_max(pos2(all.left(), top), all.max);
    if scene.model.is_loaded && !scene.model.sieve.filter.is_empty() && scene.model.sieve.left() == 0 {
        ui.scope_builder(UiBuilder::new().max_rect(under), |ui| filter::nothing(ui, scene));
        return;
    }
    let (stacks, photos) = (&scene.model.stacks, &scene.model.photos);
    let looks = wall::Looks {
        id: Id::unique("timeline"),
        header: theme::DAY_HEADER,
        ticks_days: true,
        paint_header: &header,
        left: theme::space::LARGE,
        right: theme::SCRUBBER,
        has_bar: false,
        mark: &|_| None,
        badge: &|photo| stacks.place(photo).as_ref().and_then(Badge::of),
        tile: &|photo, tile| stacks.tile(photo, photos, tile),
    };
    let mut wall = std::mem::take(&mut scene.locals.timeline.wall);
    let shown = ui.scope_builder(UiBuilder::new().max_rect(under), |ui| wall.show(ui, scene, photos, &looks));
    badge::keys(ui, scene, shown.inner.focused);
    marks::keys(ui, scene, shown.inner.focused);
    let strip = Rect::from_min_max(pos2(under.right() - theme::SCRUBBER, under.top()), under.max);
    let strip = strip.shrink2([0.0, theme::space::SMALL].into());
    let wish = scrubber::show(ui, scene.words, strip, &wall);
    if wish.is_some_and(|offset| wall.scroll_to(offset, photos)) {
        ui.ctx().request_repaint();
    }
    scene.locals.timeline.wall = wall;
}

/// The name of the view and how many photos there are. Nothing while the first of them are being read: a number that
/// races would only disquiet.
fn title(ui: &Ui, scene: &Scene<'_>, rect: Rect) {
    let palette = theme::palette(ui.ctx());
    let at = pos2(rect.left() + theme::space::LARGE, rect.center().y);
    let name = scene.words.say("photos-title");
    let written =
        ui.painter().text(at, Align2::LEFT_CENTER, &name, FontId::proportional(theme::text::TITLE), palette.text);
    let mut spoken = name;
    if scene.model.is_loaded && !scene.model.photos.is_empty() {
        let count = said::photos(scene.words, scene.model.photos.len());
        let at = pos2(written.right() + theme::space::SMALL, rect.center().y + 2.0);
        ui.painter().text(at, Align2::LEFT_CENTER, &count, FontId::proportional(theme::text::BODY), palette.quiet);
        spoken = format!("{spoken}, {count}");
    }
    let heading = ui.interact(rect, Id::unique("timeline-title"), Sense::hover());
    heading.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &spoken));
}

/// The name of a day over its photos.
fn header(ui: &Ui, words: &Words, rect: Rect, day: Option<Date>) {
    let name = said::day(words, day);
    let colour = theme::palette(ui.ctx()).text;
    let shorter = day.into_iter().flat_map(|day| words.days_shorter(day).skip(1));
    let forms = std::iter::once(name.clone()).chain(shorter);
    let written = fitted::fit(ui, forms, Lettering { size: theme::text::BODY, colour }, rect.width(), 1);
    let at = pos2(rect.left(), rect.bottom() - theme::space::SMALL - written.galley.size().y);
    ui.painter().galley(at, written.galley.clone(), colour);
    let heading = ui.interact(rect, Id::unique("timeline-day").with(day), Sense::hover());
    heading.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &name));
    written.tip(heading);
}
