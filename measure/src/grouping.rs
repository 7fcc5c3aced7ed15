//! What events, stacks and themes cost: time of one processor from nothing and after 100 more photos, with what is kept from
//! before, and the memory that it takes on top of the embeddings.

use crate::life::Life;
use albumen::domain::{Constraints, EncoderId, PhotoFacts, PictureFacts};
use albumen::grouping::{
    EventMemory, StackMemory, StackWeights, ThemeMemory, Weights, events_again, stacks_again, themes_again,
};
use albumen::search::NeighbourIndex;
use anyhow::{Context, Result};

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
        let mut memory = EventMemory::default();
        line(count, "events", &facts(&before), &facts(&after), |facts: &[PhotoFacts<'_>]| {
            events_again(&mut memory, facts, &Constraints::default(), &Weights::default()).len()
        })?;
        let shipped = StackWeights::shipped();
        let fit = shipped.of(&EncoderId(COPIES.to_owned())).or(shipped.fits.first());
        let mut index = NeighbourIndex::new(NEIGHBOURS);
        let mut memory = StackMemory::default();
        line(count, "stacks", &before, &after, |pictures: &[PictureFacts<'_>]| {
            let looks: Vec<_> = pictures.iter().map(|p| (p.facts.id, p.likeness)).collect();
            stacks_again(&mut memory, pictures, &index.update(&looks), fit).len()
        })?;
        let mut index = NeighbourIndex::new(NEIGHBOURS);
        let mut memory = ThemeMemory::default();
        line(count, "themes", &before, &after, |pictures: &[PictureFacts<'_>]| {
            let looks: Vec<_> = pictures.iter().map(|p| (p.facts.id, p.facts.embedding)).collect();
            themes_again(&mut memory, pictures, &index.update(&looks)).len()
        })?;
    }
    Ok(())
}

/// What events are grouped by.
fn facts<'a>(pictures: &[PictureFacts<'a>]) -> Vec<PhotoFacts<'a>> {
    pictures.iter().map(|picture| picture.facts.clone()).collect()
}

fn line<T>(count: usize, kind: &str, before: &[T], after: &[T], mut group: impl FnMut(&[T]) -> usize) -> Result<()> {
    let held = memory("VmRSS:")?;
    reset_peak();
    let start = worked()?;
    let groups = group(before);
    let whole = worked()? - start;
    let top = memory("VmHWM:")?.saturating_sub(held);
    let start = worked()?;
    group(after);
    let more = (worked()? - start) * 1e3;
    println!("{count:>10}  {kind:8}{whole:>12.2} s{more:>9.0} ms{:>11} MB{groups:>10}", top / 1_000_000);
    Ok(())
}

/// Seconds of one processor that this program has had: what else runs on the computer does not count.
pub(crate) fn worked() -> Result<f64> {
    let told = std::fs::read_to_string("/proc/self/schedstat").context("only Linux says how long it worked")?;
    let nanoseconds = told.split(' ').next().unwrap_or_default();
    Ok(nanoseconds.parse::<u64>().context("the system does not say")? as f64 / 1e9)
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
