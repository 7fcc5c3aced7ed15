//! How each view looks, dark and light. `UPDATE_SNAPSHOTS=true cargo test --test journeys snapshots` makes them anew; look
//! at them before they are kept.

use super::screen::Screen;
use crate::person::Person;
use albumen::app::{Action, Theme};
use eframe::egui::{Event, Key, Modifiers, Rect, pos2};
use egui_kittest::kittest::Queryable;
use egui_kittest::{SnapshotOptions, SnapshotResults};
use image::{Rgb, RgbImage};

/// Shapes of photos: landscape, portrait, wide, square.
const SHAPES: [(u32, u32); 5] = [(320, 240), (240, 320), (320, 180), (240, 240), (320, 213)];

/// Mesa's versions differ in the last bit of a colour, and at the edges of letters.
fn options() -> SnapshotOptions {
    SnapshotOptions::new().threshold(1.5).max_failed_pixels(400)
}

#[test]
fn every_view_dark_and_light() {
    let person = Person::new();
    let mut results = SnapshotResults::new();
    let mut screen = Screen::open_sized(&person, [1024.0, 700.0]);
    screen.see("Drop your photo folders here");
    both(&mut screen, &mut results, "welcome");

    shoot(&person);
    screen.drop_files(std::slice::from_ref(&person.photos));
    screen.imported(38 + 4);
    screen.until("stacks are found", |harness| harness.state().model().stacks.open().len() == 2);
    screen.act(Action::Dismiss);
    both(&mut screen, &mut results, "timeline");
    screen.press(Key::Num2);
    both(&mut screen, &mut results, "suggestions");
    screen.press(Key::Enter);
    both(&mut screen, &mut results, "suggestion");
    screen.press(Key::Home);
    screen.press_with(Modifiers::SHIFT, Key::ArrowRight);
    screen.press_with(Modifiers::SHIFT, Key::ArrowRight);
    both(&mut screen, &mut results, "selected");
    screen.press(Key::V);
    screen.see("Move 3 photos to");
    both(&mut screen, &mut results, "move");
    screen.press(Key::Escape);
    screen.press(Key::Escape);
    screen.press(Key::A);
    screen.until("it is an album", |harness| harness.state().model().groups.albums().len() == 1);
    screen.act(Action::Dismiss);
    screen.press(Key::Num3);
    both(&mut screen, &mut results, "albums");
    screen.harness.event(Event::Text("?".to_owned()));
    screen.see("Keys");
    both(&mut screen, &mut results, "keys");
    screen.press(Key::Escape);
    screen.press(Key::Num1);
    screen.press(Key::Home);
    screen.press(Key::ArrowDown);
    screen.press(Key::Enter);
    screen.press(Key::I);
    both(&mut screen, &mut results, "large");
    screen.press(Key::Escape);
    screen.press(Key::Num5);
    both(&mut screen, &mut results, "stacks");
    screen.press(Key::C);
    screen.until("two are side by side", |harness| harness.state().model().compare.is_some());
    both(&mut screen, &mut results, "compare");
    screen.press(Key::Escape);
    screen.press(Key::Num4);
    both(&mut screen, &mut results, "themes-none");
    screen.click("Find themes");
    screen.see("Open “Screenshots”");
    both(&mut screen, &mut results, "themes");
    screen.click("1 file could not be read");
    both(&mut screen, &mut results, "unread");
    screen.click("Settings");
    let is_tried = |text: Option<String>| text.is_some_and(|text| text.contains(SPEED));
    screen.until("the encoder was tried", |harness| {
        harness.query_all_by(|node| is_tried(node.label()) || is_tried(node.value())).next().is_some()
    });
    both(&mut screen, &mut results, "settings");
    screen.close();
    results.unwrap();
}

/// Takes a picture of what is on the screen in both themes.
fn both(screen: &mut Screen<'_>, results: &mut SnapshotResults, name: &str) {
    for (theme, suffix) in [(Theme::Dark, "dark"), (Theme::Light, "light")] {
        screen.act(Action::UseTheme(theme));
        screen.harness.remove_cursor();
        screen.until("all pictures are there", |harness| harness.state().is_painted());
        screen.harness.run_steps(12); // what fades in has faded in, and what was said has gone
        hide_folders(screen);
        results.add(screen.harness.try_snapshot_options(format!("{name}-{suffix}"), &options()));
    }
}

/// What comes before how fast an encoder is.
const SPEED: &str = " ms a photo";

/// The person's folders have another name each time, and the encoder another speed.
fn hide_folders(screen: &mut Screen<'_>) {
    let root = screen.root().display().to_string();
    let is_named = |text: Option<String>| text.is_some_and(|text| text.contains(&root) || text.contains(SPEED));
    let width = screen.harness.ctx.content_rect().right();
    let lines: Vec<Rect> = screen
        .harness
        .query_all_by(|node| is_named(node.label()) || is_named(node.value()))
        .map(|node| node.rect())
        .map(|rect| Rect::from_min_max(rect.min, pos2(rect.right().max(width - 200.0), rect.bottom())))
        .collect();
    for line in lines {
        screen.harness.mask(line);
    }
}

/// Three outings, two raw files with their pictures, screenshots, a photo on its own, and a file that is none.
fn shoot(person: &Person) {
    for (day, hour, photos, look) in [("20250503", 10, 14, 1), ("20250607", 18, 9, 60), ("20250810", 9, 10, 120)] {
        for n in 0..photos {
            let (width, height) = SHAPES[(n as usize + look as usize) % SHAPES.len()];
            // Flat, so that the snapshots are small: a light sky over a dark ground, each another.
            let colour = |_, y: u32| {
                let shade = (look + n * 9) as u8;
                if y * 3 < height { Rgb([shade, 120, 200]) } else { Rgb([90, shade / 2 + 40, 60]) }
            };
            let name = format!("IMG_{day}_{hour:02}{n:02}00.jpg");
            RgbImage::from_fn(width, height, colour).save(person.photos.join(name)).expect("it can be written");
        }
    }
    person.shoot("IMG_20250901_120000.jpg", 200);
    person.shoot_raw("IMG_20250810_120000", 40);
    person.shoot_raw("IMG_20250810_130000", 50);
    person.screenshots(4, 100);
    std::fs::write(person.photos.join("empty.jpg"), b"").expect("it can be written");
}
