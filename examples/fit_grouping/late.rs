//! Photos that come after their album was accepted: how many are suggested as an addition to it, and how rightly.

use crate::library::Library;
use albumen::domain::{Constraints, GroupId, GroupState, Held, PhotoFacts, PhotoId};
use albumen::grouping::{Weights, events};
use std::collections::BTreeMap;

/// One in so many photos comes late.
const LATE: u8 = 6;

/// Accepts the true albums without the photos that come late, and counts what is suggested of those.
pub(super) fn measure(libraries: &[Library], weights: &Weights) {
    for variant in ["as made", "no places"] {
        let (mut late, mut right, mut wrong, mut suggestions) = (0, 0, 0, 0);
        for library in libraries {
            let library = library.variant(variant);
            let facts: Vec<PhotoFacts<'_>> = library.facts();
            let is_late = |id: &PhotoId| id.to_bytes()[1].is_multiple_of(LATE);
            let mut albums: BTreeMap<&str, Vec<PhotoId>> = BTreeMap::new();
            for (id, album) in library.truth.iter().filter(|(id, _)| !is_late(id)) {
                albums.entry(album).or_default().push(*id);
            }
            let accepted = albums.into_iter().filter(|(_, photos)| photos.len() > 1);
            let held: Vec<Held> = accepted
                .map(|(album, photos)| Held {
                    id: GroupId(album.to_owned()),
                    state: GroupState::Accepted,
                    name: None,
                    photos,
                    theme: None,
                })
                .collect();
            late +=
                facts.iter().filter(|f| is_late(&f.id) && held.iter().any(|h| h.id.0 == library.truth[&f.id])).count();
            for addition in events(&facts, &Constraints { held, ..Constraints::default() }, weights) {
                let Some(album) = addition.addition_to else { continue };
                suggestions += 1;
                let of_it = addition.photos.iter().filter(|id| library.truth[*id] == album.0).count();
                right += of_it;
                wrong += addition.photos.len() - of_it;
            }
        }
        println!(
            "{variant}: {late} photos came late; {suggestions} additions hold {right} of them rightly and {wrong} others \
             (precision {:.3}, recall {:.3})",
            f64::from(right as u32) / f64::from((right + wrong).max(1) as u32),
            f64::from(right as u32) / f64::from(late.max(1) as u32)
        );
    }
}
