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

/// What a photo's links to its neighbours weigh, in their order; not a number where there is none, or where it is the
/// neighbour's to name it.
pub(super) type Weights = [f64; COUNTED];

/// What links weigh among the photos that `counts` names, from 0 to 1: the share of two photos' nearest neighbours, themselves
/// included, that they have in common. `known` are those of photos that are what they were.
pub(super) fn weights(graph: &NeighbourGraph, counts: &[bool], known: &[Option<&Weights>]) -> Vec<Weights> {
    let around = |i: u32| {
        let near = graph.of(i as usize).iter().take(COUNTED).map(|near| near.index);
        near.chain([i]).filter(|j| counts[*j as usize])
    };
    // Whose neighbour a photo was found to be last.
    let mut marks = vec![u32::MAX; graph.len()];
    let mut all = vec![[f64::NAN; COUNTED]; graph.len()];
    for i in (0_u32..).take(graph.len()).filter(|i| counts[*i as usize]) {
        let mut own = None;
        for (k, near) in graph.of(i as usize).iter().take(COUNTED).enumerate() {
            let j = near.index;
            if let (Some(known), Some(_)) = (known[i as usize], known[j as usize]) {
                all[i as usize][k] = known[k];
                continue;
            }
            // Where each is the other's neighbour the pair comes up twice.
            if !counts[j as usize] || (j < i && around(j).any(|other| other == i)) {
                continue;
            }
            let mine = *own.get_or_insert_with(|| around(i).inspect(|j| marks[*j as usize] = i).count());
            let common = around(j).filter(|other| marks[*other as usize] == i).count();
            all[i as usize][k] = common as f64 / (mine + around(j).count() - common) as f64;
        }
    }
    all
}

/// The links that weigh this, each photo a node.
pub(super) fn links(graph: &NeighbourGraph, weights: &[Weights]) -> Links {
    let mut pairs = Vec::with_capacity(graph.len() * COUNTED);
    for (i, weights) in (0_u32..).zip(weights) {
        let links = graph.of(i as usize).iter().zip(weights).filter(|(_, weight)| !weight.is_nan());
        pairs.extend(links.map(|(near, weight)| (i.min(near.index), i.max(near.index), *weight)));
    }
    Links::new(vec![1.0; graph.len()], &pairs)
}
