//! What events, stacks and themes cost: time from nothing and after 100 more photos, and memory on top of the embeddings.

use crate::life::Life;
use albumen::domain::{Constraints, EncoderId, PhotoFacts, PictureFacts};
use albumen::grouping::{StackWeights, Weights, events, stacks, themes};
use albumen::search::NeighbourGraph;
use anyhow::{Context, Result};
use std::time::Instant;

/// Photos that are added to see what an import in progress costs: half of them the newest, half of some days in between.
const ADDED: usize = 100;
/// Neighbours by look, as the engine asks for.
const NEIGHBOURS: usize = 10;
/// Weights of the output for copies.
const COPIES: &str = "albumen-lite0-1/copy";

/// Prints a line for each size and kind.
pub(crate) fn measure(sizes: &[usize]) -> Result<()> {
    println!("{:>10}  {:8}{:>14}{:>12}{:>14}{:>10}", "photos", "kind", "from nothing", "100 more", "memory", "groups");
    for &count in sizes {
        let life = Life::new(count + ADDED);
        let is_late =
            |number: usize| number >= count + ADDED / 2 || (count / 2..count / 2 + ADDED / 2).contains(&number);
        let before = life.pictures((0..count + ADDED).filter(|number| !is_late(*number)));
        let after = life.pictures(0..count + ADDED);
        line(count, "events", &before, &after, |pictures| {
            let facts: Vec<PhotoFacts<'_>> = pictures.iter().map(|p| p.facts.clone()).collect();
            events(&facts, &Constraints::default(), &Weights::default()).len()
        })?;
        let shipped = StackWeights::shipped();
        let fit = shipped.of(&EncoderId(COPIES.to_owned())).or(shipped.fits.first());
        line(count, "stacks", &before, &after, |pictures| {
            let looks: Vec<Option<&[f32]>> = pictures.iter().map(|p| p.likeness).collect();
            stacks(pictures, &NeighbourGraph::new(&looks, NEIGHBOURS), fit).len()
        })?;
        line(count, "themes", &before, &after, |pictures| {
            let looks: Vec<Option<&[f32]>> = pictures.iter().map(|p| p.facts.embedding).collect();
            themes(pictures, &NeighbourGraph::new(&looks, NEIGHBOURS)).len()
        })?;
    }
    Ok(())
}

fn line(
    count: usize,
    kind: &str,
    before: &[PictureFacts<'_>],
    after: &[PictureFacts<'_>],
    group: impl Fn(&[PictureFacts<'_>]) -> usize,
) -> Result<()> {
    let held = memory("VmRSS:")?;
    reset_peak();
    let start = Instant::now();
    let groups = group(before);
    let whole = start.elapsed().as_secs_f64();
    let top = memory("VmHWM:")?.saturating_sub(held);
    let start = Instant::now();
    group(after);
    let more = start.elapsed().as_secs_f64() * 1e3;
    println!("{count:>10}  {kind:8}{whole:>12.2} s{more:>9.0} ms{:>11} MB{groups:>10}", top / 1_000_000);
    Ok(())
}

/// A line of `/proc/self/status`, in bytes.
fn memory(name: &str) -> Result<u64> {
    let status = std::fs::read_to_string("/proc/self/status").context("only Linux says how much memory there was")?;
    let line = status.lines().find_map(|line| line.strip_prefix(name)).context("the system does not say")?;
    Ok(line.trim().trim_end_matches(" kB").parse::<u64>()? << 10)
}

/// So that the peak of one kind does not hide that of the next.
fn reset_peak() {
    // "5" resets VmHWM (proc(5)); where that is not allowed, the peak is of all so far.
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}
