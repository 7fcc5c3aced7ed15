//! The whole of grouping events, step by step.

use super::assemble::{ById, Draft, UNKNOWN, finish, keep, lonely, place_stray};
use super::cluster::{SURE_ENOUGH, cluster};
use super::group::{Group, World};
use super::home::Homes;
use super::ids::Ids;
use super::shots::{self, Shot, Trust};
use super::weights::Weights;
use super::{leftovers, strays};
use crate::domain::{Held, PhotoFacts, PhotoId, Suggestion};
use std::collections::BTreeMap;

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
/// them. Order: open suggestions of two photos or more by falling confidence, then by time; after them those of one
/// photo in the same way; after them the held groups by time.
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
    let by_id: ById<'_> = facts.iter().map(|f| (f.id, f)).collect();
    let kept = keep(held, &by_id);
    let holder: BTreeMap<PhotoId, usize> =
        kept.iter().enumerate().flat_map(|(h, (_, photos))| photos.iter().map(move |p| (*p, h))).collect();
    let mut all: Vec<Shot<'_>> = by_id.values().map(|f| Shot::new(f)).collect();
    shots::sort(&mut all);
    let (exact, mut strays): (Vec<Shot<'_>>, Vec<Shot<'_>>) = all.into_iter().partition(|s| s.trust == Trust::Exact);
    strays.retain(|s| !holder.contains_key(&s.id));
    let copied = leftovers::take_copied(&mut strays);
    let homes = Homes::new(&exact);
    let is_held: Vec<bool> = exact.iter().map(|s| holder.contains_key(&s.id)).collect();
    let world = World { shots: &exact, held: &is_held, homes: &homes };

    let free = cluster(&world, &weights.affinity, SURE_ENOUGH, &mut |a, b, features| {
        watch(&|| Example {
            judgement: Judgement::Affinity,
            left: world.ids(&a.shots).collect(),
            right: world.ids(&b.shots).collect(),
            features: features.to_vec(),
        });
    });
    let mut drafts: Vec<Draft<'_>> = free.iter().map(Draft::new).collect();
    // A stray photo may well belong to an event that the person has settled; then it stays alone, near it.
    let settled = held_groups(&world, &holder);
    let groups: Vec<&Group<'_>> = free.iter().chain(&settled).collect();
    let owner = owners(&groups, exact.len());
    let mut left: Vec<(Shot<'_>, f64)> = Vec::new();
    for stray in strays {
        let offers = strays::offers(&stray, &groups, &owner, &world, &weights.stray);
        for offer in &offers {
            watch(&|| Example {
                judgement: Judgement::Stray,
                left: vec![stray.id],
                right: world.ids(&groups[offer.group].shots).collect(),
                features: offer.features.to_vec(),
            });
        }
        if !place_stray(&stray, &offers, &mut drafts) {
            left.push((stray, strays::alone(&offers)));
        }
    }
    let mut out = Vec::new();
    for draft in &drafts {
        let (suggestion, features) = draft.suggest(&world, &by_id, weights);
        watch(&|| Example {
            judgement: Judgement::Confidence,
            left: suggestion.photos.clone(),
            right: Vec::new(),
            features: features.to_vec(),
        });
        out.push(suggestion);
    }
    out.extend(leftovers::suggest(left, &by_id, weights));
    out.extend(copied.iter().map(|s| lonely(by_id[&s.id], UNKNOWN)));
    finish(out, kept, &by_id, Ids::new(held.iter().map(|h| h.id.clone())), &homes)
}

/// The photos with an exact time of each held group.
fn held_groups<'a>(world: &World<'a>, holder: &BTreeMap<PhotoId, usize>) -> Vec<Group<'a>> {
    let mut shots: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (i, shot) in world.shots.iter().enumerate() {
        if let Some(h) = holder.get(&shot.id) {
            shots.entry(*h).or_default().push(i);
        }
    }
    shots.into_values().map(|s| Group::new(s, world)).collect()
}

/// Which group each shot is in.
fn owners(groups: &[&Group<'_>], shots: usize) -> Vec<Option<usize>> {
    let mut owner = vec![None; shots];
    for (g, group) in groups.iter().enumerate() {
        for &i in &group.shots {
            owner[i] = Some(g);
        }
    }
    owner
}
