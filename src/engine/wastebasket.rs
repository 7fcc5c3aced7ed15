//! What is not kept of decided stacks, on its way to the system's wastebasket.

use super::EngineError;
use super::catalogue::load_review;
use crate::domain::{HeldStack, PhotoId};
use crate::library::{Library, LibraryError};
use crate::wastebasket::{Discard, Stayed, Wastebasket};
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// The files that would go.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DiscardPlan {
    /// Each with what stays in its place.
    pub files: Vec<Discard>,
    /// The bytes of all of them.
    pub bytes: u64,
    /// Of how many stacks.
    pub stacks: usize,
    /// Where it is about files that lie in several places: of how many photos.
    pub twins: Option<usize>,
}

/// What went.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Discarded {
    /// The files, where they were.
    pub files: Vec<PathBuf>,
    /// The bytes of all of them.
    pub bytes: u64,
    /// Files that stayed, and why.
    pub stayed: Vec<(PathBuf, Stayed)>,
}

/// Lists what is not kept: of the stack that holds these photos, or of all that the person decided about. Every file of a
/// rejected photo goes, and the film of a live photo with it. Nothing is moved.
pub fn plan_discard(folder: &Path, of: Option<&[PhotoId]>) -> Result<DiscardPlan, EngineError> {
    let library = Library::open_to_read(folder)?.ok_or_else(|| EngineError::NoLibrary(folder.to_owned()))?;
    let review = load_review(&library)?;
    let mut plan = DiscardPlan::default();
    let is_meant = |stack: &&HeldStack| of.is_none_or(|of| of.iter().any(|photo| stack.photos.contains(photo)));
    for stack in review.stacks().filter(|stack| !stack.is_dissolved()).filter(is_meant) {
        let before = plan.files.len();
        add(&mut plan, &library, stack)?;
        plan.stacks += usize::from(plan.files.len() > before);
    }
    let mut seen = HashSet::new();
    plan.files.retain(|file| seen.insert(file.path.clone()));
    plan.bytes = plan.files.iter().map(|file| file.bytes).sum();
    Ok(plan)
}

fn add(plan: &mut DiscardPlan, library: &Library, stack: &HeldStack) -> Result<(), LibraryError> {
    let files = |id: &PhotoId| -> Result<Vec<(PathBuf, u64)>, LibraryError> {
        let places = library.photo(*id)?.map(|photo| photo.places).unwrap_or_default();
        let here = places.into_iter().filter(|(_, _, missing)| !missing);
        Ok(here.map(|(path, stamp, _)| (path, stamp.size)).collect())
    };
    let paths = |id: &PhotoId| Ok((*id, files(id)?.into_iter().map(|(path, _)| path).collect()));
    let kept: Vec<(PhotoId, Vec<PathBuf>)> = stack.kept.iter().map(paths).collect::<Result<_, LibraryError>>()?;
    for rejected in stack.photos.iter().filter(|photo| !stack.kept.contains(photo)) {
        for (path, bytes) in files(rejected)? {
            if let Some((path, bytes, content)) = library.film_of(*rejected, &path)?
                && !stack.photos.contains(&content)
            {
                plan.files.push(Discard { path, bytes, content, kept: kept.clone() });
            }
            plan.files.push(Discard { path, bytes, content: *rejected, kept: kept.clone() });
        }
    }
    Ok(())
}

/// Moves the files of a plan, until `is_over`. Where the system has no wastebasket for one of them, the others are not tried.
pub fn discard(plan: &DiscardPlan, is_over: &dyn Fn() -> bool) -> Discarded {
    let (mut wastebasket, mut done) = (Wastebasket::default(), Discarded::default());
    for file in &plan.files {
        if is_over() {
            break;
        }
        match wastebasket.discard(file) {
            Ok(()) => {
                done.bytes += file.bytes;
                done.files.push(file.path.clone());
            }
            Err(why) => {
                let has_none = matches!(why, Stayed::NoWastebasket(_));
                done.stayed.push((file.path.clone(), why));
                if has_none {
                    break;
                }
            }
        }
    }
    done
}

/// Puts files back where they were; those that could not be are left in the wastebasket, where they are.
pub fn put_back(files: &[PathBuf]) -> (Vec<PathBuf>, Vec<PathBuf>) {
    files.iter().cloned().partition(|path| Wastebasket::put_back(path))
}
