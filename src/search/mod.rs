//! Finding photos by what they look like.
//!
//! Why it exists: "more like this one" is how people find what they cannot name.
//! It must never read a file or the library: embeddings come in, photos go out.

mod graph;
mod nearest;

pub use graph::{Near, NeighbourGraph, NeighbourIndex};
pub use nearest::{Neighbour, nearest};
