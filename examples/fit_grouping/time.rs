//! What grouping costs: seconds and memory, as libraries grow.

use crate::library::{self, Library};
use albumen::domain::{Constraints, PhotoFacts};
use albumen::grouping::{Weights, events};
use std::time::Instant;

/// Photos that are added to see what an import in progress costs.
const ADDED: usize = 100;

/// Prints a table for three sizes: the same libraries again and again, each 500 days after the one before. The embeddings
/// are shared, so memory is what comes on top of them.
pub(super) fn time(libraries: &[Library], weights: &Weights) {
    println!("{:>10}{:>12}{:>12}{:>14}{:>10}", "photos", "seconds", "100 more", "memory (MB)", "groups");
    for n in [10_000, 100_000, 1_000_000] {
        let mut facts: Vec<PhotoFacts<'_>> = Vec::new();
        for (round, library) in (0_u32..).zip(libraries.iter().cycle()) {
            let left = n + ADDED - facts.len();
            facts.extend(library.facts().iter().take(left).map(|f| library::shifted(f, round)));
            if facts.len() == n + ADDED {
                break;
            }
        }
        let before = resident_mb("VmRSS:");
        reset_peak();
        let start = Instant::now();
        let groups = events(&facts[..n], &Constraints::default(), weights).len();
        let whole = start.elapsed();
        let memory = resident_mb("VmHWM:") - before;
        let start = Instant::now();
        events(&facts, &Constraints::default(), weights);
        let more = start.elapsed();
        println!("{n:>10}{:>12.2}{:>12.2}{memory:>14.0}{groups:>10}", whole.as_secs_f64(), more.as_secs_f64());
    }
}

/// A line of `/proc/self/status`, in MB of 10^6 bytes; 0 where the system does not tell.
fn resident_mb(name: &str) -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    line.and_then(|l| l.trim().strip_suffix("kB")?.trim().parse::<f64>().ok()).map_or(0.0, |kib| kib * 1_024.0 / 1e6)
}

/// So that the peak of an earlier size does not hide that of a later one.
fn reset_peak() {
    // "5" resets VmHWM (proc(5)); where that is not allowed, the peak is of all sizes so far, which grow.
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}
