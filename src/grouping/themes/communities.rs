//! Communities of a graph under the constant Potts model (Traag, Van Dooren & Nesterov 2011): inside a community the links
//! weigh more than `density` times the number of pairs. Found by moving single nodes, then whole communities (Louvain:
//! Blondel et al. 2008), with the moves of single nodes taken up again in the end, for what was moved too early.

use super::links::Links;
use std::collections::VecDeque;

/// Times that the whole is gone through; later rounds change next to nothing.
const ROUNDS: usize = 3;
/// A move must be worth more than rounding.
const WORTH: f64 = 1e-9;

/// The community of each node, numbered from 0 in the order of their first nodes.
pub(super) fn communities(links: &Links, density: f64) -> Vec<u32> {
    let mut of: Vec<u32> = (0..).take(links.len()).collect();
    for round in 0..ROUNDS {
        // Where nothing moves nothing will: whole communities had come to rest before.
        if !move_nodes(links, &mut of, density) && round > 0 {
            break;
        }
        // Communities become nodes. What is within one stays so, and need not be gone through again.
        let count = number(&mut of);
        let mut across = between(links, &of);
        let mut above = Links::new(sums(&links.sizes, &of, count), across.iter().copied());
        loop {
            let mut of_above: Vec<u32> = (0..).take(above.len()).collect();
            if !move_nodes(&above, &mut of_above, density) {
                break;
            }
            let count = number(&mut of_above);
            of.iter_mut().for_each(|community| *community = of_above[*community as usize]);
            lift(&mut across, &of_above);
            above = Links::new(sums(&above.sizes, &of_above, count), across.iter().copied());
        }
    }
    number(&mut of);
    of
}

/// A community while nodes move.
#[derive(Clone, Copy, Default)]
struct Community {
    /// What the links of the node in question to it weigh; 0 for all others.
    weight: f64,
    /// Photos in it.
    size: f64,
}

/// Moves nodes to the community that gains most by it until no move gains anything. Whether any was moved.
fn move_nodes(links: &Links, of: &mut [u32], density: f64) -> bool {
    let mut all = vec![Community::default(); links.len()];
    of.iter().zip(&links.sizes).for_each(|(community, size)| all[*community as usize].size += size);
    let mut empty: Vec<u32> = (0..).take(links.len()).filter(|c| all[*c as usize].size == 0.0).collect();
    let mut queue: VecDeque<u32> = (0..).take(links.len()).collect();
    let mut queued = vec![true; links.len()];
    // Of one node: the communities of those that it is linked to, and the same, each once.
    let (mut near, mut touched): (Vec<u32>, Vec<u32>) = (Vec::new(), Vec::new());
    let mut moved = false;
    while let Some(node) = queue.pop_front() {
        let node = node as usize;
        queued[node] = false;
        let (size, own) = (links.sizes[node], of[node]);
        // Without a choice on the way: which community comes next, nobody foresees, and each wrong guess of the processor costs
        // as much as several links.
        let mut count = 0;
        near.clear();
        near.extend(links.others(node).iter().map(|other| of[*other as usize]));
        touched.resize(near.len().max(touched.len()), 0);
        for (community, weight) in near.iter().zip(links.weights(node)) {
            let there = &mut all[*community as usize];
            touched[count] = *community;
            count += usize::from(there.weight == 0.0);
            there.weight += weight;
        }
        let home = &mut all[own as usize];
        home.size -= size;
        let gain = |weight: f64, community: &Community| weight - density * size * community.size;
        let mut best = (gain(std::mem::take(&mut home.weight), home), own);
        for community in touched[..count].iter().filter(|community| **community != own) {
            let there = &mut all[*community as usize];
            let gain = gain(std::mem::take(&mut there.weight), there);
            if gain > best.0 + WORTH {
                best = (gain, *community);
            }
        }
        // Being alone gains nothing and costs nothing.
        if best.0 < -WORTH
            && let Some(alone) = empty.pop()
        {
            best = (0.0, alone);
        }
        all[best.1 as usize].size += size;
        if best.1 != own {
            if all[own as usize].size == 0.0 {
                empty.push(own);
            }
            (of[node], moved) = (best.1, true);
            for other in links.others(node) {
                let at = *other as usize;
                if of[at] != best.1 && !queued[at] {
                    queued[at] = true;
                    queue.push_back(*other);
                }
            }
        }
    }
    moved
}

/// Numbers communities anew, from 0 in the order of their first nodes. How many there are.
fn number(of: &mut [u32]) -> usize {
    let mut names = vec![u32::MAX; of.len()];
    let mut count = 0;
    for community in of.iter_mut() {
        let name = &mut names[*community as usize];
        if *name == u32::MAX {
            *name = count;
            count += 1;
        }
        *community = *name;
    }
    count as usize
}

/// The sizes of so many communities.
fn sums(sizes: &[f64], of: &[u32], count: usize) -> Vec<f64> {
    let mut sums = vec![0.0; count];
    of.iter().zip(sizes).for_each(|(community, size)| sums[*community as usize] += size);
    sums
}

/// The links between communities, each by the smaller one first.
fn between(links: &Links, of: &[u32]) -> Vec<(u32, u32, f64)> {
    let mut pairs = Vec::new();
    for (node, own) in of.iter().enumerate() {
        let others = links.others(node);
        let after = others.partition_point(|other| *other as usize <= node);
        for (other, weight) in others[after..].iter().zip(&links.weights(node)[after..]) {
            let its = of[*other as usize];
            if its != *own {
                pairs.push(((*own).min(its), (*own).max(its), *weight));
            }
        }
    }
    pairs
}

/// The same of the communities of communities.
fn lift(pairs: &mut Vec<(u32, u32, f64)>, of: &[u32]) {
    pairs.retain_mut(|(a, b, _)| {
        let (first, second) = (of[*a as usize], of[*b as usize]);
        (*a, *b) = (first.min(second), first.max(second));
        first != second
    });
}
