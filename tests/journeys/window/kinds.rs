//! Stacks and themes, with the keyboard and with the mouse.

use super::screen::Screen;
use crate::person::Person;
use albumen::app::Screen as Page;
use albumen::domain::GroupState;
use eframe::egui::{Event, Key, Modifiers};

/// A stack of two, another, and an outing.
fn with_stacks(person: &Person) {
    person.outing("20250503", 10, 4, 1);
    person.shoot_raw("IMG_20250503_110000", 40);
    person.shoot_raw("IMG_20250607_120000", 50);
}

fn seen(screen: &Screen<'_>) -> usize {
    screen.harness.state().model().photos.order().len()
}

fn to_decide(screen: &Screen<'_>) -> usize {
    screen.harness.state().model().stacks.open().len()
}

#[test]
fn stacks_with_the_mouse() {
    let person = Person::new();
    with_stacks(&person);
    let mut screen = Screen::open(&person);
    screen.drop_files(std::slice::from_ref(&person.photos));
    screen.imported(8);
    screen.until("each stack is one tile", |harness| harness.state().model().photos.order().len() == 6);
    // In place: open, close.
    screen.click("Open the stack of 2");
    screen.see("IMG_20250607_120000.jpg");
    assert_eq!(seen(&screen), 7);
    screen.click("Close the stack of 2");
    assert_eq!(seen(&screen), 6);

    // All of them, with the best of each and why; one is kept, and taken back.
    screen.click("Stacks");
    screen.see("The best is the camera’s raw file");
    screen.click("Keep the best: Raw file with its picture");
    screen.see("Kept 1 photo; 1 is hidden under it");
    screen.until("one is left", |harness| harness.state().model().stacks.open().len() == 1);
    // What would go to the wastebasket is listed first; nothing goes.
    screen.click("Move what is not kept to the wastebasket…");
    screen.see("1 file that is not kept");
    screen.harness.run_steps(4);
    screen.click("Cancel");
    screen.see_no("1 file that is not kept");
    screen.press_with(Modifiers::COMMAND, Key::Z);
    screen.until("both are there again", |harness| harness.state().model().stacks.open().len() == 2);

    // Side by side: the other one is kept instead.
    screen.click("Side by side: Raw file with its picture");
    screen.see("Keep this one");
    screen.click("Keep IMG_20250607_120000.jpg");
    screen.see("Keep all");
    screen.click("Keep IMG_20250607_120000.mrw");
    screen.click("Keep this one");
    screen.until("it is kept", |harness| harness.state().model().stacks.done().len() == 1);
    screen.click("All photos");
    screen.see("IMG_20250607_120000.jpg");
    screen.see_no("IMG_20250607_120000.mrw");

    // Taken apart, each lies by itself.
    screen.click("Stacks");
    screen.click("Take apart: Raw file with its picture");
    screen.until("it is none any more", |harness| harness.state().model().stacks.open().is_empty());
    screen.until("its photos are seen", |harness| harness.state().model().photos.order().len() == 7);
    screen.close();

    let mut again = Screen::open(&person);
    again.imported(8);
    again.until("stacks are as they were", |harness| {
        let stacks = &harness.state().model().stacks;
        stacks.is_made() && (stacks.open().len(), stacks.done().len()) == (0, 1)
    });
    assert_eq!(seen(&again), 7);
    again.close();
}

#[test]
fn stacks_with_the_keyboard() {
    let person = Person::new();
    with_stacks(&person);
    let mut screen = Screen::open(&person);
    screen.paste_folder(8);
    screen.until("each stack is one tile", |harness| harness.state().model().photos.order().len() == 6);

    // The newest photo is a stack: Enter opens it, K keeps the one that the keyboard is at.
    screen.press(Key::Home);
    screen.press(Key::Enter);
    screen.until("it is open", |harness| harness.state().model().photos.order().len() == 7);
    screen.press(Key::ArrowRight);
    screen.press(Key::K);
    screen.until("the picture is kept", |harness| harness.state().model().stacks.done().len() == 1);
    screen.see("IMG_20250607_120000.jpg");
    assert_eq!(seen(&screen), 6);
    screen.press_with(Modifiers::COMMAND, Key::Z);
    screen.until("it is taken back", |harness| harness.state().model().stacks.open().len() == 2);

    // All stacks: compare, choose both, step, keep one.
    screen.press(Key::Num5);
    assert_eq!(screen.harness.state().model().screen, Page::Stacks);
    screen.press(Key::C);
    screen.until("two are side by side", |harness| {
        harness.state().model().compare.as_ref().is_some_and(|compare| compare.seen.len() == 2)
    });
    screen.press(Key::Plus);
    screen.press(Key::Num0);
    screen.press(Key::ArrowRight);
    screen.press(Key::Space);
    screen.press(Key::Num1);
    screen.press(Key::Space);
    let compare = screen.harness.state().model().compare.clone().expect("it is open");
    assert_eq!(compare.chosen, [compare.photos[1]]);
    screen.press(Key::Enter);
    screen.until("one is left", |harness| harness.state().model().stacks.open().len() == 1);
    assert_eq!(screen.harness.state().model().compare, None);
    screen.press(Key::K);
    screen.until("none is left", |harness| harness.state().model().stacks.open().is_empty());
    for left in 1..3 {
        screen.until("there is something to undo", |harness| harness.state().model().undo.is_some());
        screen.press_with(Modifiers::COMMAND, Key::Z);
        screen.until("it is taken back", |harness| harness.state().model().stacks.open().len() == left);
    }
    screen.press(Key::U);
    screen.until("it is taken apart", |harness| harness.state().model().photos.order().len() == 7);
    assert_eq!(to_decide(&screen), 1);
    screen.press(Key::C);
    screen.press(Key::Escape);
    assert_eq!(screen.harness.state().model().screen, Page::Stacks);
    screen.close();
}

#[test]
fn themes_with_the_mouse_and_the_keyboard() {
    let person = Person::new();
    person.outing("20250503", 10, 5, 1);
    person.screenshots(4, 100);
    let mut screen = Screen::open(&person);
    screen.drop_files(std::slice::from_ref(&person.photos));
    screen.imported(9);
    screen.click("Themes");
    screen.see("What recurs in your photos?");
    screen.click("Find themes");
    screen.see("Open “Screenshots”");
    screen.see("4 photos");
    screen.click("Accept “Screenshots”");
    screen.see("Accepted “Screenshots”");
    let albums = |screen: &Screen<'_>| {
        let model = screen.harness.state().model();
        model.albums().iter().map(|album| (album.photos.len(), album.state)).collect::<Vec<_>>()
    };
    screen.until("it is an album", |harness| harness.state().model().albums().len() == 1);
    assert_eq!(albums(&screen), [(4, GroupState::Accepted)]);
    let events = screen.harness.state().model().groups.all().iter().map(|group| group.photos.len()).sum::<usize>();
    assert_eq!(events, 9, "every photo is in its event as before");

    // What looks alike has no name: it is opened, named, and a photo is taken out.
    screen.press(Key::Num4);
    screen.see("Open “Theme like these”");
    screen.press(Key::Enter);
    screen.until("a theme is open", |harness| matches!(harness.state().model().screen, Page::Group(_)));
    screen.press(Key::F2);
    screen.press_with(Modifiers::COMMAND, Key::A);
    screen.harness.event(Event::Text("Colours".to_owned()));
    screen.press(Key::Enter);
    screen.see("Rename “Colours”");
    screen.press(Key::Home);
    screen.press(Key::Delete);
    screen.see("Took 1 photo out");
    screen.press(Key::A);
    screen.until("it is an album", |harness| harness.state().model().albums().len() == 2);
    screen.click("Undo");
    screen.until("it is taken back", |harness| harness.state().model().albums().len() == 1);
    screen.press(Key::R);
    screen.until("nothing is left to decide", |harness| harness.state().model().themes.suggestions().is_empty());
    screen.close();

    let mut again = Screen::open(&person);
    again.imported(9);
    again.click("Albums");
    again.see("Open “Screenshots”");
    again.press(Key::Num4);
    again.click("Find themes");
    again.until("they were looked for", |harness| {
        let model = harness.state().model();
        matches!(model.themes_state, albumen::engine::session::ThemesState::Made { .. })
    });
    assert!(again.harness.state().model().themes.suggestions().is_empty(), "what was decided does not come back");
    again.close();
}
