//! What is done with selected photos.

use super::correct;
use crate::app::Effect;
use crate::app::model::{Choosing, Model, Screen, Selection, ToastLine};
use crate::domain::{Correction, GroupId, PhotoId};
use std::collections::HashSet;

/// After an action: on another screen nothing is selected yet.
pub(super) fn follow(model: &mut Model, before: &Screen) {
    if model.screen != *before {
        model.selection = Selection::default();
    }
    model.forget_choice();
}

/// What was done with these photos is done with: they are not selected any more.
pub(super) fn release(model: &mut Model, photos: &[PhotoId]) {
    let photos: HashSet<PhotoId> = photos.iter().copied().collect();
    model.selection.retain(|photo| !photos.contains(&photo));
}

pub(super) fn split(model: &mut Model, group: GroupId, photos: Vec<PhotoId>) -> Vec<Effect> {
    release(model, &photos);
    model.say(ToastLine::Split(photos.len()));
    correct(model, vec![Correction::Split { group, photos }])
}

pub(super) fn put(model: &mut Model, photos: Vec<PhotoId>, to: GroupId) -> Vec<Effect> {
    if photos.is_empty() {
        return Vec::new();
    }
    release(model, &photos);
    model.say(ToastLine::Moved(to.clone(), photos.len()));
    correct(model, vec![Correction::Move { photos, to }])
}

/// What was chosen in the list of groups for these photos.
pub(super) fn choose(model: &mut Model, purpose: Option<Choosing>) {
    (model.is_choosing, model.is_naming) = (purpose, false);
}

/// Asks for the name of a new album, where something is selected; else says what to do first.
pub(super) fn name(model: &mut Model, shown: bool) {
    if shown && model.selection.is_empty() {
        model.say(ToastLine::NothingSelected);
    } else {
        (model.is_naming, model.is_choosing) = (shown, None);
    }
}

pub(super) fn create(model: &mut Model, name: &str, photos: Vec<PhotoId>) -> Vec<Effect> {
    if photos.is_empty() {
        return Vec::new();
    }
    model.is_naming = false;
    release(model, &photos);
    let name = name.trim().to_owned();
    model.say(ToastLine::Created(name.clone(), photos.len()));
    correct(model, vec![Correction::Create { name, photos }])
}

pub(super) fn same(model: &mut Model, photos: Vec<PhotoId>) -> Vec<Effect> {
    release(model, &photos);
    model.say(ToastLine::Answered(true));
    correct(model, vec![Correction::Same { photos }])
}

/// So many pairs of photos one word keeps apart at the most: twenty on each side. Whoever means more means groups, which they
/// can split.
const PAIRS: usize = 400;

/// Two photos are kept apart, or the photos of one event from those of another; of more photos of one event it is not said
/// which belong with which.
pub(super) fn different(model: &mut Model, photos: &[PhotoId]) -> Vec<Effect> {
    let correction = match (photos.len(), sides(model, photos)) {
        (2, _) => Correction::Different { photos: photos.to_vec(), from: Vec::new() },
        (_, Some((left, right))) if left.len() * right.len() <= PAIRS => {
            Correction::Different { photos: left, from: right }
        }
        _ => {
            model.say(ToastLine::NotTwoSides);
            return Vec::new();
        }
    };
    release(model, photos);
    model.say(ToastLine::Answered(false));
    correct(model, vec![correction])
}

/// The photos by the event that they are in, where these are two.
fn sides(model: &Model, photos: &[PhotoId]) -> Option<(Vec<PhotoId>, Vec<PhotoId>)> {
    let meant: HashSet<PhotoId> = photos.iter().copied().collect();
    let of = |group: &crate::domain::Suggestion| -> Vec<PhotoId> {
        group.photos.iter().filter(|photo| meant.contains(photo)).copied().collect()
    };
    let mut sides = model.groups.all().iter().map(of).filter(|side| !side.is_empty());
    let (left, right) = (sides.next()?, sides.next()?);
    sides.next().is_none().then_some((left, right))
}

/// The first lies on top, the others are hidden under it, until the stack is opened.
pub(super) fn stack(model: &mut Model, photos: Vec<PhotoId>) -> Vec<Effect> {
    let Some(top) = photos.first().copied().filter(|_| photos.len() > 1) else { return Vec::new() };
    release(model, &photos);
    model.say(ToastLine::Stacked(photos.len()));
    correct(model, vec![Correction::Keep { stack: photos, photos: vec![top] }])
}

/// Of each photo the file that is in its place.
pub(super) fn copy_files(model: &Model, photos: &[PhotoId]) -> Vec<Effect> {
    let files: Vec<_> = photos.iter().filter_map(|id| model.photos.get(*id)).map(|photo| photo.file.clone()).collect();
    if files.is_empty() { Vec::new() } else { vec![Effect::CopyFiles(files)] }
}
