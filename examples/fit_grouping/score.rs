//! How well libraries are grouped, in every way that they may be used.

use crate::fit::is_off_by;
use crate::library::{ALONE, FILES_ONLY, Library, VARIANTS};
use crate::measure;
use albumen::domain::{Constraints, Suggestion};
use albumen::grouping::{Weights, clocks, events};
use albumen::words::Words;
use std::collections::BTreeMap;

pub(super) fn score(libraries: &[Library], weights: &Weights) {
    for variant in VARIANTS.into_iter().chain([FILES_ONLY, ALONE]) {
        let mut f1s = Vec::new();
        let mut calibration = BTreeMap::new();
        let (mut sure, mut right, mut multi, mut in_sure, mut photos) = (0, 0, 0, 0, 0);
        let mut moved = [0; 3];
        for library in libraries.iter().filter(|l| l.variant == variant) {
            let start = std::time::Instant::now();
            let groups: Vec<Suggestion> = events(&library.facts(), &Constraints::default(), weights);
            let took = start.elapsed();
            let (p, r, f) = measure::bcubed(&library.truth, &groups);
            println!("  {:5} F1 {f:.4} (P {p:.4} R {r:.4}) {} groups, {took:.2?}", library.name, groups.len());
            f1s.push(f);
            moved.iter_mut().zip(clock_counts(library, weights)).for_each(|(sum, n)| *sum += n);
            multi += groups.iter().filter(|s| s.photos.len() > 1).count();
            photos += library.truth.len();
            for s in groups.iter().filter(|s| s.sure) {
                sure += 1;
                in_sure += s.photos.len();
                right += usize::from(library.is_album(&s.photos));
            }
            for s in &groups {
                let kind = if s.photos.len() > 1 { "groups" } else { "single photos" };
                let tenth = (f64::from(s.confidence) * 10.0).min(9.0) as usize;
                let seen: &mut (u32, u32) = calibration.entry((kind, tenth)).or_default();
                *seen = (seen.0 + u32::from(library.is_album(&s.photos)), seen.1 + 1);
            }
            if std::env::var("ERRORS").is_ok() {
                measure::errors(library, &groups);
                measure::surprises(library, &groups, 0.9);
            }
        }
        for ((kind, tenth), (right, all)) in calibration {
            println!("    {kind} of confidence 0.{tenth}: {right} of {all} right");
        }
        let [rightly, wrongly, missed] = moved;
        println!("    clocks: {rightly} photos moved rightly, {wrongly} wrongly; {missed} left though they were off");
        let mean = f1s.iter().sum::<f64>() / f1s.len().max(1) as f64;
        println!(
            "{variant}: mean F1 {mean:.4}; sure: {right} of {sure} right, {sure} of {multi} groups of two or more, {in_sure} of {photos} photos"
        );
    }
}

/// Photos whose clock was moved rightly, wrongly, and those that should have been.
fn clock_counts(library: &Library, weights: &Weights) -> [usize; 3] {
    let mut counts = [0; 3];
    let mut is_moved = std::collections::BTreeSet::new();
    for verdict in clocks(&library.facts(), &Constraints::default(), weights) {
        if verdict.seconds != 0 && verdict.margin >= weights.clock_from {
            let right = is_off_by(library, &verdict.photos, verdict.seconds);
            counts[usize::from(!right)] += verdict.photos.len();
            is_moved.extend(verdict.photos);
        }
    }
    counts[2] = library.off.iter().filter(|(id, off)| off.abs() > 450 && !is_moved.contains(id)).count();
    counts
}

pub(super) fn print_groups(library: &Library, weights: &Weights) {
    let words = Words::new(&[]);
    let groups: Vec<serde_json::Value> = events(&library.facts(), &Constraints::default(), weights)
        .iter()
        .map(|s| {
            let photos: Vec<&str> = s.photos.iter().map(|p| library.paths[p].as_str()).collect();
            serde_json::json!({"id": s.id, "title": words.title(s), "reason": words.reason(s), "photos": photos})
        })
        .collect();
    println!("{}", serde_json::json!({ "groups": groups }));
}
