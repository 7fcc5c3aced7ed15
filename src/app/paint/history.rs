//! What the person did, the latest first, and the way back to any of it.

use super::Scene;
use crate::app::theme::{self, space, text};
use crate::app::widgets::fitted::{self, Lettering};
use crate::app::widgets::{button, page, photo};
use crate::app::{Action, Screen};
use crate::domain::{Correction, PhotoId};
use crate::engine::Done;
use eframe::egui::{
    Align, CornerRadius, Label, Layout, Rect, RichText, ScrollArea, TextStyle, Ui, UiBuilder, Vec2, pos2, vec2,
};
use std::sync::Arc;

/// What this view keeps: the lines, until there is another list.
#[derive(Debug, Default)]
pub(in crate::app) struct Local {
    of: Option<Arc<[Done]>>,
    lines: Vec<Line>,
}

/// What was done in one go.
#[derive(Clone, Debug, PartialEq)]
struct Line {
    /// The first and the last of it in the list.
    from: usize,
    to: usize,
}

/// Height of a line, in points.
const LINE: f32 = 64.0;
/// Rows of what was done.
const ROWS: usize = 2;
/// Side of a photo in a line.
const PHOTO: f32 = 44.0;
/// Photos of a line.
const PHOTOS: usize = 3;

/// Paints it.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    let hears = page::hears_keys(ui, scene);
    page::bar(ui, |ui| {
        page::back(ui, scene, hears);
        page::heading(ui, &scene.words.say("history"));
    });
    let Some(history) = scene.model.history.clone() else { return };
    if history.is_empty() {
        let words = scene.words;
        page::empty(ui, &words.say("history-none"), &words.say("history-none-note"), |ui| {
            if button::accent(ui, &words.say("see-suggestions")).clicked() {
                scene.actions.push(Action::Go(Screen::Suggestions));
            }
        });
        return;
    }
    let local = &mut scene.locals.history;
    if local.of.as_ref().is_none_or(|of| !Arc::ptr_eq(of, &history)) {
        local.lines = lines(&history);
        local.of = Some(history.clone());
    }
    page::body(0.0).show(ui, |ui| {
        let quiet = theme::palette(ui.ctx()).quiet;
        ui.add(Label::new(RichText::new(scene.words.say("history-note")).color(quiet)).wrap());
        ui.add_space(space::SMALL);
        ui.spacing_mut().item_spacing.y = 0.0;
        // The lines are lent out while they are painted.
        let lines = std::mem::take(&mut scene.locals.history.lines);
        ScrollArea::vertical().id_salt("history").auto_shrink(false).show_rows(ui, LINE, lines.len(), |ui, seen| {
            for line in &lines[seen] {
                let (_, rect) = ui.allocate_space(vec2(ui.available_width() - page::MARGIN, LINE));
                one(ui, scene, rect, &history[line.from..=line.to]);
            }
        });
        scene.locals.history.lines = lines;
    });
}

/// One line: photos, what it was, when, and the way there.
fn one(ui: &mut Ui, scene: &mut Scene<'_>, rect: Rect, done: &[Done]) {
    let (Some(last), Some(first)) = (done.first(), done.last()) else { return };
    let palette = theme::palette(ui.ctx());
    ui.painter().hline(rect.x_range(), rect.bottom(), (1.0, palette.line));
    pictures(ui, scene, rect, &photos(done));
    let right = pos2(rect.left() + PHOTOS as f32 * (PHOTO + 2.0) + space::MEDIUM, rect.top());
    let inside = UiBuilder::new().id_salt(("done", first.entry)).max_rect(Rect::from_min_max(right, rect.max));
    ui.scope_builder(inside.layout(Layout::right_to_left(Align::Center)), |ui| {
        let what = what(scene, done);
        // Going back leaves what was before; going forward ends with this.
        let (id, action) = if first.stands {
            ("history-back", Action::GoBack(first.entry))
        } else {
            ("history-forward", Action::GoForward(last.entry))
        };
        let spoken = scene.words.fill(&format!("{id}-named"), &[("what", what.as_str().into())]);
        let button = button::quiet(ui, &scene.words.say(id)).accessible_name(spoken);
        if button.gained_focus() {
            button.scroll_to_me(None);
        }
        if button.clicked() {
            scene.actions.push(action);
        }
        ui.add_space(space::MEDIUM);
        ui.with_layout(Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            let colour = if first.stands { palette.text } else { palette.quiet };
            let lettering = Lettering { size: text::BODY, colour };
            let what = fitted::fit(ui, [what], lettering, ui.available_width(), ROWS);
            let high = what.galley.size().y + 2.0 + ui.text_style_height(&TextStyle::Small);
            ui.add_space(((LINE - high) / 2.0).max(0.0));
            what.label(ui);
            let when = scene.words.moment(&first.when);
            let when =
                if first.stands { when } else { scene.words.fill("history-taken-back", &[("when", when.into())]) };
            ui.add(Label::new(RichText::new(when).size(text::SMALL).color(palette.quiet)).truncate());
        });
    });
}

/// What was done in one go: "Accepted 12 albums in one go", "Renamed an album: “Lisbon”, and 11 more steps in one go".
fn what(scene: &Scene<'_>, done: &[Done]) -> String {
    if done.len() > 1 && done.iter().all(|done| matches!(done.correction, Correction::Accept { .. })) {
        return scene.words.fill("history-accepted", &[("count", done.len().into())]);
    }
    let said = done.last().map(|first| scene.words.done(first)).unwrap_or_default();
    match done.len() {
        1 => said,
        all => scene.words.fill("history-more", &[("what", said.into()), ("count", (all - 1).into())]),
    }
}

fn photos(done: &[Done]) -> Vec<PhotoId> {
    // One of each before more of the first.
    let firsts = done.iter().rev().filter_map(|done| done.photos.first());
    let others = done.iter().rev().flat_map(|done| done.photos.iter().skip(1));
    firsts.chain(others).copied().take(PHOTOS).collect()
}

fn pictures(ui: &Ui, scene: &mut Scene<'_>, rect: Rect, photos: &[PhotoId]) {
    for (at, photo) in photos.iter().enumerate() {
        let corner = pos2(rect.left() + at as f32 * (PHOTO + 2.0), rect.center().y - PHOTO / 2.0);
        let place = Rect::from_min_size(corner, Vec2::splat(PHOTO));
        if let Some(item) = scene.model.photos.get(*photo) {
            photo::paint(ui, place, CornerRadius::same(3), item, scene.textures);
        }
    }
}

/// What has one time was done in one go.
fn lines(history: &[Done]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for (at, done) in history.iter().enumerate() {
        match lines.last_mut().filter(|line| (history[line.to].at, history[line.to].stands) == (done.at, done.stands)) {
            Some(line) => line.to = at,
            None => lines.push(Line { from: at, to: at }),
        }
    }
    lines
}
