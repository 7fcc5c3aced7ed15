//! What the session's own thread hears: the person's wishes, and what the other threads have done.

use super::super::{EngineError, Report, Unread};
use super::Command;
use crate::domain::{PhotoId, Suggestion};

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
    /// All photos were grouped.
    Grouped(Result<Vec<Suggestion>, EngineError>),
    /// The window closes.
    Close,
}
