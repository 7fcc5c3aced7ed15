//! Links between photos that have nearest neighbours in common.

use crate::search::NeighbourGraph;

/// Neighbours that count. With 15 made libraries are grouped a little worse.
const COUNTED: usize = 10;

/// An undirected weighted graph: for each node its links.
#[derive(Clone, Debug, Default)]
pub(super) struct Links {
    /// Where each node's links begin in the two lists below; one more than there are nodes.
    starts: Vec<u32>,
    /// To which nodes, ascending, and what the links weigh.
    others: Vec<u32>,
    weights: Vec<f64>,
    /// How many photos each node stands for.
    pub(super) sizes: Vec<f64>,
}

impl Links {
    /// From links `(a, b, weight)` with `a < b` and weights above 0; links of the same two are added up.
    pub(super) fn new(sizes: Vec<f64>, pairs: impl Iterator<Item = (u32, u32, f64)> + Clone) -> Self {
        let count = sizes.len();
        // Dealt out to the first of their two, in the order in which they came, so that sums come out the same each time.
        let dealt = starts(count, pairs.clone().map(|(a, ..)| a));
        let mut filled = dealt.clone();
        let mut upwards = vec![(0_u32, 0.0); dealt[count] as usize];
        for (a, b, weight) in pairs {
            let at = &mut filled[a as usize];
            upwards[*at as usize] = (b, weight);
            *at += 1;
        }
        let mut sums = vec![0.0; count];
        let (mut kept, mut ends) = (0, filled);
        for node in 0..count {
            let from = kept;
            for at in dealt[node] as usize..dealt[node + 1] as usize {
                let (other, weight) = upwards[at];
                if sums[other as usize] == 0.0 {
                    upwards[kept].0 = other;
                    kept += 1;
                }
                sums[other as usize] += weight;
            }
            let own = &mut upwards[from..kept];
            own.sort_unstable_by_key(|(other, _)| *other);
            own.iter_mut().for_each(|(other, sum)| *sum = std::mem::take(&mut sums[*other as usize]));
            ends[node] = kept as u32;
        }
        upwards.truncate(kept);
        Self::both_ways(sizes, &upwards, &ends)
    }

    /// From each node's links to those after it, ascending, which end here for each.
    fn both_ways(sizes: Vec<f64>, upwards: &[(u32, f64)], ends: &[u32]) -> Self {
        let count = sizes.len();
        let mut starts = starts(count, upwards.iter().map(|(other, _)| *other));
        starts.iter_mut().skip(1).zip(ends).for_each(|(start, end)| *start += end);
        let mut filled = starts.clone();
        let (mut others, mut weights) = (vec![0; upwards.len() * 2], vec![0.0; upwards.len() * 2]);
        let mut from = 0;
        for (node, end) in (0_u32..).take(count).zip(ends) {
            // What it is linked to before it is there already: nodes are gone through in their order.
            for (other, weight) in &upwards[from..*end as usize] {
                for (of, to) in [(node, *other), (*other, node)] {
                    let at = filled[of as usize] as usize;
                    (others[at], weights[at]) = (to, *weight);
                    filled[of as usize] += 1;
                }
            }
            from = *end as usize;
        }
        Self { starts, others, weights, sizes }
    }

    pub(super) fn len(&self) -> usize {
        self.sizes.len()
    }

    /// The nodes that a node is linked to, ascending.
    pub(super) fn others(&self, node: usize) -> &[u32] {
        &self.others[self.starts[node] as usize..self.starts[node + 1] as usize]
    }

    /// What the links to them weigh, in the same order.
    pub(super) fn weights(&self, node: usize) -> &[f64] {
        &self.weights[self.starts[node] as usize..self.starts[node + 1] as usize]
    }
}

/// Where the share of each of `count` begins, if these are dealt out in order; one more than `count`.
fn starts(count: usize, of: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut starts = vec![0; count + 1];
    of.for_each(|node| starts[node as usize + 1] += 1);
    for node in 0..count {
        starts[node + 1] += starts[node];
    }
    starts
}

/// How many nearest neighbours two photos have in common, and how many they have in all, themselves included: a link weighs the
/// share. Nobody in all: no link.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Shared {
    common: u8,
    all: u8,
}

impl Shared {
    fn is_link(self) -> bool {
        self.all > 0
    }

    fn weight(self) -> f64 {
        f64::from(self.common) / f64::from(self.all)
    }
}

/// What a photo has in common with its neighbours, in their order; no link where it is the neighbour's to name it.
pub(super) type Weights = [Shared; COUNTED];

/// What is shared among the photos that `counts` names. `known` are those of photos that are what they were.
pub(super) fn weights(graph: &NeighbourGraph, counts: &[bool], known: &[Option<&Weights>]) -> Vec<Weights> {
    let around = |i: u32| {
        let near = graph.of(i as usize).iter().take(COUNTED).map(|near| near.index);
        near.chain([i]).filter(|j| counts[*j as usize])
    };
    // Whose neighbour a photo was found to be last.
    let mut marks = vec![u32::MAX; graph.len()];
    let mut all = vec![Weights::default(); graph.len()];
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
            // Of at most twice the neighbours that count, and the two themselves.
            all[i as usize][k] = Shared { common: common as u8, all: (mine + around(j).count() - common) as u8 };
        }
    }
    all
}

/// The links that weigh this, each photo a node.
pub(super) fn links(graph: &NeighbourGraph, weights: &[Weights]) -> Links {
    let pairs = || {
        let of_one = |(i, weights): (u32, &'_ Weights)| {
            let links = graph.of(i as usize).iter().zip(*weights).filter(|(_, shared)| shared.is_link());
            links.map(move |(near, shared)| (i, near.index, shared))
        };
        (0_u32..).zip(weights).flat_map(of_one)
    };
    let starts = starts(graph.len(), pairs().flat_map(|(a, b, _)| [a, b]));
    // One number each, which are put in order quicker than two: the other photo, then what is shared.
    let mut packed = vec![0_u64; starts[graph.len()] as usize];
    let mut filled = starts.clone();
    for (a, b, shared) in pairs() {
        for (from, to) in [(a, b), (b, a)] {
            packed[filled[from as usize] as usize] =
                u64::from(to) << 16 | u64::from(shared.common) << 8 | u64::from(shared.all);
            filled[from as usize] += 1;
        }
    }
    for own in starts.windows(2) {
        packed[own[0] as usize..own[1] as usize].sort_unstable();
    }
    let shared = |link: &u64| Shared { common: (link >> 8) as u8, all: *link as u8 };
    let others = packed.iter().map(|link| (link >> 16) as u32).collect();
    let weights = packed.iter().map(|link| shared(link).weight()).collect();
    Links { starts, others, weights, sizes: vec![1.0; graph.len()] }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::normalise;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn links_of_photos_are_those_of_their_pairs_both_ways(
            looks in prop::collection::vec(prop::array::uniform4(-1.0_f32..1.0), 2..60), left_out in 0_usize..60,
        ) {
            let mut looks = looks;
            looks.iter_mut().for_each(|look| _ = normalise(look));
            let all: Vec<Option<&[f32]>> = looks.iter().map(|look| Some(&look[..])).collect();
            let graph = NeighbourGraph::new(&all, 5);
            let counts: Vec<bool> = (0..looks.len()).map(|i| i != left_out).collect();
            let shared = weights(&graph, &counts, &vec![None; looks.len()]);
            let pairs = (0..looks.len()).flat_map(|i| {
                let links = graph.of(i).iter().zip(shared[i]).filter(|(_, shared)| shared.is_link());
                links.map(move |(near, shared)| (near.index.min(i as u32), near.index.max(i as u32), shared.weight()))
            });
            let (quick, plain) = (links(&graph, &shared), Links::new(vec![1.0; looks.len()], pairs));
            for node in 0..looks.len() {
                prop_assert_eq!((quick.others(node), quick.weights(node)), (plain.others(node), plain.weights(node)));
                prop_assert!(quick.others(node).is_sorted_by(|a, b| a < b));
                prop_assert!(quick.weights(node).iter().all(|weight| (0.0..=1.0).contains(weight)));
                for (other, weight) in quick.others(node).iter().zip(quick.weights(node)) {
                    let back = quick.others(*other as usize).iter().position(|back| *back as usize == node);
                    prop_assert_eq!(back.map(|at| quick.weights(*other as usize)[at]), Some(*weight));
                }
            }
        }
    }
}
