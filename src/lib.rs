//! Albumen sorts a person's photos into albums, on their own computer.
//!
//! The way of a photo: `import` (scan, identify, decode, thumbnail, encode) → `library` → `grouping` → `review` →
//! `export`; `engine` drives all of it for the command line and the window. Dependencies point one way;
//! `ARCHITECTURE.md` has the map and `tests/boundaries.rs` holds it.

#![cfg_attr(
    test,
    allow(
        clippy::disallowed_methods,
        reason = "tests draw pictures into their own temporary folders and read the clock"
    )
)]

pub mod app;
pub mod cli;
pub mod domain;
pub mod encoder;
pub mod engine;
pub mod export;
pub mod grouping;
pub mod import;
pub mod learning;
pub mod library;
pub mod places;
pub mod review;
pub mod search;
pub mod wastebasket;
pub mod words;
