//! The list of suggestions and the albums.

use super::*;
use crate::domain::{GroupState, Suggestion};
use crate::engine::session::{Event, ImportState};
use crate::engine::{Estimate, Snapshot};
use eframe::egui::{Key, Modifiers};

fn named(n: usize, photos: usize, confidence: f32) -> Suggestion {
    Suggestion { name: Some(format!("Trip {n}")), sure: confidence > 0.9, ..group(n, photos, confidence) }
}

fn list<'a>(groups: Vec<Suggestion>) -> Harness<'a, Stage> {
    let mut model = model(groups);
    crate::app::update::update(&mut model, Action::Go(Screen::Suggestions));
    let mut harness = stage(model, SMALL.0, SMALL.1);
    harness.run_steps(3);
    harness
}

fn five<'a>() -> Harness<'a, Stage> {
    list(vec![named(0, 86, 0.99), named(1, 9, 0.98), named(2, 2, 0.8), named(3, 12, 0.7), named(4, 1_240, 0.6)])
}

#[test]
fn cards_say_what_there_is() {
    let harness = five();
    for text in ["2 sure, 3 to look at", "Trip 0", "86 photos · sure", "2 photos", "Accept “Trip 0”", "Reject “Trip 1”"]
    {
        harness.get_by_label(text);
    }
}

#[test]
fn one_button_accepts_all_sure_ones_in_one_step() {
    let mut harness = five();
    assert_eq!(click(&mut harness, "Accept the 2 sure ones"), [Action::ShowSure(true)]);
    harness.get_by_label("These become albums");
    harness.get_by_label("Trip 0, 86 photos · sure");
    assert_eq!(press(&mut harness, Key::A), [], "what lies over the cards has the keyboard");
    let accepted = press(&mut harness, Key::Enter);
    assert_eq!(accepted, [Action::Accept(ids(&[0, 1])), Action::ShowSure(false)]);
    assert!(harness.query_by_label("These become albums").is_none());
    assert!(harness.query_by_label("Open “Trip 0”").is_none());
    harness.get_by_label("3 to look at");
    harness.get_by_label("Accepted 2 suggestions");
    assert_eq!(click(&mut harness, "Undo"), [Action::Undo]);
}

#[test]
fn what_is_sure_is_looked_at_before_it_is_accepted_and_can_be_left_out() {
    let mut harness = five();
    harness.key_press_modifiers(Modifiers::SHIFT, Key::A);
    harness.run_steps(4);
    assert_eq!(asked(&mut harness), [Action::ShowSure(true)]);
    assert!(harness.get_by_label("Accept 2").is_focused(), "it is seen where the keyboard is");
    assert_eq!(press(&mut harness, Key::Escape), [Action::ShowSure(false)]);
    assert_eq!(harness.state().model.groups.suggestions().len(), 5, "Escape accepts nothing");
    harness.key_press_modifiers(Modifiers::SHIFT, Key::A);
    harness.run_steps(4);
    click(&mut harness, "Trip 0, 86 photos · sure");
    harness.get_by_label("Accept 1");
    let accepted = press(&mut harness, Key::Enter);
    assert_eq!(accepted, [Action::Accept(ids(&[1])), Action::ShowSure(false)]);
    assert!(harness.query_by_label("Open “Trip 0”").is_some());
}

#[test]
fn what_was_rejected_can_be_seen_and_accepted_after_all() {
    let rejected = Suggestion { state: GroupState::Rejected, ..named(5, 4, 0.5) };
    let mut harness = list(vec![named(0, 3, 0.9), rejected]);
    assert!(harness.query_by_label("Open “Trip 5”").is_none());
    click(&mut harness, "Show what you rejected (1)");
    assert!(harness.query_by_label("Reject “Trip 5”").is_none(), "it is rejected already");
    assert_eq!(press(&mut harness, Key::ArrowDown), [Action::Focus(id(5))]);
    assert_eq!(press(&mut harness, Key::R), []);
    assert_eq!(press(&mut harness, Key::A), [Action::Accept(ids(&[5]))]);
    assert!(harness.query_by_label_contains("what you rejected").is_none());
}

#[test]
fn buttons_decide_and_the_mosaic_opens() {
    let mut harness = five();
    assert_eq!(click(&mut harness, "Accept “Trip 1”"), [Action::Accept(ids(&[1]))]);
    assert_eq!(click(&mut harness, "Reject “Trip 0”"), [Action::Reject(id(0))]);
    assert_eq!(click(&mut harness, "Decide later about “Trip 2”"), [Action::Later(id(2))]);
    let opened = click(&mut harness, "Open “Trip 3”");
    assert!(opened.contains(&Action::Go(Screen::Group(id(3)))), "{opened:?}");
    assert_eq!(harness.state().model.screen, Screen::Group(id(3)));
}

#[test]
fn the_keyboard_alone_decides_card_after_card() {
    let mut harness = five();
    assert_eq!(press(&mut harness, Key::A), [Action::Accept(ids(&[0]))]);
    assert_eq!(press(&mut harness, Key::ArrowRight), [Action::Focus(id(2))]);
    assert_eq!(press(&mut harness, Key::R), [Action::Reject(id(2))]);
    assert_eq!(press(&mut harness, Key::S), [Action::Later(id(3))]);
    let opened = press(&mut harness, Key::Enter);
    assert!(opened.contains(&Action::Go(Screen::Group(id(4)))), "{opened:?}");
    assert_eq!(press(&mut harness, Key::Escape), [Action::Back]);
    assert_eq!(harness.state().model.groups.focused(), Some(&id(4)));
    assert_eq!(press(&mut harness, Key::ArrowLeft), [Action::Focus(id(1))]);
}

#[test]
fn the_card_at_the_keyboard_has_the_focus_that_tab_goes_on_from() {
    let mut harness = five();
    press(&mut harness, Key::ArrowDown);
    harness.run_steps(3);
    assert!(harness.get_by_label("Open “Trip 2”").is_focused());
    press(&mut harness, Key::A);
    harness.run_steps(3);
    assert!(harness.get_by_label("Open “Trip 3”").is_focused(), "the card that takes its place");
}

#[test]
fn the_view_follows_the_keyboard_and_paints_what_is_seen() {
    let mut harness = list((0..400).map(|n| named(n, 5, 0.9 - n as f32 / 1_000.0)).collect());
    assert!(harness.query_by_label("Open “Trip 60”").is_none());
    for _ in 0..30 {
        press(&mut harness, Key::ArrowDown);
    }
    harness.run_steps(30);
    let card = harness.get_by_label("Open “Trip 60”").rect();
    assert!(card.top() >= 60.0 && card.bottom() < SMALL.1, "{card:?}");
    let cards = harness.query_all_by_label_contains("Open “").count();
    assert!(cards < 20, "{cards} cards are painted");
}

#[test]
fn what_was_put_off_is_folded_away_and_can_still_be_accepted() {
    let later = Suggestion { state: GroupState::Later, ..named(5, 4, 0.5) };
    let mut harness = list(vec![named(0, 3, 0.9), later]);
    assert!(harness.query_by_label("Open “Trip 5”").is_none());
    click(&mut harness, "Show what you put off (1)");
    assert!(harness.query_by_label("Decide later about “Trip 5”").is_none(), "it is put off already");
    assert_eq!(press(&mut harness, Key::ArrowDown), [Action::Focus(id(5))]);
    assert_eq!(press(&mut harness, Key::A), [Action::Accept(ids(&[5]))]);
}

#[test]
fn cards_do_not_jump_when_new_groups_come() {
    let mut harness = five();
    let before = harness.get_by_label("Open “Trip 2”").rect();
    let mut groups: Vec<_> = (0..5).map(|n| named(n, 9, 0.5)).collect();
    groups.push(named(9, 50, 1.0));
    harness.state_mut().model.take(Event::Groups(groups.into()));
    harness.run_steps(2);
    assert_eq!(harness.get_by_label("Open “Trip 2”").rect(), before);
}

#[test]
fn an_empty_list_says_why() {
    let mut importing = model(vec![group(0, 1, 0.5)]);
    let (progress, estimate) = (Snapshot::default(), Estimate::default());
    importing.take(Event::Import(ImportState::Running { run: 1, progress, estimate, is_paused: false }));
    importing.screen = Screen::Suggestions;
    let mut harness = stage(importing, SMALL.0, SMALL.1);
    harness.run_steps(2);
    harness.get_by_label("Suggestions are on their way");

    let accepted = Suggestion { state: GroupState::Accepted, ..named(0, 3, 0.9) };
    let mut harness = list(vec![accepted]);
    harness.get_by_label("All suggestions are decided");
    assert_eq!(click(&mut harness, "See the albums"), [Action::Go(Screen::Albums)]);

    list(vec![group(0, 1, 0.5)]).get_by_label("There are no suggestions yet");
}

#[test]
fn albums_open_and_their_absence_says_what_to_do() {
    let accepted = Suggestion { state: GroupState::Accepted, ..named(7, 3, 0.9) };
    let mut model_with = model(vec![accepted, named(1, 3, 0.5)]);
    model_with.screen = Screen::Albums;
    let mut harness = stage(model_with, SMALL.0, SMALL.1);
    harness.run_steps(2);
    harness.get_by_label("1 album");
    harness.get_by_label_contains("3 photos · Wednesday 8 Jan");
    assert_eq!(click(&mut harness, "Open “Trip 7”"), [Action::Go(Screen::Group(id(7)))]);

    let mut without = model(vec![named(1, 3, 0.5)]);
    without.screen = Screen::Albums;
    let mut harness = stage(without, SMALL.0, SMALL.1);
    harness.run_steps(2);
    assert_eq!(click(&mut harness, "See the suggestions"), [Action::Go(Screen::Suggestions)]);
}

#[test]
fn albums_are_stepped_through_and_opened_with_the_keyboard_alone() {
    let accepted = |n| Suggestion { state: GroupState::Accepted, ..named(n, 3, 0.9) };
    let mut model_with = model((0..24).map(accepted).collect());
    crate::app::update::update(&mut model_with, Action::Go(Screen::Albums));
    let order: Vec<String> = model_with.albums().iter().filter_map(|album| album.name.clone()).collect();
    let mut harness = stage(model_with, SMALL.0, SMALL.1);
    harness.run_steps(3);
    let has_keyboard =
        |harness: &Harness<'_, Stage>, at: usize| harness.get_by_label(&format!("Open “{}”", order[at])).is_focused();
    press(&mut harness, Key::ArrowRight);
    harness.run_steps(3);
    assert!(has_keyboard(&harness, 1));
    let first = harness.get_by_label(&format!("Open “{}”", order[0])).rect();
    let columns = order.iter().take_while(|name| {
        harness.query_by_label(&format!("Open “{name}”")).is_some_and(|card| card.rect().top() == first.top())
    });
    let columns = columns.count();
    assert!(columns > 1);
    press(&mut harness, Key::ArrowDown);
    harness.run_steps(3);
    assert!(has_keyboard(&harness, 1 + columns));
    // Far below it is scrolled to.
    for _ in 0..24 {
        press(&mut harness, Key::ArrowRight);
    }
    harness.run_steps(20);
    assert!(has_keyboard(&harness, 23));
    let last = harness.get_by_label(&format!("Open “{}”", order[23])).rect();
    assert!(last.bottom() <= SMALL.1, "{last:?}");
    press(&mut harness, Key::ArrowUp);
    harness.run_steps(3);
    assert_eq!(press(&mut harness, Key::ArrowLeft), [], "steps ask for nothing");
    harness.run_steps(3);
    let opened = harness.state().model.albums()[23 - columns - 1].id.clone();
    assert_eq!(press(&mut harness, Key::Enter), [Action::Go(Screen::Group(opened))]);
    assert_eq!(press(&mut harness, Key::Escape), [Action::Back]);
    press(&mut harness, Key::ArrowRight);
    harness.run_steps(3);
    assert!(has_keyboard(&harness, 23 - columns), "one goes on from where one was before");
}

#[test]
fn the_first_album_opens_with_enter_and_is_exported_with_ctrl_e() {
    let mut model_with = model(vec![Suggestion { state: GroupState::Accepted, ..named(7, 3, 0.9) }]);
    model_with.screen = Screen::Albums;
    let mut harness = stage(model_with, SMALL.0, SMALL.1);
    harness.run_steps(2);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::E);
    harness.run_steps(3);
    let exports = |action: &Action| matches!(action, Action::Export(crate::app::ExportAction::Open { title, .. }) if title == "Trip 7");
    assert!(asked(&mut harness).iter().any(exports));
    press(&mut harness, Key::Escape);
    assert_eq!(press(&mut harness, Key::Enter), [Action::Go(Screen::Group(id(7)))]);
}
