//! Stacks: bursts, copies of one picture, raw files with the picture that the camera made of them.
//!
//! Pairs that could belong together are photos close in time and nearest neighbours by look (`candidates`), so nothing
//! is quadratic. A fitted logistic affinity (`affinity`, `weights`) judges a pair; groups are merged by the mean affinity
//! between them, and a photo whose mean affinity to the others is low leaves (`agglomerate`), so that no chain runs away.
//! One photo is proposed as the best (`best`).

mod affinity;
mod agglomerate;
mod best;
mod candidates;
mod decided;
mod examples;
mod memory;
#[cfg(test)]
mod tests;
mod weights;

pub use affinity::{BURST, COPY, StackRelation};
pub use best::{BestLimits, best};
pub use decided::decided_stacks;
pub use examples::{StackExample, stack_examples};
pub use memory::StackMemory;
pub use weights::{StackFit, StackWeights};

use crate::domain::{GroupId, PictureFacts, Precision, Stack, StackTie, Stamp};
use crate::search::NeighbourGraph;
use affinity::{Affinity, Pictures};
use agglomerate::Group;

/// The stacks among these photos, each photo in at most one, by the time of their first photo. `graph` is of the same
/// photos' [`PictureFacts::likeness`], in the same order; the same photos in the same order give the same stacks.
pub fn stacks(photos: &[PictureFacts<'_>], graph: &NeighbourGraph, fit: Option<&StackFit>) -> Vec<Stack> {
    stacks_again(&mut StackMemory::default(), photos, graph, fit)
}

/// The same, and no less than the same, at the cost of what changed since `memory` was last used, where photos come by id.
pub fn stacks_again(
    memory: &mut StackMemory,
    photos: &[PictureFacts<'_>],
    graph: &NeighbourGraph,
    fit: Option<&StackFit>,
) -> Vec<Stack> {
    let level = fit.map(|fit| fit.level);
    let mut changes = memory.changes(photos, graph, fit);
    let mut pairs = candidates::pairs(&changes.traces, &changes.timeline, graph, &changes.changed);
    let mut ties = {
        let mut is_paired = vec![false; photos.len()];
        pairs.iter().for_each(|pair| (is_paired[pair.a], is_paired[pair.b]) = (true, true));
        let pictures = Pictures::new(photos, graph, level, |i| is_paired[i]);
        agglomerate::ties(&pairs, &Affinity::new(&pictures, fit))
    };
    let anew = changes.spread(ties.iter().flat_map(|(a, b, _)| [*a, *b]));
    let pictures = Pictures::new(photos, graph, level, |i| anew[i]);
    let affinity = Affinity::new(&pictures, fit);
    // Of photos that did not change themselves, only pairs within what is made anew can be ties.
    let others: Vec<bool> = anew.iter().zip(&changes.changed).map(|(anew, changed)| *anew && !changed).collect();
    if others.contains(&true) {
        pairs = candidates::pairs(&changes.traces, &changes.timeline, graph, &others);
        pairs.retain(|pair| others[pair.a] && others[pair.b]);
        ties.extend(agglomerate::ties(&pairs, &affinity));
        ties.sort_by_key(|(a, b, _)| (*a, *b));
    }
    let component = |component: agglomerate::Component| {
        let groups = component.groups(&affinity);
        let stacks = groups.iter().map(|group| stack(group, photos, &affinity)).collect();
        (component.members, stacks)
    };
    let new = agglomerate::components(photos.len(), &ties).into_iter().map(component).collect();
    memory.keep(changes, &anew, new, in_order);
    memory.found.iter().map(|(_, stack)| stack.clone()).collect()
}

/// By the time of their first photo, those without one last.
fn in_order(a: &Stack, b: &Stack) -> std::cmp::Ordering {
    let key = |s: &Stack| (s.span.is_none(), s.span.map(|(first, _)| first.local));
    key(a).cmp(&key(b)).then_with(|| a.id.cmp(&b.id))
}

fn stack(group: &Group, photos: &[PictureFacts<'_>], affinity: &Affinity<'_>) -> Stack {
    let (group, least) = (&group.photos, group.least);
    let mut members: Vec<&PictureFacts<'_>> = group.iter().map(|i| &photos[*i]).collect();
    members.sort_by(|a, b| {
        let key = |p: &PictureFacts<'_>| (p.facts.dates.best().is_none(), p.facts.dates.best().map(|(s, _)| s.local));
        key(a).cmp(&key(b)).then_with(|| (a.facts.file_name, a.facts.id).cmp(&(b.facts.file_name, b.facts.id)))
    });
    let (best, why) = best(&members, &BestLimits::default());
    let moments = || members.iter().filter_map(|p| p.facts.dates.exif.or(p.facts.dates.name));
    let span = moments().min_by_key(|s| s.local).zip(moments().max_by_key(|s| s.local));
    let smallest = group.iter().map(|i| photos[*i].facts.id).min();
    Stack {
        id: GroupId(smallest.map_or_else(String::new, |id| format!("s{}", &id.to_string()[..16]))),
        photos: members.iter().map(|p| p.facts.id).collect(),
        best,
        why,
        tie: tie(group, &members, span, affinity),
        span,
        least_affinity: least as f32,
    }
}

fn tie(
    group: &[usize],
    members: &[&PictureFacts<'_>],
    span: Option<(Stamp, Stamp)>,
    affinity: &Affinity<'_>,
) -> StackTie {
    let twins = |a: usize, b: usize| affinity.relation(a, b) == StackRelation::Twin;
    if group.iter().all(|a| group.iter().all(|b| a == b || twins(*a, *b))) {
        return StackTie::RawAndPicture;
    }
    // Some may have been forwarded without a date: the others say how long it took.
    let seconds = |s: &Stamp| (s.precision == Precision::Second).then(|| s.seconds());
    let exact = members.iter().filter(|p| p.facts.dates.exif.is_some()).count();
    match span.and_then(|(first, last)| Some(seconds(&last)? - seconds(&first)?)) {
        Some(took)
            if exact > 1
                && took <= affinity::BURST_SECONDS * members.len() as f64
                && (took > 0.0 || are_several(members)) =>
        {
            StackTie::Burst(took.ceil().max(1.0) as u32)
        }
        _ => StackTie::Copies,
    }
}

/// Whether some of these, all of one second, are called otherwise than others, and are so no copies that an editor saved.
fn are_several(members: &[&PictureFacts<'_>]) -> bool {
    let dated = members.iter().filter(|p| p.facts.dates.exif.is_some());
    let names: Vec<&str> = dated.map(|p| affinity::stem(p.facts.file_name).unwrap_or(p.facts.file_name)).collect();
    // "IMG_1-2" is a copy of "IMG_1", and "IMG_12" is none.
    let begins =
        |a: &str, b: &str| a.strip_prefix(b).is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()));
    names.iter().any(|a| names.iter().any(|b| !begins(a, b) && !begins(b, a)))
}
