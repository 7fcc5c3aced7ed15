//! What the person wants to see only, and which photos and albums are left.

use super::{Model, Towns};
use crate::domain::{GroupId, PhotoId};
use crate::engine::session::PhotoItem;
use crate::engine::{Criterion, Facts, Filter};
use std::collections::HashSet;

/// A filter, and what it was worked out for.
#[derive(Debug, Default)]
pub struct Sieve {
    /// What is asked of photos.
    pub filter: Filter,
    /// Whether it is shown, so that more can be asked.
    pub is_open: bool,
    /// How many photos are left.
    left: usize,
    /// The albums with photos that are left, where any is asked.
    albums: Option<HashSet<GroupId>>,
    of: Option<Of>,
    run: Option<Run>,
    /// When it was worked out last.
    at: f64,
}

/// What an outcome depends on: the filter, and versions of photos, groups and towns.
type Of = (Filter, u64, u64, u64);

/// What is being worked out, some photos with each frame.
#[derive(Debug)]
struct Run {
    of: Of,
    /// All albums, and how many of them were gone through for each of both purposes.
    albums: Vec<GroupId>,
    gathered: usize,
    judged: usize,
    /// The photos in albums, where that is asked.
    in_albums: HashSet<PhotoId>,
    /// All photos, and from where on those that may lie under others, which are passed over before; and how many of them were
    /// asked.
    photos: Vec<PhotoId>,
    under: usize,
    asked: usize,
    kept: HashSet<GroupId>,
}

/// While photos come in, what is left is worked out anew at most every so many seconds.
const PAUSE: f64 = 0.5;

/// So many photos are looked at with each frame: about 0.3 ms for each thousand in a release build (`measure -- frames`), where
/// 8 ms are to be had.
const STEP: usize = 2_500;

impl Sieve {
    /// How many photos are left; meaningless where nothing is asked.
    pub fn left(&self) -> usize {
        self.left
    }

    /// Whether an album has photos that are left.
    pub fn keeps(&self, album: &GroupId) -> bool {
        self.albums.as_ref().is_none_or(|albums| albums.contains(album))
    }
}

impl Model {
    /// Goes on to work out what is left, where something of it changed; what was seen before is seen until that is done. After
    /// how many seconds it wants to go on, if it does.
    pub fn sift(&mut self) -> Option<f64> {
        if self.sieve.filter.is_empty() {
            if self.sieve.of.take().is_some() | self.sieve.run.take().is_some() {
                self.photos.show_all();
                self.sieve.albums = None;
            }
            return None;
        }
        let towns = if self.asks_for_towns() { self.towns.version() } else { 0 };
        let of = (self.sieve.filter.clone(), self.photos.changes(), self.groups_version(), towns);
        // What began goes on to its end where only photos changed, else there would be none while they come in.
        if self.sieve.run.as_ref().is_none_or(|run| run.of.0 != of.0) {
            match &self.sieve.of {
                Some(before) if *before == of => {
                    self.sieve.run = None;
                    return None;
                }
                Some(before) if before.0 == of.0 && self.is_importing() && self.now - self.sieve.at < PAUSE => {
                    return Some(PAUSE);
                }
                _ => {}
            }
            if self.sieve.of.is_none() {
                // All of them are seen until the first outcome is there.
                self.sieve.left = self.photos.len();
            }
            let (photos, under) = self.photos.begin();
            self.sieve.run = Some(Run {
                of,
                albums: self.albums().into_iter().map(|album| album.id.clone()).collect(),
                gathered: 0,
                judged: 0,
                in_albums: HashSet::new(),
                photos,
                under,
                asked: 0,
                kept: HashSet::new(),
            });
        }
        let mut run = self.sieve.run.take()?;
        if !self.go_on(&mut run) {
            self.sieve.run = Some(run);
            return Some(0.0);
        }
        (self.sieve.left, self.sieve.albums, self.sieve.at) = (self.photos.show_some(), Some(run.kept), self.now);
        self.sieve.of = Some(run.of);
        self.keep_selection();
        Some(0.0)
    }

    /// Looks at some more photos. Whether all is done.
    fn go_on(&mut self, run: &mut Run) -> bool {
        let filter = &run.of.0;
        let mut left = STEP;
        let of = |album: &GroupId| self.group(album).map_or(&[][..], |group| &group.photos);
        while filter.criteria().contains(&Criterion::NoAlbum) && run.gathered < run.albums.len() {
            if left == 0 {
                return false;
            }
            let photos = of(&run.albums[run.gathered]);
            left = left.saturating_sub(photos.len());
            run.in_albums.extend(photos);
            run.gathered += 1;
        }
        let asked = &run.photos[run.asked..run.photos.len().min(run.asked + left)];
        let is_its_turn =
            |(at, id): &(usize, &PhotoId)| run.asked + at >= run.under || !self.photos.may_lie_under(**id);
        let passing = |id: &PhotoId| {
            let item = self.photos.get(*id);
            item.is_some_and(|item| passes(filter, item, &self.towns, run.in_albums.contains(id)))
        };
        let over = |id: &PhotoId| (*id, self.stacks.over(*id));
        let in_turn = asked.iter().enumerate().filter(is_its_turn).map(|(_, id)| id);
        let wanted: Vec<(PhotoId, Option<PhotoId>)> = in_turn.filter(|id| passing(id)).map(over).collect();
        (run.asked, left) = (run.asked + asked.len(), left - asked.len());
        // What lies under a photo that is not left is seen by itself. It comes after all others, so that this is known by then.
        let (under, others): (Vec<_>, Vec<_>) = wanted.into_iter().partition(|(_, over)| over.is_some());
        self.photos.let_in(&others.into_iter().map(|(id, _)| (id, false)).collect::<Vec<_>>());
        let is_alone = |top: Option<PhotoId>| top.is_some_and(|top| !self.photos.is_let_in(top));
        let under: Vec<_> = under.into_iter().map(|(id, top)| (id, is_alone(top))).collect();
        self.photos.let_in(&under);
        if run.asked < run.photos.len() {
            return false;
        }
        // Of albums it cannot be asked that they are in none.
        let mut of_albums = filter.clone();
        of_albums.remove(&Criterion::NoAlbum);
        while let Some(album) = run.albums.get(run.judged) {
            if left == 0 {
                return false;
            }
            let photos = self.group(album).map_or(&[][..], |group| &group.photos);
            let mut items = photos.iter().filter_map(|photo| self.photos.get(*photo));
            if of_albums.is_empty() || items.any(|item| passes(&of_albums, item, &self.towns, true)) {
                run.kept.insert(album.clone());
            }
            left = left.saturating_sub(photos.len().max(1));
            run.judged += 1;
        }
        true
    }

    /// Whether the towns of photos are needed.
    pub fn asks_for_towns(&self) -> bool {
        self.sieve.is_open
            || self.sieve.filter.criteria().iter().any(|c| matches!(c, Criterion::Town(_) | Criterion::Country(_)))
    }
}

fn passes(filter: &Filter, item: &PhotoItem, towns: &Towns, in_album: bool) -> bool {
    filter.passes(&Facts {
        date: item.taken.map(|(stamp, _)| stamp.local.date()),
        camera: item.camera.as_deref(),
        town: towns.of(item.id, item.place),
        file: &item.file,
        files: item.files,
        in_album,
        favourite: item.favourite,
        stars: item.stars,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::model::{Select, photo};
    use crate::engine::session::Event;

    fn model() -> Model {
        let mut model = Model::new();
        let photos = (0..6).map(|n| PhotoItem {
            stars: n as u8,
            favourite: n > 2,
            files: if n == 1 || n == 4 { 2 } else { 1 },
            ..photo(n, &format!("2025-05-0{}T10:00", n + 1), (3, 2))
        });
        model.take(Event::Photos(photos.collect()));
        model
    }

    fn seen(model: &Model) -> Vec<u128> {
        model.photos.order().iter().map(|id| u128::from_be_bytes(id.to_bytes())).collect()
    }

    #[test]
    fn only_what_is_asked_for_is_seen_and_all_is_there_again() {
        let mut model = model();
        model.sieve.filter.set(Criterion::Favourite);
        model.sift();
        assert_eq!((seen(&model), model.sieve.left(), model.photos.len()), (vec![5, 4, 3], 3, 6));
        model.sieve.filter.set(Criterion::Stars(4));
        model.sift();
        assert_eq!(seen(&model), [5, 4]);
        // What comes in, and what is said of photos, is asked too.
        let more = PhotoItem { stars: 5, favourite: true, ..photo(9, "2025-06-01T10:00", (3, 2)) };
        let fewer = PhotoItem { stars: 0, favourite: true, ..photo(5, "2025-05-06T10:00", (3, 2)) };
        model.take(Event::Photos(vec![more, fewer]));
        model.sift();
        assert_eq!(seen(&model), [9, 4]);
        model.sieve.filter.remove(&Criterion::Favourite);
        model.sieve.filter.remove(&Criterion::Stars(4));
        model.sift();
        assert_eq!(seen(&model), [9, 5, 4, 3, 2, 1, 0]);
    }

    #[test]
    fn what_lies_in_several_places_is_listed_until_it_lies_in_one() {
        let mut model = model();
        model.sieve.filter.set(Criterion::SeveralPlaces);
        model.sift();
        assert_eq!(seen(&model), [4, 1]);
        let once = PhotoItem { files: 1, ..photo(4, "2025-05-05T10:00", (3, 2)) };
        model.take(Event::Photos(vec![once]));
        model.sift();
        assert_eq!(seen(&model), [1]);
    }

    #[test]
    fn of_many_photos_what_was_seen_is_seen_until_it_is_worked_out() {
        let mut model = Model::new();
        let many = |n: u128| PhotoItem { stars: (n % 2) as u8, ..photo(n, "2025-05-03T10:00", (3, 2)) };
        let count = STEP as u128 * 2;
        model.take(Event::Photos((0..count).map(many).collect()));
        model.sieve.filter.set(Criterion::Stars(1));
        assert_eq!(model.sift(), Some(0.0));
        assert_eq!((model.photos.order().len(), model.sieve.left()), (STEP * 2, STEP * 2));
        // What happens meanwhile is neither lost nor in the way.
        model
            .take(Event::Photos(vec![PhotoItem { stars: 5, ..photo(0, "2025-05-03T10:00", (3, 2)) }, many(count + 1)]));
        model.take(Event::Gone(vec![photo(1, "", (3, 2)).id, photo(count - 1, "", (3, 2)).id]));
        let mut frames = 0;
        while model.sift().is_some() {
            frames += 1;
        }
        assert!((3..9).contains(&frames), "{frames} frames");
        assert_eq!((model.sieve.left(), model.photos.order().len()), (STEP, STEP));
        assert_eq!(model.photos.len(), STEP * 2 - 1);
        // All are there again at once, and what is asked anew meanwhile begins anew.
        model.sieve.filter.set(Criterion::Stars(2));
        model.sift();
        model.sieve.filter = Filter::default();
        assert_eq!(model.sift(), None);
        assert_eq!(model.photos.order().len(), STEP * 2 - 1);
    }

    #[test]
    fn what_the_filter_hides_is_selected_no_more() {
        let mut model = model();
        let all = model.photos.order();
        model.selection.step(Select::All(all));
        model.sieve.filter.set(Criterion::Favourite);
        model.sift();
        assert_eq!(model.selection.len(), 3);
        assert!(model.selection.photos().all(|photo| model.photos.get(photo).is_some_and(|item| item.favourite)));
        model.sieve.filter.remove(&Criterion::Favourite);
        model.sift();
        assert_eq!(model.selection.len(), 3, "what was taken off does not come back by itself");
    }

    #[test]
    fn it_is_worked_out_once_for_each_change() {
        let mut model = model();
        model.sieve.filter.set(Criterion::Stars(2));
        model.sift();
        let version = model.photos.version();
        assert_eq!((model.sift(), model.photos.version()), (None, version));
        let same = model.photos.get(model.photos.order()[0]).cloned().unwrap();
        model.take(Event::Photos(vec![same]));
        model.sift();
        assert_eq!(model.photos.days().count(), 4);
    }
}
