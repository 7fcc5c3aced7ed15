//! What the person said of photos directly: these belong to one event, those do not.

use super::PhotoId;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

/// Two photos, the smaller one first.
pub type Pair = (PhotoId, PhotoId);

/// Must-link and cannot-link constraints on pairs of photos (Wagstaff & Cardie 2000, "Clustering with instance-level
/// constraints"): `true` where both belong to one event, `false` where they do not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Links(BTreeMap<Pair, bool>);

impl Links {
    /// What was said of a pair, where anything was.
    pub fn get(&self, pair: Pair) -> Option<bool> {
        self.0.get(&pair).copied()
    }

    /// Says it, or takes it back.
    pub fn set(&mut self, pair: Pair, said: Option<bool>) {
        match said {
            Some(together) => drop(self.0.insert(pair, together)),
            None => drop(self.0.remove(&pair)),
        }
    }

    /// All pairs, ascending.
    pub fn iter(&self) -> impl Iterator<Item = (Pair, bool)> + Clone + '_ {
        self.0.iter().map(|(pair, together)| (*pair, *together))
    }

    /// How many pairs there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing was said.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What follows from all of it together.
    pub fn classes(&self) -> Classes {
        Classes::new(self)
    }
}

/// The two as a pair; `None` of a photo and itself.
pub fn pair(a: PhotoId, b: PhotoId) -> Option<Pair> {
    (a != b).then(|| (a.min(b), a.max(b)))
}

/// The transitive closure of [`Links`]: photos that must be together form a class, which is called by its smallest photo.
/// Photos that no link names are not in it, each is a class of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Classes {
    of: BTreeMap<PhotoId, PhotoId>,
    members: BTreeMap<PhotoId, Vec<PhotoId>>,
    apart: BTreeMap<PhotoId, BTreeSet<PhotoId>>,
}

impl Classes {
    fn new(links: &Links) -> Self {
        let mut classes = Self::default();
        for ((a, b), together) in links.iter() {
            for photo in [a, b] {
                if let Entry::Vacant(place) = classes.of.entry(photo) {
                    place.insert(photo);
                    classes.members.insert(photo, vec![photo]);
                }
            }
            if together {
                classes.join(a, b);
            }
        }
        for ((a, b), _) in links.iter().filter(|(_, together)| !together) {
            let (a, b) = (classes.class(a), classes.class(b));
            classes.apart.entry(a).or_default().insert(b);
            classes.apart.entry(b).or_default().insert(a);
        }
        classes
    }

    /// Makes one class of two.
    fn join(&mut self, a: PhotoId, b: PhotoId) {
        let (a, b) = (self.class(a), self.class(b));
        if a == b {
            return;
        }
        let (name, other) = (a.min(b), a.max(b));
        let moving = self.members.remove(&other).unwrap_or_default();
        self.of.extend(moving.iter().map(|photo| (*photo, name)));
        self.members.entry(name).or_default().extend(moving);
    }

    /// The class of a photo: itself where no link names it.
    pub fn class(&self, photo: PhotoId) -> PhotoId {
        self.of.get(&photo).copied().unwrap_or(photo)
    }

    /// The class of a photo that a link names.
    pub fn named(&self, photo: PhotoId) -> Option<PhotoId> {
        self.of.get(&photo).copied()
    }

    /// The photos of the class with this name; none where no link names it.
    pub fn members(&self, class: PhotoId) -> &[PhotoId] {
        self.members.get(&class).map_or(&[], Vec::as_slice)
    }

    /// The classes that must not be with this one.
    pub fn apart_from(&self, class: PhotoId) -> impl Iterator<Item = PhotoId> + '_ {
        self.apart.get(&class).into_iter().flatten().copied()
    }

    /// Whether photos of these classes must not be together.
    pub fn are_apart(&self, a: PhotoId, b: PhotoId) -> bool {
        self.apart.get(&a).is_some_and(|others| others.contains(&b))
    }

    /// What follows for two photos: together, apart, or nothing.
    pub fn says(&self, a: PhotoId, b: PhotoId) -> Option<bool> {
        let (a, b) = (self.class(a), self.class(b));
        if a == b { Some(true) } else { self.are_apart(a, b).then_some(false) }
    }

    /// Whether no link says anything.
    pub fn is_empty(&self) -> bool {
        self.of.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn photo(n: u8) -> PhotoId {
        PhotoId::from_bytes([n; 16])
    }

    #[test]
    fn together_is_transitive_and_apart_holds_for_all_who_are_together() {
        let mut links = Links::default();
        for (a, b, together) in [(5, 4, true), (1, 2, true), (2, 4, true), (7, 8, true), (8, 5, false), (9, 1, false)] {
            links.set(pair(photo(a), photo(b)).unwrap(), Some(together));
        }
        let classes = links.classes();
        let says = |a, b| classes.says(photo(a), photo(b));
        assert_eq!((says(1, 5), says(2, 2)), (Some(true), Some(true)));
        assert_eq!((says(7, 1), says(9, 4), says(7, 9)), (Some(false), Some(false), None));
        assert_eq!(says(11, 1), None, "nothing was said of it");
        let mut members = classes.members(classes.class(photo(4))).to_vec();
        members.sort_unstable();
        assert_eq!(members, [1, 2, 4, 5].map(photo));
        assert_eq!(pair(photo(1), photo(1)), None);
    }
}
