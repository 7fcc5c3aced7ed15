//! What events, stacks and themes cost: time of one processor from nothing and after 100 more photos, with what is kept from
//! before, the memory that it takes on top of the embeddings, and digests of what came of both, by which two versions of the
//! program can be compared. And how long all three take together, by the clock on the
//! wall, when they are made beside each other as the engine does.

use crate::life::Life;
use albumen::domain::{Constraints, EncoderId, PhotoFacts, PictureFacts, Stack, Suggestion, Theme};
use albumen::engine::{Together, threads};
use albumen::grouping::{
    EventMemory, StackMemory, StackWeights, ThemeMemory, Weights, events_again, stacks_again, themes_again,
};
use albumen::search::{NeighbourGraph, NeighbourIndex};
use anyhow::{Context, Result};
use std::fmt::Debug;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

/// Photos that are added to see what an import in progress costs: half of them the newest, half of some days in between.
const ADDED: usize = 100;
/// Neighbours by look, as the engine asks for.
const NEIGHBOURS: usize = 10;
/// Weights of the output for copies.
const COPIES: &str = "albumen-lite0-1/copy";

/// Prints a line for each size and kind.
pub(crate) fn measure(sizes: &[usize]) -> Result<()> {
    println!(
        "{:>10}  {:8}{:>14}{:>12}{:>14}{:>10}  outcomes",
        "photos", "kind", "from nothing", "100 more", "memory", "groups"
    );
    for &count in sizes {
        let life = Life::new(count + ADDED);
        let is_late =
            |number: usize| number >= count + ADDED / 2 || (count / 2..count / 2 + ADDED / 2).contains(&number);
        let before = life.pictures((0..count + ADDED).filter(|number| !is_late(*number)));
        let after = life.pictures(0..count + ADDED);
        let mut kinds = Kinds::default();
        let mut sum = (0.0, 0.0);
        let mut add = |(whole, more): (f64, f64)| sum = (sum.0 + whole, sum.1 + more);
        let (facts_before, facts_after) = (facts(&before), facts(&after));
        add(line(count, "events", &facts_before, &facts_after, |facts| events(&mut kinds.events, facts))?);
        add(line(count, "stacks", &before, &after, |pictures| {
            stacks(&mut kinds.stacks, pictures, &neighbours(&mut kinds.by_copy, pictures, |p| p.likeness))
        })?);
        add(line(count, "themes", &before, &after, |p| themes(&mut kinds.themes, &mut kinds.by_scene, p))?);
        println!("{count:>10}  {:8}{:>12.2} s{:>9.0} ms", "sum", sum.0, sum.1);
        drop(kinds);
        let mut kinds = Kinds::default();
        let held = memory("VmRSS:")?;
        reset_peak();
        let (whole, groups) = together(&mut kinds, &facts_before, &before);
        let top = memory("VmHWM:")?.saturating_sub(held);
        let (more, _) = together(&mut kinds, &facts_after, &after);
        show(count, "together", (whole, more * 1e3), top, groups);
        println!(
            "\n{count:>10}  the last by the clock on the wall, on {} threads; all others by the processor's",
            threads()
        );
    }
    Ok(())
}

/// What is kept from one time to the next, as the engine does.
struct Kinds {
    events: EventMemory,
    by_copy: NeighbourIndex,
    stacks: StackMemory,
    by_scene: NeighbourIndex,
    themes: ThemeMemory,
}

impl Default for Kinds {
    fn default() -> Self {
        Self {
            events: EventMemory::default(),
            by_copy: NeighbourIndex::new(NEIGHBOURS),
            stacks: StackMemory::default(),
            by_scene: NeighbourIndex::new(NEIGHBOURS),
            themes: ThemeMemory::default(),
        }
    }
}

fn events(memory: &mut EventMemory, facts: &[PhotoFacts<'_>]) -> Vec<Suggestion> {
    events_again(memory, facts, &Constraints::default(), &Weights::default())
}

fn stacks(memory: &mut StackMemory, pictures: &[PictureFacts<'_>], graph: &NeighbourGraph) -> Vec<Stack> {
    let shipped = StackWeights::shipped();
    let fit = shipped.of(&EncoderId(COPIES.to_owned())).or(shipped.fits.first());
    stacks_again(memory, pictures, graph, fit)
}

fn themes(memory: &mut ThemeMemory, index: &mut NeighbourIndex, pictures: &[PictureFacts<'_>]) -> Vec<Theme> {
    themes_again(memory, pictures, &neighbours(index, pictures, |p| p.facts.embedding))
}

fn neighbours<'a>(
    index: &mut NeighbourIndex,
    pictures: &[PictureFacts<'a>],
    look: impl Fn(&PictureFacts<'a>) -> Option<&'a [f32]>,
) -> NeighbourGraph {
    index.update(&pictures.iter().map(|p| (p.facts.id, look(p))).collect::<Vec<_>>())
}

/// All three beside each other: seconds on the wall, and how many groups there are.
fn together(kinds: &mut Kinds, facts: &[PhotoFacts<'_>], pictures: &[PictureFacts<'_>]) -> (f64, usize) {
    let groups = AtomicUsize::new(0);
    let add = |found: usize| {
        groups.fetch_add(found, Ordering::SeqCst);
    };
    let Kinds { events: of_events, by_copy, stacks: of_stacks, by_scene, themes: of_themes } = kinds;
    let start = Instant::now();
    Together {
        events: Some(Box::new(|| add(events(of_events, facts).len()))),
        folders: None,
        stacks: Some((
            Box::new(|| neighbours(by_copy, pictures, |p| p.likeness)),
            Box::new(|graph| add(stacks(of_stacks, pictures, &graph).len())),
        )),
        themes: Some(Box::new(|| add(themes(of_themes, by_scene, pictures).len()))),
    }
    .run(threads());
    (start.elapsed().as_secs_f64(), groups.into_inner())
}

/// What events are grouped by.
fn facts<'a>(pictures: &[PictureFacts<'a>]) -> Vec<PhotoFacts<'a>> {
    pictures.iter().map(|picture| picture.facts.clone()).collect()
}

/// Prints what a kind costs, and returns seconds from nothing and milliseconds after 100 more.
fn line<T, Group: Debug>(
    count: usize,
    kind: &str,
    before: &[T],
    after: &[T],
    mut group: impl FnMut(&[T]) -> Vec<Group>,
) -> Result<(f64, f64)> {
    let held = memory("VmRSS:")?;
    reset_peak();
    let start = worked()?;
    let groups = group(before);
    let whole = worked()? - start;
    let top = memory("VmHWM:")?.saturating_sub(held);
    let start = worked()?;
    let then = group(after);
    let took = (whole, (worked()? - start) * 1e3);
    show(count, kind, took, top, groups.len());
    println!("  {} {}", digest(&groups), digest(&then));
    Ok(took)
}

/// Prints a line, but for its end.
fn show(count: usize, kind: &str, (whole, more): (f64, f64), top: u64, groups: usize) {
    print!("{count:>10}  {kind:8}{whole:>12.2} s{more:>9.0} ms{:>11} MB{groups:>10}", top / 1_000_000);
}

/// Of groups and all that is said of them.
fn digest(groups: &[impl Debug]) -> String {
    let mut hasher = blake3::Hasher::new();
    for group in groups {
        hasher.update(format!("{group:?}").as_bytes());
    }
    hasher.finalize().to_hex()[..8].to_owned()
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
