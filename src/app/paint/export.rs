//! The dialog of an export: where to, how, what the files are called, and what would be done.

use super::Scene;
use crate::app::theme::{self, space, text};
use crate::app::widgets::dialog;
use crate::app::widgets::fitted::{self, Lettering};
use crate::app::widgets::{button, check};
use crate::app::{Action, ExportAction};
use crate::engine::{AlbumNames, ExportWish, Names, Way};
use eframe::egui::text::{CCursor, CCursorRange};
use eframe::egui::text_edit::TextEditState;
use eframe::egui::{Align, Id, Key, Label, Layout, Modifiers, RichText, ScrollArea, TextEdit, TextStyle, Ui, vec2};
use std::path::PathBuf;

/// What the dialog keeps.
#[derive(Debug, Default)]
pub(in crate::app) struct Local {
    /// Whether it was open in the last frame: when it opens, the keyboard is at the folder.
    is_open: bool,
}

/// Width of the dialog where there is room, in points.
const WIDTH: f32 = 560.0;
/// Height of what would be done, in points: three sentences, and more of them can be scrolled to.
const PLAN: f32 = 96.0;

/// Patterns that are a button each, with the message that names it.
const PATTERNS: [(&str, &str); 3] = [
    ("export-names-original", Names::ORIGINAL),
    ("export-names-date", "{date} {time} {original}"),
    ("export-names-counter", "{album} {counter}"),
];

/// Paints it, where there is a wish.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    let Some(dialog) = &scene.model.export.dialog else {
        scene.locals.export.is_open = false;
        return;
    };
    let screen = ui.ctx().content_rect();
    let mut wish = dialog.wish.clone();
    let begins = enters(ui, dialog.can_begin());
    let response = dialog::show(ui.ctx(), "export", WIDTH, space::HUGE, |ui| {
        ui.spacing_mut().item_spacing.y = space::SMALL;
        let title = [("title", wish.title.as_str().into())];
        let (colour, width) = (theme::palette(ui.ctx()).text, ui.available_width());
        let size = TextStyle::Heading.resolve(ui.style()).size;
        fitted::fit(ui, [scene.words.fill("export-title", &title)], Lettering { size, colour }, width, 2).label(ui);
        ScrollArea::vertical().max_height(screen.height() - 12.0 * space::HUGE).show(ui, |ui| {
            target(ui, scene, &mut wish);
            ways(ui, scene, &mut wish);
            names(ui, scene, &mut wish);
            side_files(ui, scene, &mut wish);
        });
        ui.separator();
        ScrollArea::vertical().id_salt("plan").max_height(PLAN).min_scrolled_height(PLAN).auto_shrink(false).show(
            ui,
            |ui| {
                plan(ui, scene, &wish);
            },
        );
        let buttons = |ui: &mut Ui| {
            let can_begin = dialog.can_begin() && wish == dialog.wish;
            let (name, key) = (scene.words.say("export-begin"), scene.words.say("export-begin-key"));
            let button =
                ui.add_enabled_ui(can_begin, |ui| button::with_key(ui, &name, &key, button::Way::Accent)).inner;
            if button.accessible_name(&name).clicked() || (begins && can_begin) {
                scene.actions.push(Action::Export(ExportAction::Begin));
            }
            button::quiet(ui, &scene.words.say("export-cancel")).clicked()
        };
        ui.horizontal(|ui| ui.with_layout(Layout::right_to_left(Align::Center), buttons).inner).inner
    });
    if wish != dialog.wish {
        scene.actions.push(Action::Export(ExportAction::Wish(Box::new(wish))));
    } else if response.inner || response.should_close() {
        scene.actions.push(Action::Export(ExportAction::Close));
    }
}

/// The field for the folder, for the keyboard.
fn field() -> Id {
    Id::unique("export-folder")
}

/// Whether Enter asks to begin: while the folder is written, or nothing has the keyboard, as on a button it presses that.
/// Ctrl+Enter does from everywhere.
fn enters(ui: &Ui, can_begin: bool) -> bool {
    let at = ui.memory(|memory| memory.focused());
    let is_free = at.is_none_or(|at| at == field());
    let pressed = |modifiers| ui.input_mut(|input| input.consume_key(modifiers, Key::Enter));
    // Taken also where nothing can begin yet: the field would lose the keyboard.
    let asks = pressed(Modifiers::COMMAND) | (is_free && pressed(Modifiers::NONE));
    asks && can_begin
}

/// The folder: written, pasted, or chosen in the system's dialog.
fn target(ui: &mut Ui, scene: &mut Scene<'_>, wish: &mut ExportWish) {
    let row = |ui: &mut Ui| {
        if button::plain(ui, &scene.words.say("export-folder-choose")).clicked() {
            scene.actions.push(Action::Export(ExportAction::Choose));
        }
        let mut path = wish.folder.to_string_lossy().into_owned();
        let edit = TextEdit::singleline(&mut path)
            .id(field())
            .desired_width(ui.available_width())
            .hint_text(scene.words.say("export-folder-hint"));
        let response = ui.add(edit).accessible_name(scene.words.say("export-folder-field"));
        if !std::mem::replace(&mut scene.locals.export.is_open, true) {
            response.request_focus();
            // What is written takes the place of the folder of last time.
            if let Some(mut state) = TextEditState::load(ui.ctx(), field()) {
                let all = CCursorRange::two(CCursor::new(0), CCursor::new(path.chars().count()));
                state.cursor.set_char_range(Some(all));
                state.store(ui.ctx(), field());
            }
        }
        if response.changed() {
            wish.folder = PathBuf::from(path.trim());
        }
    };
    ui.horizontal(|ui| ui.with_layout(Layout::right_to_left(Align::Center), row));
}

fn ways(ui: &mut Ui, scene: &Scene<'_>, wish: &mut ExportWish) {
    let all = [
        (Way::Copy, "export-way-copy"),
        (Way::HardLink, "export-way-hardlink"),
        (Way::SymbolicLink, "export-way-symlink"),
    ];
    let chosen = all.iter().find(|(way, _)| *way == wish.way).map_or("export-way-copy", |(_, id)| id);
    segments(ui, scene, "export-way", &all.map(|(way, id)| (id, way == wish.way)), |at| wish.way = all[at].0);
    below(ui, |ui| note(ui, scene.words.say(&format!("{chosen}-note"))));
}

fn names(ui: &mut Ui, scene: &Scene<'_>, wish: &mut ExportWish) {
    let own = !PATTERNS.iter().any(|(_, pattern)| *pattern == wish.names);
    let mut all = PATTERNS.map(|(id, pattern)| (id, pattern == wish.names)).to_vec();
    all.push(("export-names-own", own));
    segments(ui, scene, "export-names", &all, |at| {
        // One's own begins with what was there and one thing more, so that it is another.
        wish.names = PATTERNS.get(at).map_or_else(|| format!("{{date}}_{}", wish.names), |(_, p)| (*p).to_owned());
    });
    if own {
        below(ui, |ui| {
            let edit = TextEdit::singleline(&mut wish.names).desired_width(ui.available_width());
            ui.add(edit).accessible_name(scene.words.say("export-names-field"));
            note(ui, scene.words.say("export-names-help"));
        });
    }
    let preview = scene.model.export.dialog.as_ref().and_then(|dialog| match &dialog.plan {
        Some(Ok(plan)) => scene.words.export_preview(plan),
        _ => None,
    });
    // A line also where there is none yet, so that nothing moves.
    below(ui, |ui| note(ui, preview.unwrap_or_default()));
}

fn side_files(ui: &mut Ui, scene: &Scene<'_>, wish: &mut ExportWish) {
    let (wants, says) = (wish.xmp.is_none(), scene.words.say("export-xmp"));
    if check::show(ui, &says, &says, !wants).clicked() {
        let albums = scene.model.albums().into_iter();
        wish.xmp = wants.then(|| AlbumNames {
            root: scene.words.say("export-albums-root"),
            albums: albums.map(|album| (scene.words.title(album), album.photos.clone())).collect(),
        });
    }
}

/// What would be done, or why nothing can be.
fn plan(ui: &mut Ui, scene: &Scene<'_>, wish: &ExportWish) {
    let palette = theme::palette(ui.ctx());
    let Some(dialog) = &scene.model.export.dialog else { return };
    let lines = match &dialog.plan {
        _ if wish.folder.as_os_str().is_empty() => vec![scene.words.say("export-no-folder")],
        None => vec![scene.words.say("export-looking")],
        Some(Ok(plan)) => scene.words.export_plan(plan, wish.way),
        Some(Err(problem)) => vec![scene.words.problem(problem)],
    };
    let is_wrong = matches!(&dialog.plan, Some(Err(_)))
        || matches!(&dialog.plan, Some(Ok(plan)) if !plan.can_begin() && plan.plan.photos > 0);
    for line in lines {
        let colour = if is_wrong { palette.warning } else { palette.text };
        ui.add(Label::new(RichText::new(line).color(colour)).wrap());
    }
}

/// Width of the names before choices, so that these stand below each other, in points.
const NAME: f32 = 56.0;

/// A name, and beside it the choices, of which one is in use.
fn segments(ui: &mut Ui, scene: &Scene<'_>, name: &str, all: &[(&str, bool)], mut choose: impl FnMut(usize)) {
    let palette = theme::palette(ui.ctx());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let height = ui.text_style_height(&TextStyle::Body) + 2.0 * ui.spacing().button_padding.y;
        ui.allocate_ui_with_layout(vec2(NAME, height), Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_size(vec2(NAME, height));
            ui.label(RichText::new(scene.words.say(name)).color(palette.quiet));
        });
        for (at, (id, is_chosen)) in all.iter().enumerate() {
            if button::segment(ui, &scene.words.say(id), *is_chosen).clicked() && !is_chosen {
                choose(at);
            }
        }
    });
}

/// What belongs to choices, below them and not below their name.
fn below(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        ui.add_space(NAME + 2.0 + space::MEDIUM - ui.spacing().item_spacing.x);
        ui.vertical(add);
    });
}

fn note(ui: &mut Ui, said: String) {
    let quiet = theme::palette(ui.ctx()).quiet;
    ui.add(Label::new(RichText::new(said).size(text::SMALL).color(quiet)).wrap());
}
