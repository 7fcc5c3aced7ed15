//! From decisions to labelled pairs: photos kept together, photos put apart.

use crate::domain::{GroupState, Held};

/// How many pairs of photos the person's decisions label.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LabelledPairs {
    /// In one accepted album: must-link.
    pub together: u64,
    /// In two different accepted albums: cannot-link.
    pub apart: u64,
}

/// The pairs that the held groups label. Only accepted events speak: a theme lies across them, a rejected group says that it is no album, not which
/// of its photos belong elsewhere, and one that is put off or half corrected says nothing yet.
pub fn labelled_pairs(held: &[Held]) -> LabelledPairs {
    let mut pairs = LabelledPairs::default();
    let mut seen = 0_u64;
    for album in held.iter().filter(|g| g.state == GroupState::Accepted && g.theme.is_none()) {
        let n = album.photos.len() as u64;
        pairs.together += n * n.saturating_sub(1) / 2;
        pairs.apart += n * seen;
        seen += n;
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{GroupId, PhotoId};

    #[test]
    fn only_accepted_albums_label_pairs() {
        let group = |id: &str, state, photos: std::ops::Range<u8>| Held {
            id: GroupId(id.to_owned()),
            state,
            name: None,
            photos: photos.map(|n| PhotoId::from_hash(&[n; 32])).collect(),
            theme: None,
        };
        let held = [
            group("a", GroupState::Accepted, 0..3),
            group("b", GroupState::Rejected, 3..8),
            group("c", GroupState::Accepted, 8..12),
            group("d", GroupState::Open, 12..14),
        ];
        assert_eq!(labelled_pairs(&held), LabelledPairs { together: 3 + 6, apart: 3 * 4 });
        assert_eq!(labelled_pairs(&[]), LabelledPairs::default());
    }
}
