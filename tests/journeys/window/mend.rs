//! Dates and places are corrected.

use super::screen::Screen;
use crate::person::Person;
use albumen::domain::DateSource;
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable;

fn dates(screen: &Screen<'_>) -> Vec<String> {
    let photos = &screen.harness.state().model().photos;
    let items = photos.order().into_iter().filter_map(|id| photos.get(id));
    items.map(|item| item.taken.map_or_else(String::new, |(stamp, _)| stamp.local.to_string())).collect()
}

#[test]
fn the_date_and_the_place_of_a_large_photo() {
    let person = Person::new();
    person.outing("20250503", 10, 3, 1);
    let mut screen = Screen::open(&person);
    screen.paste_folder(3);
    screen.press(Key::Home);
    screen.press(Key::Enter);
    screen.press(Key::I);
    screen.click("Correct date and place…");
    // The field of the date has the keyboard.
    screen.press_with(Modifiers::COMMAND, Key::A);
    screen.harness.event(Event::Text("3.5.2024 09:30".to_owned()));
    screen.see("Becomes Friday 3 May 2024, 09:30");
    screen.harness.get_by_role_and_label(Role::TextInput, "Place").focus();
    screen.harness.step();
    screen.harness.event(Event::Text("Lisb".to_owned()));
    screen.click("Lisbon, Portugal");
    screen.harness.run_steps(8); // the panel is smaller without the list, and comes to rest
    screen.harness.get_by_label("Correct").click();
    screen.until("the date is another", |harness| {
        let photos = &harness.state().model().photos;
        photos.items().any(|item| matches!(item.taken, Some((_, DateSource::Person))) && item.place.is_some())
    });
    assert_eq!(dates(&screen).last().map(String::as_str), Some("2024-05-03T09:30:00"));
    screen.see("Corrected by you");
    screen.until("the details name the town", |harness| {
        harness.state().model().details.as_ref().is_some_and(|details| details.locality.is_some())
    });
    screen.press(Key::Escape);
    // The line at the bottom may be gone by now, and with it the one Undo for both.
    screen.press_with(Modifiers::COMMAND, Key::Z);
    screen.press_with(Modifiers::COMMAND, Key::Z);
    screen.until("both are taken back", |harness| {
        harness
            .state()
            .model()
            .photos
            .items()
            .all(|item| item.place.is_none() && item.taken.is_some_and(|(_, source)| source == DateSource::Name))
    });
    screen.close();
}

#[test]
fn enter_takes_the_first_town_and_then_corrects() {
    let person = Person::new();
    person.outing("20250503", 10, 3, 1);
    let mut screen = Screen::open(&person);
    screen.paste_folder(3);
    screen.press(Key::Home);
    screen.press(Key::E);
    screen.see("Date and time");
    screen.harness.run_steps(4); // a dialog finds its size first
    // Nothing is wished yet, so that Enter does nothing.
    screen.press(Key::Enter);
    screen.see("Date and time");
    screen.harness.get_by_role_and_label(Role::TextInput, "Place").focus();
    screen.harness.step();
    screen.harness.event(Event::Text("Lisb".to_owned()));
    screen.see("Lisbon, Portugal");
    screen.press(Key::Enter);
    screen.harness.run_steps(4);
    screen.press(Key::Enter);
    screen.see_no("Date and time");
    screen.until("the place is known", |harness| {
        harness.state().model().photos.items().filter(|item| item.place.is_some()).count() == 1
    });
    screen.close();
}
