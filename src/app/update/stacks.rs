//! What is decided about stacks, and about the photos that are not kept.

use super::{correct, engine, selecting};
use crate::app::model::{Model, ToastLine, in_order};
use crate::app::{Effect, WastebasketAction};
use crate::domain::{Correction, GroupId, PhotoId};
use crate::engine::session::Command;

/// Lays the photos of a stack where they belong now.
pub(super) fn fold(model: &mut Model, id: &GroupId) {
    if let Some(stack) = model.stacks.get(id) {
        model.photos.fold_one(&stack.stack.photos, &model.stacks.folds_of(stack));
    }
}

/// What is kept lies on top, the others are hidden under the first of it.
pub(super) fn keep(model: &mut Model, id: &GroupId, photos: Vec<PhotoId>) -> Vec<Effect> {
    let Some(stack) = model.stacks.get(id).map(in_order).filter(|_| !photos.is_empty()) else { return Vec::new() };
    if photos.len() == stack.len() {
        return unstack(model, id);
    }
    model.compare = None;
    model.say(ToastLine::Kept(photos.len(), stack.len() - photos.len()));
    model.stacks.decide(id.clone());
    fold(model, id);
    correct(model, vec![Correction::Keep { stack, photos }])
}

pub(super) fn unstack(model: &mut Model, id: &GroupId) -> Vec<Effect> {
    let Some(photos) = model.stacks.get(id).map(in_order) else { return Vec::new() };
    model.compare = None;
    selecting::release(model, &photos);
    model.say(ToastLine::Unstacked(photos.len()));
    model.stacks.decide(id.clone());
    fold(model, id);
    correct(model, vec![Correction::Unstack { photos }])
}

pub(super) fn wastebasket(model: &mut Model, action: WastebasketAction) -> Vec<Effect> {
    match action {
        WastebasketAction::List(of) => {
            let photos = of.as_ref().and_then(|id| model.stacks.get(id)).map(in_order);
            return engine(Command::ListDiscards(photos));
        }
        WastebasketAction::ListTwins(photos) => return engine(Command::ListTwins(photos)),
        WastebasketAction::Move => {
            return model.wastebasket.take().map(|plan| engine(Command::Discard(plan))).unwrap_or_default();
        }
        WastebasketAction::Close => model.wastebasket = None,
        WastebasketAction::PutBack(files) => return engine(Command::PutBack(files)),
    }
    Vec::new()
}
