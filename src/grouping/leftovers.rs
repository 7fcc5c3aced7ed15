//! Photos without a trustworthy time that fit no event: scans, pictures from the web, a messenger's folder on its own.
//!
//! Their days and file times are the best that is known, so they are grouped by those, more carefully than others,
//! and Albumen never stands for the outcome. Files that were copied all at once have a time that says nothing: they
//! stay alone.

use super::assemble::{Draft, UNKNOWN, in_order, lonely};
use super::bonds::Bonds;
use super::by_id::ById;
use super::cluster::cluster;
use super::group::World;
use super::habit::Habit;
use super::home::Homes;
use super::memory::EventMemory;
use super::shots::{self, Shot, Trust};
use super::summary::summary;
use super::weights::Weights;
use crate::domain::{Classes, PhotoFacts, PhotoId, Suggestion};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Log-odds that two groups must have here: their times may be off by hours.
const CAREFUL: f64 = 1.0;
/// Files that follow each other within this many seconds, …
const COPY_SECONDS: f64 = 2.0;
/// … this many or more of them, were copied, not received.
const COPIED: usize = 12;
/// The highest confidence in a group whose times are not known.
const CONFIDENCE: f32 = 0.5;

/// Suggestions for photos that no event took, each given with the probability that it belongs to none.
pub(super) fn suggest(
    left: Vec<(Shot<'_>, f64)>,
    by_id: &ById<'_>,
    classes: &Classes,
    weights: &Weights,
    mut memory: Option<&mut EventMemory>,
) -> Vec<Suggestion> {
    let alone: BTreeMap<PhotoId, f64> = left.iter().map(|(shot, p)| (shot.id, *p)).collect();
    let (mut dated, timeless): (Vec<Shot<'_>>, Vec<Shot<'_>>) =
        left.into_iter().map(|(shot, _)| at_best(&shot)).partition(|s| s.trust != Trust::None);
    shots::sort(&mut dated);
    let none_held = vec![false; dated.len()];
    let homes = Homes::new(&[]);
    let bonds = Bonds::new(classes, &dated, &none_held);
    let world = World { shots: &dated, held: &none_held, homes: &homes, bonds: &bonds };
    let mut out = Vec::new();
    let clusters = memory.as_mut().map(|memory| &mut memory.leftovers);
    for group in cluster(&world, &weights.affinity, CAREFUL, clusters, &mut |_, _, _| ()) {
        if let [one] = group.shots[..] {
            out.push(lonely(&by_id[&dated[one].id], alone[&dated[one].id]));
        } else {
            let (draft, habit) = (Draft::new(&group), Habit::default());
            let suggest = || draft.suggest(&world, by_id, weights, habit).0;
            let suggestion = match &mut memory {
                Some(memory) => memory.drafts.recall(&draft, &HashMap::default(), (weights, habit), suggest),
                None => suggest(),
            };
            out.push(Suggestion { sure: false, confidence: suggestion.confidence.min(CONFIDENCE), ..suggestion });
        }
    }
    out.extend(timeless.iter().map(|s| lonely(&by_id[&s.id], UNKNOWN)));
    out
}

/// A suggestion of photos of which the person said that they belong together, and nobody knows to what.
pub(super) fn together(photos: &[PhotoId], by_id: &ById<'_>) -> Suggestion {
    let mut facts: Vec<&PhotoFacts<'_>> = photos.iter().map(|id| &by_id[id]).collect();
    in_order(&mut facts);
    Suggestion {
        photos: facts.iter().map(|p| p.id).collect(),
        summary: summary(&facts, None, Vec::new()),
        ..lonely(facts[0], f64::from(CONFIDENCE))
    }
}

/// The photo at the most likely time there is: of a day without a time of day, noon.
fn at_best<'a>(shot: &Shot<'a>) -> Shot<'a> {
    const DAY: f64 = 86_400.0;
    let same_day = |received: &f64| (shot.at..shot.at + DAY).contains(received);
    let at = match shot.trust {
        Trust::Day => shot.received.filter(same_day).unwrap_or(shot.at + DAY / 2.0),
        _ => shot.at,
    };
    Shot { at, ..shot.clone() }
}

/// Take out those of the sorted photos that were copied all at once, and have no time but that of the copy.
pub(super) fn take_copied<'a>(shots: &mut Vec<Shot<'a>>) -> Vec<Shot<'a>> {
    let received: Vec<&Shot<'a>> = shots.iter().filter(|s| s.trust == Trust::Received).collect();
    let runs = received.chunk_by(|a, b| b.at - a.at <= COPY_SECONDS).filter(|run| run.len() >= COPIED);
    let copied: BTreeSet<PhotoId> = runs.flatten().map(|s| s.id).collect();
    shots.extract_if(.., |s| copied.contains(&s.id)).collect()
}
