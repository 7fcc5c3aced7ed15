//! With nothing but the keyboard.

use super::screen::Screen;
use crate::person::Person;
use albumen::domain::GroupState;
use albumen::words::Words;
use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable;

#[test]
fn from_the_first_photo_to_albums_without_a_mouse() {
    let person = Person::new();
    person.outing("20250503", 10, 6, 1);
    person.outing("20250607", 14, 5, 60);
    person.outing("20250810", 9, 4, 120);
    let mut screen = Screen::open(&person);
    screen.see("Drop your photo folders here");
    screen.paste_folder(15);

    // A photo, large, the next, and back.
    screen.press(Key::Home);
    screen.press(Key::Enter);
    screen.until("a photo is large", |harness| harness.state().model().large.is_some());
    let first = screen.harness.state().model().large.as_ref().and_then(|large| large.photo());
    screen.press(Key::ArrowRight);
    let second = screen.harness.state().model().large.as_ref().and_then(|large| large.photo());
    assert!(first.is_some() && second.is_some() && first != second);
    screen.press(Key::Escape);
    assert_eq!(screen.harness.state().model().large, None);

    // Suggestions: accept, reject, put off, one after the other. The next card is in place in the frame of the key, before
    // the decision is even carried out.
    screen.press(Key::Num2);
    screen.harness.run_steps(3);
    let first = screen.harness.state().model().groups.focused().cloned().expect("a card has the keyboard");
    let title = |screen: &Screen<'_>, id| {
        let group = screen.harness.state().model().group(id).expect("it is there");
        format!("Open “{}", Words::new(&["en".to_owned()]).title(group))
    };
    let (own, next) = (title(&screen, &first), title(&screen, &screen.harness.state().model().groups.suggestions()[1]));
    let (key, modifiers) = (Key::S, Modifiers::NONE);
    screen.harness.input_mut().events.push(Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers,
    });
    screen.harness.step();
    screen.harness.get_all_by(|node| node.label().is_some_and(|label| label.starts_with(&next))).next();
    let own = screen.harness.query_all_by(|node| node.label().is_some_and(|label| label.starts_with(&own))).count();
    assert_eq!(own, 0, "the card that was decided is gone in the same frame");
    assert_ne!(screen.harness.state().model().groups.focused(), Some(&first));
    screen.until("it is carried out", |harness| !harness.state().model().groups.is_waiting());
    screen.press_with(Modifiers::COMMAND, Key::Z);
    screen.until("it is taken back", |harness| harness.state().model().groups.suggestions().len() == 3);
    for (key, left) in [(Key::A, 2), (Key::R, 1), (Key::S, 0)] {
        screen.press(key);
        screen.until("the next card is in place", |harness| harness.state().model().groups.suggestions().len() == left);
    }
    for _ in 0..3 {
        screen.until("there is something to undo", |harness| harness.state().model().undo.is_some());
        let before = screen.harness.state().model().groups.suggestions().len();
        screen.press_with(Modifiers::COMMAND, Key::Z);
        screen.until("it is taken back", |harness| harness.state().model().groups.suggestions().len() == before + 1);
    }
    screen.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    screen.until("it is done again", |harness| harness.state().model().groups.albums().len() == 1);

    // Open one and decide it there.
    screen.press(Key::Enter);
    screen.until("a suggestion is open", |harness| {
        matches!(harness.state().model().screen, albumen::app::Screen::Group(_))
    });
    screen.press(Key::A);
    screen.until("it is an album", |harness| harness.state().model().groups.albums().len() == 2);
    screen.press(Key::Num3);
    let model = screen.harness.state().model();
    assert_eq!(model.screen, albumen::app::Screen::Albums);
    assert!(model.groups.all().iter().filter(|g| g.state == GroupState::Accepted).count() == 2);
    // The second of the albums is opened and left.
    let second = model.albums()[1].id.clone();
    screen.press(Key::ArrowRight);
    screen.press(Key::Enter);
    screen.until("the second album is open", |harness| {
        harness.state().model().screen == albumen::app::Screen::Group(second.clone())
    });
    screen.press(Key::Escape);
    screen.until("the albums are back", |harness| harness.state().model().screen == albumen::app::Screen::Albums);
    screen.harness.event(Event::Text("?".to_owned()));
    screen.see("Keys");
    screen.press(Key::Escape);
    screen.see_no("Keys");
    screen.close();
}

#[test]
fn everything_can_be_found_by_writing_its_name() {
    let person = Person::new();
    person.outing("20250503", 10, 4, 1);
    let mut screen = Screen::open(&person);
    screen.drop_files(std::slice::from_ref(&person.photos));
    screen.imported(4);
    let write = |screen: &mut Screen<'_>, text: &str| {
        screen.press_with(Modifiers::COMMAND, Key::K);
        screen.see("Find a command, an album");
        screen.harness.event(Event::Text(text.to_owned()));
        screen.harness.run_steps(3);
        screen.press(Key::Enter);
        screen.see_no("Find a command, an album");
    };
    write(&mut screen, "sugg");
    assert_eq!(screen.harness.state().model().screen, albumen::app::Screen::Suggestions);
    write(&mut screen, "accept");
    screen.until("it is an album", |harness| harness.state().model().albums().len() == 1);
    write(&mut screen, "3 may");
    screen.see("Export…");
    write(&mut screen, "export");
    screen.see("Choose a folder to see what would be done.");
    screen.press(Key::Escape);
    screen.press_with(Modifiers::COMMAND, Key::K);
    screen.see("Find a command, an album");
    screen.press(Key::Escape);
    screen.see_no("Find a command, an album");
    assert_eq!(screen.harness.state().model().used.get("keys-export"), Some(&1));
    screen.close();
    let mut again = Screen::open(&person);
    again.until("what was used is known", |harness| harness.state().model().used.len() == 3);
    again.close();
}
