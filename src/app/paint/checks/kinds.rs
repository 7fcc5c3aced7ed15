//! Themes and stacks: what is painted, and what is asked for.

use crate::app::model::samples::{group, id, model, photo_id, stack};
use crate::app::model::{Model, Screen};
use crate::app::widgets::stage::{Stage, stage};
use crate::app::{Action, update};
use crate::domain::{GroupId, Summary, ThemeKind, ThemeSummary};
use crate::engine::session::{Event, Themes, ThemesState};
use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

fn with_stacks() -> Model {
    let mut model = model(vec![group(0, 6, 0.9), group(1, 5, 0.8)]);
    let shown = [stack(0, 3), stack(1, 5)].into();
    model.take(Event::Stacks { shown, is_made: true });
    model
}

fn themes(state: ThemesState, kinds: &[ThemeKind]) -> Event {
    let theme = |(n, kind): (usize, &ThemeKind)| {
        let summary = Summary { theme: Some(ThemeSummary { kind: *kind, cohesion: Some(0.8) }), ..Summary::default() };
        let theme = group(n, 4, 0.5);
        crate::domain::Suggestion { id: GroupId(format!("t{n}")), summary, ..theme }
    };
    Event::Themes(Themes { groups: kinds.iter().enumerate().map(|(n, kind)| theme((n, kind))).collect(), state })
}

#[test]
fn a_stack_is_one_tile_that_opens_in_place() {
    let mut harness = stage(with_stacks(), 1_000.0, 700.0);
    // Where the pointer is, a photo has its tick beside it.
    let tiles = |harness: &Harness<'_, Stage>| {
        let all = harness.query_all_by_role(Role::Button).filter_map(|node| node.accesskit_node().label());
        all.filter(|name| name.contains("IMG_")).count()
    };
    assert_eq!(tiles(&harness), 3 + 1 + 1, "three by themselves, two stacks");
    harness.get_by_label_contains("3 photos lie here");
    harness.get_by_label("Open the stack of 5").click();
    harness.run();
    assert_eq!(harness.query_all_by_label_contains("one of 5 that lie here").count(), 4);
    harness.get_by_label("Close the stack of 5").click();
    harness.run();
    assert_eq!(tiles(&harness), 5);
}

#[test]
fn keys_at_a_tile_keep_compare_and_take_apart() {
    let mut harness = stage(with_stacks(), 1_000.0, 700.0);
    harness.key_press(Key::Home);
    harness.run();
    for (key, action) in [
        (Key::C, Action::Compare(GroupId("s1".into()))),
        (Key::Escape, Action::StopComparing),
        (Key::Enter, Action::ToggleStack(GroupId("s1".into()))),
        (Key::ArrowRight, Action::Dismiss),
        (Key::K, Action::Keep(GroupId("s1".into()), vec![photo_id(1, 1)])),
    ] {
        harness.key_press(key);
        harness.run();
        if key != Key::ArrowRight {
            assert_eq!(harness.state().actions.last(), Some(&action), "{key:?}");
        }
    }
    harness.key_press(Key::Space);
    harness.run();
    assert!(matches!(harness.state().actions.last(), Some(Action::Enlarge { .. })), "Space shows the photo");
}

#[test]
fn stacks_that_were_decided_are_out_of_the_way() {
    let mut model = with_stacks();
    let mut kept = stack(1, 5);
    (kept.kept, kept.is_open) = (vec![photo_id(1, 0)], false);
    model.take(Event::Stacks { shown: [stack(0, 3), kept].into(), is_made: true });
    update::update(&mut model, Action::Go(Screen::Stacks));
    let mut harness = stage(model, 1_000.0, 700.0);
    harness.get_by_label("Compare: 3 photos within 2 seconds");
    assert!(harness.query_by_label("Compare: 5 photos within 2 seconds").is_none());
    harness.get_by_label("Show those you decided (1)").click();
    harness.run();
    harness.get_by_label("Compare: 5 photos within 2 seconds");
    harness.get_by_label("You keep one of them");
    assert!(harness.query_by_label("Keep the best: 5 photos within 2 seconds").is_none(), "it is decided");
}

#[test]
fn themes_say_how_far_they_are() {
    let mut model = model(vec![group(0, 6, 0.9)]);
    update::update(&mut model, Action::Go(Screen::Themes));
    let mut harness = stage(model, 1_000.0, 700.0);
    harness.get_by_label("Find themes").click();
    harness.run();
    assert_eq!(harness.state().actions.last(), Some(&Action::FindThemes(None)));
    harness.state_mut().model.take(themes(ThemesState::Working, &[]));
    harness.run_steps(2);
    harness.get_by_label("Looking for what recurs");
    harness.get_by_label("Looking through 6 photos");
    harness.state_mut().model.take(themes(ThemesState::Made { is_stale: false }, &[]));
    harness.run();
    harness.get_by_label("Nothing recurs here");
    let kinds = [ThemeKind::Screenshots, ThemeKind::Look];
    harness.state_mut().model.take(themes(ThemesState::Made { is_stale: true }, &kinds));
    harness.run();
    harness.get_by_label("Photos came or went since these were found.");
    harness.get_by_label("Open “Theme like these”");
    harness.key_press(Key::A);
    harness.run();
    assert!(harness.state().actions.contains(&Action::Accept(vec![GroupId("t0".into())])), "screenshots come first");
    assert_eq!(harness.state().model.themes.suggestions(), [GroupId("t1".into())]);
    assert_eq!(harness.state().model.groups.suggestions(), [id(0)], "no event is touched");
    assert!(harness.query_by_label("Name it").is_none(), "screenshots have a name");
    harness.key_press(Key::A);
    harness.run();
    harness.get_by_label("Name it").click();
    harness.run();
    assert_eq!(harness.state().model.screen, Screen::Group(GroupId("t1".into())));
    let field = harness.get_by_label("Name");
    assert!(field.is_focused(), "it can be written at once");
    field.type_text("Dogs");
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    let named = Action::Rename(GroupId("t1".into()), "Dogs".to_owned());
    assert_eq!(harness.state().actions.last(), Some(&named));
}

#[test]
fn photos_side_by_side_have_one_zoom_and_are_chosen() {
    let mut model = with_stacks();
    update::update(&mut model, Action::Compare(GroupId("s1".into())));
    let mut harness = stage(model, 1_200.0, 800.0);
    harness.get_by_label("Keep this one");
    assert_eq!(harness.query_all_by_label_contains("Put IMG_").count(), 5, "the strip has all");
    harness.get_by_label("Put IMG_0004.jpg beside the others").click();
    harness.run();
    let seen = harness.state().model.compare.as_ref().map(|compare| compare.seen.clone());
    assert_eq!(seen, Some([0, 1, 2, 4].map(|k| photo_id(1, k)).to_vec()));
    harness.get_by_label("Keep IMG_0004.jpg").click();
    harness.run();
    harness.get_by_label("Keep these 2").click();
    harness.run();
    let kept = Action::Keep(GroupId("s1".into()), vec![photo_id(1, 0), photo_id(1, 4)]);
    assert_eq!(harness.state().actions.last(), Some(&kept));
    assert_eq!((harness.state().model.compare.is_none(), harness.state().model.stacks.open().len()), (true, 1));
}
