//! The short line at the bottom: what an action did, with Undo.

use crate::domain::{Correction, GroupId};
use crate::engine::{Added, Carried, Discarded, EngineError, Exported, Report, ReviewError, TakenBack};
use std::path::PathBuf;
use std::sync::Arc;

/// A line, and since when it is there.
#[derive(Clone, Debug)]
pub struct Toast {
    /// What it says.
    pub line: ToastLine,
    /// Seconds since the window opened.
    pub since: f64,
}

/// What a line says; words are found when it is painted.
#[derive(Clone, Debug)]
pub enum ToastLine {
    /// These groups became albums.
    Accepted(Vec<GroupId>),
    /// This group is none.
    Rejected(GroupId),
    /// Put off.
    PutOff(GroupId),
    /// It has a new name.
    Renamed(GroupId),
    /// So many photos left it.
    Removed(GroupId, usize),
    /// So many photos left their group and are one of their own.
    Split(usize),
    /// So many photos are in this group now.
    Moved(GroupId, usize),
    /// So many photos lie in one stack.
    Stacked(usize),
    /// So many files are on the clipboard, and so many were not in their places.
    Copied(usize, usize),
    /// They could not be put there, in the system's words.
    NotCopied(String),
    /// So many photos of a stack are kept, and so many are hidden.
    Kept(usize, usize),
    /// A stack of so many was taken apart.
    Unstacked(usize),
    /// There is a new album of this name, which may be empty, of so many photos.
    Created(String, usize),
    /// A new album was asked for, of nothing.
    NothingSelected,
    /// It was said that photos do not belong together that are not of two events.
    NotTwoSides,
    /// Another group was joined to this one.
    Joined(GroupId),
    /// So many photos were added to this group.
    AddedTo(GroupId, usize),
    /// This group has another cover.
    StandsFor(GroupId),
    /// A question was answered: the same event, or not.
    Answered(bool),
    /// The clock of this camera is corrected, or left as it is.
    Clock(String, bool),
    /// This was said of single photos.
    Marked(Vec<Correction>),
    /// Taken back.
    Undone(Vec<Correction>),
    /// It could not be done, and why.
    Refused(ReviewError),
    /// An import ended.
    Imported(Box<Report>),
    /// A folder left the library.
    Forgotten(PathBuf),
    /// An export is over.
    Exported {
        /// What it did.
        carried: Carried,
        /// What was exported.
        title: String,
        /// Where to.
        folder: PathBuf,
        /// Its record, by which it can be taken back.
        record: Option<PathBuf>,
    },
    /// What went to the wastebasket.
    Discarded(Box<Discarded>),
    /// Nothing would.
    NothingToDiscard,
    /// None of the photos lies twice where one of both could go.
    NoTwins,
    /// So many files were put back, and so many could not be.
    PutBack(usize, usize),
    /// An export was taken back.
    TakenBack(TakenBack, PathBuf),
    /// An export of an earlier day came to no end.
    BrokenOff(Box<Exported>),
    /// An encoder was taken in.
    EncoderAdded(Box<Added>),
    /// Another encoder was chosen, and is used already or not.
    EncoderChosen(bool),
    /// What was pasted names nothing that is there.
    NothingPasted,
    /// Something went wrong.
    Problem(Arc<EngineError>),
    /// The system has no dialog for folders.
    NoDialog,
    /// The file manager could not be opened, in the system's words.
    NotRevealed(String),
    /// Albumen is among the system's programs now.
    Listed,
    /// It could not be put there, in the system's words.
    NotListed(String),
    /// There is no player for a film, in the system's words.
    NotPlayed(String),
}

impl Toast {
    /// A line that is there from now on.
    pub fn new(line: ToastLine, now: f64) -> Self {
        Self { line, since: now }
    }

    /// How many seconds it stays: long enough to be read and acted on; a problem stays until it is put away.
    pub fn seconds(&self) -> f64 {
        match self.line {
            ToastLine::Problem(_)
            | ToastLine::NotRevealed(_)
            | ToastLine::NotListed(_)
            | ToastLine::NotPlayed(_)
            | ToastLine::NotCopied(_)
            | ToastLine::BrokenOff(_)
            | ToastLine::NoDialog => f64::INFINITY,
            // It has two buttons, and is not in the history of decisions.
            ToastLine::Exported { .. } | ToastLine::Discarded(_) => 30.0,
            _ => 8.0,
        }
    }

    /// How many seconds it still stays at `now`, where it was last pointed at at `pointed`: whoever points at it reads it.
    pub fn left(&self, now: f64, pointed: f64) -> f64 {
        self.since.max(pointed) + self.seconds() - now
    }

    /// How many undo steps take back what it tells of; none where nothing can be.
    pub fn undo_steps(&self) -> usize {
        match &self.line {
            ToastLine::Accepted(groups) => groups.len(),
            ToastLine::Marked(corrections) => corrections.len(),
            ToastLine::Rejected(_)
            | ToastLine::PutOff(_)
            | ToastLine::Renamed(_)
            | ToastLine::Removed(..)
            | ToastLine::Split(_)
            | ToastLine::Moved(..)
            | ToastLine::Stacked(_)
            | ToastLine::Kept(..)
            | ToastLine::Unstacked(_)
            | ToastLine::Created(..)
            | ToastLine::Joined(_)
            | ToastLine::AddedTo(..)
            | ToastLine::StandsFor(_)
            | ToastLine::Answered(_)
            | ToastLine::Clock(..) => 1,
            _ => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_goes_by_itself_unless_it_is_pointed_at_or_a_problem() {
        let toast = Toast::new(ToastLine::NothingPasted, 10.0);
        assert_eq!(toast.left(10.0, 0.0), toast.seconds());
        assert!(toast.left(10.0 + toast.seconds(), 0.0) <= 0.0);
        assert!(toast.left(10.0 + toast.seconds(), 15.0) > 0.0);
        let problem = Toast::new(ToastLine::NoDialog, 10.0);
        assert_eq!(problem.left(1e9, 0.0), f64::INFINITY);
    }

    #[test]
    fn undo_takes_back_all_that_a_line_tells_of() {
        let group = |name: &str| GroupId(name.into());
        let steps = |line| Toast::new(line, 0.0).undo_steps();
        assert_eq!(steps(ToastLine::Accepted(vec![group("a"), group("b"), group("c")])), 3);
        assert_eq!(steps(ToastLine::Removed(group("a"), 12)), 1);
        assert_eq!(steps(ToastLine::Undone(Vec::new())), 0);
        assert_eq!(steps(ToastLine::Forgotten("/photos".into())), 0);
    }
}
