//! One suggestion or album opened.

use super::*;
use crate::domain::{Doubt, Doubtful, GroupState, Suggestion};
use crate::engine::session::Event;
use eframe::egui::Key;

fn opened<'a>(group: Suggestion) -> Harness<'a, Stage> {
    let screen = Screen::Group(group.id.clone());
    let mut model = model(vec![group, super::group(8, 4, 0.4)]);
    crate::app::update::update(&mut model, Action::Go(Screen::Suggestions));
    crate::app::update::update(&mut model, Action::Go(screen));
    let mut harness = stage(model, SMALL.0, SMALL.1);
    harness.run_steps(3);
    harness
}

fn party() -> Suggestion {
    Suggestion { name: Some("Party".into()), ..group(3, 12, 0.8) }
}

#[test]
fn a_suggestion_is_decided_by_keys_or_buttons_and_the_list_is_there_again() {
    let mut harness = opened(party());
    assert_eq!(click(&mut harness, "Accept “Party”"), [Action::Accept(ids(&[3]))]);
    assert_eq!(harness.state().model.screen, Screen::Suggestions);
    assert_eq!(press(&mut opened(party()), Key::R), [Action::Reject(id(3))]);
    assert_eq!(press(&mut opened(party()), Key::S), [Action::Later(id(3))]);
}

#[test]
fn an_album_has_nothing_to_decide() {
    let mut harness = opened(Suggestion { state: GroupState::Accepted, ..party() });
    assert!(harness.query_by_label("Accept “Party”").is_none());
    assert_eq!(press(&mut harness, Key::A), []);
}

#[test]
fn a_name_is_written_in_place_and_enter_keeps_it() {
    let mut harness = opened(party());
    press(&mut harness, Key::F2);
    harness.get_by_label("Name").type_text(" at Anna's");
    harness.run_steps(2);
    assert_eq!(press(&mut harness, Key::Enter), [Action::Rename(id(3), "Party at Anna's".into())]);
    harness.get_by_label("Rename “Party at Anna's”");
}

#[test]
fn escape_gives_a_name_up_and_letters_in_it_decide_nothing() {
    let mut harness = opened(party());
    click(&mut harness, "Rename “Party”");
    assert_eq!(press(&mut harness, Key::A), []);
    harness.get_by_label("Name").type_text("ars");
    harness.run_steps(2);
    assert_eq!(press(&mut harness, Key::Escape), []);
    assert_eq!(harness.state().model.screen, Screen::Group(id(3)), "Escape did not leave the page too");
    harness.get_by_label("Rename “Party”");
    assert_eq!(press(&mut harness, Key::Escape), [Action::Back]);
    assert_eq!(harness.state().model.screen, Screen::Suggestions);
}

#[test]
fn alt_and_left_lead_back_from_everywhere() {
    let mut harness = opened(party());
    harness.key_press_modifiers(eframe::egui::Modifiers::ALT, Key::ArrowLeft);
    harness.run_steps(3);
    assert_eq!(asked(&mut harness), [Action::Back]);
}

#[test]
fn what_might_belong_too_is_added_with_a_click_or_a_key() {
    let mut harness = opened(party());
    assert!(harness.query_by_label("Might belong too").is_none(), "nothing is offered yet");
    let photos = vec![photo_id(8, 1), photo_id(3, 2), photo_id(8, 3)];
    harness.state_mut().model.take(Event::Nearly { group: id(3), photos: photos.into() });
    harness.run_steps(2);
    harness.get_by_label("Might belong too");
    assert_eq!(harness.query_all_by_label_contains("Add IMG_").count(), 2, "one of them is in already");
    let add = |k| [Action::AddTo(id(3), vec![photo_id(8, k)])];
    assert_eq!(press(&mut harness, Key::G), add(1));
    asked(&mut harness);
    harness.get_by_label_contains("Add IMG_0003.jpg").click();
    harness.run_steps(3);
    assert_eq!(asked(&mut harness), add(3));
}

#[test]
fn the_group_after_says_how_much_later_it_is() {
    let harness = opened(party());
    harness.get_by_label_contains("After this, 5 days later");
    harness.get_by_label("Join “Thursday 9 Jan 2025, afternoon” to this");
}

#[test]
fn a_group_that_is_gone_says_so() {
    let mut harness = opened(party());
    harness.state_mut().model.take(Event::Groups(vec![group(8, 4, 0.4)].into()));
    harness.run_steps(2);
    harness.get_by_label("This group no longer exists");
    assert_eq!(click(&mut harness, "See the suggestions"), [Action::Go(Screen::Suggestions)]);
}

#[test]
fn doubtful_photos_are_marked_and_a_photo_opens_among_the_others() {
    let mut doubtful = party();
    doubtful.summary.doubtful = vec![Doubtful { photo: photo_id(3, 1), why: Doubt::LooksDifferent }];
    let mut harness = opened(doubtful);
    harness.get_by_label_contains("This photo looks different from the others");
    harness.get_by_label_contains("12 photos · 1 doubtful · ");
    harness.get_by_label_contains("IMG_0002.jpg").click();
    harness.run_steps(3);
    let among: Vec<_> = (0..12).map(|k| photo_id(3, k)).collect();
    assert!(asked(&mut harness).contains(&Action::Enlarge { photo: photo_id(3, 2), among }));
}
