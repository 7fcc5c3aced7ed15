//! A whole review of a library of some hundred photos with nothing but the keyboard: what there is is found by its accessible
//! name, and every photo ends where the script says.

use super::screen::Screen;
use crate::person::Person;
use albumen::app::Screen as Page;
use albumen::domain::{GroupState, Suggestion};
use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{AccessKitNode, Queryable};
use std::collections::BTreeMap;
use std::path::Path;

/// Photos of one outing.
const EACH: u8 = 18;
/// One outing a day; each is one suggestion.
const DAYS: [&str; 12] = [
    "20250503", "20250510", "20250517", "20250524", "20250531", "20250606", "20250612", "20250618", "20250624",
    "20250630", "20250706", "20250712",
];

fn library(person: &Person) -> usize {
    for (at, day) in DAYS.iter().enumerate() {
        person.outing(day, 10, EACH, at as u8 * EACH);
    }
    person.shoot_raw("IMG_20250706_101800", 220);
    DAYS.len() * usize::from(EACH) + 2
}

/// What has the keyboard is called so, at its start.
fn is_at(screen: &Screen<'_>, name: &str) -> bool {
    let starts =
        |node: &AccessKitNode<'_>| node.is_focused() && node.label().is_some_and(|label| label.starts_with(name));
    screen.harness.query_all_by(starts).next().is_some()
}

/// Goes to a card with the arrows: to the last one, and back to the first.
fn go_to(screen: &mut Screen<'_>, title: &str) {
    let name = format!("Open “{title}");
    screen.press(Key::Num2);
    screen.see(&name);
    for key in [Key::ArrowRight, Key::ArrowLeft] {
        for _ in 0..=DAYS.len() {
            screen.harness.run_steps(3);
            if is_at(screen, &name) {
                return;
            }
            screen.press(key);
        }
    }
    panic!("no way leads to {name}");
}

/// Opens a card, with the keyboard at its first photo.
fn open(screen: &mut Screen<'_>, title: &str, photos: usize) {
    go_to(screen, title);
    screen.press(Key::Enter);
    screen.see(&format!("Rename “{title}"));
    screen.see(&format!("{photos} photos"));
    screen.press(Key::Home);
}

fn undo_is_known(screen: &mut Screen<'_>) {
    screen.until("it is carried out", |harness| !harness.state().model().groups.is_waiting());
}

/// Selects so many photos from where the keyboard is.
fn select(screen: &mut Screen<'_>, photos: usize) {
    screen.press_with(Modifiers::COMMAND, Key::Space);
    for _ in 1..photos {
        screen.press_with(Modifiers::SHIFT, Key::ArrowRight);
    }
    screen.see(&format!("{photos} photo"));
}

/// Until so many groups of two photos or more are in this state.
fn until(screen: &mut Screen<'_>, what: &str, state: GroupState, count: usize) {
    screen.until(what, |harness| {
        let groups = harness.state().model().groups.all().iter();
        groups.filter(|group| group.state == state && group.photos.len() > 1).count() == count
    });
}

#[test]
fn a_whole_library_is_reviewed_without_a_mouse() {
    let person = Person::new();
    let all = library(&person);
    let mut screen = Screen::open(&person);
    screen.see("Drop your photo folders here");
    screen.paste_folder(all);
    until(&mut screen, "each outing is a suggestion", GroupState::Open, DAYS.len());

    // Accept, reject, put off; a slip is taken back.
    go_to(&mut screen, "Saturday 3 May 2025");
    screen.press(Key::A);
    screen.see("Accepted “Saturday 3 May 2025");
    go_to(&mut screen, "Saturday 10 May 2025");
    screen.press(Key::A);
    screen.see("Accepted “Saturday 10 May 2025");
    undo_is_known(&mut screen);
    screen.press_with(Modifiers::COMMAND, Key::Z);
    until(&mut screen, "it is a suggestion again", GroupState::Accepted, 1);
    go_to(&mut screen, "Saturday 10 May 2025");
    screen.press(Key::R);
    screen.see("Rejected “Saturday 10 May 2025");
    go_to(&mut screen, "Saturday 17 May 2025");
    screen.press(Key::S);
    screen.see("Put off “Saturday 17 May 2025");

    // Cut before the eleventh photo; both parts are albums.
    open(&mut screen, "Saturday 24 May 2025", 18);
    (0..10).for_each(|_| screen.press(Key::ArrowRight));
    screen.press(Key::X);
    screen.see("8 photos are a suggestion of their own");
    screen.see("10 photos");
    screen.press(Key::A);
    until(&mut screen, "the first part is an album", GroupState::Accepted, 2);
    go_to(&mut screen, "Saturday 24 May 2025");
    screen.press(Key::A);
    until(&mut screen, "the second part is one", GroupState::Accepted, 3);

    // Join what came before, and give it a name.
    open(&mut screen, "Friday 6 Jun 2025", 18);
    screen.press(Key::P);
    screen.see("36 photos");
    screen.press(Key::F2);
    screen.harness.run_steps(2);
    screen.press_with(Modifiers::COMMAND, Key::A);
    screen.harness.event(Event::Text("Two weekends".to_owned()));
    screen.press(Key::Enter);
    screen.see("Rename “Two weekends”");
    screen.press(Key::A);
    until(&mut screen, "it is an album", GroupState::Accepted, 4);

    // Three photos belong to the first album.
    open(&mut screen, "Thursday 12 Jun 2025", 18);
    select(&mut screen, 3);
    screen.press(Key::V);
    screen.see("Move 3 photos to");
    screen.harness.event(Event::Text("3 may".to_owned()));
    screen.see("Saturday 3 May 2025");
    screen.press(Key::Enter);
    // The album is called after all of its days now.
    screen.see("Moved 3 photos to “3 May – 12 Jun 2025”");
    screen.see("15 photos");
    screen.press(Key::A);
    until(&mut screen, "the others are an album", GroupState::Accepted, 5);

    // Four are in an album of the best, too; then one more.
    open(&mut screen, "Wednesday 18 Jun 2025", 18);
    select(&mut screen, 4);
    screen.press_with(Modifiers::COMMAND, Key::N);
    screen.see("New album of 4 photos");
    screen.harness.event(Event::Text("Best".to_owned()));
    screen.press(Key::Enter);
    screen.see("“Best” is an album of 4 photos");
    screen.until("it is there", |harness| harness.state().model().themes.albums().len() == 1);
    screen.press(Key::End);
    select(&mut screen, 1);
    screen.press(Key::I);
    screen.see("Add 1 photo to");
    screen.harness.event(Event::Text("best".to_owned()));
    screen.press(Key::Enter);
    screen
        .until("it holds five", |harness| harness.state().model().albums().iter().any(|album| album.photos.len() == 5));
    screen.see("18 photos");
    screen.press(Key::A);
    until(&mut screen, "they are in their event all the same", GroupState::Accepted, 6);

    // Two photos are not of one event; that was a slip. Two of two days are.
    open(&mut screen, "Tuesday 24 Jun 2025", 18);
    select(&mut screen, 2);
    screen.press(Key::D);
    screen.see("You said: not the same event.");
    screen.until("they are in two groups", |harness| {
        harness.state().model().groups.all().iter().all(|group| {
            let date = group.summary.span.map(|(first, _)| first.local.date().to_string());
            date.as_deref() != Some("2025-06-24") || group.photos.len() < 18
        })
    });
    undo_is_known(&mut screen);
    screen.press_with(Modifiers::COMMAND, Key::Z);
    until_size(&mut screen, "2025-06-24", 18);
    screen.press(Key::Num1);
    screen.press(Key::Home);
    let mut days = Vec::new();
    for _ in 0..all {
        for (day, name) in [("30", "IMG_20250630_100000"), ("24", "IMG_20250624_100000")] {
            if is_at(&screen, name) && !days.contains(&day) {
                days.push(day);
                screen.press_with(Modifiers::COMMAND, Key::Space);
            }
        }
        if days.len() == 2 {
            break;
        }
        screen.press(Key::ArrowRight);
    }
    screen.see("2 photos selected");
    screen.press(Key::J);
    screen.see("You said: the same event.");
    until_size(&mut screen, "2025-06-24", 36);
    open(&mut screen, "24–30 Jun 2025", 36);
    screen.press(Key::A);
    until(&mut screen, "it is an album", GroupState::Accepted, 7);

    // Of a raw file and its picture one is kept.
    screen.press(Key::Num5);
    screen.see("The best is the camera’s raw file");
    screen.press(Key::K);
    screen.see("Kept 1 photo; 1 is hidden under it");
    undo_is_known(&mut screen);
    go_to(&mut screen, "Sunday 6 Jul 2025");
    screen.press(Key::A);
    until(&mut screen, "it is an album", GroupState::Accepted, 8);

    // One photo belongs nowhere.
    open(&mut screen, "Saturday 12 Jul 2025", 18);
    screen.press(Key::End);
    screen.press(Key::Delete);
    screen.see("Took 1 photo out");
    screen.see("17 photos");
    screen.press(Key::A);
    until(&mut screen, "the others are an album", GroupState::Accepted, 9);
    screen.press(Key::Num2);
    screen.see("All suggestions are decided");

    // The first album is exported.
    screen.press(Key::Num3);
    reach(&mut screen, "Open “3 May – 12 Jun 2025");
    screen.press(Key::Enter);
    screen.see("21 photos");
    let to = screen.root().join("out");
    screen.press_with(Modifiers::COMMAND, Key::E);
    screen.see("Choose a folder to see what would be done.");
    screen.harness.event(Event::Text(to.display().to_string()));
    screen.see("21 photos will be copied");
    screen.press_with(Modifiers::COMMAND, Key::Enter);
    screen.see("Exported 21 files of");
    assert_eq!(std::fs::read_dir(&to).expect("it is there").count(), 21);
    screen.close();

    // Also after a restart, every photo is where it was put.
    let mut again = Screen::open(&person);
    again.imported(all);
    assert_eq!(ends(&again), expected());
    let best = again
        .harness
        .state()
        .model()
        .albums()
        .iter()
        .find(|album| album.photos.len() == 5)
        .map(|album| album.name.clone());
    assert_eq!(best, Some(Some("Best".to_owned())));
    assert_eq!(again.harness.state().model().stacks.done().len(), 1);
    again.close();
}

/// Tab leads to what has this name.
fn reach(screen: &mut Screen<'_>, name: &str) {
    screen.see(name);
    for _ in 0..200 {
        if is_at(screen, name) {
            return;
        }
        screen.press(Key::Tab);
    }
    panic!("Tab does not lead to {name}");
}

/// Until the group that begins on a day has so many photos.
fn until_size(screen: &mut Screen<'_>, day: &str, photos: usize) {
    screen.until(&format!("{day} has {photos} photos"), |harness| {
        let begins =
            |group: &&Suggestion| group.summary.span.is_some_and(|(first, _)| first.local.date().to_string() == day);
        harness.state().model().groups.all().iter().filter(begins).any(|group| group.photos.len() == photos)
    });
}

/// The state and size of the event that each photo is in, by its file.
fn ends(screen: &Screen<'_>) -> BTreeMap<String, (GroupState, usize)> {
    let model = screen.harness.state().model();
    assert!(!matches!(model.screen, Page::Group(_)), "the window begins where nothing is open");
    let mut ends = BTreeMap::new();
    for group in model.groups.all() {
        for photo in &group.photos {
            let file = model.photos.get(*photo).map(|item| item.file.clone()).expect("it is in the library");
            let name = Path::new(&file).file_name().expect("a name").to_string_lossy().into_owned();
            let before = ends.insert(name, (group.state, group.photos.len()));
            assert_eq!(before, None, "a photo is in one event");
        }
    }
    ends
}

/// What the script did, told again without the window.
fn expected() -> BTreeMap<String, (GroupState, usize)> {
    use GroupState::{Accepted, Later, Open, Rejected};
    let mut expected = BTreeMap::new();
    for day in DAYS {
        for minute in 0..EACH {
            let end = match (day, minute) {
                ("20250503", _) | ("20250612", 0..3) => (Accepted, 21),
                ("20250510", _) => (Rejected, 18),
                ("20250517", _) => (Later, 18),
                ("20250524", 0..10) => (Accepted, 10),
                ("20250524", _) => (Accepted, 8),
                ("20250531" | "20250606" | "20250624" | "20250630", _) => (Accepted, 36),
                ("20250612", _) => (Accepted, 15),
                ("20250706", _) => (Accepted, 20),
                ("20250712", 17) => (Open, 1),
                ("20250712", _) => (Accepted, 17),
                _ => (Accepted, 18),
            };
            expected.insert(format!("IMG_{day}_10{minute:02}00.jpg"), end);
        }
    }
    for raw in ["jpg", "mrw"] {
        expected.insert(format!("IMG_20250706_101800.{raw}"), (Accepted, 20));
    }
    expected
}
