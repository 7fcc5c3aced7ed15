//! Grouping: facts about photos in, suggested events out.
//!
//! Why it exists: events partition the library, so that the person has something to accept or correct, and learning
//! something to improve. It must never touch a file, the clock, a thread, a database or randomness: the same facts
//! give the same groups, whatever order they come in.
//!
//! How: cameras whose clock is off are aligned with the others (`clocks`); photos with a trustworthy time are merged
//! into events bottom-up (`cluster`, `affinity`); photos without one join by look (`strays`), or form groups of their own
//! (`leftovers`); each event says how likely it is right (`confidence`), and why single photos are doubtful (`doubts`);
//! what fits an accepted album is an addition to it (`additions`); whether journeys are one album or one a day is read
//! from what the person did with the first ones (`habit`). Without a word of theirs everything is local: groups are
//! compared with neighbours within 40 hours, strays with the four days before; clocks hear two months; where home is
//! (`home`) is asked of the half year around. So a photo eight months away changes nothing else at all; nearer than that, but out of
//! reach, only if it tips the balance between two places that are home on equally many days.

mod additions;
mod affinity;
mod again;
mod answers;
mod assemble;
mod bonds;
mod boundaries;
mod by_id;
mod clock_evidence;
mod clocks;
mod cluster;
mod confidence;
mod decisions;
mod doubts;
mod events;
mod folders;
mod group;
mod habit;
mod home;
mod ids;
mod judgements;
mod leftovers;
mod logistic;
mod memory;
mod merging;
mod nearly;
mod odd;
mod recall;
mod shots;
mod stacks;
mod strays;
mod summary;
#[cfg(test)]
mod tests;
mod themes;
mod ties;
mod typical;
mod weights;

pub use affinity::AFFINITY;
pub use boundaries::{Boundary, BoundaryKind, boundaries};
pub use clock_evidence::CLOCK;
pub use clocks::ClockVerdict;
pub use confidence::{CALIBRATION, CONFIDENCE, calibration_features};
pub use decisions::{Decision, Word};
pub use events::{clocks, decisions, events, events_again, examples};
pub use folders::{FolderAlbum, FolderFacts, decided_folders, folder_albums};
pub(crate) use ids::Ids;
pub use judgements::{Example, Judgement};
pub use memory::EventMemory;
pub use nearly::{Near, near, nearly};
pub use stacks::{
    BURST, BestLimits, COPY, StackExample, StackFit, StackMemory, StackRelation, StackWeights, best, decided_stacks,
    stack_examples, stacks, stacks_again,
};
pub use strays::STRAY;
pub(crate) use summary::summary;
pub use themes::{ThemeMemory, decided_themes, theme_additions, themes, themes_again};
pub use typical::{Candidate, quality_ranks, typical};
pub use weights::{Weights, WeightsError};
