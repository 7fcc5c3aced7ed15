//! What a person reads, in their language: one catalogue of messages (Fluent) for each language.
//!
//! Why it exists: so that nothing else builds sentences, and a translator finds all of them in `assets/words`.
//! It must never decide anything: it puts what others found out into words.

mod catalogue;
mod corrections;
mod dates;
mod export;
mod fields;
mod language;
mod learning;
mod numbers;
mod places;
mod problems;
mod questions;
mod refusals;
mod shorter;
mod stacks;
mod themes;
mod titles;
mod wastebasket;

pub use catalogue::Words;
pub use dates::PartOfDay;
pub use fluent_bundle::FluentValue as Value;
