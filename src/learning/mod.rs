//! Learning how a person groups, from their corrections, on this computer.
//!
//! Why it exists: no two people group alike. So far it holds the first step: from decisions to labelled pairs.
//! It must never touch a file, the clock or a thread, or change a photo or an accepted album.

mod pairs;

pub use pairs::{LabelledPairs, labelled_pairs};
