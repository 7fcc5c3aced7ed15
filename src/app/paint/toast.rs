//! The short line at the bottom right, with what can be done about it.

use super::{Scene, bottom};
use crate::app::model::{Toast, ToastLine};
use crate::app::theme::{self, space};
use crate::app::widgets::button::{self, Icon};
use crate::app::{Action, ExportAction, Screen, WastebasketAction};
use crate::domain::{GroupId, ThemeKind};
use crate::engine::{Report, Wastebasket, wish_of};
use eframe::egui::Ui;
use std::path::Path;
use std::time::Duration;

/// What the line keeps.
#[derive(Debug, Default)]
pub(in crate::app) struct Local {
    /// When it was last pointed at, in seconds since the window opened.
    pointed: f64,
}

/// Paints it, from the right.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    let Some(toast) = &scene.model.toast else { return };
    let left = toast.left(scene.model.now, scene.locals.toast.pointed);
    if left <= 0.0 {
        scene.actions.push(Action::Dismiss);
        return;
    }
    if left.is_finite() {
        ui.ctx().request_repaint_after(Duration::from_secs_f64(left));
    }
    ui.spacing_mut().item_spacing.x = space::SMALL;
    if left.is_infinite() && button::icon(ui, Icon::Close, &scene.words.say("toast-dismiss")).clicked() {
        scene.actions.push(Action::Dismiss);
    }
    if toast.undo_steps() > 0 && button::quiet(ui, &scene.words.say("undo")).clicked() {
        scene.actions.push(Action::Undo);
    }
    if let Some(theme) = nameless(scene, toast)
        && button::quiet(ui, &scene.words.say("toast-name-it")).clicked()
    {
        scene.locals.group.name(ui, theme.clone());
        scene.actions.extend([Action::Dismiss, Action::Go(Screen::Group(theme))]);
    }
    if let ToastLine::Imported(report) = &toast.line
        && !report.failures.is_empty()
        && button::quiet(ui, &scene.words.say("toast-see-unread")).clicked()
    {
        scene.actions.push(Action::Go(Screen::Unread));
    }
    export_buttons(ui, scene, toast);
    if let ToastLine::Discarded(done) = &toast.line
        && Wastebasket::CAN_PUT_BACK
        && !done.files.is_empty()
        && button::quiet(ui, &scene.words.say("wastebasket-put-back")).clicked()
    {
        let files = done.files.clone();
        scene.actions.extend([Action::Dismiss, Action::Wastebasket(WastebasketAction::PutBack(files))]);
    }
    let palette = theme::palette(ui.ctx());
    let colour = if left.is_infinite() { palette.warning } else { palette.text };
    let (said, width) = (sentence(scene, toast), ui.available_width());
    bottom::write(ui, scene, said, colour, width);
    if ui.rect_contains_pointer(ui.min_rect()) {
        scene.locals.toast.pointed = scene.model.now;
    }
}

/// What can be done about an export that is over, or came to no end.
fn export_buttons(ui: &mut Ui, scene: &mut Scene<'_>, toast: &Toast) {
    let (record, folder, wish) = match &toast.line {
        ToastLine::Exported { carried, folder, record, .. } => {
            (record.clone().filter(|_| carried.files > 0), Some(folder.clone()), None)
        }
        ToastLine::BrokenOff(exported) => (Some(exported.record.clone()), None, wish_of(exported)),
        _ => return,
    };
    let take_back = record.map(|record| ("export-take-back", Action::Export(ExportAction::TakeBack(record))));
    let show = folder.map(|folder| ("export-show", Action::Reveal(folder)));
    let go_on = wish.map(|wish| ("export-go-on", Action::Export(ExportAction::GoOn(Box::new(wish)))));
    for (name, action) in [take_back, show, go_on].into_iter().flatten() {
        if button::quiet(ui, &scene.words.say(name)).clicked() {
            scene.actions.push(action);
        }
    }
}

/// An album by theme that has no name yet: nobody but the person can give it one.
fn nameless(scene: &Scene<'_>, toast: &Toast) -> Option<GroupId> {
    let ToastLine::Accepted(groups) = &toast.line else { return None };
    let [id] = groups.as_slice() else { return None };
    let group = scene.model.group(id)?;
    let is_by_look = group.summary.theme.is_some_and(|theme| theme.kind == ThemeKind::Look);
    (is_by_look && group.name.is_none() && group.addition_to.is_none()).then(|| id.clone())
}

fn sentence(scene: &Scene<'_>, toast: &Toast) -> String {
    let words = scene.words;
    let named = |id: &str, group: &GroupId| match scene.model.group(group) {
        Some(group) => words.fill(id, &[("title", words.title(group).into())]),
        // It was merged into another or made anew since.
        None => words.say(&format!("{id}-gone")),
    };
    match &toast.line {
        ToastLine::Accepted(groups) => match groups.as_slice() {
            [group] => named("toast-accepted", group),
            groups => words.fill("toast-accepted-several", &[("count", groups.len().into())]),
        },
        ToastLine::Rejected(group) => named("toast-rejected", group),
        ToastLine::PutOff(group) => named("toast-put-off", group),
        ToastLine::Renamed(group) => named("toast-renamed", group),
        ToastLine::Removed(_, count) => words.fill("toast-removed", &[("count", (*count).into())]),
        ToastLine::Split(count) => words.fill("toast-split", &[("count", (*count).into())]),
        ToastLine::Moved(to, count) => moved(scene, to, *count),
        ToastLine::Stacked(count) => words.fill("toast-stacked", &[("count", (*count).into())]),
        ToastLine::Copied(count, 0) => words.fill("toast-copied", &[("count", (*count).into())]),
        ToastLine::Copied(count, missing) => {
            words.fill("toast-copied-some", &[("count", (*count).into()), ("missing", (*missing).into())])
        }
        ToastLine::NotCopied(reason) => words.fill("toast-not-copied", &[("reason", reason.as_str().into())]),
        ToastLine::Kept(kept, hidden) => {
            words.fill("toast-kept", &[("kept", (*kept).into()), ("hidden", (*hidden).into())])
        }
        ToastLine::Unstacked(count) => words.fill("toast-unstacked", &[("count", (*count).into())]),
        ToastLine::Created(name, count) if name.is_empty() => {
            words.fill("toast-created", &[("count", (*count).into())])
        }
        ToastLine::Created(name, count) => {
            words.fill("toast-created-named", &[("count", (*count).into()), ("title", name.as_str().into())])
        }
        ToastLine::NothingSelected => words.say("toast-nothing-selected"),
        ToastLine::NotTwoSides => words.say("toast-not-two-sides"),
        ToastLine::Joined(group) => named("toast-joined", group),
        ToastLine::AddedTo(_, count) => words.fill("toast-added-to", &[("count", (*count).into())]),
        ToastLine::StandsFor(group) => named("toast-stands-for", group),
        ToastLine::Answered(true) => words.say("toast-same"),
        ToastLine::Answered(false) => words.say("toast-different"),
        ToastLine::Clock(camera, on) => {
            let id = if *on { "toast-clock-on" } else { "toast-clock-off" };
            words.fill(id, &[("camera", camera.as_str().into())])
        }
        ToastLine::Marked(corrections) => {
            let what: Vec<String> = corrections.iter().map(|correction| words.correction(correction)).collect();
            words.fill("toast-marked", &[("what", what.join(", ").into())])
        }
        ToastLine::Undone(corrections) => {
            let count = corrections.len();
            words.fill("toast-undone", &[("count", count.into())])
        }
        ToastLine::Refused(reason) => words.fill("toast-refused", &[("reason", words.refusal(reason).into())]),
        ToastLine::Imported(report) => imported(scene, report),
        ToastLine::Forgotten(folder) => words.fill("toast-forgotten", &[("folder", name(folder).into())]),
        ToastLine::Exported { carried, title, folder, .. } => words.exported(*carried, title, &name(folder)),
        ToastLine::Discarded(done) => words.discarded(done),
        ToastLine::NothingToDiscard => words.say("wastebasket-nothing"),
        ToastLine::NoTwins => words.say("wastebasket-no-twins"),
        ToastLine::PutBack(back, left) => words.put_back(*back, *left),
        ToastLine::TakenBack(done, folder) => words.taken_back(*done, &name(folder)),
        ToastLine::BrokenOff(exported) => {
            let gaps = [("title", exported.title.as_str().into()), ("folder", name(&exported.folder).into())];
            words.fill("export-broken-off", &gaps)
        }
        ToastLine::EncoderAdded(added) => {
            let id = if added.was_there { "toast-encoder-there" } else { "toast-encoder-added" };
            let said = words.fill(id, &[("name", added.name.as_str().into())]);
            let mute = added.mute.as_deref().map(|why| words.fill("encoder-mute", &[("detail", why.into())]));
            [Some(said), mute].into_iter().flatten().collect::<Vec<_>>().join(" ")
        }
        ToastLine::EncoderChosen(true) => words.say("toast-encoder-used"),
        ToastLine::EncoderChosen(false) => words.say("toast-encoder-chosen"),
        ToastLine::NothingPasted => words.say("toast-nothing-pasted"),
        ToastLine::Problem(problem) => words.problem(problem),
        ToastLine::NoDialog => words.say("toast-no-dialog"),
        ToastLine::Listed => words.say("toast-listed"),
        ToastLine::NotListed(reason) => words.fill("toast-not-listed", &[("reason", reason.as_str().into())]),
        ToastLine::NotPlayed(reason) => words.fill("toast-not-played", &[("reason", reason.as_str().into())]),
        ToastLine::NotRevealed(reason) => words.fill("toast-not-revealed", &[("reason", reason.as_str().into())]),
    }
}

/// An album by theme takes no photo away from where it is.
fn moved(scene: &Scene<'_>, to: &GroupId, count: usize) -> String {
    let Some(group) = scene.model.group(to) else {
        return scene.words.fill("toast-moved-gone", &[("count", count.into())]);
    };
    let id = if group.summary.theme.is_some() { "toast-added" } else { "toast-moved" };
    scene.words.fill(id, &[("count", count.into()), ("title", scene.words.title(group).into())])
}

fn imported(scene: &Scene<'_>, report: &Report) -> String {
    let (new, failed) = (report.new as usize, report.failures.len());
    let gaps = [("new", new.into()), ("failed", failed.into())];
    let id = match (report.stopped, new, failed) {
        (true, ..) => "toast-stopped",
        (false, 0, 0) => "toast-nothing-new",
        (false, 0, _) => "toast-only-failed",
        (false, _, 0) => "toast-imported",
        (false, ..) => "toast-imported-failed",
    };
    scene.words.fill(id, &gaps)
}

/// The last part of a path, or all of it where there is none.
fn name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}
