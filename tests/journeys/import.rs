//! Photos come, go, move and change.

use crate::person::{Person, draw};
use albumen::domain::Failure;
use albumen::engine::{self, Control};
use serde_json::json;
use std::sync::atomic::Ordering::SeqCst;

#[test]
fn a_second_scan_costs_only_what_is_new() {
    let person = Person::new();
    person.outing("20250503", 10, 5, 1);
    let first = person.scan();
    assert_eq!((first.new, first.unchanged, first.failures.len()), (5, 0, 0));
    let loaded = person.loaded.load(SeqCst);

    let second = person.scan();
    assert_eq!((second.new, second.unchanged), (0, 5));
    assert_eq!(person.loaded.load(SeqCst), loaded, "a scan where nothing changed loads no model");

    person.outing("20250607", 10, 2, 100);
    let third = person.scan();
    assert_eq!((third.new, third.unchanged, person.encoded.load(SeqCst)), (2, 5, 7));
    let files: usize = person.groups().iter().map(|g| g.files.len()).sum();
    assert_eq!(files, 7, "every file is in exactly one group");
}

#[test]
fn import_accept_quit_reopen_import_more() {
    let person = Person::new();
    let outing = person.outing("20250503", 10, 6, 1);
    person.scan();
    let before = person.group_of(&outing[0]);
    person.say(json!({"op": "accept", "group": before.suggestion.id}));
    person.say(json!({"op": "rename", "group": before.suggestion.id, "name": "Picnic"}));

    let later = person.outing("20250503", 11, 3, 50);
    let other = person.outing("20250810", 15, 4, 90);
    person.scan();
    let album = person.group_of(&outing[0]);
    let name = album.suggestion.name.as_deref();
    assert_eq!((name, &album.files), (Some("Picnic"), &before.files), "an accepted album stays as it is");
    assert_ne!(person.group_of(&later[0]).suggestion.id, before.suggestion.id);
    person.group_of(&other[0]);
    assert_eq!(engine::albums(&person.library).map(|a| a.len()).ok(), Some(1));
}

#[test]
fn a_photo_is_its_content_wherever_it_lies() {
    let person = Person::new();
    let outing = person.outing("20250503", 10, 4, 1);
    person.scan();
    let id = person.group_of(&outing[0]).suggestion.id;
    person.say(json!({"op": "accept", "group": id}));

    let moved = person.photos.join("2025/Picnic/first.jpg");
    std::fs::create_dir_all(moved.parent().expect("a folder")).expect("made");
    std::fs::rename(&outing[0], &moved).expect("moved");
    let copy = person.photos.join("copy of it.jpg");
    std::fs::copy(&outing[1], &copy).expect("copied");
    let report = person.scan();
    assert_eq!((report.new, report.unchanged, report.missing), (2, 3, 1));
    assert_eq!(person.encoded.load(SeqCst), 4, "nothing is encoded twice");
    assert_eq!((person.group_of(&moved).suggestion.id, person.group_of(&copy).suggestion.id), (id.clone(), id));
    let album = engine::albums(&person.library).expect("albums").remove(0);
    assert_eq!((album.first_files.len(), album.files.len()), (4, 5), "four photos in five files");
}

#[test]
fn what_goes_away_comes_back_with_its_album() {
    let person = Person::new();
    let outing = person.outing("20250503", 10, 4, 1);
    person.scan();
    person.say(json!({"op": "accept", "group": person.group_of(&outing[0]).suggestion.id}));
    let away = person.photos.with_file_name("away.jpg");
    std::fs::rename(&outing[2], &away).expect("moved");
    assert_eq!(person.scan().missing, 1);
    assert_eq!(engine::albums(&person.library).expect("albums")[0].files.len(), 3);
    std::fs::rename(&away, &outing[2]).expect("moved");
    let back = person.scan();
    assert_eq!((back.missing, back.unchanged, back.new), (0, 4, 0));
    assert_eq!(engine::albums(&person.library).expect("albums")[0].files.len(), 4);
}

#[test]
fn an_unplugged_drive_empties_nothing() {
    let person = Person::new();
    let outing = person.outing("20250503", 10, 4, 1);
    person.scan();
    let unplugged = person.photos.with_file_name("unplugged");
    std::fs::rename(&person.photos, &unplugged).expect("moved");
    let gone = person.scan();
    assert_eq!((gone.missing, gone.failures.len()), (0, 1));
    assert_eq!(gone.failures[0].reason, Failure::NotThere);
    std::fs::create_dir(&person.photos).expect("an empty mount point");
    assert_eq!(person.scan().missing, 0);
    assert_eq!(person.group_of(&outing[0]).files.len(), 4);
}

#[test]
fn a_changed_file_is_another_photo_and_the_old_one_keeps_its_place_in_the_library() {
    let person = Person::new();
    let outing = person.outing("20250503", 10, 3, 1);
    person.scan();
    draw(&outing[0], 200);
    let report = person.scan();
    assert_eq!((report.new, report.unchanged), (1, 2));
    let info = engine::info(&person.library).expect("info");
    assert_eq!((info.counts.photos, info.counts.files), (4, 3));
}

#[test]
fn stopped_in_the_middle_it_goes_on_from_there() {
    let person = Person::new();
    for hour in 0..20 {
        person.outing("20250503", hour, 10, hour * 10);
    }
    let control = Control::default();
    let stopped = std::thread::scope(|threads| {
        threads.spawn(|| {
            while person.encoded.load(SeqCst) < 20 {
                std::thread::yield_now();
            }
            control.cancel();
        });
        person.scan_with(&control).expect("stopping is no error")
    });
    assert!(stopped.stopped && stopped.missing == 0);
    let kept = engine::info(&person.library).expect("info").counts.photos;
    let rest = person.scan();
    assert_eq!(rest.new + rest.unchanged, 200);
    assert_eq!(rest.unchanged, kept, "what was kept is not read again");
    assert!(!rest.stopped);
}

/// Draws the photo of `look` again, a little brighter, as another program would save it.
fn edit(path: &std::path::Path) {
    let mut picture = image::open(path).expect("a photo").to_rgb8();
    picture.pixels_mut().for_each(|pixel| pixel.0 = pixel.0.map(|c| c.saturating_add(20)));
    picture.save(path).expect("saved");
}

/// The files of the one album, by name.
fn album(person: &Person) -> Vec<String> {
    let album = engine::albums(&person.library).expect("albums").remove(0);
    let mut names: Vec<_> =
        album.files.iter().map(|f| f.file_name().expect("a name").to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_photo_that_was_edited_stays_in_its_album() {
    let person = Person::new();
    let outing = person.outing("20250503", 10, 4, 1);
    person.scan();
    person.say(json!({"op": "accept", "group": person.group_of(&outing[0]).suggestion.id}));
    let before = album(&person);
    let original = std::fs::read(&outing[1]).expect("a photo");
    edit(&outing[1]);
    assert_eq!(person.scan().new, 1);
    assert_eq!(album(&person), before, "the new version stands where the old one stood");
    let stored = engine::info(&person.library).expect("info").counts;
    assert_eq!((stored.photos, stored.files), (5, 4), "and the old one is kept");
    assert!(engine::check(&person.library).expect("it can be checked").findings.is_empty());

    // The person takes the edit back: exactly the album as it was.
    std::fs::write(&outing[1], original).expect("written");
    person.scan();
    assert_eq!(album(&person), before);
    assert_eq!(person.encoded.load(SeqCst), 5, "the old one was not encoded again");
    person.say(json!({"op": "undo"}));
    assert!(engine::albums(&person.library).expect("albums").is_empty(), "undo is of what the person said");
}

#[test]
fn an_edit_of_one_of_two_copies_stands_beside_the_other() {
    let person = Person::new();
    let outing = person.outing("20250503", 10, 4, 1);
    let copy = person.photos.join("elsewhere.jpg");
    std::fs::copy(&outing[1], &copy).expect("copied");
    person.scan();
    person.say(json!({"op": "accept", "group": person.group_of(&outing[0]).suggestion.id}));
    edit(&outing[1]);
    person.scan();
    let names = album(&person);
    assert_eq!(names.len(), 5);
    assert!(names.contains(&"elsewhere.jpg".to_owned()) && names.contains(&"IMG_20250503_100100.jpg".to_owned()));
    assert_eq!(engine::albums(&person.library).expect("albums")[0].first_files.len(), 5, "five photos now");
}

#[test]
fn another_photo_under_the_same_name_is_no_version() {
    let person = Person::new();
    let outing = person.outing("20250503", 10, 4, 1);
    person.scan();
    person.say(json!({"op": "accept", "group": person.group_of(&outing[0]).suggestion.id}));
    image::RgbImage::from_pixel(64, 48, image::Rgb([0, 0, 255])).save(&outing[1]).expect("drawn");
    person.scan();
    assert_eq!(album(&person).len(), 3, "it is not in the album");
    assert_eq!(engine::check(&person.library).map(|h| h.findings.len()).ok(), Some(0));
}
