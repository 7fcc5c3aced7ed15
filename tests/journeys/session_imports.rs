//! Imports of an open session: in the middle, held, stopped, closed and gone on with.

use crate::person::Person;
use crate::sitting::Sitting;
use albumen::domain::Correction;
use albumen::encoder::{EncoderError, SHIPPED_MODEL};
use albumen::engine::session::{Command, ImportState};
use std::sync::atomic::Ordering::SeqCst;
use std::time::Duration;

/// Two hundred photos, and an encoder that stops at the hundredth.
fn in_the_middle(person: &Person) -> Sitting {
    for hour in 0..20 {
        person.outing("20250503", hour, 10, hour * 10);
    }
    person.hold_encoder_at(100);
    let mut sitting = Sitting::open(person);
    sitting.import(&person.photos);
    sitting.until("the middle", |s| person.encoded.load(SeqCst) > 100 && s.running.is_some());
    sitting
}

/// Lets the encoder go on a moment after the window began to close.
fn close_in_the_middle(person: &Person, sitting: Sitting) {
    std::thread::scope(|threads| {
        threads.spawn(|| {
            std::thread::sleep(Duration::from_millis(100));
            person.hold_encoder_at(usize::MAX);
        });
        sitting.close();
    });
}

#[test]
fn closed_in_the_middle_it_goes_on_at_the_next_start() {
    let person = Person::new();
    let sitting = in_the_middle(&person);
    person.untouched(|| {
        close_in_the_middle(&person, sitting);
        assert!(person.encoded.load(SeqCst) < 200);

        let mut second = Sitting::open(&person);
        second.until_read(1);
        assert_eq!((second.photos.len(), person.encoded.load(SeqCst)), (200, 200), "nothing is encoded twice");
        second.close();
        let mut third = Sitting::open(&person);
        third.until("groups", |s| s.groups.is_some());
        assert!(third.running.is_none(), "it has ended");
        third.close();
    });
}

#[test]
fn what_waited_goes_on_too() {
    let person = Person::new();
    let mut sitting = in_the_middle(&person);
    let other = person.photos.with_file_name("other");
    std::fs::create_dir(&other).expect("made");
    std::fs::copy(person.outing("20240101", 9, 1, 250).remove(0), other.join("one.jpg")).expect("copied");
    sitting.import(&other);
    // Answered after the import was put in line.
    sitting.send(Command::Review(vec![albumen::domain::Operation::Undo])).until("no", |s| !s.refused.is_empty());
    close_in_the_middle(&person, sitting);
    let mut second = Sitting::open(&person);
    second.until_read(1);
    assert_eq!(second.folders, [person.photos, other]);
    second.close();
}

#[test]
fn stopped_it_does_not_go_on() {
    let person = Person::new();
    let mut sitting = in_the_middle(&person);
    sitting.send(Command::Stop).send(Command::Review(vec![albumen::domain::Operation::Undo]));
    sitting.until("that it was heard", |s| !s.refused.is_empty());
    person.hold_encoder_at(usize::MAX);
    sitting.until("its end", |s| !s.ended.is_empty());
    assert!(sitting.ended[0].1.stopped);
    let told = sitting.photos.len();
    assert!((1..200).contains(&told), "what was read is kept");
    sitting.until_grouped();
    sitting.close();

    let mut second = Sitting::open(&person);
    second.until("groups", |s| s.groups.is_some());
    assert_eq!((second.photos.len(), second.running.is_none()), (told, true));
    second.send(Command::LookAgain).until_read(1);
    assert_eq!((second.photos.len(), person.encoded.load(SeqCst)), (200, 200));
    second.close();
}

#[test]
fn held_it_stands_still_and_goes_on_where_it_was() {
    let person = Person::new();
    let mut sitting = in_the_middle(&person);
    let is_held =
        |s: &Sitting, held| matches!(s.running, Some(ImportState::Running { is_paused, .. }) if is_paused == held);
    sitting.send(Command::Pause).until("a pause", |s| is_held(s, true));
    person.hold_encoder_at(usize::MAX);
    sitting.until("all that was read", |s| s.photos.len() == person.encoded.load(SeqCst));
    std::thread::sleep(Duration::from_millis(300));
    sitting.until("anything", |_| true);
    assert!(sitting.ended.is_empty() && sitting.photos.len() < 200, "it went on though it is held");
    sitting.send(Command::Resume).until("that it goes on", |s| is_held(s, false) || !s.ended.is_empty()).until_read(1);
    assert_eq!((sitting.photos.len(), person.encoded.load(SeqCst)), (200, 200));
    sitting.close();
}

#[test]
fn decisions_do_not_wait_for_an_import() {
    let person = Person::new();
    let first = person.outing("20240101", 9, 6, 200);
    person.scan();
    person.encoded.store(0, SeqCst);
    let mut sitting = in_the_middle(&person);
    sitting.until("new photos", |s| s.groups.is_some() && s.photos.len() > 6);
    let id = sitting.group_of(&first[0]).id;
    sitting.say(Correction::Accept { group: id.clone() }).until("an album", |s| s.albums() == [(id.clone(), 6)]);
    let new = sitting.photos.values().find(|p| !first.contains(&p.file)).expect("some are here already").id;
    let into = Correction::Move { photos: vec![new], to: id.clone() };
    sitting.say(into).until("a new photo in it", |s| s.albums() == [(id.clone(), 7)]);
    assert!(sitting.ended.is_empty(), "all this time the import was at work");
    person.hold_encoder_at(usize::MAX);
    sitting.until_read(1);
    assert_eq!((sitting.albums(), sitting.photos.len()), (vec![(id, 7)], 206));
    sitting.close();
}

#[test]
fn an_import_of_a_folder_that_is_taken_off_ends_first() {
    let person = Person::new();
    let mut sitting = in_the_middle(&person);
    sitting.until("the folder", |s| !s.folders.is_empty());
    sitting.send(Command::Forget(person.photos.clone()));
    sitting.send(Command::Review(vec![albumen::domain::Operation::Undo])).until("no", |s| !s.refused.is_empty());
    person.hold_encoder_at(usize::MAX);
    sitting.until("that all is gone", |s| !s.ended.is_empty() && s.folders.is_empty() && s.photos.is_empty());
    sitting.close();
    let mut second = Sitting::open(&person);
    second.until("an empty library", |s| s.groups.as_ref().is_some_and(|g| g.is_empty()));
    assert!(second.running.is_none() && second.photos.is_empty());
    second.close();
}

#[test]
fn without_a_model_the_import_ends_and_the_window_lives_on() {
    let person = Person::new();
    person.outing("20250503", 10, 2, 1);
    let missing = |_: Option<&str>| {
        Err(EncoderError::ModelNotFound { id: SHIPPED_MODEL.to_owned(), searched: Vec::new() }.into())
    };
    let mut sitting = Sitting::open_with(&person.library, Box::new(missing));
    sitting.import(&person.photos).until("its end", |s| !s.ended.is_empty() && !s.failed.is_empty());
    assert!(sitting.failed[0].to_string().contains("was not found") && sitting.ended[0].1.stopped);
    sitting.import(&person.photos).until("another", |s| s.ended.len() == 2 && s.ended[1].0 == 2);
    sitting.close();
    let mut second = Sitting::open(&person);
    second.until("an empty library", |s| s.groups.is_some());
    assert!(second.running.is_none(), "it ended by itself");
    second.import(&person.photos).until_read(1);
    assert_eq!(second.photos.len(), 2);
    second.close();
}
