//! What a person says of single photos: favourites, stars, turns, corrected dates and places.

use crate::person::{Person, draw};
use crate::sitting::Sitting;
use albumen::domain::{Correction, DateSource, Operation, Whereabouts};
use albumen::engine;
use albumen::engine::session::{Command, PhotoItem};
use serde_json::json;
use std::path::{Path, PathBuf};

fn text(path: &Path) -> String {
    path.display().to_string()
}

fn texts(paths: &[PathBuf]) -> Vec<String> {
    paths.iter().map(|path| text(path)).collect()
}

/// The photos of a group, in no order.
fn size_of(person: &Person, photo: &Path) -> usize {
    person.group_of(photo).files.len()
}

/// A photo as a window that opens now is told of it.
fn told(person: &Person, photo: &Path) -> PhotoItem {
    let mut sitting = Sitting::open(person);
    sitting.until("all photos are told", |s| s.is_loaded);
    let item = sitting.photos[&sitting.photo(photo)].clone();
    sitting.close();
    item
}

#[test]
fn a_wrong_camera_clock_is_mended_for_good() {
    let person = Person::new();
    let (a, b) = (person.outing("20250503", 10, 6, 1), person.outing("20250503", 10, 6, 90));
    // The same outing by a second camera whose clock is 99 days off.
    let b: Vec<PathBuf> = b
        .iter()
        .map(|file| {
            let late = person.photos.join(text(file).rsplit('/').next().expect("a name").replace("0503", "0810"));
            std::fs::rename(file, &late).expect("renamed");
            late
        })
        .collect();
    let a: Vec<PathBuf> = a
        .iter()
        .enumerate()
        .map(|(n, file)| {
            draw(file, n as u8 + 1);
            file.clone()
        })
        .collect();
    person.scan();
    assert_eq!((size_of(&person, &a[0]), size_of(&person, &b[0])), (6, 6));
    let mended = json!({"op": "shift", "photos": texts(&b), "seconds": -99 * 86_400});
    person.untouched(|| person.say(mended));
    assert_eq!(size_of(&person, &a[0]), 12, "they were taken together");
    assert_eq!(size_of(&person, &b[0]), 12);
    person.say(json!({"op": "undo"}));
    assert_eq!((size_of(&person, &a[0]), size_of(&person, &b[0])), (6, 6));
    person.say(json!({"op": "redo"}));
    assert!(engine::check(&person.library).expect("it can be checked").findings.is_empty());
    let item = told(&person, &b[0]);
    let (stamp, source) = item.taken.expect("it has a date");
    assert_eq!((stamp.local.to_string().as_str(), source), ("2025-05-03T10:00:00", DateSource::Person));
}

#[test]
fn a_date_a_zone_and_a_town_are_said_of_photos() {
    let person = Person::new();
    let a = person.outing("20250503", 10, 4, 1);
    person.scan();
    let photos = texts(&a);
    person.say(json!({"op": "place", "photos": photos, "town": "Lissabon"}));
    let whereabouts = person.group_of(&a[0]).suggestion.summary.whereabouts;
    let Some(Whereabouts::Town(town)) = whereabouts else { panic!("{whereabouts:?}") };
    assert_eq!(town.name.in_language("en"), "Lisbon");
    let (stamp, _) = told(&person, &a[0]).taken.expect("a date");
    assert_eq!(stamp.offset_minutes, Some(60), "on the clock of the place");
    person.say(json!({"op": "zone", "photos": photos, "minutes": 330}));
    person.say(json!({"op": "date", "photos": [photos[0]], "to": "2019-08-01T09:30:00"}));
    let (stamp, source) = told(&person, &a[0]).taken.expect("a date");
    assert_eq!((stamp.local.to_string().as_str(), source), ("2019-08-01T09:30:00", DateSource::Person));
    assert_eq!(told(&person, &a[1]).taken.expect("a date").0.offset_minutes, Some(330));
    person.say(json!({"op": "date", "photos": [photos[0]]}));
    let (stamp, source) = told(&person, &a[0]).taken.expect("a date");
    assert_eq!((stamp.local.to_string().as_str(), source), ("2025-05-03T10:00:00", DateSource::Name));
    let error = person.try_say(&[json!({"op": "place", "photos": photos, "town": "Nowhereland"})]);
    let error = error.expect_err("nobody knows where that is").to_string();
    assert!(error.contains("no town called “Nowhereland”"), "{error}");
}

/// Four photos, of which three are marked.
fn marked() -> (Person, Vec<PathBuf>) {
    let person = Person::new();
    let a = person.outing("20250503", 10, 4, 1);
    person.scan();
    let photos = texts(&a);
    person
        .try_say(&[
            json!({"op": "favourite", "photos": photos[..2], "on": true}),
            json!({"op": "rate", "photos": photos[1..3], "stars": 4}),
            json!({"op": "rotate", "photos": [photos[1]], "degrees": 270}),
        ])
        .expect("it can be applied");
    (person, a)
}

fn marks(person: &Person, a: &[PathBuf]) -> Vec<(bool, u8, u8, bool)> {
    let of = |item: PhotoItem| (item.favourite, item.stars, item.turned, item.width < item.height);
    a.iter().map(|photo| of(told(person, photo))).collect()
}

const MARKS: [(bool, u8, u8, bool); 4] =
    [(true, 0, 0, false), (true, 4, 3, true), (false, 4, 0, false), (false, 0, 0, false)];

#[test]
fn marks_are_in_the_backup_and_wait_for_photos_that_are_not_there_yet() {
    let (person, a) = marked();
    assert_eq!(marks(&person, &a), MARKS);
    let backup = engine::back_up(&person.library).expect("it can be written");
    assert_eq!(backup, None, "the corrections file was backed up with its marks");
    let newest = engine::newest_backup(&person.library).expect("there is one");
    let text = std::fs::read_to_string(&newest).expect("it is text");
    assert!(text.contains("IMG_20250503_100100.jpg"), "photos that marks name are named by path: {text}");
    let other = Person::new();
    engine::restore(&other.library, &newest).expect("it can be restored");
    let moved: Vec<PathBuf> = a
        .iter()
        .map(|file| {
            let there = other.photos.join(file.file_name().expect("a name"));
            std::fs::copy(file, &there).expect("copied");
            there
        })
        .collect();
    other.scan();
    assert_eq!(marks(&other, &moved), MARKS);
    assert!(engine::check(&other.library).expect("it can be checked").findings.is_empty());
}

#[test]
fn a_window_is_told_of_marks_at_once() {
    let (person, a) = marked();
    let mut sitting = Sitting::open(&person);
    sitting.until("all photos are told", |s| s.is_loaded);
    let id = sitting.photo(&a[3]);
    sitting.say(Correction::Rate { photos: vec![id], stars: 5 });
    sitting.until("it has five stars", |s| s.photos[&id].stars == 5);
    sitting.send(Command::Review(vec![Operation::Undo]));
    sitting.until("it has none", |s| s.photos[&id].stars == 0);
    sitting.close();
}
