//! What is done with selected photos.

use super::correct;
use crate::app::Effect;
use crate::app::model::{Model, Screen, Selection, ToastLine};
use crate::domain::{Correction, GroupId, PhotoId};
use std::collections::HashSet;

/// After an action: on another screen nothing is selected yet.
pub(super) fn follow(model: &mut Model, before: &Screen) {
    if model.screen != *before {
        model.selection = Selection::default();
    }
    model.is_choosing &= !model.selection.is_empty();
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
