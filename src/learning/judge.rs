//! What the person's decisions teach, and whether it does better on albums that it was not learned from.

use super::refit::{Affinity, Lesson, probability, refit};
use crate::domain::{Constraints, GroupState, Held, Pair, PhotoFacts, PhotoId};
use crate::grouping::{AFFINITY, Decision, Weights, Word, decisions, events};
use std::collections::{BTreeMap, BTreeSet};

/// Parts that the albums are divided into; what is learned from the others is judged on each.
const FOLDS: usize = 3;
/// Nats by which what was held back must be likelier. However many decisions there are, the chance to come here without
/// being better is at most one in twenty: a likelihood ratio on what was held back is an e-value, and so is the mean of
/// several (Wasserman, Ramdas & Balakrishnan 2020, "Universal inference").
const CLEARLY: f64 = 3.0;
/// How likely either answer of somebody is who answers at random. Against the shipped weights alone two answers that they were
/// sure of the other way would be enough, and a coin gives those one time in four.
const CHANCE: f64 = 0.5;
/// Nats by which answers must be likelier than a coin's, beyond [`CLEARLY`]: together one in a hundred. Whoever answers is looked at
/// after each answer, and the folds share what they are fitted to, so one in twenty is not kept to.
const SUSPICION: f64 = 1.6;
/// Of what was held back, the share that must be made again. What somebody put together at random no weights make again, and one more
/// of 33 by luck was once enough to be adopted. (On made libraries 1 to 5, days as albums, it is 0.89 to 1 whenever something is
/// adopted; at random at most 0.21.)
const SERVED: f64 = 0.5;
/// No decision is believed to be likelier or less likely than this: people err, and features miss things.
const FLOOR: f64 = 0.02;
/// A group was made again if it and the album have so much in common (intersection over union).
const SAME: f64 = 0.9;
/// How far weights may go from where they start, in log-odds: standard deviation of the prior. Of 0.15, 0.3, 0.5, 1 and 2
/// this one did best for simulated people of five tastes, on made libraries 11 to 13 (measured with the weights of the
/// encoder before).
const SPREAD: f64 = 0.15;
/// The same for what is mostly taste: nights, and how long an event is.
const SPREAD_OF_TASTE: f64 = 1.0;
/// What is added to the weight of a night for somebody to whom every day is an album of its own: there, events of one day
/// have come to their best on the libraries that weights were fitted to (B-cubed F1 0.981; 0.961 at -16, 0.875 at 0),
/// so this is where a second prior lies.
const DAYS: f64 = -24.0;

/// What learning came to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Learned {
    /// The weights to group by from now on; `None` where those in use are as good.
    pub affinity: Option<Affinity>,
    /// Groups of two photos or more that the person settled, and answers.
    pub albums: usize,
    /// What they say of photos that belong together or do not.
    pub decisions: usize,
    /// Of the albums, how many grouping makes again that does not know them: as shipped. 0, and so below, where the evidence
    /// was too little to ask.
    pub before: usize,
    /// The same, with weights that were learned from the other albums.
    pub after: usize,
    /// By how many nats the held-back decisions are likelier than by the shipped weights, and than where answers were given
    /// by chance; the lesser.
    pub evidence: f64,
}

/// Learns from the groups that the person settled how they group. Deterministic.
///
/// Two starts are tried: the shipped weights, and the same for somebody to whom each day is an album. What comes of the
/// better one is adopted where what was held back is clearly likelier, and more of the held-back albums are made again, at least
/// half of them. What was adopted before (`is_in_use`) was clear then: it is left only where it is no better any more, so that grouping does not go
/// to and fro with each album.
pub fn learn(facts: &[PhotoFacts<'_>], constraints: &Constraints, shipped: &Weights, is_in_use: bool) -> Learned {
    let said = decisions(facts, constraints, shipped);
    let lessons = weighed(&said);
    let mut judged: BTreeMap<usize, Judged> = constraints
        .held
        .iter()
        .enumerate()
        .filter_map(|(index, held)| is_judged(held).then_some((index, Judged::Album(index))))
        .collect();
    judged.extend(said.iter().filter_map(|d| match d.word {
        Word::Answered(pair) => Some((d.by, Judged::Answer(pair, d.together))),
        Word::Taken | Word::Formed => None,
    }));
    let by: BTreeSet<usize> = said.iter().map(|d| d.by).chain(judged.keys().copied()).collect();
    let fold: BTreeMap<usize, usize> = by.into_iter().enumerate().map(|(n, album)| (album, n % FOLDS)).collect();
    let starts = [shipped.affinity, a_day_an_album(&shipped.affinity)];
    let spread = spreads();
    let fitted_without = |held_back: usize| {
        let is_out = |album: usize| fold.get(&album) == Some(&held_back);
        let rest: Vec<Lesson<'_>> = lessons
            .iter()
            .copied()
            .filter(|l| !is_out(l.decision.by) && !l.decision.with.is_some_and(is_out))
            .collect();
        starts.map(|start| refit(&rest, &start, &spread))
    };
    let fits: Vec<[Affinity; 2]> = (0..FOLDS).map(fitted_without).collect();
    let all = |likely: &dyn Fn(&Lesson<'_>) -> f64| lessons.iter().map(|l| l.weight * likely(l).ln()).sum::<f64>();
    let held_back = [0, 1].map(|start| all(&|l| likelihood(&fits[fold[&l.decision.by]][start], l.decision)));
    let best = usize::from(held_back[1] > held_back[0]);
    let mean = held_back[best] + f64::midpoint(1.0, (held_back[1 - best] - held_back[best]).exp()).ln();
    let as_shipped = |l: &Lesson<'_>| likelihood(&shipped.affinity, l.decision);
    let is_answer = |l: &Lesson<'_>| matches!(l.decision.word, Word::Answered(_));
    let by_chance = |l: &Lesson<'_>| if is_answer(l) { CHANCE } else { as_shipped(l) };
    let suspicion = if lessons.iter().any(is_answer) { SUSPICION } else { 0.0 };
    let evidence = mean - all(&as_shipped).max(all(&by_chance) + suspicion);
    let mut learned =
        Learned { affinity: None, albums: judged.len(), decisions: said.len(), before: 0, after: 0, evidence };
    // Grouping all anew is dear, and this comes after each decision: most of them change nothing.
    if judged.is_empty() || evidence <= if is_in_use { 0.0 } else { CLEARLY } {
        return learned;
    }
    learned.before = made_again(facts, constraints, shipped, judged.values());
    for (held_back, fitted) in fits.iter().enumerate() {
        let of = judged.iter().filter(|(by, _)| fold[by] == held_back).map(|(_, judged)| judged);
        let weights = Weights { affinity: fitted[best], ..shipped.clone() };
        learned.after += made_again(facts, constraints, &weights, of);
    }
    let serves = learned.after as f64 >= SERVED * learned.albums as f64;
    if serves && (learned.after > learned.before || (is_in_use && learned.after == learned.before)) {
        learned.affinity = Some(refit(&lessons, &starts[best], &spread));
    }
    learned
}

/// Rejected groups say that they are no album, not which of their photos belong elsewhere; one put off says nothing yet.
fn is_judged(held: &Held) -> bool {
    matches!(held.state, GroupState::Accepted | GroupState::Open) && held.photos.len() > 1
}

/// What grouping is to make again by itself.
#[derive(Clone, Copy)]
enum Judged {
    /// A held group, by its place.
    Album(usize),
    /// Two photos in one event, or in two.
    Answer(Pair, bool),
}

/// How much a decision counts by how deliberate it was: whoever makes a group photo by photo means each of its edges, whoever
/// answers means the one that was asked about, whoever takes a suggestion may have looked at its cover. Never above 1, so that a
/// likelihood ratio stays an e-value.
///
/// Measured on made libraries 1 to 5, days as albums: of 0.2, 0.4, 0.8 and 1 for what was taken none makes a difference (gains over
/// albums never touched 0.048 to 0.049 after some 23 corrections, three halves of each library); 0.5 for what was formed teaches
/// less (0.040, and adopted in 11 of 15 in place of 13); 0.45 for answers wants twice as many of them (18 or 19 before anything is
/// adopted, and never on one library, in place of 9 or 10), 1 one less. Events stay as they are with all of them.
fn deliberate(word: Word) -> f64 {
    match word {
        Word::Taken => 0.8,
        Word::Answered(_) => 0.9,
        Word::Formed => 1.0,
    }
}

/// Each decision counts so that no album speaks louder than another: all that one says in one direction counts as one, at
/// most.
pub(super) fn weighed(said: &[Decision]) -> Vec<Lesson<'_>> {
    let mut counts: BTreeMap<(usize, bool), usize> = BTreeMap::new();
    said.iter().for_each(|d| *counts.entry((d.by, d.together)).or_default() += 1);
    said.iter()
        .map(|d| Lesson { decision: d, weight: deliberate(d.word) / counts[&(d.by, d.together)] as f64 })
        .collect()
}

fn spreads() -> Affinity {
    AFFINITY.map(|name| {
        let is_taste = matches!(name, "night" | "nights" | "away_night") || name.starts_with("extent");
        if is_taste { SPREAD_OF_TASTE } else { SPREAD }
    })
}

pub(super) fn a_day_an_album(weights: &Affinity) -> Affinity {
    let mut own = *weights;
    own.iter_mut().zip(AFFINITY).filter(|(_, name)| *name == "night").for_each(|(weight, _)| *weight += DAYS);
    own
}

pub(super) fn likelihood(weights: &Affinity, decision: &Decision) -> f64 {
    let p = probability(weights, &decision.features).clamp(FLOOR, 1.0 - FLOOR);
    if decision.together { p } else { 1.0 - p }
}

/// How many of these grouping would make if the person had said nothing.
fn made_again<'j>(
    facts: &[PhotoFacts<'_>],
    constraints: &Constraints,
    weights: &Weights,
    of: impl Iterator<Item = &'j Judged>,
) -> usize {
    let unsettled = Constraints { trusted_clocks: constraints.trusted_clocks.clone(), ..Constraints::default() };
    let groups = events(facts, &unsettled, weights);
    let group_of: BTreeMap<PhotoId, usize> =
        groups.iter().enumerate().flat_map(|(g, group)| group.photos.iter().map(move |photo| (*photo, g))).collect();
    let is_made = |judged: &&Judged| match **judged {
        Judged::Answer((a, b), together) => {
            group_of.get(&a).zip(group_of.get(&b)).is_some_and(|(a, b)| (a == b) == together)
        }
        Judged::Album(album) => {
            let photos: Vec<usize> =
                constraints.held[album].photos.iter().filter_map(|photo| group_of.get(photo).copied()).collect();
            let mut common: BTreeMap<usize, usize> = BTreeMap::new();
            photos.iter().for_each(|g| *common.entry(*g).or_default() += 1);
            common.iter().any(|(g, n)| *n as f64 >= SAME * (photos.len() + groups[*g].photos.len() - n) as f64)
        }
    };
    of.filter(is_made).count()
}
