//! Random operations of every kind, with what must hold checked after each.

use super::*;
use crate::domain::{Constraints, Held};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use std::cell::RefCell;

/// What can happen, with the names that the count goes by.
const KINDS: [&str; 28] = [
    "accept",
    "reject",
    "later",
    "split",
    "merge",
    "move",
    "remove",
    "rename",
    "clock",
    "redo",
    "keep",
    "keep the last",
    "unstack",
    "undo",
    "cover",
    "create",
    "add",
    "back",
    "forward",
    "same",
    "same of two",
    "different",
    "different groups",
    "favourite",
    "rate",
    "rotate",
    "shift",
    "version",
];

/// One step: its kind, two groups or entries, and which photos.
type Roll = (usize, usize, usize, u16);

fn rolls(most: usize) -> impl Strategy<Value = Vec<Roll>> {
    prop::collection::vec((0..KINDS.len(), 0_usize..20, 0_usize..20, any::<u16>()), 1..most)
}

/// A random operation on what is there: `a`, `b` choose groups, `mask` photos of a group, or of all. `None` for a version.
fn operation(review: &Review, all: &[PhotoId], (kind, a, b, mask): Roll) -> Option<Operation> {
    let groups = grouped(review, all);
    let (from, to) = (&groups[a % groups.len()], &groups[b % groups.len()]);
    let some = |photos: &[PhotoId]| -> Vec<PhotoId> {
        photos.iter().enumerate().filter(|(i, _)| mask >> (i % 16) & 1 == 1).map(|(_, p)| *p).collect()
    };
    let id = from.id.clone();
    let entry = |stands: bool| {
        let entries: Vec<u64> = review.history().filter(|d| d.stands == stands).map(|d| d.sequence).collect();
        // Mostly one that is near, as a long way leaves nothing to look at.
        entries.get(a % 4).or(entries.first()).copied().unwrap_or(999)
    };
    Some(Operation::Correct(match KINDS[kind] {
        "accept" => Correction::Accept { group: id },
        "reject" => Correction::Reject { group: id },
        "later" => Correction::Later { group: id },
        "split" => Correction::Split { group: id, photos: some(&from.photos) },
        "merge" => Correction::Merge { groups: vec![id, to.id.clone()] },
        "move" => Correction::Move { photos: some(all), to: id },
        "remove" => Correction::Remove { group: id, photos: some(&from.photos) },
        "rename" => Correction::Rename { group: id, name: format!(" name {mask} ") },
        "clock" => Correction::Clock { camera: format!("Camera {}", a % 2), on: mask.is_multiple_of(2) },
        "keep" => Correction::Keep { stack: some(&from.photos), photos: some(&to.photos) },
        "keep the last" => {
            Correction::Keep { stack: some(&from.photos), photos: from.photos.iter().rev().take(1).copied().collect() }
        }
        "unstack" => Correction::Unstack { photos: some(all) },
        "cover" => Correction::Cover { group: id, photo: to.photos[b % to.photos.len()] },
        "create" => Correction::Create { name: format!(" album {b} "), photos: some(all) },
        "add" => Correction::Add { photos: some(&to.photos), to: id },
        "same" => Correction::Same { photos: some(all) },
        "same of two" => Correction::Same { photos: vec![from.photos[0], to.photos[to.photos.len() - 1]] },
        "different" => {
            Correction::Different { photos: vec![from.photos[0], to.photos[to.photos.len() - 1]], from: Vec::new() }
        }
        "different groups" => Correction::Different { photos: some(&from.photos), from: some(&to.photos) },
        "favourite" => Correction::Favourite { photos: some(&from.photos), on: b.is_multiple_of(2) },
        "rate" => Correction::Rate { photos: some(&from.photos), stars: (b % 6) as u8 },
        "rotate" => Correction::Rotate { photos: some(&from.photos), degrees: 90 * (b % 4) as i16 },
        "shift" => Correction::Shift { photos: some(&from.photos), seconds: 3_600 * b as i64 },
        "undo" => return Some(Operation::Undo),
        "redo" => return Some(Operation::Redo),
        "back" => return Some(Operation::Back { before: entry(true) }),
        "forward" => return Some(Operation::Forward { through: entry(false) }),
        _ => return None,
    }))
}

/// Every photo is in exactly one event and in one stack at most, what the person said holds, and the log alone leads to the
/// same state.
fn check(review: &Review, all: &[PhotoId], log: &[Entry]) {
    let mut seen = BTreeSet::new();
    let mut ids = BTreeSet::new();
    for group in grouped(review, all) {
        assert!(ids.insert(group.id.clone()), "two groups are called {}", group.id);
        assert!(!group.photos.is_empty(), "{} is empty", group.id);
        let is_again = group.id.is_again() && review.held_group(&group.id).is_none();
        // What is suggested otherwise is in the rejected group, too, until that is decided.
        let is_elsewhere = |photo: &PhotoId| is_again && review.group_of(*photo).is_some();
        let own = group.photos.into_iter().filter(|_| group.summary.theme.is_none());
        for photo in own.filter(|photo| !is_elsewhere(photo)) {
            assert!(seen.insert(photo), "{photo} is in two events");
        }
    }
    assert!(seen.iter().eq(all.iter().collect::<BTreeSet<_>>()), "a photo is lost");
    for held in review.held() {
        assert!(held.photos.is_sorted_by(|a, b| a < b), "{held:?}");
        assert!(held.theme.is_some() || held.photos.iter().all(|p| review.group_of(*p) == Some(&held.id)), "{held:?}");
    }
    let constraints = review.constraints();
    for id in constraints.rejected.keys() {
        let is_rejected = |held: &Held| held.state == GroupState::Rejected && !id.is_again();
        assert!(review.held_group(id).is_some_and(is_rejected), "{id} is not rejected");
    }
    assert!(review.events().eq(&constraints.held), "grouping keeps to exactly the events");
    for (group, photo) in &constraints.apart {
        assert!(review.held_group(group).is_none_or(|g| !g.photos.contains(photo)), "{photo} was taken out of {group}");
    }
    let mut stacked = BTreeSet::new();
    for stack in review.stacks() {
        assert!(stack.photos.len() > 1 && stack.photos.is_sorted() && !stack.kept.is_empty(), "{stack:?}");
        assert!(stack.kept.iter().all(|kept| stack.photos.contains(kept)), "{stack:?}");
        for photo in &stack.photos {
            assert!(stacked.insert(*photo), "{photo} is in two stacks");
            assert_eq!(review.stack_with(*photo), Some(stack));
        }
    }
    links_hold(review);
    assert_eq!(Review::from_log(log).as_ref(), Ok(review));
    let text = |step: &Step| serde_json::to_string(step).expect("it can be written");
    let last = log.last().map(|entry| (entry.step.clone(), text(&entry.step)));
    assert!(last.is_none_or(|(step, text)| serde_json::from_str::<Step>(&text).is_ok_and(|read| read == step)));
}

/// Nothing that was said of photos contradicts anything else that stands.
fn links_hold(review: &Review) {
    let classes = review.links().classes();
    for ((a, b), together) in review.links().iter() {
        let (with_a, with_b) = (review.group_of(a), review.group_of(b));
        assert_eq!(classes.says(a, b), Some(together), "{a} and {b}");
        assert!(if together { with_a == with_b } else { with_a.is_none() || with_a != with_b }, "{a} and {b}");
    }
}

/// The held groups of all photos that must be with this one.
fn of_class(review: &Review, photo: PhotoId) -> Vec<&GroupId> {
    let classes = review.links().classes();
    let members = classes.members(classes.class(photo)).to_vec();
    members.into_iter().chain([photo]).filter_map(|photo| review.group_of(photo)).collect()
}

/// The accepted albums that an operation has no business with are as before.
fn accepted_unchanged(before: &Review, after: &Review, operation: &Operation) {
    let Operation::Correct(correction) = operation else { return };
    let (groups, photos): (Vec<&GroupId>, &[PhotoId]) = match correction {
        Correction::Accept { group } | Correction::Reject { group } | Correction::Later { group } => (vec![group], &[]),
        Correction::Rename { group, .. } => (vec![group], &[]),
        Correction::Split { group, photos } | Correction::Remove { group, photos } => (vec![group], photos),
        Correction::Merge { groups } => (groups.iter().collect(), &[]),
        Correction::Move { photos, to } => (vec![to], photos),
        // These grow the album that one of them is in.
        Correction::Same { photos } => (photos.iter().flat_map(|photo| of_class(before, *photo)).collect(), &[]),
        // What is added leaves no album.
        Correction::Add { to, .. } => (vec![to], &[]),
        _ => (Vec::new(), &[]),
    };
    for album in before.held().filter(|g| g.state == GroupState::Accepted && !groups.contains(&&g.id)) {
        // What moves into another group leaves its event, and no theme.
        let named = album.theme.is_none() && album.photos.iter().any(|p| photos.contains(p));
        assert!(named || after.held_group(&album.id) == Some(album), "{} changed by itself", album.id);
    }
}

/// What is there, whatever is known of how it came to be.
fn state(review: &Review) -> Review {
    Review { last: 0, done: Vec::new(), undone: Vec::new(), ..review.clone() }
}

#[test]
fn random_operations_lose_nothing() {
    let (cases, most) = (200, 60);
    let mut runner = TestRunner::new(Config { source_file: Some(file!()), ..Config::with_cases(cases) });
    let counted = RefCell::new([(0_u32, 0_u32); KINDS.len()]);
    let undone = RefCell::new(0_usize);
    let outcome = runner.run(&rolls(most), |steps| {
        let (mut review, mut log) = (Review::default(), Vec::new());
        let mut all: Vec<PhotoId> = (0..PHOTOS).map(photo).collect();
        for roll in steps {
            let before = review.clone();
            let did = match operation(&review, &all, roll) {
                Some(operation) => {
                    let did = review.apply(std::slice::from_ref(&operation), 0, |review| grouped(review, &all));
                    accepted_unchanged(&before, &review, &operation);
                    did.inspect_err(|_| assert_eq!(review, before, "a refused operation changed something")).ok()
                }
                None => {
                    // The photo is edited in another program, or gets its old content again.
                    let at = roll.1 % all.len();
                    let own = photo(u8::try_from(at).expect("few photos"));
                    let edited = photo(100 + u8::try_from(at).expect("few photos"));
                    let new = if all[at] == own { edited } else { own };
                    let old = std::mem::replace(&mut all[at], new);
                    Some(review.follow(Version { old, new, keeps: false }, 0).into_iter().collect())
                }
            };
            let (tried, done) = &mut counted.borrow_mut()[roll.0];
            (*tried, *done) = (*tried + 1, *done + u32::from(did.as_ref().is_some_and(|did| !did.is_empty())));
            log.extend(did.unwrap_or_default());
            check(&review, &all, &log);
        }
        let end = review.clone();
        let count = review.standing();
        *undone.borrow_mut() += 2 * count;
        for _ in 0..count {
            log.extend(review.apply(&[Operation::Undo], 0, group).expect("there is something to undo"));
            check(&review, &all, &log);
        }
        prop_assert_eq!(state(&review), Review::default(), "undoing everything gives the start");
        prop_assert_eq!(review.constraints(), Constraints::default());
        for _ in 0..count {
            log.extend(review.apply(&[Operation::Redo], 0, group).expect("there is something to redo"));
        }
        check(&review, &all, &log);
        prop_assert_eq!(state(&review), state(&end), "redoing everything gives the end");
        Ok(())
    });
    outcome.unwrap_or_else(|failure| panic!("{failure}"));
    let counted = counted.into_inner();
    let (tried, done): (Vec<u32>, Vec<u32>) = counted.into_iter().unzip();
    println!(
        "{} operations, of which {} changed something, and {} steps back and forward again",
        tried.iter().sum::<u32>(),
        done.iter().sum::<u32>(),
        undone.into_inner()
    );
    for ((name, tried), done) in KINDS.iter().zip(tried).zip(done) {
        println!("{name}: {done} of {tried}");
        assert!(done > cases / 20, "of {tried} times {name} only {done} changed something: that shows nothing");
    }
}

proptest! {
    #[test]
    fn a_file_of_operations_is_all_or_nothing(rolls in rolls(9)) {
        let start = Review::default();
        let all: Vec<PhotoId> = (0..PHOTOS).map(photo).collect();
        let ops: Vec<_> = rolls.into_iter().filter_map(|roll| operation(&start, &all, roll)).collect();
        let mut review = start.clone();
        match review.apply(&ops, 0, group) {
            Ok(log) => check(&review, &all, &log),
            Err((line, _)) => {
                prop_assert!(line < ops.len());
                prop_assert_eq!(review, start);
            }
        }
    }
}
