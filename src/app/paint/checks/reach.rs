//! Whoever does not use the mouse, or does not see: everything that can be pressed has a name, and where the keyboard is can be
//! seen.

use super::whole::{WINDOWS, shown, views};
use super::*;
use crate::app::theme;
use eframe::egui::accesskit::Role;
use eframe::egui::epaint::Shape;
use eframe::egui::{Color32, Key, Rect};
use egui_kittest::kittest::NodeT;

/// Roles of what a person presses, chooses or writes into.
const ROLES: [Role; 8] = [
    Role::Button,
    Role::CheckBox,
    Role::RadioButton,
    Role::TextInput,
    Role::ListBoxOption,
    Role::Link,
    Role::Slider,
    Role::ComboBox,
];
/// More steps of Tab than most views have places to stop at.
const STEPS: usize = 60;

#[test]
fn everything_that_can_be_pressed_has_a_name() {
    let (mut nameless, mut count) = (Vec::new(), 0);
    for (view, _, go) in views() {
        let harness = shown(&go, "en", WINDOWS[0]);
        for node in harness.root().children_recursive() {
            let node = node.accesskit_node();
            if ROLES.contains(&node.role()) {
                count += 1;
                if node.label().is_none_or(|label| label.trim().is_empty()) {
                    nameless.push(format!("{view}: {:?} at {:?}", node.role(), node.bounding_box()));
                }
            }
        }
    }
    assert!(nameless.is_empty(), "{}", nameless.join("\n"));
    assert!(count > 100, "{count} were looked at");
}

/// Frames of this colour that can be seen.
fn frames(harness: &Harness<'_, Stage>, colour: Color32) -> Vec<Rect> {
    fn gather(shape: &Shape, clip: Rect, colour: Color32, all: &mut Vec<Rect>) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| gather(shape, clip, colour, all)),
            Shape::Rect(rect)
                if rect.stroke.width >= 1.0 && rect.stroke.color == colour && clip.intersects(rect.rect) =>
            {
                all.push(rect.rect);
            }
            _ => {}
        }
    }
    let mut all = Vec::new();
    harness.output().shapes.iter().for_each(|clipped| gather(&clipped.shape, clipped.clip_rect, colour, &mut all));
    all
}

#[test]
fn where_the_keyboard_is_can_be_seen() {
    let (mut unseen, mut count) = (Vec::new(), 0);
    for (view, _, go) in views() {
        let mut harness = shown(&go, "en", WINDOWS[0]);
        let colour = theme::palette(&harness.ctx).text;
        for _ in 0..STEPS {
            harness.key_press(Key::Tab);
            harness.run_steps(2);
            let focused = harness.root().children_recursive().find(|node| node.is_focused());
            let Some(node) = focused else { continue };
            let (place, name) = (node.rect(), node.accesskit_node().label().unwrap_or_default());
            count += 1;
            let is_around = |frame: &Rect| frame.expand(4.0).contains_rect(place);
            if !frames(&harness, colour).iter().any(is_around) {
                unseen.push(format!("{view}: {name} at {place:?}"));
            }
        }
    }
    unseen.dedup();
    assert!(unseen.is_empty(), "{}", unseen.join("\n"));
    assert!(count > 100, "{count} stops");
}
