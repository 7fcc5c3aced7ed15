//! Export: photos into a folder of the person's choice.
//!
//! Why it exists: albums must be of use outside Albumen. It is the only room that writes outside our own data folder,
//! and it never writes over a file, never changes an original, and shows its plan first. What it made it writes down in the
//! library's folder, so that it can go on after a crash, and be taken back.
#![allow(clippy::disallowed_methods, reason = "this room writes new files into the folder the person names")]

mod carry;
mod names;
mod plan;
mod record;
mod take_back;
mod target;
mod xmp;

pub use carry::{Carried, ExportError, Way, carry_out};
pub use names::{BadNames, Names, PLACEHOLDERS};
pub use plan::{ExportFile, ExportItem, ExportStep, Plan, Source, plan};
pub use record::{Exported, Record, exports};
pub use take_back::{TakenBack, take_back};
pub use target::{Contents, Target};
pub use xmp::Subjects;
