//! The effect of a correction, with its exact inverse.

use crate::domain::Held;
use serde::{Deserialize, Serialize};

/// A change of the held groups: those in `before` are replaced by those in `after`. Groups that Albumen only suggests
/// are not held, so they appear on neither side until the person touches them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The held groups that the correction touched, as they were.
    pub before: Vec<Held>,
    /// The same groups and the new ones, as they are since.
    pub after: Vec<Held>,
}

impl Change {
    /// What takes this change back.
    pub fn inverse(&self) -> Self {
        Self { before: self.after.clone(), after: self.before.clone() }
    }

    /// Whether nothing is different afterwards.
    pub fn is_empty(&self) -> bool {
        self.before == self.after
    }
}
