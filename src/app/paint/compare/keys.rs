//! The keyboard where photos are side by side.

use crate::app::Action;
use crate::app::model::Compare;
use crate::app::paint::Scene;
use crate::domain::ShownStack;
use eframe::egui::{Event, Key, Modifiers, Rect, Ui, Vec2, vec2};

use super::linked::Linked;

/// How much closer one press comes.
const CLOSER: f32 = 1.25;
/// How far an arrow moves photos that are close, in points.
const ASIDE: f32 = 80.0;

/// `at` is the shape of the photo that has the keyboard, and its place.
pub(super) fn read(ui: &Ui, scene: &mut Scene<'_>, compare: &Compare, stack: &ShownStack, at: Option<(Vec2, Rect)>) {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    // A key that is still held down from opening the view must do nothing in it.
    let freshly = |key| {
        let is_fresh =
            |event: &Event| matches!(event, Event::Key { key: k, pressed: true, repeat: false, .. } if *k == key);
        ui.input(|input| input.events.iter().any(is_fresh)) && pressed(key)
    };
    let stack_id = || stack.stack.id.clone();
    if freshly(Key::Escape) || freshly(Key::Backspace) {
        scene.actions.push(Action::StopComparing);
    } else if freshly(Key::K) {
        scene.actions.push(Action::Keep(stack_id(), vec![compare.at]));
    } else if freshly(Key::U) {
        scene.actions.push(Action::Unstack(stack_id()));
    }
    for (key, place) in [(Key::Num1, 0), (Key::Num2, 1), (Key::Num3, 2), (Key::Num4, 3)] {
        if pressed(key)
            && let Some(photo) = compare.seen.get(place)
        {
            scene.actions.push(Action::CompareAt(*photo));
        }
    }
    if let Some((shape, view)) = at {
        let zoom = &mut scene.locals.compare.zoom;
        if pressed(Key::Plus) || pressed(Key::Equals) {
            *zoom = zoom.by(CLOSER, view.center(), shape, view);
        } else if pressed(Key::Minus) {
            *zoom = zoom.by(1.0 / CLOSER, view.center(), shape, view);
        } else if pressed(Key::Num0) {
            *zoom = Linked::default();
        }
    }
    if ui.memory(|memory| memory.focused()).is_some() {
        return; // Enter, Space and arrows belong to the button that has the keyboard
    }
    if freshly(Key::Enter) && !compare.chosen.is_empty() {
        scene.actions.push(Action::Keep(stack_id(), compare.chosen.clone()));
    } else if freshly(Key::Space) {
        scene.actions.push(Action::CompareChoose(compare.at));
    }
    for (key, by, aside) in [
        (Key::ArrowLeft, -1, vec2(ASIDE, 0.0)),
        (Key::ArrowRight, 1, vec2(-ASIDE, 0.0)),
        (Key::ArrowUp, 0, vec2(0.0, ASIDE)),
        (Key::ArrowDown, 0, vec2(0.0, -ASIDE)),
    ] {
        if !pressed(key) {
            continue;
        }
        match at {
            Some((shape, view)) if scene.locals.compare.zoom.is_close() => {
                scene.locals.compare.zoom = scene.locals.compare.zoom.moved(aside, shape, view);
            }
            _ if by != 0 => scene.actions.push(Action::CompareStep(by)),
            _ => {}
        }
    }
}
