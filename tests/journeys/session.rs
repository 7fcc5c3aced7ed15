//! An open session: what a person does at the window, through commands and events.

use crate::person::Person;
use crate::sitting::Sitting;
use albumen::domain::{Correction, DateSource, Operation, PhotoId};
use albumen::engine::{self, session::Command};
use std::path::PathBuf;
use std::sync::atomic::Ordering::SeqCst;

/// `n` photos of a folder of their own, a minute apart.
fn outing(person: &Person, folder: &str, day: &str, n: u8, look: u8) -> Vec<PathBuf> {
    let name = |i: u8| format!("{folder}/IMG_{day}_10{i:02}00.jpg");
    (0..n).map(|i| person.shoot(&name(i), look.wrapping_add(i))).collect()
}

/// Whether these files, and no others, are one group.
fn are_together(sitting: &Sitting, files: &[PathBuf]) -> bool {
    let there = |file: &PathBuf| sitting.photos.values().any(|p| p.file == *file);
    files.iter().all(there) && sitting.groups.is_some() && {
        let group = sitting.group_of(&files[0]);
        group.photos.len() == files.len() && files.iter().all(|f| group.photos.contains(&sitting.photo(f)))
    }
}

#[test]
fn open_import_review_undo_close_and_open_again() {
    let person = Person::new();
    let (a, b) = (person.outing("20250503", 10, 6, 1), person.outing("20250810", 15, 5, 90));
    person.untouched(|| {
        let mut first = Sitting::open(&person);
        first.until("an empty library", |s| s.is_loaded && s.groups.as_ref().is_some_and(|g| g.is_empty()));
        assert_eq!(first.opened.as_ref().map(|o| (o.photos, o.folders.len(), o.undo.clone())), Some((0, 0, None)));
        first.import(&person.photos).until_read(1);
        assert_eq!((first.photos.len(), &first.folders), (11, &vec![person.photos.clone()]));
        let (_, report) = &first.ended[0];
        assert_eq!((report.new, report.stopped), (11, false));
        first.until("two events", |s| are_together(s, &a) && are_together(s, &b));

        let id = first.group_of(&a[0]).id;
        let accept = Correction::Accept { group: id.clone() };
        first.say(accept.clone()).until("an album", |s| s.albums() == [(id.clone(), 6)]);
        assert_eq!((&first.reviewed[0].done, &first.reviewed[0].undo), (&vec![accept.clone()], &Some(accept.clone())));
        first.send(Command::Review(vec![Operation::Undo])).until("none", |s| s.albums().is_empty());
        assert_eq!(
            (&first.reviewed[1].undone, &first.reviewed[1].redo),
            (&vec![accept.clone()], &Some(accept.clone()))
        );
        first.send(Command::Review(vec![Operation::Redo])).until("it again", |s| s.albums().len() == 1);
        first.close();

        let mut second = Sitting::open(&person);
        second.until("what there was", |s| s.is_loaded && s.groups.is_some());
        assert_eq!(second.opened.as_ref().map(|o| (o.photos, o.undo.clone())), Some((11, Some(accept))));
        assert_eq!((second.photos.len(), second.albums()), (11, vec![(id, 6)]));
        assert!(second.running.is_none(), "nothing is read that was read");
        second.close();
    });
    assert!(engine::check(&person.library).expect("it can be checked").findings.is_empty());
}

#[test]
fn a_decision_is_on_the_disk_before_it_is_answered() {
    let person = Person::new();
    let a = person.outing("20250503", 10, 4, 1);
    person.scan();
    let mut sitting = Sitting::open(&person);
    sitting.until("groups", |s| s.groups.is_some());
    let id = sitting.group_of(&a[0]).id;
    sitting.say(Correction::Accept { group: id }).until("an answer", |s| !s.reviewed.is_empty());
    assert_eq!(engine::albums(&person.library).map(|a| a.len()).ok(), Some(1), "as another process reads it");
    sitting.slam();
}

#[test]
fn what_cannot_be_done_is_refused_as_a_whole() {
    let person = Person::new();
    let a = person.outing("20250503", 10, 4, 1);
    person.scan();
    let mut sitting = Sitting::open(&person);
    sitting.until("groups", |s| s.groups.is_some());
    let id = sitting.group_of(&a[0]).id;
    let accept = Operation::Correct(Correction::Accept { group: id.clone() });
    sitting.send(Command::Review(vec![accept, Operation::Redo])).until("no", |s| !s.refused.is_empty());
    assert_eq!(sitting.refused, ["there is nothing to redo"]);
    let split = Correction::Split { group: id, photos: vec![sitting.photo(&a[0])] };
    sitting.say(split).until("yes", |s| !s.reviewed.is_empty() && s.group_of(&a[1]).photos.len() == 3);
    assert_eq!(sitting.albums(), [], "nothing of the refused batch was done");
    sitting.close();
}

#[test]
fn a_library_that_cannot_be_opened_is_one_event() {
    let person = Person::new();
    std::fs::create_dir(&person.library).expect("made");
    let file = person.library.join("albumen.sqlite3");
    std::fs::write(&file, "a letter to my aunt that somebody gave a wrong name, and that is long enough")
        .expect("written");
    let mut sitting = Sitting::open(&person);
    sitting.until("a reason", |s| !s.failed.is_empty());
    assert!(sitting.failed[0].to_string().contains("is not an Albumen library"), "{}", sitting.failed[0]);
    sitting.import(&person.photos);
    sitting.close();
    assert!(std::fs::read_to_string(&file).expect("still there").starts_with("a letter"));
}

#[test]
fn preferences_are_kept_with_the_library() {
    let person = Person::new();
    let prefer = |key: &str, value: &str| Command::Prefer { key: key.to_owned(), value: value.to_owned() };
    let mut sitting = Sitting::open(&person);
    sitting.send(prefer("theme", "dark")).send(prefer("row-height", "90")).send(prefer("theme", "light"));
    sitting.until("an open library", |s| s.is_loaded);
    // Commands are carried out in order: when this one is answered, those are done.
    sitting.send(Command::Review(vec![Operation::Undo])).until("no", |s| !s.refused.is_empty());
    sitting.close();
    let mut again = Sitting::open(&person);
    again.until("an open library", |s| s.opened.is_some());
    let kept = again.opened.as_ref().map(|o| o.preferences.clone()).expect("it is open");
    assert_eq!(kept.into_iter().collect::<Vec<_>>(), [("row-height", "90"), ("theme", "light")].map(owned));
    again.close();
}

fn owned((key, value): (&str, &str)) -> (String, String) {
    (key.to_owned(), value.to_owned())
}

#[test]
fn all_that_is_known_of_a_photo() {
    let person = Person::new();
    let a = person.outing("20250503", 10, 2, 1);
    std::fs::copy(&a[0], person.photos.join("a copy.jpg")).expect("copied");
    person.scan();
    let mut sitting = Sitting::open(&person);
    sitting.until("photos", |s| s.is_loaded);
    let id = sitting.photo(&a[1]);
    let copied = *sitting.photos.keys().find(|k| **k != id).expect("another");
    sitting.send(Command::Describe(PhotoId::from_bytes([9; 16]))).send(Command::Describe(copied));
    sitting.until("details", |s| s.details.is_some());
    let details = sitting.details.as_ref().expect("they are there");
    let files: Vec<_> = details.files.iter().map(|(path, _, here)| (path.clone(), *here)).collect();
    assert_eq!(files, [(a[0].clone(), true), (person.photos.join("a copy.jpg"), true)]);
    let (stamp, source) = details.taken.expect("its name says so");
    assert_eq!((stamp.local.to_string().as_str(), source), ("2025-05-03T10:00:00", DateSource::Name));
    assert_eq!((details.photo.width, details.photo.height), (64, 48));
    sitting.close();
}

#[test]
fn a_folder_that_is_taken_off_comes_back_with_its_albums() {
    let person = Person::new();
    let (a, b) = (outing(&person, "A", "20250503", 6, 1), outing(&person, "B", "20250810", 5, 90));
    std::fs::write(person.photos.join("A/empty.jpg"), b"").expect("written");
    std::fs::write(person.photos.join("B/letter.jpg"), b"Dear aunt").expect("written");
    let folders = ["A", "B"].map(|name| person.photos.join(name)).to_vec();
    let mut sitting = Sitting::open(&person);
    sitting.send(Command::Import(folders.clone())).until_read(1).until("groups", |s| are_together(s, &a));
    let id = sitting.group_of(&a[0]).id;
    sitting.say(Correction::Accept { group: id.clone() }).until("an album", |s| !s.albums().is_empty());
    assert_eq!(sitting.unread.len(), 2);

    sitting.send(Command::Forget(folders[0].clone()));
    sitting.until("that it is gone", |s| s.photos.len() == 5 && s.folders == folders[1..]).until_grouped();
    assert_eq!((sitting.albums(), sitting.unread.len()), (vec![], 1));
    assert!(sitting.unread[0].path.ends_with("B/letter.jpg"), "{:?}", sitting.unread);
    assert!(are_together(&sitting, &b));
    let encoded = person.encoded.load(SeqCst);

    sitting.import(&folders[0]).until_read(2);
    sitting.until("the album", |s| s.albums() == [(id.clone(), 6)] && s.folders == folders);
    assert_eq!((person.encoded.load(SeqCst), sitting.unread.len()), (encoded, 2), "nothing is encoded twice");
    sitting.close();
}

#[test]
fn files_that_cannot_be_read_are_listed_until_they_are_mended() {
    let person = Person::new();
    let good = person.outing("20250503", 10, 2, 1);
    let put = |name: &str, bytes: &[u8]| std::fs::write(person.photos.join(name), bytes).expect("written");
    put("empty.jpg", b"");
    put("letter.jpg", b"Dear aunt, this is not a photo.");
    let away = person.photos.with_file_name("away");
    let listed = |s: &Sitting| -> Vec<_> {
        s.unread.iter().map(|u| u.path.file_name().expect("a name").to_string_lossy().into_owned()).collect()
    };
    let mut sitting = Sitting::open(&person);
    sitting.send(Command::Import(vec![person.photos.clone(), away])).until_read(1);
    assert_eq!(listed(&sitting), ["empty.jpg", "letter.jpg", "away"]);
    sitting.close();

    let mut again = Sitting::open(&person);
    again.until("the list", |s| s.unread.len() == 2);
    put("empty.jpg", &[&std::fs::read(&good[0]).expect("a photo")[..], b"whole now"].concat());
    std::fs::remove_file(&good[1]).expect("removed");
    again.send(Command::LookAgain).until_read(1);
    assert_eq!(listed(&again), ["letter.jpg"]);
    assert_eq!(again.photos.len(), 2, "one is gone and one has come");
    assert!(again.photos.values().all(|p| p.file != good[1]));
    again.close();
}

#[test]
fn an_edit_that_comes_in_while_the_window_is_open_stays_in_its_album() {
    let person = Person::new();
    let a = person.outing("20250503", 10, 4, 1);
    let mut sitting = Sitting::open(&person);
    sitting.import(&person.photos).until_read(1);
    let group = sitting.group_of(&a[0]).id;
    sitting.say(Correction::Accept { group: group.clone() }).until("it is done", |s| !s.reviewed.is_empty());
    let old = sitting.photo(&a[1]);
    let mut picture = image::open(&a[1]).expect("a photo").to_rgb8();
    picture.pixels_mut().for_each(|pixel| pixel.0 = pixel.0.map(|c| c.saturating_add(20)));
    picture.save(&a[1]).expect("saved");
    sitting.send(Command::LookAgain).until_read(2);
    assert_ne!(sitting.photo(&a[1]), old);
    assert_eq!(sitting.group_of(&a[1]).id, group);
    assert_eq!(sitting.albums(), [(group, 4)]);
    assert!(sitting.failed.is_empty());
    sitting.close();
}
