//! What the person wants to see only, and which photos and albums are left.

use super::{Model, Photos, Towns};
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
    of: Option<(Filter, u64, u64, u64)>,
    /// When it was worked out last.
    at: f64,
}

/// While photos come in, what is left is worked out anew at most every so many seconds.
const PAUSE: f64 = 0.5;

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
    /// Works out what is left, where something of it changed. Whether it is to be asked for again soon.
    pub fn sift(&mut self) -> bool {
        let towns = if self.asks_for_towns() { self.towns.version() } else { 0 };
        let now = |photos: &Photos, filter: &Filter, groups| (filter.clone(), photos.version(), groups, towns);
        let groups = self.groups_version();
        if self.sieve.filter.is_empty() {
            if self.sieve.of.take().is_some() {
                self.photos.show_only(None);
                self.sieve.albums = None;
            }
            return false;
        }
        let of = now(&self.photos, &self.sieve.filter, groups);
        match &self.sieve.of {
            Some(before) if *before == of => return false,
            Some(before) if before.0 == of.0 && self.is_importing() && self.now - self.sieve.at < PAUSE => return true,
            _ => {}
        }
        let albums = self.albums();
        let in_albums: HashSet<PhotoId> = albums.iter().flat_map(|album| album.photos.iter().copied()).collect();
        let facts = |item: &PhotoItem| passes(&self.sieve.filter, item, &self.towns, in_albums.contains(&item.id));
        let passing: HashSet<PhotoId> = self.photos.items().filter(|item| facts(item)).map(|item| item.id).collect();
        // Of albums it cannot be asked that they are in none.
        let mut of_albums = self.sieve.filter.clone();
        of_albums.remove(&Criterion::NoAlbum);
        let has_any = |photos: &[PhotoId]| {
            let mut items = photos.iter().filter_map(|photo| self.photos.get(*photo));
            of_albums.is_empty() || items.any(|item| passes(&of_albums, item, &self.towns, true))
        };
        let kept = albums.iter().filter(|album| has_any(&album.photos)).map(|album| album.id.clone()).collect();
        // What lies under a photo that is not left is seen by itself.
        let alone = self.stacks.covered().filter(|(photo, top)| passing.contains(photo) && !passing.contains(top));
        let alone = alone.map(|(photo, _)| photo).collect();
        (self.sieve.left, self.sieve.albums, self.sieve.at) = (passing.len(), Some(kept), self.now);
        self.photos.show_only(Some((passing, alone)));
        self.sieve.of = Some(now(&self.photos, &self.sieve.filter, groups));
        self.keep_selection();
        false
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
        model.sift();
        assert_eq!(model.photos.version(), version);
        let same = model.photos.get(model.photos.order()[0]).cloned().unwrap();
        model.take(Event::Photos(vec![same]));
        model.sift();
        assert_eq!(model.photos.days().count(), 4);
    }
}
