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
    pub(super) fn new(sizes: Vec<f64>, pairs: &[(u32, u32, f64)]) -> Self {
        // Dealt out to their nodes, in the order in which they came, so that sums come out the same each time.
        let mut starts = vec![0_usize; sizes.len() + 1];
        for (a, b, _) in pairs {
            starts[*a as usize + 1] += 1;
            starts[*b as usize + 1] += 1;
        }
        for i in 0..sizes.len() {
            starts[i + 1] += starts[i];
        }
        let mut filled = starts.clone();
        let mut links = vec![(0_u32, 0.0); pairs.len() * 2];
        for (a, b, weight) in pairs {
            for (from, to) in [(*a, *b), (*b, *a)] {
                links[filled[from as usize]] = (to, *weight);
                filled[from as usize] += 1;
            }
        }
        let mut kept = 0;
        for node in 0..sizes.len() {
            let own = starts[node]..starts[node + 1];
            starts[node] = kept;
            links[own.clone()].sort_by_key(|(other, _)| *other);
            for at in own {
                if kept > starts[node] && links[kept - 1].0 == links[at].0 {
                    links[kept - 1].1 += links[at].1;
                } else {
                    links[kept] = links[at];
                    kept += 1;
                }
            }
        }
        starts[sizes.len()] = kept;
        links.truncate(kept);
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
pub(super) fn links(graph: &NeighbourGraph, counts: &[bool]) -> Links {
    // Of each photo so many places, filled from the front.
    const WIDTH: usize = COUNTED + 1;
    let mut around = vec![u32::MAX; graph.len() * WIDTH];
    let mut filled = vec![0; graph.len()];
    for (i, places) in (0_u32..).zip(around.chunks_exact_mut(WIDTH)) {
        let near = graph.of(i as usize).iter().take(COUNTED).map(|n| n.index);
        for (to, from) in places.iter_mut().zip(near.chain([i]).filter(|j| counts[*j as usize])) {
            *to = from;
            filled[i as usize] += 1;
        }
    }
    let around = |i: u32| &around[i as usize * WIDTH..][..filled[i as usize]];
    // Whose neighbour a photo was found to be last.
    let mut marks = vec![u32::MAX; graph.len()];
    let mut pairs = Vec::with_capacity(graph.len() * COUNTED);
    for i in (0_u32..).take(graph.len()).filter(|i| counts[*i as usize]) {
        let mine = around(i);
        mine.iter().for_each(|j| marks[*j as usize] = i);
        for j in mine.iter().filter(|j| **j != i) {
            let its = around(*j);
            // Where each is the other's neighbour the pair comes up twice.
            if *j < i && its.contains(&i) {
                continue;
            }
            let common = its.iter().filter(|k| marks[**k as usize] == i).count();
            let weight = common as f64 / (mine.len() + its.len() - common) as f64;
            pairs.push((i.min(*j), i.max(*j), weight));
        }
    }
    Links::new(vec![1.0; graph.len()], &pairs)
}
