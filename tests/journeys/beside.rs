//! What lies beside photos and inside them, found on the walk: films of a moment, side files, albums, words.

use crate::person::Person;
use albumen::domain::Side;
use albumen::library::{Library, PhotoFile};
use std::fs;
use std::path::Path;

fn boxed(name: &[u8; 4], body: &[u8]) -> Vec<u8> {
    [&u32::try_from(body.len() + 8).unwrap().to_be_bytes()[..], name, body].concat()
}

/// A film in MOV, as an iPhone writes it: of so many milliseconds, 640 × 480 pixels, turned by a quarter where `is_turned`, and
/// with this name for its photo.
pub fn mov(milliseconds: u32, is_turned: bool, pair: Option<&str>) -> Vec<u8> {
    let n = |n: u32| n.to_be_bytes();
    let taken = n(2_082_844_800 + 1_714_557_600);
    let mvhd = [&[0; 4][..], &taken, &taken, &n(1_000), &n(milliseconds), &[0; 80]].concat();
    let one = n(1 << 16);
    let none = n(0);
    let minus = n((-65_536_i32) as u32);
    let (a, b, c, d) = if is_turned { (none, one, minus, none) } else { (one, none, none, one) };
    let matrix = [a, b, none, c, d, none, none, none, n(1 << 30)].concat();
    let head = [&[0, 0, 0, 7][..], &taken, &taken, &n(1), &none, &n(milliseconds), &[0; 16]].concat();
    let tkhd = [head, matrix, n(640 << 16).to_vec(), n(480 << 16).to_vec()].concat();
    let hdlr = [&[0; 8][..], b"vide", &[0; 13]].concat();
    let track = boxed(b"trak", &[boxed(b"tkhd", &tkhd), boxed(b"mdia", &boxed(b"hdlr", &hdlr))].concat());
    let meta = pair.map_or_else(Vec::new, |pair| {
        let key = b"com.apple.quicktime.content.identifier";
        let keys = [&[0; 4][..], &n(1), &n(8 + key.len() as u32), b"mdta", key].concat();
        let data = boxed(b"data", &[&n(1)[..], &none, pair.as_bytes()].concat());
        let handler = boxed(b"hdlr", &[&[0; 8][..], b"mdta", &[0; 13]].concat());
        boxed(b"meta", &[handler, boxed(b"keys", &keys), boxed(b"ilst", &boxed(&[0, 0, 0, 1], &data))].concat())
    });
    let moov = boxed(b"moov", &[boxed(b"mvhd", &mvhd), track, meta].concat());
    // The index is at the end, as phones write it.
    [boxed(b"ftyp", b"qt  \0\0\0\0qt  "), boxed(b"mdat", &vec![milliseconds as u8; 5_000]), moov].concat()
}

/// A JPEG with this name of a live photo in its maker's note.
fn live_photo(path: &Path, pair: &str) {
    let mut note = b"Apple iOS\0\0\x01MM\0\x01".to_vec();
    note.extend([0, 0x11, 0, 2, 0, 0, 0, 37, 0, 0, 0, 32]);
    note.resize(32, 0);
    note.extend(pair.as_bytes());
    note.push(0);
    // Little-endian TIFF: a directory that leads to EXIF's, which holds the note.
    let mut tiff = b"II*\0\x08\0\0\0\x01\0\x69\x87\x04\0\x01\0\0\0\x1a\0\0\0\0\0\0\0".to_vec();
    tiff.extend([1, 0, 0x7c, 0x92, 7, 0]);
    tiff.extend((note.len() as u32).to_le_bytes());
    tiff.extend(44_u32.to_le_bytes());
    tiff.extend([0; 4]);
    tiff.extend(note);
    insert(path, b"Exif\0\0", &tiff);
}

/// Lays a segment into a JPEG.
fn insert(path: &Path, name: &[u8], body: &[u8]) {
    let jpeg = fs::read(path).unwrap();
    let length = (name.len() + body.len() + 2) as u16;
    fs::write(path, [&jpeg[..2], &[0xff, 0xe1], &length.to_be_bytes(), name, body, &jpeg[2..]].concat()).unwrap();
}

fn xmp(description: &str) -> String {
    format!("<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF><rdf:Description {description}/></rdf:RDF></x:xmpmeta>")
}

fn photo(person: &Person, name: &str) -> PhotoFile {
    let photos = Library::open_to_read(&person.library).unwrap().unwrap().photos().unwrap();
    let found = photos.into_iter().find(|photo| photo.places.iter().any(|(path, _, _)| path.ends_with(name)));
    found.unwrap_or_else(|| panic!("{name} is not in the library"))
}

/// Names of files in the suggestions.
fn items(person: &Person) -> Vec<String> {
    let files = person.groups().into_iter().flat_map(|group| group.first_files);
    let mut names: Vec<_> = files.map(|path| path.file_name().unwrap().to_str().unwrap().to_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_live_photo_is_one_item_whatever_its_film_is_called() {
    let person = Person::new();
    let at = |name: &str| person.photos.join(name);
    for (n, name) in ["IMG_0001.jpg", "IMG_0002.jpg", "IMG_0003.jpg", "exported.jpg"].iter().enumerate() {
        person.shoot(name, n as u8);
    }
    let pair = "1B4D2E7C-0A11-4C7C-9B0E-0123456789AB";
    live_photo(&at("exported.jpg"), pair);
    fs::write(at("IMG_0001.mov"), mov(2_900, false, None)).unwrap();
    fs::write(at("IMG_0002.mov"), mov(60_000, true, None)).unwrap();
    fs::create_dir(at("films")).unwrap();
    fs::write(at("films/IMG_4711.mov"), mov(2_800, false, Some(pair))).unwrap();
    fs::write(at("films/alone.mov"), mov(2_700, false, Some("00000000-0A11-4C7C-9B0E-0123456789AB"))).unwrap();

    let report = person.scan();
    assert_eq!((report.new, report.failures.len()), (8, 0));
    assert_eq!(
        items(&person),
        ["IMG_0001.jpg", "IMG_0002.jpg", "IMG_0002.mov", "IMG_0003.jpg", "alone.mov", "exported.jpg"]
    );
    let long = photo(&person, "IMG_0002.mov").photo;
    assert_eq!(((long.width, long.height), long.film.and_then(|f| f.milliseconds)), ((480, 640), Some(60_000)));
    assert_eq!(photo(&person, "alone.mov").photo.width, 640);

    // Without its photo, the film is an item of its own again; nothing was lost.
    fs::rename(at("exported.jpg"), person.photos.with_file_name("away.jpg")).unwrap();
    person.scan();
    assert!(items(&person).contains(&"IMG_4711.mov".to_owned()));
}

#[test]
fn side_files_are_found_changed_and_gone() {
    let person = Person::new();
    let at = |name: &str| person.photos.join(name);
    person.shoot("a.jpg", 1);
    person.shoot("b.jpg", 2);
    fs::write(at("a.jpg.xmp"), xmp("xmp:Rating='4' exif:DateTimeOriginal='2019-08-03T14:05:06'")).unwrap();
    fs::write(at("b.xmp"), xmp("dc:title='By its stem'")).unwrap();
    fs::write(
        at("b.jpg.supplemental-metadata.json"),
        r#"{"title": "b.jpg", "description": "At the Isar", "photoTakenTime": {"timestamp": "1564833906"}}"#,
    )
    .unwrap();
    fs::write(at("notes.json"), "[1, 2]").unwrap();
    fs::write(at("broken.xmp"), "<x:xmp").unwrap();
    let report = person.scan();
    assert_eq!((report.new, report.other, report.failures.len()), (2, 5, 0));
    assert_eq!(photo(&person, "a.jpg").side.unwrap().rating, Some(4));
    let b = photo(&person, "b.jpg").side.unwrap();
    assert_eq!((b.title.as_deref(), b.description.as_deref()), (Some("By its stem"), Some("At the Isar")));

    fs::write(at("a.jpg.xmp"), xmp("xmp:Rating='2'")).unwrap();
    fs::remove_file(at("b.xmp")).unwrap();
    let report = person.scan();
    assert_eq!((report.new, report.unchanged), (0, 2), "no photo is read again");
    assert_eq!(photo(&person, "a.jpg").side.unwrap().rating, Some(2));
    assert_eq!(photo(&person, "b.jpg").side.unwrap().title, None);
}

#[test]
fn what_is_written_inside_a_photo_goes_with_its_content() {
    let person = Person::new();
    let a = person.shoot("a.jpg", 1);
    insert(&a, b"http://ns.adobe.com/xap/1.0/\0", xmp("xmp:Rating='5' dc:title='Inside'").as_bytes());
    person.scan();
    let said = |name: &str| photo(&person, name).side.map(|side| (side.title, side.rating));
    assert_eq!(said("a.jpg"), Some((Some("Inside".to_owned()), Some(5))));
    fs::rename(&a, person.photos.join("moved.jpg")).unwrap();
    person.scan();
    assert_eq!(said("moved.jpg"), Some((Some("Inside".to_owned()), Some(5))));
    fs::write(person.photos.join("moved.jpg.xmp"), xmp("xmp:Rating='1'")).unwrap();
    person.scan();
    assert_eq!(said("moved.jpg"), Some((Some("Inside".to_owned()), Some(1))), "what stands beside it is newer");
}

#[test]
fn albums_of_google_are_kept() {
    let person = Person::new();
    let at = |name: &str| person.photos.join(name);
    person.shoot("Photos from 2019/a.jpg", 1);
    person.shoot("Summer(1)/b.jpg", 2);
    fs::copy(at("Photos from 2019/a.jpg"), at("Summer(1)/a.jpg")).unwrap();
    let album = r#"{"title": "Summer", "description": "", "access": "protected", "date": {"timestamp": "1564833906"}}"#;
    fs::write(at("Summer(1)/Metadaten.json"), album).unwrap();
    person.scan();
    let albums = |name: &str| photo(&person, name).side.map_or_else(Vec::new, |side: Side| side.albums);
    // The same photo lies in the folder of its year and in that of its album.
    assert_eq!(
        (albums("Photos from 2019/a.jpg"), albums("b.jpg")),
        (vec!["Summer".to_owned()], vec!["Summer".to_owned()])
    );
    fs::remove_file(at("Summer(1)/Metadaten.json")).unwrap();
    person.scan();
    assert!(albums("b.jpg").is_empty());
}
