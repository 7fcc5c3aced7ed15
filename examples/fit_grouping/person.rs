//! A person who corrects until all is right, as `simulate_user.py --finish` draws them, without files and programs.

use crate::library::Library;
use crate::measure;
use albumen::domain::{Correction, GroupId, GroupState, Operation, PhotoId, Suggestion};
use albumen::grouping::{Weights, events};
use albumen::review::Review;
use std::collections::{BTreeMap, BTreeSet};

/// Corrections between two looks at the suggestions.
const BATCH: usize = 10;

/// Prints actions per album for both truths, with places and without.
pub(super) fn finish_all(libraries: &[Library], weights: &Weights) {
    for variant in ["as made", "no places"] {
        let mut sums = [[0_usize; 2]; 2];
        for library in libraries {
            let library = library.variant(variant);
            let mut line = format!("  {:5}", library.name);
            for (sum, truth) in sums.iter_mut().zip([&library.truth, &library.days]) {
                let (actions, f1, log) = finish(&library, truth, weights);
                let albums = sizes(truth).values().filter(|n| **n > 1).count();
                *sum = [sum[0] + actions, sum[1] + albums];
                line += &format!("  {actions} for {albums} albums, F1 {f1:.4} ({log})");
            }
            println!("{line}");
        }
        let rate = |a: usize, b: usize| a as f64 / b.max(1) as f64;
        let [events, days] = sums;
        println!(
            "{variant}: events {:.3}, days {:.3}, both {:.3} actions per album",
            rate(events[0], events[1]),
            rate(days[0], days[1]),
            rate(events[0] + days[0], events[1] + days[1])
        );
    }
}

/// Actions and albums, for whoever wants events and for whoever wants days.
pub(super) fn actions(library: &Library, weights: &Weights) -> [[usize; 2]; 2] {
    [&library.truth, &library.days].map(|truth| {
        let albums = sizes(truth).values().filter(|n| **n > 1).count();
        [finish(library, truth, weights).0, albums]
    })
}

fn sizes(truth: &BTreeMap<PhotoId, String>) -> BTreeMap<&str, usize> {
    let mut sizes = BTreeMap::new();
    truth.values().for_each(|album| *sizes.entry(album.as_str()).or_default() += 1);
    sizes
}

/// Number of actions, F1 at the end, and how many of each kind.
fn finish(library: &Library, truth: &BTreeMap<PhotoId, String>, weights: &Weights) -> (usize, f64, String) {
    let facts = library.facts();
    let group = |review: &Review| events(&facts, &review.constraints(), weights);
    let mut review = Review::default();
    let (mut done, mut kinds) = (0, BTreeMap::<&str, usize>::new());
    loop {
        let mut groups = group(&review);
        let sure: Vec<Operation> = groups.iter().filter(|g| g.sure).map(|g| accept(&g.id)).collect();
        if !sure.is_empty() {
            review.apply(&sure, 0, group).expect("can be accepted");
            (done, *kinds.entry("sure").or_default()) = (done + 1, kinds.get("sure").unwrap_or(&0) + 1);
            groups = group(&review);
        }
        let said = corrections(&groups, truth);
        if said.is_empty() || done > 20 * truth.len() {
            let counts: Vec<String> = kinds.iter().map(|(kind, n)| format!("{kind} {n}")).collect();
            return (done, measure::bcubed(truth, &groups).2, counts.join(", "));
        }
        for operation in &said {
            let kind = match operation {
                Operation::Correct(Correction::Accept { .. }) => "accept",
                Operation::Correct(Correction::Split { .. }) => "split",
                Operation::Correct(Correction::Merge { .. }) => "merge",
                _ => "move",
            };
            *kinds.entry(kind).or_default() += 1;
        }
        done += said.len();
        review.apply(&said, 0, group).expect("can be done");
    }
}

fn accept(group: &GroupId) -> Operation {
    Operation::Correct(Correction::Accept { group: group.clone() })
}

fn corrections(groups: &[Suggestion], truth: &BTreeMap<PhotoId, String>) -> Vec<Operation> {
    corrections_of(groups, truth, None)
}

/// What the person does next: the most wrong groups first, none touched twice; only about `taught` albums where they are
/// given.
pub(super) fn corrections_of(
    groups: &[Suggestion],
    truth: &BTreeMap<PhotoId, String>,
    taught: Option<&BTreeSet<&str>>,
) -> Vec<Operation> {
    let looks_at = |album: &str| taught.is_none_or(|taught| taught.contains(album));
    let inside: Vec<Vec<(&str, usize)>> = groups.iter().map(|g| by_album(g, truth)).collect();
    let mut home: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (i, albums) in inside.iter().enumerate() {
        let (album, n) = albums[0];
        let best = home.entry(album).or_insert((i, n));
        if n > best.1 {
            *best = (i, n);
        }
    }
    let mut order: Vec<usize> = (0..groups.len()).collect();
    order.sort_by_key(|i| std::cmp::Reverse(groups[*i].photos.len() - inside[*i][0].1));
    let (mut out, mut touched) = (Vec::new(), BTreeSet::new());
    for i in order {
        if touched.contains(&i) || out.len() >= BATCH || !looks_at(inside[i][0].0) {
            continue;
        }
        let (group, main) = (&groups[i], inside[i][0].0);
        if let Some((other, _)) = inside[i].iter().skip(1).find(|(album, _)| looks_at(album)) {
            let photos: Vec<PhotoId> = group.photos.iter().copied().filter(|p| truth[p] == *other).collect();
            touched.insert(i);
            out.push(Operation::Correct(match home.get(other) {
                Some((to, _)) if !touched.contains(to) => {
                    touched.insert(*to);
                    Correction::Move { photos, to: groups[*to].id.clone() }
                }
                _ => Correction::Split { group: group.id.clone(), photos },
            }));
        } else if home[main].0 != i && !touched.contains(&home[main].0) {
            out.push(Operation::Correct(Correction::Merge {
                groups: vec![groups[home[main].0].id.clone(), group.id.clone()],
            }));
            touched.extend([i, home[main].0]);
        } else if group.state != GroupState::Accepted
            && inside[i].len() == 1
            && group.photos.len() > 1
            && home[main].0 == i
        {
            out.push(accept(&group.id));
            touched.insert(i);
        }
    }
    out
}

/// How many photos of each album are in a group, the most first; equally many in the order in which they come.
pub(super) fn by_album<'t>(group: &Suggestion, truth: &'t BTreeMap<PhotoId, String>) -> Vec<(&'t str, usize)> {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for photo in &group.photos {
        let album = truth[photo].as_str();
        match counts.iter_mut().find(|(known, _)| *known == album) {
            Some((_, n)) => *n += 1,
            None => counts.push((album, 1)),
        }
    }
    counts.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    counts
}
