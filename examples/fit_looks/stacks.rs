//! Weights of stacks, and how well stacks agree with the true ones.

use crate::library::Library;
use crate::logistic::{self, Row};
use albumen::grouping::{StackExample, StackFit, StackRelation, StackWeights, stack_examples, stacks};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Neighbours of each photo, as the engine asks for.
const NEIGHBOURS: usize = 10;
const RIDGE: f64 = 0.1;
/// Of the photos of a library, one in this many may be stacked with another that was taken or saved at another time although the
/// truth says that it is another picture. Made libraries hold no copies that could be learned from, but some of their photos
/// twice, which counts as wrong here; what becomes of copies is told by `measure -- edited DIR`.
const WRONG: usize = 1_000;

/// The weights for these libraries.
pub(super) fn fit(encoder: &str, libraries: &[Library]) -> StackFit {
    let (mut burst, mut received, mut copied, mut elsewhere) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let (mut level, mut photos) = (0.0, 0);
    for library in libraries {
        let pictures = library.pictures();
        let (examples, its_level) = stack_examples(&pictures, &library.copies(NEIGHBOURS));
        level += its_level / libraries.len() as f64;
        photos += pictures.len();
        for StackExample { pair: (a, b), relation, features } in examples {
            let y = f64::from(u8::from(library.stacks[&a] == library.stacks[&b]));
            let row = Row { features, y, weight: 1.0 };
            match relation {
                StackRelation::Burst(_) => burst.push(row),
                StackRelation::Received => received.push(row),
                StackRelation::Copied => copied.push(row),
                _ => elsewhere.push(row),
            }
        }
    }
    let received = logistic::fit::<3>(&received, RIDGE);
    StackFit {
        encoder: encoder.to_owned(),
        level,
        burst: logistic::fit::<4>(&burst, RIDGE),
        received,
        copied: stricter(received, &copied, photos / WRONG),
        elsewhere: stricter(received, &elsewhere, photos / WRONG),
    }
}

/// Copies look like photos of one moment of which one was forwarded; but so many more pairs are compared that the bias
/// must be lower: so low that no more than `wrong` pairs are taken for copies.
fn stricter(mut weights: [f64; 3], elsewhere: &[Row], wrong: usize) -> [f64; 3] {
    let odds = |row: &Row| weights.iter().zip(&row.features).map(|(w, x)| w * x).sum::<f64>();
    let mut odds: Vec<f64> = elsewhere.iter().filter(|row| row.y == 0.0).map(odds).collect();
    odds.sort_by(|a, b| b.total_cmp(a));
    weights[0] -= odds.get(wrong).copied().unwrap_or(0.0).max(0.0);
    weights
}

/// Precision and recall over pairs (as `score.py` counts them).
pub(super) fn score(libraries: &[Library], fit: &StackFit) {
    let mut sums = [0.0; 2];
    for library in libraries {
        let groups = stacks(&library.pictures(), &library.copies(NEIGHBOURS), Some(fit));
        let pairs = |n: usize| n * n.saturating_sub(1) / 2;
        let said: usize = groups.iter().map(|g| pairs(g.photos.len())).sum();
        let mut hit = 0;
        for group in &groups {
            let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
            group.photos.iter().for_each(|p| *counts.entry(&library.stacks[p]).or_default() += 1);
            hit += counts.values().map(|n| pairs(*n)).sum::<usize>();
            if counts.len() > 1 && std::env::var("ERRORS").is_ok() {
                let paths: Vec<_> =
                    group.photos.iter().map(|p| format!("{} ({})", library.paths[p], library.stacks[p])).collect();
                println!("    {:?} {:.2}: {}", group.tie, group.least_affinity, paths.join(", "));
            }
        }
        let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
        library.stacks.values().for_each(|stack| *sizes.entry(stack).or_default() += 1);
        let there: usize = sizes.values().map(|n| pairs(*n)).sum();
        let (precision, recall) = (hit as f64 / said.max(1) as f64, hit as f64 / there.max(1) as f64);
        println!("  {:5} precision {precision:.4} recall {recall:.4} {} stacks", library.name, groups.len());
        sums = [sums[0] + precision, sums[1] + recall];
    }
    let [precision, recall] = sums.map(|sum| sum / libraries.len() as f64);
    println!("mean precision {precision:.4} recall {recall:.4}");
}

/// Puts the weights into a file, in place of those for the same encoder.
pub(super) fn write(path: &str, fit: StackFit, dumps: &[&str]) {
    let old =
        std::fs::read_to_string(path).map_or_else(|_| StackWeights::default(), |t| StackWeights::parse(&t).unwrap());
    let mut fits: Vec<StackFit> = old.fits.into_iter().filter(|f| f.encoder != fit.encoder).collect();
    fits.push(fit);
    fits.sort_by(|a, b| a.encoder.cmp(&b.encoder));
    let names: Vec<&str> = dumps.iter().map(|path| path.rsplit('/').next().unwrap_or(path)).collect();
    let mut text = format!(
        "# Weights of stacks for each encoder's output: log-odds; src/grouping/stacks/affinity.rs says what they mean.\n\
         # Written by `cargo run --example fit_looks -- stacks ENCODER assets/stacks.toml DUMP...`; do not edit, fit.\n\
         # Last fitted on made libraries {}.\n",
        names.join(", ")
    );
    for fit in &fits {
        let row = |weights: &[f64]| weights.iter().map(|w| format!("{w:.4}")).collect::<Vec<_>>().join(", ");
        write!(
            text,
            "\n[[fit]]\nencoder = \"{}\"\nlevel = {:.4}\nburst = [{}]\nreceived = [{}]\ncopied = [{}]\nelsewhere = [{}]\n",
            fit.encoder,
            fit.level,
            row(&fit.burst),
            row(&fit.received),
            row(&fit.copied),
            row(&fit.elsewhere)
        )
        .unwrap();
    }
    std::fs::write(path, text).expect("can write the weights");
}
