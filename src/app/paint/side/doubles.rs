//! Albums that have the same title, or may have it where it is said short, so that they can be told apart.

use crate::domain::{GroupId, Suggestion};
use crate::words::Words;
use std::collections::{HashMap, HashSet};

/// Which they are, worked out once for each change of groups.
#[derive(Debug, Default)]
pub(in crate::app) struct Doubles {
    version: Option<u64>,
    ids: HashSet<GroupId>,
}

impl Doubles {
    /// Works them out where the groups are others than before.
    pub(super) fn update(&mut self, version: u64, albums: &[&Suggestion], words: &Words) {
        if self.version != Some(version) {
            *self = Self { version: Some(version), ids: doubles(albums, |album| words.shortest_title(album)) };
        }
    }

    /// Whether another album has this one's title, too, in its shortest form.
    pub(super) fn holds(&self, album: &GroupId) -> bool {
        self.ids.contains(album)
    }
}

fn doubles(albums: &[&Suggestion], title: impl Fn(&Suggestion) -> String) -> HashSet<GroupId> {
    let mut known: HashMap<String, &GroupId> = HashMap::new();
    let mut ids = HashSet::new();
    for album in albums {
        if let Some(first) = known.insert(title(album), &album.id) {
            ids.extend([first.clone(), album.id.clone()]);
        }
    }
    ids
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::model::samples::{group, id};

    #[test]
    fn all_of_one_title_are_found_and_anew_when_groups_change() {
        let named = |n, name: &str| Suggestion { name: Some(name.to_owned()), ..group(n, 3, 0.5) };
        let albums = [named(1, "Garden"), named(2, "Party"), named(3, "Garden"), named(4, "Garden")];
        let all: Vec<&Suggestion> = albums.iter().collect();
        let mut doubles = Doubles::default();
        doubles.update(1, &all, &Words::new(&[]));
        assert_eq!([1, 2, 3, 4].map(|n| doubles.holds(&id(n))), [true, false, true, true]);
        doubles.update(1, &all[..2], &Words::new(&[]));
        assert!(doubles.holds(&id(1)), "nothing changed");
        doubles.update(2, &all[..2], &Words::new(&[]));
        assert!(!doubles.holds(&id(1)));
    }
}
