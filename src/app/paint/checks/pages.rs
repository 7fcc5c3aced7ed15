//! First run, settings, files that could not be read, shortcuts.

use super::*;
use crate::app::Model;
use crate::domain::Failure;
use crate::engine::Unread;
use crate::engine::session::{Event, Opened};
use eframe::egui::Key;

fn page<'a>(mut model: Model, screen: Screen) -> Harness<'a, Stage> {
    model.screen = screen;
    let mut harness = stage(model, SMALL.0, SMALL.1);
    harness.run_steps(2);
    harness
}

fn welcome<'a>() -> Harness<'a, Stage> {
    let mut model = Model::new();
    model.take(Event::Opened(Opened::default()));
    model.take(Event::Loaded);
    page(model, Screen::Photos)
}

#[test]
fn the_first_run_asks_for_folders_and_promises_to_leave_them_alone() {
    let mut harness = welcome();
    harness.get_by_label("Drop your photo folders here");
    harness.get_by_label("Your photos stay where they are, are never changed, and nothing is uploaded.");
    assert_eq!(click(&mut harness, "Choose folders…"), [Action::ChooseFolders]);
}

#[cfg(unix)]
#[test]
fn a_path_can_be_written_on_the_first_run() {
    let mut harness = welcome();
    let field = "Or paste or type a path, and press Enter";
    click(&mut harness, field);
    harness.get_by_label(field).type_text("/photos/2025");
    harness.run_steps(2);
    assert_eq!(press(&mut harness, Key::Enter), [Action::Import(vec!["/photos/2025".into()])]);
}

#[test]
fn settings_choose_colours_and_folders() {
    let mut harness = page(model(vec![group(0, 3, 0.5)]), Screen::Settings);
    assert_eq!(click(&mut harness, "Light"), [Action::UseTheme(Theme::Light)]);
    assert_eq!(click(&mut harness, "As the system"), [Action::UseTheme(Theme::System)]);
    assert_eq!(click(&mut harness, "Show in folder"), [Action::Reveal("/home/anna/library".into())]);
    assert_eq!(click(&mut harness, "Look for new photos"), [Action::LookAgain]);
    assert_eq!(click(&mut harness, "Add folders…"), [Action::ChooseFolders]);
    harness.get_by_label_contains("The files themselves are left alone");
    assert_eq!(
        click(&mut harness, "Watch these folders: new and changed photos come in by themselves"),
        [Action::Watch(false)]
    );
    assert!(harness.query_by_label("Not connected just now. Its photos stay in your albums.").is_none());
    harness.state_mut().model.take(Event::Offline(vec!["/media/old photos".into()]));
    harness.run_steps(2);
    harness.get_by_label("Not connected just now. Its photos stay in your albums.");
    assert_eq!(click(&mut harness, "Locate /media/old photos"), [Action::Locate("/media/old photos".into())]);
    let removed = click(&mut harness, "Remove /media/old photos from Albumen");
    assert_eq!(removed, [Action::Forget("/media/old photos".into())]);
    harness.get_by_label("Removed “old photos” from Albumen; its files are where they were");
    assert!(harness.state().effects.iter().any(|effect| matches!(effect, Effect::Engine(_))));
    assert_eq!(press(&mut harness, Key::F5), [Action::LookAgain]);
}

#[test]
fn ten_thousand_unread_files_are_listed_by_reason() {
    let mut model = model(vec![group(0, 3, 0.5)]);
    let file = |n: usize| {
        let reason = if n == 7 { Failure::Empty } else { Failure::NotAPhoto };
        Unread { path: format!("/photos/{n:05}.jpg").into(), reason }
    };
    model.take(Event::Unread((0..10_000).map(file).collect()));
    let mut harness = page(model, Screen::Unread);
    harness.get_by_label("Nothing was changed: these files are as they were, and everything else was imported.");
    harness.get_by_label("The file is not a photo, whatever its name. 9,999 files");
    harness.get_by_label("00003.jpg");
    let revealed = click(&mut harness, "Show /photos/00003.jpg in its folder");
    assert_eq!(revealed, [Action::Reveal("/photos/00003.jpg".into())]);
    assert!(harness.query_all_by_label_contains("in its folder").count() < 40);
    assert_eq!(click(&mut harness, "Look again"), [Action::LookAgain]);
}

#[test]
fn where_all_was_read_the_list_says_so() {
    page(model(vec![group(0, 3, 0.5)]), Screen::Unread).get_by_label("Every file could be read");
}

#[test]
fn a_question_mark_shows_the_keys_and_escape_puts_them_away() {
    let mut harness = page(model(vec![group(0, 3, 0.5)]), Screen::Settings);
    harness.event(eframe::egui::Event::Text("?".into()));
    harness.run_steps(3);
    assert_eq!(asked(&mut harness), [Action::ShowShortcuts(true)]);
    harness.get_by_label("Keys");
    assert_eq!(press(&mut harness, Key::Escape), [Action::ShowShortcuts(false)]);
    assert_eq!(harness.state().model.screen, Screen::Settings);
}
