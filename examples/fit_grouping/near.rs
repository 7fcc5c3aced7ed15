//! Photos near a suggestion that are in another one: how often they belong, by how well they fit and how many fellows they have.

use crate::library::Library;
use albumen::domain::{Constraints, PhotoFacts, PhotoId};
use albumen::grouping::{Near, Weights, events, near, nearly};
use std::collections::BTreeMap;

/// Lower ends of the classes that photos are sorted into, in log-odds.
const FITS: [f64; 7] = [f64::NEG_INFINITY, -4.0, -3.0, -2.0, -1.0, 0.0, 1.0];
/// Upper ends of the classes of fellows.
const FELLOWS: [usize; 4] = [1, 3, 8, usize::MAX];

/// Prints a table of what belongs, and what is offered in the end.
pub(super) fn measure(libraries: &[Library], weights: &Weights) {
    for variant in ["as made", "no places"] {
        let mut table: BTreeMap<(bool, usize, usize), (u32, u32)> = BTreeMap::new();
        let (mut groups, mut with, mut offered, mut right) = (0, 0, 0, 0);
        for library in libraries {
            let library = library.variant(variant);
            let facts: Vec<PhotoFacts<'_>> = library.facts();
            let all = events(&facts, &Constraints::default(), weights);
            let parts: Vec<_> = all.iter().map(|group| (group.id.clone(), group.photos.clone())).collect();
            for group in all.iter().filter(|group| group.photos.len() > 1) {
                let event = most(&library, &group.photos);
                let found = near(&facts, &Constraints::default(), weights, &group.id, &parts);
                let belongs = |near: &PhotoId| u32::from(library.truth[near] == event);
                for Near { photo, log_odds, fellows, is_exact } in &found {
                    let fit = FITS.iter().rposition(|from| log_odds >= from).unwrap_or(0);
                    let class = FELLOWS.iter().position(|to| fellows <= to).unwrap_or(0);
                    let cell = table.entry((*is_exact, class, fit)).or_default();
                    *cell = (cell.0 + belongs(photo), cell.1 + 1);
                }
                let shown = nearly(&found);
                (groups, with) = (groups + 1, with + usize::from(!shown.is_empty()));
                offered += shown.len();
                right += shown.iter().map(belongs).sum::<u32>();
            }
        }
        println!("{variant}: belonging of all, by log-odds from {FITS:?}, for photos in groups of up to so many");
        for (is_exact, name) in [(true, "with a time of their own"), (false, "without")] {
            println!("  {name}");
            for (class, most) in FELLOWS.iter().enumerate() {
                let cell = |fit| table.get(&(is_exact, class, fit)).copied().unwrap_or_default();
                let cells: Vec<String> = (0..FITS.len()).map(cell).map(|(y, n)| format!("{y}/{n}")).collect();
                println!("  {most:>20}: {}", cells.join("  "));
            }
        }
        println!("  {offered} photos are offered in {with} of {groups} suggestions, {right} of them belong");
    }
}

/// The true event that most of these are of.
fn most(library: &Library, photos: &[PhotoId]) -> String {
    let mut counts: BTreeMap<&String, usize> = BTreeMap::new();
    photos.iter().for_each(|photo| *counts.entry(&library.truth[photo]).or_default() += 1);
    counts.into_iter().max_by_key(|(_, count)| *count).map(|(event, _)| event.clone()).unwrap_or_default()
}
