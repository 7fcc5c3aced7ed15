//! What the engine's events change.

use super::{Model, Screen, Strokes, Theme, Toast, ToastLine};
use crate::engine::EngineError;
use crate::engine::session::{Event, ImportState, ThemesState, WastebasketNews};

impl Model {
    /// Takes in one event.
    pub fn take(&mut self, event: Event) {
        // What these tell of may have left the view.
        let may_take_off = matches!(
            event,
            Event::Gone(_) | Event::Groups(_) | Event::Themes(_) | Event::FolderAlbums(_) | Event::Found { .. }
        );
        self.hear(event);
        if may_take_off {
            self.keep_selection();
        }
    }

    fn hear(&mut self, event: Event) {
        match event {
            Event::Opened(opened) => {
                self.theme = opened.preferences.get("theme").map_or(self.theme, |name| Theme::named(name));
                if let Some(height) = opened.preferences.get("row-height").and_then(|text| text.parse().ok()) {
                    self.row_height = f32::clamp(height, Self::ROW_HEIGHTS.0, Self::ROW_HEIGHTS.1);
                }
                let used = opened.preferences.get("commands").and_then(|text| serde_json::from_str(text).ok());
                self.used = used.unwrap_or_default();
                self.watches = opened.preferences.get("watch").is_none_or(|watch| watch != "no");
                self.undo.clone_from(&opened.undo);
                self.redo.clone_from(&opened.redo);
                self.strokes = Strokes::told(opened.strokes.clone());
                self.library = Some(opened);
            }
            Event::Photos(photos) => self.photos.insert(photos),
            Event::Loaded => self.is_loaded = true,
            Event::Gone(photos) => self.photos.remove(&photos),
            Event::Groups(groups) => {
                self.groups.replace(groups);
                self.is_grouped = true;
            }
            Event::Questions(questions) => self.questions.replace(questions),
            Event::Learning(learned) => self.learning = Some(learned),
            Event::Themes(themes) => {
                let is_new = themes.state != self.themes_state;
                self.themes.replace(themes.groups);
                if is_new && matches!(themes.state, ThemesState::Made { .. }) {
                    self.themes.in_given_order();
                }
                self.themes_state = themes.state;
            }
            Event::FolderAlbums(folders) => {
                self.folders.replace(folders);
                if self.screen != Screen::Folders {
                    self.folders.in_given_order();
                }
                // Nothing moves away under the hand of somebody who is deciding: they come with the next look at the page.
                self.shows_folders |= self.screen != Screen::Suggestions || self.undo.is_none();
            }
            Event::StacksToldBy(telling) => self.stacks.telling = telling,
            Event::Stacks { shown, is_made } => {
                self.stacks.replace(shown, is_made);
                self.photos.fold(&self.stacks.folds());
                let is_gone = |compare: &super::Compare| self.stacks.get(&compare.stack).is_none();
                if self.compare.as_ref().is_some_and(is_gone) {
                    self.compare = None;
                }
            }
            Event::Reviewed(reviewed) => {
                self.groups.confirm();
                self.themes.confirm();
                self.folders.confirm();
                if !self.groups.is_waiting() {
                    self.strokes = Strokes::told(reviewed.strokes);
                }
                self.undo = reviewed.undo;
                self.redo = reviewed.redo;
                reviewed.undone.iter().for_each(|correction| self.questions.taken_back(correction));
                if !reviewed.undone.is_empty() {
                    self.say(ToastLine::Undone(reviewed.undone));
                }
            }
            Event::Nearly { group, photos } => self.nearly = Some((group, photos)),
            Event::History(history) => self.history = Some(history),
            Event::Refused(reason) => {
                self.strokes.forget();
                self.groups.refuse();
                self.themes.refuse();
                self.folders.refuse();
                self.stacks.forget_decided();
                self.say(ToastLine::Refused(reason));
            }
            Event::Import(state) => self.import_is(state),
            Event::Unread(unread) => self.unread = unread,
            Event::Folders(folders) => {
                if let Some(library) = &mut self.library {
                    library.folders = folders;
                }
            }
            Event::Offline(folders) => self.offline = folders,
            Event::Described(details) => self.details = Some(details),
            Event::Found { number, found } => self.found.take(number, found),
            Event::Exposed(photo, exposure) => self.exposure = exposure.map(|exposure| (photo, exposure)),
            Event::TownsFound { text, towns } => self.towns.found = Some((text, towns)),
            Event::TownsNamed(named) => self.towns.take(&named),
            Event::Encoders(encoders) => self.encoders = Some(encoders),
            Event::EncoderAdded(added) => {
                (self.are_encoders_old, self.is_trying_encoder) = (true, false);
                self.say(ToastLine::EncoderAdded(Box::new(added)));
            }
            Event::EncoderChosen(is_used) => {
                self.are_encoders_old = true;
                self.say(ToastLine::EncoderChosen(is_used));
            }
            Event::Wastebasket(WastebasketNews::Listed(plan)) if plan.files.is_empty() => {
                let none = if plan.twins.is_some() { ToastLine::NoTwins } else { ToastLine::NothingToDiscard };
                self.say(none);
            }
            Event::Wastebasket(WastebasketNews::Listed(plan)) => {
                (self.wastebasket, self.toast) = (Some(plan), None);
            }
            Event::Wastebasket(WastebasketNews::Discarded(done)) => self.say(ToastLine::Discarded(done)),
            Event::Wastebasket(WastebasketNews::PutBack(back, left)) => self.say(ToastLine::PutBack(back, left)),
            Event::Export(news) => self.export_is(news),
            Event::Failed(problem) if self.library.is_none() || matches!(*problem, EngineError::Stopped) => {
                self.problem = Some(problem);
            }
            Event::Failed(problem) => {
                self.is_trying_encoder = false;
                // Whatever was asked for may not have an answer any more.
                self.strokes.forget();
                self.groups.forget_expected();
                self.themes.forget_expected();
                self.folders.forget_expected();
                self.stacks.forget_decided();
                self.say(ToastLine::Problem(problem));
            }
        }
    }

    /// Puts a line at the bottom.
    pub fn say(&mut self, line: ToastLine) {
        self.toast = Some(Toast::new(line, self.now));
    }

    fn import_is(&mut self, state: ImportState) {
        let run = |state: &ImportState| match state {
            ImportState::Running { run, .. } | ImportState::Ended { run, .. } => *run,
        };
        if self.import.as_ref().is_some_and(|known| run(known) > run(&state)) {
            return; // news of an earlier run that was overtaken
        }
        if let ImportState::Ended { report, .. } = &state {
            // What went to the wastebasket or came back is looked for at once: that it is found so is no news, and would take the
            // way back from the screen.
            let moved = match self.toast.as_ref().map(|toast| &toast.line) {
                Some(ToastLine::Discarded(_)) => Some(0),
                Some(ToastLine::PutBack(back, _)) => Some(*back as u64),
                _ => None,
            };
            if report.stopped || !report.failures.is_empty() || moved.is_none_or(|moved| report.new > moved) {
                self.say(ToastLine::Imported(Box::new(report.clone())));
            }
            self.are_encoders_old = true;
        }
        self.import = Some(state);
    }
}
