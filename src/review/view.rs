//! Suggestions and held groups as one set of groups, to which corrections refer.

use super::Review;
use crate::domain::{GroupId, GroupState, Held, PhotoId, Suggestion, ThemeKind};
use std::collections::{BTreeMap, BTreeSet};

/// The groups as the person sees them: what is held, and the suggestions of one moment less the photos that were held
/// since. So the ids of a list stay good for a whole file of corrections, with no grouping anew after each line.
pub struct View {
    suggested: BTreeMap<GroupId, BTreeSet<PhotoId>>,
    group_of: BTreeMap<PhotoId, GroupId>,
    addition_to: BTreeMap<GroupId, GroupId>,
    themes: BTreeMap<GroupId, ThemeKind>,
    names: BTreeMap<GroupId, String>,
}

impl View {
    /// Of these suggestions: the events among them name every photo of the library once, themes may name any.
    pub fn new(suggestions: &[Suggestion]) -> Self {
        let suggested: BTreeMap<_, _> =
            suggestions.iter().map(|s| (s.id.clone(), s.photos.iter().copied().collect())).collect();
        let events = suggestions.iter().filter(|s| s.summary.theme.is_none());
        // Photos that are suggested anew are still in the group that was rejected.
        let (again, whole): (Vec<_>, Vec<_>) = events.partition(|s| s.id.is_again());
        let group_of = again.into_iter().chain(whole).flat_map(|s| s.photos.iter().map(|p| (*p, s.id.clone())));
        let group_of = group_of.collect();
        let theme = |s: &Suggestion| Some((s.id.clone(), s.summary.theme?.kind));
        let themes = suggestions.iter().filter_map(theme).collect();
        let names = suggestions.iter().filter_map(|s| Some((s.id.clone(), s.name.clone()?))).collect();
        let addition = |s: &Suggestion| Some((s.id.clone(), s.addition_to.clone()?));
        Self { suggested, group_of, addition_to: suggestions.iter().filter_map(addition).collect(), themes, names }
    }

    /// The group as it is now, and whether it is held.
    pub(super) fn group(&self, review: &Review, id: &GroupId) -> Option<(Held, bool)> {
        if let Some(held) = review.held_group(id) {
            return Some((held.clone(), true));
        }
        let theme = self.themes.get(id).copied();
        // Of an event, what is held elsewhere has left; a theme takes nothing from others, nor they from it.
        let is_in = |photo: &PhotoId| theme.is_some() || review.leaves_to(*photo, id);
        let photos: Vec<_> = self.suggested.get(id)?.iter().copied().filter(is_in).collect();
        // A folder brings its name with it.
        let name = self.names.get(id).cloned();
        let held = Held { id: id.clone(), state: GroupState::Open, name, photos, theme };
        (!held.photos.is_empty()).then_some((held, false))
    }

    /// The accepted album that a suggestion is an addition to, and the photos that it would bring; `None` for any other
    /// suggestion, also where the album is none any more or the person has changed the suggestion.
    pub(super) fn addition(&self, review: &Review, id: &GroupId) -> Option<(GroupId, Vec<PhotoId>)> {
        let album = self.addition_to.get(id)?;
        let is_album = review.held_group(album).is_some_and(|held| held.state == GroupState::Accepted);
        let (group, is_held) = self.group(review, id)?;
        (is_album && (!is_held || group.state == GroupState::Later)).then(|| (album.clone(), group.photos))
    }

    /// The event that a photo is in now; `None` where it was taken out of one and has not been grouped again.
    pub(super) fn group_of(&self, review: &Review, photo: PhotoId) -> Option<GroupId> {
        if let Some(id) = review.group_of(photo) {
            return Some(id.clone());
        }
        let id = self.group_of.get(&photo)?;
        // A suggestion whose id is held by now is another group: the photo was in it and has left.
        review.held_group(id).is_none().then(|| id.clone())
    }

    /// Whether the library has this photo.
    pub(super) fn knows(&self, review: &Review, photo: PhotoId) -> bool {
        self.group_of.contains_key(&photo) || review.group_of(photo).is_some()
    }
}
