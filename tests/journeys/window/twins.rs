//! Files that lie in several places, byte for byte the same: they are seen, and listed.

use super::screen::Screen;
use crate::person::Person;
use crate::twins::copy;
use eframe::egui::{Key, Modifiers};

#[test]
fn a_file_in_several_places_says_so_and_is_listed() {
    let person = Person::new();
    let photos = person.outing("20250503", 10, 4, 1);
    copy(&person, &photos[1], "Backup");
    let third = copy(&person, &photos[1], "Backup/again");
    let mut screen = Screen::open(&person);
    screen.paste_folder(4);
    // On the wall, and in a group.
    screen.see("IMG_20250503_100100.jpg, Saturday 3 May 2025, 10:01, in 3 places");
    screen.see("The same file in 3 places");
    screen.press(Key::Num2);
    screen.see_no("The same file in 3 places");
    screen.press(Key::Enter);
    screen.see("The same file in 3 places");
    screen.press(Key::Num1);
    screen.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    screen.click("In several places");
    screen.see("1 of 4 photos");
    screen.see("Take “In several places” away");

    // One that is gone, and one that is new, are counted.
    std::fs::remove_file(&third).expect("it is there");
    copy(&person, &photos[0], "Backup");
    screen.press(Key::F5);
    screen.see("2 of 4 photos");
    screen.see("IMG_20250503_100100.jpg, Saturday 3 May 2025, 10:01, in 2 places");
    screen.see("IMG_20250503_100000.jpg, Saturday 3 May 2025, 10:00, in 2 places");
    screen.see_no("The same file in 3 places");
    screen.close();
}
