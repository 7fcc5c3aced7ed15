//! Files that lie in several places, byte for byte the same, on their way to the system's wastebasket: one of each stays.

use super::{DiscardPlan, EngineError};
use crate::domain::{PhotoId, Twin, twin_to_keep};
use crate::library::{Library, LibraryError, PhotoFile};
use crate::wastebasket::Discard;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Lists the needless files of these photos, or of all. What lies on another drive is a backup, and is kept; another name of
/// the same file takes no room, and stays; so does a live photo whose film lies nowhere else. Nothing is moved.
pub fn plan_twins(folder: &Path, of: Option<&[PhotoId]>) -> Result<DiscardPlan, EngineError> {
    let library = Library::open_to_read(folder)?.ok_or_else(|| EngineError::NoLibrary(folder.to_owned()))?;
    let photos = match of {
        None => library.photos()?,
        Some(of) => {
            let found: Result<Vec<_>, LibraryError> = of.iter().map(|id| library.photo(*id)).collect();
            found?.into_iter().flatten().collect()
        }
    };
    let mut plan = DiscardPlan::default();
    let mut twins = 0;
    for photo in photos {
        let before = plan.files.len();
        for drive in by_drive(&photo).values().filter(|drive| drive.len() > 1) {
            add(&mut plan, &library, photo.photo.id, drive)?;
        }
        twins += usize::from(plan.files.len() > before);
    }
    plan.files.sort_by(|a, b| a.path.cmp(&b.path));
    plan.twins = Some(twins);
    plan.bytes = plan.files.iter().map(|file| file.bytes).sum();
    Ok(plan)
}

/// The files of a photo that are there, each with its bytes, by the drive that they lie on; of several names of one file the
/// first.
fn by_drive(photo: &PhotoFile) -> BTreeMap<u64, Vec<(PathBuf, u64)>> {
    let mut drives: BTreeMap<u64, Vec<(PathBuf, u64)>> = BTreeMap::new();
    let mut known = Vec::new();
    for (path, stamp, _) in photo.places.iter().filter(|(_, _, missing)| !missing) {
        let Some((drive, number)) = lies(path) else { continue };
        if number.is_some() && known.contains(&(drive, number)) {
            continue;
        }
        known.push((drive, number));
        drives.entry(drive).or_default().push((path.clone(), stamp.size));
    }
    drives
}

/// The number of the drive that a file lies on, and that of the file there, where the system has one.
#[cfg(unix)]
fn lies(path: &Path) -> Option<(u64, Option<u64>)> {
    use std::os::unix::fs::MetadataExt;
    let metadata = std::fs::symlink_metadata(path).ok().filter(|there| there.is_file())?;
    Some((metadata.dev(), Some(metadata.ino())))
}

/// Here the wastebasket takes nothing, so nothing depends on it.
#[cfg(not(unix))]
fn lies(path: &Path) -> Option<(u64, Option<u64>)> {
    path.is_file().then_some((0, None))
}

fn add(
    plan: &mut DiscardPlan,
    library: &Library,
    photo: PhotoId,
    files: &[(PathBuf, u64)],
) -> Result<(), LibraryError> {
    // Only what lies beside it goes with it: a film may belong to a photo from afar as well.
    let film = |path: &PathBuf| -> Result<_, LibraryError> {
        let found = library.film_of(photo, path)?;
        Ok(found.filter(|(there, ..)| there.with_extension("") == path.with_extension("")))
    };
    let films = files.iter().map(|(path, _)| film(path)).collect::<Result<Vec<_>, _>>()?;
    let twins: Vec<_> =
        files.iter().zip(&films).map(|((path, _), film)| Twin { path, has_film: film.is_some() }).collect();
    let Some(keep) = twin_to_keep(&twins) else { return Ok(()) };
    for (at, (path, bytes)) in files.iter().enumerate().filter(|(at, _)| *at != keep) {
        match (&films[at], &films[keep]) {
            (None, _) => {}
            (Some((there, ..)), Some((kept, ..))) if there == kept => {}
            (Some((there, bytes, film)), Some((kept, _, same))) if film == same => {
                let kept = vec![(*film, vec![kept.clone()])];
                plan.files.push(Discard { path: there.clone(), bytes: *bytes, content: *film, kept });
            }
            _ => continue,
        }
        let kept = vec![(photo, vec![files[keep].0.clone()])];
        plan.files.push(Discard { path: path.clone(), bytes: *bytes, content: photo, kept });
    }
    Ok(())
}
