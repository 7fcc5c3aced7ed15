//! Albums made by hand, and adding photos to albums.
//!
//! Every photo is in exactly one event, and may be in any number of albums that lie across events: themes, and those made by
//! hand. Adding to one of these takes nothing from anywhere. An album that is an event holds its photos for itself, so what
//! is added to it comes out of the suggestion that it is in: of that nobody but Albumen said anything. Out of another album
//! that the person accepted nothing is taken, since whoever says "add" did not say "take away there": that is refused, and
//! the person can move the photos, or put them into an album made by hand.

use super::ReviewError;
use super::resolve::{Draft, named};
use crate::domain::{GroupId, GroupState, Held, PhotoId, ThemeKind};

impl Draft<'_> {
    /// A new album of these photos, wherever they are.
    pub(super) fn create(&mut self, id: GroupId, name: &str, photos: &[PhotoId]) -> Result<(), ReviewError> {
        let photos = named(photos)?;
        if let Some(photo) = photos.iter().find(|photo| !self.view.knows(self.review, **photo)) {
            return Err(ReviewError::NoPhoto(*photo));
        }
        let name = Some(name.trim()).filter(|name| !name.is_empty()).map(ToOwned::to_owned);
        let (state, theme) = (GroupState::Accepted, Some(ThemeKind::Hand));
        let album = Held { id: id.clone(), state, name, photos: photos.into_iter().collect(), theme };
        self.after.insert(id, album);
        Ok(())
    }

    /// Into an album, out of no other.
    pub(super) fn add(&mut self, photos: &[PhotoId], to: &GroupId) -> Result<(), ReviewError> {
        if self.open(to)?.theme.is_none() {
            for photo in named(photos)? {
                let own = self.review.group_of(photo).and_then(|own| self.review.held_group(own));
                if let Some(other) = own.filter(|own| own.id != *to && own.state == GroupState::Accepted) {
                    return Err(ReviewError::InAnotherAlbum { photo, album: other.id.clone() });
                }
            }
        }
        self.move_to(photos, to)?;
        // The rest of a suggestion stays one: of it nothing was said.
        let review = self.review;
        self.after.retain(|id, _| id == to || review.held_group(id).is_some());
        Ok(())
    }
}
