//! How well suggested groups agree with the true albums.

use crate::library::Library;
use albumen::domain::{Constraints, PhotoId, Suggestion};
use albumen::grouping::{Weights, events};
use std::collections::BTreeMap;

/// B-cubed precision, recall and F1 (Bagga & Baldwin 1998).
pub(super) fn bcubed(truth: &BTreeMap<PhotoId, String>, groups: &[Suggestion]) -> (f64, f64, f64) {
    let mut albums: BTreeMap<&str, f64> = BTreeMap::new();
    truth.values().for_each(|a| *albums.entry(a).or_default() += 1.0);
    let (mut precision, mut recall) = (0.0, 0.0);
    for group in groups {
        let mut counts: BTreeMap<&str, f64> = BTreeMap::new();
        group.photos.iter().for_each(|p| *counts.entry(&truth[p]).or_default() += 1.0);
        for (album, n) in counts {
            precision += n * n / group.photos.len() as f64;
            recall += n * n / albums[album];
        }
    }
    let (p, r) = (precision / truth.len() as f64, recall / truth.len() as f64);
    (p, r, 2.0 * p * r / (p + r))
}

/// Says which albums were torn apart or thrown together, the costliest first.
pub(super) fn errors(library: &Library, groups: &[Suggestion]) {
    let mut lines = Vec::new();
    for (g, group) in groups.iter().enumerate() {
        let mut counts: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        group.photos.iter().for_each(|p| counts.entry(&library.truth[p]).or_default().push(&library.paths[p]));
        let what: Vec<String> =
            counts.iter().filter(|(a, _)| !a.starts_with("alone")).map(|(a, p)| format!("{a}: {}", p.len())).collect();
        let alone = group.photos.iter().filter(|p| library.truth[p].starts_with("alone")).count();
        if what.is_empty() && alone < 2 {
            continue;
        }
        let time = group.summary.span.map_or(String::new(), |(a, b)| format!("{} to {}", a.local, b.local));
        let kinds: Vec<&str> = group.photos.iter().map(|p| &library.paths[p][..6]).collect();
        let count = |k: &str| kinds.iter().filter(|x| **x == k).count();
        let cameras = format!("phone {} canon {} stray {}", count("Phone/"), count("Camera"), count("Messen"));
        lines.push((
            what.first().cloned(),
            format!("  g{g} [{}] +{alone} alone; {time}; {cameras}; {:.2}", what.join(" | "), group.confidence),
        ));
    }
    lines.sort();
    lines.iter().for_each(|(_, l)| println!("{l}"));
}

/// Says what is wrong with the groups that were thought right.
pub(super) fn surprises(library: &Library, groups: &[Suggestion], from: f32) {
    for group in groups.iter().filter(|g| g.confidence >= from && g.photos.len() > 1 && g.summary.days <= 1) {
        if library.is_album(&group.photos) {
            continue;
        }
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        group.photos.iter().for_each(|p| *counts.entry(&library.truth[p]).or_default() += 1);
        let Some((album, _)) = counts.iter().max_by_key(|(_, n)| **n) else { continue };
        println!("  {} {album}, {} photos, confidence {:.2}", library.name, group.photos.len(), group.confidence);
        for (id, own) in &library.truth {
            let inside = group.photos.contains(id);
            if inside != (own == album) {
                let other = groups.iter().find(|g| g.photos.contains(id)).map_or(0, |g| g.photos.len());
                let what = if inside { format!("not ours: {own}") } else { format!("missing: in a group of {other}") };
                println!("    {} {what}", library.paths[id]);
            }
        }
    }
}

/// Mean F1 over libraries.
pub(super) fn mean(libraries: &[Library], weights: &Weights) -> f64 {
    let f1 = |l: &Library| bcubed(&l.truth, &events(&l.facts(), &Constraints::default(), weights)).2;
    libraries.iter().map(f1).sum::<f64>() / libraries.len() as f64
}

/// How often what was said with each tenth of confidence is right: "0.7: 0.76 said, 0.71 of 45 right", and the expected
/// calibration error (Naeini, Cooper & Hauskrecht 2015).
pub(super) fn reliability(said: &[(f32, bool)]) -> String {
    let mut tenths: BTreeMap<usize, (f64, f64, f64)> = BTreeMap::new();
    for (confidence, right) in said {
        let tenth = tenths.entry((f64::from(*confidence) * 10.0).min(9.0) as usize).or_default();
        *tenth = (tenth.0 + 1.0, tenth.1 + f64::from(*confidence), tenth.2 + f64::from(u8::from(*right)));
    }
    let error: f64 =
        tenths.values().map(|(_, said, right)| (said - right).abs()).sum::<f64>() / said.len().max(1) as f64;
    let part = |(tenth, (n, said, right)): (&usize, &(f64, f64, f64))| {
        format!("0.{tenth}: {:.2} said, {:.2} of {n} right", said / n, right / n)
    };
    let parts: Vec<String> = tenths.iter().map(part).collect();
    format!("{}; error {error:.3}", parts.join("; "))
}
