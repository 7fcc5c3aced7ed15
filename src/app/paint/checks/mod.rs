//! What the views show, and what clicks and keys ask for, by accessible names.

mod bar;
mod cards;
mod folders;
mod kinds;
mod open;
mod pages;
mod reach;
mod single;
mod whole;

use super::super::model::samples::{group, id, ids, model, photo_id};
use super::super::widgets::stage::{Stage, stage};
use super::super::{Action, Effect, Screen, Theme};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

/// How wide and high the smallest usual screen is, in points.
const SMALL: (f32, f32) = (1_024.0, 700.0);

/// What was asked for since the last call.
fn asked(harness: &mut Harness<'_, Stage>) -> Vec<Action> {
    std::mem::take(&mut harness.state_mut().actions)
}

/// Clicks what has this name and returns what that asks for.
fn click(harness: &mut Harness<'_, Stage>, name: &str) -> Vec<Action> {
    asked(harness);
    harness.get_by_label(name).click();
    harness.run_steps(3);
    asked(harness)
}

/// Presses a key and returns what that asks for.
fn press(harness: &mut Harness<'_, Stage>, key: eframe::egui::Key) -> Vec<Action> {
    asked(harness);
    harness.key_press(key);
    harness.run_steps(4);
    asked(harness)
}
