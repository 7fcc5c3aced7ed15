//! The keyboard at a large photo.

use super::super::Scene;
use super::zoom::{Picture, Zoom};
use crate::app::Action;
use crate::app::widgets::marks;
use eframe::egui::{Event, Key, Modifiers, Ui, Vec2, vec2};

/// How much closer one press comes.
const CLOSER: f32 = 1.25;
/// How far an arrow moves a photo that is close, in points.
const ASIDE: f32 = 80.0;

pub(super) fn read(ui: &Ui, scene: &mut Scene<'_>, picture: Option<&Picture>) {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    // A key that is still held down from opening the photo must not close it.
    let freshly = |key| {
        let is_fresh =
            |event: &Event| matches!(event, Event::Key { key: k, pressed: true, repeat: false, .. } if *k == key);
        ui.input(|input| input.events.iter().any(is_fresh)) && pressed(key)
    };
    for (key, by) in [(Key::PageUp, -1), (Key::PageDown, 1), (Key::Home, isize::MIN), (Key::End, isize::MAX)] {
        if pressed(key) {
            scene.actions.push(Action::Step(by));
        }
    }
    if pressed(Key::M) {
        let photo = scene.model.large.as_ref().and_then(|large| large.photo());
        scene.actions.extend(photo.map(Action::FindSimilar));
    }
    let before = scene.actions.len();
    mark(ui, scene);
    if scene.actions.len() > before {
        scene.locals.large.stirred = ui.input(|input| input.time);
    }
    if pressed(Key::I) {
        scene.actions.push(Action::ToggleDetails);
    }
    if freshly(Key::Escape) || freshly(Key::Backspace) {
        scene.actions.push(Action::Shrink);
    }
    let zoom = scene.locals.large.zoom;
    if let Some(picture) = picture {
        let middle = picture.view.center();
        if pressed(Key::Plus) || pressed(Key::Equals) {
            scene.locals.large.zoom = zoom.by(CLOSER, middle, picture);
        } else if pressed(Key::Minus) {
            scene.locals.large.zoom = zoom.by(1.0 / CLOSER, middle, picture);
        } else if pressed(Key::Num0) {
            scene.locals.large.zoom = Zoom::default();
        }
    }
    if ui.memory(|memory| memory.focused()).is_some() {
        return; // Enter and arrows belong to the button that has the keyboard
    }
    if freshly(Key::Enter) {
        scene.actions.push(Action::Shrink);
    }
    for (key, by, aside) in [
        (Key::ArrowLeft, -1, vec2(ASIDE, 0.0)),
        (Key::ArrowRight, 1, vec2(-ASIDE, 0.0)),
        (Key::ArrowUp, 0, vec2(0.0, ASIDE)),
        (Key::ArrowDown, 0, vec2(0.0, -ASIDE)),
    ] {
        if pressed(key) {
            arrow(scene, picture, by, aside);
        }
    }
}

/// What is said of the photo that is looked at; what it came to is seen for a moment.
fn mark(ui: &Ui, scene: &mut Scene<'_>) {
    let Some(photo) = scene.model.large.as_ref().and_then(|large| large.photo()) else { return };
    let photos = [photo];
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    if pressed(Modifiers::NONE, Key::F) {
        scene.actions.extend(marks::favourite(scene.model, &photos));
    }
    for (key, stars) in marks::STARS {
        if pressed(Modifiers::NONE, key) || pressed(Modifiers::COMMAND, key) {
            scene.actions.extend(marks::rate(scene.model, &photos, stars));
        }
    }
    for (modifiers, key, degrees) in [
        (Modifiers::SHIFT, Key::R, -90),
        (Modifiers::NONE, Key::R, 90),
        (Modifiers::NONE, Key::OpenBracket, -90),
        (Modifiers::NONE, Key::CloseBracket, 90),
    ] {
        if pressed(modifiers, key) {
            scene.actions.push(marks::turn(&photos, degrees));
        }
    }
    if pressed(Modifiers::NONE, Key::E) {
        scene.actions.push(Action::Mend(photos.to_vec()));
    }
}

/// Moves a photo that is close; else goes to the next or the previous.
fn arrow(scene: &mut Scene<'_>, picture: Option<&Picture>, by: isize, aside: Vec2) {
    match picture {
        Some(picture) if scene.locals.large.zoom.is_close() => {
            scene.locals.large.zoom = scene.locals.large.zoom.moved(aside, picture);
        }
        _ if by != 0 => scene.actions.push(Action::Step(by)),
        _ => {}
    }
}
