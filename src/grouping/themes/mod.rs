//! Themes: what recurs across events, by look and by plain signs.
//!
//! Photos are linked to their nearest neighbours, a link weighing as much as the two have neighbours in common (Jarvis &
//! Patrick 1973), and communities are sought that are linked more densely inside than a constant share of all pairs
//! (`communities`). On made libraries this finds more of a person's themes than HDBSCAN of the same embeddings or average
//! linkage, and needs no number of themes. Screenshots and scans are told by plain signs first (`signs`).

mod additions;
mod communities;
mod decided;
mod links;
mod memory;
mod signs;
#[cfg(test)]
mod tests;

pub use additions::theme_additions;
pub use decided::decided_themes;
pub use memory::ThemeMemory;

use crate::domain::{GroupId, PhotoId, PictureFacts, Theme, ThemeKind, cosine};
use crate::search::NeighbourGraph;
use memory::Seen;
use std::collections::BTreeMap;

/// How densely a theme must be linked, times the number of photos: then the number of themes hardly depends on how many
/// photos there are, as with people. Measured on made libraries of 500 to 6,000 photos (seeds 11 to 14), where 13 to 20 do
/// about equally well.
const DENSITY: f64 = 18.0;
/// More densely than this a theme need never be linked: in small libraries there are fewer themes. Measured down to 500 photos.
const DENSEST: f64 = 0.03;
/// A theme is of messengers where at least this share of its photos is.
const RECEIVED: f64 = 0.8;

/// The themes of these photos: every photo in exactly one, what belongs to none alone. Those by plain signs come first
/// (people want them out of the way), then the largest; single photos last. `graph` is of the same photos' embeddings in
/// [`crate::domain::PhotoFacts::embedding`], in the same order.
pub fn themes(photos: &[PictureFacts<'_>], graph: &NeighbourGraph) -> Vec<Theme> {
    themes_again(&mut ThemeMemory::default(), photos, graph)
}

/// The same, and no less than the same, for less where `memory` knows most of the photos.
pub fn themes_again(memory: &mut ThemeMemory, photos: &[PictureFacts<'_>], graph: &NeighbourGraph) -> Vec<Theme> {
    let seen: Vec<Seen> = photos.iter().enumerate().map(|(i, photo)| Seen::new(photo, graph.print(i))).collect();
    let counts: Vec<bool> = seen.iter().map(|seen| seen.sign.is_none()).collect();
    let weights = links::weights(graph, &counts, &memory.known(&seen));
    let links = links::links(graph, &weights);
    let by_look = communities::communities(&links, (DENSITY / photos.len().max(1) as f64).min(DENSEST));
    let mut members: BTreeMap<(Option<ThemeKind>, u32), Vec<usize>> = BTreeMap::new();
    for (i, sign) in seen.iter().map(|seen| seen.sign).enumerate() {
        let community = if sign.is_some() { 0 } else { by_look[i] };
        members.entry((sign, community)).or_default().push(i);
    }
    let one = |((sign, _), inside): (&(Option<ThemeKind>, u32), &Vec<usize>)| {
        memory.themes.get(memory::print(inside, &seen), || theme(*sign, inside, photos, graph)).clone()
    };
    let mut themes: Vec<Theme> = members.iter().map(one).collect();
    memory.keep(seen, weights);
    sort(&mut themes);
    themes
}

/// Those by plain signs first, then the largest; single photos last.
fn sort(themes: &mut [Theme]) {
    themes.sort_by(|a, b| {
        let key = |t: &Theme| (t.photos.len() == 1, t.kind, std::cmp::Reverse(t.photos.len()));
        key(a).cmp(&key(b)).then_with(|| a.id.cmp(&b.id))
    });
}

/// A theme is named by its smallest photo.
fn named_by<'p>(photos: impl Iterator<Item = &'p PhotoId>) -> GroupId {
    GroupId(photos.min().map_or_else(String::new, |id| format!("t{}", &id.to_string()[..16])))
}

fn theme(sign: Option<ThemeKind>, inside: &[usize], photos: &[PictureFacts<'_>], graph: &NeighbourGraph) -> Theme {
    let received = inside.iter().filter(|i| signs::is_received(&photos[**i])).count();
    let is_received = inside.len() > 1 && received as f64 >= RECEIVED * inside.len() as f64;
    let by_look = if is_received { ThemeKind::Received } else { ThemeKind::Look };
    Theme {
        id: named_by(inside.iter().map(|i| &photos[*i].facts.id)),
        kind: sign.unwrap_or(by_look),
        photos: typical_first(inside, photos),
        cohesion: cohesion(inside, graph),
    }
}

/// The nearest to the middle of all first; those without an embedding last.
fn typical_first(inside: &[usize], photos: &[PictureFacts<'_>]) -> Vec<PhotoId> {
    let embedding = |i: &usize| photos[*i].facts.embedding;
    let length = inside.iter().find_map(embedding).map_or(0, <[f32]>::len);
    let mut middle = vec![0.0; length];
    for seen in inside.iter().filter_map(embedding).filter(|e| e.len() == length) {
        middle.iter_mut().zip(seen).for_each(|(sum, x)| *sum += x);
    }
    let nearness =
        |i: &usize| embedding(i).filter(|e| e.len() == length).map_or(f32::NEG_INFINITY, |e| cosine(e, &middle));
    let mut order: Vec<(f32, PhotoId)> = inside.iter().map(|i| (nearness(i), photos[*i].facts.id)).collect();
    order.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    order.into_iter().map(|(_, id)| id).collect()
}

fn cohesion(inside: &[usize], graph: &NeighbourGraph) -> f32 {
    let share = |i: &usize| {
        let near = graph.of(*i);
        let within = near.iter().filter(|n| inside.binary_search(&(n.index as usize)).is_ok()).count();
        within as f64 / near.len().max(1) as f64
    };
    (inside.iter().map(share).sum::<f64>() / inside.len().max(1) as f64) as f32
}
