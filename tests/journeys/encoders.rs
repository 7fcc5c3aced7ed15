//! Another encoder, while the window is open; and photos found by words and by another photo.

use crate::person::Person;
use crate::sitting::Sitting;
use albumen::engine::session::{Asked, Command};
use std::sync::atomic::Ordering;

#[test]
fn another_encoder_takes_over_when_it_has_seen_all_photos() {
    let person = Person::new();
    let outing = person.outing("20250503", 10, 6, 1);
    let mut sitting = Sitting::open(&person);
    sitting.import(&person.photos).until_read(1);
    assert_eq!(person.encoded.load(Ordering::SeqCst), 6);
    let photo = sitting.photo(&outing[0]);
    sitting.send(Command::Find(1, Asked::Like(photo))).until("an answer", |s| s.found.len() == 1);
    assert_eq!((sitting.found[0].0, sitting.found[0].1.photos.len()), (1, 5), "all but itself");

    sitting.send(Command::UseEncoder("fake-2".to_owned())).until("all is encoded anew", |s| s.ended.len() == 2);
    assert_eq!(sitting.chosen, [false]);
    assert_eq!(person.encoded.load(Ordering::SeqCst), 12);
    sitting.send(Command::Find(2, Asked::Like(photo))).until("an answer", |s| s.found.len() == 2);
    assert_eq!(sitting.found[1].1.photos.len(), 5);
    // The way back, and forth again, cost nothing.
    sitting.send(Command::UseEncoder("fake-1".to_owned())).until("the first again", |s| s.chosen.len() == 2);
    sitting.send(Command::UseEncoder("fake-2".to_owned())).until("the second again", |s| s.chosen.len() == 3);
    assert_eq!((sitting.chosen.as_slice(), sitting.ended.len()), (&[false, true, true][..], 2));
    assert_eq!(person.encoded.load(Ordering::SeqCst), 12);
    sitting.close();
}

#[test]
fn of_questions_that_wait_the_last_is_answered() {
    let person = Person::new();
    person.outing("20250503", 10, 6, 1);
    person.outing("20250607", 14, 5, 60);
    let mut sitting = Sitting::open(&person);
    sitting.import(&person.photos).until_read(1);
    for (number, text) in ["I", "IM", "IMG", "IMG June", "IMG June 2025"].into_iter().enumerate() {
        sitting.send(Command::Find(number as u64, Asked::Words(text.to_owned())));
    }
    sitting.until("the last answer", |s| s.found.last().is_some_and(|(number, _)| *number == 4));
    let (_, found) = sitting.found.last().expect("there is one");
    assert_eq!((found.photos.len(), found.has_words), (5, false));
    sitting.close();
}
