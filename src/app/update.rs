//! What an action changes in the model, and what follows from it outside: a pure step.

mod export;
mod going;
mod selecting;
mod stacks;

use super::model::{Compare, Model, Screen, Theme, ToastLine};
use super::{Action, Effect, Purpose};
use crate::domain::{Correction, GroupId, Operation};
use crate::engine::Filter;
use crate::engine::session::{Asked, Command, ImportState};
use going::{back, enlarge, find, go, search, step, told_anew};
use stacks::{fold, keep, unstack, wastebasket};

/// Carries out `action` on the model.
pub(super) fn update(model: &mut Model, action: Action) -> Vec<Effect> {
    let before = model.screen.clone();
    let effects = carry_out(model, action);
    selecting::follow(model, &before);
    effects
}

fn carry_out(model: &mut Model, action: Action) -> Vec<Effect> {
    match action {
        Action::Go(screen) => {
            let asks = screen.clone();
            go(model, screen);
            return match asks {
                Screen::Settings => [list_encoders(model), engine(Command::TellLearning)].concat(),
                Screen::History => engine(Command::History),
                Screen::Group(group) if model.groups.get(&group).is_some() => engine(Command::Nearly(group)),
                _ => Vec::new(),
            };
        }
        Action::Search(text) => return search(model, &text),
        Action::FindSimilar(photo) => return find(model, Asked::Like(photo)),
        Action::ChooseEncoder => return vec![Effect::ChooseFolders(Purpose::Encoder)],
        Action::AddEncoder(folder) => {
            model.is_trying_encoder = true;
            return engine(Command::AddEncoder(folder));
        }
        Action::UseEncoder(id) => return engine(Command::UseEncoder(id)),
        Action::Back => back(model),
        Action::Enlarge { photo, among } => return enlarge(model, photo, among),
        Action::Step(by) => return step(model, by),
        Action::Shrink => model.large = None,
        Action::ToggleDetails => {
            if let Some(large) = &mut model.large {
                large.shows_details = !large.shows_details;
            }
        }
        Action::Wastebasket(action) => return wastebasket(model, action),
        Action::ShowCommands(shown) => model.shows_commands = shown,
        Action::Used(command) => {
            *model.used.entry(command).or_default() += 1;
            return prefer("commands", &serde_json::json!(model.used).to_string());
        }
        Action::Export(action) => return export::update(model, action),
        Action::ChooseFolders => return vec![Effect::ChooseFolders(Purpose::Import)],
        Action::Locate(gone) => return vec![Effect::ChooseFolders(Purpose::Locate(gone))],
        Action::Moved(gone, there) => return engine(Command::Locate { gone, there }),
        Action::Watch(is_wanted) => {
            model.watches = is_wanted;
            return [engine(Command::Watch(is_wanted)), prefer("watch", if is_wanted { "yes" } else { "no" })].concat();
        }
        Action::Import(paths) if paths.is_empty() => model.say(ToastLine::NothingPasted),
        Action::Import(paths) => return engine(Command::Import(paths)),
        Action::LookAgain => return engine(Command::LookAgain),
        Action::Pause => return hold(model, true),
        Action::Resume => return hold(model, false),
        Action::Stop => return engine(Command::Stop),
        Action::Focus(group) => {
            model.themes.focus(group.clone());
            model.folders.focus(group.clone());
            model.groups.focus(group);
        }
        Action::FindThemes(of) => {
            let among = of.as_ref().and_then(|of| model.group(of)).map(|group| group.photos.clone());
            model.themes_of = of.filter(|_| among.is_some());
            go(model, Screen::Themes);
            return engine(Command::Themes(among));
        }
        Action::Accept(groups) => return accept(model, groups),
        Action::Reject(group) => {
            model.say(ToastLine::Rejected(group.clone()));
            return decide(model, &group.clone(), Correction::Reject { group });
        }
        Action::Later(group) => {
            model.say(ToastLine::PutOff(group.clone()));
            return decide(model, &group.clone(), Correction::Later { group });
        }
        Action::Rename(group, name) => {
            model.say(ToastLine::Renamed(group.clone()));
            return correct(model, vec![Correction::Rename { group, name: name.trim().to_owned() }]);
        }
        Action::Remove(group, photos) => {
            selecting::release(model, &photos);
            model.say(ToastLine::Removed(group.clone(), photos.len()));
            return correct(model, vec![Correction::Remove { group, photos }]);
        }
        Action::Select(step) => model.selection.step(step),
        Action::Split(group, photos) => return selecting::split(model, group, photos),
        Action::Move(photos, to) => return selecting::put(model, photos, to),
        Action::ChooseGroup(purpose) => selecting::choose(model, purpose),
        Action::NameAlbum(shown) => selecting::name(model, shown),
        Action::Create(name, photos) => return selecting::create(model, &name, photos),
        Action::Same(photos) => return selecting::same(model, photos),
        Action::Different(photos) => return selecting::different(model, &photos),
        Action::ShowSure(shown) => model.shows_sure = shown && !model.groups.sure().is_empty(),
        Action::Stack(photos) => return selecting::stack(model, photos),
        Action::CopyFiles(photos) => return selecting::copy_files(model, &photos),
        Action::CorrectClock(camera, on) => {
            model.say(ToastLine::Clock(camera.clone(), on));
            return correct(model, vec![Correction::Clock { camera, on }]);
        }
        Action::Answer(is_same) => {
            let Some(correction) = model.questions.answer(is_same) else { return Vec::new() };
            model.say(ToastLine::Answered(is_same));
            return correct(model, vec![correction]);
        }
        Action::Learning(wish) => return engine(Command::Learning(wish)),
        Action::PassQuestion => {
            return model.questions.pass().map(|pair| engine(Command::DoNotAsk(pair))).unwrap_or_default();
        }
        Action::Mark(corrections) => {
            model.say(ToastLine::Marked(corrections.clone()));
            let effects = correct(model, corrections);
            return told_anew(model, effects);
        }
        Action::ShowFilter(shown) => model.sieve.is_open = shown,
        Action::Filter(criterion) => model.sieve.filter.set(criterion),
        Action::Unfilter(criterion) => model.sieve.filter.remove(&criterion),
        Action::ClearFilter => model.sieve.filter = Filter::default(),
        Action::FindTowns(text) => return engine(Command::FindTowns(text)),
        Action::Mend(photos) => model.mending = (!photos.is_empty()).then_some(photos),
        Action::StopMending => model.mending = None,
        Action::ToggleStack(stack) => {
            model.stacks.toggle(&stack);
            fold(model, &stack);
        }
        Action::FocusStack(stack) => model.stacks.focus(stack),
        Action::Keep(stack, photos) => return keep(model, &stack, photos),
        Action::Unstack(stack) => return unstack(model, &stack),
        Action::Compare(stack) => {
            model.stacks.focus(stack.clone());
            model.compare = model.stacks.get(&stack).and_then(Compare::new);
        }
        Action::StopComparing => model.compare = None,
        Action::CompareLook(photo) => model.compare.iter_mut().for_each(|compare| compare.look(photo)),
        Action::CompareAt(photo) => model.compare.iter_mut().for_each(|compare| compare.at = photo),
        Action::CompareStep(by) => model.compare.iter_mut().for_each(|compare| compare.step(by)),
        Action::CompareChoose(photo) => model.compare.iter_mut().for_each(|compare| compare.choose(photo)),
        Action::Undo => {
            model.toast = None;
            // What was sent a moment ago can be taken back before the engine has told of it.
            if model.undo.is_none() && !model.groups.is_waiting() {
                return Vec::new();
            }
            // One step of the person's may be several corrections: all of it is taken back.
            let steps = model.strokes.undo();
            let effects = step_through(model, vec![Operation::Undo; steps]);
            return told_anew(model, effects);
        }
        Action::Redo if model.redo.is_some() => {
            let steps = model.strokes.redo();
            let effects = step_through(model, vec![Operation::Redo; steps]);
            return told_anew(model, effects);
        }
        Action::Redo => {}
        Action::Join(group, other) => {
            model.say(ToastLine::Joined(group.clone()));
            return correct(model, vec![Correction::Merge { groups: vec![group, other] }]);
        }
        Action::AddTo(to, photos) => {
            selecting::release(model, &photos);
            model.say(ToastLine::AddedTo(to.clone(), photos.len()));
            let is_open = model.screen == Screen::Group(to.clone());
            let nearly = if is_open { engine(Command::Nearly(to.clone())) } else { Vec::new() };
            return [correct(model, vec![Correction::Add { photos, to }]), nearly].concat();
        }
        Action::StandFor(group, photo) => {
            model.say(ToastLine::StandsFor(group.clone()));
            return correct(model, vec![Correction::Cover { group, photo }]);
        }
        Action::GoBack(before) => {
            model.strokes.forget();
            return step_through(model, vec![Operation::Back { before }]);
        }
        Action::GoForward(through) => {
            model.strokes.forget();
            return step_through(model, vec![Operation::Forward { through }]);
        }
        Action::Reveal(path) => return vec![Effect::Reveal(path)],
        Action::Play(path) => return vec![Effect::Play(path)],
        Action::Forget(folder) => {
            model.say(ToastLine::Forgotten(folder.clone()));
            return engine(Command::Forget(folder));
        }
        Action::UseTheme(theme) => {
            model.theme = theme;
            return prefer("theme", theme.name());
        }
        Action::Zoom(height) => {
            model.row_height = height.clamp(Model::ROW_HEIGHTS.0, Model::ROW_HEIGHTS.1);
            model.zoomed = Some(model.now);
        }
        Action::Dismiss => model.toast = None,
        Action::ShowShortcuts(shown) => model.shows_shortcuts = shown,
        Action::List => return vec![Effect::List],
        Action::TryAgain => return vec![Effect::Reopen],
        Action::Quit => return vec![Effect::Close],
    }
    Vec::new()
}

/// How long, in seconds, a zoom rests before it is kept: a pinch is one preference, not sixty a second.
const AT_REST: f64 = 0.5;

/// What is to be done without an action: the library's folders are watched once it is there, and what is kept is kept now that
/// the person has come to rest, or at once where the window closes.
pub(super) fn settle(model: &mut Model, is_closing: bool) -> Vec<Effect> {
    if model.is_loaded && model.watches && !is_closing && !std::mem::replace(&mut model.has_begun, true) {
        return engine(Command::Watch(true));
    }
    if model.is_loaded && model.asks_for_towns() && !is_closing {
        let places = model.towns.ask(&model.photos);
        if !places.is_empty() {
            return engine(Command::NameTowns(places));
        }
    }
    if model.are_encoders_old && model.screen == Screen::Settings && !is_closing {
        return list_encoders(model);
    }
    if model.zoomed.is_some_and(|since| is_closing || model.now - since >= AT_REST) {
        model.zoomed = None;
        return prefer("row-height", &model.row_height.to_string());
    }
    Vec::new()
}

/// Asks for the encoders anew.
fn list_encoders(model: &mut Model) -> Vec<Effect> {
    model.are_encoders_old = false;
    engine(Command::ListEncoders)
}

fn hold(model: &mut Model, hold: bool) -> Vec<Effect> {
    if let Some(ImportState::Running { is_paused, .. }) = &mut model.import {
        *is_paused = hold;
    }
    engine(if hold { Command::Pause } else { Command::Resume })
}

fn accept(model: &mut Model, groups: Vec<GroupId>) -> Vec<Effect> {
    if groups.is_empty() {
        return Vec::new();
    }
    model.shows_sure = false;
    leave(model, &groups);
    model.say(ToastLine::Accepted(groups.clone()));
    correct(model, groups.into_iter().map(|group| Correction::Accept { group }).collect())
}

fn decide(model: &mut Model, group: &GroupId, decision: Correction) -> Vec<Effect> {
    leave(model, std::slice::from_ref(group));
    correct(model, vec![decision])
}

/// Once a suggestion that is open on the screen is decided, the list is there again.
fn leave(model: &mut Model, groups: &[GroupId]) {
    if matches!(&model.screen, Screen::Group(open) if groups.contains(open)) {
        back(model);
    }
}

fn correct(model: &mut Model, corrections: Vec<Correction>) -> Vec<Effect> {
    model.strokes.stroke(corrections.len());
    model.groups.expect(corrections.clone());
    model.themes.expect(corrections.clone());
    model.folders.expect(corrections.clone());
    engine(Command::Review(corrections.into_iter().map(Operation::Correct).collect()))
}

fn step_through(model: &mut Model, steps: Vec<Operation>) -> Vec<Effect> {
    model.groups.expect(Vec::new());
    model.themes.expect(Vec::new());
    model.folders.expect(Vec::new());
    engine(Command::Review(steps))
}

fn engine(command: Command) -> Vec<Effect> {
    vec![Effect::Engine(command)]
}

fn prefer(key: &str, value: &str) -> Vec<Effect> {
    engine(Command::Prefer { key: key.to_owned(), value: value.to_owned() })
}

impl Theme {
    /// As it is kept.
    pub fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Dark => "dark",
            Self::Light => "light",
        }
    }

    /// The inverse of [`Theme::name`]; as the system has it where the name says nothing.
    pub fn named(name: &str) -> Self {
        match name {
            "dark" => Self::Dark,
            "light" => Self::Light,
            _ => Self::System,
        }
    }
}

#[cfg(test)]
mod tests;
