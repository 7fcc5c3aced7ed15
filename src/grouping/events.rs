//! The whole of grouping events, step by step.

use super::assemble::{Draft, finish, in_order, keep, lonely, place_stray};
use super::cluster::{Group, World, cluster};
use super::confidence;
use super::home::Homes;
use super::ids::Ids;
use super::shots::{self, Shot, Trust};
use super::strays;
use super::summary::summary;
use super::weights::{Weights, log_odds, probability};
use crate::domain::{GroupId, GroupState, Held, PhotoFacts, PhotoId, Suggestion};
use std::collections::{BTreeMap, BTreeSet};

/// Strays that joined with less than these log-odds are marked as doubtful.
const DOUBTFUL: f64 = 1.4;

/// Which judgement an [`Example`] is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Judgement {
    /// Two groups: one event? Features: [`super::AFFINITY`].
    Affinity,
    /// A photo without a trustworthy time and an event. Features: [`super::STRAY`].
    Stray,
    /// Is this group (`left`) right as it is? Features: [`super::CONFIDENCE`].
    Confidence,
}

/// A judgement that grouping made, so that weights can be fitted to what would have been right.
#[derive(Clone, Debug)]
pub struct Example {
    /// Which judgement.
    pub judgement: Judgement,
    /// Photos on the one side.
    pub left: Vec<PhotoId>,
    /// Photos on the other; empty for [`Judgement::Confidence`].
    pub right: Vec<PhotoId>,
    /// In the order of the judgement's names.
    pub features: Vec<f64>,
}

/// Suggest events: every photo of `facts` is in exactly one of the returned groups.
///
/// `held` groups come back as the person left them, with those of their photos that are in `facts` (a photo held
/// twice belongs to the first; a group without any is left out); the rest is arranged around them and never joins
/// them. Photo ids in `facts` are unique. Order: open suggestions by falling confidence, then by time; after them
/// the held groups by time.
pub fn events(facts: &[PhotoFacts<'_>], held: &[Held], weights: &Weights) -> Vec<Suggestion> {
    run(facts, held, weights, &mut |_| ())
}

/// All judgements that [`events`] makes on the way.
pub fn examples(facts: &[PhotoFacts<'_>], held: &[Held], weights: &Weights) -> Vec<Example> {
    let mut out = Vec::new();
    run(facts, held, weights, &mut |example| out.push(example()));
    out
}

/// Gets each judgement as a function, so that nothing is built where nobody looks.
type Watch<'w> = &'w mut dyn FnMut(&dyn Fn() -> Example);

fn run(facts: &[PhotoFacts<'_>], held: &[Held], weights: &Weights, watch: Watch<'_>) -> Vec<Suggestion> {
    let by_id: BTreeMap<PhotoId, &PhotoFacts<'_>> = facts.iter().map(|f| (f.id, f)).collect();
    let (kept, is_held) = keep(held, &by_id);
    let mut all: Vec<Shot<'_>> = facts.iter().map(Shot::new).collect();
    shots::sort(&mut all);
    let (exact, strays): (Vec<Shot<'_>>, Vec<Shot<'_>>) = all.into_iter().partition(|s| s.trust == Trust::Exact);
    let homes = Homes::new(&exact);
    let exact_held: Vec<bool> = exact.iter().map(|s| is_held.contains(&s.id)).collect();
    let world = World { shots: &exact, held: &exact_held, homes: &homes };
    let ids = |group: &Group<'_>| group.shots.iter().map(|&i| exact[i].id).collect::<Vec<_>>();

    let groups = cluster(&world, &weights.affinity, &mut |a, b, features| {
        watch(&|| Example { judgement: Judgement::Affinity, left: ids(a), right: ids(b), features: features.to_vec() });
    });
    let mut drafts: Vec<Draft<'_>> = groups.iter().map(Draft::new).collect();
    let mut owner = vec![None; exact.len()];
    for (g, group) in groups.iter().enumerate() {
        for &i in &group.shots {
            owner[i] = Some(g);
        }
    }
    let mut out = Vec::new();
    for stray in strays.iter().filter(|s| !is_held.contains(&s.id)) {
        let offers = strays::offers(stray, &groups, &owner, &world, &weights.stray);
        for offer in &offers {
            watch(&|| Example {
                judgement: Judgement::Stray,
                left: vec![stray.id],
                right: ids(&groups[offer.group]),
                features: offer.features.to_vec(),
            });
        }
        if !place_stray(stray, &offers, &mut drafts) {
            out.push(lonely(by_id[&stray.id], strays::alone(&offers)));
        }
    }
    for draft in &drafts {
        let mut photos: Vec<&PhotoFacts<'_>> = ids(draft.group).iter().map(|id| by_id[id]).collect();
        photos.extend(draft.strays.iter().map(|(id, _)| by_id[id]));
        in_order(&mut photos);
        let mut doubtful: BTreeSet<PhotoId> = draft.group.doubtful.iter().map(|&i| exact[i].id).collect();
        doubtful.extend(draft.strays.iter().filter(|(_, odds)| *odds < DOUBTFUL).map(|(id, _)| *id));
        let summary = summary(&photos, homes.at(draft.group.start), doubtful.into_iter().collect());
        let features = confidence::features(draft.group, &draft.record, summary.days);
        let photos: Vec<PhotoId> = photos.iter().map(|p| p.id).collect();
        watch(&|| Example {
            judgement: Judgement::Confidence,
            left: photos.clone(),
            right: Vec::new(),
            features: features.to_vec(),
        });
        let confidence = probability(log_odds(&weights.confidence, &features));
        out.push(Suggestion {
            id: GroupId(String::new()),
            state: GroupState::Open,
            name: None,
            // Whether a journey is one album or one a day is taste, and a single photo is no album to stand for.
            sure: confidence >= weights.sure_from && summary.days <= 1 && photos.len() > 1,
            confidence: confidence as f32,
            photos,
            summary,
        });
    }
    finish(out, kept, &by_id, Ids::new(held.iter().map(|h| h.id.clone())), &homes)
}
