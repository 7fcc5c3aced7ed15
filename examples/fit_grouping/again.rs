//! What is suggested of photos of suggestions that were rejected, where these were wrong and where they were right.

use crate::library::Library;
use albumen::domain::{Constraints, GroupState, Held, PhotoFacts, PhotoId, Suggestion};
use albumen::grouping::{EventMemory, Weights, events_again};
use std::collections::{BTreeMap, BTreeSet};

/// One in so many is rejected at a time, so that its neighbours are there.
const TURNS: usize = 5;

/// Prints how many new suggestions come of a rejected one, and how many of them are right: the same photos as a true event, or
/// nearly (a Jaccard index of 0.8).
pub(super) fn measure(libraries: &[Library], weights: &Weights) {
    for (truth, of) in [("events", false), ("days", true)] {
        for variant in ["as made", "no places"] {
            let mut counts = [[0_usize; 5]; 2];
            for library in libraries {
                count(&library.variant(variant), of, weights, &mut counts);
            }
            for (counts, name) in counts.into_iter().zip(["wrong", "right"]) {
                let [rejected, with, new, nearly, right] = counts;
                println!(
                    "{truth}, {variant}: {rejected} {name} ones rejected, {with} led to {new} new ones, \
                     {nearly} of them nearly right, {right} exactly"
                );
            }
        }
    }
}

fn count(library: &Library, by_day: bool, weights: &Weights, counts: &mut [[usize; 5]; 2]) {
    let facts: Vec<PhotoFacts<'_>> = library.facts();
    let labels = if by_day { &library.days } else { &library.truth };
    let mut truth: BTreeMap<&String, BTreeSet<PhotoId>> = BTreeMap::new();
    for (photo, event) in labels {
        truth.entry(event).or_default().insert(*photo);
    }
    let fit = |photos: &[PhotoId]| {
        let of: BTreeSet<&String> = photos.iter().map(|photo| &labels[photo]).collect();
        let own: BTreeSet<PhotoId> = photos.iter().copied().collect();
        let shared = |event: &BTreeSet<PhotoId>| event.intersection(&own).count() as f64;
        let jaccard = |event: &BTreeSet<PhotoId>| shared(event) / event.union(&own).count() as f64;
        of.into_iter().map(|event| jaccard(&truth[event])).fold(0.0, f64::max)
    };
    let mut memory = EventMemory::default();
    let all = events_again(&mut memory, &facts, &Constraints::default(), weights);
    let cards: Vec<&Suggestion> = all.iter().filter(|group| group.photos.len() > 1).collect();
    for (is_right, counts) in [false, true].into_iter().zip(counts) {
        let of: Vec<_> = cards.iter().filter(|card| (fit(&card.photos) >= 0.8) == is_right).collect();
        for turn in 0..TURNS {
            let mut constraints = Constraints::default();
            for card in of.iter().skip(turn).step_by(TURNS) {
                let mut photos = card.photos.clone();
                photos.sort_unstable();
                constraints.rejected.insert(card.id.clone(), photos.clone());
                let (id, state) = (card.id.clone(), GroupState::Rejected);
                constraints.held.push(Held { id, state, name: None, photos, theme: None });
            }
            constraints.held.sort_by(|a, b| a.id.cmp(&b.id));
            let now = events_again(&mut memory, &facts, &constraints, weights);
            let new: Vec<&Suggestion> = now.iter().filter(|group| group.id.is_again()).collect();
            let led = |held: &&Held| new.iter().any(|new| new.photos.iter().any(|p| held.photos.contains(p)));
            counts[0] += constraints.held.len();
            counts[1] += constraints.held.iter().filter(led).count();
            counts[2] += new.len();
            counts[3] += new.iter().filter(|group| fit(&group.photos) >= 0.8).count();
            counts[4] += new.iter().filter(|group| fit(&group.photos) >= 1.0).count();
        }
    }
}
