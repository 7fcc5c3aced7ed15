//! Towns by the names that people type.

use super::gazetteer::{Gazetteer, TownId, UNITS};
use crate::domain::{Locality, Place, fold};

/// A town that has the name that was asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Town {
    /// Its names.
    pub locality: Locality,
    /// Its middle.
    pub middle: Place,
}

impl Gazetteer {
    /// Towns whose name, in any language, begins so: those that are called exactly so first, then the largest; at most
    /// `count`. What stands after a comma is a region or the two letters of a country that they lie in, or its beginning.
    /// It looks through all names, which takes some tens of milliseconds.
    pub fn named(&self, text: &str, count: usize) -> Vec<Town> {
        let (name, within) = text.split_once(',').unwrap_or((text, ""));
        let (name, within) = (fold(name), fold(within));
        if name.is_empty() {
            return Vec::new();
        }
        let mut found: Vec<(bool, f32, TownId)> = Vec::new();
        for (town, line) in self.names() {
            // Folding is dear, and few towns begin with the same letter.
            let begins = line.split('\t').map(fold).filter(|own| own.starts_with(&name));
            let Some(is_exact) = begins.map(|own| own == name).max() else { continue };
            if within.is_empty() || self.lies_within(town, &within) {
                found.push((is_exact, self.reach_of(town), town));
            }
        }
        found.sort_by(|a, b| b.0.cmp(&a.0).then(b.1.total_cmp(&a.1)).then(a.2.cmp(&b.2)));
        let town = |(_, _, town): &(bool, f32, TownId)| {
            let (latitude, longitude) = self.middle_of(*town);
            let middle = Place::new(latitude / UNITS, longitude / UNITS)?;
            Some(Town { locality: self.locality(*town), middle })
        };
        found.iter().take(count).filter_map(town).collect()
    }

    fn lies_within(&self, town: TownId, within: &str) -> bool {
        let (country, region) = self.region(self.region_of(town));
        let languages = super::packed::LANGUAGES;
        let is_there = |name: &str| fold(name).starts_with(within);
        fold(&country.to_string()) == within
            || region.is_some_and(|name| languages.iter().any(|language| is_there(name.in_language(language))))
    }
}
