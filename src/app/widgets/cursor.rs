//! Which of many cards the keyboard is at, and how it is kept there.

use super::cards::Step;
use crate::domain::GroupId;
use eframe::egui::{EventFilter, Id, Key, Modifiers, Response, Ui};

/// For so many frames a card that was stepped to waits until nothing else has the keyboard.
const WAITS: u8 = 3;

/// What a page of cards keeps of the keyboard.
#[derive(Debug, Default)]
pub(in crate::app) struct Cursor {
    /// The card that the keyboard was at in the last frame.
    at: Option<GroupId>,
    /// The part of the screen that had the keyboard then, where it was a card.
    card: Option<Id>,
    /// For so many frames still, the card takes the keyboard as soon as nothing else has it.
    takes_focus: u8,
}

impl Cursor {
    /// Says at which card the keyboard is now; whether that is another than before. The first card of all takes nothing from
    /// whatever has the keyboard.
    pub(in crate::app) fn put(&mut self, now: Option<&GroupId>) -> bool {
        let has_moved = self.at.as_ref() != now;
        if has_moved {
            self.takes_focus = if self.at.is_some() { WAITS } else { 0 };
            self.at = now.cloned();
        }
        has_moved
    }

    /// Whether keys that step or open are the cards': nothing has the keyboard, or a card has.
    pub(in crate::app) fn is_free(&self, ui: &Ui) -> bool {
        let holder = ui.memory(|memory| memory.focused());
        holder.is_none() || holder == self.card
    }

    /// The steps that the arrows ask for, where they are the cards'.
    pub(in crate::app) fn steps(&self, ui: &Ui) -> Vec<Step> {
        if !self.is_free(ui) {
            return Vec::new();
        }
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let keys = [
            (Key::ArrowLeft, Step::Left),
            (Key::ArrowRight, Step::Right),
            (Key::ArrowUp, Step::Up),
            (Key::ArrowDown, Step::Down),
        ];
        keys.into_iter().filter(|(key, _)| pressed(*key)).map(|(_, step)| step).collect()
    }

    /// Keeps the keyboard's focus and the card it is at together; whether this card was come to by other ways, such as Tab.
    pub(in crate::app) fn keep(&mut self, ui: &Ui, response: &Response, is_at: bool) -> bool {
        let mut is_new = false;
        if is_at && self.takes_focus > 0 {
            if self.is_free(ui) {
                response.request_focus();
                self.takes_focus = 0;
            } else {
                self.takes_focus -= 1;
                ui.ctx().request_repaint();
            }
        } else {
            is_new = response.gained_focus() && !is_at;
        }
        if response.has_focus() {
            self.card = Some(response.id);
            // The arrows step from card to card, not to whatever lies in that direction.
            let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
        }
        is_new
    }
}
