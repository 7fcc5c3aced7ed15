//! Bad files and bad days: each is a counted warning or one sentence, and nothing is lost.

use crate::person::Person;
use albumen::encoder::{EncoderError, SHIPPED_MODEL};
use albumen::engine::{self, Control, EncoderSource, Progress};
use std::fs;
use std::sync::atomic::Ordering::SeqCst;

#[test]
fn bad_files_are_counted_and_not_read_again() {
    let person = Person::new();
    let good = person.outing("20250503", 10, 3, 1);
    let photo = fs::read(&good[0]).expect("a photo");
    let put = |name: &str, bytes: &[u8]| fs::write(person.photos.join(name), bytes).expect("written");
    put("empty.jpg", b"");
    put("letter.jpg", b"Dear aunt, this is not a photo.");
    put("header only.jpg", &photo[..20]);
    put("notes.txt", b"not a photo, and no warning either");
    put("really a jpeg.png", &[&photo[..], b"more"].concat());
    let report = person.scan();
    assert_eq!((report.new, report.failures.len(), report.other), (4, 3, 1), "{report:?}");
    let again = person.scan();
    assert_eq!((again.new, again.unchanged, again.failures.len()), (0, 4, 3));
    assert_eq!(person.encoded.load(SeqCst), 4);
    put("empty.jpg", &[&photo[..], b"whole now"].concat());
    assert_eq!(person.scan().failures.len(), 2, "a file that was mended is read");
    fs::remove_file(person.photos.join("letter.jpg")).expect("removed");
    assert_eq!(person.scan().failures.len(), 1);
    assert_eq!(
        engine::info(&person.library).map(|i| i.counts.failed).ok(),
        Some(1),
        "what is gone is no failure any more"
    );
}

#[cfg(unix)]
#[test]
fn odd_names_and_loops_are_no_trouble() {
    use std::os::unix::ffi::OsStrExt;
    let person = Person::new();
    let good = person.outing("20250503", 10, 2, 1);
    let odd = person.photos.join(std::ffi::OsStr::from_bytes(b"caf\xe9.jpg"));
    fs::copy(&good[0], &odd).expect("copied");
    std::os::unix::fs::symlink(&person.photos, person.photos.join("loop")).expect("linked");
    std::os::unix::fs::symlink("nowhere", person.photos.join("dangling.jpg")).expect("linked");
    let report = person.scan();
    assert_eq!((report.new, report.failures.len()), (3, 1), "{report:?}");
    assert_eq!(person.group_of(&odd).suggestion.id, person.group_of(&good[0]).suggestion.id, "two files of one photo");
    assert_eq!(person.scan().unchanged, 3);
}

#[test]
fn the_library_may_lie_among_the_photos() {
    let mut person = Person::new();
    person.library = person.photos.join("library");
    person.outing("20250503", 10, 2, 1);
    assert_eq!(person.scan().new, 2);
    let again = person.scan();
    assert_eq!((again.unchanged, again.other, again.failures.len()), (2, 0, 0));
}

#[test]
fn a_model_that_is_missing_is_a_sentence_and_the_library_stays() {
    let person = Person::new();
    person.outing("20250503", 10, 2, 1);
    let manifest = person.encoders().manifest().clone();
    let none = EncoderSource::new(manifest, || {
        Err(EncoderError::ModelNotFound { id: SHIPPED_MODEL.to_owned(), searched: Vec::new() })
    });
    let roots = [person.photos.clone()];
    let error = engine::scan(&person.library, &roots, &none, &Control::default(), &Progress::default());
    assert!(error.expect_err("no model").to_string().contains("was not found"));
    assert_eq!(person.scan().new, 2);
}

#[test]
fn what_is_no_library_is_one_sentence() {
    let person = Person::new();
    person.outing("20250503", 10, 2, 1);
    fs::create_dir(&person.library).expect("made");
    let file = person.library.join("albumen.sqlite3");
    fs::write(&file, "a letter to my aunt that somebody gave a wrong name, and that is long enough").expect("written");
    let error = person.try_scan().expect_err("no library").to_string();
    assert!(error.contains("is not an Albumen library"), "{error}");
    assert!(fs::read_to_string(&file).expect("still there").starts_with("a letter"));
}
