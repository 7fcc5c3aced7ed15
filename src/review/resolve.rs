//! From what the person says to what it changes.

use super::{Change, ClockChange, CoverChange, Review, ReviewError, View, links};
use crate::domain::{Correction, GroupId, GroupState, Held, PhotoId, ThemeKind};
use std::collections::{BTreeMap, BTreeSet};

/// The change that `correction` asks for; `fresh` is the id for a group that it creates.
pub(super) fn resolve(
    correction: &Correction,
    view: &View,
    review: &Review,
    fresh: GroupId,
) -> Result<Change, ReviewError> {
    let mut draft = Draft { view, review, before: BTreeMap::new(), after: BTreeMap::new(), covers: Vec::new() };
    match correction {
        Correction::Accept { group } => draft.accept(group)?,
        Correction::Reject { group } => draft.open(group)?.state = GroupState::Rejected,
        Correction::Later { group } => draft.open(group)?.state = GroupState::Later,
        Correction::Rename { group, name } => {
            let name = name.trim();
            draft.open(group)?.name = (!name.is_empty()).then(|| name.to_owned());
        }
        Correction::Split { group, photos } => {
            let photos = draft.split_off(group, photos)?;
            let theme = draft.view.group(review, group).and_then(|(whole, _)| whole.theme);
            // What leaves an album made by hand was put there by the person, so it is an album, too.
            let state = if theme == Some(ThemeKind::Hand) { GroupState::Accepted } else { GroupState::Open };
            draft.after.insert(fresh.clone(), Held { id: fresh, state, name: None, photos, theme });
        }
        Correction::Cover { group, photo } => draft.cover(group, *photo)?,
        Correction::Create { name, photos } => draft.create(fresh, name, photos)?,
        Correction::Add { photos, to } => draft.add(photos, to)?,
        Correction::Remove { group, photos } => {
            draft.take_some(group, photos)?;
        }
        Correction::Merge { groups } => draft.merge(groups)?,
        Correction::Move { photos, to } => draft.move_to(photos, to)?,
        Correction::Keep { stack, photos } => return draft.stack(stack, photos),
        Correction::Unstack { photos } => return draft.stack(photos, photos),
        Correction::Same { photos } => return links::same(photos, view, review),
        Correction::Different { photos, from } => return links::different(photos, from, view, review),
        Correction::Favourite { .. }
        | Correction::Rate { .. }
        | Correction::Rotate { .. }
        | Correction::Date { .. }
        | Correction::Shift { .. }
        | Correction::Zone { .. }
        | Correction::Place { .. } => return super::marks::resolve(correction, view, review),
        Correction::Clock { camera, on } => {
            let was = review.may_correct_clock(camera);
            return Ok(Change {
                clock: Some(ClockChange { camera: camera.clone(), was, now: *on }),
                ..Change::default()
            });
        }
    }
    draft.leave_rejected()?;
    Ok(draft.finish())
}

/// The groups that a correction has touched so far, as they were and as they will be.
pub(super) struct Draft<'a> {
    pub(super) view: &'a View,
    pub(super) review: &'a Review,
    before: BTreeMap<GroupId, Held>,
    pub(super) after: BTreeMap<GroupId, Held>,
    pub(super) covers: Vec<CoverChange>,
}

impl Draft<'_> {
    /// The group, to be changed.
    pub(super) fn open(&mut self, id: &GroupId) -> Result<&mut Held, ReviewError> {
        if !self.after.contains_key(id) {
            let (group, held) = self.view.group(self.review, id).ok_or_else(|| ReviewError::NoGroup(id.clone()))?;
            if held {
                self.before.insert(id.clone(), group.clone());
            }
            self.after.insert(id.clone(), group);
        }
        self.after.get_mut(id).ok_or_else(|| ReviewError::NoGroup(id.clone()))
    }

    /// An addition goes into its album; anything else becomes one.
    fn accept(&mut self, id: &GroupId) -> Result<(), ReviewError> {
        if let Some((album, photos)) = self.view.addition(self.review, id) {
            return self.move_to(&photos, &album);
        }
        self.open(id)?.state = GroupState::Accepted;
        Ok(())
    }

    /// Takes photos out of the group that holds them all; one at least stays.
    fn take_some(&mut self, id: &GroupId, photos: &[PhotoId]) -> Result<Vec<PhotoId>, ReviewError> {
        let leaving = named(photos)?;
        let group = self.open(id)?;
        if let Some(photo) = leaving.iter().find(|p| group.photos.binary_search(p).is_err()) {
            return Err(ReviewError::NotInGroup { photo: *photo, group: id.clone() });
        }
        group.photos.retain(|p| !leaving.contains(p));
        if group.photos.is_empty() {
            return Err(ReviewError::NothingLeft(id.clone()));
        }
        Ok(leaving.into_iter().collect())
    }

    /// The same, where the rest of a suggestion stays a suggestion: the person said of it only that these are not in it.
    fn split_off(&mut self, id: &GroupId, photos: &[PhotoId]) -> Result<Vec<PhotoId>, ReviewError> {
        let leaving = self.take_some(id, photos)?;
        if self.review.held_group(id).is_none() {
            self.after.remove(id);
        }
        Ok(leaving)
    }

    fn merge(&mut self, ids: &[GroupId]) -> Result<(), ReviewError> {
        let [first, rest @ ..] = ids else { return Err(ReviewError::OneGroup) };
        if ids.iter().collect::<BTreeSet<_>>().len() < 2 {
            return Err(ReviewError::OneGroup);
        }
        let mut whole = self.open(first)?.clone();
        let mut accepted = whole.state == GroupState::Accepted;
        for id in rest.iter().filter(|id| *id != first) {
            self.open(id)?;
            // A group named twice is already in: its second mention finds nothing more.
            let Some(part) = self.after.get_mut(id) else { continue };
            if part.theme.is_some() != whole.theme.is_some() {
                return Err(ReviewError::ThemeAndEvent);
            }
            whole.photos.append(&mut part.photos);
            accepted |= part.state == GroupState::Accepted;
            whole.name = whole.name.or_else(|| part.name.clone());
        }
        whole.photos.sort_unstable();
        // Themes may share photos.
        whole.photos.dedup();
        whole.state = if accepted { GroupState::Accepted } else { GroupState::Open };
        self.inherit_cover(ids);
        self.after.insert(first.clone(), whole);
        Ok(())
    }

    /// Into an event they come from wherever they are; to a theme they are added, and stay in their events.
    pub(super) fn move_to(&mut self, photos: &[PhotoId], to: &GroupId) -> Result<(), ReviewError> {
        let moving = named(photos)?;
        let is_theme = self.open(to)?.theme.is_some();
        for photo in &moving {
            if !self.view.knows(self.review, *photo) {
                return Err(ReviewError::NoPhoto(*photo));
            }
            if is_theme {
                continue;
            }
            if let Some(from) = self.view.group_of(self.review, *photo) {
                self.open(&from)?.photos.retain(|p| p != photo);
            }
        }
        // What is suggested of rejected photos loses them with the rejected suggestion.
        for group in self.after.values_mut().filter(|group| !is_theme && group.id != *to && group.theme.is_none()) {
            group.photos.retain(|photo| !moving.contains(photo));
        }
        let target = self.open(to)?;
        target.photos.extend(moving);
        target.photos.sort_unstable();
        target.photos.dedup();
        Ok(())
    }

    fn stack(&self, photos: &[PhotoId], kept: &[PhotoId]) -> Result<Change, ReviewError> {
        if let Some(photo) = photos.iter().find(|photo| !self.view.knows(self.review, **photo)) {
            return Err(ReviewError::NoPhoto(*photo));
        }
        Ok(Change { stacks: self.review.stacks.keep(photos, kept)?, ..Change::default() })
    }

    /// Photos that were suggested anew leave the rejected suggestion that they were in, where anything holds them now.
    fn leave_rejected(&mut self) -> Result<(), ReviewError> {
        let suggested = self.after.values().filter(|group| group.theme.is_none());
        let leaving: Vec<(GroupId, PhotoId)> = suggested
            .flat_map(|group| group.photos.iter().map(move |photo| (&group.id, *photo)))
            .filter_map(|(group, photo)| {
                let holder = self.review.group_of(photo)?;
                let has_left = self.after.get(holder).is_some_and(|held| held.photos.binary_search(&photo).is_err());
                (holder != group && !has_left).then(|| (holder.clone(), photo))
            })
            .collect();
        for (holder, photo) in leaving {
            self.open(&holder)?.photos.retain(|other| *other != photo);
        }
        Ok(())
    }

    /// A group that lost its last photo is gone; undo brings it back.
    fn finish(self) -> Change {
        Change {
            before: self.before.into_values().collect(),
            after: self.after.into_values().filter(|g| !g.photos.is_empty()).collect(),
            covers: self.covers,
            ..Change::default()
        }
    }
}

/// The photos that a correction names, each once.
pub(super) fn named(photos: &[PhotoId]) -> Result<BTreeSet<PhotoId>, ReviewError> {
    if photos.is_empty() {
        return Err(ReviewError::NoPhotos);
    }
    Ok(photos.iter().copied().collect())
}
