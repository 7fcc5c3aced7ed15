//! Folders that are albums already, since a person named them so, and albums as Google Photos exported them.
//!
//! Like themes they lie across events: a photo may be in several, and is in its event as well.

mod decided;
#[cfg(test)]
mod tests;

pub use decided::decided_folders;

use crate::domain::{PhotoId, album_in_folder_name, fold, is_part_of_folder};
use std::collections::{BTreeMap, BTreeSet};

/// A folder with photos directly in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FolderFacts {
    /// The names of the folders that lead to it, from that of the library's folder on; never empty.
    pub path: Vec<String>,
    /// What Google Photos called the album that it was exported from.
    pub title: Option<String>,
    /// The photos.
    pub photos: Vec<PhotoId>,
}

/// A folder that looks like an album.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FolderAlbum {
    /// As [`FolderFacts::path`].
    pub path: Vec<String>,
    /// What the album is called.
    pub name: String,
    /// Its photos, ascending.
    pub photos: Vec<PhotoId>,
}

/// With fewer photos a folder is hardly an album: a choice, as for themes.
const FEWEST: usize = 3;

/// Two folders of one name are one where more than this share of the smaller one's photos is in both: a copy of it.
const SAME: f64 = 0.5;

/// Which of these folders look like albums, by path. Folders that only part what is in the one above ("RAW", "Day 2") are
/// counted to that. Of a folder and its copy, the one that lies less deep stands for both; an album of Google's that was exported in
/// several parts is one.
pub fn folder_albums(folders: &[FolderFacts]) -> Vec<FolderAlbum> {
    let mut found: BTreeMap<Vec<String>, Found> = BTreeMap::new();
    let titles: BTreeMap<&[String], &str> =
        folders.iter().filter_map(|folder| Some((&folder.path[..], folder.title.as_deref()?))).collect();
    for folder in folders {
        let Some((path, name)) = album_of(&folder.path, &titles) else { continue };
        let is_titled = titles.contains_key(path);
        let found = found.entry(path.to_vec()).or_insert_with(|| Found { name, is_titled, photos: BTreeSet::new() });
        found.photos.extend(&folder.photos);
    }
    let mut albums: Vec<(Vec<String>, Found)> = Vec::new();
    let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    // A copy lies deeper, in a backup or an export.
    let mut found: Vec<_> = found.into_iter().collect();
    found.sort_by_key(|(path, _)| path.len());
    for (path, found) in found {
        let same_name = by_name.entry(fold(&found.name)).or_default();
        match same_name.iter().find(|at| albums[**at].1.is_same(&found)) {
            Some(at) => albums[*at].1.photos.extend(found.photos),
            None => {
                same_name.push(albums.len());
                albums.push((path, found));
            }
        }
    }
    albums.retain(|(_, found)| found.photos.len() >= FEWEST);
    albums.sort_by(|(a, _), (b, _)| a.cmp(b));
    tell_apart(&mut albums);
    let album = |(path, found): (Vec<String>, Found)| FolderAlbum {
        path,
        name: found.name,
        photos: found.photos.into_iter().collect(),
    };
    albums.into_iter().map(album).collect()
}

struct Found {
    name: String,
    is_titled: bool,
    photos: BTreeSet<PhotoId>,
}

impl Found {
    /// Whether another of the same name is the same album.
    fn is_same(&self, other: &Self) -> bool {
        (self.is_titled && other.is_titled) || is_copy(self.photos.intersection(&other.photos).count(), self, other)
    }
}

fn is_copy(shared: usize, a: &Found, b: &Found) -> bool {
    shared as f64 > SAME * a.photos.len().min(b.photos.len()) as f64
}

/// The folder that is the album of what lies in `path`, and what it is called: itself, or one above that it is a part of.
fn album_of<'a>(path: &'a [String], titles: &BTreeMap<&[String], &str>) -> Option<(&'a [String], String)> {
    let last = path.last()?;
    // What lies in the library of a photo program is sorted by that program.
    let is_inside_program = |name: &String| name.to_lowercase().ends_with("library") && name.contains(".photo");
    if path.iter().any(is_inside_program) {
        return None;
    }
    if let Some(title) = titles.get(path) {
        // Google names an album for each year, too. What a person called one stays whole.
        return album_in_folder_name(title).map(|_| (path, title.trim().to_owned()));
    }
    if let Some(name) = album_in_folder_name(last) {
        return Some((path, name));
    }
    is_part_of_folder(last).then(|| album_of(&path[..path.len() - 1], titles)).flatten()
}

/// "Christmas" of each year: what has the same name as another says its year, else the folder above.
fn tell_apart(albums: &mut [(Vec<String>, Found)]) {
    let mut count: BTreeMap<String, usize> = BTreeMap::new();
    albums.iter().for_each(|(_, found)| *count.entry(fold(&found.name)).or_default() += 1);
    for (path, found) in albums.iter_mut().filter(|(_, found)| count.get(&fold(&found.name)).is_some_and(|n| *n > 1)) {
        let above = path.len().checked_sub(2).and_then(|at| path.get(at));
        if let Some(year) = path.iter().rev().find_map(|name| year_in(name)) {
            found.name = format!("{} {year}", found.name);
        } else if let Some(above) = above {
            found.name = format!("{}, {above}", found.name);
        }
    }
}

/// A year in the name of a folder.
fn year_in(name: &str) -> Option<&str> {
    let is_year = |digits: &str| matches!(digits.len(), 4 | 6 | 8) && matches!(&digits[..2], "19" | "20");
    name.split(|c: char| !c.is_ascii_digit()).find(|digits| is_year(digits)).map(|digits| &digits[..4])
}
