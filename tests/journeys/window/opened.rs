//! One suggestion opened: cut, joined, and its cover.

use super::screen::Screen;
use crate::person::Person;
use albumen::domain::GroupState;
use eframe::egui::{Event, Key, Modifiers};

/// One afternoon with a pause of two hours, and another day.
fn opened(person: &Person) -> Screen<'_> {
    person.outing("20250503", 10, 4, 1);
    person.outing("20250503", 13, 3, 30);
    person.outing("20250507", 9, 4, 120);
    let mut screen = Screen::open(person);
    screen.drop_files(std::slice::from_ref(&person.photos));
    screen.imported(11);
    screen
}

fn sizes(screen: &Screen<'_>) -> Vec<usize> {
    let groups = screen.harness.state().model().groups.all();
    let mut sizes: Vec<_> = groups.iter().map(|g| g.photos.len()).collect();
    sizes.sort_unstable();
    sizes
}

#[test]
fn a_suggestion_is_joined_and_cut_at_a_pause_or_at_a_photo() {
    let person = Person::new();
    let mut screen = opened(&person);
    screen.click("Suggestions");
    screen.click("Open “Wednesday 7 May 2025");
    screen.see("Open what comes before: “");
    while sizes(&screen).len() > 1 {
        let before = sizes(&screen).len();
        screen.press(Key::P);
        screen.until("what came before is joined", |harness| harness.state().model().groups.all().len() < before);
    }
    screen.see("11 photos");
    screen.see("Cut here: 4 days later");
    screen.click("Cut here: 4 days later");
    screen.until("it is cut", |harness| harness.state().model().groups.all().len() == 2);
    assert_eq!(sizes(&screen), [4, 7]);
    screen.see("4 photos are a suggestion of their own");
    screen.see("Open what comes after: “Wednesday 7 May 2025");

    // Before the third photo, and all of it back.
    screen.press(Key::ArrowRight);
    screen.press(Key::ArrowRight);
    screen.press(Key::ArrowRight);
    screen.press(Key::X);
    screen.until("it is cut at the photo", |harness| harness.state().model().groups.all().len() == 3);
    assert_eq!(sizes(&screen), [2, 4, 5]);
    screen.press(Key::N);
    screen.until("it is joined again", |harness| harness.state().model().groups.all().len() == 2);
    assert_eq!(sizes(&screen), [4, 7]);
}

#[test]
fn a_cover_is_chosen_with_a_key_and_stands_first() {
    let person = Person::new();
    let mut screen = opened(&person);
    screen.click("Suggestions");
    screen.click("Open “Wednesday 7 May 2025");
    screen.see("Open what comes before: “");
    screen.press(Key::End);
    screen.press(Key::T);
    let last = |screen: &Screen<'_>| {
        let groups = screen.harness.state().model().groups.all();
        let group = groups.iter().find(|g| g.photos.len() == 4 && g.state == GroupState::Open);
        group.map(|g| (g.photos[3], g.summary.typical.first().copied()))
    };
    screen.until("it has another cover", |harness| harness.state().model().undo.is_some());
    screen.until("the last photo stands for it", |harness| {
        let groups = harness.state().model().groups.all();
        groups.iter().any(|g| g.photos.len() == 4 && g.summary.typical.first() == g.photos.last())
    });
    let (photo, _) = last(&screen).expect("it is still a suggestion");
    screen.close();
    let mut again = Screen::open(&person);
    again.imported(11);
    again.until("also after a restart", |harness| {
        let groups = harness.state().model().groups.all();
        groups.iter().any(|g| g.summary.typical.first() == Some(&photo))
    });
}

#[test]
fn a_suggestion_is_opened_by_its_name_and_from_one_of_its_photos() {
    let person = Person::new();
    let mut screen = opened(&person);
    screen.press_with(Modifiers::COMMAND, Key::K);
    screen.see("Find a command");
    screen.harness.run_steps(4); // a dialog finds its size first
    screen.harness.event(Event::Text("wednesday 7".to_owned()));
    screen.see("Wednesday 7 May 2025");
    screen.press(Key::Enter);
    let of = |screen: &Screen<'_>| match &screen.harness.state().model().screen {
        albumen::app::Screen::Group(id) => Some(id.clone()),
        _ => None,
    };
    let found = of(&screen).expect("it is open");

    // The newest photo is of that day, and its details lead there too.
    screen.press(Key::Num1);
    screen.press(Key::Home);
    screen.press(Key::Enter);
    screen.press(Key::I);
    screen.click("Open Wednesday 7 May 2025");
    assert_eq!(of(&screen), Some(found));
    assert!(screen.harness.state().model().large.is_none());
    screen.close();
}
