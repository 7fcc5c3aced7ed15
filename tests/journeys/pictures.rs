//! Pictures for the screen: out of the cache, out of the files, upright, and never in the way.

use crate::person::{Person, draw};
use albumen::domain::PhotoId;
use albumen::engine::pictures::{Picture, PictureSize, Pictures, Pixels, Wanted};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

struct Screen {
    pictures: Pictures,
    woken: Arc<AtomicUsize>,
}

impl Screen {
    fn new(person: &Person) -> Self {
        let woken = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&woken);
        let wake = Arc::new(move || {
            count.fetch_add(1, Ordering::SeqCst);
        });
        Self { pictures: Pictures::start(&person.library, wake).expect("threads"), woken }
    }

    fn see(&self, wanted: &Wanted) -> Result<Pixels, String> {
        self.pictures.want(vec![wanted.clone()]);
        let picture = self.next();
        assert_eq!((picture.photo, picture.size), (wanted.photo, wanted.size));
        picture.pixels.map_err(|reason| reason.to_string())
    }

    fn next(&self) -> Picture {
        let start = Instant::now();
        loop {
            if self.woken.load(Ordering::SeqCst) > 0
                && let Some(picture) = self.pictures.next_picture()
            {
                return picture;
            }
            assert!(start.elapsed() < Duration::from_secs(60), "no picture came");
            std::thread::sleep(Duration::from_millis(2));
        }
    }
}

fn wanted(file: &Path, size: PictureSize) -> Wanted {
    let bytes = std::fs::read(file).expect("it can be read");
    Wanted { photo: PhotoId::from_hash(blake3::hash(&bytes).as_bytes()), file: file.to_owned(), size }
}

fn empty_the_cache(person: &Person) {
    for suffix in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(person.library.join(format!("thumbnails.sqlite3{suffix}")));
    }
    drop(albumen::library::Library::open(&person.library).expect("it is made anew"));
}

const FULL: PictureSize = PictureSize::Full { limit: 4_096 };

#[test]
fn a_thumbnail_needs_no_file() {
    let person = Person::new();
    let photo = person.outing("20250503", 10, 1, 1).remove(0);
    person.scan();
    let wish = wanted(&photo, PictureSize::Thumbnail);
    std::fs::remove_file(&photo).expect("removed");
    let screen = Screen::new(&person);
    let pixels = screen.see(&wish).expect("it is in the cache");
    assert_eq!((pixels.width, pixels.height, pixels.rgb.len()), (64, 48, 64 * 48 * 3));
    let reason = screen.see(&Wanted { size: FULL, ..wish }).expect_err("the file is gone");
    assert!(reason.contains("it is not there"), "{reason}");
}

#[test]
fn a_thumbnail_that_is_not_there_is_made_and_kept() {
    let person = Person::new();
    let photo = person.outing("20250503", 10, 1, 1).remove(0);
    person.scan();
    empty_the_cache(&person);
    let wish = wanted(&photo, PictureSize::Thumbnail);
    let made = person.untouched(|| Screen::new(&person).see(&wish)).expect("out of the file");
    std::fs::remove_file(&photo).expect("removed");
    assert_eq!(Screen::new(&person).see(&wish), Ok(made), "it looks the same out of the cache");
}

#[test]
fn a_file_that_holds_another_photo_by_now_is_not_kept_for_the_old_one() {
    let person = Person::new();
    let photo = person.outing("20250503", 10, 1, 1).remove(0);
    person.scan();
    empty_the_cache(&person);
    let wish = wanted(&photo, PictureSize::Thumbnail);
    draw(&photo, 99);
    Screen::new(&person).see(&wish).expect("it is shown as it is");
    std::fs::remove_file(&photo).expect("removed");
    Screen::new(&person).see(&wish).expect_err("nothing is known of the old one");
}

#[test]
fn there_need_be_no_library_and_bad_files_have_a_reason() {
    let person = Person::new();
    let photo = person.outing("20250503", 10, 1, 1).remove(0);
    let broken = person.photos.join("broken.jpg");
    std::fs::write(&broken, "Dear aunt, this is not a photo.").expect("written");
    let screen = Screen::new(&person);
    for size in [PictureSize::Thumbnail, FULL] {
        let reason = screen.see(&wanted(&broken, size)).expect_err("no photo");
        assert!(reason.contains("is not a photo"), "{reason}");
        assert!(screen.see(&wanted(&photo, size)).is_ok(), "the next one is not worse for it");
    }
    assert!(!person.library.exists(), "looking makes no library");
}

#[test]
fn photos_stand_upright_and_are_no_larger_than_asked() {
    let person = Person::new();
    let photo = turned(&person, 6);
    let screen = Screen::new(&person);
    let size = |size| screen.see(&wanted(&photo, size)).map(|p| (p.width, p.height));
    assert_eq!(size(FULL), Ok((48, 64)));
    assert_eq!(size(PictureSize::Thumbnail), Ok((48, 64)));
    assert_eq!(size(PictureSize::Full { limit: 32 }), Ok((24, 32)));
    let pixels = screen.see(&wanted(&photo, FULL)).expect("it can be read");
    let pixel = |x: usize, y: usize| pixels.rgb[(y * pixels.width + x) * 3];
    assert!(
        pixel(45, 2) > 200 && pixel(2, 2) < 50 && pixel(45, 61) < 50,
        "the upper left corner is at the upper right"
    );
}

/// A photo 64 wide and 48 high, red in its upper left quarter, that says it is to be turned.
fn turned(person: &Person, orientation: u8) -> PathBuf {
    let picture = image::RgbImage::from_fn(64, 48, |x, y| image::Rgb([if x < 32 && y < 24 { 250 } else { 0 }, 0, 0]));
    let path = person.photos.join("turned.jpg");
    picture.save(&path).expect("written");
    let jpeg = std::fs::read(&path).expect("read");
    // One entry, Orientation (0x0112), a short.
    let exif =
        [b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0", &[orientation, 0, 0, 0][..], &[0; 4]].concat();
    let length = u16::try_from(exif.len() + 2).expect("it is short").to_be_bytes();
    std::fs::write(&path, [&jpeg[..2], &[0xff, 0xe1], &length, &exif, &jpeg[2..]].concat()).expect("written");
    path
}

#[test]
fn the_threads_end_with_the_window_whatever_they_are_at() {
    let person = Person::new();
    let photos = person.outing("20250503", 10, 40, 1);
    for fetched in [0, 5] {
        let screen = Screen::new(&person);
        screen.pictures.want(photos.iter().map(|photo| wanted(photo, FULL)).collect());
        for _ in 0..fetched {
            screen.next();
        }
        drop(screen.pictures);
        assert_eq!(Arc::strong_count(&screen.woken), 1, "a thread could still wake the window");
    }
}
