//! What the session's thread does about decisions: answered at once, on the disk before they are answered.

use super::super::apply::keep;
use super::super::clock;
use super::super::versions::follow;
use super::super::writer::locked;
use super::Event;
use super::desk::Desk;
use super::overlay::{Base, overlay};
use super::said::reviewed;
use crate::domain::Operation;

impl Desk {
    /// Lets decisions follow photos that were edited in another program.
    pub(super) fn follow_versions(&mut self) {
        let followed = follow(&mut locked(&self.library), &mut self.review);
        if self.attempt(followed) == Some(true) {
            self.tell_groups();
        }
    }

    /// Carries these out, all or nothing.
    pub(super) fn decide(&mut self, operations: &[Operation]) {
        let nothing = Base::default();
        let base = self.base.as_ref().unwrap_or(&nothing);
        let mut after = self.review.clone();
        let applied = after.apply(operations, clock::now(), |review| overlay(base, review, &self.taken));
        let entries = match applied {
            Ok(entries) => entries,
            Err((_, reason)) => return self.post.send(Event::Refused(reason)),
        };
        let kept = keep(&mut locked(&self.library), &self.review, &after, &entries);
        if self.attempt(kept).is_some() {
            self.post.send(Event::Reviewed(reviewed(&self.review, &entries, &after)));
            self.review = after;
            self.schedule.decided(self.now());
        }
        // Also where nothing was kept: the window may show already what it hoped for.
        self.tell_groups();
    }
}
