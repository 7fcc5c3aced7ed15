//! Pieces that several views are made of.

pub(super) mod badge;
pub(super) mod button;
pub(super) mod card;
pub(super) mod cards;
pub(super) mod check;
pub(super) mod cursor;
pub(super) mod dialog;
pub(super) mod edge;
pub(super) mod film;
pub(super) mod fitted;
pub(super) mod grid;
pub(super) mod marks;
pub(super) mod mosaic;
pub(super) mod page;
pub(super) mod photo;
pub(super) mod pile;
pub(super) mod said;
pub(super) mod scrubber;
#[cfg(test)]
pub(super) mod stage;
pub(super) mod tick;
pub(super) mod turned;
pub(super) mod twins;
pub(super) mod wall;
