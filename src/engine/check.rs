//! Is a library whole?

use super::EngineError;
use super::catalogue::load_review;
use crate::domain::Held;
use crate::library::{Finding, Health, Library};
use std::path::Path;

/// Verifies the library in `folder` and mends what can be made again. All is well where there is none yet.
pub fn check(folder: &Path) -> Result<Health, EngineError> {
    if Library::open_to_read(folder)?.is_none() {
        return Ok(Health::default());
    }
    let mut library = Library::open(folder)?;
    let mut health = library.check()?;
    if health.is_well() {
        let review = load_review(&library)?;
        let said: Vec<&Held> = review.held().collect();
        if !library.held_groups()?.iter().eq(said.iter().copied()) {
            library.replace_held_groups(&said)?;
            health.add(Finding::Albums);
        }
    }
    Ok(health)
}
