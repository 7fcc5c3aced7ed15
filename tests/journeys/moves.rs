//! Folders that move, and folders that change while somebody watches.

use crate::person::{Person, draw};
use crate::sitting::Sitting;
use albumen::domain::Correction;
use albumen::engine::session::Command;
use albumen::engine::{self, EngineError};
use serde_json::json;
use std::fs;
use std::path::PathBuf;
use std::sync::atomic::Ordering::SeqCst;

/// An album, in a folder that was moved to another name, and one of its photos into a folder inside.
fn moved() -> (Person, Vec<PathBuf>, PathBuf) {
    let person = Person::new();
    let a = person.outing("20250503", 10, 6, 1);
    person.scan();
    person.say(json!({"op": "accept", "group": person.group_of(&a[0]).suggestion.id}));
    let there = person.photos.with_file_name("Moved pictures");
    fs::rename(&person.photos, &there).expect("moved");
    fs::create_dir(there.join("inside")).expect("made");
    let names: Vec<_> = a.iter().map(|file| file.file_name().expect("a name").to_owned()).collect();
    fs::rename(there.join(&names[5]), there.join("inside").join(&names[5])).expect("moved");
    let mut files: Vec<PathBuf> = names[..5].iter().map(|name| there.join(name)).collect();
    files.push(there.join("inside").join(&names[5]));
    (person, files, there)
}

#[test]
fn a_folder_that_moved_is_located_and_nothing_is_read_again() {
    let (person, files, there) = moved();
    let info = engine::info(&person.library).expect("info");
    assert_eq!(info.offline, std::slice::from_ref(&person.photos));
    let located = engine::locate(&person.library, &person.photos, &there).expect("it is there");
    assert_eq!((located.moved, located.left), (6, 0));
    let album = engine::albums(&person.library).expect("albums").remove(0);
    let mut listed = album.files;
    listed.sort();
    assert_eq!(listed, files);
    let info = engine::info(&person.library).expect("info");
    assert_eq!((info.folders, info.offline.len()), (vec![there.clone()], 0));
    let roots = [there];
    let report = engine::scan(&person.library, &roots, &person.encoders(), &Default::default(), &Default::default());
    assert_eq!(report.map(|r| (r.new, r.unchanged, r.missing)).ok(), Some((0, 6, 0)));
    assert_eq!(person.encoded.load(SeqCst), 6);
    assert!(engine::check(&person.library).expect("it can be checked").findings.is_empty());
}

#[test]
fn another_folder_is_not_taken_for_it() {
    let (person, _, there) = moved();
    let empty = person.photos.with_file_name("empty");
    fs::create_dir(&empty).expect("made");
    let refused = |to: &PathBuf| engine::locate(&person.library, &person.photos, to);
    assert!(matches!(refused(&empty), Err(EngineError::NotThatFolder { .. })));
    // Names and sizes are the same, what is in the files is not.
    for entry in fs::read_dir(&there).expect("files") {
        let path = entry.expect("a file").path();
        if path.is_file() {
            let mut bytes = fs::read(&path).expect("read");
            bytes.reverse();
            fs::write(empty.join(path.file_name().expect("a name")), bytes).expect("written");
        }
    }
    assert!(matches!(refused(&empty), Err(EngineError::NotThatFolder { .. })));
    assert_eq!(engine::info(&person.library).expect("info").folders, std::slice::from_ref(&person.photos));
}

#[test]
fn a_window_shows_what_is_offline_and_locates_it() {
    let (person, files, there) = moved();
    let mut sitting = Sitting::open(&person);
    sitting.until("that the folder is away", |s| s.offline == [person.photos.clone()]);
    sitting.until_grouped();
    assert_eq!(sitting.photos.len(), 6, "nothing is dropped");
    let wrong = person.library.clone();
    sitting.send(Command::Locate { gone: person.photos.clone(), there: wrong }).until("no", |s| !s.failed.is_empty());
    sitting.send(Command::Locate { gone: person.photos.clone(), there: there.clone() });
    sitting.until("that it was found", |s| s.folders == [there.clone()] && s.offline.is_empty());
    sitting.until("the photos in their new place", |s| files.iter().all(|f| s.photos.values().any(|p| p.file == *f)));
    assert_eq!(sitting.albums().iter().map(|(_, n)| *n).collect::<Vec<_>>(), [6]);
    sitting.close();
}

#[test]
fn what_changes_in_a_watched_folder_comes_in_by_itself() {
    let person = Person::new();
    let a = person.outing("20250503", 10, 4, 1);
    let mut sitting = Sitting::open(&person);
    sitting.import(&person.photos).until_read(1);
    // What happened before anybody watched is found by the look that it begins with.
    person.shoot("before.jpg", 77);
    sitting.send(Command::Watch(true)).until("what is new already", |s| s.photos.len() == 5);
    let new = person.shoot("2025/new folder/IMG_20250601_120000.jpg", 120);
    sitting.until("the new photo", |s| s.photos.values().any(|p| p.file == new));
    fs::remove_file(&a[3]).expect("removed");
    sitting.until("that one is gone", |s| s.photos.values().all(|p| p.file != a[3]));
    draw(&a[2], 200);
    sitting.until("the changed photo", |s| person.encoded.load(SeqCst) == 7 && s.photos.len() == 5);
    assert_eq!(sitting.folders, std::slice::from_ref(&person.photos), "no folder more than the person gave");
    let group = sitting.until_grouped().group_of(&a[0]).id;
    sitting.say(Correction::Accept { group }).until("it is done", |s| !s.reviewed.is_empty());
    let photo = sitting.photo(&a[0]);
    sitting.send(Command::Watch(false)).send(Command::Describe(photo));
    sitting.until("that it was heard", |s| s.details.is_some());
    assert!(sitting.failed.is_empty(), "{:?}", sitting.failed);
    sitting.close();
}

#[test]
fn a_look_that_finds_nothing_says_nothing() {
    let person = Person::new();
    person.outing("20250503", 10, 4, 1);
    let mut sitting = Sitting::open(&person);
    sitting.import(&person.photos).until_read(1);
    sitting.send(Command::Watch(true));
    let late = person.shoot("late.jpg", 99);
    sitting.until("the late one", |s| s.photos.values().any(|p| p.file == late));
    sitting.until("its end", |s| s.ended.len() > 1);
    assert!(sitting.ended[1..].iter().all(|(_, report)| report.new > 0), "{:?}", sitting.ended);
    sitting.close();
}
