//! The timeline.

use super::{headings, id_of, made, scroll, seen, top_of, window};
use crate::app::model::photo;
use crate::domain::Failure;
use crate::engine::pictures::{Picture, PictureSize, Pixels, Wanted};
use crate::engine::session::Event;
use eframe::egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::Queryable;

#[test]
fn the_newest_day_is_first_and_scrolling_goes_back_in_time() {
    let mut harness = window(made(300, 60));
    assert_eq!(headings(&harness)[..2], ["All photos, 300 photos", "Monday 30 Jun 2025"]);
    assert!(seen(&harness).first().unwrap().starts_with("23.jpg, Monday 30 Jun 2025, 00:00"), "{:?}", seen(&harness));
    scroll(&mut harness, -2_000.0, Modifiers::NONE);
    assert!(!headings(&harness).contains(&"Monday 30 Jun 2025".to_owned()));
    // The day whose photos pass the upper edge has its name there.
    let first = &seen(&harness)[0];
    let day = &headings(&harness)[1];
    assert!(first.contains(day.as_str()), "{first}, {day}");
    assert_eq!(top_of(&harness, day), harness.get_by_label("All photos, 300 photos").rect().bottom());
    scroll(&mut harness, 9_000.0, Modifiers::NONE);
    assert!(headings(&harness).contains(&"Monday 30 Jun 2025".to_owned()));
}

#[test]
fn home_end_and_pages_move_the_keyboard_and_the_page() {
    let mut harness = window(made(500, 60));
    harness.key_press(Key::End);
    harness.run();
    let last = seen(&harness).last().unwrap().clone();
    assert!(harness.get_by_label(&last).is_focused());
    assert_eq!(Some(id_of(&last)), harness.state().model.photos.order().last().copied());
    harness.key_press(Key::Home);
    harness.run();
    let first = seen(&harness)[0].clone();
    assert!(harness.get_by_label(&first).is_focused());
    harness.key_press(Key::PageDown);
    harness.run();
    assert!(!seen(&harness).contains(&first));
    harness.key_press(Key::PageUp);
    harness.run();
    assert!(seen(&harness).contains(&first));
}

#[test]
fn zoom_and_new_photos_leave_what_is_looked_at_where_it_is() {
    let mut harness = window(made(500, 60));
    scroll(&mut harness, -2_000.0, Modifiers::NONE);
    let first = seen(&harness)[0].clone();
    let row = harness.state().model.row_height;
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Plus);
    harness.run();
    assert!(harness.state().model.row_height > row);
    assert!(seen(&harness)[..6].contains(&first), "{first} {:?}", seen(&harness));
    scroll(&mut harness, 120.0, Modifiers::COMMAND);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num0);
    harness.run();
    assert_eq!(harness.state().model.row_height, row);

    let second = seen(&harness)[1].clone();
    let before = top_of(&harness, &second);
    let newer = (0..40).map(|n| photo(9_000 + n, "2026-01-01T12:00", (3, 2))).collect();
    harness.state_mut().model.take(Event::Photos(newer));
    harness.run();
    assert!((top_of(&harness, &second) - before).abs() <= 1.0);
    assert!(!headings(&harness).contains(&"Thursday 1 Jan 2026".to_owned()));
}

#[test]
fn at_the_very_top_one_sees_what_comes_in() {
    let mut harness = window(made(50, 60));
    harness.state_mut().model.take(Event::Photos(vec![photo(9_000, "2026-01-01T12:00", (3, 2))]));
    harness.run();
    assert_eq!(headings(&harness)[1], "Thursday 1 Jan 2026");
}

#[test]
fn the_scrubber_goes_to_a_month_at_once() {
    let mut harness = window(made(3_000, 300));
    let strip = harness.get_by_label("Go to a month").rect();
    harness.get_by_label("Go to a month").focus();
    harness.run();
    harness.key_press(Key::ArrowDown);
    harness.run();
    assert!(headings(&harness)[1].ends_with("May 2025"), "{:?}", headings(&harness));
    harness.drag_at(strip.center());
    harness.run();
    assert!(!headings(&harness)[1].ends_with("2025") && !headings(&harness)[1].ends_with("2023"));
    harness.hover_at(strip.center_bottom() + vec2(0.0, 50.0));
    harness.run();
    let oldest = seen(&harness);
    assert!(oldest.iter().any(|name| name.starts_with("2999.jpg")), "{oldest:?}");
}

#[test]
fn work_and_wishes_are_for_what_is_seen_whatever_there_is() {
    let shapes = |count: u128| {
        let mut harness = window(made(count, 10));
        scroll(&mut harness, -3_000.0, Modifiers::NONE);
        (harness.output().shapes.len(), seen(&harness).len(), harness.state().wanted.len())
    };
    let (few, many) = (shapes(2_000), shapes(100_000));
    assert!(many.1 > 5 && many.1 < 60, "{many:?}");
    assert!(many.0 <= few.0 + 40, "{few:?} {many:?}: the scrubber alone has more to show");
    assert!(many.2 <= many.1 * 4, "{many:?}: what is seen, one screen ahead and one behind");
}

#[test]
fn what_is_seen_is_wished_for_first_and_a_broken_one_says_why() {
    let mut harness = window(made(300, 60));
    let names = seen(&harness);
    let name = |wanted: &Wanted| format!("{}.jpg", u128::from_be_bytes(wanted.photo.to_bytes()));
    let wanted = harness.state().wanted.clone();
    assert!(wanted.len() > names.len());
    for wanted in &wanted[..names.len()] {
        assert!(names.iter().any(|seen| seen.starts_with(&name(wanted))), "{wanted:?}");
    }
    let context = harness.ctx.clone();
    let grey = Pixels { width: 30, height: 20, rgb: vec![90; 1_800] };
    let (whole, broken) = (wanted[1].clone(), wanted[0].clone());
    let (size, reason) = (PictureSize::Thumbnail, Err(Failure::Empty));
    harness.state_mut().textures.receive(&context, Picture { photo: whole.photo, size, pixels: Ok(grey) });
    harness.state_mut().textures.receive(&context, Picture { photo: broken.photo, size, pixels: reason });
    harness.run();
    let left = harness.state().wanted.clone();
    assert!(!left.contains(&whole) && !left.contains(&broken));
    harness.get_by_label_contains(&name(&broken)).hover();
    harness.run_steps(60);
    let reason = harness.state().words.unread(&Failure::Empty);
    assert!(harness.query_all_by_value(&reason).next().is_some(), "{reason}");
    // Where it lies elsewhere, it is tried again.
    let mut moved = harness.state().model.photos.get(broken.photo).unwrap().clone();
    moved.file = "/elsewhere/a.jpg".into();
    harness.state_mut().model.take(Event::Photos(vec![moved]));
    harness.run();
    assert!(harness.state().wanted.iter().any(|wanted| wanted.photo == broken.photo));
}
