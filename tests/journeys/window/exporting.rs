//! Exporting an album through the window, by accessible names: the dialog, the plan, the line at the bottom.

use super::screen::Screen;
use crate::person::{Person, files};
use albumen::app::{Answer, ExportAction, Purpose};
use eframe::egui::{Event, Key, Modifiers};

/// An outing that is an album, opened.
fn with_album(person: &Person) -> Screen<'_> {
    person.outing("20250503", 10, 5, 1);
    let mut screen = Screen::open(person);
    screen.drop_files(std::slice::from_ref(&person.photos));
    screen.imported(5);
    screen.press(Key::Num2);
    screen.press(Key::A);
    screen.until("it is an album", |harness| harness.state().model().albums().len() == 1);
    screen.press(Key::Num3);
    screen.click("Open “");
    screen.see("Export…");
    screen
}

#[test]
fn an_album_is_exported_and_taken_back_with_the_mouse() {
    let person = Person::new();
    let mut screen = with_album(&person);
    let to = screen.root().join("out");
    screen.click("Export…");
    screen.see("Choose a folder to see what would be done.");
    screen.harness.run_steps(4); // a dialog finds its size first
    screen.click("Choose folder…");
    {
        let mut asked = screen.asked.lock().expect("it is free");
        assert_eq!(asked.dialogs, 1);
        asked.answers.push(Answer::Chosen(Purpose::Export, vec![to.clone()]));
    }
    screen.see("5 photos will be copied");
    screen.see("The files keep their names.");
    screen.click("Album and number");
    screen.see("IMG_20250503_100000.jpg becomes Saturday 3 May 2025, morning 001.jpg");
    screen.click("Also write the albums’ names into XMP files");
    screen.until("it is planned", |harness| {
        harness.state().model().export.dialog.as_ref().is_some_and(|dialog| dialog.can_begin())
    });
    assert!(!to.exists(), "a plan writes nothing");
    screen.click("Export now");
    screen.see("Exported 10 files of");
    let names = files(&to);
    assert!(names.len() == 10 && names[0].ends_with("001.jpg") && names[1].ends_with("001.jpg.xmp"), "{names:?}");
    screen.click("Show");
    assert_eq!(screen.asked.lock().expect("it is free").revealed, std::slice::from_ref(&to));
    screen.click("Take back");
    screen.see("Removed 10 files from out again.");
    assert!(!to.exists());
    screen.close();
}

#[test]
fn the_keyboard_alone_exports_and_clashes_are_told_before() {
    let person = Person::new();
    let mut screen = with_album(&person);
    let to = screen.root().join("out");
    std::fs::create_dir(&to).expect("made");
    std::fs::write(to.join("img_20250503_100100.JPG"), "mine").expect("written");
    screen.press_with(Modifiers::COMMAND, Key::E);
    screen.see("Choose a folder to see what would be done.");
    screen.harness.event(Event::Text(to.display().to_string()));
    screen.see("1 photo gets a number behind its name");
    screen.press(Key::Enter);
    screen.see("Exported 5 files of");
    assert!(to.join("IMG_20250503_100100 (2).jpg").exists());
    assert_eq!(std::fs::read_to_string(to.join("img_20250503_100100.JPG")).ok().as_deref(), Some("mine"));

    // Again: all is there. Escape leaves, and the keys are the album's again.
    screen.press_with(Modifiers::COMMAND, Key::E);
    screen.see("All 5 photos are there already");
    screen.press(Key::Enter);
    screen.see("All 5 photos are there already");
    // What is written now takes the place of the folder of last time.
    let other = screen.root().join("other");
    screen.harness.event(Event::Text(other.display().to_string()));
    screen.see("5 photos will be copied");
    let wished = screen.harness.state().model().export.dialog.as_ref().map(|dialog| dialog.wish.folder.clone());
    assert_eq!(wished, Some(other));
    screen.press(Key::Escape);
    screen.see_no("5 photos will be copied");
    screen.press(Key::Escape);
    assert_eq!(screen.harness.state().model().screen, albumen::app::Screen::Albums);
    screen.close();
}

#[test]
fn an_export_that_was_broken_off_is_offered_at_the_next_start() {
    let person = Person::new();
    let mut screen = with_album(&person);
    let to = screen.root().join("out");
    screen.act(albumen::app::Action::Export(ExportAction::Open {
        title: "Garden".to_owned(),
        photos: screen.harness.state().model().albums()[0].photos.clone(),
    }));
    screen.act(albumen::app::Action::Export(ExportAction::To(to.clone())));
    screen.see("5 photos will be copied");
    screen.harness.run_steps(4);
    screen.click("Export now");
    screen.see("Exported 5 files of");
    screen.close();
    // As a kill leaves it: three were made, and there is no end.
    let record = albumen::engine::exports(&person.library).pop().expect("it is on record");
    let text = std::fs::read_to_string(&record.record).expect("it is there");
    std::fs::write(&record.record, text.replace("\"end\"\n", "").replace("{\"made\":5}\n", "")).expect("written");
    for n in [1, 3] {
        std::fs::remove_file(to.join(format!("IMG_20250503_100{n}00.jpg"))).expect("removed");
    }
    let mut again = Screen::open(&person);
    again.see("The export of “Garden” to out was broken off");
    again.click("Go on");
    again.see("Exported 2 files of");
    assert_eq!(files(&to).len(), 5);
    again.click("Take back");
    again.see("Removed 5 files from out again.");
    assert!(!to.exists());
    again.close();
}
