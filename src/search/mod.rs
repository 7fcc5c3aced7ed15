//! Finding photos by what they look like, and by what is known of them.
//!
//! Why it exists: "more like this one" is how people find what they cannot name, and words are how they find what they can.
//! It must never read a file or the library: embeddings come in, photos go out.

mod filter;
mod graph;
mod index;
mod matches;
mod nearest;
mod query;

pub use filter::{Criterion, Facts, Filter, span};
pub use graph::{Near, NeighbourGraph, NeighbourIndex};
pub use index::Index;
pub use matches::{Document, Field, matches};
pub use nearest::{Neighbour, nearest};
pub use query::{Days, Query};
