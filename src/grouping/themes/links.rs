//! Links between photos that have nearest neighbours in common.

use crate::search::NeighbourGraph;

/// Neighbours that count. With 15 made libraries are grouped a little worse.
const COUNTED: usize = 10;

/// An undirected weighted graph: for each node its links.
#[derive(Clone, Debug, Default)]
pub(super) struct Links {
    /// Where each node's links begin in `links`; one more than there are nodes.
    starts: Vec<usize>,
    links: Vec<(u32, f64)>,
    /// How many photos each node stands for.
    pub(super) sizes: Vec<f64>,
}

impl Links {
    /// From links `(a, b, weight)` with `a < b`; links of the same two are added up.
    pub(super) fn new(sizes: Vec<f64>, mut pairs: Vec<(u32, u32, f64)>) -> Self {
        let turned: Vec<_> = pairs.iter().map(|(a, b, weight)| (*b, *a, *weight)).collect();
        pairs.extend(turned);
        // Stable, so that sums come out the same each time.
        pairs.sort_by_key(|(a, b, _)| (*a, *b));
        let mut starts = vec![0; sizes.len() + 1];
        let mut links: Vec<(u32, f64)> = Vec::with_capacity(pairs.len());
        let mut last = None;
        for (a, b, weight) in pairs {
            match links.last_mut() {
                Some(link) if last == Some((a, b)) => link.1 += weight,
                _ => {
                    links.push((b, weight));
                    starts[a as usize + 1] += 1;
                }
            }
            last = Some((a, b));
        }
        for i in 0..sizes.len() {
            starts[i + 1] += starts[i];
        }
        Self { starts, links, sizes }
    }

    pub(super) fn len(&self) -> usize {
        self.sizes.len()
    }

    /// The nodes that a node is linked to.
    pub(super) fn of(&self, node: usize) -> &[(u32, f64)] {
        &self.links[self.starts[node]..self.starts[node + 1]]
    }
}

/// Links among the photos that `counts` names, each a node, from 0 to 1: the share of two photos' nearest neighbours,
/// themselves included, that they have in common.
pub(super) fn links(graph: &NeighbourGraph, counts: &dyn Fn(usize) -> bool) -> Links {
    let around: Vec<Vec<u32>> = (0_u32..)
        .take(graph.len())
        .map(|i| {
            let near = graph.of(i as usize).iter().take(COUNTED).map(|n| n.index);
            let mut around: Vec<u32> = near.chain([i]).filter(|j| counts(*j as usize)).collect();
            around.sort_unstable();
            around
        })
        .collect();
    let mut pairs = Vec::new();
    for (i, mine) in (0_u32..).zip(&around) {
        for j in mine.iter().filter(|j| **j != i && counts(i as usize)) {
            let its = &around[*j as usize];
            // Where each is the other's neighbour the pair comes up twice.
            if *j < i && its.binary_search(&i).is_ok() {
                continue;
            }
            let common = common(mine, its);
            let weight = common as f64 / (mine.len() + its.len() - common) as f64;
            pairs.push((i.min(*j), i.max(*j), weight));
        }
    }
    Links::new(vec![1.0; graph.len()], pairs)
}

/// How many numbers two ascending lists have in common.
fn common(a: &[u32], b: &[u32]) -> usize {
    let (mut i, mut j, mut common) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => (i, j, common) = (i + 1, j + 1, common + 1),
        }
    }
    common
}
