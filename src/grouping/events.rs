//! The whole of grouping events, step by step.

use super::additions::{Additions, Settled};
use super::again::{self, Again, Past};
use super::answers::answers;
use super::assemble::{Draft, Placed, UNKNOWN, finish, keep, lonely, place_stray};
use super::bonds::Bonds;
use super::by_id::ById;
use super::clocks::{self, ClockVerdict};
use super::cluster::{SURE_ENOUGH, cluster};
use super::confidence::StrayRecord;
use super::decisions::{self, Decision, Word};
use super::group::{Group, World};
use super::habit::Habit;
use super::home::Homes;
use super::ids::Ids;
use super::judgements::{Example, Judgement, Watch};
use super::logistic::probability;
use super::memory::{EventMemory, prints};
use super::recall::{Around, ClockMemory};
use super::shots::{self, Shot, Trust};
use super::ties::Ties;
use super::weights::Weights;
use super::{leftovers, strays};
use crate::domain::{Constraints, Fingerprint, GroupId, PhotoFacts, PhotoId, Suggestion};
use std::collections::BTreeMap;

/// Suggest events: every photo of `facts` is in exactly one of the returned groups.
///
/// Held groups come back as the person left them, with those of their photos that are in `facts` (a photo held
/// twice belongs to the first; a group without any is left out); the rest is arranged around them and never joins
/// them: what fits an accepted album is suggested as an addition to it. Photos of a rejected suggestion may be in another one as
/// well, whose id says so ([`GroupId::is_again`]). Order: open suggestions of two photos or more by falling confidence, then by time; after them those of one
/// photo in the same way; after them the held groups by time.
pub fn events(facts: &[PhotoFacts<'_>], constraints: &Constraints, weights: &Weights) -> Vec<Suggestion> {
    run(facts, constraints, weights, None, &mut |_| ())
}

/// The same, and no less than the same, at the cost of what changed since `memory` was last used: sections of the timeline
/// that are as they were are not gone through again.
pub fn events_again(
    memory: &mut EventMemory,
    facts: &[PhotoFacts<'_>],
    constraints: &Constraints,
    weights: &Weights,
) -> Vec<Suggestion> {
    run(facts, constraints, weights, Some(memory), &mut |_| ())
}

/// All judgements that [`events`] makes on the way.
pub fn examples(facts: &[PhotoFacts<'_>], constraints: &Constraints, weights: &Weights) -> Vec<Example> {
    let mut out = Vec::new();
    run(facts, constraints, weights, None, &mut |example| out.push(example()));
    out
}

/// What look and order say of the clocks of cameras that may be off, by camera and time; [`events`] adopts those shifts
/// whose margin is [`Weights::clock_from`] or more.
pub fn clocks(facts: &[PhotoFacts<'_>], constraints: &Constraints, weights: &Weights) -> Vec<ClockVerdict> {
    verdicts(facts, constraints, weights, &mut |_| ())
}

pub(super) fn verdicts(
    facts: &[PhotoFacts<'_>],
    constraints: &Constraints,
    weights: &Weights,
    watch: Watch<'_>,
) -> Vec<ClockVerdict> {
    let mut shots: Vec<Shot<'_>> = facts.iter().map(Shot::new).filter(|s| s.trust == Trust::Exact).collect();
    shots::sort(&mut shots);
    clocks_of(&shots, constraints, weights, None, watch)
}

/// The same of photos that know their time, by it.
fn clocks_of(
    shots: &[Shot<'_>],
    constraints: &Constraints,
    weights: &Weights,
    memory: Option<&mut ClockMemory>,
    watch: Watch<'_>,
) -> Vec<ClockVerdict> {
    clocks::verdicts(shots, &constraints.trusted_clocks, &weights.clock, memory, &mut |photos, shift, features| {
        watch(&|| Example {
            judgement: Judgement::Clock,
            left: photos.to_vec(),
            right: Vec::new(),
            shift,
            features: features.to_vec(),
        });
    })
}

/// What the person's own groups and answers say of photos that belong together, judged as [`events`] judges.
pub fn decisions(facts: &[PhotoFacts<'_>], constraints: &Constraints, weights: &Weights) -> Vec<Decision> {
    let shifts = clocks::adopted(&verdicts(facts, constraints, weights, &mut |_| ()), weights.clock_from);
    let moved = clocks::moved(facts, &shifts);
    let mut by_id = ById::new(facts);
    by_id.replace(&moved);
    let kept = keep(&constraints.held, &by_id);
    let holder: BTreeMap<PhotoId, usize> =
        kept.iter().enumerate().flat_map(|(h, (_, photos))| photos.iter().map(move |p| (*p, h))).collect();
    let mut exact: Vec<Shot<'_>> =
        by_id.all().iter().map(|f| Shot::new(f)).filter(|s| s.trust == Trust::Exact).collect();
    shots::sort(&mut exact);
    let homes = Homes::new(&exact);
    let is_held = held_shots(&exact, &holder);
    let bonds = Bonds::default();
    let world = World { shots: &exact, held: &is_held, homes: &homes, bonds: &bonds };
    let settled = held_groups(&world, &holder);
    let word = |held: usize| if constraints.formed.contains(&kept[held].0.id) { Word::Formed } else { Word::Taken };
    let said = decisions::decisions(&settled, |held| kept[held].0.state, word, &world, &weights.affinity);
    // Of the held groups some may have no photo here.
    let place: BTreeMap<&GroupId, usize> = constraints.held.iter().enumerate().map(|(i, held)| (&held.id, i)).collect();
    let of = |kept_index: usize| place[&kept[kept_index].0.id];
    let mut said: Vec<Decision> =
        said.into_iter().map(|d| Decision { by: of(d.by), with: d.with.map(of), ..d }).collect();
    said.extend(answers(&constraints.links, &world, &weights.affinity).into_iter().map(|answer| Decision {
        by: constraints.held.len() + answer.number,
        word: Word::Answered(answer.pair),
        with: None,
        together: answer.together,
        features: answer.features,
    }));
    said
}

fn run(
    facts: &[PhotoFacts<'_>],
    constraints: &Constraints,
    weights: &Weights,
    mut memory: Option<&mut EventMemory>,
    watch: Watch<'_>,
) -> Vec<Suggestion> {
    let mut by_id = ById::new(facts);
    let all = by_id.all();
    let (mut exact, mut strays) = shots::line_up(all, &if memory.is_some() { prints(all) } else { Vec::new() });
    let clock_memory = memory.as_mut().map(|memory| &mut memory.clocks);
    let verdicts = clocks_of(&exact, constraints, weights, clock_memory, watch);
    let shifts = clocks::adopted(&verdicts, weights.clock_from);
    let moved = clocks::moved(facts, &shifts);
    by_id.replace(&moved);
    if !moved.is_empty() {
        for shot in exact.iter_mut().filter(|shot| shifts.contains_key(&shot.id)) {
            shot.at = Shot::new(&by_id[&shot.id]).at;
            shot.print = Fingerprint::of((shot.print, shot.at.to_bits()));
        }
        shots::sort(&mut exact);
    }
    let kept = keep(&constraints.held, &by_id);
    let holder: BTreeMap<PhotoId, usize> =
        kept.iter().enumerate().flat_map(|(h, (_, photos))| photos.iter().map(move |p| (*p, h))).collect();
    strays.retain(|s| !holder.contains_key(&s.id));
    let classes = constraints.links.classes();
    let mut copied = leftovers::take_copied(&mut strays);
    // The person knows more of some of them than when they were copied.
    strays.extend(copied.extract_if(.., |s| classes.named(s.id).is_some()).map(|s| Shot { trust: Trust::None, ..s }));
    let homes = Homes::new(&exact);
    let is_held = held_shots(&exact, &holder);
    let bonds = Bonds::new(&classes, &exact, &is_held);
    let world = World { shots: &exact, held: &is_held, homes: &homes, bonds: &bonds };

    let settled = held_groups(&world, &holder);
    let state = |held: usize| kept[held].0.state;
    let habit = Habit::of(&settled, state, &world, &weights.affinity);
    let clusters = memory.as_mut().map(|memory| &mut memory.clusters);
    let free = cluster(&world, &weights.affinity, SURE_ENOUGH, clusters, &mut |a, b, features| {
        watch(&|| Example {
            judgement: Judgement::Affinity,
            left: world.ids(&a.shots).collect(),
            right: world.ids(&b.shots).collect(),
            shift: 0,
            features: features.to_vec(),
        });
    });
    let mut drafts: Vec<Draft<'_>> = free.iter().map(Draft::new).collect();
    // A stray photo may well belong to an event that the person has settled; then it stays alone, near it.
    let groups: Vec<&Group<'_>> = free.iter().chain(settled.iter().map(|(_, group)| group)).collect();
    let owner = owners(&groups, exact.len());
    let past = Past { settled: &settled, kept: &kept, holder: &holder, constraints, classes: &classes };
    let again = Again::new(&past, (&free, &owner), &world, &weights.affinity);
    let albums = Settled { groups: &settled, kept: &kept, constraints, classes: &classes };
    let mut additions = Additions::new();
    let mut left: Vec<(Shot<'_>, f64)> = Vec::new();
    let mut ties = Ties::new(&classes, &groups, &world);
    let offers = |stray: &Shot<'_>| strays::offers(stray, &groups, &owner, &world, &weights.stray);
    let stray_prints = strays.iter().map(|s| (s.id, s.print)).collect();
    let around = memory.as_ref().map(|_| Around::new(&groups, &owner, &world, &weights.stray));
    let bands = ties.take(&mut strays, &mut drafts, offers);
    for stray in strays {
        let mut offers = match memory.as_mut().zip(around.as_ref()) {
            Some((memory, around)) => memory.offers.recall(&stray, around, || offers(&stray)),
            None => offers(&stray),
        };
        for offer in &offers {
            watch(&|| Example {
                judgement: Judgement::Stray,
                left: vec![stray.id],
                right: world.ids(&groups[offer.group].shots).collect(),
                shift: 0,
                features: offer.features.to_vec(),
            });
        }
        offers.retain(|offer| ties.may_join(offer.group, stray.id));
        match place_stray(&stray, &offers, &mut drafts) {
            Placed::Joined(draft) => ties.joined(draft, stray.id),
            Placed::Settled(at, p) if albums.may_join(settled[at].0, stray.id) => {
                ties.joined(free.len() + at, stray.id);
                additions.entry(settled[at].0).or_default().push((stray.id, p));
            }
            Placed::Settled(..) | Placed::Alone => left.push((stray, strays::alone(&offers))),
        }
    }
    let mut out = Vec::new();
    let mut anew: Vec<Suggestion> =
        again.parts.iter().map(|part| again::suggest(&Draft::new(part), &world, &by_id, weights)).collect();
    for (at, draft) in drafts.iter().enumerate() {
        if let Some((held, p)) =
            albums.album_for((draft.group, draft.photos(&world)), &owner, free.len(), &world, &weights.affinity)
            && albums.may_add(draft.photos(&world), additions.get(&held))
        {
            let strays = draft.strays.iter().map(|(id, odds, _)| (*id, probability(*odds)));
            let shots = world.ids(&draft.group.shots).zip(std::iter::once(p).chain(std::iter::repeat(1.0)));
            additions.entry(held).or_default().extend(shots.chain(strays));
            continue;
        }
        if let Some(group) = again.joined((at, draft.group), &past, &world) {
            let draft = Draft { group: &group, strays: draft.strays.clone(), record: StrayRecord::default() };
            anew.push(again::suggest(&draft, &world, &by_id, weights));
            continue;
        }
        if let Some(memory) = &mut memory {
            let suggest = || draft.suggest(&world, &by_id, weights, habit).0;
            out.push(memory.drafts.recall(draft, &stray_prints, (weights, habit), suggest));
            continue;
        }
        let (suggestion, features) = draft.suggest(&world, &by_id, weights, habit);
        watch(&|| Example {
            judgement: Judgement::Confidence,
            left: suggestion.photos.clone(),
            right: Vec::new(),
            shift: 0,
            features: features.to_vec(),
        });
        out.push(suggestion);
    }
    out.extend(leftovers::suggest(left, &by_id, &classes, weights, memory.as_deref_mut()));
    out.extend(bands.iter().map(|band| leftovers::together(band, &by_id)));
    out.extend(copied.iter().map(|s| lonely(&by_id[&s.id], UNKNOWN)));
    out.extend(albums.suggest(&additions, &by_id, &homes));
    if let Some(memory) = memory {
        memory.turn();
    }
    let put_off = albums.put_off(&owner, free.len(), &world, &weights.affinity);
    let ids = Ids::new(constraints.held.iter().map(|h| h.id.clone()));
    let mut all = finish((out, anew), kept, &by_id, ids, &homes, (&moved, &shifts), habit);
    for group in &mut all {
        if let Some(album) = put_off.get(&group.id) {
            group.addition_to = Some(album.clone());
        }
    }
    all
}

/// Which of these are held.
fn held_shots(shots: &[Shot<'_>], holder: &BTreeMap<PhotoId, usize>) -> Vec<bool> {
    if holder.is_empty() {
        return vec![false; shots.len()];
    }
    shots.iter().map(|shot| holder.contains_key(&shot.id)).collect()
}

/// The photos with an exact time of each held group, with its index.
fn held_groups<'a>(world: &World<'a>, holder: &BTreeMap<PhotoId, usize>) -> Vec<(usize, Group<'a>)> {
    let mut shots: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for i in (0..world.shots.len()).filter(|i| world.held[*i]) {
        if let Some(h) = holder.get(&world.shots[i].id) {
            shots.entry(*h).or_default().push(i);
        }
    }
    shots.into_iter().map(|(h, s)| (h, Group::new(s, world))).collect()
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
