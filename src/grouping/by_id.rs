//! Facts of photos, to be found by id.

use crate::domain::{PhotoFacts, PhotoId};
use std::ops::Index;

/// Photos of the library, by id. Two lists in order: making and dropping a tree of 100,000 photos takes longer than all that is
/// looked up in it.
pub(super) struct ById<'f> {
    ids: Vec<PhotoId>,
    photos: Vec<&'f PhotoFacts<'f>>,
}

impl<'f> ById<'f> {
    /// Of these; of an id that comes twice the last counts. Quick where they come by id, as they do from a library.
    pub(super) fn new(facts: &'f [PhotoFacts<'f>]) -> Self {
        let mut photos: Vec<&PhotoFacts<'_>> = facts.iter().collect();
        if !photos.is_sorted_by(|a, b| a.id < b.id) {
            photos.sort_by_key(|photo| photo.id);
            photos.dedup_by(|later, kept| {
                let is_same = later.id == kept.id;
                if is_same {
                    *kept = later;
                }
                is_same
            });
        }
        Self { ids: photos.iter().map(|photo| photo.id).collect(), photos }
    }

    /// These in place of those with their ids.
    pub(super) fn replace(&mut self, facts: &'f [PhotoFacts<'f>]) {
        for photo in facts {
            if let Some(at) = self.place(photo.id) {
                self.photos[at] = photo;
            }
        }
    }

    fn place(&self, id: PhotoId) -> Option<usize> {
        self.ids.binary_search(&id).ok()
    }

    pub(super) fn get(&self, id: PhotoId) -> Option<&'f PhotoFacts<'f>> {
        self.place(id).map(|at| self.photos[at])
    }

    pub(super) fn contains(&self, id: PhotoId) -> bool {
        self.place(id).is_some()
    }

    /// All of them, by id.
    pub(super) fn all(&self) -> &[&'f PhotoFacts<'f>] {
        &self.photos
    }
}

impl<'f> Index<&PhotoId> for ById<'f> {
    type Output = PhotoFacts<'f>;

    /// One that is here, as all are that groups are made of; there is no photo at the last place that a number can tell.
    fn index(&self, id: &PhotoId) -> &PhotoFacts<'f> {
        self.photos[self.place(*id).unwrap_or(usize::MAX)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Dates;

    #[test]
    fn each_id_is_found_once_whatever_the_order_and_can_be_replaced() {
        let id = |n: u8| PhotoId::from_bytes([n; 16]);
        let photo = |n: u8, name: &'static str| PhotoFacts {
            id: id(n),
            dates: Dates::default(),
            place: None,
            camera: None,
            folder: "",
            file_name: name,
            embedding: None,
        };
        let facts = [photo(3, "c"), photo(1, "a"), photo(3, "last"), photo(2, "b")];
        let moved = [photo(2, "moved"), photo(9, "nobody")];
        let mut by_id = ById::new(&facts);
        by_id.replace(&moved);
        assert_eq!(by_id.all().iter().map(|photo| photo.file_name).collect::<Vec<_>>(), ["a", "moved", "last"]);
        assert_eq!(by_id[&id(1)].file_name, "a");
        assert_eq!(by_id.get(id(3)).map(|photo| photo.file_name), Some("last"));
        assert!(by_id.contains(id(2)) && !by_id.contains(id(9)) && by_id.get(id(9)).is_none());
    }
}
