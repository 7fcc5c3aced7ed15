//! What came to the themes that the person kept.

use super::{named_by, signs};
use crate::domain::{GroupId, GroupState, Held, PhotoId, PictureFacts, Theme, ThemeKind};
use crate::search::NeighbourGraph;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// How much of a theme a photo must be, see [`theme_additions`]. On six made libraries, none of those that it was judged on, 90
/// in 100 photos or more are right with it whichever part of 12, 20 and 40 themes came later: half of each, drawn or by
/// time, the last fifth, the last tenth (98, 98, 95 and 91; on libraries 1 to 5 98, 97, 94 and 90).
const ENOUGH: f64 = 0.25;
/// A theme of fewer photos says too little of how alike its photos are; measured with four and more.
const FEWEST: usize = 4;

/// For each album by look the photos that came to it, the surest first; `graph` is of the same photos, in the same order.
///
/// A vote of the nearest neighbours (Cover & Hart 1967), each counting by its squared similarity (Dudani 1976 weighs by
/// nearness, too). How much of it an album has must be much for that album: its root is compared with that of what the album's
/// own photos have of each other. So it holds for an album that is nearly whole as for one of which half came later, where the
/// other half stands among the neighbours and cannot vote yet. A photo is suggested for one album at most; never one that the
/// person decided about in another theme, or took out of this one (`apart`), and no screenshot or scan.
pub fn theme_additions<'h>(
    photos: &[PictureFacts<'_>],
    graph: &NeighbourGraph,
    held: impl Iterator<Item = &'h Held>,
    apart: &BTreeSet<(GroupId, PhotoId)>,
) -> Vec<(GroupId, Theme)> {
    // An album made by hand says nothing of what recurs.
    let held: Vec<&Held> = held.filter(|held| held.theme != Some(ThemeKind::Hand)).collect();
    let is_by_look = |held: &&&Held| matches!(held.theme, Some(ThemeKind::Look | ThemeKind::Received));
    let is_album = |held: &&&Held| held.state == GroupState::Accepted && held.photos.len() >= FEWEST;
    let albums: Vec<&Held> = held.iter().filter(is_by_look).filter(is_album).copied().collect();
    if albums.is_empty() {
        return Vec::new();
    }
    let decided: HashSet<PhotoId> = held.iter().flat_map(|held| held.photos.iter().copied()).collect();
    let votes = Votes::new(photos, graph, &albums);
    let usual = votes.usual(albums.len());
    let mut found: Vec<Vec<(f64, usize)>> = vec![Vec::new(); albums.len()];
    for (i, photo) in photos.iter().enumerate() {
        let id = photo.facts.id;
        if decided.contains(&id) {
            continue;
        }
        let may_join = |album: usize| usual[album] > 0.0 && !apart.contains(&(albums[album].id.clone(), id));
        let strength = |(album, votes): (usize, f64)| (votes / usual[album].sqrt(), album);
        let cast = votes.of(i).into_iter().filter(|(album, _)| may_join(*album));
        // Of two that are equally likely the first by id.
        let best = cast.map(strength).max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        let best = best.filter(|(strength, _)| *strength >= ENOUGH);
        if let Some((strength, album)) = best.filter(|_| signs::told_by_signs(photo).is_none()) {
            found[album].push((strength, i));
        }
    }
    let one = |(album, mut found): (usize, Vec<(f64, usize)>)| {
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then(photos[a.1].facts.id.cmp(&photos[b.1].facts.id)));
        let share = found.iter().map(|(_, i)| votes.share(*i, album)).sum::<f64>() / found.len().max(1) as f64;
        let joined: Vec<PhotoId> = found.iter().map(|(_, i)| photos[*i].facts.id).collect();
        let kind = albums[album].theme.unwrap_or(ThemeKind::Look);
        let theme = Theme { id: named_by(joined.iter()), kind, photos: joined, cohesion: share as f32 };
        (albums[album].id.clone(), theme)
    };
    found.into_iter().enumerate().filter(|(_, found)| !found.is_empty()).map(one).collect()
}

/// Who votes for which album.
struct Votes<'g> {
    graph: &'g NeighbourGraph,
    /// The albums that each photo is in, by their places; nearly always none or one.
    albums_of: Vec<Vec<usize>>,
}

impl<'g> Votes<'g> {
    fn new(photos: &[PictureFacts<'_>], graph: &'g NeighbourGraph, albums: &[&Held]) -> Self {
        let mut albums_of: HashMap<PhotoId, Vec<usize>> = HashMap::new();
        for (album, held) in albums.iter().enumerate() {
            held.photos.iter().for_each(|photo| albums_of.entry(*photo).or_default().push(album));
        }
        let albums_of = photos.iter().map(|photo| albums_of.remove(&photo.facts.id).unwrap_or_default()).collect();
        Self { graph, albums_of }
    }

    /// What a photo's neighbours say of each album that one of them is in, 0 to 1.
    fn of(&self, photo: usize) -> BTreeMap<usize, f64> {
        let near = self.graph.of(photo);
        let mut votes = BTreeMap::new();
        for near in near {
            for album in &self.albums_of[near.index as usize] {
                *votes.entry(*album).or_default() += f64::from(near.similarity.max(0.0)).powi(2);
            }
        }
        votes.values_mut().for_each(|votes| *votes /= near.len() as f64);
        votes
    }

    /// The mean of what the photos of each album have of it.
    fn usual(&self, albums: usize) -> Vec<f64> {
        let (mut sums, mut counts) = (vec![0.0; albums], vec![0_usize; albums]);
        for (photo, own) in self.albums_of.iter().enumerate().filter(|(_, own)| !own.is_empty()) {
            let votes = self.of(photo);
            for album in own {
                sums[*album] += votes.get(album).copied().unwrap_or(0.0);
                counts[*album] += 1;
            }
        }
        sums.into_iter().zip(counts).map(|(sum, count)| sum / count.max(1) as f64).collect()
    }

    /// The share of a photo's neighbours that are in an album.
    fn share(&self, photo: usize, album: usize) -> f64 {
        let near = self.graph.of(photo);
        let inside = near.iter().filter(|near| self.albums_of[near.index as usize].contains(&album)).count();
        inside as f64 / near.len().max(1) as f64
    }
}
