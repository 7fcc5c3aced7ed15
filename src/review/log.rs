//! The record of what the person said: append-only, one entry a step.

use super::Change;
use crate::domain::{Correction, PhotoId};
use serde::{Deserialize, Serialize};

/// One line of the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// 1, 2, 3, …
    pub sequence: u64,
    /// When, in milliseconds since the Unix epoch.
    pub at: i64,
    /// What.
    pub step: Step,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "lowercase")]
pub enum Step {
    /// The person said something new.
    Correct {
        /// In their words: learning reads this.
        correction: Correction,
        /// What it did: undo reads this.
        change: Box<Change>,
    },
    /// The person took an earlier correction back.
    Undo {
        /// Sequence number of that correction.
        of: u64,
    },
    /// The person did it again.
    Redo {
        /// Sequence number of that correction.
        of: u64,
    },
    /// A photo was edited in another program: its new content stands where the old one stood.
    Version {
        /// The photo that was there.
        old: PhotoId,
        /// The one that is there now.
        new: PhotoId,
        /// Whether the old one is still somewhere else, so that both stand there.
        keeps: bool,
    },
}
