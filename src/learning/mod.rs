//! Learning how a person groups, from their corrections, on this computer.
//!
//! Why it exists: no two people group alike. The groups that a person settled say which photos belong together
//! (`grouping::decisions`), and so do answers to questions (`questions` asks what settles most); the weights of grouping are fitted anew to that, with a prior at the shipped ones (`refit`),
//! and adopted only where they do better on albums that they were not learned from (`judge`). Themes say what looks alike
//! to the person: that is learned by an adapter of embeddings (`adapter`), and judged in the same spirit.
//! It must never touch a file, the clock or a thread, or change a photo or an accepted album.

mod adapter;
mod habits;
mod judge;
mod pairs;
mod questions;
mod refit;

#[cfg(test)]
mod tests;

pub use adapter::{Adapted, Adapter, Found, Looks, adapt};
pub use habits::{LearnedHabit, learned_habits};
pub use judge::{Learned, learn};
pub use pairs::{LabelledPairs, labelled_pairs};
pub use questions::{Question, Questions, Tastes, questions};
pub use refit::Affinity;
