//! Folders that look like albums, through the window.

use super::screen::Screen;
use crate::person::Person;
use albumen::app::Screen as Page;
use eframe::egui::{Event, Key, Modifiers};

fn fill(person: &Person, folder: &str, day: &str, n: u8, look: u8) {
    (0..n).for_each(|i| drop(person.shoot(&format!("{folder}/IMG_{day}_12{i:02}00.jpg"), look.wrapping_add(i))));
}

fn albums(screen: &Screen<'_>) -> Vec<String> {
    let model = screen.harness.state().model();
    model.albums().into_iter().filter_map(|album| album.name.clone()).collect()
}

#[test]
fn folders_are_offered_above_the_suggestions_and_decided_in_one_go_or_each() {
    let person = Person::new();
    fill(&person, "2019-05 Wedding Anna", "20190503", 4, 1);
    fill(&person, "Norway", "20200703", 5, 40);
    fill(&person, "Rome", "20210703", 3, 90);
    fill(&person, "100CANON", "20200801", 3, 130);
    let mut screen = Screen::open(&person);
    screen.drop_files(std::slice::from_ref(&person.photos));
    screen.imported(15);
    screen.click("Suggestions");
    screen.see("3 folders look like albums");
    screen.see("Wedding Anna (4), Norway (5), Rome (3)");

    // All at once, and one undo for all.
    screen.click("Make albums of all");
    screen.see("Accepted 3 suggestions");
    screen.until("there are three albums", |h| h.state().model().albums().len() == 3);
    screen.see_no("3 folders look like albums");
    screen.press_with(Modifiers::COMMAND, Key::Z);
    screen.see("3 folders look like albums");
    assert!(albums(&screen).is_empty());

    // One after the other, with the keyboard: the first is an album, the second is none.
    screen.press(Key::F);
    screen.see("Folder Pictures/2019-05 Wedding Anna");
    screen.see("“Wedding Anna” is not an album");
    screen.press(Key::A);
    screen.see("Accepted “Wedding Anna”");
    screen.press(Key::S);
    screen.press(Key::R);
    screen.see("Rejected “Norway”");
    screen.until("one is left", |h| h.state().model().folders.suggestions().len() == 1);
    assert!(screen.harness.state().model().folders.put_off().is_empty(), "nothing is put off");

    // The last one is opened, called otherwise, and made an album with the mouse.
    screen.click("Open “Rome”");
    screen.press(Key::F2);
    screen.see("Name");
    screen.press_with(Modifiers::COMMAND, Key::A);
    screen.harness.event(Event::Text("Rome with Ben".to_owned()));
    screen.press(Key::Enter);
    screen.see("Renamed to “Rome with Ben”");
    screen.click("Make an album of “Rome with Ben”");
    screen.see("All folders are decided");
    screen.until("both are albums", |h| h.state().model().albums().len() == 2);
    assert_eq!(screen.harness.state().model().screen, Page::Folders);
    screen.press(Key::Escape);
    screen.see_no("All folders are decided");
    screen.close();

    // They are not offered again; what comes into one is.
    fill(&person, "2019-05 Wedding Anna", "20190504", 2, 150);
    fill(&person, "Norway", "20200704", 2, 170);
    let mut again = Screen::open(&person);
    again.imported(19);
    again.click("Suggestions");
    again.see("New photos came into a folder that is an album");
    again.see("2 more photos of “Wedding Anna”");
    again.click("Accept it");
    again.until("they are in it", |h| h.state().model().albums().iter().any(|album| album.photos.len() == 6));
    let mut names = albums(&again);
    names.sort_unstable();
    assert_eq!(names, ["Rome with Ben", "Wedding Anna"]);
    again.close();
}
