//! Stacks and themes of an open library: found on the thread that groups, told with what the person decided laid over.
//!
//! Stacks are looked for by themselves when photos came and nothing is read any more. Themes only where the person asks.
//! What is wanted at the same moment, events among it, is asked for in one.

use super::super::covers::show_covers;
use super::super::stacks::{Telling, telling_of};
use super::super::writer::locked;
use super::super::{EngineError, threads};
use super::desk::Desk;
use super::overlay::{Taken, overlay, summarised, time};
use super::{Event, Themes, ThemesState};
use crate::domain::{GroupId, PhotoId, ShownStack, Stack, Suggestion, Summary, ThemeKind};
use crate::grouping::{decided_stacks, decided_themes};
use crate::review::Review;
use std::sync::Arc;

/// What the thread that groups is asked for.
pub(super) enum Ask {
    /// Groups of some kinds.
    Groups(Wanted),
    /// Photos that might belong to a group, too.
    Nearly(NearlyAsk),
}

/// What is to be made of all photos.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Wanted {
    pub(super) events: bool,
    /// Folders that look like albums.
    pub(super) folders: bool,
    pub(super) stacks: bool,
    /// Themes: of these photos, or of all.
    pub(super) themes: Option<Option<Vec<PhotoId>>>,
}

/// A group, and all events with their photos.
pub(super) struct NearlyAsk {
    pub(super) group: GroupId,
    pub(super) groups: Vec<(GroupId, Vec<PhotoId>)>,
}

/// Fewer photos do not recur: two that look alike are a stack, or chance.
const FEWEST: usize = 3;

/// What was found, and what is to be looked for.
#[derive(Default)]
pub(super) struct Kinds {
    stacks: Option<Vec<Stack>>,
    themes: Option<Vec<Suggestion>>,
    wants_stacks: bool,
    wants_folders: bool,
    wants_themes: Option<Option<Vec<PhotoId>>>,
    wants_nearly: Option<NearlyAsk>,
    /// Whether the thread that groups is at anything.
    is_at_work: bool,
    /// Whether it is at themes.
    makes_themes: bool,
    /// Whether photos came or went since the themes were found.
    is_stale: bool,
    /// Whether themes were ever told.
    has_told_themes: bool,
    /// The stacks that were told last, and whether they had been looked for.
    told: Option<(Arc<[ShownStack]>, bool)>,
    /// Whether bursts and copies could be told when stacks were looked for last.
    telling: Telling,
}

impl Kinds {
    /// Photos came or went.
    pub(super) fn photos_changed(&mut self) {
        self.wants_stacks = true;
        self.wants_folders = true;
        self.is_stale = true;
    }

    /// Looks are compared in another way from now on, also for the themes that are being made: it is learned before.
    fn looks_changed(&mut self) {
        self.is_stale |= !self.makes_themes;
    }

    /// Whether the thread that groups has nothing to do.
    pub(super) fn is_free(&self) -> bool {
        !self.is_at_work
    }

    /// What to ask for now: the person waits for a group's photos and for themes; stacks wait until nothing is read. One kind
    /// where only one is made at a time, so that what is more urgent need not wait for all.
    fn next(&mut self, is_due: bool, is_reading: bool, threads: usize) -> Option<Ask> {
        if let Some(ask) = self.wants_nearly.take() {
            return Some(Ask::Nearly(ask));
        }
        let mut wanted = Wanted { events: is_due, ..Wanted::default() };
        let is_enough = |wanted: &Wanted| threads == 1 && *wanted != Wanted::default();
        if !is_enough(&wanted) {
            wanted.themes = self.wants_themes.take();
            self.makes_themes = wanted.themes.is_some();
            self.is_stale &= !self.makes_themes;
        }
        // Folders cost next to nothing, and are what the person knows best.
        if !is_reading && !is_enough(&wanted) {
            wanted.folders = std::mem::take(&mut self.wants_folders);
        }
        if !is_reading && !is_enough(&wanted) {
            wanted.stacks = std::mem::take(&mut self.wants_stacks);
        }
        (wanted != Wanted::default()).then_some(Ask::Groups(wanted))
    }

    fn state(&self) -> ThemesState {
        match (self.wants_themes.is_some() || self.makes_themes, &self.themes) {
            (true, _) => ThemesState::Working,
            (false, None) => ThemesState::NotAsked,
            (false, Some(_)) => ThemesState::Made { is_stale: self.is_stale },
        }
    }
}

impl Desk {
    /// Asks the thread that groups for what waits, where it has nothing to do.
    pub(super) fn ask_for_groups(&mut self, now: f64) {
        if !self.kinds.is_free() {
            return;
        }
        let is_due = self.schedule.due().is_some_and(|due| due <= now);
        if let Some(ask) = self.kinds.next(is_due, self.running.is_some(), threads()) {
            let is_of_events = matches!(&ask, Ask::Groups(wanted) if wanted.events);
            // The thread lives as long as this one, and has nothing to do.
            self.kinds.is_at_work = self.hands.grouping.try_send(ask).is_ok();
            if is_of_events && self.kinds.is_at_work {
                self.schedule.start(now);
            }
        }
    }

    /// The thread that groups has nothing to do any more. What it could not even begin is not waited for.
    pub(super) fn rested(&mut self, result: Result<(), EngineError>) {
        self.kinds.is_at_work = false;
        self.attempt(result);
        if self.schedule.is_at_work() {
            self.schedule.end(self.now());
            self.tell_groups();
        }
        if std::mem::take(&mut self.kinds.makes_themes) {
            self.tell_themes();
        }
    }

    /// Something was learned of looks: themes that were found before may be others now.
    pub(super) fn looks_changed(&mut self) {
        self.kinds.looks_changed();
        self.tell_themes();
    }

    /// The person wants themes.
    pub(super) fn want_themes(&mut self, among: Option<Vec<PhotoId>>) {
        self.kinds.wants_themes = Some(among);
        self.tell_themes();
    }

    /// The person looks at a group: what might belong to it, too?
    pub(super) fn want_nearly(&mut self, group: GroupId) {
        let Some(base) = &self.base else { return };
        let groups = overlay(base, &self.review, &self.taken).into_iter().map(|of| (of.id, of.photos)).collect();
        self.kinds.wants_nearly = Some(NearlyAsk { group, groups });
    }

    /// They were looked for.
    pub(super) fn nearly_found(&mut self, found: Result<(GroupId, Vec<PhotoId>), EngineError>) {
        if let Some((group, photos)) = self.attempt(found) {
            self.post.send(Event::Nearly { group, photos: photos.into() });
        }
    }

    /// Stacks were found, or could not be.
    pub(super) fn stacked(&mut self, found: Result<Vec<Stack>, EngineError>) {
        if let Some(stacks) = self.attempt(found) {
            self.kinds.stacks = Some(stacks);
            let telling = telling_of(&locked(&self.library));
            if let Some(telling) = self.attempt(telling).filter(|telling| *telling != self.kinds.telling) {
                self.kinds.telling = telling;
                self.post.send(Event::StacksToldBy(telling));
            }
        }
        self.tell_stacks(false);
    }

    /// Themes were found, or could not be.
    pub(super) fn themed(&mut self, found: Result<Vec<Suggestion>, EngineError>) {
        self.kinds.makes_themes = false;
        if let Some(mut themes) = self.attempt(found) {
            let taken = &self.taken;
            let order = |theme: &mut Suggestion| theme.photos.sort_by_cached_key(|photo| time(Some(photo), taken));
            themes.iter_mut().for_each(order);
            self.kinds.themes = Some(themes);
        }
        self.tell_themes();
    }

    /// Photos came or went: what shows in stacks and themes is told anew.
    pub(super) fn kinds_changed(&mut self) {
        let before = self.kinds.state();
        self.kinds.photos_changed();
        self.tell_stacks(false);
        self.tell_folder_albums(false);
        if self.kinds.state() != before {
            self.tell_themes();
        }
    }

    /// Something was decided: both are told, so that what the window hoped for is not shown any longer.
    pub(super) fn tell_kinds(&mut self) {
        self.tell_stacks(true);
        self.tell_themes();
        self.tell_folder_albums(true);
    }

    /// Tells the stacks as they are now, where they are others than before, or in any case.
    fn tell_stacks(&mut self, in_any_case: bool) {
        let found = self.kinds.stacks.as_deref();
        let is_here = |photo| self.taken.contains_key(&photo);
        let shown = decided_stacks(found.unwrap_or(&[]), self.review.stacks(), is_here);
        let is_made = found.is_some();
        let is_told = self.kinds.told.as_ref().is_some_and(|(told, was)| *was == is_made && **told == *shown);
        if (in_any_case || !is_told) && (is_made || !shown.is_empty() || self.kinds.told.is_some()) {
            let shown: Arc<[ShownStack]> = shown.into();
            self.kinds.told = Some((shown.clone(), is_made));
            self.post.send(Event::Stacks { shown, is_made });
        }
    }

    /// Tells the themes as they are now, where there is something to tell.
    fn tell_themes(&mut self) {
        let state = self.kinds.state();
        let is_something = state != ThemesState::NotAsked || self.review.themes().next().is_some();
        if is_something || std::mem::replace(&mut self.kinds.has_told_themes, is_something) {
            self.kinds.has_told_themes = true;
            let themes = shown_themes(self.found_themes(), &self.review, &self.taken);
            self.post.send(Event::Themes(Themes { groups: themes.into(), state }));
        }
    }

    /// The themes that were found last.
    pub(super) fn found_themes(&self) -> &[Suggestion] {
        self.kinds.themes.as_deref().unwrap_or(&[])
    }
}

/// What was found with what was decided laid over.
pub(super) fn shown_themes(found: &[Suggestion], review: &Review, taken: &Taken) -> Vec<Suggestion> {
    let order = |photos: &mut Vec<PhotoId>| {
        photos.retain(|photo| taken.contains_key(photo));
        // What was found is in order but for photos that were dated anew.
        if !photos.is_sorted_by_key(|photo| time(Some(photo), taken)) {
            photos.sort_by_cached_key(|photo| time(Some(photo), taken));
        }
    };
    let mut themes = decided_themes(found, review.themes(), &review.apart(), FEWEST, order);
    for album in themes.iter_mut().filter(|t| t.summary.theme.is_some_and(|theme| theme.kind == ThemeKind::Hand)) {
        // Nobody found it, so nobody has looked at its dates.
        let dates = summarised(&album.photos, taken, Vec::new());
        album.summary = Summary { theme: album.summary.theme, ..dates };
    }
    show_covers(&mut themes, review);
    themes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups(ask: Option<Ask>) -> Option<Wanted> {
        ask.map(|ask| match ask {
            Ask::Groups(wanted) => wanted,
            Ask::Nearly(_) => panic!("nobody looks at a group"),
        })
    }

    #[test]
    fn stacks_wait_for_the_import_and_themes_for_nothing() {
        let mut kinds = Kinds::default();
        assert!(kinds.next(false, false, 2).is_none());
        kinds.photos_changed();
        assert!(kinds.next(false, true, 2).is_none(), "photos are still coming");
        kinds.wants_themes = Some(None);
        assert_eq!(kinds.state(), ThemesState::Working);
        let themes = Wanted { themes: Some(None), ..Wanted::default() };
        assert_eq!(groups(kinds.next(false, true, 2)), Some(themes));
        assert_eq!(kinds.state(), ThemesState::Working);
        let rest = Wanted { folders: true, stacks: true, ..Wanted::default() };
        assert_eq!(groups(kinds.next(false, false, 2)), Some(rest));
        assert!(kinds.next(false, false, 2).is_none(), "once is enough");
        (kinds.makes_themes, kinds.themes) = (false, Some(Vec::new()));
        assert_eq!(kinds.state(), ThemesState::Made { is_stale: false });
        kinds.photos_changed();
        assert_eq!(kinds.state(), ThemesState::Made { is_stale: true });
    }

    #[test]
    fn what_is_wanted_is_asked_for_in_one_or_on_one_core_in_turn() {
        let wanted = || {
            let mut kinds = Kinds::default();
            kinds.photos_changed();
            kinds.wants_themes = Some(None);
            kinds
        };
        let all = Wanted { events: true, folders: true, stacks: true, themes: Some(None) };
        assert_eq!(groups(wanted().next(true, false, 2)), Some(all));
        let mut kinds = wanted();
        let mut next = |is_due| groups(kinds.next(is_due, false, 1));
        assert_eq!(next(true), Some(Wanted { events: true, ..Wanted::default() }));
        assert_eq!(next(false), Some(Wanted { themes: Some(None), ..Wanted::default() }));
        assert_eq!(next(true), Some(Wanted { events: true, ..Wanted::default() }), "events go before what can wait");
        assert_eq!(next(false), Some(Wanted { folders: true, ..Wanted::default() }));
        assert_eq!(next(false), Some(Wanted { stacks: true, ..Wanted::default() }));
        assert_eq!(next(false), None);
    }

    #[test]
    fn themes_that_are_made_of_what_was_just_learned_are_not_stale() {
        let mut kinds = Kinds { wants_themes: Some(None), is_stale: true, ..Kinds::default() };
        assert!(kinds.next(true, false, 2).is_some());
        kinds.looks_changed();
        (kinds.makes_themes, kinds.themes) = (false, Some(Vec::new()));
        assert_eq!(kinds.state(), ThemesState::Made { is_stale: false });
        kinds.looks_changed();
        assert_eq!(kinds.state(), ThemesState::Made { is_stale: true });
    }
}
