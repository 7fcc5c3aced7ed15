//! Grouping: facts about photos in, suggested events out.
//!
//! Why it exists: events partition the library, so that the person has something to accept or correct, and learning
//! something to improve. It must never touch a file, the clock, a thread, a database or randomness: the same facts
//! give the same groups, whatever order they come in.
//!
//! How: photos with a trustworthy time are merged into events bottom-up (`cluster`, `affinity`); photos without one
//! join by look (`strays`), or form groups of their own (`leftovers`); each event says how likely it is right (`confidence`). Everything is local: groups are
//! compared with neighbours within 40 hours, strays with the four days before; where home is (`home`) is asked of
//! the half year around. So a photo eight months away changes nothing else at all; nearer than that, but out of
//! reach, only if it tips the balance between two places that are home on equally many days.

mod affinity;
mod assemble;
mod cluster;
mod confidence;
mod events;
mod group;
mod home;
mod ids;
mod leftovers;
mod logistic;
mod shots;
mod strays;
mod summary;
#[cfg(test)]
mod tests;
mod weights;

pub use affinity::AFFINITY;
pub use confidence::CONFIDENCE;
pub use events::{Example, Judgement, events, examples};
pub(crate) use ids::Ids;
pub use strays::STRAY;
pub(crate) use summary::summary;
pub use weights::{Weights, WeightsError};
