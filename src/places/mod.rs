//! Places: where a photo was taken, in names. Positions in, towns, regions and countries out.
//!
//! Why it exists: so that "Lisbon · 14–17 Jun 2025" needs neither a person who types it nor a connection. The towns are
//! GeoNames', packed by `assets/places/build.py`, which says where from.
//! It must never touch a file, the clock or a thread, and never put a name into a sentence: that is what `words` does.

mod gazetteer;
mod named;
mod packed;
mod visits;
mod whereabouts;

#[cfg(test)]
mod tests;

pub use gazetteer::{Gazetteer, TownId};
pub use named::Town;
pub use packed::GazetteerError;
pub use visits::{Outing, whereabouts};
