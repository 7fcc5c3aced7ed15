//! Which towns photos are named by, and towns by their names, as far as they were asked for.

use super::Photos;
use crate::domain::{Locality, PhotoId, Place};
use crate::engine::{NamedTowns, Town};
use std::collections::HashMap;

/// The towns that are known.
#[derive(Debug, Default)]
pub struct Towns {
    towns: Vec<Locality>,
    index: HashMap<Locality, usize>,
    of: HashMap<PhotoId, (Place, Option<usize>)>,
    /// Of which version of the photos all were asked for.
    asked: Option<u64>,
    version: u64,
    /// The last answer to a name that was typed.
    pub found: Option<(String, Vec<Town>)>,
}

impl Towns {
    /// Grows with every change.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// The town of a photo that was taken here.
    pub fn of(&self, photo: PhotoId, place: Option<Place>) -> Option<&Locality> {
        let (named, town) = self.of.get(&photo)?;
        (Some(*named) == place).then(|| self.towns.get((*town)?)).flatten()
    }

    /// The photos whose town is to be asked for now; none where all were asked for.
    pub fn ask(&mut self, photos: &Photos) -> Vec<(PhotoId, Place)> {
        if self.asked == Some(photos.version()) {
            return Vec::new();
        }
        self.asked = Some(photos.version());
        let is_new = |photo: PhotoId, place: Place| self.of.get(&photo).is_none_or(|(named, _)| *named != place);
        let places = photos.items().filter_map(|item| Some((item.id, item.place?)));
        places.filter(|(photo, place)| is_new(*photo, *place)).collect()
    }

    /// Takes an answer.
    pub fn take(&mut self, named: &NamedTowns) {
        self.version += 1;
        let mut known = Vec::with_capacity(named.towns.len());
        for town in &named.towns {
            let next = self.towns.len();
            let at = *self.index.entry(town.clone()).or_insert(next);
            if at == next {
                self.towns.push(town.clone());
            }
            known.push(at);
        }
        let of = |(photo, place, town): &(PhotoId, Place, Option<usize>)| {
            (*photo, (*place, town.and_then(|town| known.get(town).copied())))
        };
        self.of.extend(named.of.iter().map(of));
    }
}
