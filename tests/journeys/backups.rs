//! The backup of decisions: written by itself, and good for another computer.

use crate::person::Person;
use crate::sitting::Sitting;
use albumen::domain::{Correction, GroupState};
use albumen::engine::{self, EngineError};
use serde_json::json;
use std::fs;
use std::path::PathBuf;

/// The backups in the person's library, the oldest first.
fn backups(person: &Person) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(person.library.join("backups")) else { return Vec::new() };
    let mut all: Vec<PathBuf> = entries.map(|entry| entry.expect("it can be listed").path()).collect();
    all.sort();
    all
}

/// Names and sizes of the accepted albums.
fn albums(person: &Person) -> Vec<(Option<String>, usize)> {
    let albums = engine::albums(&person.library).expect("albums");
    albums.into_iter().map(|a| (a.suggestion.name, a.first_files.len())).collect()
}

/// Two albums; one has had a photo taken out, and that was undone.
fn decided() -> Person {
    let person = Person::new();
    let (a, b) = (person.outing("20250503", 10, 6, 1), person.outing("20250810", 15, 5, 90));
    person.scan();
    let ids = [&a, &b].map(|outing| person.group_of(&outing[0]).suggestion.id);
    person.say(json!({"op": "accept", "group": ids[0]}));
    person.say(json!({"op": "rename", "group": ids[0], "name": "Picnic"}));
    person.say(json!({"op": "accept", "group": ids[1]}));
    person.say(json!({"op": "remove", "group": ids[1], "photos": [b[4].display().to_string()]}));
    person.say(json!({"op": "undo"}));
    person
}

#[test]
fn each_change_is_backed_up_and_nothing_twice() {
    let person = decided();
    assert_eq!(backups(&person).len(), 5);
    assert_eq!(engine::back_up(&person.library).expect("it can be written"), None, "the newest says it all");
    let text = fs::read_to_string(&backups(&person)[4]).expect("it is text");
    for says in ["\"albumen\":\"decisions\"", "\"Picnic\"", "IMG_20250503_100000.jpg", "\"op\":\"remove\""] {
        assert!(text.contains(says), "{says} is not in {text}");
    }
    for n in 0..12 {
        person.say(json!({"op": if n % 2 == 0 { "redo" } else { "undo" }}));
    }
    assert_eq!(backups(&person).len(), 11, "ten, and one of the month before them");
}

#[test]
fn a_window_writes_one_when_it_closes_and_something_changed() {
    let person = Person::new();
    let a = person.outing("20250503", 10, 6, 1);
    let mut sitting = Sitting::open(&person);
    sitting.import(&person.photos).until_read(1);
    sitting.close();
    assert!(backups(&person).is_empty(), "nothing was decided");
    let mut sitting = Sitting::open(&person);
    sitting.until_grouped();
    let group = sitting.group_of(&a[0]).id;
    sitting.say(Correction::Accept { group }).until("it is done", |s| !s.reviewed.is_empty());
    assert!(backups(&person).is_empty(), "not after each decision");
    sitting.close();
    assert_eq!(backups(&person).len(), 1);
    Sitting::open(&person).close();
    assert_eq!(backups(&person).len(), 1, "nothing changed");
}

#[test]
fn another_computer_gets_the_albums_before_and_after_it_has_the_photos() {
    let (here, there) = (decided(), Person::new());
    let backup = backups(&here).pop().expect("there is one");
    let half = there.photos.join("from the old computer/2025");
    fs::create_dir_all(&half).expect("made");
    let files: Vec<PathBuf> = fs::read_dir(&here.photos).expect("photos").map(|e| e.expect("a file").path()).collect();
    let (first, rest): (Vec<_>, Vec<_>) =
        files.into_iter().partition(|file| file.to_string_lossy().contains("20250503"));
    for file in &first {
        fs::copy(file, half.join(file.file_name().expect("a name"))).expect("copied");
    }
    there.scan();

    let restored = there.untouched(|| engine::restore(&there.library, &backup).expect("it can be restored"));
    assert_eq!((restored.albums, restored.decisions, restored.here), (2, 5, 6));
    let mut missing = rest.clone();
    missing.sort();
    assert_eq!((restored.pending, restored.nameless), (missing, 0), "they are named as they were on the old computer");
    assert_eq!(albums(&there), [(Some("Picnic".to_owned()), 6)]);
    assert_eq!(
        there.group_of(&half.join(first[0].file_name().expect("a name"))).suggestion.state,
        GroupState::Accepted
    );
    assert!(engine::check(&there.library).expect("it can be checked").findings.is_empty());

    for (n, file) in rest.iter().enumerate() {
        fs::copy(file, there.photos.join(format!("renamed {n}.jpg"))).expect("copied");
    }
    assert_eq!(there.scan().new, 5);
    assert_eq!(albums(&there), albums(&here), "they joined by their content");
    there.say(json!({"op": "redo"}));
    assert_eq!(albums(&there)[1].1, 4, "and the record goes on where it was");
}

#[test]
fn a_new_library_can_be_restored_before_its_first_scan() {
    let here = decided();
    let there = Person::new();
    let backup = backups(&here).pop().expect("there is one");
    let restored = engine::restore(&there.library, &backup).expect("it can be restored");
    assert_eq!((restored.albums, restored.here, restored.pending.len()), (2, 0, 11));
    assert_eq!(albums(&there), [], "no empty albums are shown");
    let again = engine::restore(&there.library, &backup).expect("it can be restored");
    assert!(again.was_there);
    for entry in fs::read_dir(&here.photos).expect("photos") {
        let file = entry.expect("a file").path();
        fs::copy(&file, there.photos.join(file.file_name().expect("a name"))).expect("copied");
    }
    there.scan();
    assert_eq!(albums(&there), albums(&here));
}

#[test]
fn decisions_are_never_replaced_by_others() {
    let (here, there) = (decided(), Person::new());
    let all = backups(&here);
    let a = there.outing("20240101", 10, 6, 200);
    there.scan();
    there.say(json!({"op": "accept", "group": there.group_of(&a[0]).suggestion.id}));
    let refused = engine::restore(&there.library, &all[4]).expect_err("it has decisions of its own");
    assert!(
        matches!(refused, EngineError::OtherDecisions(_)) && refused.to_string().contains("--library"),
        "{refused}"
    );
    assert_eq!(albums(&there).len(), 1);
    let older = engine::restore(&here.library, &all[1]).expect("it is a part of what is there");
    assert!(older.was_there);
    assert_eq!(albums(&here).len(), 2);
    let letter = here.library.join("letter.jsonl");
    fs::write(&letter, "Dear aunt").expect("written");
    let error = engine::restore(&there.library, &letter).expect_err("no backup").to_string();
    assert!(error.contains("is no backup"), "{error}");
}

#[test]
fn a_damaged_record_is_restored_from_the_backup_and_kept_aside() {
    let person = decided();
    let before = albums(&person);
    let good = backups(&person).pop().expect("there is one");
    let mut library = albumen::library::Library::open(&person.library).expect("it opens");
    let mut log = library.log().expect("a record");
    log.remove(2);
    let held = library.held_groups().expect("groups");
    library.replace_decisions(&log, &held.iter().collect::<Vec<_>>(), 0).expect("damaged");
    drop(library);
    assert!(matches!(engine::suggestions(&person.library), Err(EngineError::BrokenLog(..))));
    let restored = engine::restore(&person.library, &good).expect("it can be restored");
    assert!(!restored.was_there && !restored.is_rebuilt);
    assert_eq!(albums(&person), before);
    assert_eq!(backups(&person).len(), 6, "what was damaged was backed up first");
    // A backup whose record is damaged still has the albums.
    let damaged = backups(&person).remove(5);
    let other = Person::new();
    let rebuilt = engine::restore(&other.library, &damaged).expect("it can be restored");
    assert_eq!((rebuilt.is_rebuilt, rebuilt.albums, rebuilt.decisions), (true, 2, 2));
    assert!(engine::check(&other.library).expect("it can be checked").findings.is_empty());
}
