//! What the person decides about groups: corrections, their exact inverses, undo and redo.
//!
//! Why it exists: nobody trusts a grouping that cannot be corrected without fear. The state is a fold over an
//! append-only log (as jj's operation log), so undo, learning and "what did I do?" read the same record.
//! It must never touch a file, the clock or a thread, and never decide for the person: a group that is held changes
//! only by a correction.

mod add;
mod change;
mod covers;
mod error;
mod file;
mod history;
mod links;
mod links_follow;
mod log;
mod marks;
mod rejected;
mod resolve;
mod stacks;
mod state;
mod steps;
mod version;
mod view;

#[cfg(test)]
mod tests;

pub use change::{Change, ClockChange, LinkChange, StackChange};
pub use covers::CoverChange;
pub use error::{BrokenLog, ReviewError};
pub use file::{BadLine, parse_corrections};
pub use history::Deed;
pub use log::{Entry, Step};
pub use marks::MarkChange;
pub use state::Review;
pub use version::Version;
pub use view::View;
