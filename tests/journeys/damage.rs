//! Damage made by hand on the files of a real library, and what `check` makes of it.

use crate::person::Person;
use albumen::engine::{self, Finding};
use albumen::library::{Health, Library};
use rusqlite::{Connection, params};
use serde_json::json;
use std::fs;
use std::path::PathBuf;

/// Two outings of which one is an album.
fn with_album() -> (Person, Vec<PathBuf>) {
    let person = Person::new();
    let (a, _) = (person.outing("20250503", 10, 6, 1), person.outing("20250810", 15, 5, 90));
    person.scan();
    person.say(json!({"op": "accept", "group": person.group_of(&a[0]).suggestion.id}));
    assert_eq!(check(&person), Health::default());
    (person, a)
}

fn check(person: &Person) -> Health {
    person.untouched(|| engine::check(&person.library).expect("it can be checked"))
}

/// The library's file, opened by somebody who knows nothing of it.
fn file(person: &Person, name: &str) -> Connection {
    let connection = Connection::open(person.library.join(name)).expect("it opens");
    connection.pragma_update(None, "foreign_keys", false).expect("it can be set");
    connection
}

fn damage(person: &Person, sql: &str) -> usize {
    file(person, "albumen.sqlite3").execute(sql, []).expect("valid SQL")
}

/// This is found and mended, and then all is well, with the album as it was.
fn is_mended(person: &Person, finding: &Finding) {
    let health = check(person);
    assert!(health.is_well() && health.findings.contains(finding), "{health:?}");
    assert_eq!(check(person), Health::default());
    let albums = engine::albums(&person.library).expect("albums");
    assert_eq!(albums.iter().map(|a| a.first_files.len()).collect::<Vec<_>>(), [6]);
}

#[test]
fn entries_that_lead_nowhere_go() {
    let (person, _) = with_album();
    damage(&person, "INSERT INTO files (path, photo, size, modified) VALUES ('/x', zeroblob(16), 1, 1)");
    is_mended(&person, &Finding::Orphans { table: "files", count: 1 });
    damage(&person, "INSERT INTO album_photos (album, photo) VALUES ('e-none', zeroblob(16))");
    is_mended(&person, &Finding::Orphans { table: "album_photos", count: 1 });
}

#[test]
fn embeddings_that_are_no_unit_vectors_are_made_again() {
    let (person, _) = with_album();
    let nan = f32::NAN.to_le_bytes().repeat(8);
    for vector in [vec![0; 32], vec![0; 5], nan] {
        let connection = file(&person, "albumen.sqlite3");
        let sql = "UPDATE embeddings SET vector = ?1 WHERE rowid = (SELECT min(rowid) FROM embeddings)";
        assert_eq!(connection.execute(sql, params![vector]).expect("valid SQL"), 1);
        drop(connection);
        is_mended(&person, &Finding::Embeddings(1));
        assert_eq!(person.scan().unchanged, 10, "one is read again");
        assert_eq!(engine::info(&person.library).map(|i| i.counts.encoded).ok(), Some(11));
    }
}

#[test]
fn an_index_that_lost_its_table_is_made_anew() {
    let (person, _) = with_album();
    let connection = file(&person, "albumen.sqlite3");
    connection.pragma_update(None, "writable_schema", true).expect("it can be set");
    let row = "SELECT type, name, tbl_name, rootpage, sql FROM sqlite_schema WHERE name = 'files_of_photo'";
    connection.execute_batch(&format!("CREATE TABLE hidden AS {row}")).expect("valid SQL");
    connection.execute("DELETE FROM sqlite_schema WHERE name = 'files_of_photo'", []).expect("it is hidden");
    drop(connection);
    let other = "(SELECT photo FROM files ORDER BY path DESC LIMIT 1)";
    let first = "(SELECT path FROM files ORDER BY path LIMIT 1)";
    damage(&person, &format!("UPDATE files SET photo = {other} WHERE path = {first}"));
    let connection = file(&person, "albumen.sqlite3");
    connection.pragma_update(None, "writable_schema", true).expect("it can be set");
    connection.execute("INSERT INTO sqlite_schema SELECT * FROM hidden", []).expect("it is back");
    drop(connection);
    damage(&person, "DROP TABLE hidden");
    let health = check(&person);
    assert!(health.is_well() && health.findings.contains(&Finding::Indexes), "{health:?}");
    assert_eq!(check(&person), Health::default());
}

#[test]
fn photos_that_were_lost_come_back_with_the_next_scan() {
    let (person, _) = with_album();
    let gone = damage(&person, "DELETE FROM photos WHERE id IN (SELECT photo FROM album_photos LIMIT 2)");
    assert_eq!(gone, 2);
    let health = check(&person);
    assert!(health.is_well() && health.findings.contains(&Finding::Photos(2)), "{health:?}");
    assert_eq!(check(&person), Health::default());
    assert_eq!(person.scan().new, 2);
    assert_eq!(engine::albums(&person.library).expect("albums")[0].first_files.len(), 6);
}

#[test]
fn albums_that_do_not_fit_the_record_are_mended_from_it() {
    let (person, _) = with_album();
    assert!(engine::check(&person.library.join("nowhere")).expect("none is well").is_well());
    let mut library = Library::open(&person.library).expect("it opens");
    library.replace_held_groups(&[]).expect("emptied");
    drop(library);
    is_mended(&person, &Finding::Albums);
}

#[test]
fn a_damaged_record_is_said_and_the_backup_named() {
    for step in ["{}", "{\"step\": \"undo\", \"of\": 7}"] {
        let (person, _) = with_album();
        file(&person, "albumen.sqlite3").execute("UPDATE log SET step = ?1", [step]).expect("valid SQL");
        let health = check(&person);
        assert_eq!((health.is_well(), &health.findings[..]), (false, &[Finding::Record(1)][..]));
        let backup = engine::newest_backup(&person.library).expect("there is one");
        engine::restore(&person.library, &backup).expect("it can be restored");
        assert_eq!(check(&person), Health::default());
        assert_eq!(engine::albums(&person.library).expect("albums")[0].first_files.len(), 6);
    }
}

#[test]
fn thumbnails_are_made_again() {
    let (person, a) = with_album();
    let cache = file(&person, "thumbnails.sqlite3");
    let ids: Vec<Vec<u8>> = {
        let mut all = cache.prepare("SELECT photo FROM thumbnails ORDER BY photo").expect("valid SQL");
        all.query_map([], |row| row.get(0)).expect("rows").collect::<Result<_, _>>().expect("ids")
    };
    assert_eq!(ids.len(), 11);
    let cut = "UPDATE thumbnails SET jpeg = substr(jpeg, 1, length(jpeg) / 2) WHERE photo = ?1";
    cache.execute(cut, [&ids[0]]).expect("damaged");
    cache.execute("UPDATE thumbnails SET jpeg = x'00' WHERE photo = ?1", [&ids[1]]).expect("damaged");
    cache.execute("DELETE FROM thumbnails WHERE photo = ?1", [&ids[2]]).expect("removed");
    drop(cache);
    is_mended(&person, &Finding::Thumbnails { made: 3, left: 0 });

    fs::write(person.library.join("thumbnails.sqlite3"), vec![b'x'; 20_000]).expect("overwritten");
    is_mended(&person, &Finding::Thumbnails { made: 11, left: 0 });

    let away = person.photos.with_file_name("away.jpg");
    fs::rename(&a[0], &away).expect("moved");
    fs::remove_file(person.library.join("thumbnails.sqlite3")).expect("removed");
    assert_eq!(check(&person).findings, [Finding::Thumbnails { made: 10, left: 1 }]);
}

#[test]
fn a_cache_that_is_damaged_inside_is_begun_anew() {
    let (person, _) = with_album();
    let path = person.library.join("thumbnails.sqlite3");
    let mut bytes = fs::read(&path).expect("it can be read");
    let middle = bytes.len() / 2;
    bytes[middle..].fill(0xAA);
    fs::write(&path, bytes).expect("damaged");
    let health = check(&person);
    assert!(health.findings.iter().any(|f| matches!(f, Finding::Thumbnails { made: 11, left: 0 })), "{health:?}");
    assert_eq!(check(&person), Health::default());
}

#[test]
fn damaged_pages_are_said_and_the_albums_are_in_the_backup() {
    let (person, a) = with_album();
    let path = person.library.join("albumen.sqlite3");
    let whole = fs::read(&path).expect("it can be read");
    let mut scrambled = whole.clone();
    scrambled[4_096..].fill(0xAA);
    for bytes in [&scrambled[..], &whole[..whole.len() / 2], &[&whole[..4_096], &[0; 4_096]].concat()] {
        fs::write(&path, bytes).expect("damaged");
        let health = engine::check(&person.library).expect("a damaged library is found to be damaged");
        assert!(!health.is_well(), "{health:?}");
    }
    let other = Person::new();
    let backup = engine::newest_backup(&person.library).expect("there is one");
    let restored = engine::restore(&other.library, &backup).expect("it can be restored");
    assert_eq!((restored.albums, restored.pending.len()), (1, 6));
    assert!(restored.pending.contains(&a[0]));
}
