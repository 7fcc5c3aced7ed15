//! Selecting on the timeline, with every gesture.

use super::{Desk, headings, id_of, made, scroll, seen, window};
use crate::app::Action;
use crate::app::model::photo;
use crate::app::model::samples::stack;
use crate::domain::PhotoId;
use crate::engine::session::Event;
use eframe::egui::accesskit::{Role, Toggled};
use eframe::egui::{self, Key, Modifiers, PointerButton, Pos2, Rect, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

fn selected(harness: &Harness<'_, Desk>) -> usize {
    harness.state().model.selection.len()
}

fn place(harness: &Harness<'_, Desk>, name: &str) -> Rect {
    harness.get_by(|node| node.role() == Role::Button && node.label().is_some_and(|label| label == name)).rect()
}

fn click(harness: &mut Harness<'_, Desk>, at: Pos2, modifiers: Modifiers) {
    harness.event(egui::Event::PointerMoved(at));
    for pressed in [true, false] {
        let button = egui::Event::PointerButton { pos: at, button: PointerButton::Primary, pressed, modifiers };
        harness.event_modifiers(button, modifiers);
        harness.step();
    }
    harness.run();
}

/// The tick shows where the pointer is.
fn tick(harness: &mut Harness<'_, Desk>, name: &str) {
    harness.get_by_role_and_label(Role::Button, name).hover();
    harness.run();
    harness.get_by_label(&format!("Select {name}")).click();
    harness.run();
}

/// Presses at one place and goes to another, in steps as a hand does; the button stays down.
fn drag(harness: &mut Harness<'_, Desk>, from: Pos2, to: Pos2, modifiers: Modifiers) {
    harness.event(egui::Event::PointerMoved(from));
    let button = egui::Event::PointerButton { pos: from, button: PointerButton::Primary, pressed: true, modifiers };
    harness.event_modifiers(button, modifiers);
    harness.step();
    for part in 1..=4 {
        let at = from + (to - from) * (part as f32 / 4.0);
        harness.event_modifiers(egui::Event::PointerMoved(at), modifiers);
        harness.step();
    }
    harness.step();
}

fn release(harness: &mut Harness<'_, Desk>, at: Pos2) {
    let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
    harness.event(egui::Event::PointerButton { pos: at, button, pressed: false, modifiers });
    harness.run();
}

#[test]
fn a_click_on_the_tick_selects_then_every_click_does_and_escape_ends_it() {
    let mut harness = window(made(60, 60));
    let names = seen(&harness);
    tick(&mut harness, &names[2]);
    assert_eq!(selected(&harness), 1);
    harness.get_by_label("1 photo selected");
    let name = format!("Select {}", names[2]);
    let node = harness.get_by_role_and_label(Role::CheckBox, &name);
    assert_eq!(node.accesskit_node().toggled(), Some(Toggled::True), "those who listen hear it");
    let tile = place(&harness, &names[4]).center();
    click(&mut harness, tile, Modifiers::NONE);
    assert_eq!((selected(&harness), harness.state().model.large.is_some()), (2, false));
    click(&mut harness, tile, Modifiers::NONE);
    assert_eq!(selected(&harness), 1);
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(selected(&harness), 0);
    assert!(harness.query_by_label("Clear the selection (Esc)").is_none(), "the bar is gone");
    click(&mut harness, tile, Modifiers::NONE);
    assert!(harness.state().model.large.is_some(), "where nothing is selected, a click opens");
}

#[test]
fn ctrl_selects_one_and_shift_all_up_to_another() {
    let mut harness = window(made(60, 60));
    let names = seen(&harness);
    let middle = |harness: &Harness<'_, Desk>, at: usize| place(harness, &names[at]).center();
    let at = middle(&harness, 1);
    click(&mut harness, at, Modifiers::COMMAND);
    let at = middle(&harness, 5);
    click(&mut harness, at, Modifiers::SHIFT);
    assert_eq!(selected(&harness), 5);
    let at = middle(&harness, 3);
    click(&mut harness, at, Modifiers::SHIFT);
    assert_eq!(selected(&harness), 3, "the range follows its end");
    let at = middle(&harness, 0);
    click(&mut harness, at, Modifiers::SHIFT);
    assert_eq!(selected(&harness), 2, "to the other side too");
    assert!(harness.state().model.large.is_none());
}

#[test]
fn the_keyboard_selects_all_ranges_and_single_photos_and_enter_opens() {
    let mut harness = window(made(300, 60));
    harness.key_press(Key::Home);
    harness.run();
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowRight);
    harness.run();
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowRight);
    harness.run();
    assert_eq!(selected(&harness), 3);
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowLeft);
    harness.run();
    assert_eq!(selected(&harness), 2);
    // The keyboard goes on alone; a range begins where it is.
    for _ in 0..3 {
        harness.key_press(Key::ArrowRight);
        harness.run();
    }
    harness.key_press(Key::Space);
    harness.run();
    assert_eq!(selected(&harness), 3);
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowRight);
    harness.run();
    assert_eq!(selected(&harness), 4);
    let focused = || |name: &String| harness.get_by_role_and_label(Role::Button, name).is_focused();
    assert!(seen(&harness).iter().any(focused()), "the focus is visible");
    harness.key_press_modifiers(Modifiers::SHIFT, Key::End);
    harness.run();
    assert_eq!(selected(&harness), 2 + 300 - 4);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run();
    assert_eq!(selected(&harness), 300);
    harness.get_by_label("300 photos selected");
    harness.key_press(Key::Enter);
    harness.run();
    assert!(harness.state().model.large.is_some());
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!((selected(&harness), harness.state().model.large.is_some()), (300, false), "one Escape, one thing");
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(selected(&harness), 0);
    assert!(seen(&harness).iter().any(|name| harness.get_by_role_and_label(Role::Button, name).is_focused()));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Space);
    harness.run();
    assert_eq!(selected(&harness), 1);
}

#[test]
fn a_band_from_empty_ground_selects_what_lies_under_it() {
    let mut harness = window(made(300, 60));
    let names = seen(&harness);
    let (first, second) = (place(&harness, &names[0]), place(&harness, &names[1]));
    let corner = first.left_top() - vec2(10.0, 20.0);
    drag(&mut harness, corner, first.center(), Modifiers::NONE);
    assert_eq!(selected(&harness), 1);
    harness.event(egui::Event::PointerMoved(second.center()));
    harness.step();
    harness.step();
    assert_eq!(selected(&harness), 2);
    harness.event(egui::Event::PointerMoved(first.center()));
    harness.step();
    harness.step();
    release(&mut harness, first.center());
    assert_eq!(selected(&harness), 1, "what it has left is not selected");
    // With Shift it begins on a photo too, and adds.
    drag(&mut harness, second.center(), second.center() + vec2(20.0, 20.0), Modifiers::SHIFT);
    release(&mut harness, second.center());
    assert_eq!(selected(&harness), 2);
    // Another takes the place of what was selected, unless it is given up.
    drag(&mut harness, corner, first.center(), Modifiers::NONE);
    assert_eq!(selected(&harness), 1);
    harness.key_press(Key::Escape);
    harness.step();
    harness.step();
    assert_eq!(selected(&harness), 2);
    release(&mut harness, first.center());
    assert_eq!(selected(&harness), 2);
    assert!(!harness.state().done.iter().any(|action| matches!(action, Action::Enlarge { .. })));
}

#[test]
fn near_the_edge_a_band_scrolls_the_page() {
    let mut harness = window(made(900, 10));
    let names = seen(&harness);
    let first = place(&harness, &names[0]);
    drag(&mut harness, first.left_top() - vec2(10.0, 20.0), first.center(), Modifiers::NONE);
    let few = selected(&harness);
    harness.event(egui::Event::PointerMoved(egui::pos2(800.0, 655.0)));
    harness.run_steps(60);
    let many = selected(&harness);
    assert!(few == 1 && many > names.len(), "{few} {many}");
    assert!(!seen(&harness).contains(&names[0]), "it went on");
    release(&mut harness, egui::pos2(800.0, 655.0));
    assert_eq!(selected(&harness), many);
}

#[test]
fn a_folded_stack_is_selected_with_all_that_lies_under_it() {
    let group = crate::app::model::samples::group(1, 6, 0.5);
    let mut harness = window(crate::app::model::samples::photos(&group));
    harness.state_mut().model.take(Event::Stacks { shown: [stack(1, 3)].into(), is_made: true });
    harness.run();
    let names = seen(&harness);
    assert_eq!(names.len(), 4);
    let top = names.iter().find(|name| name.starts_with("IMG_0000.jpg")).unwrap();
    tick(&mut harness, top);
    harness.get_by_label("3 photos selected");
    harness.state_mut().model.take(Event::Gone(vec![group.photos[2]]));
    harness.run();
    harness.get_by_label("2 photos selected");
}

#[test]
fn what_is_selected_stays_so_while_photos_come_in_and_the_page_is_laid_out_anew() {
    let mut harness = window(made(300, 60));
    scroll(&mut harness, -2_000.0, Modifiers::NONE);
    let name = seen(&harness)[3].clone();
    tick(&mut harness, &name);
    let newer = (0..40).map(|n| photo(9_000 + n, "2026-01-01T12:00", (3, 2))).collect();
    harness.state_mut().model.take(Event::Photos(newer));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Plus);
    harness.run();
    assert_eq!(harness.state().model.selection.photos().collect::<Vec<PhotoId>>(), [id_of(&name)]);
    harness.get_by_label("1 photo selected");
}

#[test]
fn all_of_very_many_cost_a_frame_no_more_than_none() {
    let mut harness = window(made(100_000, 10));
    let before = harness.output().shapes.len();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run();
    assert_eq!(selected(&harness), 100_000);
    let photos = seen(&harness).len();
    let more = harness.output().shapes.len().saturating_sub(before);
    assert!(more <= photos * 6 + 40, "{more} more shapes for {photos} photos");
}

#[test]
fn the_tick_beside_a_day_selects_all_of_it_and_so_does_a_key() {
    let mut harness = window(made(60, 60));
    let day = headings(&harness).into_iter().find(|name| name.contains("30 Jun")).unwrap();
    harness.get_by_label(&day).hover();
    harness.run();
    let name = format!("Select {day}");
    harness.get_by_role_and_label(Role::CheckBox, &name).click();
    harness.run();
    assert_eq!(selected(&harness), 24, "one photo an hour");
    let toggled = harness.get_by_role_and_label(Role::CheckBox, &name).accesskit_node().toggled();
    assert_eq!(toggled, Some(Toggled::True));
    harness.get_by_role_and_label(Role::CheckBox, &name).click();
    harness.run();
    assert_eq!(selected(&harness), 0);
    harness.key_press(Key::Home);
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::A);
    harness.run();
    assert_eq!(selected(&harness), 24, "not all photos");
}

#[test]
fn a_new_album_is_named_in_the_bar() {
    let mut harness = window(made(60, 60));
    harness.get_by_label("New album of the selected photos (Ctrl N)").click();
    harness.run();
    harness.get_by_label_contains("Select photos first");
    harness.key_press(Key::Home);
    harness.run();
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowRight);
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::N);
    harness.run();
    harness.get_by_label("New album of 2 photos");
    assert!(harness.get_by_label("Name of the new album").is_focused());
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(selected(&harness), 2, "Escape gives up the name alone");
    harness.get_by_label("2 photos selected");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::N);
    harness.run();
    // What is written are letters, not keys.
    harness.event(egui::Event::Text("Fix".to_owned()));
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    let created = harness.state().done.iter().find_map(|action| match action {
        Action::Create(name, photos) => Some((name.clone(), photos.len())),
        _ => None,
    });
    assert_eq!(created, Some(("Fix".to_owned(), 2)));
    harness.get_by_label("“Fix” is an album of 2 photos");
}
