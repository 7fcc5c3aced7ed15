//! What each step selects.

use super::*;
use crate::app::model::samples::{group, id, model, photo_id};
use crate::engine::FoundPhotos;
use crate::engine::session::{Asked, Event};
use proptest::prelude::*;

fn photos(numbers: &[usize]) -> Vec<PhotoId> {
    numbers.iter().map(|k| photo_id(1, *k)).collect()
}

fn toggle(k: usize) -> Select {
    Select::Toggle(photo_id(1, k), photos(&[k]))
}

/// The range over tiles of one photo each.
fn range(from: usize, to: usize) -> Select {
    let between: Vec<_> = (from.min(to)..=from.max(to)).collect();
    Select::Range { from: photo_id(1, from), to: photo_id(1, to), photos: photos(&between) }
}

fn after(steps: impl IntoIterator<Item = Select>) -> Selection {
    let mut selection = Selection::default();
    steps.into_iter().for_each(|step| selection.step(step));
    selection
}

fn held(selection: &Selection) -> Vec<PhotoId> {
    let mut held: Vec<_> = selection.photos().collect();
    held.sort();
    held
}

#[test]
fn a_tile_is_toggled_with_all_that_lies_under_it() {
    let stack = || Select::Toggle(photo_id(1, 0), photos(&[0, 1, 2]));
    let mut selection = after([stack()]);
    assert_eq!((selection.len(), selection.ticked(&photos(&[0, 1, 2]))), (3, Ticked::Whole));
    // Opened in place, one of it is taken off; folded again, it is selected in part, and a click selects the whole.
    selection.step(toggle(1));
    assert_eq!((held(&selection), selection.ticked(&photos(&[0, 1, 2]))), (photos(&[0, 2]), Ticked::Part));
    selection.step(stack());
    assert_eq!(selection.len(), 3);
    selection.step(stack());
    assert!(selection.is_empty());
    assert_eq!(selection.ticked(&photos(&[0])), Ticked::No);
}

#[test]
fn a_range_follows_its_end_and_leaves_what_was_selected_before() {
    let mut selection = after([toggle(9), toggle(3), range(3, 6)]);
    assert_eq!(held(&selection), photos(&[3, 4, 5, 6, 9]));
    selection.step(range(3, 1));
    assert_eq!(held(&selection), photos(&[1, 2, 3, 9]), "from the same beginning to another end");
    assert_eq!((selection.anchor(), selection.focus()), (Some(photo_id(1, 3)), Some(photo_id(1, 1))));
    selection.step(range(5, 6));
    assert_eq!(held(&selection), photos(&[1, 2, 3, 5, 6, 9]), "another beginning leaves the range before");
    selection.step(toggle(6));
    selection.step(range(6, 7));
    assert_eq!(held(&selection), photos(&[1, 2, 3, 5, 6, 7, 9]));
}

#[test]
fn a_band_takes_the_place_of_what_was_selected_or_adds_and_can_be_given_up() {
    let band = |numbers: &[usize]| Select::Band(photos(numbers));
    let drawn = |adds, keeps| {
        let steps = [toggle(9), Select::BeginBand { adds }, band(&[1, 2, 3]), band(&[1, 2]), Select::EndBand { keeps }];
        held(&after(steps))
    };
    assert_eq!(drawn(false, true), photos(&[1, 2]));
    assert_eq!(drawn(true, true), photos(&[1, 2, 9]));
    assert_eq!(drawn(false, false), photos(&[9]));
    assert_eq!(drawn(true, false), photos(&[9]));
    assert!(after([Select::All(photos(&[1, 2])), Select::Clear]).is_empty());
}

#[test]
fn between_two_tiles_lie_those_of_the_view_in_its_order() {
    let order = photos(&[4, 2, 7, 1]);
    assert_eq!(between(&order, photo_id(1, 7), photo_id(1, 4)), Some(&photos(&[4, 2, 7])[..]));
    assert_eq!(between(&order, photo_id(1, 2), photo_id(1, 2)), Some(&photos(&[2])[..]));
    assert_eq!(between(&order, photo_id(1, 2), photo_id(1, 5)), None);
}

#[test]
fn what_is_gone_from_the_view_is_not_selected() {
    let all = |n: usize, count: usize| (0..count).map(|k| photo_id(n, k)).collect::<Vec<_>>();
    let mut model = model(vec![group(1, 4, 0.5), group(2, 3, 0.5)]);
    model.selection.step(Select::All([all(1, 4), all(2, 3)].concat()));
    model.take(Event::Photos(Vec::new()));
    model.take(Event::Groups(vec![group(1, 4, 0.6), group(2, 3, 0.5)].into()));
    assert_eq!(model.selection.len(), 7, "news that change nothing here");
    model.take(Event::Gone(vec![photo_id(2, 0)]));
    assert_eq!(model.selection.len(), 6);
    // In a group, what left it.
    model.screen = Screen::Group(id(1));
    model.take(Event::Groups(vec![group(1, 3, 0.6)].into()));
    assert_eq!(model.selected(), all(1, 3));
    // Of what was found, what is found no more.
    model.screen = Screen::Found;
    let number = model.found.ask(Asked::Words("dog".to_owned()));
    let found = crate::engine::FoundPhoto { photo: photo_id(1, 1), similarity: None };
    let found = Ok(FoundPhotos { photos: vec![found], has_words: true });
    model.take(Event::Found { number, found });
    assert_eq!(model.selected(), [photo_id(1, 1)]);
    model.screen = Screen::Albums;
    model.keep_selection();
    assert!(model.selection.is_empty(), "nothing is selected where no photo is seen");
}

#[test]
fn selected_photos_come_as_they_were_taken() {
    let mut model = model(vec![group(2, 2, 0.5), group(1, 2, 0.5)]);
    model.selection.step(Select::All(vec![photo_id(2, 1), photo_id(1, 1), photo_id(2, 0)]));
    assert_eq!(model.selected(), [photo_id(1, 1), photo_id(2, 0), photo_id(2, 1)]);
}

fn steps() -> impl Strategy<Value = Vec<Select>> {
    let some = || prop::collection::vec(0_usize..20, 0..6).prop_map(|numbers| photos(&numbers));
    let step = prop_oneof![
        (0_usize..20).prop_map(toggle),
        (0_usize..20, 0_usize..20).prop_map(|(from, to)| range(from, to)),
        any::<bool>().prop_map(|adds| Select::BeginBand { adds }),
        some().prop_map(Select::Band),
        any::<bool>().prop_map(|keeps| Select::EndBand { keeps }),
        some().prop_map(Select::All),
        Just(Select::Clear),
    ];
    prop::collection::vec(step, 0..30)
}

proptest! {
    #[test]
    fn whatever_is_done_each_photo_is_selected_once(steps in steps(), gone in 0_usize..20) {
        let mut selection = after(steps);
        let mut held = held(&selection);
        held.dedup();
        prop_assert_eq!(held.len(), selection.len());
        prop_assert!(held.iter().all(|photo| selection.contains(*photo)));
        selection.retain(|photo| photo != photo_id(1, gone));
        prop_assert!(!selection.contains(photo_id(1, gone)));
        prop_assert_ne!(selection.anchor(), Some(photo_id(1, gone)));
        selection.step(toggle(gone));
        prop_assert!(selection.contains(photo_id(1, gone)));
    }
}
