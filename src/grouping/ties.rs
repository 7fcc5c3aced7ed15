//! Must-links and cannot-links of photos without a trustworthy time, which clustering does not see, and of additions to albums.

use super::assemble::Draft;
use super::doubts;
use super::group::{Group, World};
use super::shots::{Shot, Trust};
use super::strays::Offer;
use crate::domain::{Classes, PhotoId};
use std::collections::{BTreeMap, BTreeSet};

/// Which classes each group has.
pub(super) struct Ties<'c> {
    classes: &'c Classes,
    here: Vec<BTreeSet<PhotoId>>,
}

impl<'c> Ties<'c> {
    /// Of these groups.
    pub(super) fn new(classes: &'c Classes, groups: &[&Group<'_>], world: &World<'_>) -> Self {
        if classes.is_empty() {
            return Self { classes, here: Vec::new() };
        }
        let named = |group: &&Group<'_>| world.ids(&group.shots).filter_map(|photo| classes.named(photo)).collect();
        Self { classes, here: groups.iter().map(named).collect() }
    }

    /// Whether a photo may be in a group.
    pub(super) fn may_join(&self, group: usize, photo: PhotoId) -> bool {
        let (Some(class), Some(here)) = (self.classes.named(photo), self.here.get(group)) else { return true };
        here.iter().all(|other| !self.classes.are_apart(class, *other))
    }

    /// A photo is in a group now.
    pub(super) fn joined(&mut self, group: usize, photo: PhotoId) {
        if let (Some(class), Some(here)) = (self.classes.named(photo), self.here.get_mut(group)) {
            here.insert(class);
        }
    }

    /// Where each class is, among the drafts.
    fn homes(&self, drafts: usize) -> BTreeMap<PhotoId, usize> {
        let of = |(group, classes): (usize, &BTreeSet<PhotoId>)| {
            classes.iter().map(move |c| (*c, group)).collect::<Vec<_>>()
        };
        self.here.iter().take(drafts).enumerate().flat_map(of).collect()
    }

    /// Takes out of `strays` those that must be together with others: into the draft where those are, or, where all of them
    /// are strays, into the one that any of them fits best. Those that fit nowhere are returned, each class by itself.
    pub(super) fn take<'a>(
        &mut self,
        strays: &mut Vec<Shot<'a>>,
        drafts: &mut [Draft<'_>],
        offers: impl Fn(&Shot<'a>) -> Vec<Offer>,
    ) -> Vec<Vec<PhotoId>> {
        if self.classes.is_empty() {
            return Vec::new();
        }
        let homes = self.homes(drafts.len());
        let mut bands: BTreeMap<PhotoId, Vec<Shot<'a>>> = BTreeMap::new();
        for stray in strays.iter() {
            if let Some(class) = self.classes.named(stray.id) {
                bands.entry(class).or_default().push(stray.clone());
            }
        }
        bands.retain(|class, band| band.len() > 1 || homes.contains_key(class));
        strays.retain(|stray| self.classes.named(stray.id).is_none_or(|class| !bands.contains_key(&class)));
        let mut left = Vec::new();
        for (class, band) in bands {
            let fits =
                |offer: &Offer| offer.log_odds > 0.0 && offer.group < drafts.len() && self.may_join(offer.group, class);
            let best = || {
                let all = band.iter().flat_map(&offers).filter(fits);
                all.max_by(|a, b| a.log_odds.total_cmp(&b.log_odds).then(b.group.cmp(&a.group)))
                    .map(|offer| offer.group)
            };
            let Some(group) = homes.get(&class).copied().or_else(best) else {
                left.push(band.iter().map(|stray| stray.id).collect());
                continue;
            };
            for stray in &band {
                let draft = &mut drafts[group];
                draft.strays.push((stray.id, f64::INFINITY, doubts::why_stray(stray)));
                draft.record.join(stray.trust == Trust::Received, 1.0);
            }
            self.joined(group, class);
        }
        left
    }
}

/// Whether these photos may all be in one place with those.
pub(super) fn may_be_together<'p>(
    classes: &Classes,
    photos: impl Iterator<Item = PhotoId>,
    there: impl Iterator<Item = &'p PhotoId>,
) -> bool {
    if classes.is_empty() {
        return true;
    }
    let there: BTreeSet<PhotoId> = there.filter_map(|photo| classes.named(*photo)).collect();
    let mut named = photos.filter_map(|photo| classes.named(photo));
    named.all(|class| there.iter().all(|other| !classes.are_apart(class, *other)))
}
