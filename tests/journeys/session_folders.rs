//! Folders that look like albums, through a session: found by themselves, made albums, refused, taken back, added to.

use crate::person::Person;
use crate::sitting::Sitting;
use albumen::domain::{Correction, GroupId, GroupState, Operation, Suggestion};
use albumen::engine::session::Command;

fn fill(person: &Person, folder: &str, day: &str, n: u8, look: u8) {
    (0..n).for_each(|i| drop(person.shoot(&format!("{folder}/IMG_{day}_12{i:02}00.jpg"), look.wrapping_add(i))));
}

/// The names of those that are offered.
fn open(sitting: &Sitting) -> Vec<String> {
    let open = sitting.folder_albums.iter().filter(|folder| folder.state == GroupState::Open);
    open.map(|folder| folder.name.clone().unwrap_or_else(|| format!("{} more", folder.photos.len()))).collect()
}

fn named(sitting: &Sitting, name: &str) -> GroupId {
    let is_it = |folder: &&Suggestion| folder.name.as_deref() == Some(name);
    sitting.folder_albums.iter().find(is_it).expect("it is offered").id.clone()
}

fn album(sitting: &Sitting, id: &GroupId) -> Option<(GroupState, Option<String>, usize)> {
    let album = sitting.themes.as_ref()?.groups.iter().find(|group| group.id == *id)?;
    Some((album.state, album.name.clone(), album.photos.len()))
}

#[test]
fn folders_become_albums_once_and_are_added_to() {
    let person = Person::new();
    fill(&person, "2019/2019-05 Wedding Anna", "20190503", 4, 1);
    fill(&person, "Norway", "20200703", 5, 40);
    fill(&person, "100CANON", "20200801", 3, 80);
    let mut sitting = Sitting::open(&person);
    sitting.import(&person.photos).until_read(1);
    sitting.until("folders are found", |s| open(s) == ["Wedding Anna", "Norway"]);
    let (anna, norway) = (named(&sitting, "Wedding Anna"), named(&sitting, "Norway"));
    assert_eq!(sitting.folder_albums[0].summary.folder.as_deref(), Some("Pictures/2019/2019-05 Wedding Anna"));

    // Both at once; undo takes both back, and the events are as they were.
    let both = [&anna, &norway].map(|group| Operation::Correct(Correction::Accept { group: group.clone() }));
    sitting.send(Command::Review(both.to_vec()));
    sitting
        .until("both are albums", |s| open(s).is_empty() && album(s, &anna).is_some() && album(s, &norway).is_some());
    assert_eq!(album(&sitting, &anna), Some((GroupState::Accepted, Some("Wedding Anna".to_owned()), 4)));
    sitting.until_grouped();
    let photo = person.photos.join("Norway/IMG_20200703_120000.jpg");
    assert_eq!(sitting.group_of(&photo).state, GroupState::Open, "its event is still to be decided");
    sitting.send(Command::Review(vec![Operation::Undo; 2]));
    sitting.until("both are offered again", |s| open(s).len() == 2 && album(s, &anna).is_none());

    // One is an album, the other is refused, and stays so.
    sitting.say(Correction::Accept { group: anna.clone() }).say(Correction::Reject { group: norway.clone() });
    sitting.until("nothing is offered", |s| open(s).is_empty() && album(s, &anna).is_some());
    assert_eq!(album(&sitting, &norway), None, "what was refused is no theme");
    sitting.close();
    fill(&person, "Norway", "20200704", 2, 120);
    fill(&person, "2019/2019-05 Wedding Anna", "20190504", 2, 140);
    let mut again = Sitting::open(&person);
    again.import(&person.photos).until_read(1);
    again.until("what came to the album is an addition", |s| open(s) == ["2 more"]);
    let more =
        again.folder_albums.iter().find(|folder| folder.state == GroupState::Open).cloned().expect("it is there");
    assert_eq!(more.addition_to.as_ref(), Some(&anna));
    again.say(Correction::Accept { group: more.id });
    again.until("they are in", |s| open(s).is_empty() && album(s, &anna).is_some_and(|(_, _, photos)| photos == 6));
    again.send(Command::Review(vec![Operation::Undo; 2]));
    again.until("the refusal is taken back", |s| open(s) == ["2 more", "Norway"]);
    again.close();
    assert!(albumen::engine::check(&person.library).is_ok());
}
