//! Is a library whole?

use super::catalogue::load_review;
use super::pictures::{is_whole, make_thumbnail};
use super::{EngineError, clock};
use crate::domain::{Held, PhotoId};
use crate::import::Memory;
use crate::library::{Finding, Health, Library, LibraryError};
use std::path::Path;

/// Memory for decoding, in bytes: as much as for the pictures of a window.
const MEMORY: u64 = 128 << 20;

/// Photos looked at in one go.
const BATCH: usize = 1_000;

/// Verifies the library in `folder` and mends what can be made again. All is well where there is none yet.
pub fn check(folder: &Path) -> Result<Health, EngineError> {
    match check_all(folder) {
        // So damaged that it cannot be opened, or read to the end: that is what was to be found out.
        Err(EngineError::Library(LibraryError::Damaged { detail, .. })) => {
            let mut health = Health::default();
            health.add(Finding::Damaged(detail));
            Ok(health)
        }
        checked => checked,
    }
}

fn check_all(folder: &Path) -> Result<Health, EngineError> {
    if Library::open_to_read(folder)?.is_none() {
        return Ok(Health::default());
    }
    let mut library = Library::open(folder)?;
    let mut health = library.check()?;
    if health.is_well() {
        check_decisions(&mut library, &mut health)?;
        check_thumbnails(&mut library, &mut health)?;
    }
    Ok(health)
}

/// The record is what the person said; photos and albums are brought to it.
fn check_decisions(library: &mut Library, health: &mut Health) -> Result<(), EngineError> {
    let review = match load_review(library) {
        Err(EngineError::UnreadableEntry { sequence, .. }) => {
            health.add(Finding::Record(sequence));
            return Ok(());
        }
        Err(EngineError::BrokenLog(_, broken)) => {
            health.add(Finding::Record(broken.sequence));
            return Ok(());
        }
        review => review?,
    };
    let said: Vec<&Held> = review.held().collect();
    match library.expect_photos(&said, clock::now())? {
        0 => {}
        lost => health.add(Finding::Photos(lost)),
    }
    if !library.held_groups()?.iter().eq(said.iter().copied()) {
        library.replace_held_groups(&said)?;
        health.add(Finding::Albums);
    }
    Ok(())
}

/// Every photo that is in its place has a whole thumbnail, unless the cache is full.
fn check_thumbnails(library: &mut Library, health: &mut Health) -> Result<(), EngineError> {
    let Some(cache) = library.thumbnails() else { return Ok(()) };
    if !cache.is_sound() {
        library.renew_thumbnails()?;
        health.add(Finding::ThumbnailFile);
    }
    let memory = Memory::new(MEMORY);
    let (mut made, mut left, mut after) = (0, 0, None);
    loop {
        let page = library.photos_after(after, BATCH)?;
        let Some(last) = page.last() else { break };
        after = Some(last.photo.id);
        for photo in page {
            let here = photo.places.into_iter().find(|(_, _, missing)| !missing);
            let Some((file, _, _)) = here else { continue };
            match mend(library, photo.photo.id, &file, &memory)? {
                None => {}
                Some(true) => made += 1,
                Some(false) => left += 1,
            }
        }
    }
    if made + left > 0 {
        health.add(Finding::Thumbnails { made, left });
    }
    Ok(())
}

/// Whether a thumbnail was made again; `None` where nothing was wrong.
fn mend(library: &mut Library, photo: PhotoId, file: &Path, memory: &Memory) -> Result<Option<bool>, EngineError> {
    let Some(cache) = library.thumbnails() else { return Ok(None) };
    match cache.look(photo)? {
        Some(jpeg) if is_whole(&jpeg, memory) => return Ok(None),
        Some(_) => cache.remove(photo)?,
        // It had to make room for others.
        None if cache.is_full() => return Ok(None),
        None => {}
    }
    match make_thumbnail(file, memory, &|| true) {
        Ok(Some((found, jpeg))) if found.is_none_or(|found| found == photo) => {
            cache.add([(photo, &jpeg[..])], clock::now())?;
            Ok(Some(true))
        }
        _ => Ok(Some(false)),
    }
}
