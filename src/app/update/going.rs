//! From view to view, and from photo to photo.

use super::engine;
use crate::app::Effect;
use crate::app::model::{Large, Model, Screen};
use crate::domain::PhotoId;
use crate::engine::session::{Asked, Command};

pub(super) fn search(model: &mut Model, text: &str) -> Vec<Effect> {
    if text.trim().is_empty() {
        model.found.asked = None;
        if model.screen == Screen::Found {
            back(model);
        }
        return Vec::new();
    }
    find(model, Asked::Words(text.trim().to_owned()))
}

pub(super) fn find(model: &mut Model, asked: Asked) -> Vec<Effect> {
    let number = model.found.ask(asked.clone());
    go(model, Screen::Found);
    engine(Command::Find(number, asked))
}

pub(super) fn go(model: &mut Model, screen: Screen) {
    model.large = None;
    model.compare = None;
    if model.screen != screen {
        match &screen {
            Screen::Suggestions => {
                model.groups.rank();
                model.shows_folders = true;
            }
            Screen::Folders => model.folders.in_given_order(),
            Screen::Group(group) => {
                model.groups.focus(group.clone());
                model.themes.focus(group.clone());
                model.folders.focus(group.clone());
            }
            _ => {}
        }
        model.before.push(std::mem::replace(&mut model.screen, screen));
        // A way back, not a diary.
        let excess = model.before.len().saturating_sub(50);
        model.before.drain(..excess);
    }
}

pub(super) fn back(model: &mut Model) {
    if model.compare.take().is_none()
        && model.large.take().is_none()
        && let Some(screen) = model.before.pop()
    {
        model.screen = screen;
    }
}

pub(super) fn enlarge(model: &mut Model, photo: PhotoId, among: Vec<PhotoId>) -> Vec<Effect> {
    let shows_details = model.large.as_ref().is_some_and(|large| large.shows_details);
    let at = among.iter().position(|id| *id == photo);
    let (among, at) = at.map_or_else(|| (vec![photo], 0), |at| (among, at));
    model.large = Some(Large { among, at, shows_details });
    engine(Command::Describe(photo))
}

pub(super) fn step(model: &mut Model, by: isize) -> Vec<Effect> {
    let Some(large) = &mut model.large else { return Vec::new() };
    let last = large.among.len().saturating_sub(1);
    large.at = large.at.saturating_add_signed(by).min(last);
    large.photo().map(|photo| engine(Command::Describe(photo))).unwrap_or_default()
}

/// After these, all that is known of the photo that is large is asked for again: they may have changed it.
pub(super) fn told_anew(model: &Model, mut effects: Vec<Effect>) -> Vec<Effect> {
    let photo = model.large.as_ref().and_then(Large::photo).filter(|_| !effects.is_empty());
    effects.extend(photo.map(|photo| Effect::Engine(Command::Describe(photo))));
    effects
}
