//! What else is made of photos of rejected suggestions.

use super::*;

/// Rejects the suggestion with this photo as it is.
fn rejecting(photos: &[Drawn], of: PhotoId) -> (Suggestion, Constraints) {
    let before = suggest(photos, &[]).into_iter().find(|group| group.photos.contains(&of)).unwrap();
    let mut whole = before.photos.clone();
    whole.sort_unstable();
    let (id, state) = (before.id.clone(), GroupState::Rejected);
    let held = vec![Held { id: id.clone(), state, name: None, photos: whole.clone(), theme: None }];
    (before, Constraints { held, rejected: BTreeMap::from([(id, whole)]), ..Constraints::default() })
}

fn anew(photos: &[Drawn], constraints: &Constraints) -> Vec<Suggestion> {
    let facts: Vec<PhotoFacts<'_>> = photos.iter().map(Drawn::facts).collect();
    let mut groups = events(&facts, constraints, &Weights::default());
    groups.retain(|group| group.id.is_again() && group.state == GroupState::Open);
    groups
}

#[test]
fn a_rejected_journey_comes_back_as_its_days_and_never_sure() {
    let photos = quarter();
    let (trip, mut constraints) = rejecting(&photos, photos[13 * 8].id);
    let days = anew(&photos, &constraints);
    assert_eq!(days.iter().map(|day| day.photos.len()).collect::<Vec<_>>(), [12; 4]);
    assert!(days.iter().all(|day| !day.sure && day.summary.days == 1 && day.state == GroupState::Open));
    // One that was rejected, too, is gone, and the others stay as they are.
    let gone = days[0].clone();
    let mut own = gone.photos.clone();
    own.sort_unstable();
    constraints.held[0].photos.retain(|photo| !own.contains(photo));
    let state = GroupState::Rejected;
    constraints.held.push(Held { id: gone.id, state, name: None, photos: own, theme: None });
    assert_eq!(sets(&anew(&photos, &constraints)), sets(&days[1..]));
    // Nobody is asked again who rejected what they had put together.
    let formed = Constraints { rejected: BTreeMap::new(), ..constraints };
    assert!(anew(&photos, &formed).is_empty());
    assert_eq!(trip.photos.len(), 48);
}

#[test]
fn an_afternoon_without_a_pause_does_not_come_back() {
    let photos: Vec<Drawn> = (0..30).map(|n| photo(n, i64::from(n) * 4, home(), (n % 2) as usize)).collect();
    let (afternoon, constraints) = rejecting(&photos, photos[0].id);
    assert_eq!(afternoon.photos.len(), 30);
    assert!(anew(&photos, &constraints).is_empty());
}

#[test]
fn rejected_photos_join_what_came_later_and_is_more_than_they_are() {
    let all: Vec<Drawn> = (0..30).map(|n| photo(n, i64::from(n) * 4, home(), (n % 2) as usize)).collect();
    let few = &all[..6];
    let (rejected, constraints) = rejecting(few, few[0].id);
    assert_eq!((rejected.photos.len(), anew(few, &constraints).len()), (6, 0));
    let together = anew(&all, &constraints);
    assert_eq!(together.iter().map(|group| group.photos.len()).collect::<Vec<_>>(), [30]);
    assert!(!together[0].sure);
    // A few more photos make nothing else of it.
    assert!(anew(&all[..9], &constraints).is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_made_of_rejected_photos_is_never_what_was_rejected(
        photos in library(),
        picks in prop::collection::vec(any::<bool>(), 60),
    ) {
        let mut constraints = Constraints::default();
        for (group, _) in suggest(&photos, &[]).into_iter().zip(picks).filter(|(_, is_rejected)| *is_rejected) {
            let mut whole = group.photos.clone();
            whole.sort_unstable();
            constraints.rejected.insert(group.id.clone(), whole.clone());
            let state = GroupState::Rejected;
            constraints.held.push(Held { id: group.id, state, name: None, photos: whole, theme: None });
        }
        constraints.held.sort_by(|a, b| a.id.cmp(&b.id));
        let facts: Vec<PhotoFacts<'_>> = photos.iter().map(Drawn::facts).collect();
        let groups = events(&facts, &constraints, &Weights::default());
        let held: BTreeSet<PhotoId> = constraints.held.iter().flat_map(|held| held.photos.clone()).collect();
        // Every photo is in one group as before, and a rejected one in one more at most.
        let (again, others): (Vec<_>, Vec<_>) = groups.iter().partition(|group| group.id.is_again());
        let anew: Vec<PhotoId> = again.iter().flat_map(|group| group.photos.clone()).collect();
        prop_assert_eq!(anew.len(), anew.iter().collect::<BTreeSet<_>>().len());
        let mut seen: Vec<PhotoId> = others.iter().flat_map(|group| group.photos.clone()).collect();
        seen.extend(anew.iter().filter(|photo| !held.contains(photo)));
        seen.sort_unstable();
        let mut all: Vec<PhotoId> = photos.iter().map(|photo| photo.id).collect();
        all.sort_unstable();
        prop_assert_eq!(seen, all);
        for group in again {
            prop_assert!(!group.sure && group.photos.len() > 1 && group.state == GroupState::Open);
            let own: BTreeSet<PhotoId> = group.photos.iter().copied().collect();
            for whole in constraints.rejected.values() {
                let shared = whole.iter().filter(|photo| own.contains(photo)).count();
                let all = own.len() + whole.len() - shared;
                prop_assert!(shared as f64 <= 0.8 * all as f64, "{} of {}", shared, all);
            }
        }
    }
}
