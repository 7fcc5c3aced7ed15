//! Files that could not be read, by reason.

use super::Scene;
use crate::app::theme::{self, space, text};
use crate::app::widgets::said::file_name;
use crate::app::widgets::{button, page};
use crate::app::{Action, middle};
use crate::engine::Unread;
use crate::words::Words;
use eframe::egui::text::LayoutJob;
use eframe::egui::{
    Align, FontId, Galley, Id, Label, Layout, Rect, RichText, Role, ScrollArea, Sense, TextFormat, Ui, UiBuilder,
    WidgetInfo, pos2, vec2,
};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// What this view keeps: the lines, until there is another list.
#[derive(Debug, Default)]
pub(in crate::app) struct Local {
    of: Option<Arc<[Unread]>>,
    lines: Vec<Line>,
    /// The width that there is room for the reasons in.
    width: f32,
}

/// One line of the list.
#[derive(Clone, Debug, PartialEq)]
enum Line {
    /// Why so many files, which follow, could not be read.
    Reason(String, usize),
    /// More room for the reason before: it has to be read to its end, which says what to do.
    More,
    /// A file, by its place in the list.
    File(usize),
}

/// Height of a line, in points.
const LINE: f32 = 36.0;

/// Paints it.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    let model = scene.model;
    let count = model.unread.len();
    let gaps = [("count", count.into())];
    page::bar(ui, |ui| {
        let hears = page::hears_keys(ui, scene);
        page::back(ui, scene, hears);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if !model.is_importing() && button::plain(ui, &scene.words.say("look-again")).clicked() {
                scene.actions.push(Action::LookAgain);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let title =
                    if count == 0 { scene.words.say("unread-none") } else { scene.words.fill("unread-count", &gaps) };
                page::heading(ui, &title);
            });
        });
    });
    let local = &mut scene.locals.unread;
    if local.of.as_ref().is_none_or(|of| !Arc::ptr_eq(of, &model.unread)) {
        local.lines = lines(&model.unread, scene.words);
        local.width = 0.0;
        local.of = Some(model.unread.clone());
    }
    page::body(0.0).show(ui, |ui| {
        let note = scene.words.say(if count == 0 { "unread-none-note" } else { "unread-note" });
        ui.label(RichText::new(note).color(theme::palette(ui.ctx()).quiet));
        ui.add_space(space::SMALL);
        // The lines are lent out while they are painted.
        let lines = std::mem::take(&mut scene.locals.unread.lines);
        let width = ui.available_width() - page::MARGIN;
        let lines = if scene.locals.unread.width == width {
            lines
        } else {
            let height = |reason: &str, count| heading_text(ui, scene.words, reason, count, width).size().y;
            with_room(lines, height)
        };
        scene.locals.unread.width = width;
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical().id_salt("unread").auto_shrink(false).show_rows(ui, LINE, lines.len(), |ui, seen| {
            for at in seen.clone() {
                let (_, rect) = ui.allocate_space(vec2(ui.available_width() - page::MARGIN, LINE));
                match &lines[at] {
                    Line::Reason(reason, count) => heading(ui, scene.words, rect, reason, *count),
                    // Its reason is painted with the line before, where that is seen.
                    Line::More if at == seen.start => {
                        let before = lines[..at].iter().rposition(|line| *line != Line::More);
                        if let Some((Line::Reason(reason, count), up)) = before.map(|n| (&lines[n], at - n)) {
                            let rect = rect.translate(vec2(0.0, -LINE * up as f32));
                            heading(ui, scene.words, rect, reason, *count);
                        }
                    }
                    Line::More => {}
                    Line::File(at) => file(ui, scene, rect, &model.unread[*at]),
                }
            }
        });
        scene.locals.unread.lines = lines;
    });
}

/// The lines, with so much room for each reason as it is high now.
fn with_room(lines: Vec<Line>, height: impl Fn(&str, usize) -> f32) -> Vec<Line> {
    let more = |line: &Line| match line {
        Line::Reason(reason, count) => (height(reason, *count) / (LINE - space::HAIR)).ceil().max(1.0) as usize - 1,
        _ => 0,
    };
    let lines = lines.into_iter().filter(|line| *line != Line::More);
    lines
        .flat_map(|line| {
            let room = more(&line);
            std::iter::once(line).chain(std::iter::repeat_n(Line::More, room))
        })
        .collect()
}

/// Why, and how many files.
fn heading_text(ui: &Ui, words: &Words, reason: &str, count: usize, width: f32) -> Arc<Galley> {
    let palette = theme::palette(ui.ctx());
    let mut job = LayoutJob::default();
    job.append(reason, 0.0, TextFormat::simple(FontId::proportional(text::BODY), palette.text));
    job.append(
        &files(words, count),
        space::SMALL,
        TextFormat::simple(FontId::proportional(text::SMALL), palette.quiet),
    );
    job.wrap.max_width = width;
    ui.painter().layout_job(job)
}

fn files(words: &Words, count: usize) -> String {
    words.fill("unread-files", &[("count", count.into())])
}

fn heading(ui: &Ui, words: &Words, rect: Rect, reason: &str, count: usize) {
    let galley = heading_text(ui, words, reason, count, rect.width());
    let rows = (galley.size().y / (LINE - space::HAIR)).ceil().max(1.0);
    let place = rect.with_min_y(rect.top() + space::HAIR).with_max_y(rect.top() + rows * LINE);
    let said = ui.interact(place, Id::unique("unread").with(reason), Sense::hover());
    said.widget_info(|| WidgetInfo::labeled(Role::Heading, true, format!("{reason} {}", files(words, count))));
    let at = pos2(place.left(), place.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, theme::palette(ui.ctx()).text);
}

fn file(ui: &mut Ui, scene: &mut Scene<'_>, rect: Rect, unread: &Unread) {
    let layout = UiBuilder::new().id_salt(&unread.path).max_rect(rect).layout(Layout::right_to_left(Align::Center));
    ui.scope_builder(layout, |ui| {
        let path = unread.path.display().to_string();
        let named = scene.words.fill("show-in-folder-named", &[("file", path.as_str().into())]);
        let button = button::quiet(ui, &scene.words.say("show-in-folder")).accessible_name(named);
        if button.gained_focus() {
            button.scroll_to_me(None);
        }
        if button.clicked() {
            scene.actions.push(Action::Reveal(unread.path.clone()));
        }
        ui.add_space(space::LARGE);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.add(Label::new(file_name(&unread.path)).truncate());
            folder(ui, &unread.path);
        });
    });
}

/// The folder of a file, as much as there is room for.
fn folder(ui: &mut Ui, file: &Path) {
    let Some(folder) = file.parent().map(|folder| folder.display().to_string()) else { return };
    let (colour, font) = (theme::palette(ui.ctx()).quiet, FontId::proportional(text::SMALL));
    let width = |text: &str| ui.painter().layout_no_wrap(text.to_owned(), font.clone(), colour).size().x;
    let room = ui.available_width();
    let short = middle::shorten(&folder, |text| width(text) <= room);
    let label = ui.label(RichText::new(&short).size(text::SMALL).color(colour));
    if short != folder {
        label.on_hover_text(folder);
    }
}

/// The files by reason, the reason that most have first; within a reason by path.
fn lines(unread: &[Unread], words: &Words) -> Vec<Line> {
    let mut reasons: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, file) in unread.iter().enumerate() {
        reasons.entry(words.unread(&file.reason)).or_default().push(at);
    }
    let mut reasons: Vec<_> = reasons.into_iter().collect();
    reasons.sort_by_key(|(_, files)| std::cmp::Reverse(files.len()));
    let section = |(reason, mut files): (String, Vec<usize>)| {
        files.sort_by(|a, b| unread[*a].path.cmp(&unread[*b].path));
        std::iter::once(Line::Reason(reason, files.len())).chain(files.into_iter().map(Line::File))
    };
    reasons.into_iter().flat_map(section).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_reason_has_room_for_all_of_it() {
        let reason = |text: &str| Line::Reason(text.to_owned(), 1);
        let lines = vec![reason("short"), Line::File(0), reason("long"), Line::File(1)];
        let height = |text: &str, _| if text == "long" { 50.0 } else { 18.0 };
        let roomy = with_room(lines.clone(), height);
        let expected = [reason("short"), Line::File(0), reason("long"), Line::More, Line::File(1)];
        assert_eq!(roomy, expected);
        assert_eq!(with_room(roomy, |_, _| 18.0), lines, "in a wider window it takes one line again");
    }
    use crate::domain::Failure;

    #[test]
    fn files_stand_by_reason_the_most_frequent_first() {
        let words = Words::new(&[]);
        let file = |path: &str, reason| Unread { path: path.into(), reason };
        let unread = [file("/b", Failure::Empty), file("/c", Failure::NotAPhoto), file("/a", Failure::NotAPhoto)];
        let expected = [
            Line::Reason(words.unread(&Failure::NotAPhoto), 2),
            Line::File(2),
            Line::File(1),
            Line::Reason(words.unread(&Failure::Empty), 1),
            Line::File(0),
        ];
        assert_eq!(lines(&unread, &words), expected);
    }
}
