//! Merges the bursts of one section: the two groups that belong together most, and so on until nothing more does.

use super::affinity::{AFFINITY, features};
use super::bonds::Knots;
use super::cluster::{Observer, REACH_SECONDS};
use super::group::{Group, World};
use super::logistic::{log_odds, surprise};
use super::memory::{Comparisons, bits};
use crate::domain::Fingerprint;
use std::cmp::Ordering;
use std::collections::{BTreeSet, BinaryHeap};
use std::hash::{Hash, Hasher};

/// How many following groups a group is compared with.
const NEIGHBOURS: usize = 8;

/// A merge that could be made; the heap gives the most likely first.
struct Candidate {
    log_odds: f64,
    a: usize,
    b: usize,
}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        // Ties go to the earlier groups: group numbers only depend on the order of the timeline.
        self.log_odds.total_cmp(&other.log_odds).then_with(|| (other.a, other.b).cmp(&(self.a, self.b)))
    }
}
impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl PartialEq for Candidate {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}
impl Eq for Candidate {}

/// The groups that these bursts become: whatever is above `threshold` (log-odds) is merged, as far as the person did not say
/// otherwise. Groups that were compared before are not compared again, where somebody remembers that.
pub(super) fn merge_up<'a>(
    bursts: &[Vec<usize>],
    world: &World<'a>,
    (weights, threshold): (&[f64; AFFINITY.len()], f64),
    known: Option<&mut Comparisons<'_>>,
    observe: Observer<'_>,
) -> Vec<Group<'a>> {
    let is_spoken_of = bursts.iter().any(|b| b.first().zip(b.last()).is_some_and(|(a, z)| world.bonds.touch(*a..=*z)));
    if !is_spoken_of {
        let mut merging = Merging::new(bursts, None, (world, weights), known, observe);
        merging.merge(threshold);
        return merging.finish();
    }
    let mut pieces: Vec<(usize, Vec<usize>)> = Vec::new();
    for (burst, shots) in bursts.iter().enumerate() {
        pieces.extend(world.bonds.pieces(shots).into_iter().map(|piece| (burst, piece)));
    }
    pieces.sort_by_key(|(_, shots)| shots.first().copied());
    let (of, pieces): (Vec<usize>, Vec<Vec<usize>>) = pieces.into_iter().unzip();
    let knots = Knots::new(world.bonds, &pieces);
    let mut merging = Merging::new(&pieces, Some(knots), (world, weights), known, observe);
    merging.mend_bursts(&of, bursts.len());
    let shots = pieces.first().zip(pieces.last()).and_then(|(a, z)| Some(*a.first()?..=*z.last()?));
    merging.cuts = shots.map(|shots| world.bonds.cuts(shots, world.shots)).unwrap_or_default();
    merging.merge(threshold);
    merging.cuts.clear();
    let across = std::mem::take(&mut merging.across);
    merging.heap.extend(across);
    merging.merge(threshold);
    while merging.tie() {
        merging.merge(threshold);
    }
    merging.finish()
}

struct Merging<'w, 'a, 'o, 'k> {
    world: &'w World<'a>,
    weights: &'w [f64; AFFINITY.len()],
    observe: Observer<'o>,
    known: Option<&'w mut Comparisons<'k>>,
    groups: Vec<Option<Group<'a>>>,
    /// Of each group, a fingerprint of its photos and of how it was made, where comparisons are remembered.
    prints: Vec<u64>,
    near: Vec<BTreeSet<usize>>,
    heap: BinaryHeap<Candidate>,
    /// The strongest merge left undone, and the doubt of all of them.
    rivals: Vec<(f64, f64)>,
    /// Where the person spoke of photos.
    knots: Option<Knots>,
    /// Lines that nothing is merged across for now, each by the shot after it.
    cuts: Vec<usize>,
    /// What could be merged across them.
    across: Vec<Candidate>,
}

impl<'w, 'a, 'o, 'k> Merging<'w, 'a, 'o, 'k> {
    fn new(
        bursts: &[Vec<usize>],
        knots: Option<Knots>,
        (world, weights): (&'w World<'a>, &'w [f64; AFFINITY.len()]),
        known: Option<&'w mut Comparisons<'k>>,
        observe: Observer<'o>,
    ) -> Self {
        let groups: Vec<_> = bursts.iter().map(|s| Some(Group::new(s.clone(), world))).collect();
        let (near, rivals) = (vec![BTreeSet::new(); groups.len()], vec![(f64::NEG_INFINITY, 0.0); groups.len()]);
        let prints =
            if known.is_some() { bursts.iter().map(|shots| print(shots, world)).collect() } else { Vec::new() };
        let (heap, cuts, across) = (BinaryHeap::new(), Vec::new(), Vec::new());
        let mut all = Self { world, weights, observe, known, groups, prints, near, heap, rivals, knots, cuts, across };
        for a in 0..all.groups.len() {
            for b in (a + 1..all.groups.len()).take(NEIGHBOURS) {
                let pair = all.groups[a].as_ref().zip(all.groups[b].as_ref());
                if pair.is_some_and(|(x, y)| y.start - x.end <= REACH_SECONDS) {
                    all.near[a].insert(b);
                    all.near[b].insert(a);
                    all.compare(a, b);
                }
            }
        }
        all
    }

    fn compare(&mut self, a: usize, b: usize) {
        let (Some(x), Some(y)) = (&self.groups[a], &self.groups[b]) else { return };
        let mut judge = || {
            let seen = features(x, y, self.world);
            (self.observe)(x, y, &seen);
            log_odds(self.weights, &seen)
        };
        let log_odds = match &mut self.known {
            // What two groups are, and how many photos lie between them, is all that they are judged by.
            Some(known) => {
                let between = if x.start <= y.start { self.world.between(x, y) } else { self.world.between(y, x) };
                known.get(Fingerprint::of((self.prints[a], self.prints[b], between)), judge)
            }
            None => judge(),
        };
        self.heap.push(Candidate { log_odds, a, b });
    }

    /// Merges what belongs together more than by `threshold`, the most likely first.
    fn merge(&mut self, threshold: f64) {
        while let Some(Candidate { log_odds, a, b }) = self.heap.pop() {
            let (Some(x), Some(y)) = (&self.groups[a], &self.groups[b]) else { continue };
            let (first, second) = (x.shots[0].min(y.shots[0]), x.shots[0].max(y.shots[0]));
            if self.cuts.iter().any(|cut| first < *cut && *cut <= second) {
                self.across.push(Candidate { log_odds, a, b });
                continue;
            }
            // What the person keeps apart is no doubt.
            if self.knots.as_ref().is_some_and(|knots| !knots.may_join(a, b)) {
                continue;
            }
            if log_odds > threshold {
                self.join(a, b, log_odds);
            } else {
                for side in [a, b] {
                    let (strongest, doubt) = self.rivals[side];
                    self.rivals[side] = (log_odds.max(strongest), doubt + surprise(-log_odds));
                }
            }
        }
    }

    fn join(&mut self, a: usize, b: usize, log_odds: f64) {
        let (Some(x), Some(y)) = (&self.groups[a], &self.groups[b]) else { return };
        let joined = x.merge(y, log_odds, self.world);
        let c = self.groups.len();
        if self.known.is_some() {
            let home = self.world.homes.at(joined.start).map(bits);
            self.prints.push(Fingerprint::of((self.prints[a], self.prints[b], home)));
        }
        (self.groups[a], self.groups[b]) = (None, None);
        self.groups.push(Some(joined));
        self.rivals.push((f64::NEG_INFINITY, 0.0));
        self.knots.iter_mut().for_each(|knots| knots.joined(a, b));
        let around: BTreeSet<usize> =
            self.near[a].union(&self.near[b]).copied().filter(|&n| self.groups[n].is_some()).collect();
        self.near.push(around.clone());
        for n in around {
            self.near[n].insert(c);
            self.compare(n, c);
        }
    }

    /// Makes bursts whole again that were cut where the person spoke of a photo, as far as that may be.
    fn mend_bursts(&mut self, of: &[usize], bursts: usize) {
        let mut whole: Vec<Option<usize>> = vec![None; bursts];
        for (piece, burst) in of.iter().enumerate() {
            let before = whole[*burst];
            whole[*burst] = Some(piece);
            if let Some(before) =
                before.filter(|before| self.knots.as_ref().is_some_and(|k| k.may_join(*before, piece)))
            {
                whole[*burst] = Some(self.groups.len());
                self.join(before, piece, f64::INFINITY);
            }
        }
    }

    /// Makes one of two groups that must be. Whether there were two.
    fn tie(&mut self) -> bool {
        let alive = (0..self.groups.len()).filter(|group| self.groups[*group].is_some());
        let pair = self.knots.as_ref().and_then(|knots| knots.tied_pair(alive));
        if let Some((a, b)) = pair {
            self.join(a, b, f64::INFINITY);
        }
        pair.is_some()
    }

    fn finish(self) -> Vec<Group<'a>> {
        let alive = self.groups.into_iter().zip(self.rivals);
        alive.filter_map(|(group, rival)| group.map(|g| Group { rival: rival.0, rival_doubt: rival.1, ..g })).collect()
    }
}

/// Of all that a burst is compared by.
fn print(shots: &[usize], world: &World<'_>) -> u64 {
    let mut print = Fingerprint::default();
    for i in shots {
        world.shots[*i].print.hash(&mut print);
    }
    shots.first().and_then(|first| world.homes.at(world.shots[*first].at)).map(bits).hash(&mut print);
    print.finish()
}
