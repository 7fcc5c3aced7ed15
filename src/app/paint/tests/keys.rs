//! Whose a key is: that of the selected photos, of the one that has the keyboard, or of what lies over everything.

use super::{Desk, id_of, made, seen, window};
use crate::app::{Action, Screen};
use crate::domain::Correction;
use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

fn press(harness: &mut Harness<'_, Desk>, modifiers: Modifiers, key: Key) -> Vec<Action> {
    harness.state_mut().done.clear();
    harness.key_press_modifiers(modifiers, key);
    harness.run();
    harness.state().done.clone()
}

#[test]
fn marks_are_of_all_selected_photos_and_else_of_the_one_with_the_keyboard() {
    let mut harness = window(made(30, 60));
    let names = seen(&harness);
    let favourites = |actions: &[Action]| match actions {
        [Action::Mark(said)] => match said.as_slice() {
            [Correction::Favourite { photos, on: true }] => photos.clone(),
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    };
    press(&mut harness, Modifiers::NONE, Key::ArrowRight);
    let done = press(&mut harness, Modifiers::NONE, Key::F);
    assert_eq!(favourites(&done), [id_of(&names[0])]);
    press(&mut harness, Modifiers::COMMAND, Key::Space);
    press(&mut harness, Modifiers::SHIFT, Key::ArrowRight);
    assert_eq!(harness.state().model.selection.len(), 2);
    let done = press(&mut harness, Modifiers::NONE, Key::F);
    assert_eq!(favourites(&done).len(), 2);
    let done = press(&mut harness, Modifiers::NONE, Key::E);
    assert!(matches!(done.as_slice(), [Action::Mend(photos)] if photos.len() == 2), "{done:?}");
}

#[test]
fn the_keyboard_comes_back_to_the_photo_when_what_lay_over_it_is_gone() {
    let mut harness = window(made(30, 60));
    let names = seen(&harness);
    press(&mut harness, Modifiers::NONE, Key::ArrowRight);
    press(&mut harness, Modifiers::NONE, Key::E);
    harness.get_by_label("Cancel");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.state().model.mending.is_none());
    let done = press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(matches!(done.as_slice(), [Action::Enlarge { photo, .. }] if *photo == id_of(&names[0])), "{done:?}");
}

#[test]
fn what_lies_over_everything_keeps_its_keys() {
    let mut harness = window(made(30, 60));
    for open in [Action::ShowShortcuts(true), Action::Mend(vec![id_of(&seen(&harness)[0])])] {
        let _ = crate::app::update::update(&mut harness.state_mut().model, open);
        harness.run();
        for key in [Key::F5, Key::Num3] {
            assert_eq!(press(&mut harness, Modifiers::NONE, key), [], "{key:?}");
        }
        assert_eq!(press(&mut harness, Modifiers::COMMAND, Key::H), []);
        assert_eq!(harness.state().model.screen, Screen::Photos);
        press(&mut harness, Modifiers::NONE, Key::Escape);
        assert!(!harness.state().model.is_covered());
    }
}
