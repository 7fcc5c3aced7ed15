//! Photos near a suggestion that are in another one, or alone: which of them belong, and what is offered of them.

use crate::library::Library;
use albumen::domain::{Constraints, PhotoFacts, PhotoId, Suggestion};
use albumen::grouping::{Near, Weights, events, near, nearly};
use std::collections::{BTreeMap, BTreeSet};

/// Limits that a table is printed for, in log-odds.
const LIMITS: [f64; 7] = [-2.0, -1.5, -1.0, -0.75, -0.5, -0.25, 0.0];

/// What a row of the table is of.
type Kind = (&'static str, fn(&Near) -> bool);

/// What is offered beside one suggestion.
struct Beside {
    /// Each photo that is near, and whether it belongs.
    found: Vec<(Near, bool)>,
    offered: BTreeSet<PhotoId>,
    /// How many photos of the true event are elsewhere.
    missing: usize,
}

/// What is found beside each suggestion of two photos or more.
fn beside(library: &Library, weights: &Weights) -> Vec<Beside> {
    let facts: Vec<PhotoFacts<'_>> = library.facts();
    let all = events(&facts, &Constraints::default(), weights);
    let parts: Vec<_> = all.iter().map(|group| (group.id.clone(), group.photos.clone())).collect();
    let one = |group: &Suggestion| {
        let event = most(library, &group.photos);
        let found = near(&facts, &Constraints::default(), weights, &group.id, &parts);
        let offered = nearly(&found).into_iter().collect();
        let inside = group.photos.iter().filter(|photo| library.truth[photo] == event).count();
        let missing = library.truth.values().filter(|own| **own == event).count() - inside;
        Beside {
            found: found.into_iter().map(|near| (near, library.truth[&near.photo] == event)).collect(),
            offered,
            missing,
        }
    };
    all.iter().filter(|group| group.photos.len() > 1).map(one).collect()
}

/// Prints how many of the photos that are offered belong, how many of those that are missing are offered, and what other limits
/// would give.
pub(super) fn measure(libraries: &[Library], weights: &Weights) {
    for variant in ["as made", "no places"] {
        let all: Vec<Beside> = libraries.iter().flat_map(|l| beside(&l.variant(variant), weights)).collect();
        let found: Vec<&(Near, bool)> = all.iter().flat_map(|beside| &beside.found).collect();
        let belonging = found.iter().filter(|(_, belongs)| *belongs).count();
        let is_offered =
            |beside: &Beside| beside.found.iter().filter(|(near, _)| beside.offered.contains(&near.photo)).count();
        let is_right = |beside: &Beside| {
            beside.found.iter().filter(|(near, belongs)| *belongs && beside.offered.contains(&near.photo)).count()
        };
        let (offered, right): (usize, usize) = (all.iter().map(is_offered).sum(), all.iter().map(is_right).sum());
        println!(
            "{variant}: {offered} photos are offered in {} of {} suggestions, {right} of them belong ({:.3}); of {belonging} near \
             that belong {:.3} are offered; {} are missing in all",
            all.iter().filter(|beside| !beside.offered.is_empty()).count(),
            all.len(),
            right as f64 / offered.max(1) as f64,
            right as f64 / belonging.max(1) as f64,
            all.iter().map(|beside| beside.missing).sum::<usize>(),
        );
        // What else could be offered: by how well they fit, and by where they are now.
        let kinds: [Kind; 3] = [
            ("alone or with two others", |near| near.fellows <= 3),
            ("without a time, taken by another by less than 1", |near| {
                near.fellows > 3 && near.elsewhere.is_some_and(|other| other < 1.0)
            }),
            ("others", |near| near.fellows > 3 && near.elsewhere.is_none_or(|other| other >= 1.0)),
        ];
        for (kind, is_of) in kinds {
            let cell = |(at, from): (usize, &f64)| {
                let to = LIMITS.get(at + 1).copied().unwrap_or(f64::INFINITY);
                let here = || found.iter().filter(|(near, _)| is_of(near) && (*from..to).contains(&near.log_odds));
                format!("{from}: {} of {}", here().filter(|(_, belongs)| *belongs).count(), here().count())
            };
            let cells: Vec<String> = LIMITS.iter().enumerate().map(cell).collect();
            println!("  {kind}, by log-odds from: {}", cells.join(", "));
        }
    }
}

/// The true event that most of these are of.
fn most(library: &Library, photos: &[PhotoId]) -> String {
    let mut counts: BTreeMap<&String, usize> = BTreeMap::new();
    photos.iter().for_each(|photo| *counts.entry(&library.truth[photo]).or_default() += 1);
    counts.into_iter().max_by_key(|(_, count)| *count).map(|(event, _)| event.clone()).unwrap_or_default()
}
