//! Selected photos: with the mouse, with the keyboard, and carried from one place to another.

use super::screen::Screen;
use crate::person::Person;
use albumen::app::{Action, Screen as Page};
use albumen::domain::{GroupId, GroupState, Suggestion};
use eframe::egui::{Event, Key, Modifiers, PointerButton, Pos2, Rect};
use egui_kittest::kittest::Queryable;

/// Two outings, of eight photos and of five; the first is an album, and the second is open.
fn open(person: &Person) -> (Screen<'_>, GroupId, GroupId) {
    person.outing("20250503", 10, 8, 1);
    person.outing("20250607", 14, 5, 60);
    let mut screen = Screen::open(person);
    screen.drop_files(std::slice::from_ref(&person.photos));
    screen.imported(13);
    let with = |screen: &Screen<'_>, photos: usize| {
        let groups = screen.harness.state().model().groups.all();
        groups.iter().find(|group| group.photos.len() == photos).map(|group| group.id.clone()).expect("it is there")
    };
    let (eight, five) = (with(&screen, 8), with(&screen, 5));
    screen.act(Action::Accept(vec![eight.clone()]));
    screen.until("it is an album", |harness| harness.state().model().albums().len() == 1);
    screen.act(Action::Go(Page::Group(five.clone())));
    screen.see("5 photos");
    (screen, eight, five)
}

/// How many photos each group has, the albums first.
fn groups(screen: &Screen<'_>) -> Vec<(GroupState, usize)> {
    let all = screen.harness.state().model().groups.all();
    let mut sizes: Vec<_> = all.iter().map(|group| (group.state, group.photos.len())).collect();
    sizes.sort_by_key(|(state, photos)| (*state != GroupState::Accepted, std::cmp::Reverse(*photos)));
    sizes
}

fn until_groups(screen: &mut Screen<'_>, what: &str, expected: &[usize]) {
    screen.until(what, |harness| {
        let sizes = |group: &Suggestion| group.photos.len();
        let mut sizes: Vec<usize> = harness.state().model().groups.all().iter().map(sizes).collect();
        sizes.sort_unstable_by(|a, b| b.cmp(a));
        sizes == expected
    });
}

fn place(screen: &mut Screen<'_>, name: &str) -> Rect {
    screen.see(name);
    let starts = |label: String| label.starts_with(name);
    screen.harness.get_all_by(|node| node.label().is_some_and(starts)).next().expect("it was seen").rect()
}

/// Takes hold of one thing and moves to another, as a hand does; the button stays down.
fn drag(screen: &mut Screen<'_>, from: Pos2, to: Pos2) {
    screen.harness.event(Event::PointerMoved(from));
    screen.harness.drag_at(from);
    screen.harness.step();
    for part in 1..=4 {
        screen.harness.event(Event::PointerMoved(from + (to - from) * (part as f32 / 4.0)));
        screen.harness.step();
    }
}

fn let_go(screen: &mut Screen<'_>, at: Pos2) {
    let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
    screen.harness.event(Event::PointerButton { pos: at, button, pressed: false, modifiers });
    screen.harness.step();
    screen.harness.step();
}

#[test]
fn what_is_selected_is_taken_out_split_off_and_moved_without_a_mouse() {
    let person = Person::new();
    let (mut screen, eight, _) = open(&person);
    screen.press(Key::Home);
    screen.press_with(Modifiers::SHIFT, Key::ArrowRight);
    screen.see("2 photos selected");
    screen.press(Key::Delete);
    screen.see("Took 2 photos out");
    until_groups(&mut screen, "they are elsewhere", &[8, 3, 1, 1]);
    assert!(screen.harness.state().model().selection.is_empty());
    screen.press_with(Modifiers::COMMAND, Key::Z);
    until_groups(&mut screen, "they are back", &[8, 5]);

    // Split off.
    screen.press(Key::Home);
    screen.press_with(Modifiers::COMMAND, Key::Space);
    screen.press(Key::ArrowRight);
    screen.press(Key::Space);
    screen.press(Key::X);
    screen.see("2 photos are a suggestion of their own");
    until_groups(&mut screen, "they are a group", &[8, 3, 2]);
    screen.press_with(Modifiers::COMMAND, Key::Z);
    until_groups(&mut screen, "they are back", &[8, 5]);

    // Move to the album, which is found by a part of its name.
    screen.press(Key::End);
    screen.press_with(Modifiers::SHIFT, Key::ArrowLeft);
    screen.press(Key::V);
    screen.see("Move 2 photos to");
    screen.harness.event(Event::Text("3 may".to_owned()));
    screen.see("Saturday 3 May 2025");
    screen.press(Key::Enter);
    screen.see("Moved 2 photos to “");
    until_groups(&mut screen, "they are in the album", &[10, 3]);
    let album = screen.harness.state().model().group(&eight).map(|group| (group.state, group.photos.len()));
    assert_eq!(album, Some((GroupState::Accepted, 10)));
    screen.press_with(Modifiers::COMMAND, Key::Z);
    until_groups(&mut screen, "they are back", &[8, 5]);

    // A list that is closed moves nothing; Escape then clears the selection, then leaves.
    screen.press_with(Modifiers::COMMAND, Key::A);
    screen.see("5 photos selected");
    screen.press(Key::V);
    screen.see("Move 5 photos to");
    screen.press(Key::Escape);
    screen.see_no("Move 5 photos to");
    screen.see("5 photos selected");
    screen.press(Key::Escape);
    screen.see_no("5 photos selected");
    assert!(matches!(screen.harness.state().model().screen, Page::Group(_)));
    screen.press(Key::Escape);
    assert!(!matches!(screen.harness.state().model().screen, Page::Group(_)));
    assert_eq!(groups(&screen), [(GroupState::Accepted, 8), (GroupState::Open, 5)]);
    screen.close();
}

#[test]
fn photos_are_carried_to_an_album_unless_escape_is_pressed() {
    let person = Person::new();
    let (mut screen, _, five) = open(&person);
    let album = place(&mut screen, "Saturday 3 May 2025").center();
    let photo = place(&mut screen, "IMG_20250607_140100.jpg").center();
    drag(&mut screen, photo, album);
    screen.press(Key::Escape);
    let_go(&mut screen, album);
    assert_eq!(groups(&screen), [(GroupState::Accepted, 8), (GroupState::Open, 5)]);

    // One that is not selected goes alone; one that is takes the others along.
    drag(&mut screen, photo, album);
    let_go(&mut screen, album);
    screen.see("Moved 1 photo to “");
    until_groups(&mut screen, "it is in the album", &[9, 4]);
    screen.press(Key::Home);
    screen.press_with(Modifiers::SHIFT, Key::ArrowRight);
    screen.see("2 photos selected");
    let photo = place(&mut screen, "IMG_20250607_140000.jpg").center();
    drag(&mut screen, photo, album);
    let_go(&mut screen, album);
    screen.see("Moved 2 photos to “");
    until_groups(&mut screen, "they are in the album", &[11, 2]);
    for left in [4, 5] {
        screen.until("there is something to undo", |harness| harness.state().model().undo.is_some());
        screen.press_with(Modifiers::COMMAND, Key::Z);
        until_groups(&mut screen, "it is taken back", &[13 - left, left]);
    }

    // Held over the albums in the side bar for a moment they open, and a card takes the photo.
    screen.act(Action::Go(Page::Group(five)));
    let photo = place(&mut screen, "IMG_20250607_140100.jpg").center();
    let entry = place(&mut screen, "Albums").center();
    drag(&mut screen, photo, entry);
    screen.until("the albums are open", |harness| harness.state().model().screen == Page::Albums);
    let card = place(&mut screen, "Open “Saturday 3 May 2025").center();
    screen.harness.event(Event::PointerMoved(card));
    screen.harness.step();
    let_go(&mut screen, card);
    screen.see("Moved 1 photo to “");
    until_groups(&mut screen, "it is in the album", &[9, 4]);
    screen.close();
}

#[test]
fn files_are_copied_and_stacks_made_from_what_is_selected() {
    let person = Person::new();
    let (mut screen, ..) = open(&person);
    screen.press(Key::Home);
    screen.press_with(Modifiers::SHIFT, Key::ArrowRight);
    screen.harness.event(Event::Copy);
    screen.see("Copied 2 files");
    let copied = screen.asked.lock().expect("it is free").copied.clone();
    let named = |minute: &str| person.photos.join(format!("IMG_20250607_14{minute}00.jpg"));
    assert_eq!(copied, ["00", "01"].map(named));
    screen.see("2 photos selected");
    screen.click("Make a stack");
    screen.see("2 photos lie in one stack");
    screen.until("they are one tile", |harness| harness.state().model().stacks.done().len() == 1);
    screen.see("Open the stack of 2");

    // The tile is both of them: so they can be taken apart.
    screen.press(Key::Home);
    screen.press_with(Modifiers::COMMAND, Key::Space);
    screen.see("2 photos selected");
    screen.click("Take apart");
    screen.see("2 photos lie by themselves again");
    screen.until("they are no stack", |harness| harness.state().model().stacks.done().is_empty());
    screen.see_no("Open the stack of 2");

    // On another page nothing is selected yet.
    screen.press_with(Modifiers::COMMAND, Key::A);
    screen.see("5 photos selected");
    screen.press(Key::Num1);
    screen.see_no("5 photos selected");
    screen.press_with(Modifiers::COMMAND, Key::A);
    screen.see("13 photos selected");
    screen.close();
}
