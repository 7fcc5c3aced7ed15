//! What every action changes and asks for.

use super::*;
use crate::app::model::samples::{group, id, ids, model, photo_id, stack};
use crate::app::model::{Choosing, Select, Toast};
use crate::engine::ReviewError;
use crate::engine::session::{Event, Reviewed};
use crate::engine::{Estimate, Snapshot};

fn reviewing(operations: Vec<Operation>) -> Vec<Effect> {
    vec![Effect::Engine(Command::Review(operations))]
}

fn asked(action: Action) -> Vec<Effect> {
    update(&mut Model::new(), action)
}

fn accept(n: usize) -> Operation {
    Operation::Correct(Correction::Accept { group: id(n) })
}

fn three() -> Model {
    let mut model = model(vec![group(0, 3, 0.9), group(1, 3, 0.8), group(2, 3, 0.7)]);
    update(&mut model, Action::Go(Screen::Suggestions));
    model
}

/// The engine carries out what was sent last.
fn done(model: &mut Model) {
    done_as(model, &[1]);
}

/// The same; so many corrections were said in one go, the latest last.
fn done_as(model: &mut Model, strokes: &[usize]) {
    let strokes = (strokes.to_vec(), Vec::new());
    let undo = Some(Correction::Accept { group: id(0) });
    model.take(Event::Reviewed(Reviewed { done: Vec::new(), undone: Vec::new(), undo, redo: None, strokes }));
}

#[test]
fn going_and_coming_back() {
    let mut model = Model::new();
    update(&mut model, Action::Go(Screen::Albums));
    update(&mut model, Action::Go(Screen::Albums));
    update(&mut model, Action::Go(Screen::Settings));
    assert_eq!(model.before, [Screen::Photos, Screen::Albums]);
    update(&mut model, Action::Back);
    assert_eq!(model.screen, Screen::Albums);
    update(&mut model, Action::Back);
    update(&mut model, Action::Back);
    assert_eq!(model.screen, Screen::Photos);
    for n in 0..200 {
        update(&mut model, Action::Go(Screen::Group(id(n))));
    }
    assert!(model.before.len() <= 50);
}

#[test]
fn what_only_the_outside_can_do() {
    assert_eq!(asked(Action::ChooseFolders), [Effect::ChooseFolders(Purpose::Import)]);
    assert_eq!(asked(Action::Locate("/a".into())), [Effect::ChooseFolders(Purpose::Locate("/a".into()))]);
    let (gone, there) = (std::path::PathBuf::from("/a"), std::path::PathBuf::from("/b"));
    let located = Command::Locate { gone: gone.clone(), there: there.clone() };
    assert_eq!(asked(Action::Moved(gone, there)), [Effect::Engine(located)]);
    assert_eq!(asked(Action::Import(vec!["/a".into()])), [Effect::Engine(Command::Import(vec!["/a".into()]))]);
    assert_eq!(asked(Action::LookAgain), [Effect::Engine(Command::LookAgain)]);
    assert_eq!(asked(Action::Stop), [Effect::Engine(Command::Stop)]);
    assert_eq!(asked(Action::Reveal("/a".into())), [Effect::Reveal("/a".into())]);
    assert_eq!(asked(Action::Play("/a.mov".into())), [Effect::Play("/a.mov".into())]);
    assert_eq!(asked(Action::TryAgain), [Effect::Reopen]);
    assert_eq!(asked(Action::Quit), [Effect::Close]);
}

#[test]
fn what_names_nothing_is_said_and_not_sent() {
    let mut model = Model::new();
    assert_eq!(update(&mut model, Action::Import(Vec::new())), []);
    assert!(matches!(model.toast, Some(Toast { line: ToastLine::NothingPasted, .. })));
    update(&mut model, Action::Dismiss);
    assert!(model.toast.is_none());
}

#[test]
fn a_hold_shows_at_once() {
    let mut model = Model::new();
    let (progress, estimate) = (Snapshot::default(), Estimate::default());
    model.take(Event::Import(ImportState::Running { run: 1, progress, estimate, is_paused: false }));
    assert_eq!(update(&mut model, Action::Pause), [Effect::Engine(Command::Pause)]);
    assert!(matches!(model.import, Some(ImportState::Running { is_paused: true, .. })));
    assert_eq!(update(&mut model, Action::Resume), [Effect::Engine(Command::Resume)]);
    assert!(matches!(model.import, Some(ImportState::Running { is_paused: false, .. })));
}

#[test]
fn accepting_several_is_one_step_that_one_undo_takes_back() {
    let mut model = three();
    let effects = update(&mut model, Action::Accept(ids(&[0, 1])));
    assert_eq!(effects, reviewing(vec![accept(0), accept(1)]));
    assert_eq!((model.groups.suggestions(), model.groups.albums()), (&ids(&[2])[..], &ids(&[1, 0])[..]));
    done_as(&mut model, &[2]);
    assert_eq!(update(&mut model, Action::Undo), reviewing(vec![Operation::Undo; 2]));
    assert!(model.toast.is_none());
    assert_eq!(update(&mut model, Action::Undo), reviewing(vec![Operation::Undo]), "one step more");
    assert_eq!(update(&mut model, Action::Accept(Vec::new())), []);
}

#[test]
fn undo_does_nothing_where_nothing_was_done_but_does_not_wait_for_news() {
    let mut model = three();
    assert_eq!(update(&mut model, Action::Undo), []);
    update(&mut model, Action::Reject(id(0)));
    assert_eq!(update(&mut model, Action::Undo), reviewing(vec![Operation::Undo]));
}

#[test]
fn redo_does_again_what_was_taken_back() {
    let mut model = three();
    assert_eq!(update(&mut model, Action::Redo), []);
    model.redo = Some(Correction::Accept { group: id(0) });
    assert_eq!(update(&mut model, Action::Redo), reviewing(vec![Operation::Redo]));
}

#[test]
fn decisions_are_sent_said_and_shown() {
    let mut model = three();
    let effects = update(&mut model, Action::Reject(id(0)));
    assert_eq!(effects, reviewing(vec![Operation::Correct(Correction::Reject { group: id(0) })]));
    assert!(matches!(&model.toast, Some(Toast { line: ToastLine::Rejected(group), .. }) if *group == id(0)));
    let effects = update(&mut model, Action::Later(id(1)));
    assert_eq!(effects, reviewing(vec![Operation::Correct(Correction::Later { group: id(1) })]));
    assert_eq!((model.groups.suggestions(), model.groups.put_off()), (&ids(&[2])[..], &ids(&[1])[..]));
    assert_eq!(model.groups.focused(), Some(&id(2)));
    model.take(Event::Refused(ReviewError::NothingToUndo));
    assert_eq!(model.groups.suggestions(), ids(&[0, 2]), "the first batch was the one that was refused");
}

#[test]
fn a_decision_on_an_open_suggestion_leads_back_to_the_list_where_it_was() {
    let mut model = three();
    update(&mut model, Action::Go(Screen::Group(id(1))));
    assert_eq!(model.groups.focused(), Some(&id(1)));
    update(&mut model, Action::Accept(vec![id(1)]));
    assert_eq!((&model.screen, model.groups.focused()), (&Screen::Suggestions, Some(&id(2))));
    update(&mut model, Action::Reject(id(0)));
    assert_eq!(model.screen, Screen::Suggestions, "a card in the list does not lead away");
}

#[test]
fn the_cards_are_ranked_when_the_list_is_entered_anew() {
    let mut model = three();
    model.take(Event::Groups(vec![group(0, 3, 0.9), group(1, 3, 0.8), group(7, 3, 1.0)].into()));
    assert_eq!(model.groups.suggestions(), ids(&[0, 1, 7]));
    update(&mut model, Action::Go(Screen::Group(id(1))));
    update(&mut model, Action::Back);
    assert_eq!((model.groups.suggestions(), model.groups.focused()), (&ids(&[0, 1, 7])[..], Some(&id(1))));
    update(&mut model, Action::Go(Screen::Photos));
    update(&mut model, Action::Go(Screen::Suggestions));
    assert_eq!((model.groups.suggestions(), model.groups.focused()), (&ids(&[7, 0, 1])[..], Some(&id(7))));
}

#[test]
fn names_are_trimmed_and_shown_at_once() {
    let mut model = three();
    let name = Correction::Rename { group: id(0), name: "Garden".into() };
    assert_eq!(update(&mut model, Action::Rename(id(0), " Garden ".into())), reviewing(vec![Operation::Correct(name)]));
    assert_eq!(model.groups.get(&id(0)).and_then(|group| group.name.as_deref()), Some("Garden"));
}

#[test]
fn photos_leave_a_group_at_once() {
    let mut model = three();
    let photos = vec![photo_id(0, 1)];
    let expected = Correction::Remove { group: id(0), photos: photos.clone() };
    assert_eq!(update(&mut model, Action::Remove(id(0), photos)), reviewing(vec![Operation::Correct(expected)]));
    assert_eq!(model.groups.get(&id(0)).map(|group| group.photos.len()), Some(2));
}

#[test]
fn a_folder_is_forgotten_and_the_line_says_so() {
    let mut model = three();
    let effects = update(&mut model, Action::Forget("/photos".into()));
    assert_eq!(effects, [Effect::Engine(Command::Forget("/photos".into()))]);
    assert!(matches!(model.toast, Some(Toast { line: ToastLine::Forgotten(_), .. })));
}

#[test]
fn albumen_is_listed_by_the_system() {
    assert_eq!(asked(Action::List), [Effect::List]);
}

#[test]
fn preferences_are_kept_and_read_back() {
    let mut model = Model::new();
    for theme in [Theme::Dark, Theme::Light, Theme::System] {
        let effects = update(&mut model, Action::UseTheme(theme));
        assert_eq!(effects, prefer("theme", theme.name()));
        assert_eq!((model.theme, Theme::named(theme.name())), (theme, theme));
    }
    assert_eq!(update(&mut model, Action::Zoom(10_000.0)), []);
    assert_eq!(settle(&mut model, false), [], "it may go on");
    model.now += 1.0;
    assert_eq!(settle(&mut model, false), prefer("row-height", &Model::ROW_HEIGHTS.1.to_string()));
    assert_eq!(settle(&mut model, true), [], "once is enough");
    assert_eq!(model.row_height, Model::ROW_HEIGHTS.1);
}

#[test]
fn one_photo_large_among_others() {
    let mut model = three();
    let among: Vec<_> = (0..3).map(|k| photo_id(0, k)).collect();
    let describe = |k| vec![Effect::Engine(Command::Describe(photo_id(0, k)))];
    assert_eq!(update(&mut model, Action::Enlarge { photo: among[1], among: among.clone() }), describe(1));
    assert_eq!(update(&mut model, Action::Step(1)), describe(2));
    assert_eq!(update(&mut model, Action::Step(-2)), describe(0));
    update(&mut model, Action::ToggleDetails);
    assert!(model.large.as_ref().is_some_and(|large| large.shows_details));
    let screen = model.screen.clone();
    update(&mut model, Action::Back);
    assert_eq!((model.large.is_none(), &model.screen), (true, &screen), "back leaves the photo, not the page");
    assert_eq!(update(&mut model, Action::Step(1)), []);
    update(&mut model, Action::Enlarge { photo: photo_id(9, 9), among });
    assert_eq!(model.large.as_ref().map(|large| large.among.as_slice()), Some(&[photo_id(9, 9)][..]));
    update(&mut model, Action::Shrink);
    assert!(model.large.is_none());
}

#[test]
fn the_shortcuts_lie_over_the_page() {
    let mut model = Model::new();
    update(&mut model, Action::ShowShortcuts(true));
    assert!(model.shows_shortcuts);
    update(&mut model, Action::ShowShortcuts(false));
    assert!(!model.shows_shortcuts);
}

#[test]
fn folders_are_watched_from_the_start_unless_the_person_said_no() {
    let mut opened = crate::engine::session::Opened::default();
    let begins = |opened: &crate::engine::session::Opened| {
        let mut model = Model::new();
        model.take(Event::Opened(opened.clone()));
        let early = settle(&mut model, false);
        model.take(Event::Loaded);
        (early, settle(&mut model, false), settle(&mut model, false))
    };
    assert_eq!(begins(&opened), (vec![], vec![Effect::Engine(Command::Watch(true))], vec![]), "once all is there");
    opened.preferences.insert("watch".to_owned(), "no".to_owned());
    assert_eq!(begins(&opened), (vec![], vec![], vec![]));
    let off = asked(Action::Watch(false));
    assert_eq!(off, [vec![Effect::Engine(Command::Watch(false))], prefer("watch", "no")].concat());
}

#[test]
fn a_stack_is_kept_or_taken_apart_in_one_step() {
    let mut model = three();
    model.take(Event::Stacks { shown: [stack(0, 3), stack(1, 2)].into(), is_made: true });
    assert_eq!(model.photos.order().len(), 9 - 3, "each is one tile");
    let (first, second) = (stack(0, 3).stack, stack(1, 2).stack);
    let kept = vec![photo_id(0, 2)];
    let keep = |stack: &[_], photos: &[_]| Correction::Keep { stack: stack.to_vec(), photos: photos.to_vec() };
    let asked = update(&mut model, Action::Keep(first.id.clone(), kept.clone()));
    assert_eq!(asked, reviewing(vec![Operation::Correct(keep(&first.photos, &kept))]));
    assert!(matches!(model.toast, Some(Toast { line: ToastLine::Kept(1, 2), .. })));
    assert_eq!(model.stacks.open(), std::slice::from_ref(&second.id), "the next one is in place");
    done(&mut model);
    assert_eq!(update(&mut model, Action::Undo), reviewing(vec![Operation::Undo]));
    let apart = Correction::Unstack { photos: second.photos.clone() };
    let asked = update(&mut model, Action::Keep(second.id.clone(), second.photos.clone()));
    assert_eq!(asked, reviewing(vec![Operation::Correct(apart)]), "who keeps all has no stack");
    assert_eq!(update(&mut model, Action::Keep(second.id, Vec::new())), []);
    model.take(Event::Refused(ReviewError::OneInStack));
    assert_eq!(model.stacks.open().len(), 2, "it was refused");
}

#[test]
fn a_theme_is_decided_as_an_event_is() {
    let mut model = three();
    assert_eq!(update(&mut model, Action::FindThemes(None)), [Effect::Engine(Command::Themes(None))]);
    let among = group(1, 3, 0.8).photos;
    let asked = update(&mut model, Action::FindThemes(Some(id(1))));
    assert_eq!(asked, [Effect::Engine(Command::Themes(Some(among)))]);
    assert_eq!((&model.screen, &model.themes_of), (&Screen::Themes, &Some(id(1))));
    let theme = crate::domain::Suggestion { id: GroupId("t1".into()), ..group(0, 3, 0.5) };
    let state = crate::engine::session::ThemesState::Made { is_stale: false };
    let themes = crate::engine::session::Themes { groups: [theme.clone()].into(), state };
    model.take(Event::Themes(themes));
    let accept = Operation::Correct(Correction::Accept { group: theme.id.clone() });
    assert_eq!(update(&mut model, Action::Accept(vec![theme.id.clone()])), reviewing(vec![accept]));
    assert_eq!(model.albums().iter().map(|album| &album.id).collect::<Vec<_>>(), [&theme.id]);
    assert_eq!(model.groups.suggestions(), ids(&[0, 1, 2]), "its photos are in their events as before");
}

#[test]
fn a_clock_that_was_right_is_one_step() {
    let mut model = three();
    let left = Correction::Clock { camera: "Canon EOS R50".to_owned(), on: false };
    let asked = update(&mut model, Action::CorrectClock("Canon EOS R50".to_owned(), false));
    assert_eq!(asked, reviewing(vec![Operation::Correct(left)]));
    done(&mut model);
    assert_eq!(update(&mut model, Action::Undo), reviewing(vec![Operation::Undo]));
}

#[test]
fn what_is_done_with_selected_photos_is_one_correction_and_they_are_selected_no_more() {
    let photos = |numbers: &[usize]| numbers.iter().map(|k| photo_id(0, *k)).collect::<Vec<_>>();
    let correction = |action: Action| {
        let mut model = three();
        update(&mut model, Action::Go(Screen::Photos));
        update(&mut model, Action::Select(Select::All(photos(&[0, 1, 2]))));
        let effects = update(&mut model, action);
        let left = model.selection.len();
        let steps = model.toast.as_ref().map_or(0, Toast::undo_steps);
        (effects, left, steps)
    };
    let sent = |correction| reviewing(vec![Operation::Correct(correction)]);
    let pair = || photos(&[0, 1]);
    let split = Correction::Split { group: id(0), photos: pair() };
    assert_eq!(correction(Action::Split(id(0), pair())), (sent(split), 1, 1));
    let moved = Correction::Move { photos: pair(), to: id(1) };
    assert_eq!(correction(Action::Move(pair(), id(1))), (sent(moved), 1, 1));
    assert_eq!(correction(Action::Move(Vec::new(), id(1))), (Vec::new(), 3, 0));
    let removed = Correction::Remove { group: id(0), photos: pair() };
    assert_eq!(correction(Action::Remove(id(0), pair())), (sent(removed), 1, 1));
    let stacked = Correction::Keep { stack: pair(), photos: photos(&[0]) };
    assert_eq!(correction(Action::Stack(pair())), (sent(stacked), 1, 1));
    assert_eq!(correction(Action::Stack(photos(&[1]))), (Vec::new(), 3, 0));
    // Files are only copied: the photos stay selected.
    let files = vec!["/photos/0/IMG_0000.jpg".into(), "/photos/0/IMG_0001.jpg".into()];
    assert_eq!(correction(Action::CopyFiles(pair())), (vec![Effect::CopyFiles(files)], 3, 0));
}

#[test]
fn another_screen_begins_with_nothing_selected_and_the_list_closes_with_the_selection() {
    let mut model = three();
    update(&mut model, Action::Go(Screen::Photos));
    update(&mut model, Action::Select(Select::All(vec![photo_id(0, 0)])));
    update(&mut model, Action::Enlarge { photo: photo_id(0, 0), among: vec![photo_id(0, 0)] });
    update(&mut model, Action::Back);
    assert_eq!(model.selection.len(), 1, "a photo that was looked at in large is still selected");
    update(&mut model, Action::ChooseGroup(Some(Choosing::Move)));
    assert_eq!(model.is_choosing, Some(Choosing::Move));
    update(&mut model, Action::Select(Select::Clear));
    assert_eq!(model.is_choosing, None);
    update(&mut model, Action::ChooseGroup(Some(Choosing::Move)));
    assert_eq!(model.is_choosing, None, "there is nothing to move");
    update(&mut model, Action::Select(Select::All(vec![photo_id(0, 0)])));
    update(&mut model, Action::Back);
    assert!(model.selection.is_empty());
}

#[test]
fn an_album_is_made_of_what_is_selected_once_it_has_a_name_or_none() {
    let mut model = three();
    update(&mut model, Action::Go(Screen::Photos));
    update(&mut model, Action::NameAlbum(true));
    assert!(!model.is_naming, "of nothing no album can be made");
    assert!(matches!(model.toast, Some(Toast { line: ToastLine::NothingSelected, .. })));
    let photos = vec![photo_id(0, 0), photo_id(1, 1)];
    update(&mut model, Action::Select(Select::All(photos.clone())));
    update(&mut model, Action::ChooseGroup(Some(Choosing::Add)));
    update(&mut model, Action::NameAlbum(true));
    assert!(model.is_naming && model.is_choosing.is_none());
    let create = Correction::Create { name: "Garden".to_owned(), photos: photos.clone() };
    let asked = update(&mut model, Action::Create(" Garden ".to_owned(), photos));
    assert_eq!(asked, reviewing(vec![Operation::Correct(create)]));
    assert!(!model.is_naming && model.selection.is_empty());
    assert_eq!(update(&mut model, Action::Create(String::new(), Vec::new())), []);
    update(&mut model, Action::Select(Select::All(vec![photo_id(0, 0)])));
    update(&mut model, Action::NameAlbum(true));
    update(&mut model, Action::Select(Select::Clear));
    assert!(!model.is_naming, "what it was for is not selected any more");
}

#[test]
fn photos_are_kept_apart_by_twos_or_by_two_events() {
    let said = |photos: &[(usize, usize)]| {
        let mut model = three();
        update(&mut model, Action::Go(Screen::Photos));
        let photos: Vec<_> = photos.iter().map(|(n, k)| photo_id(*n, *k)).collect();
        update(&mut model, Action::Select(Select::All(photos.clone())));
        let effects = update(&mut model, Action::Different(photos));
        (effects, model.selection.len(), model.toast.map(|toast| toast.line))
    };
    let apart = |photos: &[(usize, usize)], from: &[(usize, usize)]| {
        let of = |photos: &[(usize, usize)]| photos.iter().map(|(n, k)| photo_id(*n, *k)).collect();
        reviewing(vec![Operation::Correct(Correction::Different { photos: of(photos), from: of(from) })])
    };
    assert_eq!(said(&[(0, 0), (0, 2)]).0, apart(&[(0, 0), (0, 2)], &[]));
    assert_eq!(said(&[(0, 0), (1, 0), (0, 1)]).0, apart(&[(0, 0), (0, 1)], &[(1, 0)]));
    for unclear in [&[(0, 0), (0, 1), (0, 2)], &[(0, 0), (1, 0), (2, 0)]] {
        let (effects, left, line) = said(unclear);
        assert_eq!((effects, left), (Vec::new(), 3));
        assert!(matches!(line, Some(ToastLine::NotTwoSides)));
    }
    let mut model = three();
    let together = vec![photo_id(0, 0), photo_id(1, 0)];
    let same = Correction::Same { photos: together.clone() };
    assert_eq!(update(&mut model, Action::Same(together)), reviewing(vec![Operation::Correct(same)]));
}

#[test]
fn undo_takes_back_one_stroke_also_when_its_line_is_long_gone() {
    let mut model = three();
    update(&mut model, Action::Accept(ids(&[0, 1])));
    done_as(&mut model, &[2]);
    update(&mut model, Action::Later(id(2)));
    done_as(&mut model, &[2, 1]);
    update(&mut model, Action::Dismiss);
    assert_eq!(update(&mut model, Action::Undo), reviewing(vec![Operation::Undo]));
    assert_eq!(update(&mut model, Action::Undo), reviewing(vec![Operation::Undo; 2]));
    model.redo = Some(Correction::Accept { group: id(0) });
    assert_eq!(update(&mut model, Action::Redo), reviewing(vec![Operation::Redo; 2]));
}
