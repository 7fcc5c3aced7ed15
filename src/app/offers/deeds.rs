//! What each offer asks of the model, and what it does.

use crate::app::model::{Model, Screen};
use crate::app::widgets::marks;
use crate::app::{Action, ExportAction, WastebasketAction};
use crate::domain::{GroupId, GroupState, PhotoId, Suggestion};
use crate::engine::Criterion;
use crate::words::Words;

/// What an offer is done with.
pub(super) struct Asked<'a> {
    /// The selection, and all else that is known.
    pub(super) model: &'a Model,
    /// What becomes of it is called somehow.
    pub(super) words: &'a Words,
    /// Which of its choices.
    pub(super) choice: usize,
}

/// More photos than this nobody means to lie under one, or to be of one event because they say so of each.
const STACK: usize = 200;

pub(super) fn any(_: &Model) -> bool {
    true
}

/// The suggestion or album that is open.
fn opened(model: &Model) -> Option<&Suggestion> {
    let Screen::Group(id) = &model.screen else { return None };
    model.group(id)
}

/// In a group of which others stay.
pub(super) fn leaves_some(model: &Model) -> bool {
    opened(model).is_some_and(|group| model.selection.len() < group.photos.len())
}

pub(super) fn take_out(Asked { model, .. }: &Asked<'_>) -> Vec<Action> {
    opened(model).map(|group| Action::Remove(group.id.clone(), model.selected())).into_iter().collect()
}

pub(super) fn split(Asked { model, .. }: &Asked<'_>) -> Vec<Action> {
    opened(model).map(|group| Action::Split(group.id.clone(), model.selected())).into_iter().collect()
}

/// The stack that all selected photos are in, where it is one.
fn common_stack(model: &Model) -> Option<&GroupId> {
    let mut stacks = model.selection.photos().take(STACK).map(|photo| {
        let place = model.stacks.place(photo)?;
        Some(&place.stack.stack.id)
    });
    let first = stacks.next()??;
    stacks.all(|stack| stack == Some(first)).then_some(first)
}

pub(super) fn could_be_stack(model: &Model) -> bool {
    (2..=STACK).contains(&model.selection.len()) && common_stack(model).is_none()
}

pub(super) fn is_stack(model: &Model) -> bool {
    (2..=STACK).contains(&model.selection.len()) && common_stack(model).is_some()
}

/// That on top is the one that was selected last: the person looks at it.
pub(super) fn stack(Asked { model, .. }: &Asked<'_>) -> Vec<Action> {
    let mut photos: Vec<PhotoId> = model.selected();
    let last = model.selection.focus();
    if let Some(at) = photos.iter().position(|photo| Some(*photo) == last) {
        photos[..=at].rotate_right(1);
    }
    vec![Action::Stack(photos)]
}

pub(super) fn unstack(Asked { model, .. }: &Asked<'_>) -> Vec<Action> {
    common_stack(model).cloned().map(Action::Unstack).into_iter().collect()
}

/// One photo of the group that is open, which can stand for it.
pub(super) fn is_one_of_group(model: &Model) -> bool {
    model.selection.len() == 1 && opened(model).is_some()
}

pub(super) fn cover(Asked { model, .. }: &Asked<'_>) -> Vec<Action> {
    let group = opened(model).map(|group| group.id.clone());
    group
        .zip(model.selection.photos().next())
        .map(|(group, photo)| Action::StandFor(group, photo))
        .into_iter()
        .collect()
}

/// Several photos, of which nobody knows yet that they belong together: those of an open album do.
pub(super) fn does_not_hold_all(model: &Model) -> bool {
    let is_album = opened(model).is_some_and(|group| group.state == GroupState::Accepted);
    (2..=STACK).contains(&model.selection.len()) && !is_album
}

/// Two photos; where no single group is open, also those of two events.
pub(super) fn few(model: &Model) -> bool {
    match opened(model) {
        Some(group) => model.selection.len() == 2 && group.state == GroupState::Open,
        None => (2..=STACK).contains(&model.selection.len()),
    }
}

pub(super) fn different(Asked { model, .. }: &Asked<'_>) -> Vec<Action> {
    vec![Action::Different(model.selected())]
}

pub(super) fn favourite(Asked { model, .. }: &Asked<'_>) -> Vec<Action> {
    marks::favourite(model, &model.selected()).into_iter().collect()
}

pub(super) fn rate(Asked { model, choice, .. }: &Asked<'_>) -> Vec<Action> {
    let stars = u8::try_from(choice + 1).unwrap_or(u8::MAX).min(5);
    marks::rate(model, &model.selected(), stars).into_iter().collect()
}

pub(super) fn turn(Asked { model, choice, .. }: &Asked<'_>) -> Vec<Action> {
    vec![marks::turn(&model.selected(), if *choice == 0 { -90 } else { 90 })]
}

/// They are called after the group that is open, or else by how many they are.
pub(super) fn export(Asked { model, words, .. }: &Asked<'_>) -> Vec<Action> {
    let photos = model.selected();
    let number = || words.fill("photos", &[("count", photos.len().into())]);
    let title = opened(model).map_or_else(number, |group| words.title(group));
    vec![Action::Export(ExportAction::Open { title, photos })]
}

/// Some of which the same file lies in several places. Of very many it is asked of the first only, unless just these are seen.
pub(super) fn has_twins(model: &Model) -> bool {
    model.sieve.filter.criteria().contains(&Criterion::SeveralPlaces)
        || model.selection.photos().take(STACK).any(|photo| lies_twice(model, photo))
}

fn lies_twice(model: &Model, photo: PhotoId) -> bool {
    model.photos.get(photo).is_some_and(|item| item.files > 1)
}

pub(super) fn twins(Asked { model, .. }: &Asked<'_>) -> Vec<Action> {
    let photos = model.selected().into_iter().filter(|photo| lies_twice(model, *photo));
    vec![Action::Wastebasket(WastebasketAction::ListTwins(photos.collect()))]
}
