//! "Same event?": which boundaries are worth a question.
//!
//! Active learning (Settles 2009) by expected change: how many photos would be in another event after an answer, over what
//! grouping believes of both answers. That belief mixes tastes: with the weights in use a journey is one album for sure, so
//! nobody would ever be asked; that the person may keep days apart is believed as far as their decisions so far leave it open.

use super::judge::{a_day_an_album, likelihood, weighed};
use super::refit::{Affinity, probability};
use crate::domain::{Constraints, PhotoFacts, PhotoId, Suggestion, pair};
use crate::grouping::{BoundaryKind, Weights, boundaries, decisions};
use std::collections::{BTreeMap, BTreeSet};

/// Photos that an answer must be expected to move to be worth a question. Measured on made libraries 1 to 5 with honest answers,
/// days as albums: with 0.25, 0.5, 1, 2 and 4 there are 18, 12, 11, 10 and 10 answers until nothing is asked any more, and all albums
/// end at 0.983, 0.981, 0.981, 0.981 and 0.981 B-cubed F1. With events as albums: 15, 5, 3, 2 and 1 answers.
const WORTH: f64 = 1.0;
/// A boundary is open where either answer is at least so likely.
const OPEN: f64 = 0.1;
/// Each further question of one kind counts for so much less, so that kinds come mixed. With six asked at a time 0.85, 0.925 and 1
/// come to the same on made libraries 1 to 5; with 0.7 one of these teaches after 18 answers in place of 10.
const SAME_KIND: f64 = 0.85;
/// How much is believed of the weights in use before anything was decided; the rest of the others. From 0.35 to 0.95 it makes at
/// most one answer more or less, on each of libraries 1 to 5.
const IN_USE: f64 = 0.7;

/// One question: do these belong to one event?
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Which kind of boundary it is about.
    pub kind: BoundaryKind,
    /// Photos of the one side in order of time, the nearest last; one to four.
    pub left: Vec<PhotoId>,
    /// Photos of the other side in order of time, the nearest first; one to four.
    pub right: Vec<PhotoId>,
    /// Seconds between the nearest two.
    pub pause: f64,
    /// How likely the answer is yes.
    pub probability: f64,
    /// How many photos an answer is expected to move.
    pub worth: f64,
}

/// What is left to ask.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Questions {
    /// The questions, that which settles most first; no two about the same suggestion.
    pub next: Vec<Question>,
    /// How many boundaries are worth a question.
    pub worth_asking: usize,
    /// How many are open, though a question about some of them would settle too little.
    pub open: usize,
}

/// Weights that the person may turn out to have, each with how far it is believed.
#[derive(Clone, Debug, PartialEq)]
pub struct Tastes(Vec<(f64, Affinity)>);

impl Tastes {
    /// What the decisions so far leave of the tastes that there are: the weights in use, the shipped ones, and a day an album
    /// (Bayes' rule over the three).
    pub fn new(facts: &[PhotoFacts<'_>], constraints: &Constraints, shipped: &Weights, in_use: &Affinity) -> Self {
        let said = decisions(facts, constraints, shipped);
        let lessons = weighed(&said);
        let days = a_day_an_album(&shipped.affinity);
        let mut tastes = vec![(IN_USE, *in_use), ((1.0 - IN_USE), days)];
        if *in_use != shipped.affinity {
            tastes[1].0 /= 2.0;
            tastes.push(((1.0 - IN_USE) / 2.0, shipped.affinity));
        }
        let fit = |weights: &Affinity| -> f64 {
            lessons.iter().map(|lesson| lesson.weight * likelihood(weights, lesson.decision).ln()).sum()
        };
        let log: Vec<f64> = tastes.iter().map(|(prior, weights)| prior.ln() + fit(weights)).collect();
        let most = log.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let all: f64 = log.iter().map(|log| (log - most).exp()).sum();
        tastes.iter_mut().zip(log).for_each(|(taste, log)| taste.0 = (log - most).exp() / all);
        Self(tastes)
    }

    /// Probability that two sides with these features are one event.
    fn probability(&self, features: &Affinity) -> f64 {
        self.0.iter().map(|(believed, weights)| believed * probability(weights, features)).sum()
    }
}

/// What to ask next, `count` questions at most. `groups` are the events of these facts as they are suggested now; `skipped`
/// are nearest pairs that the person did not know an answer to.
pub fn questions(
    facts: &[PhotoFacts<'_>],
    constraints: &Constraints,
    groups: &[Suggestion],
    tastes: &Tastes,
    skipped: &BTreeSet<(PhotoId, PhotoId)>,
    count: usize,
) -> Questions {
    let mut all = Vec::new();
    let mut open = 0;
    for boundary in boundaries(facts, constraints, groups) {
        let p = tastes.probability(&boundary.features);
        let worth = boundary.stake as f64 * if boundary.is_joined { 1.0 - p } else { p };
        open += usize::from((OPEN..=1.0 - OPEN).contains(&p));
        let nearest = boundary.left.last().zip(boundary.right.first()).and_then(|(a, b)| pair(*a, *b));
        if worth >= WORTH && nearest.is_some_and(|nearest| !skipped.contains(&nearest)) {
            all.push((boundary, p, worth));
        }
    }
    // Equal ones in order of time, which is the order that they are in.
    all.sort_by(|a, b| b.2.total_cmp(&a.2));
    let worth_asking = all.len();
    let (mut next, mut touched, mut of_kind) = (Vec::new(), BTreeSet::new(), BTreeMap::<BoundaryKind, i32>::new());
    while next.len() < count {
        let value = |kind: BoundaryKind, worth: f64| worth * SAME_KIND.powi(of_kind.get(&kind).copied().unwrap_or(0));
        let is_free = |groups: (usize, usize)| !touched.contains(&groups.0) && !touched.contains(&groups.1);
        let left = all.iter().enumerate().filter(|(_, (boundary, ..))| is_free(boundary.groups));
        let best = left.max_by(|(i, a), (j, b)| value(a.0.kind, a.2).total_cmp(&value(b.0.kind, b.2)).then(j.cmp(i)));
        let Some((at, _)) = best else { break };
        let (boundary, probability, worth) = all.remove(at);
        touched.extend([boundary.groups.0, boundary.groups.1]);
        *of_kind.entry(boundary.kind).or_default() += 1;
        let (kind, pause) = (boundary.kind, boundary.pause);
        next.push(Question { kind, left: boundary.left, right: boundary.right, pause, probability, worth });
    }
    Questions { next, worth_asking, open }
}
