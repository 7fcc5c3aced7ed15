//! Only some photos and albums, by what is asked of them.

use super::screen::Screen;
use crate::person::Person;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

fn seen(screen: &Screen<'_>) -> usize {
    screen.harness.state().model().photos.order().len()
}

fn open_filter(screen: &mut Screen<'_>) {
    screen.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    screen.see("In no album");
}

#[test]
fn filters_combine_and_are_taken_away_one_by_one() {
    let person = Person::new();
    person.outing("20240503", 10, 4, 1);
    person.outing("20250607", 14, 5, 60);
    person.shoot("sea/IMG_20250810_090000.jpg", 120);
    let mut screen = Screen::open(&person);
    screen.paste_folder(10);
    open_filter(&mut screen);

    // Nothing is a favourite yet: that is said, with a way out.
    screen.click("Favourites");
    screen.see("Nothing is left");
    assert_eq!(seen(&screen), 0);
    screen.click("Clear the filter");
    screen.see_no("Nothing is left");
    assert_eq!(seen(&screen), 10);

    screen.press(Key::Home);
    screen.press(Key::F);
    screen.click("Favourites");
    screen.see("1 of 10 photos");
    screen.see("IMG_20250810_090000.jpg, Sunday 10 Aug 2025, 09:00, favourite");
    screen.click("Take “Favourites” away");
    screen.see_no("Take “Favourites” away");
    assert_eq!(seen(&screen), 10);

    // A year, and a folder in it.
    screen.click("Date");
    screen.click("2025");
    screen.see("6 of 10 photos");
    screen.click("Folder");
    let sea = person.photos.join("sea").display().to_string();
    let end: String = sea.chars().skip(sea.chars().count() - 12).collect();
    screen.until("the folder is offered", |harness| harness.query_by_label_contains(&end).is_some());
    screen.harness.get_by_label_contains(&end).click();
    screen.see("1 of 10 photos");
    screen.click("Take “sea” away");
    screen.see("6 of 10 photos");
    // What comes in, or is marked, is asked as well.
    person.shoot("IMG_20250811_090000.jpg", 130);
    screen.press(Key::F5);
    screen.see("7 of 11 photos");
    screen.click("Take “2025” away");
    screen.until("all are seen", |harness| harness.state().model().photos.order().len() == 11);
    screen.close();
}

#[test]
fn albums_are_filtered_too_and_photos_in_none_are_found() {
    let person = Person::new();
    person.outing("20240503", 10, 4, 1);
    person.outing("20250607", 14, 5, 60);
    let mut screen = Screen::open(&person);
    screen.paste_folder(9);
    screen.click("Suggestions");
    screen.click("Accept “Friday 3 May 2024");
    screen.until("it is an album", |harness| harness.state().model().groups.albums().len() == 1);
    screen.click("All photos");
    open_filter(&mut screen);
    screen.click("In no album");
    screen.see("5 of 9 photos");
    screen.press_with(Modifiers::COMMAND, Key::Z);
    screen.see("9 of 9 photos");
    screen.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    screen.see("5 of 9 photos");
    screen.click("Albums");
    screen.see("1 of 1 album");
    screen.see("Open “Friday 3 May 2024");
    screen.click("Date");
    screen.click("2025");
    screen.see("Nothing is left");
    screen.close();
}
