//! Photos in: scan folders, identify content, read EXIF, decode, make thumbnails and embeddings.
//!
//! Why it exists: so that the way from a folder to everything that the library stores is one pipeline with bounded
//! memory, which can be paused and cancelled, and which no file can break.
//! It must never write to a photo folder, know how the library stores things, or let a bad file end a run.

pub mod decode;
mod failure;
mod format;
mod identify;
mod memory;
mod metadata;
mod scan;
pub mod thumbnail;

pub use failure::Failure;
pub use format::Format;
pub use memory::{Memory, Share};
pub use scan::{Found, scan};
