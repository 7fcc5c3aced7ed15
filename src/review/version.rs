//! A photo that was edited in another program: the new content stands where the old one stood.
//!
//! It is not the person's correction, so undo passes over it: whatever they take back later, they get it with the photo as
//! it is now. Its exact inverse is the version back, which comes when the file gets its old content again.

use super::{Change, Entry, LinkChange, Review, Step, links_follow, stacks};
use crate::domain::PhotoId;
use std::borrow::Cow;

/// What became of a photo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Version {
    /// The photo that was there.
    pub old: PhotoId,
    /// The one that is there now.
    pub new: PhotoId,
    /// Whether the old one is still somewhere else: then both stand there.
    pub keeps: bool,
}

impl Version {
    /// Whether it can follow in this list of photos: what stands beside the old one stands nowhere else.
    fn fits(&self, photos: &[PhotoId]) -> bool {
        let has = |photo| photos.binary_search(&photo).is_ok();
        !has(self.new) || has(self.old)
    }

    /// What stands where this one photo stood.
    pub(super) fn follow_one(&self, photo: &mut PhotoId) {
        if *photo == self.old && !self.keeps {
            *photo = self.new;
        }
    }

    pub(super) fn follow(&self, photos: &mut Vec<PhotoId>) {
        if photos.binary_search(&self.old).is_err() {
            return;
        }
        if !self.keeps {
            photos.retain(|photo| *photo != self.old);
        }
        if let Err(place) = photos.binary_search(&self.new) {
            photos.insert(place, self.new);
        }
    }
}

impl Review {
    /// Follows a version in all that was decided, what was taken back included. Returns the entry to append to the log;
    /// `None` where nothing names the old photo, or where the new one has decisions of its own, which stay. `at` is the time
    /// in milliseconds since the Unix epoch.
    pub fn follow(&mut self, version: Version, at: i64) -> Option<Entry> {
        self.replace(version).then(|| {
            self.last += 1;
            Entry {
                sequence: self.last,
                at,
                step: Step::Version { old: version.old, new: version.new, keeps: version.keeps },
            }
        })
    }

    /// Whether anything changed.
    pub(super) fn replace(&mut self, version: Version) -> bool {
        if version.old == version.new {
            return false;
        }
        let has_marks = self.replace_marks(version);
        self.replace_in_groups(version) || has_marks
    }

    fn replace_in_groups(&mut self, version: Version) -> bool {
        let (lists, links) = (|| self.lists(), self.link_lists());
        let is_named = lists().any(|photos| photos.binary_search(&version.old).is_ok())
            || self.is_cover(&version)
            || links.iter().flat_map(|list| list.iter()).any(|change| links_follow::names(&version, change.pair));
        if !is_named
            || !lists().all(|photos| version.fits(photos))
            || !links.iter().all(|list| links_follow::fits(&version, list))
        {
            return false;
        }
        for group in self.held.values_mut() {
            version.follow(&mut group.photos);
        }
        for said in self.done.iter_mut().chain(&mut self.undone) {
            let Change { before, after, clock: _, stacks, covers, links, marks: _ } = &mut said.change;
            links_follow::follow_changes(&version, links);
            before.iter_mut().chain(after).for_each(|group| version.follow(&mut group.photos));
            let stacks = stacks.before.iter_mut().chain(&mut stacks.after);
            stacks.for_each(|stack| stacks::follow(stack, &version));
            covers.iter_mut().for_each(|cover| cover.follow(&version));
        }
        self.covers.values_mut().for_each(|photo| version.follow_one(photo));
        self.stacks.follow(&version);
        links_follow::follow(&version, &mut self.links);
        if let Some(group) = self.group_of.get(&version.old).cloned() {
            self.group_of.insert(version.new, group);
            if !version.keeps {
                self.group_of.remove(&version.old);
            }
        }
        true
    }

    /// Whether a cover becomes another by it, now or in the history.
    fn is_cover(&self, version: &Version) -> bool {
        let mut history = self.done.iter().chain(&self.undone).flat_map(|said| &said.change.covers);
        !version.keeps
            && (self.covers.values().any(|photo| *photo == version.old)
                || history.any(|cover| cover.names(version.old)))
    }

    /// What was said of pairs of photos, now and in the history.
    fn link_lists(&self) -> Vec<Cow<'_, [LinkChange]>> {
        let now = self.links.iter().map(|(pair, said)| LinkChange { pair, was: None, now: Some(said) }).collect();
        let history = self.done.iter().chain(&self.undone).map(|said| Cow::Borrowed(said.change.links.as_slice()));
        std::iter::once(Cow::Owned(now)).chain(history).collect()
    }

    /// Every list of photos there is, now and in the history.
    fn lists(&self) -> impl Iterator<Item = &Vec<PhotoId>> {
        let history = || self.done.iter().chain(&self.undone).map(|said| &said.change);
        let groups = self.held.values().chain(history().flat_map(|change| change.before.iter().chain(&change.after)));
        let stacks = history().flat_map(|change| change.stacks.before.iter().chain(&change.stacks.after));
        let stacks = self.stacks.all().chain(stacks);
        groups.map(|group| &group.photos).chain(stacks.map(|stack| &stack.photos))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Correction, GroupId, GroupState, Operation, Suggestion, Summary};

    fn photo(n: u8) -> PhotoId {
        PhotoId::from_bytes([n; 16])
    }

    fn id(name: &str) -> GroupId {
        GroupId(name.to_owned())
    }

    /// Two groups of three.
    fn groups(_: &Review) -> Vec<Suggestion> {
        let group = |name, photos: [u8; 3]| Suggestion {
            id: id(name),
            state: GroupState::Open,
            addition_to: None,
            name: None,
            photos: photos.map(photo).to_vec(),
            confidence: 0.5,
            sure: false,
            summary: Summary::default(),
        };
        vec![group("e1", [1, 2, 3]), group("e4", [4, 5, 6])]
    }

    /// A review with a log: one album, one photo taken out, one decision taken back.
    fn decided() -> (Review, Vec<Entry>) {
        let mut review = Review::default();
        let operations = [
            Operation::Correct(Correction::Accept { group: id("e1") }),
            Operation::Correct(Correction::Move { photos: vec![photo(2)], to: id("e4") }),
            Operation::Correct(Correction::Later { group: id("e4") }),
            Operation::Undo,
        ];
        let log = review.apply(&operations, 7, groups).expect("it can be done");
        (review, log)
    }

    fn photos(review: &Review, group: &str) -> Vec<PhotoId> {
        review.held_group(&id(group)).expect("it is held").photos.clone()
    }

    #[test]
    fn a_version_stands_in_the_album_and_its_way_back_is_exact() {
        for keeps in [false, true] {
            let (before, mut log) = decided();
            let mut review = before.clone();
            let entry = review.follow(Version { old: photo(2), new: photo(9), keeps }, 8).expect("it is named");
            let beside: &[u8] = if keeps { &[2, 4, 5, 6, 9] } else { &[4, 5, 6, 9] };
            assert_eq!(photos(&review, "e4"), beside.iter().map(|n| photo(*n)).collect::<Vec<_>>());
            assert_eq!(review.group_of(photo(9)), Some(&id("e4")));
            assert_eq!(review.group_of(photo(2)).is_some(), keeps);
            log.push(entry);
            assert_eq!(Review::from_log(&log), Ok(review.clone()), "the log says the same");

            let back = review.follow(Version { old: photo(9), new: photo(2), keeps: false }, 9).expect("it is named");
            log.push(back);
            assert_eq!(Review::from_log(&log), Ok(review.clone()));
            assert_eq!(review, Review { last: review.last, ..before }, "exactly as it was");
        }
    }

    #[test]
    fn undo_gives_back_the_album_with_the_photo_as_it_is_now() {
        let (mut review, mut log) = decided();
        log.extend(review.follow(Version { old: photo(2), new: photo(9), keeps: false }, 8));
        log.extend(
            review.apply(&[Operation::Redo, Operation::Undo, Operation::Undo], 9, groups).expect("it can be undone"),
        );
        assert_eq!(photos(&review, "e1"), [1, 3, 9].map(photo));
        assert_eq!(Review::from_log(&log), Ok(review));
    }

    #[test]
    fn a_version_stands_in_its_stack_and_its_way_back_is_exact() {
        for keeps in [false, true] {
            let mut before = Review::default();
            let keep = Correction::Keep { stack: [1, 2, 4].map(photo).to_vec(), photos: [4, 2].map(photo).to_vec() };
            let mut log = before.apply(&[Operation::Correct(keep)], 7, groups).expect("it can be done");
            let mut review = before.clone();
            log.extend(review.follow(Version { old: photo(2), new: photo(9), keeps }, 8));
            let kept: &[u8] = if keeps { &[4, 2, 9] } else { &[4, 9] };
            let stack = review.stack_with(photo(9)).expect("it follows");
            assert_eq!(stack.kept, kept.iter().map(|n| photo(*n)).collect::<Vec<_>>());
            // The smallest photo names the stack; here it is another.
            log.extend(review.follow(Version { old: photo(1), new: photo(8), keeps: false }, 8));
            assert_eq!(review.stacks().count(), 1);
            assert_eq!(Review::from_log(&log), Ok(review.clone()), "the log says the same");
            log.extend(review.follow(Version { old: photo(8), new: photo(1), keeps: false }, 9));
            log.extend(review.follow(Version { old: photo(9), new: photo(2), keeps: false }, 9));
            assert_eq!(Review::from_log(&log), Ok(review.clone()));
            assert_eq!(review, Review { last: review.last, ..before }, "exactly as it was");
        }
    }

    #[test]
    fn decisions_of_its_own_stay() {
        let (review, _) = decided();
        for (old, new) in [(2, 1), (8, 9), (2, 2)] {
            let mut tried = review.clone();
            assert_eq!(tried.follow(Version { old: photo(old), new: photo(new), keeps: false }, 8), None);
            assert_eq!(tried, review);
        }
    }
}
