//! Keys that do the same everywhere; those of one view are with the view.

use super::Action;
use super::model::Screen;
use super::paint::Scene;
use super::widgets::page;
use eframe::egui::{Event, Key, KeyboardShortcut, Modifiers, Ui};

const UNDO: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::Z);
const REDO: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z);
const REDO_TOO: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::Y);
const ADD: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::O);
const FIND: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::F);
const ALBUM: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::N);
const HISTORY: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::H);
const FILTER: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::F);
const BACK: KeyboardShortcut = KeyboardShortcut::new(Modifiers::ALT, Key::ArrowLeft);
/// From anywhere, also where something is being written.
const COMMANDS: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::K);
const QUIT: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::Q);

/// Turns keys into actions, unless a text field is being written in.
pub(super) fn read(ui: &Ui, scene: &mut Scene<'_>) {
    if ui.input_mut(|input| input.consume_shortcut(&COMMANDS)) {
        let has_other = scene.model.is_covered() && !scene.model.shows_commands;
        if !has_other {
            scene.actions.push(Action::ShowCommands(!scene.model.shows_commands));
        }
    }
    let has_dialog = scene.model.is_covered() && !scene.model.shows_shortcuts;
    if ui.ctx().text_edit_focused() || has_dialog {
        return;
    }
    let asks = ui.input(|input| input.events.iter().any(|e| matches!(e, Event::Text(text) if text == "?")));
    if asks {
        scene.actions.push(Action::ShowShortcuts(!scene.model.shows_shortcuts));
    }
    // What lies under the list of keys does not move unseen.
    if scene.model.shows_shortcuts {
        return;
    }
    // The longer shortcut first: egui takes Ctrl+Shift+Z for Ctrl+Z as well.
    for (shortcut, action) in [
        (REDO, Action::Redo),
        (REDO_TOO, Action::Redo),
        (UNDO, Action::Undo),
        (ADD, Action::ChooseFolders),
        (HISTORY, Action::Go(Screen::History)),
        (BACK, Action::Back),
        (QUIT, Action::Quit),
    ] {
        if ui.input_mut(|input| input.consume_shortcut(&shortcut)) {
            scene.actions.push(action);
        }
    }
    // While one photo is large, what is selected behind it is not seen.
    if page::hears_keys(ui, scene) && ui.input_mut(|input| input.consume_shortcut(&ALBUM)) {
        scene.actions.push(Action::NameAlbum(true));
    }
    let has_filter = matches!(scene.model.screen, Screen::Photos | Screen::Albums);
    if ui.input_mut(|input| input.consume_shortcut(&FILTER)) {
        scene.actions.extend(has_filter.then_some(Action::ShowFilter(!scene.model.sieve.is_open)));
    }
    if ui.input_mut(|input| input.consume_shortcut(&FIND)) {
        scene.locals.search.focus();
        if scene.model.large.is_some() {
            scene.actions.push(Action::Shrink); // the field is behind it
        }
    }
    let places = [
        (Key::Num1, Screen::Photos),
        (Key::Num2, Screen::Suggestions),
        (Key::Num3, Screen::Albums),
        (Key::Num4, Screen::Themes),
        (Key::Num5, Screen::Stacks),
        (Key::Num6, Screen::Questions),
    ];
    // Where photos are side by side, or one is large, the numbers are theirs.
    for (key, screen) in places.into_iter().filter(|_| scene.model.compare.is_none() && scene.model.large.is_none()) {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            scene.actions.push(Action::Go(screen));
        }
    }
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F5)) {
        scene.actions.push(Action::LookAgain);
    }
}
