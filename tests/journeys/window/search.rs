//! Searching with the keyboard.

use super::screen::Screen;
use crate::person::Person;
use eframe::egui::{Event, Key, Modifiers};

#[test]
fn what_is_typed_is_found_and_escape_ends_it() {
    let person = Person::new();
    person.outing("20250503", 10, 6, 1);
    person.outing("20250607", 14, 5, 60);
    let mut screen = Screen::open(&person);
    screen.see("Drop your photo folders here");
    screen.paste_folder(11);
    screen.press_with(Modifiers::COMMAND, Key::F);
    screen.harness.event(Event::Text("June 2025".to_owned()));
    screen.see("Found");
    screen.until("the photos of June", |harness| harness.state().model().found.photos.len() == 5);
    screen.see("Searched in dates");
    screen.press(Key::Escape);
    screen.see("All photos");
    screen.see_no("Found");

    // A photo in large, and those that look like it.
    screen.press(Key::Home);
    screen.press(Key::Enter);
    screen.until("a photo is large", |harness| harness.state().model().large.is_some());
    screen.press(Key::M);
    screen.see("Similar photos");
    screen.until("all others", |harness| harness.state().model().found.photos.len() == 10);
    screen.click("End the search for IMG");
    screen.see_no("Similar photos");
    screen.close();
}
