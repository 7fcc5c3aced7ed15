//! Stepping through what was said: back to before an entry of the record, and forward again.

use super::{Review, ReviewError, Step};

impl Review {
    pub(super) fn undo(&mut self) -> Result<Step, ReviewError> {
        let said = self.done.pop().ok_or(ReviewError::NothingToUndo)?;
        self.swap(&said.change.inverse());
        self.last += 1;
        let of = said.sequence;
        self.undone.push(said);
        Ok(Step::Undo { of })
    }

    pub(super) fn redo(&mut self) -> Result<Step, ReviewError> {
        let said = self.undone.pop().ok_or(ReviewError::NothingToRedo)?;
        self.swap(&said.change);
        self.last += 1;
        let of = said.sequence;
        self.done.push(said);
        Ok(Step::Redo { of })
    }

    /// How many steps back it is to before an entry that stands.
    pub(super) fn steps_back(&self, before: u64) -> Result<usize, ReviewError> {
        let at = self.done.iter().position(|said| said.sequence == before);
        at.map(|at| self.done.len() - at).ok_or(ReviewError::NoEntry(before))
    }

    /// How many steps forward it is until an entry that was taken back stands again.
    pub(super) fn steps_forward(&self, through: u64) -> Result<usize, ReviewError> {
        let at = self.undone.iter().position(|said| said.sequence == through);
        at.map(|at| self.undone.len() - at).ok_or(ReviewError::NoEntry(through))
    }
}
