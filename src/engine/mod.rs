//! What the window and the command line both drive: a library, and everything that can be done with it.
//!
//! Why it exists: so that a person gets the same from both, and neither holds logic of its own. This is the edge where
//! the clock, the time zone, threads and cancellation come in and are handed down to the pure rooms.
//! It must never paint or print, and never decide how photos are grouped.

mod apply;
mod backup;
mod catalogue;
mod check;
mod clock;
mod covers;
mod decoders;
mod drives;
mod embed;
mod encoders;
mod error;
mod export;
mod folders;
mod gazetteer;
pub mod handoff;
mod history;
mod info;
mod known;
mod learn;
mod listing;
mod locate;
mod looks;
mod looks_learned;
mod measured;
pub mod pictures;
mod place;
mod questions;
#[cfg(test)]
mod samples;
mod scan;
mod search;
pub mod session;
mod similar;
mod stacks;
mod taken;
mod themes;
mod together;
mod twins;
mod typical;
mod versions;
mod volumes;
mod wastebasket;
mod writer;
mod zones;

pub use apply::{Applied, apply};
pub use backup::{Restored, back_up, restore};
pub use catalogue::Catalogue;
pub use check::check;
pub use decoders::{decode_apart, serve_decoder};
pub use embed::{Embedded, embed};
pub use encoders::{
    Added, EncoderSource, InstalledEncoder, Switched, add_encoder, encoders, forget_encoder, holds_encoder, use_encoder,
};
pub use error::EngineError;
pub use export::{AlbumNames, ExportPlan, ExportWish, export, plan_export, wish_of};
pub use folders::{FolderFiles, folders};
pub use gazetteer::NamedTowns;
pub use history::{Done, DoneFiles, history};
pub use info::{Info, info};
pub use learn::{Learned, LearningWish, learn, learned, set_learning};
pub use listing::{Group, albums, suggestions};
pub use locate::{Located, locate};
pub use place::default_library;
pub use questions::{Asking, QuestionFiles, questions};
pub use scan::{Report, Unread, scan};
pub use search::{FoundFiles, FoundPhoto, FoundPhotos, search};
pub use similar::{Alike, similar};
pub use stacks::{StackFiles, Telling, stacks, telling};
pub use themes::{ThemeFiles, themes};
pub use together::{Piece, Together, TwoPieces, threads};
pub use twins::plan_twins;
pub use wastebasket::{DiscardPlan, Discarded, discard, plan_discard, put_back};

pub use crate::encoder::{EncoderError, SHIPPED_MODEL};
pub use crate::export::{
    BadNames, Carried, ExportError, Exported, Names, PLACEHOLDERS, Source, TakenBack, Way, exports, take_back,
};
pub use crate::grouping::BoundaryKind;
pub use crate::import::{Control, Estimate, ImportError, Pace, Progress, Snapshot};
pub use crate::learning::{LearnedHabit, Question, Questions};
pub use crate::library::{Finding, LearnedLooks, LearnedVersion, LibraryError, newest_backup};
pub use crate::places::Town;
pub use crate::review::{BadLine, BrokenLog, ReviewError};
pub use crate::search::{Criterion, Facts, Filter, span};
pub use crate::wastebasket::{Discard, Stayed, Wastebasket};
