//! What grouping costs.

use crate::library::{self, Library};
use albumen::domain::Constraints;
use albumen::grouping::{Weights, events};

/// Time one run on many photos: the same libraries again and again, each 500 days after the one before.
pub(super) fn time(libraries: &[Library], n: usize, weights: &Weights) {
    let mut facts = Vec::new();
    for (round, library) in (0_u32..).zip(libraries.iter().cycle()) {
        let left = n - facts.len();
        facts.extend(library.facts().iter().take(left).map(|f| library::shifted(f, round)));
        if facts.len() == n {
            break;
        }
    }
    let start = std::time::Instant::now();
    let groups = events(&facts, &Constraints::default(), weights);
    println!("{n} photos in {:.2?}: {} groups", start.elapsed(), groups.len());
}
