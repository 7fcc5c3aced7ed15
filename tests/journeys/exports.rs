//! Exporting an album, going on with it, and taking it back, without a window.

use crate::person::{Person, files};
use albumen::domain::Suggestion;
use albumen::engine::{self, AlbumNames, Carried, ExportPlan, ExportWish, Names, TakenBack, Way};
use serde_json::json;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

fn album(person: &Person, file: &Path) -> Suggestion {
    let id = person.group_of(file).suggestion.id;
    person.say(json!({"op": "accept", "group": id}));
    let albums = engine::albums(&person.library).expect("they can be listed");
    albums.into_iter().find(|album| album.suggestion.id == id).expect("it is one").suggestion
}

fn wish(person: &Person, album: &Suggestion, way: Way) -> ExportWish {
    ExportWish {
        photos: album.photos.clone(),
        title: "Garden".to_owned(),
        folder: person.library.with_file_name("export"),
        way,
        names: Names::ORIGINAL.to_owned(),
        xmp: None,
    }
}

fn plan(person: &Person, wish: &ExportWish) -> ExportPlan {
    person.untouched(|| engine::plan_export(&person.library, wish).expect("a plan"))
}

/// Exports, and stops after so many looks.
fn export(person: &Person, wish: &ExportWish, looks: usize, is_over: bool) -> Carried {
    let (planned, mut left) = (plan(person, wish), looks);
    let mut tell = |_| {
        left = left.saturating_sub(1);
        if left == 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    person.untouched(|| engine::export(&person.library, wish, &planned, &mut tell, &|| is_over).expect("exported"))
}

fn take_back(person: &Person) -> TakenBack {
    let last = engine::exports(&person.library).pop().expect("it is on record");
    person.untouched(|| engine::take_back(&last, false).expect("taken back"))
}

#[test]
fn an_album_is_exported_each_way_and_taken_back() {
    let person = Person::new();
    let originals = person.outing("20250503", 10, 4, 1);
    person.scan();
    let album = album(&person, &originals[0]);
    for way in [Way::Copy, Way::HardLink, Way::SymbolicLink] {
        let wish = wish(&person, &album, way);
        let planned = plan(&person, &wish);
        assert_eq!((planned.plan.photos, planned.plan.already, planned.missing), (4, 0, 0));
        assert!(planned.can_begin() && !wish.folder.exists(), "a plan writes nothing");
        let carried = export(&person, &wish, usize::MAX, true);
        assert_eq!(carried.files, 4);
        let copy = wish.folder.join("IMG_20250503_100000.jpg");
        assert_eq!(std::fs::read(&copy).ok(), std::fs::read(&originals[0]).ok());
        let modified = |path: &PathBuf| std::fs::metadata(path).and_then(|m| m.modified()).ok();
        assert_eq!(modified(&copy), modified(&originals[0]));
        let again = plan(&person, &wish);
        assert!(again.plan.already == 4 && !again.can_begin(), "what is there is not made again");
        assert_eq!(take_back(&person), TakenBack { removed: 4, ..TakenBack::default() });
        assert!(!wish.folder.exists() && engine::exports(&person.library).is_empty());
    }
}

#[test]
fn names_follow_a_pattern_and_side_files_say_the_albums() {
    let person = Person::new();
    let originals = person.outing("20250503", 10, 3, 1);
    person.scan();
    let album = album(&person, &originals[0]);
    let albums = vec![("Garden & more".to_owned(), album.photos.clone())];
    let wish = ExportWish {
        names: "{date} {counter}".to_owned(),
        xmp: Some(AlbumNames { root: "Albums".to_owned(), albums }),
        ..wish(&person, &album, Way::Copy)
    };
    export(&person, &wish, usize::MAX, true);
    let names = files(&wish.folder);
    assert_eq!(names[..2], ["2025-05-03 001.jpg", "2025-05-03 001.jpg.xmp"]);
    assert_eq!(names.len(), 6);
    let text = std::fs::read_to_string(wish.folder.join(&names[1])).expect("written");
    assert!(text.contains("<rdf:li>Albums|Garden &amp; more</rdf:li>"), "{text}");

    // Never beside originals.
    let beside = ExportWish { folder: person.photos.clone(), names: Names::ORIGINAL.to_owned(), ..wish };
    let planned = plan(&person, &beside);
    assert!(planned.is_beside_originals && planned.plan.already == 3 && planned.plan.steps.is_empty());
}

#[test]
fn what_was_broken_off_goes_on() {
    let person = Person::new();
    let originals = person.outing("20250503", 10, 6, 1);
    person.scan();
    let album = album(&person, &originals[0]);
    let wish = wish(&person, &album, Way::Copy);
    let first = export(&person, &wish, 5, false);
    assert!(first.stopped && first.files < 6, "{first:?}");
    let broken_off = engine::exports(&person.library).pop().expect("it is on record");
    assert!(!broken_off.has_ended);
    assert_eq!(engine::wish_of(&broken_off), Some(wish.clone()), "it can be gone on with from its record");
    let rest = export(&person, &wish, usize::MAX, true);
    assert_eq!(first.files + rest.files, 6);
    std::fs::write(wish.folder.join("IMG_20250503_100100.jpg"), "edited").expect("written");
    assert_eq!(take_back(&person), TakenBack { removed: 5, changed: 1, ..TakenBack::default() });
    assert_eq!(files(&wish.folder), ["IMG_20250503_100100.jpg"]);
}
