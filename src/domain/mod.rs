//! The nouns that every room shares: photos, dates, places, embeddings, groups and corrections.
//!
//! Why it exists: so that rooms can talk to each other without knowing each other.
//! It must never do anything: no files, no clock, no threads, no SQL, no painting.

mod ahead;
mod correction;
mod dates;
mod embedding;
mod exposure;
mod failure;
mod file_name;
mod fingerprint;
mod fold;
mod folder_name;
mod group;
mod links;
mod locality;
mod mark;
mod photo;
mod quality;
mod side;
mod stack;
mod theme;
mod twins;

pub use ahead::ahead;
pub use correction::{Correction, Operation};
pub use dates::{DateSource, Dates, Precision, Stamp};
pub use embedding::{EncoderId, cosine, glance, glimpse, normalise};
pub use exposure::Exposure;
pub use failure::Failure;
pub use file_name::date_in_name;
pub use fingerprint::Fingerprint;
pub use fold::fold;
pub use folder_name::{album_in_folder_name, is_part_of_folder};
pub use group::{
    ClockShift, Constraints, Doubt, Doubtful, GroupId, GroupState, Held, Suggestion, Summary, ThemeSummary,
};
pub use links::{Classes, Links, Pair, pair};
pub use locality::{CountryCode, Locality, PlaceName, Whereabouts};
pub use mark::{Mark, ParseWhenError, When};
pub use photo::{Camera, FileStamp, Film, ParsePhotoIdError, Photo, PhotoFacts, PhotoId, Place, is_raw};
pub use quality::{Quality, Tones};
pub use side::{Inside, Side, SideKind};
pub use stack::{Best, HeldStack, PictureFacts, ShownStack, Stack, StackTie};
pub use theme::{Theme, ThemeKind};
pub use twins::{Twin, twin_to_keep};
