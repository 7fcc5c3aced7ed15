//! Photos in: scan folders, identify content, read EXIF, decode, make thumbnails and embeddings.
//!
//! Why it exists: so that the way from a folder to everything that the library stores is one pipeline with bounded
//! memory, which can be paused and cancelled, and which no file can break.
//! It must never write to a photo folder, know how the library stores things, or let a bad file end a run.

mod apart;
mod control;
pub mod decode;
mod event;
mod failure;
mod film;
mod format;
mod identify;
mod jxl_boxes;
mod memory;
mod metadata;
pub(crate) mod picture;
mod pipeline;
mod progress;
mod raw;
mod scan;
mod sharpness;
mod side;
pub mod thumbnail;
mod tones;

pub use crate::domain::Failure;
pub(crate) use apart::rest;
pub use apart::{Program, decode_with, serve};
pub use control::Control;
pub use event::{ImportEvent, Known, KnownFile, KnownState, NewPhoto};
pub use format::Format;
pub use memory::{Memory, Share};
pub use metadata::exposure;
pub use picture::{probe, probe_film};
pub(crate) use pipeline::lower_priority;
pub use pipeline::{ImportError, MakeEncoder, Outcome, Settings, run};
pub use progress::{Estimate, Pace, Progress, Snapshot};
pub use scan::{Found, scan};
pub use side::{SideFile, probe_side};
