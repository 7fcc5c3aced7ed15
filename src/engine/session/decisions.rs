//! What the session's thread does about decisions: answered at once, on the disk before they are answered.

use super::super::apply::keep;
use super::super::clock;
use super::super::history::told;
use super::super::learn::stand;
use super::super::versions::follow;
use super::super::writer::locked;
use super::Event;
use super::asking::Question;
use super::desk::Desk;
use super::folder_albums::shown_folders;
use super::kinds::shown_themes;
use super::overlay::{Base, overlay, summarised};
use super::said::reviewed;
use crate::domain::{Mark, Operation, PhotoId};
use crate::review::Review;
use std::sync::Arc;

/// As many steps as anybody goes through by hand; the command line tells all.
const TOLD: usize = 1_000;

impl Desk {
    /// Lets decisions follow photos that were edited in another program.
    pub(super) fn follow_versions(&mut self) {
        let before = self.review.clone();
        let followed = follow(&mut locked(&self.library), &mut self.review);
        if self.attempt(followed) == Some(true) {
            self.tell_marks(&before);
            self.tell_decided();
        }
    }

    /// Tells all that decisions show in.
    pub(super) fn tell_decided(&mut self) {
        self.tell_groups();
        self.tell_kinds();
        self.tell_history();
    }

    /// Tells what was done, where the window wants to know.
    pub(super) fn tell_history(&self) {
        if self.tells_history {
            let now = self.base.as_ref().map(|base| overlay(base, &self.review, &self.taken)).unwrap_or_default();
            let summary = |photos: &[PhotoId]| summarised(photos, &self.taken, Vec::new());
            let done = told(&self.review, &now, summary, &self.zone, TOLD);
            self.post.send(Event::History(done.into()));
        }
    }

    /// Tells how learning stands.
    pub(super) fn tell_learning(&self) {
        let stands = stand(&locked(&self.library), &self.review);
        if let Some(learned) = self.attempt(stands) {
            self.post.send(Event::Learning(Arc::new(learned)));
        }
    }

    /// Tells anew of the photos of which the person says something else than `before`.
    fn tell_marks(&mut self, before: &Review) {
        let photos = self.review.marked_otherwise(before);
        if photos.is_empty() {
            return;
        }
        let tells = |photo: &PhotoId| {
            let facts = |mark: Mark| (mark.date, mark.shift, mark.offset, mark.place);
            facts(self.review.mark(*photo)) != facts(before.mark(*photo))
        };
        let moves = photos.iter().any(tells);
        self.retell(&photos);
        if moves {
            self.kinds_changed(); // stacks go by time, too
        }
    }

    /// Carries these out, all or nothing.
    pub(super) fn decide(&mut self, operations: &[Operation]) {
        let nothing = Base::default();
        let base = self.base.as_ref().unwrap_or(&nothing);
        let mut after = self.review.clone();
        let (found, folders) = (self.found_themes(), self.folder_albums.found());
        let group = |review: &Review| {
            let mut groups = overlay(base, review, &self.taken);
            // Those that are held, the review knows itself.
            let themes = shown_themes(found, review, &self.taken).into_iter();
            groups.extend(themes.filter(|theme| review.held_group(&theme.id).is_none()));
            let folders = shown_folders(folders, review, &self.taken).into_iter();
            groups.extend(folders.filter(|folder| review.held_group(&folder.id).is_none()));
            groups
        };
        let applied = after.apply(operations, clock::now(), group);
        let entries = match applied {
            Ok(entries) => entries,
            Err((_, reason)) => return self.post.send(Event::Refused(reason)),
        };
        let kept = keep(&mut locked(&self.library), &self.review, &after, &entries);
        if self.attempt(kept).is_some() {
            self.post.send(Event::Reviewed(reviewed(&self.review, &entries, &after)));
            let before = std::mem::replace(&mut self.review, after);
            self.tell_marks(&before);
            self.ask(Question::Changed); // titles are found by their words
            self.schedule.decided(self.now());
        }
        // Also where nothing was kept: the window may show already what it hoped for.
        self.tell_decided();
    }
}
