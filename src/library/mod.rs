//! The library: one folder with a SQLite file for what must not be lost, and another for thumbnails, which can be
//! made again.
//!
//! Why it exists: everything that Albumen knows survives a restart and a kill. It is the only room that knows
//! `rusqlite`, and it writes only inside its own folder, never beside a photo.
//! It must never decide anything about groups, and never drop a decision or a photo because a file is not there.
//!
//! Durability: SQLite in WAL mode with `synchronous = FULL`, so that a decision that was confirmed survives a power
//! cut; a batch of imported photos is one transaction, so an fsync is paid about once a second.
#![allow(clippy::disallowed_methods, reason = "this room writes the library's own folder, and nothing else")]

mod albums;
mod backup;
mod check;
mod embeddings;
mod encoders;
mod error;
mod files;
mod folder;
mod folders;
mod inside;
mod learned;
mod live;
mod lock;
mod log;
mod lookup;
mod migrations;
mod moves;
mod paths;
mod photos;
mod quality;
mod restore;
mod settings;
mod sides;
mod thumbnails;
mod unknown;
mod versions;

#[cfg(test)]
mod tests;

pub use backup::{Backup, BackupPlace, newest_backup};
pub use check::{Finding, Health};
pub use embeddings::Embeddings;
pub use encoders::keep_encoder;
pub use error::LibraryError;
pub use files::{FailedFile, KnownFile, NewFile, PhotoFile};
pub use folder::{Counts, Library};
pub use learned::{LearnedLooks, LearnedVersion};
pub use log::LogLine;
pub use moves::{FolderVolume, MovedFile};
pub use sides::NewSide;
pub use thumbnails::Thumbnails;
