//! Libraries of every earlier schema, as files that programs of their time wrote: they open, and nothing of them is lost.
//!
//! A step of `library/migrations.rs` is released when a version with it is. Then a small library that this version wrote is
//! put here as `tests/libraries/schema-N.sqlite3` (`PRAGMA page_size = 512; VACUUM` keeps it to some kilobytes).
//! All but the first were written by the whole program of their time: `scan`, `suggest` and `apply` on small drawings.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test that meets the unexpected ends, and it makes folders of its own"
)]

use albumen::domain::{EncoderId, Failure, GroupId, GroupState, PhotoId, Precision, ThemeKind};
use albumen::engine;
use albumen::library::Library;
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A copy of the library of this schema, to be opened.
fn library_of(schema: u32) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/libraries/schema-{schema}.sqlite3"));
    std::fs::copy(&file, folder.path().join("albumen.sqlite3")).unwrap();
    folder
}

/// The library of this schema, which it has until it is opened.
fn written_by(schema: u32) -> (TempDir, Library) {
    let folder = library_of(schema);
    let version: i64 = raw(folder.path()).pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    assert_eq!(version, i64::from(schema));
    let library = Library::open(folder.path()).unwrap();
    (folder, library)
}

/// The photo of this name in the library.
fn id(text: &str) -> PhotoId {
    text.parse().unwrap()
}

fn raw(folder: &Path) -> Connection {
    Connection::open(folder.join("albumen.sqlite3")).unwrap()
}

/// Tables with their columns: name, type, whether it may be empty, place in the key.
fn schema(folder: &Path) -> BTreeMap<String, Vec<(String, String, bool, i64)>> {
    let connection = raw(folder);
    let mut tables = connection.prepare("SELECT name FROM sqlite_schema ORDER BY name").unwrap();
    let names: Vec<String> = tables.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let columns = |name: &String| {
        let mut columns = connection.prepare(&format!("PRAGMA table_info(\"{name}\")")).unwrap();
        let column = columns.query_map([], |row| Ok((row.get(1)?, row.get(2)?, row.get(3)?, row.get(5)?))).unwrap();
        let mut all: Vec<_> = column.map(Result::unwrap).collect();
        all.sort();
        all
    };
    names.iter().map(|name| (name.clone(), columns(name))).collect()
}

fn photo(n: u8) -> PhotoId {
    PhotoId::from_hash(&[n; 32])
}

#[test]
fn schema_1_is_read_as_it_was_written() {
    let (_folder, mut library) = written_by(1);

    let photos = library.photos().unwrap();
    let facts: Vec<_> = photos
        .iter()
        .map(|p| (p.photo.id, p.photo.format.as_str(), p.photo.width, p.photo.height, p.photo.orientation))
        .collect();
    let jpeg = |n: u8| (photo(n), "JPEG", 4000 + u32::from(n), 3000, n);
    assert_eq!(facts, [jpeg(1), jpeg(2), (photo(3), "HEIC", 4003, 3000, 3), jpeg(4), jpeg(5)]);
    let taken: Vec<_> =
        photos.iter().map(|p| p.photo.taken.map(|t| (t.local.to_string(), t.offset_minutes, t.precision))).collect();
    let day = |n: u8| format!("2025-05-0{n}T14:30:00.25");
    let seconds = |n: u8, offset| Some((day(n), offset, Precision::Second));
    assert_eq!(taken, [seconds(1, Some(120)), Some((day(2), None, Precision::Day)), seconds(3, None), None, None]);
    let place = photos[0].photo.place.unwrap();
    assert_eq!((place.latitude(), place.longitude()), (48.1, 11.5));
    let camera = photos[0].photo.camera.clone().unwrap();
    assert_eq!((camera.make.as_str(), camera.model.as_str()), ("Google", "Pixel 8"));
    assert!(photos[1..].iter().all(|p| p.photo.place.is_none() && p.photo.camera.is_none()));

    let places: Vec<_> = photos[0].places.iter().map(|(path, stamp, gone)| (path.clone(), stamp.size, *gone)).collect();
    assert_eq!(places, [("/photos/a.jpg".into(), 1001, false), ("/photos/copy of a.jpg".into(), 1009, false)]);
    assert_eq!(photos[3].places[0].0, PathBuf::from("/stick/d.jpg"));
    assert!(photos[3].places[0].2, "it was missing");
    assert_eq!(photos[4].places[0].1.modified, 1_746_273_600_500_000_005);
    #[cfg(unix)]
    assert_eq!(photos[4].places[0].0.as_os_str().as_encoded_bytes(), b"/photos/caf\xe9.jpg");

    let embeddings = library.embeddings(&EncoderId("test/scene".to_owned())).unwrap();
    assert_eq!((embeddings.len(), embeddings.dimension()), (5, 4));
    let first = embeddings.get(photo(1)).unwrap();
    assert!((first[3] - 4.0 / 30_f32.sqrt()).abs() < 1e-6, "{first:?}");
    assert_eq!(library.encoder_in_use().unwrap(), Some(EncoderId("test/scene".to_owned())));

    let held = library.held_groups().unwrap();
    let groups: Vec<_> = held.iter().map(|g| (g.id.clone(), g.state, g.name.as_deref(), g.photos.clone())).collect();
    let garden = (GroupId("e1".to_owned()), GroupState::Accepted, Some("Garden"), vec![photo(1), photo(2), photo(3)]);
    let later = (GroupId("e4".to_owned()), GroupState::Later, None, vec![photo(4), photo(5)]);
    assert_eq!(groups, [garden, later]);
    let log = library.log().unwrap();
    assert_eq!(
        log.iter().map(|l| (l.sequence, l.at)).collect::<Vec<_>>(),
        [1, 2, 3, 4, 5].map(|n| (n, 1_764_000_100_000))
    );

    assert_eq!(library.folders().unwrap(), [PathBuf::from("/photos"), PathBuf::from("/stick")]);
    assert_eq!(library.unfinished().unwrap(), [PathBuf::from("/photos/new")]);
    assert_eq!(library.preferences().unwrap(), BTreeMap::from([("theme".to_owned(), "dark".to_owned())]));
    let failed = library.failed_files().unwrap();
    assert_eq!(
        failed.iter().map(|f| (f.path.as_path(), f.reason.clone())).collect::<Vec<_>>(),
        [(Path::new("/photos/empty.jpg"), Failure::Empty)]
    );
    assert!(library.check().unwrap().findings.is_empty());
}

/// Films and side files came with it.
#[test]
fn schema_4_is_read_as_it_was_written() {
    let (_folder, mut library) = written_by(4);
    let photos = library.photos().unwrap();
    let at = |name: &str| photos.iter().find(|photo| photo.places[0].0 == Path::new("/photos").join(name)).unwrap();
    let film = &at("VID_20250504_120000.mp4").photo;
    assert_eq!((film.width, film.film.and_then(|film| film.milliseconds)), (1_280, Some(12_500)));
    let xmp = at("IMG_20250501_100000.jpg").side.clone().unwrap();
    assert_eq!((xmp.title.as_deref(), xmp.rating, xmp.albums.len()), (Some("On the Isar"), Some(4), 0));
    let takeout = at("IMG_20250502_100001.jpg").side.clone().unwrap();
    assert_eq!(takeout.description.as_deref(), Some("At home"));
    assert_eq!(takeout.taken.map(|taken| taken.local.to_string()).as_deref(), Some("2025-05-02T10:00:00"));
    let held = library.held_groups().unwrap();
    assert_eq!(
        held.iter().map(|g| (g.name.as_deref(), g.photos.len())).collect::<Vec<_>>(),
        [(Some("On the Isar"), 5)]
    );
    let failed = library.failed_files().unwrap();
    assert_eq!(failed.iter().map(|f| f.reason.clone()).collect::<Vec<_>>(), [Failure::NotAPhoto]);
    assert!(library.check().unwrap().findings.is_empty());
}

/// Versions of edited photos came with it: the album went on with the new one, and the record says so.
#[test]
fn schema_2_is_read_as_it_was_written() {
    let (folder, mut library) = written_by(2);
    let held = library.held_groups().unwrap();
    let groups: Vec<_> = held.iter().map(|g| (g.state, g.name.as_deref(), g.photos.len())).collect();
    let (later, isar) = ((GroupState::Later, None, 2), (GroupState::Accepted, Some("On the Isar"), 4));
    assert_eq!(groups, [later, isar]);
    let (old, new) = (id("1bc937fbef11ed4706d4913e68204b4b"), id("9190f7872d2c56b9e866c8d1e13bf650"));
    assert!(held[1].photos.contains(&new) && !held[1].photos.contains(&old), "{:?}", held[1].photos);
    assert_eq!(library.log().unwrap().len(), 4);
    let photos = library.photos().unwrap();
    let edited = photos.iter().find(|photo| photo.photo.id == new).unwrap();
    assert_eq!(edited.places[0].0, Path::new("/photos/IMG_20250501_100000.jpg"));
    // An encoder that no later program has: its embeddings stay until photos are encoded anew.
    let embeddings = library.embeddings(&EncoderId("efficientnet-lite0-1/scene".to_owned())).unwrap();
    assert_eq!(embeddings.len(), 7);
    assert!(library.qualities().unwrap().is_empty());
    assert!(library.check().unwrap().findings.is_empty());
    assert_eq!(engine::albums(folder.path()).unwrap().len(), 1);
}

/// Sharpness came with it.
#[test]
fn schema_3_is_read_as_it_was_written() {
    let (_folder, mut library) = written_by(3);
    let qualities = library.qualities().unwrap();
    assert_eq!(qualities.len(), 7);
    let one = qualities[&id("04b660dc61650b9cf52f194e64de26a8")];
    assert!((f64::from(one.sharpness) - 320.027_65).abs() < 0.001 && one.tones.is_none(), "{one:?}");
    for output in ["scene", "copy"] {
        assert_eq!(library.embeddings(&EncoderId(format!("albumen-lite0-1/{output}"))).unwrap().len(), 7);
    }
    assert!(library.check().unwrap().findings.is_empty());
}

/// One stack was decided and one was taken apart; a third is what Albumen finds.
fn assert_stacks(folder: &Path) {
    let stacks = engine::stacks(folder).unwrap();
    let of = |name: &str| stacks.iter().find(|stack| stack.files.contains(&Path::new("/photos").join(name)));
    let decided = of("IMG_20250620_120007.jpg").expect("the stack that was decided");
    assert_eq!(decided.kept, [PathBuf::from("/photos/IMG_20250620_120008.jpg")]);
    assert!(of("IMG_20250501_100000.jpg").is_none(), "{stacks:?}");
}

/// Albums by theme and decisions about stacks came with it.
#[test]
fn schema_5_is_read_as_it_was_written() {
    let (folder, mut library) = written_by(5);
    let held = library.held_groups().unwrap();
    let groups: Vec<_> = held.iter().map(|g| (g.name.as_deref(), g.photos.len(), g.theme)).collect();
    assert_eq!(groups, [(Some("On the Isar"), 4, None), (Some("Drawings"), 6, Some(ThemeKind::Look))]);
    assert_stacks(folder.path());
    assert!(library.check().unwrap().findings.is_empty());
}

/// What is written inside photos came with it.
#[test]
fn schema_6_is_read_as_it_was_written() {
    let (folder, mut library) = written_by(6);
    let photos = library.photos().unwrap();
    let inside: Vec<_> = photos.iter().filter_map(|photo| Some((&photo.places[0].0, photo.side.clone()?))).collect();
    let [(path, said)] = &inside[..] else { panic!("one has something in it: {inside:?}") };
    assert_eq!(path.as_path(), Path::new("/photos/IMG_20250502_110000.jpg"));
    assert_eq!((said.title.as_deref(), said.rating), (Some("Inside the photo"), Some(5)));
    assert_eq!(said.keywords, ["river"]);
    assert_stacks(folder.path());
    assert!(library.learned_versions().unwrap().is_empty());
    assert!(library.check().unwrap().findings.is_empty());
}

/// Marks, covers, answers and albums made by hand are in its record.
#[test]
fn schema_7_is_read_as_it_was_written() {
    let (folder, mut library) = written_by(7);
    let held = library.held_groups().unwrap();
    let groups: Vec<_> = held.iter().map(|g| (g.name.as_deref(), g.photos.len(), g.theme)).collect();
    assert_eq!(groups, [(Some("On the Isar"), 5, None), (Some("Best of"), 2, Some(ThemeKind::Hand))]);
    let done = engine::history(folder.path()).unwrap();
    assert_eq!(done.len(), 8);
    assert_eq!(done[0].files, [PathBuf::from("/photos/IMG_20250502_100003.jpg")], "whose date was corrected last");
    let back = folder.path().join("said.jsonl");
    std::fs::write(&back, "{\"op\": \"back\", \"before\": 1}\n").unwrap();
    assert!(library.check().unwrap().findings.is_empty());
    drop(library);
    engine::apply(folder.path(), &back).unwrap();
    assert!(Library::open(folder.path()).unwrap().held_groups().unwrap().is_empty(), "to before the first");
}

/// What the person decided goes on: the record is understood, and can be taken back step by step.
#[test]
fn schema_1_goes_on() {
    let folder = library_of(1);
    let said = folder.path().join("said.jsonl");
    std::fs::write(&said, "{\"op\": \"redo\"}\n{\"op\": \"undo\"}\n{\"op\": \"undo\"}\n").unwrap();
    assert_eq!(engine::apply(folder.path(), &said).unwrap().changes, 3);
    let states: Vec<_> =
        Library::open(folder.path()).unwrap().held_groups().unwrap().into_iter().map(|g| g.state).collect();
    assert_eq!(states, [GroupState::Accepted]);
    assert!(engine::back_up(folder.path()).unwrap().is_none(), "it was backed up when it was said");
}

/// A library that was brought up to date is one like a new one, in every table and column.
#[test]
fn an_old_library_becomes_like_a_new_one() {
    let new = tempfile::tempdir().unwrap();
    drop(Library::open(new.path()).unwrap());
    for entry in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/libraries")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let number = name.strip_prefix("schema-").and_then(|rest| rest.strip_suffix(".sqlite3")).expect("a library");
        let folder = library_of(number.parse().unwrap());
        drop(Library::open(folder.path()).unwrap());
        assert_eq!(schema(folder.path()), schema(new.path()), "{name}");
    }
}
