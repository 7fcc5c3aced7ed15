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
#[cfg(test)]
mod tests;
mod weights;

pub use affinity::{BURST, COPY, StackRelation};
pub use decided::decided_stacks;
pub use examples::{StackExample, stack_examples};
pub use weights::{StackFit, StackWeights};

use crate::domain::{GroupId, PictureFacts, Precision, Stack, StackTie, Stamp};
use crate::search::NeighbourGraph;
use affinity::{Affinity, Pictures};
use agglomerate::Group;

/// The stacks among these photos, each photo in at most one, by the time of their first photo. `graph` is of the same
/// photos' [`PictureFacts::likeness`], in the same order; the same photos in the same order give the same stacks.
pub fn stacks(photos: &[PictureFacts<'_>], graph: &NeighbourGraph, fit: Option<&StackFit>) -> Vec<Stack> {
    let pictures = Pictures::new(photos, graph, fit.map(|fit| fit.level));
    let affinity = Affinity::new(&pictures, fit);
    let pairs = candidates::pairs(&pictures, graph);
    let groups = agglomerate::agglomerate(photos.len(), &pairs, &affinity);
    let mut stacks: Vec<Stack> = groups.iter().map(|group| stack(group, photos, &affinity)).collect();
    stacks.sort_by(|a, b| {
        let key = |s: &Stack| (s.span.is_none(), s.span.map(|(first, _)| first.local));
        key(a).cmp(&key(b)).then_with(|| a.id.cmp(&b.id))
    });
    stacks
}

fn stack(group: &Group, photos: &[PictureFacts<'_>], affinity: &Affinity<'_>) -> Stack {
    let (group, least) = (&group.photos, group.least);
    let mut members: Vec<&PictureFacts<'_>> = group.iter().map(|i| &photos[*i]).collect();
    members.sort_by(|a, b| {
        let key = |p: &PictureFacts<'_>| (p.facts.dates.best().is_none(), p.facts.dates.best().map(|(s, _)| s.local));
        key(a).cmp(&key(b)).then_with(|| (a.facts.file_name, a.facts.id).cmp(&(b.facts.file_name, b.facts.id)))
    });
    let (best, why) = best::best(&members);
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
        Some(took) if exact > 1 && took <= affinity::BURST_SECONDS * members.len() as f64 => {
            StackTie::Burst(took.ceil().max(1.0) as u32)
        }
        _ => StackTie::Copies,
    }
}
