//! Favourites, stars and turns, with keys and with the mouse.

use super::screen::Screen;
use crate::person::Person;
use albumen::engine::session::PhotoItem;
use eframe::egui::{Key, Modifiers};

/// The photo whose file has this name.
fn item(screen: &Screen<'_>, name: &str) -> PhotoItem {
    let photos = &screen.harness.state().model().photos;
    let found = photos.order().into_iter().filter_map(|id| photos.get(id)).find(|item| item.file.ends_with(name));
    found.expect("it is there").clone()
}

/// Waits until it is marked so: favourite, stars, quarter turns.
fn marked(screen: &mut Screen<'_>, name: &str, marks: (bool, u8, u8)) {
    let photo = item(screen, name).id;
    screen.until(&format!("{name} is marked {marks:?}"), |harness| {
        let item = harness.state().model().photos.get(photo);
        item.is_some_and(|item| (item.favourite, item.stars, item.turned) == marks)
    });
}

const NEWEST: &str = "IMG_20250503_100000.jpg";

#[test]
fn a_photo_is_marked_with_the_keyboard_and_it_is_taken_back() {
    let person = Person::new();
    person.outing("20250503", 10, 3, 1);
    let mut screen = Screen::open(&person);
    screen.paste_folder(3);
    // On the wall.
    screen.press(Key::Home);
    screen.press(Key::F);
    marked(&mut screen, NEWEST, (true, 0, 0));
    screen.press_with(Modifiers::COMMAND, Key::Num3);
    marked(&mut screen, NEWEST, (true, 3, 0));
    screen.see("IMG_20250503_100000.jpg, Saturday 3 May 2025, 10:00, favourite, 3 stars");
    screen.press(Key::CloseBracket);
    marked(&mut screen, NEWEST, (true, 3, 1));
    let turned = item(&screen, NEWEST);
    assert!(turned.width < turned.height, "it lies as it is shown");
    // In large, the plain numbers are stars; the same again takes them away.
    screen.press(Key::Enter);
    screen.press(Key::Num5);
    marked(&mut screen, NEWEST, (true, 5, 1));
    screen.press(Key::Num5);
    marked(&mut screen, NEWEST, (true, 0, 1));
    screen.press_with(Modifiers::SHIFT, Key::R);
    marked(&mut screen, NEWEST, (true, 0, 0));
    screen.press(Key::F);
    marked(&mut screen, NEWEST, (false, 0, 0));
    assert!(screen.harness.state().model().large.is_some(), "the view stays");
    screen.press(Key::Escape);
    for marks in [(true, 0, 0), (true, 0, 1), (true, 5, 1), (true, 3, 1), (true, 3, 0), (true, 0, 0), (false, 0, 0)] {
        screen.until("there is something to undo", |harness| harness.state().model().undo.is_some());
        screen.press_with(Modifiers::COMMAND, Key::Z);
        marked(&mut screen, NEWEST, marks);
    }
    screen.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    marked(&mut screen, NEWEST, (true, 0, 0));
    screen.close();
    let mut again = Screen::open(&person);
    again.imported(3);
    marked(&mut again, NEWEST, (true, 0, 0));
    again.close();
}
