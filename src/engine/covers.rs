//! The photos that the person chose to stand for groups, laid over those that were chosen for them. Pure.

use crate::domain::Suggestion;
use crate::review::Review;

/// Puts each group's own cover first, where it has one and the photo is still in it.
pub(super) fn show_covers(groups: &mut [Suggestion], review: &Review) {
    for group in groups {
        if let Some(cover) = review.cover(&group.id).filter(|cover| group.photos.contains(cover)) {
            group.summary.stand_for(cover);
        }
    }
}
