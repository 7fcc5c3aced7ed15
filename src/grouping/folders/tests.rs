use super::*;
use crate::domain::{GroupId, GroupState, Held, Suggestion, Summary, ThemeKind};

fn photos(numbers: &[u8]) -> Vec<PhotoId> {
    numbers.iter().map(|n| PhotoId::from_bytes([*n; 16])).collect()
}

fn folder(path: &str, numbers: &[u8]) -> FolderFacts {
    FolderFacts { path: path.split('/').map(ToOwned::to_owned).collect(), title: None, photos: photos(numbers) }
}

/// Path, name and photos of what looks like an album.
fn albums(folders: &[FolderFacts]) -> Vec<String> {
    let line = |album: &FolderAlbum| {
        let numbers: Vec<_> = album.photos.iter().map(|photo| photo.to_bytes()[0]).collect();
        format!("{}: {} {numbers:?}", album.path.join("/"), album.name)
    };
    folder_albums(folders).iter().map(line).collect()
}

#[test]
fn named_folders_with_a_few_photos_are_albums() {
    let folders = [
        folder("Pictures", &[1, 2, 3]),
        folder("Pictures/2019/2019-05 Wedding Anna", &[4, 5, 6]),
        folder("Pictures/DCIM/100CANON", &[7, 8, 9]),
        folder("Pictures/Norway", &[10, 11]),
    ];
    assert_eq!(albums(&folders), ["Pictures/2019/2019-05 Wedding Anna: Wedding Anna [4, 5, 6]"]);
    assert_eq!(albums(&[folder("Norway", &[1, 2, 3])]), ["Norway: Norway [1, 2, 3]"], "the library's folder itself");
}

#[test]
fn folders_in_folders_are_their_own_albums_but_for_mere_parts() {
    let folders = [
        folder("P/Wedding/Ceremony", &[1, 2, 3]),
        folder("P/Wedding/RAW", &[4, 5]),
        folder("P/Wedding/Day 2/JPG", &[6]),
        folder("P/Wedding/2019-05-03", &[7, 8, 9]),
        folder("P/Photos.photoslibrary/originals/Ski", &[1, 2, 3]),
    ];
    assert_eq!(albums(&folders), ["P/Wedding: Wedding [4, 5, 6]", "P/Wedding/Ceremony: Ceremony [1, 2, 3]"]);
}

#[test]
fn a_copy_of_a_folder_is_no_second_album() {
    let folders = [folder("A/backup/2019 norway", &[2, 3, 4, 5]), folder("P/Norway", &[1, 2, 3])];
    assert_eq!(albums(&folders), ["P/Norway: Norway [1, 2, 3, 4, 5]"], "the one that lies less deep");
    let best = [folder("P/Norway", &[1, 2, 3]), folder("P/Best of Norway", &[1, 2, 3])];
    assert_eq!(albums(&best).len(), 2, "a photo may be in many albums");
}

#[test]
fn what_recurs_each_year_says_its_year() {
    let folders = [
        folder("P/2019/Christmas", &[1, 2, 3]),
        folder("P/2020-12 Christmas", &[4, 5, 6]),
        folder("P/Anna/Christmas", &[7, 8, 9]),
        folder("P/Easter", &[7, 8, 9]),
    ];
    let named = ["P/2019/Christmas: Christmas 2019", "P/2020-12 Christmas: Christmas 2020"];
    let all = albums(&folders);
    assert!(all[0].starts_with(named[0]) && all[1].starts_with(named[1]), "{all:?}");
    assert!(
        all[2].starts_with("P/Anna/Christmas: Christmas, Anna") && all[3].starts_with("P/Easter: Easter ["),
        "{all:?}"
    );
}

#[test]
fn an_album_of_google_has_its_title_and_may_come_in_parts() {
    let titled = |path: &str, title: &str, numbers: &[u8]| FolderFacts {
        title: Some(title.to_owned()),
        ..folder(path, numbers)
    };
    let folders = [
        titled("takeout-001/Takeout/Google Photos/Anna_s wedding", "Anna’s wedding", &[1, 2]),
        titled("takeout-002/Takeout/Google Photos/Anna_s wedding", "Anna’s wedding", &[3]),
        titled("takeout-001/Takeout/Google Photos/Photos from 2019", "Photos from 2019", &[1, 2, 3]),
        titled("takeout-001/Takeout/Google Photos/2019 Rome", "2019 Rome", &[4, 5, 6]),
    ];
    let path = "takeout-001/Takeout/Google Photos";
    let expected =
        [format!("{path}/2019 Rome: 2019 Rome [4, 5, 6]"), format!("{path}/Anna_s wedding: Anna’s wedding [1, 2, 3]")];
    assert_eq!(albums(&folders), expected);
}

fn found(id: &str, name: &str, numbers: &[u8]) -> Suggestion {
    Suggestion {
        id: GroupId(id.to_owned()),
        state: GroupState::Open,
        name: Some(name.to_owned()),
        photos: photos(numbers),
        confidence: 1.0,
        sure: false,
        addition_to: None,
        summary: Summary { typical: photos(numbers), ..Summary::default() },
    }
}

fn held(id: &str, state: GroupState, name: &str, numbers: &[u8]) -> Held {
    let (theme, name) = (Some(ThemeKind::Hand), Some(name.to_owned()).filter(|name| !name.is_empty()));
    Held { id: GroupId(id.to_owned()), state, name, photos: photos(numbers), theme }
}

/// Id, name, photos and what it is an addition to; all but photos 90 and above are here.
fn offered(found: &Suggestion, held: &[Held], apart: &[(&str, u8)]) -> Vec<String> {
    let apart = apart.iter().map(|(id, n)| (GroupId((*id).to_owned()), photos(&[*n])[0])).collect();
    let order = |photos: &mut Vec<PhotoId>| photos.retain(|photo| photo.to_bytes()[0] < 90);
    let line = |folder: &Suggestion| {
        let numbers: Vec<_> = folder.photos.iter().map(|photo| photo.to_bytes()[0]).collect();
        let name = folder.name.as_deref().unwrap_or("-");
        let addition = folder.addition_to.as_ref().map_or(String::new(), |id| format!(" to {id}"));
        format!("{} {name} {:?} {numbers:?}{addition}", folder.id, folder.state)
    };
    decided_folders(std::slice::from_ref(found), held, &apart, order).iter().map(line).collect()
}

#[test]
fn a_refused_folder_is_not_offered_again_wherever_it_goes() {
    use GroupState::Rejected;
    let anna = found("folder-1", "Anna", &[1, 2, 3, 90]);
    assert_eq!(offered(&anna, &[], &[]), ["folder-1 Anna Open [1, 2, 3]"]);
    let no = held("folder-1", Rejected, "Anna", &[1]);
    assert_eq!(offered(&anna, &[no], &[]), ["folder-1 Anna Rejected [1]"], "it got more photos");
    let no = held("folder-2", Rejected, "anna", &[1, 2, 3]);
    assert_eq!(offered(&anna, &[no], &[]), ["folder-2 anna Rejected [1, 2, 3]"], "it was moved");
    for other in [held("folder-2", Rejected, "Ben", &[1, 2, 3]), held("folder-2", Rejected, "Anna", &[7, 8, 9])] {
        assert_eq!(offered(&anna, &[other], &[]), ["folder-1 Anna Open [1, 2, 3]"], "another folder");
    }
    let event = held("e1", Rejected, "Anna", &[1, 2, 3]);
    assert_eq!(offered(&anna, &[event], &[]), ["folder-1 Anna Open [1, 2, 3]"], "an event, no folder");
}

#[test]
fn what_comes_into_a_folder_that_is_an_album_is_an_addition() {
    use GroupState::{Accepted, Rejected};
    let anna = found("folder-1", "Anna", &[1, 2, 3, 4, 5]);
    let album = held("folder-1", Accepted, "Our wedding", &[1, 2, 3]);
    assert_eq!(offered(&anna, std::slice::from_ref(&album), &[]), ["folder-1-2 - Open [4, 5] to folder-1"]);
    let refused = held("folder-1-2", Rejected, "", &[4]);
    assert_eq!(offered(&anna, &[album.clone(), refused], &[]), ["folder-1-3 - Open [5] to folder-1"]);
    assert_eq!(offered(&anna, std::slice::from_ref(&album), &[("folder-1", 4)]), ["folder-1-2 - Open [5] to folder-1"]);
    let whole = held("folder-1", Accepted, "", &[1, 2, 3, 4, 5, 9]);
    assert!(offered(&anna, &[whole], &[]).is_empty());
}

#[test]
fn a_folder_that_is_an_album_already_is_not_offered() {
    use GroupState::{Accepted, Later};
    let anna = found("folder-1", "Anna", &[1, 2, 3]);
    assert!(offered(&anna, &[held("e1", Accepted, "ANNA", &[1, 2, 3, 4])], &[]).is_empty(), "it is called so");
    assert!(offered(&anna, &[held("e1", Accepted, "", &[1, 2, 3])], &[]).is_empty(), "the same photos");
    assert_eq!(offered(&anna, &[held("e1", Accepted, "", &[1, 2, 3, 4])], &[]).len(), 1, "one among others");
    assert_eq!(offered(&anna, &[held("e1", Accepted, "Anna", &[1, 2])], &[]).len(), 1, "not all of it");
    let renamed = held("folder-1", Later, "Wedding", &[1, 2]);
    assert_eq!(offered(&anna, &[renamed], &[]), ["folder-1 Wedding Later [1, 2]"], "as the person left it");
}
