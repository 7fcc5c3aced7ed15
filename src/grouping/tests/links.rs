//! What the person said of photos directly holds exactly, whatever the library and the held groups.

use super::{Drawn, holding, home, library, photo, quarter};
use crate::domain::{Constraints, Links, PhotoFacts, PhotoId, Suggestion, pair};
use crate::grouping::{EventMemory, Weights, events, events_again};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Pairs by place in the library, as far as they contradict neither each other nor the held groups.
fn links(photos: &[Drawn], constraints: &Constraints, drawn: &[(usize, usize, bool)]) -> Links {
    let holder: BTreeMap<PhotoId, usize> =
        constraints.held.iter().enumerate().flat_map(|(h, held)| held.photos.iter().map(move |p| (*p, h))).collect();
    let mut links = Links::default();
    for (a, b, together) in drawn {
        let Some((a, b)) = (!photos.is_empty()).then(|| (photos[a % photos.len()].id, photos[b % photos.len()].id))
        else {
            continue;
        };
        let (held_a, held_b) = (holder.get(&a), holder.get(&b));
        let fits = if *together { held_a.is_none() && held_b.is_none() } else { held_a.is_none() || held_a != held_b };
        if let Some(pair) = pair(a, b).filter(|_| fits && links.classes().says(a, b).is_none()) {
            links.set(pair, Some(*together));
        }
    }
    links
}

fn hold(links: &Links, groups: &[Suggestion]) -> Result<(), TestCaseError> {
    let of: BTreeMap<PhotoId, usize> =
        groups.iter().enumerate().flat_map(|(g, group)| group.photos.iter().map(move |photo| (*photo, g))).collect();
    for ((a, b), together) in links.iter() {
        if let (Some(with_a), Some(with_b)) = (of.get(&a), of.get(&b)) {
            prop_assert_eq!(with_a == with_b, together, "{} and {}", a, b);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn links_hold_exactly_and_lose_no_photo(
        near in library(),
        picks in prop::collection::vec(0_u8..9, 60),
        is_held in any::<bool>(),
        drawn in prop::collection::vec((0_usize..200, 0_usize..200, any::<bool>()), 0..14),
        away in 0_usize..3,
    ) {
        let mut photos: Vec<Drawn> = near;
        photos.extend(quarter().into_iter().skip(64).take(30));
        let held = if is_held { holding(&photos, &picks) } else { Vec::new() };
        let mut constraints = Constraints { held, ..Constraints::default() };
        constraints.links = links(&photos, &constraints, &drawn);
        // A photo that is away still ties those that are here.
        let facts: Vec<PhotoFacts<'_>> = photos.iter().skip(away).map(Drawn::facts).collect();
        let weights = Weights::default();
        let groups = events(&facts, &constraints, &weights);
        hold(&constraints.links, &groups)?;
        prop_assert_eq!(groups.iter().map(|g| g.photos.len()).sum::<usize>(), facts.len(), "each photo once");
        let mut turned = facts.clone();
        turned.reverse();
        prop_assert_eq!(&events(&turned, &constraints, &weights), &groups, "whatever order they come in");
        // What is said is heard where the rest is remembered, and forgotten when it is taken back.
        let mut memory = EventMemory::default();
        let silent = Constraints { links: Links::default(), ..constraints.clone() };
        for constraints in [&silent, &constraints, &silent, &constraints] {
            let again = events_again(&mut memory, &facts, constraints, &weights);
            prop_assert_eq!(&again, &events(&facts, constraints, &weights));
        }
    }
}

fn grouped(photos: &[Drawn], said: &[(usize, usize, bool)]) -> Vec<Vec<usize>> {
    let facts: Vec<PhotoFacts<'_>> = photos.iter().map(Drawn::facts).collect();
    let links = links(photos, &Constraints::default(), said);
    let groups = events(&facts, &Constraints { links, ..Constraints::default() }, &Weights::default());
    let at = |id: &PhotoId| photos.iter().position(|photo| photo.id == *id).unwrap();
    let mut groups: Vec<Vec<usize>> = groups.iter().map(|group| group.photos.iter().map(at).collect()).collect();
    groups.iter_mut().for_each(|group: &mut Vec<usize>| group.sort_unstable());
    groups.sort();
    groups
}

#[test]
fn a_word_about_two_photos_moves_their_events() {
    // Two afternoons, three days apart, of one subject each.
    let day = |day: i64| (0..8).map(move |k| (day * 1_440 + k * 6, day as usize));
    let photos: Vec<Drawn> =
        day(0).chain(day(3)).enumerate().map(|(n, (at, subject))| photo(n as u32, at, home(), subject)).collect();
    let (first, second): (Vec<usize>, Vec<usize>) = ((0..8).collect(), (8..16).collect());
    assert_eq!(grouped(&photos, &[]), [first, second.clone()]);
    assert_eq!(grouped(&photos, &[(2, 12, true)]), [(0..16).collect::<Vec<_>>()], "both events become one");
    assert_eq!(grouped(&photos, &[(3, 4, false)]), [(0..4).collect(), (4..8).collect(), second], "one becomes two");
}
