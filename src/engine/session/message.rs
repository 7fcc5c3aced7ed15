//! What the session's own thread hears: the person's wishes, and what the other threads have done.

use super::super::learn::Lesson;
use super::super::{EngineError, Questions, Report, Unread};
use super::{Command, Event};
use crate::domain::{GroupId, PhotoId, Stack, Suggestion};
use std::path::PathBuf;

/// One thing to react to, in the order in which it came.
pub(super) enum Message {
    /// The person wants something.
    Command(Command),
    /// The import has added its folders to the library's.
    Folders,
    /// It has found these photos new, changed or gone, and that is on the disk.
    Photos(Vec<PhotoId>),
    /// It could not read these.
    Unread(Vec<Unread>),
    /// It is over.
    Read(Result<Report, EngineError>),
    /// A folder was found in another place; the photos of the files that have a new place now.
    Located(Result<Vec<PhotoId>, EngineError>),
    /// Something changed in these watched folders, and it is quiet there now.
    Changed(Vec<PathBuf>),
    /// The system cannot watch all folders.
    CannotWatch,
    /// The person's corrections were learned from.
    Learned(Lesson),
    /// What might belong to a group, too.
    Nearly(Result<(GroupId, Vec<PhotoId>), EngineError>),
    /// What is worth asking, of the grouping that follows.
    Questions(Questions),
    /// All photos were grouped.
    Grouped(Result<Vec<Suggestion>, EngineError>),
    /// Stacks were looked for.
    Stacked(Result<Vec<Stack>, EngineError>),
    /// Themes were looked for.
    Themed(Result<Vec<Suggestion>, EngineError>),
    /// Folders that look like albums were looked for.
    Foldered(Result<Vec<Suggestion>, EngineError>),
    /// The thread that groups is through with what it was asked for, or could not begin.
    Rested(Result<(), EngineError>),
    /// A question was answered.
    Answer(Event),
    /// An encoder was chosen; whether it is used already.
    Chosen(Result<bool, EngineError>),
    /// The window closes.
    Close,
}
