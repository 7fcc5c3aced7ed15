//! How well themes agree with the true ones.

use crate::library::Library;
use albumen::grouping::themes;
use std::collections::BTreeMap;

/// Neighbours of each photo, as the engine asks for.
const NEIGHBOURS: usize = 10;

/// B-cubed precision, recall and F1 (Bagga & Baldwin 1998).
pub(super) fn score(libraries: &[Library]) {
    let mut sum = 0.0;
    for library in libraries {
        let groups = themes(&library.pictures(), &library.scenes(NEIGHBOURS));
        let mut sizes: BTreeMap<&str, f64> = BTreeMap::new();
        library.themes.values().for_each(|theme| *sizes.entry(theme).or_default() += 1.0);
        let (mut precision, mut recall) = (0.0, 0.0);
        for group in &groups {
            let mut counts: BTreeMap<&str, f64> = BTreeMap::new();
            group.photos.iter().for_each(|p| *counts.entry(&library.themes[p]).or_default() += 1.0);
            for (theme, n) in counts {
                precision += n * n / group.photos.len() as f64;
                recall += n * n / sizes[theme];
            }
        }
        let n = library.themes.len() as f64;
        let (p, r) = (precision / n, recall / n);
        let f1 = 2.0 * p * r / (p + r);
        let several = groups.iter().filter(|g| g.photos.len() > 1).count();
        println!("  {:5} F1 {f1:.4} (P {p:.4} R {r:.4}) {several} themes of two or more", library.name);
        sum += f1;
    }
    println!("mean F1 {:.4}", sum / libraries.len() as f64);
}
