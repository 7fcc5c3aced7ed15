//! Stacks and themes through a session: found by themselves or when asked for, decided, and kept over restarts.

use crate::person::Person;
use crate::sitting::Sitting;
use albumen::domain::{Correction, GroupState, Operation, ThemeKind};
use albumen::engine::Telling;
use albumen::engine::session::{Command, ThemesState};

/// The open stacks and those that were decided.
fn stacks(sitting: &Sitting) -> Option<(usize, usize)> {
    let stacks = sitting.stacks.as_ref()?;
    Some((stacks.iter().filter(|s| s.is_open).count(), stacks.iter().filter(|s| !s.is_open).count()))
}

#[test]
fn a_decision_about_a_stack_holds() {
    let person = Person::new();
    person.outing("20250503", 10, 4, 1);
    let [picture, raw] = person.shoot_raw("IMG_20250503_110000", 40);
    person.shoot_raw("IMG_20250503_120000", 50);
    let mut sitting = Sitting::open(&person);
    sitting.import(&person.photos).until_read(1);
    sitting.until("stacks are found", |s| stacks(s) == Some((2, 0)));
    // What looks at photos here is made for tests: nobody has measured bursts with it, and it lies in no folder of encoders.
    assert_eq!(sitting.telling, Telling::NoEncoder, "and that is said");
    assert_eq!(albumen::engine::telling(&person.library).unwrap(), Telling::NoEncoder);
    let (picture_id, raw_id) = (sitting.photo(&picture), sitting.photo(&raw));
    let of = |s: &Sitting| s.stacks.as_ref().unwrap().iter().find(|s| s.stack.photos.contains(&raw_id)).cloned();
    assert_eq!(of(&sitting).map(|s| s.seen().to_vec()), Some(vec![raw_id]), "the raw file is proposed");

    // The picture is kept; undo proposes the raw file again.
    let keep = Correction::Keep { stack: vec![picture_id, raw_id], photos: vec![picture_id] };
    sitting.say(keep).until("it is kept", |s| stacks(s) == Some((1, 1)));
    assert_eq!(of(&sitting).map(|s| s.seen().to_vec()), Some(vec![picture_id]));
    sitting.send(Command::Review(vec![Operation::Undo])).until("it is taken back", |s| stacks(s) == Some((2, 0)));
    sitting.send(Command::Review(vec![Operation::Redo])).until("it is done again", |s| stacks(s) == Some((1, 1)));
    sitting.close();

    // After a restart, and with new photos.
    let mut again = Sitting::open(&person);
    again.until("it is as it was", |s| stacks(s) == Some((1, 1)));
    assert_eq!(of(&again).map(|s| s.seen().to_vec()), Some(vec![picture_id]));
    person.shoot_raw("IMG_20250504_100000", 70);
    again.import(&person.photos).until_read(1).until("there is one more", |s| stacks(s) == Some((2, 1)));
    let apart = Correction::Unstack { photos: vec![picture_id, raw_id] };
    again.say(apart).until("it is taken apart", |s| stacks(s) == Some((2, 0)));
    again.close();
    let mut last = Sitting::open(&person);
    last.until("it stays apart", |s| stacks(s) == Some((2, 0)));
    // On the command line it is the same.
    let listed = albumen::engine::stacks(&person.library).unwrap();
    assert!(listed.len() == 2 && listed.iter().all(|s| s.stack.is_open && s.kept.is_empty()));
    last.close();
}

#[test]
fn themes_come_when_asked_for_and_albums_by_theme_are_no_events() {
    let person = Person::new();
    let outing = person.outing("20250503", 10, 4, 1);
    let screens = person.screenshots(4, 100);
    let mut sitting = Sitting::open(&person);
    sitting.import(&person.photos).until_read(1);
    assert_eq!(sitting.themes, None, "nobody asked");
    sitting.send(Command::Themes(None));
    sitting.until("themes are found", |s| {
        s.themes.as_ref().is_some_and(|themes| themes.state == ThemesState::Made { is_stale: false })
    });
    let theme = sitting.themes.as_ref().unwrap().groups[0].clone();
    let mut ids: Vec<_> = screens.iter().map(|file| sitting.photo(file)).collect();
    assert_eq!(theme.photos, ids, "screenshots first, as they were taken");
    assert_eq!(theme.summary.theme.map(|theme| theme.kind), Some(ThemeKind::Screenshots));

    sitting.say(Correction::Accept { group: theme.id.clone() });
    let state = |s: &Sitting| {
        let theme = s.themes.as_ref()?.groups.iter().find(|group| group.id == theme.id)?.clone();
        Some((theme.state, theme.photos))
    };
    sitting.until("it is an album", |s| state(s) == Some((GroupState::Accepted, ids.clone())));
    sitting.until_grouped();
    assert_eq!(sitting.group_of(&screens[0]).state, GroupState::Open, "its event is still to be decided");
    let more = Correction::Move { photos: vec![sitting.photo(&outing[0])], to: theme.id.clone() };
    sitting.say(more).until("a photo is added", |s| state(s).is_some_and(|(_, photos)| photos.len() == 5));
    let event = sitting.group_of(&outing[0]);
    assert!(event.photos.len() > 1, "and did not leave its event: {event:?}");
    let out = ids.remove(0);
    let remove = Correction::Remove { group: theme.id.clone(), photos: vec![out] };
    sitting.say(remove).until("one is taken out", |s| state(s).is_some_and(|(_, photos)| !photos.contains(&out)));
    sitting.close();

    let mut again = Sitting::open(&person);
    again.until("it is there without looking again", |s| state(s).is_some_and(|(_, photos)| photos.len() == 4));
    again.send(Command::Themes(None));
    again.until("themes are found", |s| {
        s.themes.as_ref().is_some_and(|themes| matches!(themes.state, ThemesState::Made { .. }))
    });
    let themes = again.themes.as_ref().unwrap().groups.iter();
    let open: Vec<_> = themes.filter(|group| group.state == GroupState::Open).collect();
    let comes_back = open.iter().any(|group| group.addition_to.is_some() || group.photos.contains(&out));
    assert!(!comes_back, "what was taken out is not suggested again: {open:?}");
    let albums = albumen::engine::albums(&person.library).unwrap();
    assert_eq!(albums.iter().map(|album| album.files.len()).collect::<Vec<_>>(), [4], "on the command line, too");
    again.close();
}

#[test]
fn a_theme_that_was_rejected_does_not_come_back() {
    let person = Person::new();
    person.screenshots(4, 100);
    let mut sitting = Sitting::open(&person);
    sitting.import(&person.photos).until_read(1).send(Command::Themes(None));
    let open = |s: &Sitting| {
        let themes = s.themes.as_ref()?;
        let is_made = matches!(themes.state, ThemesState::Made { .. });
        is_made.then(|| themes.groups.iter().filter(|group| group.state == GroupState::Open).count())
    };
    sitting.until("themes are found", |s| open(s) == Some(1));
    let theme = sitting.themes.as_ref().unwrap().groups[0].id.clone();
    sitting.say(Correction::Reject { group: theme }).until("it is gone", |s| open(s) == Some(0));
    person.shoot("Screenshot_20250701-120000.jpg", 180);
    sitting.import(&person.photos).until_read(2);
    assert!(sitting.themes.as_ref().is_some_and(|t| t.state == ThemesState::Made { is_stale: true }));
    sitting.send(Command::Themes(None)).until("they are looked for", |s| {
        s.themes.as_ref().is_some_and(|themes| themes.state == ThemesState::Made { is_stale: false })
    });
    assert_eq!(open(&sitting), Some(0), "with one photo more it is still the same");
    sitting.close();
}
