//! What the person did, to be read: the same record that undo steps through.

use super::state::Said;
use super::{Change, Review};
use crate::domain::{Correction, Held};

/// One correction of the record, which stands or was taken back and can be done again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deed<'a> {
    /// Number of its entry in the record.
    pub sequence: u64,
    /// When it was said, in milliseconds since the Unix epoch. What was said in one go has one time.
    pub at: i64,
    /// Whether it stands.
    pub stands: bool,
    /// What was said.
    pub correction: &'a Correction,
    /// What it did.
    pub change: &'a Change,
}

impl<'a> Deed<'a> {
    fn of(said: &'a Said, stands: bool) -> Self {
        Self { sequence: said.sequence, at: said.at, stands, correction: &said.correction, change: &said.change }
    }

    /// The groups that it is about: as they are since, or as they were where nothing is left of them.
    pub fn groups(&self) -> &'a [Held] {
        if self.change.after.is_empty() { &self.change.before } else { &self.change.after }
    }
}

impl Review {
    /// Everything that stands or can be done again, the latest first: undo takes back the first that stands, redo does again the
    /// one before it.
    pub fn history(&self) -> impl Iterator<Item = Deed<'_>> {
        let undone = self.undone.iter().map(|said| Deed::of(said, false));
        undone.chain(self.done.iter().rev().map(|said| Deed::of(said, true)))
    }

    /// How many corrections were said in one go, of those that undo goes through and of those that redo does, each with the next
    /// one last: who accepted twelve suggestions with one key takes them back with one.
    pub fn strokes(&self) -> (Vec<usize>, Vec<usize>) {
        let runs = |all: &[Said]| all.chunk_by(|a, b| a.at == b.at).map(<[Said]>::len).collect();
        (runs(&self.done), runs(&self.undone))
    }
}
