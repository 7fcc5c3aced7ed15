//! A whole review of a library of 1,900 photos with nothing but the keyboard. Its photos are known to the library and nowhere on
//! this computer, as on a drive that is not plugged in: reviewing needs no files. Where the keyboard is, is read by its
//! accessible name; what is done there is a script, and every photo ends where the script says, also after a restart.

use super::screen::Screen;
use crate::person::Person;
use albumen::domain::{EncoderId, FileStamp, GroupState, Photo, PhotoId, Precision, Stamp};
use albumen::library::{Library, NewFile};
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::{AccessKitNode, NodeT, Queryable};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

/// Days with an outing, four apart, each of which is one suggestion.
const DAYS: i64 = 95;
/// Photos of one outing, two minutes apart.
const EACH: i64 = 20;

/// What is done with the outing of a day.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Plan {
    Accept,
    Reject,
    Later,
    /// Cut before the eleventh photo; both parts are albums.
    Cut,
    /// The first two photos are taken out, and the rest is an album.
    TakeOut,
    /// Accepted, taken back, and put off.
    Slip,
}

fn plan(day: i64) -> Plan {
    match day % 10 {
        3 => Plan::Reject,
        7 => Plan::Later,
        5 => Plan::Cut,
        8 => Plan::TakeOut,
        9 => Plan::Slip,
        _ => Plan::Accept,
    }
}

fn day(number: i64) -> Date {
    date(2024, 1, 6).checked_add((4 * number).days()).expect("a day")
}

fn file(number: i64, nth: i64) -> PathBuf {
    PathBuf::from(format!("/not-plugged-in/Pictures/IMG_{}_{nth:02}.jpg", day(number)))
}

/// Puts all photos into the library as an import would have.
fn fill(person: &Person) {
    let mut library = Library::open(&person.library).expect("it can be made");
    let encoder = EncoderId("fake-1".to_owned());
    library.use_encoder(&encoder).expect("it can be used");
    library.add_folders(&[PathBuf::from("/not-plugged-in/Pictures")], 0).expect("it can be added");
    for number in 0..DAYS {
        let photos: Vec<(Photo, PathBuf)> = (0..EACH).map(|nth| (photo(number, nth), file(number, nth))).collect();
        // What one outing shows is alike, and unlike the next.
        let mut look = vec![0.2; 8];
        look[(number % 8) as usize] = 1.0;
        albumen::domain::normalise(&mut look);
        let embeddings = [(encoder.clone(), look)];
        let stamp = FileStamp { size: 3_000_000, modified: number };
        let lines: Vec<NewFile<'_>> = photos
            .iter()
            .map(|(photo, path)| NewFile::Photo { path, stamp, photo, embeddings: &embeddings, quality: None })
            .collect();
        library.record(&lines, 0).expect("they can be recorded");
    }
}

fn photo(number: i64, nth: i64) -> Photo {
    let local = day(number).at(10, 0, 0, 0).checked_add((2 * nth).minutes()).expect("a time");
    Photo {
        id: PhotoId::from_hash(blake3::hash(format!("{number} {nth}").as_bytes()).as_bytes()),
        format: "JPEG".to_owned(),
        width: 4_032,
        height: 3_024,
        orientation: 1,
        taken: Some(Stamp { local, offset_minutes: None, precision: Precision::Second }),
        place: None,
        camera: None,
        film: None,
    }
}

/// The day of the card that has the keyboard, read from its name: "Open “Saturday 6 Jan 2024, morning”…".
fn card(screen: &Screen<'_>, numbers: &BTreeMap<String, i64>) -> Option<i64> {
    let is_card =
        |node: &AccessKitNode<'_>| node.is_focused() && node.label().is_some_and(|label| label.starts_with("Open “"));
    let label = screen.harness.query_all_by(is_card).next()?.accesskit_node().label()?;
    let words: Vec<&str> = label.trim_start_matches("Open “").split([' ', ',', '”']).collect();
    numbers.get(words.get(1..4)?.join(" ").as_str()).copied()
}

/// Waits until a card has the keyboard; an arrow brings it there where nothing has it.
fn next(screen: &mut Screen<'_>, numbers: &BTreeMap<String, i64>) -> i64 {
    for step in 1..2_000 {
        if let Some(number) = card(screen, numbers) {
            return number;
        }
        screen.harness.step();
        if step % 20 == 0 {
            std::thread::sleep(Duration::from_millis(20));
            screen.press(Key::ArrowRight);
        }
    }
    panic!("no card has the keyboard");
}

fn settled(screen: &mut Screen<'_>) {
    screen.until("it is carried out", |harness| !harness.state().model().groups.is_waiting());
}

#[test]
fn a_library_of_1900_photos_is_reviewed_without_a_mouse() {
    let person = Person::new();
    fill(&person);
    let all = (DAYS * EACH) as usize;
    let numbers: BTreeMap<String, i64> = (0..DAYS).map(|n| (day(n).strftime("%-d %b %Y").to_string(), n)).collect();
    let mut screen = Screen::open(&person);
    screen.imported(all);
    screen.until("each outing is a suggestion", |harness| {
        harness.state().model().groups.suggestions().len() == DAYS as usize
    });
    screen.press(Key::Num2);
    screen.press(Key::ArrowRight);
    screen.press(Key::ArrowLeft);
    let (mut begun, mut keys) = (BTreeMap::<i64, u32>::new(), 3_usize);
    let mut press = |screen: &mut Screen<'_>, modifiers: Modifiers, key: Key| {
        keys += 1;
        screen.press_with(modifiers, key);
    };
    let plain = Modifiers::NONE;
    // Cards that came of a cut or of photos that were taken out stand after the others, when grouping has found them.
    let visits = (0..DAYS).map(|n| if matches!(plan(n), Plan::Cut | Plan::TakeOut | Plan::Slip) { 2 } else { 1 }).sum();
    while begun.values().sum::<u32>() < visits {
        let number = next(&mut screen, &numbers);
        let times = begun.entry(number).or_default();
        *times += 1;
        match (plan(number), *times) {
            (Plan::Accept, 1) | (Plan::Cut, 2) => press(&mut screen, plain, Key::A),
            (Plan::Reject, 1) | (Plan::TakeOut, 2) => press(&mut screen, plain, Key::R),
            (Plan::Later, 1) => press(&mut screen, plain, Key::S),
            (Plan::Slip, 1) => {
                press(&mut screen, plain, Key::A);
                settled(&mut screen);
                press(&mut screen, Modifiers::COMMAND, Key::Z);
                settled(&mut screen);
            }
            (Plan::Slip, 2) => press(&mut screen, plain, Key::S),
            (Plan::Cut, 1) => {
                press(&mut screen, plain, Key::Enter);
                screen.see("Rename “");
                press(&mut screen, plain, Key::Home);
                (0..10).for_each(|_| press(&mut screen, plain, Key::ArrowRight));
                press(&mut screen, plain, Key::X);
                screen.see("10 photos are a suggestion of their own");
                press(&mut screen, plain, Key::A);
                settled(&mut screen);
            }
            (Plan::TakeOut, 1) => {
                press(&mut screen, plain, Key::Enter);
                screen.see("Rename “");
                press(&mut screen, plain, Key::Home);
                press(&mut screen, Modifiers::COMMAND, Key::Space);
                press(&mut screen, Modifiers::SHIFT, Key::ArrowRight);
                screen.see("2 photos selected");
                press(&mut screen, plain, Key::Delete);
                screen.see("Took 2 photos out");
                press(&mut screen, plain, Key::A);
                settled(&mut screen);
            }
            (plan, times) => panic!("{plan:?} came {times} times"),
        }
    }
    screen.see("All suggestions are decided");
    settled(&mut screen);
    println!("{keys} keys for {all} photos");
    screen.close();

    // Also after a restart, every photo is where it was put.
    let mut again = Screen::open(&person);
    again.imported(all);
    assert_eq!(ends(&again), expected());
    again.close();
}

/// The state and size of the event that each photo is in, by its file.
fn ends(screen: &Screen<'_>) -> BTreeMap<PathBuf, (GroupState, usize)> {
    let model = screen.harness.state().model();
    let mut ends = BTreeMap::new();
    for group in model.groups.all() {
        for photo in &group.photos {
            let file = model.photos.get(*photo).map(|item| item.file.clone()).expect("it is in the library");
            assert_eq!(ends.insert(file, (group.state, group.photos.len())), None, "a photo is in one event");
        }
    }
    ends
}

/// What the script did, told again without the window.
fn expected() -> BTreeMap<PathBuf, (GroupState, usize)> {
    use GroupState::{Accepted, Later, Rejected};
    let end = |number: i64, nth: i64| match plan(number) {
        Plan::Accept => (Accepted, 20),
        Plan::Reject => (Rejected, 20),
        Plan::Later | Plan::Slip => (Later, 20),
        Plan::Cut => (Accepted, 10),
        Plan::TakeOut if nth < 2 => (Rejected, 2),
        Plan::TakeOut => (Accepted, 18),
    };
    let all = (0..DAYS).flat_map(|number| (0..EACH).map(move |nth| (number, nth)));
    all.map(|(number, nth)| (file(number, nth), end(number, nth))).collect()
}
