//! What filters can ask for in a library: its cameras, years, folders and towns, the most frequent first. Pure.

use crate::app::model::{Photos, Towns};
use crate::domain::{CountryCode, Locality};
use std::collections::HashMap;
use std::hash::Hash;
use std::path::{Path, PathBuf};

/// Choices, each with how many photos it has.
#[derive(Debug, Default)]
pub(super) struct Choices {
    pub(super) years: Vec<(i16, usize)>,
    pub(super) cameras: Vec<(String, usize)>,
    pub(super) folders: Vec<(PathBuf, usize)>,
    pub(super) countries: Vec<(CountryCode, usize)>,
    pub(super) towns: Vec<(Locality, usize)>,
}

/// More would be a list that nobody reads.
const MOST: usize = 200;

impl Choices {
    /// Of all photos.
    pub(super) fn of(photos: &Photos, towns: &Towns) -> Self {
        let mut years: HashMap<i16, usize> = HashMap::new();
        let mut cameras: HashMap<&str, usize> = HashMap::new();
        let mut folders: HashMap<&Path, usize> = HashMap::new();
        let mut places: HashMap<&Locality, usize> = HashMap::new();
        for item in photos.items() {
            if let Some((stamp, _)) = item.taken {
                *years.entry(stamp.local.year()).or_default() += 1;
            }
            item.camera.as_deref().into_iter().for_each(|camera| *cameras.entry(camera).or_default() += 1);
            item.file.parent().into_iter().for_each(|folder| *folders.entry(folder).or_default() += 1);
            towns.of(item.id, item.place).into_iter().for_each(|town| *places.entry(town).or_default() += 1);
        }
        let mut countries: HashMap<CountryCode, usize> = HashMap::new();
        for (town, count) in &places {
            *countries.entry(town.country).or_default() += count;
        }
        let mut years: Vec<_> = years.into_iter().collect();
        years.sort_unstable_by(|a, b| b.cmp(a));
        Self {
            years,
            cameras: ranked(cameras.into_iter().map(|(camera, n)| (camera.to_owned(), n))),
            folders: ranked(folders.into_iter().map(|(folder, n)| (folder.to_owned(), n))),
            countries: ranked(countries.into_iter()),
            towns: ranked(places.into_iter().map(|(town, n)| (town.clone(), n))),
        }
    }
}

fn ranked<T: Ord + Hash>(all: impl Iterator<Item = (T, usize)>) -> Vec<(T, usize)> {
    let mut all: Vec<_> = all.collect();
    all.sort_unstable_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    all.truncate(MOST);
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::model::photo;
    use crate::engine::session::PhotoItem;

    #[test]
    fn the_most_frequent_come_first_and_years_go_back_in_time() {
        let mut photos = Photos::default();
        let made =
            |n: u128, day: &str, camera: &str| PhotoItem { camera: Some(camera.into()), ..photo(n, day, (3, 2)) };
        photos.insert(vec![
            made(1, "2024-05-03T12:00", "Pixel 8"),
            made(2, "2025-05-03T12:00", "EOS R50"),
            made(3, "2025-05-04T12:00", "Pixel 8"),
        ]);
        let choices = Choices::of(&photos, &Towns::default());
        assert_eq!(choices.years, [(2025, 2), (2024, 1)]);
        assert_eq!(choices.cameras, [("Pixel 8".to_owned(), 2), ("EOS R50".to_owned(), 1)]);
        assert_eq!(choices.folders, [(PathBuf::from("/photos"), 3)]);
    }
}
