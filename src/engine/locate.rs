//! A folder that was moved is found again by what is in it.

use super::EngineError;
use super::scan::real_path;
use crate::domain::PhotoId;
use crate::import::picture::content_of;
use crate::import::{Found, scan};
use crate::library::{Library, MovedFile};
use std::collections::{BTreeMap, HashMap};
use std::ffi::OsString;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// So many files are read and compared with what the library knows of their content, spread over all of them.
const READ: usize = 5;

/// What came of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Located {
    /// Files that have their new place now.
    pub moved: usize,
    /// Known files of the old folder that are not in the new one; they keep their old place.
    pub left: usize,
}

/// A file that the library knows below the folder that is gone.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Gone {
    path: PathBuf,
    size: u64,
    photo: PhotoId,
}

/// Tells the library in `library` that what it knows below the folder `gone` lies below `there` now. The files are matched by
/// place and size, else by name and size, and a few of them are read; where these hold something else, nothing is changed.
/// What lies there under a new time is read at the next scan, as always.
pub fn locate(library: &Path, gone: &Path, there: &Path) -> Result<Located, EngineError> {
    if Library::open_to_read(library)?.is_none() {
        return Err(EngineError::NoLibrary(library.to_owned()));
    }
    let mut library = Library::open(library)?;
    let found = find(&library, gone, there)?;
    move_to(&mut library, &found)
}

/// Where a folder was found, and what of it.
pub(super) struct FoundFolder {
    gone: PathBuf,
    there: PathBuf,
    moved: Vec<MovedFile>,
    /// The photos of the files that moved.
    pub(super) photos: Vec<PhotoId>,
    left: usize,
}

/// Looks for the files below `gone` in `there`; changes nothing.
pub(super) fn find(library: &Library, gone: &Path, there: &Path) -> Result<FoundFolder, EngineError> {
    let (gone, there) = (std::path::absolute(gone).unwrap_or_else(|_| gone.to_owned()), real_path(there));
    let known: Vec<Gone> = library
        .known_files(&[])?
        .into_iter()
        .filter(|file| file.path.starts_with(&gone))
        .map(|file| Gone { path: file.path, size: file.stamp.size, photo: file.photo })
        .collect();
    let mut files = Vec::new();
    scan(std::slice::from_ref(&there), &[real_path(library.folder())], &mut |found| {
        if let Found::Photo { path, stamp } = found {
            files.push((path, stamp.size));
        }
        ControlFlow::Continue(())
    });
    let pairs = matched(&known, &gone, &files, &there);
    let photos: HashMap<&PathBuf, PhotoId> = known.iter().map(|file| (&file.path, file.photo)).collect();
    let not_it = || EngineError::NotThatFolder { gone: gone.clone(), there: there.clone() };
    if pairs.is_empty() {
        return Err(not_it());
    }
    for (from, to) in spread(&pairs, READ) {
        let content = content_of(to).map_err(|reason| EngineError::Photo { path: to.clone(), reason })?;
        if photos.get(from) != Some(&content) {
            return Err(not_it());
        }
    }
    let left = known.len() - pairs.len();
    let found = pairs.iter().filter_map(|(from, _)| photos.get(from).copied()).collect();
    let moved = pairs.into_iter().map(|(from, to)| MovedFile { from, to }).collect();
    Ok(FoundFolder { photos: found, gone, there, moved, left })
}

/// Writes it down, all or nothing.
pub(super) fn move_to(library: &mut Library, found: &FoundFolder) -> Result<Located, EngineError> {
    library.move_files(&found.gone, &found.there, &found.moved)?;
    Ok(Located { moved: found.moved.len(), left: found.left })
}

/// Old and new place of each known file that is there. Pure.
fn matched(known: &[Gone], gone: &Path, files: &[(PathBuf, u64)], there: &Path) -> Vec<(PathBuf, PathBuf)> {
    let mut places: BTreeMap<&Path, u64> = files.iter().map(|(path, size)| (path.as_path(), *size)).collect();
    let (mut pairs, mut elsewhere) = (Vec::new(), Vec::new());
    for file in known {
        let place = file.path.strip_prefix(gone).map(|inside| there.join(inside)).unwrap_or_default();
        if places.get(place.as_path()) == Some(&file.size) {
            places.remove(place.as_path());
            pairs.push((file.path.clone(), place));
        } else {
            elsewhere.push(file);
        }
    }
    // What was moved about inside. A name and size that two files have says nothing.
    let key = |path: &Path, size: u64| path.file_name().map(|name| (name.to_owned(), size));
    let mut named: HashMap<(OsString, u64), Option<&Path>> = HashMap::new();
    for (path, size) in places {
        let Some(key) = key(path, size) else { continue };
        named.entry(key).and_modify(|place| *place = None).or_insert(Some(path));
    }
    for file in elsewhere {
        let place = key(&file.path, file.size).and_then(|key| named.get_mut(&key)).and_then(Option::take);
        pairs.extend(place.map(|place| (file.path.clone(), place.to_owned())));
    }
    pairs
}

/// At most `count` of them, the first and the last among them. Pure.
pub(super) fn spread<T>(all: &[T], count: usize) -> impl Iterator<Item = &T> {
    let count = count.min(all.len());
    (0..count).map(move |n| &all[if count < 2 { 0 } else { n * (all.len() - 1) / (count - 1) }])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_matched_by_place_then_by_name() {
        let gone = |path: &str, size| Gone { path: path.into(), size, photo: PhotoId::from_bytes([1; 16]) };
        let known = [
            gone("/old/a/1.jpg", 10),
            gone("/old/2.jpg", 20),
            gone("/old/3.jpg", 30),
            gone("/old/4.jpg", 40),
            gone("/old/b/4.jpg", 40),
        ];
        let files = [
            ("/new/a/1.jpg", 10),
            ("/new/c/2.jpg", 20),
            ("/new/3.jpg", 31),
            ("/new/x/4.jpg", 40),
            ("/new/y/4.jpg", 40),
        ];
        let files = files.map(|(path, size)| (PathBuf::from(path), size));
        let pairs = matched(&known, Path::new("/old"), &files, Path::new("/new"));
        let shown: Vec<_> = pairs.iter().map(|(a, b)| (a.to_str().unwrap(), b.to_str().unwrap())).collect();
        assert_eq!(shown, [("/old/a/1.jpg", "/new/a/1.jpg"), ("/old/2.jpg", "/new/c/2.jpg")]);
    }

    #[test]
    fn a_few_stand_for_all() {
        assert_eq!(spread(&[1, 2, 3, 4, 5, 6, 7, 8, 9], 5).copied().collect::<Vec<_>>(), [1, 3, 5, 7, 9]);
        assert_eq!(spread(&[1, 2], 5).copied().collect::<Vec<_>>(), [1, 2]);
        assert_eq!(spread(&[1], 5).count() + spread::<i32>(&[], 5).count(), 1);
    }
}
