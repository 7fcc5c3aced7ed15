//! Which photos the person chose to stand for groups.
//!
//! Beside the groups, and not in them: a cover says nothing of which photos belong together, so choosing one for a suggestion
//! does not hold the suggestion.

use super::resolve::Draft;
use super::{Review, ReviewError, Version};
use crate::domain::{GroupId, PhotoId};
use serde::{Deserialize, Serialize};

/// The photo that stands for a group, before and after; none where Albumen chooses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoverChange {
    /// Which group.
    pub group: GroupId,
    /// As it was.
    pub was: Option<PhotoId>,
    /// As it is since.
    pub now: Option<PhotoId>,
}

impl CoverChange {
    /// What takes it back.
    pub(super) fn inverse(&self) -> Self {
        Self { group: self.group.clone(), was: self.now, now: self.was }
    }

    /// Lets it follow a version.
    pub(super) fn follow(&mut self, version: &Version) {
        for photo in [&mut self.was, &mut self.now].into_iter().flatten() {
            version.follow_one(photo);
        }
    }

    /// Whether it names a photo.
    pub(super) fn names(&self, photo: PhotoId) -> bool {
        self.was == Some(photo) || self.now == Some(photo)
    }
}

impl Review {
    /// The photo that the person chose for a group. It stands for the group while it is in it.
    pub fn cover(&self, group: &GroupId) -> Option<PhotoId> {
        self.covers.get(group).copied()
    }

    /// Whether these start from this state, each group once.
    pub(super) fn covers_fit(&self, covers: &[CoverChange]) -> bool {
        let is_first = |at: usize| covers[..at].iter().all(|other| other.group != covers[at].group);
        covers.iter().enumerate().all(|(at, cover)| is_first(at) && self.cover(&cover.group) == cover.was)
    }

    pub(super) fn swap_covers(&mut self, covers: &[CoverChange]) {
        for CoverChange { group, now, .. } in covers {
            match now {
                Some(photo) => drop(self.covers.insert(group.clone(), *photo)),
                None => drop(self.covers.remove(group)),
            }
        }
    }
}

impl Draft<'_> {
    /// One of a group's photos stands for it.
    pub(super) fn cover(&mut self, id: &GroupId, photo: PhotoId) -> Result<(), ReviewError> {
        let (group, _) = self.view.group(self.review, id).ok_or_else(|| ReviewError::NoGroup(id.clone()))?;
        if group.photos.binary_search(&photo).is_err() {
            return Err(ReviewError::NotInGroup { photo, group: id.clone() });
        }
        self.covers.push(CoverChange { group: id.clone(), was: self.review.cover(id), now: Some(photo) });
        Ok(())
    }

    /// Of groups that become one, the first without a cover takes over that of the next which has one.
    pub(super) fn inherit_cover(&mut self, ids: &[GroupId]) {
        let [first, rest @ ..] = ids else { return };
        let now = rest.iter().find_map(|id| self.review.cover(id));
        if self.review.cover(first).is_none() && now.is_some() {
            self.covers.push(CoverChange { group: first.clone(), was: None, now });
        }
    }
}
