//! The last grouping with what the person decided since laid over it. Pure.
//!
//! Grouping a large library anew takes seconds; a decision is answered at once. What the person holds is exactly as they
//! left it; around it stand the groups of the last grouping, less what they lost. Grouping then puts the rest in order.

use super::super::covers::show_covers;
use crate::domain::{
    DateSource, Dates, Doubtful, GroupId, GroupState, Held, PhotoFacts, PhotoId, Stamp, Suggestion, Summary,
    Whereabouts,
};
use crate::grouping::{Ids, summary};
use crate::review::Review;
use std::collections::{HashMap, HashSet};

/// The photos that there are, each with its best date.
pub(super) type Taken = HashMap<PhotoId, Option<(Stamp, DateSource)>>;

/// The last grouping.
#[derive(Clone, Debug, Default)]
pub(super) struct Base {
    groups: Vec<Suggestion>,
    /// Groups that the person decided about since, as they were suggested: a decision that is taken back brings them back.
    suggested: HashMap<GroupId, Suggestion>,
}

impl Base {
    /// A newer grouping takes the place of this one.
    pub(super) fn renew(&mut self, groups: Vec<Suggestion>) {
        let decided: HashMap<_, _> =
            groups.iter().filter(|g| g.state != GroupState::Open).map(|g| (&g.id, &g.photos)).collect();
        let is_decided = |before: &Suggestion| decided.get(&before.id).is_some_and(|photos| **photos == before.photos);
        self.suggested.retain(|_, before| is_decided(before));
        for before in self.groups.drain(..).filter(|g| g.state == GroupState::Open && g.name.is_none()) {
            if is_decided(&before) {
                self.suggested.insert(before.id.clone(), before);
            }
        }
        self.groups = groups;
    }

    /// Where the group that a photo was in at the last grouping was taken.
    pub(super) fn whereabouts_of(&self, photo: PhotoId) -> Option<Whereabouts> {
        self.groups.iter().find(|group| group.photos.contains(&photo))?.summary.whereabouts.clone()
    }

    /// A group that nobody holds, or nobody any more, with what it has left.
    fn released(&self, group: &Suggestion, photos: Vec<PhotoId>, taken: &Taken) -> Suggestion {
        let is_whole = photos.len() == group.photos.len();
        if is_whole && group.state == GroupState::Open && group.name.is_none() {
            return group.clone();
        }
        if let Some(before) = self.suggested.get(&group.id).filter(|before| before.photos == photos) {
            return before.clone();
        }
        let summary = if is_whole {
            group.summary.clone()
        } else {
            let doubtful = group.summary.doubtful.iter().copied().filter(|d| photos.contains(&d.photo)).collect();
            place_of(Some(group), summarised(&photos, taken, doubtful))
        };
        let (id, confidence) = (group.id.clone(), group.confidence.min(UNJUDGED));
        Suggestion {
            id,
            state: GroupState::Open,
            name: None,
            photos,
            confidence,
            sure: false,
            addition_to: group.addition_to.clone(),
            summary,
        }
    }
}

/// Confidence in a group that is no longer as it was judged: as likely right as not.
const UNJUDGED: f32 = 0.5;

/// Confidence that a photo which was not grouped yet belongs to nothing else: nobody knows.
const UNKNOWN: f32 = 0.3;

/// `base` as it is after the decisions in `review`: every photo of `taken` in exactly one group, but that those of a rejected one
/// may be suggested otherwise as well, in the order of [`crate::grouping::events`].
pub(super) fn overlay(base: &Base, review: &Review, taken: &Taken) -> Vec<Suggestion> {
    let is_free = |photo: &PhotoId| taken.contains_key(photo) && review.group_of(*photo).is_none();
    let suggested: HashSet<PhotoId> = if base.groups.iter().any(|group| group.id.is_again()) {
        base.groups.iter().filter(|group| !group.id.is_again()).flat_map(|group| &group.photos).copied().collect()
    } else {
        HashSet::new()
    };
    // What was suggested of a rejected group's photos goes when that is rejected no more.
    let is_again = |photo: &PhotoId, group: &GroupId| match review.group_of(*photo) {
        Some(_) => taken.contains_key(photo) && review.leaves_to(*photo, group),
        None => is_free(photo) && !suggested.contains(photo),
    };
    let mut grouped = HashSet::new();
    let mut open = Vec::new();
    for group in &base.groups {
        // Photos that left a group which has its name still are in none for now.
        if review.held_group(&group.id).is_some() {
            continue;
        }
        let stays = |photo: &PhotoId| if group.id.is_again() { is_again(photo, &group.id) } else { is_free(photo) };
        let photos: Vec<PhotoId> = group.photos.iter().copied().filter(stays).collect();
        if !photos.is_empty() {
            grouped.extend(photos.iter().copied());
            open.push(base.released(group, photos, taken));
        }
    }
    let is_album = |id: &GroupId| review.held_group(id).is_some_and(|held| held.state == GroupState::Accepted);
    for group in open.iter_mut().filter(|group| group.addition_to.as_ref().is_some_and(|album| !is_album(album))) {
        group.addition_to = None;
    }
    let mut alone: Vec<PhotoId> = taken.keys().copied().filter(|p| is_free(p) && !grouped.contains(p)).collect();
    in_order(&mut alone, taken);
    let given = review.held().map(|held| &held.id).chain(open.iter().map(|group| &group.id));
    let mut ids = Ids::new(given.cloned());
    open.extend(alone.into_iter().map(|photo| Suggestion {
        id: ids.give(&[photo]),
        state: GroupState::Open,
        name: None,
        confidence: UNKNOWN,
        sure: false,
        addition_to: None,
        summary: summarised(&[photo], taken, Vec::new()),
        photos: vec![photo],
    }));
    open.sort_by(|a, b| {
        let single = |group: &Suggestion| group.photos.len() == 1;
        single(a).cmp(&single(b)).then(b.confidence.total_cmp(&a.confidence))
    });

    let before: HashMap<_, _> = base.groups.iter().map(|group| (&group.id, group)).collect();
    let mut held: Vec<Suggestion> =
        review.events().filter_map(|held| kept(held, before.get(&held.id).copied(), taken)).collect();
    held.sort_by(|a, b| time(a.photos.first(), taken).cmp(&time(b.photos.first(), taken)).then(a.id.cmp(&b.id)));
    open.append(&mut held);
    show_covers(&mut open, review);
    open
}

/// A group that the person holds, with those of its photos that are here.
fn kept(held: &Held, before: Option<&Suggestion>, taken: &Taken) -> Option<Suggestion> {
    let mut photos: Vec<PhotoId> = held.photos.iter().copied().filter(|photo| taken.contains_key(photo)).collect();
    if photos.is_empty() {
        return None;
    }
    let summary = if let Some(before) = before.filter(|before| is_same(&before.photos, &photos)) {
        photos.clone_from(&before.photos);
        Summary { doubtful: Vec::new(), ..before.summary.clone() }
    } else {
        in_order(&mut photos, taken);
        place_of(before, summarised(&photos, taken, Vec::new()))
    };
    Some(Suggestion {
        id: held.id.clone(),
        state: held.state,
        name: held.name.clone(),
        summary,
        photos,
        // The person said so.
        confidence: 1.0,
        sure: false,
        addition_to: None,
    })
}

/// A group that lost or gained a few photos is where it was, until grouping looks again.
fn place_of(before: Option<&Suggestion>, now: Summary) -> Summary {
    let Some(Suggestion { summary, .. }) = before else { return now };
    Summary { whereabouts: summary.whereabouts.clone(), is_everyday: summary.is_everyday, ..now }
}

/// Whether both hold the same photos; `ascending` is sorted.
fn is_same(photos: &[PhotoId], ascending: &[PhotoId]) -> bool {
    photos.len() == ascending.len() && photos.iter().all(|photo| ascending.binary_search(photo).is_ok())
}

fn in_order(photos: &mut [PhotoId], taken: &Taken) {
    photos.sort_by_key(|photo| time(Some(photo), taken));
}

/// What photos are sorted by: as they were taken, those without a date last.
pub(super) fn time(photo: Option<&PhotoId>, taken: &Taken) -> impl Ord + use<> {
    let date = photo.and_then(|photo| taken.get(photo)).copied().flatten();
    (date.is_none(), date.map(|(stamp, _)| stamp.local), photo.copied())
}

/// What the dates alone say of these photos; grouping adds the rest.
pub(super) fn summarised(photos: &[PhotoId], taken: &Taken, doubtful: Vec<Doubtful>) -> Summary {
    let facts: Vec<PhotoFacts<'_>> = photos.iter().map(|photo| facts(*photo, taken)).collect();
    summary(&facts.iter().collect::<Vec<_>>(), None, doubtful)
}

fn facts(id: PhotoId, taken: &Taken) -> PhotoFacts<'static> {
    let mut dates = Dates::default();
    if let Some((stamp, source)) = taken.get(&id).copied().flatten() {
        match source {
            DateSource::Person | DateSource::Exif | DateSource::Side => dates.exif = Some(stamp),
            DateSource::Name => dates.name = Some(stamp),
            DateSource::File => dates.file = Some(stamp),
        }
    }
    PhotoFacts { id, dates, place: None, camera: None, folder: "", file_name: "", embedding: None }
}
