//! Folders of an open library that look like albums: looked for with stacks, told with what the person decided laid over.

use super::super::EngineError;
use super::super::covers::show_covers;
use super::Event;
use super::desk::Desk;
use super::overlay::{Taken, time};
use crate::domain::{PhotoId, Suggestion};
use crate::grouping::decided_folders;
use crate::review::Review;
use std::sync::Arc;

/// What was found, and what was told of it.
#[derive(Default)]
pub(super) struct FolderAlbums {
    found: Option<Vec<Suggestion>>,
    told: Arc<[Suggestion]>,
}

impl FolderAlbums {
    /// With nothing decided.
    pub(super) fn found(&self) -> &[Suggestion] {
        self.found.as_deref().unwrap_or(&[])
    }
}

impl Desk {
    /// They were looked for.
    pub(super) fn foldered(&mut self, found: Result<Vec<Suggestion>, EngineError>) {
        if let Some(folders) = self.attempt(found) {
            self.folder_albums.found = Some(folders);
        }
        self.tell_folder_albums(false);
    }

    /// Tells them as they are now, where they are others than before, or in any case.
    pub(super) fn tell_folder_albums(&mut self, in_any_case: bool) {
        let shown = shown_folders(self.folder_albums.found(), &self.review, &self.taken);
        if in_any_case || *self.folder_albums.told != *shown {
            self.folder_albums.told = shown.into();
            self.post.send(Event::FolderAlbums(self.folder_albums.told.clone()));
        }
    }
}

/// What was found with what was decided laid over.
pub(super) fn shown_folders(found: &[Suggestion], review: &Review, taken: &Taken) -> Vec<Suggestion> {
    let order = |photos: &mut Vec<PhotoId>| {
        photos.retain(|photo| taken.contains_key(photo));
        // What was found is in order but for photos that were dated anew.
        if !photos.is_sorted_by_key(|photo| time(Some(photo), taken)) {
            photos.sort_by_cached_key(|photo| time(Some(photo), taken));
        }
    };
    let mut folders = decided_folders(found, review.held(), &review.apart(), order);
    show_covers(&mut folders, review);
    folders
}
