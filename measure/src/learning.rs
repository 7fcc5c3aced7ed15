//! What "Same event?" and learning cost: time of one processor on made metadata and embeddings of a person's years.

use crate::grouping::worked;
use crate::life::Life;
use albumen::domain::{Constraints, GroupId, GroupState, Held, PhotoFacts, PhotoId, ThemeKind, cosine, pair};
use albumen::grouping::{Weights, boundaries, events};
use albumen::learning::{Looks, Tastes, adapt, learn, questions};
use anyhow::Result;
use std::collections::{BTreeMap, BTreeSet};

/// Decisions that are learned from.
const CORRECTIONS: usize = 2_000;
/// Questions that the window holds ready.
const READY: usize = 24;

/// Prints what questions cost where the events are known, with no decision and with many, and what learning costs.
pub(crate) fn measure(count: usize) -> Result<()> {
    let life = Life::new(count);
    let pictures = life.pictures(0..count);
    let facts: Vec<PhotoFacts<'_>> = pictures.iter().map(|picture| picture.facts.clone()).collect();
    let weights = Weights::default();
    let nothing = Constraints::default();
    let decided = decided(&facts, &weights);
    println!("{count} photos, {} albums by day and {} answers:", decided.held.len(), decided.links.len());
    for (name, constraints) in [("before any decision", &nothing), ("after all of them", &decided)] {
        let groups = events(&facts, constraints, &weights);
        let start = worked()?;
        let tastes = Tastes::new(&facts, constraints, &weights, &weights.affinity);
        let weighed = worked()? - start;
        let start = worked()?;
        let asked = questions(&facts, constraints, &groups, &tastes, &BTreeSet::new(), READY);
        let took = worked()? - start;
        println!(
            "  {} of {} questions {name}: {:.0} ms, and {:.0} ms for what the decisions say",
            asked.next.len(),
            asked.worth_asking,
            took * 1e3,
            weighed * 1e3
        );
    }
    let start = worked()?;
    let learned = learn(&facts, &decided, &weights, false);
    println!(
        "  learning: {:.2} s; {} lessons, evidence {:.0} nats, {} of {} made again, before {}",
        worked()? - start,
        learned.decisions,
        learned.evidence,
        learned.after,
        learned.albums,
        learned.before
    );
    let themes = themed(&facts);
    let embeddings = facts.iter().filter_map(|photo| Some((photo.id, photo.embedding?)));
    let start = worked()?;
    let looks = Looks::new(themes.iter(), &BTreeSet::new(), embeddings);
    let adapted = adapt(&looks, true, &|| false).unwrap_or_default();
    println!(
        "  looks: {:.2} s; {} themes, {:?} of those known, {:?} of others, chance {:.4}",
        worked()? - start,
        adapted.albums,
        adapted.of_seen,
        adapted.of_unseen,
        adapted.chance
    );
    Ok(())
}

/// Themes that somebody settled photo by photo, [`CORRECTIONS`] photos in all: the photos most like some of them.
fn themed(facts: &[PhotoFacts<'_>]) -> Vec<Held> {
    const OF_EACH: usize = 20;
    let mut is_held = BTreeSet::new();
    let mut themes = Vec::new();
    for middle in (0..CORRECTIONS / OF_EACH).map(|n| &facts[n * facts.len() / (CORRECTIONS / OF_EACH)]) {
        let alike = |photo: &&PhotoFacts<'_>| match (photo.embedding, middle.embedding) {
            (Some(one), Some(other)) => cosine(one, other),
            _ => -1.0,
        };
        let mut near: Vec<&PhotoFacts<'_>> = facts.iter().filter(|photo| !is_held.contains(&photo.id)).collect();
        near.sort_by(|a, b| alike(b).total_cmp(&alike(a)));
        let mut photos: Vec<PhotoId> = near.iter().take(OF_EACH).map(|photo| photo.id).collect();
        photos.sort_unstable();
        is_held.extend(photos.iter().copied());
        let id = GroupId(format!("t{}", themes.len() + 1));
        themes.push(Held { id, state: GroupState::Accepted, name: None, theme: Some(ThemeKind::Look), photos });
    }
    themes
}

/// Decisions of somebody to whom each day is an album: three of four are albums, the others answers about what lies between.
fn decided(facts: &[PhotoFacts<'_>], weights: &Weights) -> Constraints {
    let mut out = Constraints::default();
    let days: BTreeMap<PhotoId, _> =
        facts.iter().filter_map(|photo| Some((photo.id, photo.dates.best()?.0.local.date()))).collect();
    let groups = events(facts, &out, weights);
    let mut is_held = BTreeSet::new();
    'groups: for group in groups.iter().filter(|group| group.photos.len() > 1) {
        let mut albums: BTreeMap<_, Vec<PhotoId>> = BTreeMap::new();
        for photo in &group.photos {
            albums.entry(days.get(photo)).or_default().push(*photo);
        }
        for mut photos in albums.into_values() {
            if out.held.len() == CORRECTIONS * 3 / 4 {
                break 'groups;
            }
            photos.sort_unstable();
            is_held.extend(photos.iter().copied());
            let id = GroupId(format!("n{}", out.held.len() + 1));
            out.held.push(Held { id, state: GroupState::Accepted, name: None, theme: None, photos });
        }
    }
    for boundary in boundaries(facts, &out, &events(facts, &out, weights)) {
        let Some((a, b)) = boundary.left.last().zip(boundary.right.first()) else { continue };
        let answer = pair(*a, *b).filter(|_| !is_held.contains(a) && !is_held.contains(b));
        if let Some(pair) = answer.filter(|_| out.held.len() + out.links.len() < CORRECTIONS) {
            // An answer may follow from those before.
            if out.links.classes().says(pair.0, pair.1).is_none() {
                out.links.set(pair, Some(days.get(a) == days.get(b)));
            }
        }
    }
    out
}
