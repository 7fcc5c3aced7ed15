//! What stacks remember from one time to the next, so that photos that come and go cost what they are and not what all are.
//!
//! A stack depends on the photos of its component alone: on all that pairs are judged by, their rows in the graph of neighbours
//! among it. Where no photo of a component changed, and none is tied to it that was not, its stacks are what they were. So the
//! outcome is the one from nothing, whatever is remembered.

use super::affinity::BURST_SECONDS;
use super::candidates::{self, FOLLOWING, Trace, sort_timeline};
use super::weights::StackFit;
use crate::domain::{Fingerprint, PhotoId, PictureFacts, Quality, Stack, ahead, glance};
use crate::search::NeighbourGraph;
use std::collections::HashSet;

/// One photo in so many that changed, or more, and all is done anew.
const FEW: usize = 8;

/// What stacks remember; empty at first.
#[derive(Debug, Default)]
pub struct StackMemory {
    fit: Option<StackFit>,
    /// By id.
    photos: Vec<Seen>,
    timeline: Vec<(f64, usize)>,
    /// Stacks with their components, in the order in which they are shown.
    pub(super) found: Vec<(u64, Stack)>,
    /// Components so far: none has the number of one that was before.
    components: u64,
}

/// A photo as it was.
#[derive(Clone, Copy, Debug)]
struct Seen {
    id: PhotoId,
    print: u64,
    trace: Trace,
    /// The component that it is in; `None` where nothing is tied to it.
    component: Option<u64>,
}

/// What changed since, by the photos' places.
pub(super) struct Changes {
    pub(super) traces: Vec<Trace>,
    pub(super) timeline: Vec<(f64, usize)>,
    /// Photos of which a pair may be judged otherwise than before.
    pub(super) changed: Vec<bool>,
    now: Vec<Seen>,
    is_by_id: bool,
    /// Components whose stacks are to be made anew.
    touched: HashSet<u64>,
}

impl StackMemory {
    /// What changed since it was last asked.
    pub(super) fn changes(
        &mut self,
        photos: &[PictureFacts<'_>],
        graph: &NeighbourGraph,
        fit: Option<&StackFit>,
    ) -> Changes {
        // Which of two photos comes first counts. By id it stays so; whoever has another order is not remembered.
        let is_by_id = photos.is_sorted_by(|a, b| a.facts.id < b.facts.id);
        if !is_by_id || self.photos.is_empty() || self.fit.as_ref() != fit {
            *self = Self { fit: fit.cloned(), components: self.components, ..Self::default() };
        }
        let mut changes = self.compare(photos, graph);
        changes.is_by_id = is_by_id;
        let is_much = changes.changed.iter().filter(|changed| **changed).count() * FEW > photos.len();
        if is_much || candidates::are_crowded(&changes.traces, &changes.changed) {
            changes.changed.fill(true);
        }
        let in_changed = changes.now.iter().zip(&changes.changed).filter(|(_, changed)| **changed);
        changes.touched.extend(in_changed.filter_map(|(seen, _)| seen.component));
        changes
    }

    fn compare(&mut self, photos: &[PictureFacts<'_>], graph: &NeighbourGraph) -> Changes {
        let (old, old_timeline) = (std::mem::take(&mut self.photos), std::mem::take(&mut self.timeline));
        let mut now: Vec<Seen> = Vec::with_capacity(photos.len());
        let mut changed = vec![false; photos.len()];
        let mut places = vec![None; old.len()];
        let mut gone: Vec<Seen> = Vec::new();
        let mut next = 0;
        for (i, (photo, print)) in photos.iter().zip(prints(photos, graph)).enumerate() {
            let id = photo.facts.id;
            while let Some(before) = old.get(next).filter(|before| before.id < id) {
                gone.push(*before);
                next += 1;
            }
            let before = old.get(next).filter(|before| before.id == id);
            match before {
                Some(before) if before.print == print => {
                    places[next] = Some(i);
                    now.push(*before);
                }
                _ => {
                    gone.extend(before);
                    changed[i] = true;
                    now.push(Seen { id, print, trace: Trace::of(photo), component: None });
                }
            }
            next += usize::from(before.is_some());
        }
        gone.extend(old.get(next..).unwrap_or_default());
        let mut timeline: Vec<(f64, usize)> =
            old_timeline.into_iter().filter_map(|(at, i)| Some((at, places[i]?))).collect();
        let new = now.iter().enumerate().filter(|(i, _)| changed[*i]);
        timeline.extend(candidates::timeline(new.map(|(i, seen)| (i, seen.trace))));
        sort_timeline(&mut timeline);
        let moments: Vec<f64> =
            now.iter().zip(&changed).filter(|(_, changed)| **changed).filter_map(|(s, _)| s.trace.at).collect();
        for at in moments.into_iter().chain(gone.iter().filter_map(|seen| seen.trace.at)) {
            around(at, &timeline).for_each(|i| changed[i] = true);
        }
        let touched = gone.iter().filter_map(|seen| seen.component).collect();
        Changes { traces: now.iter().map(|seen| seen.trace).collect(), timeline, changed, now, is_by_id: true, touched }
    }

    /// Keeps the photos as they are now, and `new`, the stacks of those components that were made anew, each with its
    /// photos. `order` is that in which stacks are shown.
    pub(super) fn keep(
        &mut self,
        changes: Changes,
        anew: &[bool],
        new: Vec<(Vec<usize>, Vec<Stack>)>,
        order: impl Fn(&Stack, &Stack) -> std::cmp::Ordering,
    ) {
        let Changes { mut now, timeline, touched, is_by_id, .. } = changes;
        now.iter_mut().zip(anew).filter(|(_, anew)| **anew).for_each(|(seen, _)| seen.component = None);
        self.found.retain(|(component, _)| !touched.contains(component));
        for (members, stacks) in new {
            self.components += 1;
            members.into_iter().for_each(|i| now[i].component = Some(self.components));
            self.found.extend(stacks.into_iter().map(|stack| (self.components, stack)));
        }
        // Quick, as most are in order.
        self.found.sort_by(|(_, a), (_, b)| order(a, b));
        (self.photos, self.timeline) = if is_by_id { (now, timeline) } else { (Vec::new(), Vec::new()) };
    }
}

impl Changes {
    /// What these photos are tied to changed, too. The photos whose components are to be made anew.
    pub(super) fn spread(&mut self, tied: impl Iterator<Item = usize>) -> Vec<bool> {
        let mut anew = self.changed.clone();
        for i in tied {
            anew[i] = true;
            self.touched.extend(self.now[i].component);
        }
        for (anew, seen) in anew.iter_mut().zip(&self.now) {
            *anew |= seen.component.is_some_and(|component| self.touched.contains(&component));
        }
        anew
    }
}

/// Of all that pairs with each of these photos are judged by, and stacks are made of.
fn prints(photos: &[PictureFacts<'_>], graph: &NeighbourGraph) -> Vec<u64> {
    let mut prints = Vec::with_capacity(photos.len());
    let print = |photo: &PictureFacts<'_>| {
        let (facts, row) = (&photo.facts, graph.print(prints.len()));
        // The row's fingerprint is of its own look, too, where it has a row.
        let look = photo.likeness.filter(|_| row == 0).map(glance);
        let quality = photo.quality.map(Quality::bits);
        let file = (facts.folder, facts.file_name, photo.pixels(), photo.bytes, photo.format, quality);
        prints.push(Fingerprint::of((facts.dates, facts.camera.is_some(), file, look, row)));
    };
    ahead(photos, |photo| photo.facts.glimpse(), print);
    prints
}

/// The photos whose pairs with those that follow them may be others since one came or went at this moment: those before it
/// that have as many after them, within the time of a burst, as are looked at.
fn around(at: f64, timeline: &[(f64, usize)]) -> impl Iterator<Item = usize> + '_ {
    let last = timeline.partition_point(|(other, _)| *other <= at);
    let first = timeline[..last].partition_point(|(other, _)| *other < at).saturating_sub(FOLLOWING + 1);
    let is_full = move |k: &usize| {
        let nth = timeline.get(k + FOLLOWING);
        nth.is_some_and(|(nth, _)| nth - timeline[*k].0 <= BURST_SECONDS)
    };
    (first..last).filter(is_full).map(|k| timeline[k].1)
}
