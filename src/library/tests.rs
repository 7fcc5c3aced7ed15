//! The library as its callers see it: what goes in comes out, also after a restart, and mishaps have a sentence.

use super::*;
use crate::domain::{
    Camera, EncoderId, Failure, FileStamp, GroupId, GroupState, Held, Photo, PhotoId, Place, Precision, Quality, Stamp,
    Tones, normalise,
};
use std::path::{Path, PathBuf};

fn photo(n: u8) -> Photo {
    let local = "2025-05-03T14:30:00.25".parse().expect("a date");
    Photo {
        id: PhotoId::from_hash(&[n; 32]),
        format: "JPEG".to_owned(),
        width: 4000,
        height: 3000,
        orientation: 6,
        taken: Some(Stamp { local, offset_minutes: Some(120), precision: Precision::Second }),
        place: Place::new(48.1, 11.5),
        camera: Some(Camera { make: "Google".to_owned(), model: "Pixel 8".to_owned() }),
        film: None,
    }
}

fn scene() -> EncoderId {
    EncoderId("test/scene".to_owned())
}

fn vector(n: u8) -> Vec<f32> {
    let mut v: Vec<f32> = (0..16_u8).map(|i| f32::from(i + n)).collect();
    assert!(normalise(&mut v));
    v
}

/// Of odd photos the tones are known.
fn quality(n: u8) -> Quality {
    let tones = Tones { brightness: 100.0 + f32::from(n), entropy: 7.25, burnt: f32::from(n) / 256.0 };
    Quality { sharpness: f32::from(n), tones: (n % 2 == 1).then_some(tones) }
}

const STAMP: FileStamp = FileStamp { size: 12, modified: 1_700_000_000_000_000_001 };

fn add(library: &mut Library, path: &Path, n: u8) {
    let photo = photo(n);
    let embeddings = [(scene(), vector(n))];
    let quality = Some(quality(n));
    let new = NewFile::Photo { path, stamp: STAMP, photo: &photo, embeddings: &embeddings, quality };
    library.record(&[new], 5).expect("it can be kept");
}

#[cfg(unix)]
fn odd_name() -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    PathBuf::from(std::ffi::OsStr::from_bytes(b"/photos/caf\xe9.jpg"))
}

#[cfg(not(unix))]
fn odd_name() -> PathBuf {
    PathBuf::from("C:\\photos\\café.jpg")
}

#[test]
fn what_goes_in_comes_out_after_a_restart() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut library = Library::open(folder.path()).expect("a new library");
    let bare = Photo { taken: None, place: None, camera: None, ..photo(2) };
    add(&mut library, &odd_name(), 1);
    let new = NewFile::Photo { path: Path::new("/b.jpg"), stamp: STAMP, photo: &bare, embeddings: &[], quality: None };
    library.record(&[new], 5).expect("it can be kept");
    library.add_folders(&[PathBuf::from("/photos")], 5).expect("it can be kept");
    drop(library);

    let library = Library::open_to_read(folder.path()).expect("it opens").expect("it is there");
    let photos = library.photos().expect("it can be read");
    assert_eq!(photos.iter().map(|p| p.photo.clone()).collect::<Vec<_>>(), [photo(1), bare]);
    assert_eq!(photos[0].places, [(odd_name(), STAMP, false)]);
    assert_eq!(library.embeddings(&scene()).expect("it can be read").get(photo(1).id), Some(&vector(1)[..]));
    assert!(library.embeddings(&EncoderId("other".to_owned())).expect("it can be read").is_empty());
    assert_eq!(library.qualities().expect("it can be read"), [(photo(1).id, quality(1))].into());
    let known = library.known_files(&[scene()]).expect("it can be read");
    let encoded: Vec<_> = known.iter().map(|k| (k.path.clone(), k.encoded)).collect();
    assert_eq!(encoded, [(PathBuf::from("/b.jpg"), false), (odd_name(), true)]);
    assert_eq!(library.folders().expect("it can be read"), [PathBuf::from("/photos")]);
    let counts = library.counts().expect("it can be counted");
    assert_eq!((counts.photos, counts.files, counts.encoded), (2, 2, 1));
}

#[test]
fn a_file_that_goes_keeps_its_photo() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut library = Library::open(folder.path()).expect("a new library");
    let path = PathBuf::from("/a.jpg");
    add(&mut library, &path, 1);
    library.mark_missing(std::slice::from_ref(&path)).expect("it can be marked");
    assert_eq!(library.counts().map(|c| (c.photos, c.files, c.missing)).ok(), Some((1, 0, 1)));
    library.record(&[NewFile::Back(&path)], 6).expect("it comes back");
    assert_eq!(library.counts().map(|c| (c.photos, c.files, c.missing)).ok(), Some((1, 1, 0)));
    let reason = Failure::Unsupported { format: "HEIC".to_owned(), detail: "a film".to_owned() };
    let mut failed = FailedFile { path: path.clone(), stamp: STAMP, reason };
    library.record(&[NewFile::Failed(&failed)], 7).expect("it can be kept");
    library.forget_failures_of_others("1").expect("they can be forgotten");
    library.record(&[NewFile::Failed(&failed)], 7).expect("it can be kept");
    library.forget_failures_of_others("1").expect("they are kept");
    assert_eq!(library.failed_files().expect("it can be read"), [failed.clone()]);
    library.connection.execute("UPDATE failures SET reason = 'the file is empty'", []).expect("as it was kept once");
    failed.reason = Failure::Told("the file is empty".to_owned());
    assert_eq!(library.failed_files().expect("it can be read"), [failed]);
    assert_eq!(library.counts().map(|c| (c.photos, c.missing, c.failed)).ok(), Some((1, 1, 1)));
    add(&mut library, &path, 2);
    assert_eq!(library.counts().map(|c| (c.photos, c.files, c.failed)).ok(), Some((2, 1, 0)));
}

#[test]
fn decisions_and_albums_are_one_transaction() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut library = Library::open(folder.path()).expect("a new library");
    add(&mut library, Path::new("/a.jpg"), 1);
    let album = Held {
        id: GroupId("e1".to_owned()),
        state: GroupState::Accepted,
        name: Some("Garden".to_owned()),
        photos: vec![photo(1).id],
        theme: None,
    };
    let line = |sequence| LogLine { sequence, at: 9, step: "{}".to_owned() };
    library.append(&[line(1)], &[], &[&album]).expect("it can be kept");
    let stranger = Held { photos: vec![photo(9).id], ..album.clone() };
    assert!(library.append(&[line(2)], &[], &[&stranger]).is_err(), "a photo that is not there");
    assert!(library.append(&[line(1)], &[], &[]).is_err(), "a number that is taken");
    assert_eq!(library.log().expect("it can be read"), [line(1)]);
    assert_eq!(library.held_groups().expect("it can be read"), std::slice::from_ref(&album));
    library.append(&[line(2)], &[album.id], &[]).expect("it can be kept");
    assert!(library.held_groups().expect("it can be read").is_empty());
}

#[test]
fn one_writer_and_any_reader() {
    let folder = tempfile::tempdir().expect("a folder");
    assert!(Library::open_to_read(folder.path()).expect("no error").is_none(), "there is none yet");
    let mut writer = Library::open(folder.path()).expect("a new library");
    let reader = Library::open_to_read(folder.path()).expect("it opens").expect("it is there");
    add(&mut writer, Path::new("/a.jpg"), 1);
    assert_eq!(reader.counts().map(|c| c.photos).ok(), Some(1));
    assert!(matches!(Library::open(folder.path()), Err(LibraryError::Busy(_))));
    drop(writer);
    assert!(Library::open(folder.path()).is_ok(), "the lock goes with its holder");
}

#[test]
fn what_is_no_library_is_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("albumen.sqlite3");
    std::fs::write(&file, "a letter to my aunt, long enough to be taken for a page of something").expect("written");
    assert!(matches!(Library::open(folder.path()), Err(LibraryError::NotALibrary(_))));
    assert!(matches!(Library::open_to_read(folder.path()), Err(LibraryError::NotALibrary(_))));
    assert!(std::fs::read_to_string(&file).expect("still there").starts_with("a letter"));
    let blocked = folder.path().join("albumen.sqlite3").join("below");
    assert!(matches!(Library::open(&blocked), Err(LibraryError::Folder { .. })));
}

#[test]
fn check_mends_what_can_be_made_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut library = Library::open(folder.path()).expect("a new library");
    add(&mut library, Path::new("/a.jpg"), 1);
    add(&mut library, Path::new("/b.jpg"), 2);
    add(&mut library, Path::new("/c.jpg"), 3);
    assert_eq!(library.check().expect("it can be checked"), Health::default());
    let id = photo(2).id.to_bytes();
    library.connection.execute("UPDATE embeddings SET vector = x'00' WHERE photo = ?1", [id]).expect("valid SQL");
    let health = library.check().expect("it can be checked");
    assert!(health.is_well() && health.findings.len() == 1, "{health:?}");
    let encoded: Vec<_> = library.known_files(&[scene()]).expect("it can be read").iter().map(|k| k.encoded).collect();
    assert_eq!(encoded, [true, false, true]);
    assert_eq!(library.check().expect("it can be checked"), Health::default());
}

#[test]
fn a_folder_is_taken_off_without_what_another_holds() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut library = Library::open(folder.path()).expect("a new library");
    let folders = ["/p/trips", "/p/trips/2025", "/q"].map(PathBuf::from);
    library.add_folders(&folders, 5).expect("it can be kept");
    for (n, path) in ["/p/trips/a.jpg", "/p/trips/2025/b.jpg", "/q/c.jpg", "/p/trips 2/d.jpg"].iter().enumerate() {
        add(&mut library, Path::new(path), n as u8);
    }
    add(&mut library, Path::new("/q/copy of a.jpg"), 0);
    let failed = ["/p/trips/x.jpg", "/q/y.jpg"].map(|path| FailedFile {
        path: path.into(),
        stamp: STAMP,
        reason: Failure::Empty,
    });
    library.record(&[NewFile::Failed(&failed[0]), NewFile::Failed(&failed[1])], 6).expect("it can be kept");

    assert_eq!(library.remove_folder(&folders[0]).ok(), Some(vec![photo(0).id]));
    assert_eq!(library.folders().expect("it can be read"), folders[1..]);
    assert_eq!(library.failed_files().expect("it can be read"), failed[1..]);
    let places = |n: u8| library.photo(photo(n).id).expect("it can be read").map(|p| p.places.len());
    assert_eq!([0, 1, 2, 3, 9].map(places), [Some(1), Some(1), Some(1), Some(1), None]);
    assert_eq!(library.remove_folder(Path::new("/q")).map(|lost| lost.len()).ok(), Some(2));
    assert_eq!(library.counts().map(|c| (c.photos, c.files)).ok(), Some((4, 2)), "photos stay");
    assert_eq!(library.photos_in_place().ok(), Some(2));
    assert_eq!(library.complete_photos(&[scene()]).map(|c| c.len()).ok(), Some(4), "and so does what is known of them");
    assert!(library.complete_photos(&[scene(), EncoderId("other".to_owned())]).expect("it can be read").is_empty());
}

#[test]
fn photos_can_be_read_in_pieces() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut library = Library::open(folder.path()).expect("a new library");
    for n in 0..7 {
        add(&mut library, Path::new(&format!("/{n}.jpg")), n);
        add(&mut library, Path::new(&format!("/copy of {n}.jpg")), n);
    }
    let (mut pieces, mut after) = (Vec::new(), None);
    loop {
        let piece = library.photos_after(after, 3).expect("it can be read");
        let Some(last) = piece.last() else { break };
        after = Some(last.photo.id);
        assert!(piece.len() <= 3);
        pieces.extend(piece);
    }
    assert_eq!(pieces, library.photos().expect("it can be read"));
    assert_eq!((pieces.len(), pieces[0].places.len()), (7, 2));
}

#[test]
fn small_things_are_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut library = Library::open(folder.path()).expect("a new library");
    assert!(library.unfinished().expect("it can be read").is_empty());
    let roots = [odd_name(), PathBuf::from("/photos")];
    library.set_unfinished(&roots).expect("it can be kept");
    for (key, value) in [("theme", "dark"), ("preference.theme", "odd"), ("theme", "light")] {
        library.set_preference(key, value).expect("it can be kept");
    }
    library.use_encoder(&scene()).expect("it can be kept");
    drop(library);
    let mut library = Library::open(folder.path()).expect("it opens");
    assert_eq!(library.unfinished().expect("it can be read"), roots);
    let kept: Vec<_> = library.preferences().expect("they can be read").into_iter().collect();
    let pair = |key: &str, value: &str| (key.to_owned(), value.to_owned());
    assert_eq!(kept, [pair("preference.theme", "odd"), pair("theme", "light")], "and no setting of the library's own");
    library.set_unfinished(&[]).expect("it can be kept");
    assert!(library.unfinished().expect("it can be read").is_empty());
}

#[test]
fn a_full_disk_is_a_sentence_and_keeps_what_was_confirmed() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut library = Library::open(folder.path()).expect("a new library");
    add(&mut library, Path::new("/a.jpg"), 1);
    let pages: i64 = library.connection.pragma_query_value(None, "page_count", |row| row.get(0)).expect("a number");
    library.connection.pragma_update(None, "max_page_count", pages).expect("it can be set");
    let long = "x".repeat(50_000);
    let line = |step: &str| LogLine { sequence: 1, at: 5, step: step.to_owned() };
    let refused = library.append(&[line(&long)], &[], &[]).expect_err("there is no room");
    assert!(matches!(refused, LibraryError::Full(_)) && refused.to_string().contains("is full"), "{refused:?}");
    assert_eq!((library.log().map(|log| log.len()).ok(), library.counts().map(|c| c.photos).ok()), (Some(0), Some(1)));
    library.connection.pragma_update(None, "max_page_count", 1_000_000).expect("room was made");
    library.append(&[line(&long)], &[], &[]).expect("it goes on");
    drop(library);
    let mut library = Library::open(folder.path()).expect("it opens");
    assert_eq!(library.check().expect("it can be checked"), Health::default());
    assert_eq!(library.log().map(|log| log.len()).ok(), Some(1));
}

#[test]
fn a_clock_that_was_set_back_changes_no_order() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut library = Library::open(folder.path()).expect("a new library");
    for (sequence, at) in [(1, 900), (2, 100), (3, 500)] {
        library.append(&[LogLine { sequence, at, step: "{}".to_owned() }], &[], &[]).expect("it can be kept");
        library.back_up(at).expect("it can be backed up").expect("it is new");
    }
    assert_eq!(library.log().expect("it can be read").iter().map(|l| l.at).collect::<Vec<_>>(), [900, 100, 500]);
    let newest = newest_backup(folder.path()).expect("there is one");
    assert_eq!(Backup::read(&newest).expect("it can be read").log.len(), 3, "the last one, whatever its date");
}

#[cfg(unix)]
#[test]
fn a_library_that_is_taken_away_confirms_nothing_more() {
    let folder = tempfile::tempdir().expect("a folder");
    let (place, away) = (folder.path().join("library"), folder.path().join("away"));
    let mut library = Library::open(&place).expect("a new library");
    add(&mut library, Path::new("/a.jpg"), 1);
    let line = LogLine { sequence: 1, at: 5, step: "{}".to_owned() };
    std::fs::rename(&place, &away).expect("moved");
    let gone = |library: &mut Library| {
        matches!(library.append(std::slice::from_ref(&line), &[], &[]), Err(LibraryError::Vanished(_)))
    };
    assert!(gone(&mut library));
    assert!(matches!(library.record(&[NewFile::Back(Path::new("/a.jpg"))], 6), Err(LibraryError::Vanished(_))));
    std::fs::create_dir(&place).expect("made");
    assert!(gone(&mut library), "an empty folder in its place is not it");
    std::fs::remove_dir(&place).expect("removed");
    std::fs::rename(&away, &place).expect("put back");
    library.append(&[line], &[], &[]).expect("it goes on");
    std::fs::remove_dir_all(&place).expect("removed");
    assert!(matches!(library.record(&[], 6), Err(LibraryError::Vanished(_))));
}

#[test]
fn what_was_learned_is_kept_with_its_figures_and_can_be_left_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut library = Library::open(folder.path()).expect("a new library");
    assert_eq!((library.learned().ok(), library.learned_through().ok()), (Some(None), Some(None)));
    let version = LearnedVersion { at: 5, corrections: 31, albums: 20, before: 12, after: 19, ..Default::default() };
    library.keep_learned(Some(&version), None, 40, "a").expect("kept");
    let version = LearnedVersion { id: 1, ..version };
    drop(library);
    let mut library = Library::open(folder.path()).expect("opens again");
    assert_eq!(library.learned().ok(), Some(Some(version.clone())));
    assert_eq!(library.learned_through().ok(), Some(Some(40)));
    library.keep_learned(None, None, 44, "b").expect("kept");
    assert_eq!((library.learned().ok(), library.learned_through().ok()), (Some(None), Some(Some(44))));
    assert_eq!(library.learned_versions().ok(), Some(vec![version]), "what was in use once can be looked at");
    assert_eq!(library.learned_from_themes().ok(), Some(Some("b".to_owned())));
    let looks =
        LearnedLooks { encoder: "e".into(), said: "c".into(), albums: 9, asked: 90, before: 70, after: 80, id: 0 };
    let with_looks = LearnedVersion { looks: Some(looks.clone()), ..Default::default() };
    library.keep_learned(Some(&with_looks), Some(&[7, 8]), 45, "c").expect("kept");
    let kept = library.learned().expect("read").expect("in use");
    assert_eq!((kept.looks.clone(), kept.weights.as_str()), (Some(LearnedLooks { id: 1, ..looks }), ""));
    library.keep_learned(Some(&kept), None, 46, "c").expect("the same version again");
    library
        .keep_learned(Some(&LearnedVersion { id: 0, ..kept }), None, 47, "c")
        .expect("the same looks, another version");
    let versions = library.learned_versions().expect("read");
    assert_eq!(
        versions.iter().map(|v| (v.id, v.looks.as_ref().map(|l| l.id))).collect::<Vec<_>>(),
        [(1, None), (2, Some(1)), (3, Some(1))]
    );
    assert_eq!((library.adapter(1).ok(), library.adapter(2).ok()), (Some(Some(vec![7, 8])), Some(None)));
    assert_eq!(library.is_learning().ok(), Some(true));
    library.set_learning(false).expect("kept");
    assert_eq!(library.is_learning().ok(), Some(false));
    library.take_back_learned(Some(1)).expect("kept");
    let used = |library: &Library| library.learned().ok().flatten().map(|version| version.id);
    assert_eq!((used(&library), library.is_learning_held().ok()), (Some(1), Some(true)));
    library.resume_learning().expect("kept");
    assert_eq!((library.is_learning_held().ok(), library.learned_through().ok()), (Some(false), Some(None)));
    library.forget_learned().expect("kept");
    assert_eq!((used(&library), library.learned_versions().ok()), (None, Some(Vec::new())));
    assert_eq!((library.adapter(1).ok(), library.learned_from_themes().ok()), (Some(None), Some(Some(String::new()))));
    assert_eq!(library.is_learning_held().ok(), Some(true), "and it stays so");
}
