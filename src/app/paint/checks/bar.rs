//! The side bar and the bar at the bottom.

use super::*;
use crate::app::model::ToastLine;
use crate::domain::{Failure, GroupState, Suggestion};
use crate::engine::session::{Event, ImportState};
use crate::engine::{Estimate, Report, Snapshot, Unread};
use eframe::egui::Key;

fn unread(count: usize) -> Event {
    let file = |n: usize| Unread { path: format!("/photos/{n}.jpg").into(), reason: Failure::Empty };
    Event::Unread((0..count).map(file).collect())
}

fn running(progress: Snapshot) -> Event {
    let estimate = Estimate { per_second: Some(85.0), seconds_left: Some(83.0) };
    Event::Import(ImportState::Running { run: 1, progress, estimate, is_paused: false })
}

fn window<'a>(groups: Vec<Suggestion>, news: Vec<Event>) -> Harness<'a, Stage> {
    let mut model = model(groups);
    for event in news {
        model.take(event);
    }
    model.screen = Screen::Settings;
    let mut harness = stage(model, SMALL.0, SMALL.1);
    harness.run_steps(2);
    harness
}

#[test]
fn the_side_bar_leads_everywhere() {
    let album = Suggestion { state: GroupState::Accepted, name: Some("Garden".into()), ..group(2, 3, 0.9) };
    let mut harness = window(vec![group(0, 3, 0.5), album], vec![unread(3)]);
    assert_eq!(click(&mut harness, "3 files could not be read"), [Action::Go(Screen::Unread)]);
    assert_eq!(click(&mut harness, "All photos"), [Action::Go(Screen::Photos)]);
    assert_eq!(click(&mut harness, "Garden"), [Action::Go(Screen::Group(id(2)))]);
    assert_eq!(click(&mut harness, "Albums"), [Action::Go(Screen::Albums)]);
    assert_eq!(click(&mut harness, "Add photos…"), [Action::ChooseFolders]);
    assert_eq!(click(&mut harness, "Settings"), [Action::Go(Screen::Settings)]);
    assert_eq!(press(&mut harness, Key::Num2), [Action::Go(Screen::Suggestions)]);
}

#[test]
fn without_albums_the_side_bar_says_how_to_make_one() {
    let harness = window(vec![group(0, 3, 0.5)], Vec::new());
    harness.get_by_label("Accept a suggestion to make an album.");
    assert!(harness.query_by_label_contains("could not be read").is_none());
}

#[test]
fn an_import_can_be_held_and_stopped() {
    let progress = Snapshot { found: 8_312, is_walked: true, new: 1_240, ..Snapshot::default() };
    let mut harness = window(vec![group(0, 3, 0.5)], vec![running(progress)]);
    harness.get_by_label("Importing 1,240 of 8,312 · 85/s · 1 min 30 s left");
    assert_eq!(click(&mut harness, "Pause the import"), [Action::Pause]);
    harness.get_by_label("Paused at 1,240 of 8,312");
    assert_eq!(click(&mut harness, "Go on with the import"), [Action::Resume]);
    assert_eq!(click(&mut harness, "Stop the import"), [Action::Stop]);
    let report = Report {
        new: 1_240,
        failures: vec![Unread { path: "/a".into(), reason: Failure::NotThere }],
        ..Report::default()
    };
    harness.state_mut().model.take(Event::Import(ImportState::Ended { run: 1, report }));
    harness.run_steps(2);
    assert!(harness.query_by_label_contains("Importing").is_none());
    harness.get_by_label("Imported 1,240 photos; 1 could not be read");
    assert_eq!(click(&mut harness, "See which"), [Action::Go(Screen::Unread)]);
}

#[test]
fn a_line_goes_by_itself_and_a_problem_is_put_away() {
    let mut harness = window(vec![group(0, 3, 0.5)], Vec::new());
    harness.state_mut().model.say(ToastLine::NothingPasted);
    harness.run_steps(2);
    harness.get_by_label("There is no folder or photo of that name on this computer");
    harness.state_mut().model.now = 60.0;
    harness.run_steps(2);
    assert_eq!(asked(&mut harness), [Action::Dismiss]);
    assert!(harness.state().model.toast.is_none());
    harness.state_mut().model.say(ToastLine::NoDialog);
    harness.state_mut().model.now = 1e6;
    harness.run_steps(2);
    assert_eq!(click(&mut harness, "Close this message"), [Action::Dismiss]);
}

#[test]
fn a_line_that_is_pointed_at_stays() {
    let mut harness = window(vec![group(0, 3, 0.5)], Vec::new());
    harness.state_mut().model.say(ToastLine::NothingPasted);
    harness.run_steps(2);
    harness.get_by_label("There is no folder or photo of that name on this computer").hover();
    harness.state_mut().model.now = 7.0;
    harness.run_steps(2);
    harness.state_mut().model.now = 14.0;
    harness.run_steps(2);
    harness.get_by_label("There is no folder or photo of that name on this computer");
}
