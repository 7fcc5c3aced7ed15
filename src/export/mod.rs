//! Export: an album's files into a folder of the person's choice.
//!
//! Why it exists: albums must be of use outside Albumen. It is the only room that writes outside our own data folder,
//! and it never writes over a file, never changes an original, and shows its plan first.
#![allow(clippy::disallowed_methods, reason = "this room writes new files into the folder the person names")]

mod carry;
mod plan;

pub use carry::{ExportError, Way, carry_out, names_in};
pub use plan::{ExportStep, plan};
