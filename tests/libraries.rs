//! Libraries of every earlier schema, as files that programs of their time wrote: they open, and nothing of them is lost.
//!
//! A step of `library/migrations.rs` is released when a version with it is. Then a small library that this version wrote is
//! put here as `tests/libraries/schema-N.sqlite3` (`PRAGMA page_size = 512; VACUUM` keeps it to some kilobytes).
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test that meets the unexpected ends, and it makes folders of its own"
)]

use albumen::domain::{EncoderId, Failure, GroupId, GroupState, PhotoId, Precision};
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
    let folder = library_of(1);
    let version: i64 = raw(folder.path()).pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    assert_eq!(version, 1);
    let mut library = Library::open(folder.path()).unwrap();

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
    let folder = library_of(4);
    let version: i64 = raw(folder.path()).pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    assert_eq!(version, 4);
    let mut library = Library::open(folder.path()).unwrap();
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
