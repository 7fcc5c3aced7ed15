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
    for _ in 0..ROUNDS {
        move_nodes(links, &mut of, density);
        loop {
            let count = number(&mut of);
            let (above, mut of_above) = (gather(links, &of, count), (0..).take(count).collect::<Vec<u32>>());
            if !move_nodes(&above, &mut of_above, density) {
                break;
            }
            of.iter_mut().for_each(|community| *community = of_above[*community as usize]);
        }
    }
    number(&mut of);
    of
}

/// Moves nodes to the community that gains most by it until no move gains anything. Whether any was moved.
fn move_nodes(links: &Links, of: &mut [u32], density: f64) -> bool {
    let mut sizes = vec![0.0; links.len()];
    of.iter().zip(&links.sizes).for_each(|(community, size)| sizes[*community as usize] += size);
    let mut empty: Vec<u32> = (0..).take(links.len()).filter(|c| sizes[*c as usize] == 0.0).collect();
    let mut queue: VecDeque<usize> = (0..links.len()).collect();
    let mut queued = vec![true; links.len()];
    let mut weights = vec![0.0; links.len()];
    let mut touched = Vec::new();
    let mut moved = false;
    while let Some(node) = queue.pop_front() {
        queued[node] = false;
        let (size, own) = (links.sizes[node], of[node]);
        touched.clear();
        for (other, weight) in links.of(node) {
            let community = of[*other as usize];
            if weights[community as usize] == 0.0 {
                touched.push(community);
            }
            weights[community as usize] += weight;
        }
        sizes[own as usize] -= size;
        let gain = |community: u32| weights[community as usize] - density * size * sizes[community as usize];
        let stay = gain(own);
        let better = |best: (f64, u32), community: u32| match gain(community) {
            gain if gain > best.0 + WORTH => (gain, community),
            _ => best,
        };
        let mut best = touched.iter().copied().fold((stay, own), better);
        // Being alone gains nothing and costs nothing.
        if best.0 < -WORTH
            && let Some(alone) = empty.pop()
        {
            best = (0.0, alone);
        }
        touched.iter().for_each(|community| weights[*community as usize] = 0.0);
        sizes[best.1 as usize] += size;
        if best.1 != own {
            if sizes[own as usize] == 0.0 {
                empty.push(own);
            }
            (of[node], moved) = (best.1, true);
            for (other, _) in links.of(node) {
                let other = *other as usize;
                if of[other] != best.1 && !queued[other] {
                    queued[other] = true;
                    queue.push_back(other);
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

/// The graph whose nodes are the communities.
fn gather(links: &Links, of: &[u32], count: usize) -> Links {
    let mut sizes = vec![0.0; count];
    of.iter().zip(&links.sizes).for_each(|(community, size)| sizes[*community as usize] += size);
    let mut pairs = Vec::new();
    for (node, own) in of.iter().enumerate() {
        for (other, weight) in links.of(node).iter().filter(|(other, _)| *other as usize > node) {
            let its = of[*other as usize];
            if its != *own {
                pairs.push(((*own).min(its), (*own).max(its), *weight));
            }
        }
    }
    Links::new(sizes, &pairs)
}
