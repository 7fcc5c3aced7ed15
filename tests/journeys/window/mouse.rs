//! With the mouse.

use super::screen::Screen;
use crate::person::Person;
use albumen::app::{Answer, Purpose};
use eframe::egui::{Key, Modifiers};
use std::sync::atomic::Ordering::SeqCst;

#[test]
fn import_suggestions_open_accept_reject_undo_albums_quit_reopen() {
    let person = Person::new();
    person.outing("20250503", 10, 6, 1);
    person.outing("20250607", 14, 5, 60);
    person.outing("20250810", 9, 4, 120);
    let mut screen = Screen::open(&person);
    screen.see("Drop your photo folders here");
    screen.drop_files(std::slice::from_ref(&person.photos));
    screen.imported(15);
    screen.see("All photos");

    screen.click("Suggestions");
    screen.click("Open “Saturday 3 May 2025");
    screen.see("6 photos");
    screen.click("Accept “Saturday 3 May 2025");
    screen.see("Accepted “Saturday 3 May 2025");
    screen.click("Reject “Saturday 7 Jun 2025");
    screen.see("Rejected “Saturday 7 Jun 2025");
    screen.click("Undo");
    screen.see("Reject “Saturday 7 Jun 2025");
    screen.click("Reject “Saturday 7 Jun 2025");
    screen.click("Decide later about “Sunday 10 Aug 2025");
    screen.see("Put off “Sunday 10 Aug 2025");
    screen.click("Albums");
    screen.see("Saturday 3 May 2025");
    screen.close();

    let mut again = Screen::open(&person);
    again.imported(15);
    again.click("Albums");
    again.see("Saturday 3 May 2025");
    let states = |screen: &Screen<'_>| {
        let groups = screen.harness.state().model().groups.all().to_vec();
        let mut states: Vec<_> = groups.iter().map(|g| (g.photos.len(), format!("{:?}", g.state))).collect();
        states.sort();
        states
    };
    let expected = [(4, "Later"), (5, "Rejected"), (6, "Accepted")].map(|(n, state)| (n, state.to_owned()));
    assert_eq!(states(&again), expected, "no decision is gone");
    again.press_with(Modifiers::COMMAND, Key::Z);
    again.until("the last decision is taken back, after a restart too", |harness| {
        harness.state().model().groups.suggestions().len() == 1
    });
    assert_eq!(person.encoded.load(SeqCst), 15, "nothing is encoded twice");
}

#[test]
fn folders_come_by_the_button_and_by_pasted_paths() {
    let person = Person::new();
    person.outing("20250503", 10, 3, 1);
    let mut screen = Screen::open(&person);
    screen.click("Choose folders…");
    assert_eq!(screen.asked.lock().expect("it is free").dialogs, 1);
    screen.asked.lock().expect("it is free").answers.push(Answer::Chosen(Purpose::Import, vec![person.photos.clone()]));
    screen.imported(3);

    let (_, more) = (person.shoot("later/IMG_20250504_100000.jpg", 99), person.photos.join("later"));
    let text = format!("file://{}\n", more.display());
    screen.harness.event(eframe::egui::Event::Paste(text));
    screen.imported(4);
}

#[test]
fn what_could_not_be_read_is_listed_with_its_reason() {
    let person = Person::new();
    person.outing("20250503", 10, 3, 1);
    std::fs::write(person.photos.join("broken.jpg"), b"\xff\xd8\xff\xe0 no more").expect("written");
    let mut screen = Screen::open(&person);
    screen.drop_files(std::slice::from_ref(&person.photos));
    screen.imported(3);
    screen.click("1 file could not be read");
    screen.see("Show ");
    screen.click("Show");
    assert_eq!(screen.asked.lock().expect("it is free").revealed, [person.photos.join("broken.jpg")]);
}

#[test]
fn a_folder_that_is_removed_leaves_its_files_and_its_albums_come_back() {
    let person = Person::new();
    person.outing("20250503", 10, 4, 1);
    let mut screen = Screen::open(&person);
    screen.drop_files(std::slice::from_ref(&person.photos));
    screen.imported(4);
    screen.click("Suggestions");
    screen.click("Accept “Saturday 3 May 2025");
    screen.click("Settings");
    screen.click("Remove ");
    screen.imported(0);
    assert!(person.photos.join("IMG_20250503_100000.jpg").exists());
    screen.drop_files(std::slice::from_ref(&person.photos));
    screen.imported(4);
    screen.click("Albums");
    screen.see("Saturday 3 May 2025");
    assert_eq!(person.encoded.load(SeqCst), 4, "nothing is encoded twice");
}

#[test]
fn closing_in_the_middle_of_an_import_goes_on_where_it_was() {
    let person = Person::new();
    for day in 1..=28_u8 {
        person.outing(&format!("202502{day:02}"), 10, 9, day.wrapping_mul(9));
    }
    let mut screen = Screen::open(&person);
    screen.drop_files(std::slice::from_ref(&person.photos));
    screen.until("some photos are in", |harness| !harness.state().model().photos.is_empty());
    screen.close();
    let different = |person: &Person| {
        let files = walkdir::WalkDir::new(&person.photos).into_iter().filter_map(Result::ok);
        let hashes = files.filter(|e| e.file_type().is_file()).map(|e| blake3::hash(&std::fs::read(e.path()).unwrap()));
        hashes.map(|h| h.to_hex().to_string()).collect::<std::collections::BTreeSet<_>>().len()
    };
    let mut again = Screen::open(&person);
    again.imported(different(&person));
    assert_eq!(person.encoded.load(SeqCst), different(&person), "it went on by itself, and nothing is encoded twice");
}
