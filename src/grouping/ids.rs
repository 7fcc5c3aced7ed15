//! Names of groups that depend on nothing but their photos.

use crate::domain::{GroupId, PhotoId};
use std::collections::BTreeSet;

/// Gives free groups their ids, none of which is `taken`.
pub(crate) struct Ids {
    taken: BTreeSet<String>,
}

impl Ids {
    pub(crate) fn new(taken: impl Iterator<Item = GroupId>) -> Self {
        Self { taken: taken.map(|id| id.0).collect() }
    }

    /// "e" and the first 16 digits of the smallest photo's id; of the next photo where a held group has that id
    /// (its photos may have been moved here); numbered where all are taken.
    pub(crate) fn give(&mut self, photos: &[PhotoId]) -> GroupId {
        self.give_with("e", photos)
    }

    /// The same for a suggestion that has photos of a rejected one.
    pub(super) fn give_again(&mut self, photos: &[PhotoId]) -> GroupId {
        self.give_with(GroupId::AGAIN, photos)
    }

    fn give_with(&mut self, kind: &str, photos: &[PhotoId]) -> GroupId {
        let name = |photo: &PhotoId| format!("{kind}{:016x}", u128::from_be_bytes(photo.to_bytes()) >> 64);
        let first = photos.iter().min().map(name);
        let is_free = |name: &String| !self.taken.contains(name);
        let next = || {
            let mut photos = photos.to_vec();
            photos.sort_unstable();
            photos.iter().map(name).find(is_free)
        };
        let name = first.clone().filter(is_free).or_else(next).or_else(|| {
            let first = first?;
            (2_u64..).map(|n| format!("{first}-{n}")).find(|n| !self.taken.contains(n))
        });
        let name = name.unwrap_or_default();
        self.taken.insert(name.clone());
        GroupId(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn photo(lead: u8) -> PhotoId {
        PhotoId::from_bytes([lead; 16])
    }

    #[test]
    fn an_id_comes_from_the_smallest_photo_unless_it_is_taken() {
        let taken =
            |ids: &[&str]| Ids::new(ids.iter().map(|id| GroupId((*id).to_owned())).collect::<Vec<_>>().into_iter());
        let photos = [photo(7), photo(3)];
        assert_eq!(taken(&[]).give(&photos).0, "e0303030303030303");
        assert_eq!(taken(&["e0303030303030303"]).give(&photos).0, "e0707070707070707");
        let all = ["e0303030303030303", "e0707070707070707"];
        assert_eq!(taken(&all).give(&photos).0, "e0303030303030303-2");
    }
}
