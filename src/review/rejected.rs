//! What became of suggestions that the person rejected.

use super::Review;
use crate::domain::{Correction, GroupId, GroupState, Held, PhotoId};
use std::collections::BTreeMap;

impl Review {
    /// The suggestions of Albumen's own making that are rejected, each with the photos that it had when that was said. What
    /// the person put together themselves and then rejected is not among them, nor what was suggested of rejected photos and
    /// rejected again: nobody has to say no a third time.
    pub(super) fn rejected(&self) -> BTreeMap<GroupId, Vec<PhotoId>> {
        let formed = self.formed();
        let is_one = |id: &GroupId| {
            let is_rejected = |held: &Held| held.state == GroupState::Rejected && held.theme.is_none();
            !id.is_again() && !formed.contains(id) && self.held.get(id).is_some_and(is_rejected)
        };
        let mut rejected = BTreeMap::new();
        for said in &self.done {
            let Correction::Reject { group } = &said.correction else { continue };
            let then = said.change.after.iter().find(|held| held.id == *group);
            if let Some(then) = then.filter(|_| is_one(group)) {
                rejected.insert(group.clone(), then.photos.clone());
            }
        }
        rejected
    }

    /// Whether a suggestion may have this photo: nobody holds it, or it is in a rejected suggestion and this is one that has
    /// photos of those.
    pub(crate) fn leaves_to(&self, photo: PhotoId, suggestion: &GroupId) -> bool {
        let Some(holder) = self.group_of(photo) else { return true };
        let is_rejected = self.held_group(holder).is_some_and(|held| held.state == GroupState::Rejected);
        suggestion.is_again() && !holder.is_again() && is_rejected
    }
}
