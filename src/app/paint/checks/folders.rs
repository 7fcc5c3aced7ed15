//! The line above the suggestions that offers folders.

use super::*;
use crate::domain::{GroupId, GroupState, Suggestion, Summary, ThemeKind, ThemeSummary};
use crate::engine::session::Event;
use eframe::egui::Key;

fn folder(n: usize, name: &str) -> Suggestion {
    let theme = Some(ThemeSummary { kind: ThemeKind::Hand, cohesion: None });
    let summary = Summary { theme, folder: Some(format!("Pictures/{name}")), ..Summary::default() };
    let id = GroupId(format!("{}{n}", GroupId::FOLDER));
    Suggestion { id, name: Some(name.to_owned()), summary, ..group(n, 4, 1.0) }
}

fn folders(all: &[Suggestion]) -> Event {
    Event::FolderAlbums(all.into())
}

#[test]
fn nothing_moves_under_the_hand_of_somebody_who_decides() {
    let mut model = model(vec![group(0, 6, 0.9), group(1, 5, 0.8)]);
    model.screen = Screen::Suggestions;
    model.undo = Some(crate::domain::Correction::Reject { group: id(7) });
    let mut harness = stage(model, SMALL.0, SMALL.1);
    harness.state_mut().model.take(folders(&[folder(0, "Norway"), folder(1, "Rome")]));
    harness.run_steps(3);
    assert!(harness.query_by_label("2 folders look like albums").is_none(), "not while the page is open");
    press(&mut harness, Key::Num1);
    press(&mut harness, Key::Num2);
    harness.get_by_label("2 folders look like albums");
    assert_eq!(press(&mut harness, Key::F), [Action::Go(Screen::Folders)]);
    let refused = Suggestion { state: GroupState::Rejected, ..folder(0, "Norway") };
    harness.state_mut().model.take(folders(&[refused, folder(1, "Rome")]));
    press(&mut harness, Key::Num2);
    harness.get_by_label("1 folder looks like an album");
    assert_eq!(click(&mut harness, "Make it an album"), [Action::Accept(vec![GroupId("folder-1".into())])]);
}

#[test]
fn without_a_suggestion_the_folders_are_still_there() {
    let mut model = model(Vec::new());
    model.take(folders(&[folder(0, "Norway")]));
    model.screen = Screen::Suggestions;
    let mut harness = stage(model, SMALL.0, SMALL.1);
    harness.run_steps(2);
    assert!(harness.query_by_label("1 folder looks like an album").is_none(), "the first thing to do is to add photos");
    harness.state_mut().model.take(Event::Photos(crate::app::model::samples::photos(&group(0, 4, 0.5))));
    harness.run_steps(2);
    harness.get_by_label("1 folder looks like an album");
}
