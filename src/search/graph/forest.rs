//! Random-projection trees: photos on the same side of many random cuts are likely near.

use super::chance::Chance;
use super::sketch::Sketches;
use crate::domain::cosine;

/// Leaves are at most this large, and compared in full.
const LEAF: usize = 48;
/// Deeper than any sensible tree: photos that no cut tells apart (all the same picture) end in pieces of a leaf's size.
const DEPTH: usize = 60;

/// Cuts all photos by planes halfway between two drawn photos, again and again, and hands over each leaf.
pub(super) fn grow(sketches: &Sketches, tree: u64, leaf: &mut impl FnMut(&[u32])) {
    let mut all: Vec<u32> = (0..).take(sketches.len()).collect();
    let mut chance = Chance::new(tree);
    let mut normal = Vec::new();
    // (from, to, depth) of what is still to be cut.
    let mut left = vec![(0, all.len(), 0)];
    while let Some((from, to, depth)) = left.pop() {
        let part = &mut all[from..to];
        if part.len() <= LEAF || depth == DEPTH {
            part.chunks(LEAF).for_each(&mut *leaf);
            continue;
        }
        let (a, b) = (part[chance.below(part.len())], part[chance.below(part.len())]);
        normal.clear();
        normal.extend(sketches.row(a).iter().zip(sketches.row(b)).map(|(x, y)| x - y));
        let mut cut = 0;
        for i in 0..part.len() {
            if cosine(sketches.row(part[i]), &normal) > 0.0 {
                part.swap(i, cut);
                cut += 1;
            }
        }
        // A cut with nothing on one side is drawn again, one level deeper.
        if cut == 0 || cut == part.len() {
            left.push((from, to, depth + 1));
        } else {
            left.push((from, from + cut, depth + 1));
            left.push((from + cut, to, depth + 1));
        }
    }
}
