//! The towns of the world, unpacked when the first photo with a position is seen, and then kept.

use crate::domain::{Locality, PhotoFacts, PhotoId, Place, Precision, Suggestion};
use crate::places::{Gazetteer, Outing, Town, TownId, whereabouts};
use std::collections::HashMap;
use std::sync::LazyLock;

static FILE: &[u8] = include_bytes!("../../assets/places/gazetteer.bin");
/// A test holds that it can be read; if it could not, places would have no names, and all else would work.
static GAZETTEER: LazyLock<Option<Gazetteer>> = LazyLock::new(|| Gazetteer::read(FILE).ok());

/// The gazetteer that is built in.
pub(super) fn gazetteer() -> Option<&'static Gazetteer> {
    GAZETTEER.as_ref()
}

/// The middle of the town that has this name, such as "Lisbon" or "Springfield, Illinois".
pub(super) fn place_called(name: &str) -> Option<Place> {
    GAZETTEER.as_ref()?.named(name, 1).first().map(|town| town.middle)
}

/// Towns whose name begins so, the likeliest first, at most `count`.
pub(super) fn towns_called(text: &str, count: usize) -> Vec<Town> {
    GAZETTEER.as_ref().map(|gazetteer| gazetteer.named(text, count)).unwrap_or_default()
}

/// Towns that photos are named by.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NamedTowns {
    /// The towns, each once.
    pub towns: Vec<Locality>,
    /// For each photo that was asked for its position and the place of its town among them; `None` where no town is near.
    pub of: Vec<(PhotoId, Place, Option<usize>)>,
}

/// Names these photos by their positions.
pub(super) fn name_towns(places: &[(PhotoId, Place)]) -> NamedTowns {
    let mut named = NamedTowns::default();
    let Some(gazetteer) = gazetteer() else { return named };
    let mut known: HashMap<TownId, usize> = HashMap::new();
    for (photo, place) in places {
        let town = gazetteer.town(*place).map(|town| {
            *known.entry(town).or_insert_with(|| {
                named.towns.push(gazetteer.locality(town));
                named.towns.len() - 1
            })
        });
        named.of.push((*photo, *place, town));
    }
    named
}

/// Says of each group where it was.
pub(super) fn name_places(groups: &mut [Suggestion], facts: &[PhotoFacts<'_>]) {
    let by_id: HashMap<PhotoId, &PhotoFacts<'_>> =
        facts.iter().filter(|photo| photo.place.is_some()).map(|photo| (photo.id, photo)).collect();
    if by_id.is_empty() {
        return;
    }
    let Some(gazetteer) = gazetteer() else { return };
    let outings: Vec<Outing> = groups.iter().map(|group| outing(group, &by_id)).collect();
    for (group, found) in groups.iter_mut().zip(whereabouts(&outings, gazetteer)) {
        let (place, is_everyday) = found.unzip();
        group.summary.whereabouts = place;
        group.summary.is_everyday = is_everyday.unwrap_or(false);
    }
}

/// The photos of a group that fit in it, as far as they say where they were taken.
fn outing(group: &Suggestion, by_id: &HashMap<PhotoId, &PhotoFacts<'_>>) -> Outing {
    let summary = &group.summary;
    let fits = |photo: &&PhotoId| summary.doubt(**photo).is_none() || summary.doubtful.len() == group.photos.len();
    let stay = |id: &PhotoId| {
        let photo = by_id.get(id)?;
        // A day of people's, as in the titles: what is after midnight belongs to the evening.
        let day = photo.dates.best().map_or(0, |(stamp, _)| {
            let early = if stamp.precision == Precision::Second { 4.5 * 3_600.0 } else { 0.0 };
            ((stamp.seconds() - early) / 86_400.0).floor() as i64
        });
        Some((photo.place?, day))
    };
    Outing { stays: group.photos.iter().filter(fits).filter_map(stay).collect(), from_home: summary.from_home }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_gazetteer_can_be_read() {
        assert!(gazetteer().is_some(), "{:?}", Gazetteer::read(FILE).err());
    }
}
