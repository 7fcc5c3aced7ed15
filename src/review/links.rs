//! What the person says of photos directly: these belong to one event, those do not. It holds together with the held groups.
//!
//! Nothing that stands contradicts anything else that stands. Whom a new word contradicts:
//! - Of what was said of photos, the later word wins: together takes back what kept these photos, or photos that belong to
//!   them, apart; apart takes back the ties of the two to whatever led from one to the other, of which nothing is said then.
//! - A held group says more than a link, so a link that it contradicts is refused, and it takes back the links that it
//!   contradicts when it changes later. What must be with a photo that is held now is held with it.

use super::{Change, LinkChange, Review, ReviewError, View};
use crate::domain::{Correction, GroupId, Links, Pair, PhotoId, pair};
use std::collections::{BTreeMap, BTreeSet};

/// The change that makes these photos belong to one event.
pub(super) fn same(photos: &[PhotoId], view: &View, review: &Review) -> Result<Change, ReviewError> {
    let named = known(photos, view, review)?;
    let mut rest = named.iter().copied();
    let first = rest.next().filter(|_| named.len() > 1).ok_or(ReviewError::OnePhoto)?;
    let (classes, mut links) = (review.links.classes(), review.links.clone());
    let whole: BTreeSet<PhotoId> = named.iter().flat_map(|photo| with(&classes, *photo)).collect();
    for (pair, _) in review.links.iter().filter(|(pair, together)| !together && is_inside(*pair, &whole)) {
        links.set(pair, None);
    }
    for other in rest.filter(|other| classes.class(*other) != classes.class(first)) {
        links.set(pair(first, other).ok_or(ReviewError::OnePhoto)?, Some(true));
    }
    let groups: BTreeSet<&GroupId> = whole.iter().filter_map(|photo| review.group_of(*photo)).collect();
    let mut groups = groups.into_iter();
    let mut change = Change { links: changes(&review.links, &links), ..Change::default() };
    match (groups.next(), groups.next()) {
        (Some(one), Some(other)) => return Err(ReviewError::InTwoGroups(one.clone(), other.clone())),
        (Some(one), None) => {
            if let Some(held) = review.held_group(one) {
                let mut grown = held.clone();
                grown.photos.extend(whole);
                grown.photos.sort_unstable();
                grown.photos.dedup();
                if grown != *held {
                    (change.before, change.after) = (vec![held.clone()], vec![grown]);
                }
            }
        }
        (None, _) => {}
    }
    Ok(change)
}

/// The change that keeps photos apart: the two, or each of one side from each of the other.
pub(super) fn different(
    photos: &[PhotoId],
    from: &[PhotoId],
    view: &View,
    review: &Review,
) -> Result<Change, ReviewError> {
    let (left, right) = match (photos, from) {
        ([one, other], []) => (known(&[*one], view, review)?, known(&[*other], view, review)?),
        (_, []) => return Err(ReviewError::OnePhoto),
        (left, right) => (known(left, view, review)?, known(right, view, review)?),
    };
    if let Some(both) = left.intersection(&right).next() {
        return Err(if from.is_empty() { ReviewError::OnePhoto } else { ReviewError::OnBothSides(*both) });
    }
    let mut links = review.links.clone();
    for (a, b) in left.iter().flat_map(|a| right.iter().map(move |b| (*a, *b))) {
        if let Some(group) = review.group_of(a).filter(|group| review.group_of(b) == Some(*group)) {
            return Err(ReviewError::InOneGroup(group.clone()));
        }
        cut(&mut links, a, b);
        links.set(pair(a, b).ok_or(ReviewError::OnePhoto)?, Some(false));
    }
    Ok(Change { links: changes(&review.links, &links), ..Change::default() })
}

/// Takes back the ties of either photo to what leads to the other.
fn cut(links: &mut Links, a: PhotoId, b: PhotoId) {
    let before = links.clone();
    if before.classes().says(a, b) != Some(true) {
        return;
    }
    for (own, other) in [(a, b), (b, a)] {
        let ties: Vec<Pair> =
            before.iter().filter(|(p, together)| *together && touches(*p, own)).map(|l| l.0).collect();
        let mut without = before.clone();
        ties.iter().for_each(|tie| without.set(*tie, None));
        let without = without.classes();
        for tie in ties {
            let end = if tie.0 == own { tie.1 } else { tie.0 };
            if without.class(end) == without.class(other) {
                links.set(tie, None);
            }
        }
    }
}

/// Brings what was said of photos in line with a change of held groups: it takes in who must be with them, and takes back
/// what it contradicts.
pub(super) fn keep_up(change: &mut Change, correction: &Correction, view: &View, review: &Review) {
    if review.links.is_empty() && change.links.is_empty() {
        return;
    }
    let mut links = review.links.clone();
    change.links.iter().for_each(|link| links.set(link.pair, link.now));
    let mut groups = Groups::new(change, review);
    let parted = Parted::new(correction, view, review);
    for (pair, _) in links.clone().iter().filter(|(_, together)| *together) {
        let is_contradicted = match (groups.of(pair.0), groups.of(pair.1)) {
            (Some(a), Some(b)) => a != b,
            (None, None) => parted.parts(pair),
            (Some(_), None) => parted.parts(pair) || parted.is_free(pair.1),
            (None, Some(_)) => parted.parts(pair) || parted.is_free(pair.0),
        };
        if is_contradicted {
            links.set(pair, None);
        }
    }
    take_in(change, &mut links, &mut groups);
    for (pair, _) in links.clone().iter().filter(|(_, together)| !together) {
        if groups.of(pair.0).is_some_and(|group| groups.of(pair.1) == Some(group)) {
            links.set(pair, None);
        }
    }
    change.links = changes(&review.links, &links);
}

/// Free photos that must be with a held one are held with it. Where they must be with photos of two groups, which one they
/// belong to is not known any more.
fn take_in(change: &mut Change, links: &mut Links, groups: &mut Groups<'_>) {
    let mut free = links.clone();
    let ties: Vec<Pair> = links.iter().filter(|(_, together)| *together).map(|(pair, _)| pair).collect();
    let ends = |pair: &Pair| (groups.of(pair.0), groups.of(pair.1));
    let (mut wanted, mut across) = (BTreeMap::<PhotoId, BTreeSet<GroupId>>::new(), Vec::new());
    for pair in &ties {
        let (photo, group) = match ends(pair) {
            (None, None) => continue,
            (Some(group), None) => (pair.1, group),
            (None, Some(group)) => (pair.0, group),
            (Some(_), Some(_)) => {
                free.set(*pair, None);
                continue;
            }
        };
        free.set(*pair, None);
        across.push((*pair, photo));
        wanted.entry(photo).or_default().insert(group.clone());
    }
    let free = free.classes();
    let of_class = |photo: PhotoId| -> BTreeSet<GroupId> {
        with(&free, photo).filter_map(|mate| wanted.get(&mate)).flatten().cloned().collect()
    };
    let mut taken: Vec<(PhotoId, GroupId)> = Vec::new();
    for (pair, photo) in across {
        match of_class(photo).into_iter().collect::<Vec<_>>().as_slice() {
            [group] => taken.extend(with(&free, photo).map(|mate| (mate, group.clone()))),
            _ => links.set(pair, None),
        }
    }
    for (photo, id) in taken {
        if let Some(group) = change.after.iter_mut().find(|group| group.id == id)
            && let Err(place) = group.photos.binary_search(&photo)
        {
            group.photos.insert(place, photo);
            groups.moved.insert(photo, Some(id));
        }
    }
}

/// The held events that photos will be in.
struct Groups<'r> {
    review: &'r Review,
    moved: BTreeMap<PhotoId, Option<GroupId>>,
}

impl<'r> Groups<'r> {
    fn new(change: &Change, review: &'r Review) -> Self {
        let mut moved = BTreeMap::new();
        for group in change.before.iter().filter(|group| group.theme.is_none()) {
            moved.extend(group.photos.iter().map(|photo| (*photo, None)));
        }
        for group in change.after.iter().filter(|group| group.theme.is_none()) {
            moved.extend(group.photos.iter().map(|photo| (*photo, Some(group.id.clone()))));
        }
        Self { review, moved }
    }

    fn of(&self, photo: PhotoId) -> Option<&GroupId> {
        self.moved.get(&photo).map_or_else(|| self.review.group_of(photo), Option::as_ref)
    }
}

/// Whom a correction parts by naming some of a group's photos.
#[derive(Default)]
struct Parted {
    named: BTreeSet<PhotoId>,
    rest: BTreeSet<PhotoId>,
    /// Whether those that are named are in no group afterwards.
    frees: bool,
}

impl Parted {
    fn new(correction: &Correction, view: &View, review: &Review) -> Self {
        let (Correction::Split { group, photos } | Correction::Remove { group, photos }) = correction else {
            return Self::default();
        };
        let named: BTreeSet<PhotoId> = photos.iter().copied().collect();
        let whole = view.group(review, group).map(|(group, _)| group).filter(|group| group.theme.is_none());
        let Some(whole) = whole else { return Self::default() };
        let rest = whole.photos.into_iter().filter(|photo| !named.contains(photo)).collect();
        Self { named, rest, frees: matches!(correction, Correction::Remove { .. }) }
    }

    fn parts(&self, (a, b): Pair) -> bool {
        let one_way = |a, b| self.named.contains(a) && self.rest.contains(b);
        one_way(&a, &b) || one_way(&b, &a)
    }

    fn is_free(&self, photo: PhotoId) -> bool {
        self.frees && self.named.contains(&photo)
    }
}

/// Whether changes start from these links.
pub(super) fn fit(links: &Links, changes: &[LinkChange]) -> bool {
    changes.is_sorted_by(|a, b| a.pair < b.pair)
        && changes.iter().all(|link| link.pair.0 < link.pair.1 && links.get(link.pair) == link.was)
}

/// What leads from one state to the other.
fn changes(before: &Links, after: &Links) -> Vec<LinkChange> {
    let pairs: BTreeSet<Pair> = before.iter().chain(after.iter()).map(|(pair, _)| pair).collect();
    let change = |pair| LinkChange { pair, was: before.get(pair), now: after.get(pair) };
    pairs.into_iter().map(change).filter(|link| link.was != link.now).collect()
}

/// The photo with all that must be with it.
fn with(classes: &crate::domain::Classes, photo: PhotoId) -> impl Iterator<Item = PhotoId> + '_ {
    let members = classes.members(classes.class(photo)).iter().copied();
    members.chain(std::iter::once(photo))
}

fn is_inside(pair: Pair, photos: &BTreeSet<PhotoId>) -> bool {
    photos.contains(&pair.0) && photos.contains(&pair.1)
}

fn touches(pair: Pair, photo: PhotoId) -> bool {
    pair.0 == photo || pair.1 == photo
}

/// Each of the photos once, where the library has them all.
fn known(photos: &[PhotoId], view: &View, review: &Review) -> Result<BTreeSet<PhotoId>, ReviewError> {
    if photos.is_empty() {
        return Err(ReviewError::NoPhotos);
    }
    match photos.iter().find(|photo| !view.knows(review, **photo)) {
        Some(photo) => Err(ReviewError::NoPhoto(*photo)),
        None => Ok(photos.iter().copied().collect()),
    }
}

impl Review {
    /// What was said of photos directly.
    pub fn links(&self) -> &Links {
        &self.links
    }

    /// The held groups that the person made photo by photo.
    pub(super) fn formed(&self) -> BTreeSet<GroupId> {
        let mut formed = BTreeSet::new();
        for said in &self.done {
            match &said.correction {
                Correction::Split { group, .. } => {
                    formed.extend([group.clone(), GroupId(format!("n{}", said.sequence))]);
                }
                Correction::Remove { group, .. } | Correction::Move { to: group, .. } => {
                    formed.insert(group.clone());
                }
                Correction::Merge { groups } => formed.extend(groups.first().cloned()),
                _ => {}
            }
        }
        formed.retain(|id| self.held.get(id).is_some_and(|held| held.theme.is_none()));
        formed
    }
}

#[cfg(test)]
mod tests;
