//! Folders that are albums already, with their files.

use super::covers::show_covers;
use super::{Catalogue, EngineError};
use crate::domain::{GroupId, GroupState, PhotoId, Suggestion, ThemeKind, ThemeSummary};
use crate::grouping::{FolderAlbum, FolderFacts, decided_folders, folder_albums};
use crate::library::Library;
use crate::review::Review;
use jiff::tz::TimeZone;
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

/// A folder that looks like an album, and where its photos lie.
#[derive(Clone, Debug, PartialEq)]
pub struct FolderFiles {
    /// The folder; its id is the same as long as it keeps its place in the library's folder.
    pub folder: Suggestion,
    /// What the album is called to which the folder would add photos, where it would.
    pub album: Option<Suggestion>,
    /// Every file of its photos, in the order in which they were taken; copies elsewhere as well.
    pub files: Vec<PathBuf>,
}

/// The folders of the library in `folder` that look like albums, by path, less what the person decided. None where there
/// is no library yet.
pub fn folders(folder: &Path) -> Result<Vec<FolderFiles>, EngineError> {
    let Some(library) = Library::open_to_read(folder)? else { return Ok(Vec::new()) };
    let catalogue = Catalogue::load(&library, &TimeZone::system())?;
    let albums = super::themes::albums(&catalogue);
    let files = |folder: Suggestion| FolderFiles {
        files: folder.photos.iter().flat_map(|p| catalogue.places(*p)).map(Path::to_owned).collect(),
        album: albums.iter().find(|album| Some(&album.id) == folder.addition_to.as_ref()).cloned(),
        folder,
    };
    let found = find(&library, &catalogue)?;
    Ok(decided(&catalogue, &found, catalogue.review()).into_iter().map(files).collect())
}

/// The folders that look like albums, by path, with nothing decided; their photos in the order in which they were taken.
pub(super) fn find(library: &Library, catalogue: &Catalogue) -> Result<Vec<Suggestion>, EngineError> {
    let (roots, titles) = (library.folders()?, library.album_titles()?);
    let mut photos: BTreeMap<&Path, Vec<PhotoId>> = BTreeMap::new();
    for (photo, file) in catalogue.files() {
        if let Some(parent) = file.parent() {
            photos.entry(parent).or_default().push(photo);
        }
    }
    let titles: HashMap<&Path, &String> = titles.iter().map(|(folder, title)| (folder.as_path(), title)).collect();
    let facts = photos.into_iter().filter_map(|(folder, photos)| {
        let title = titles.get(folder).map(|title| (*title).clone());
        Some(FolderFacts { path: place_in(&roots, folder)?, title, photos })
    });
    let found = folder_albums(&facts.collect::<Vec<_>>());
    let mut found: Vec<Suggestion> = found.into_iter().map(|album| suggestion(album, catalogue)).collect();
    catalogue.choose_typical(&mut found);
    Ok(found)
}

/// What the person decided laid over what was found.
pub(super) fn decided(catalogue: &Catalogue, found: &[Suggestion], review: &Review) -> Vec<Suggestion> {
    let here = |photos: &mut Vec<PhotoId>| photos.retain(|photo| catalogue.has(*photo));
    let mut folders = decided_folders(found, review.held(), &review.apart(), here);
    show_covers(&mut folders, review);
    folders
}

/// The names of the folders from that of the outermost of the library's folders on, `None` where it lies in none: a photo
/// that was given alone brings no folder with it.
fn place_in(roots: &[PathBuf], folder: &Path) -> Option<Vec<String>> {
    let root = roots.iter().filter(|root| folder.starts_with(root)).min_by_key(|root| root.components().count())?;
    let inside = folder.strip_prefix(root).ok()?;
    let name = |part: &std::ffi::OsStr| part.to_string_lossy().into_owned();
    let first = root.file_name().map(name).unwrap_or_default();
    Some([first].into_iter().chain(inside.iter().map(name)).collect())
}

fn suggestion(album: FolderAlbum, catalogue: &Catalogue) -> Suggestion {
    let FolderAlbum { path, name, mut photos } = album;
    catalogue.sort_by_time(&mut photos);
    let mut summary = catalogue.summary(&photos);
    summary.theme = Some(ThemeSummary { kind: ThemeKind::Hand, cohesion: None });
    summary.folder = Some(path.join("/"));
    // As long as the place in the library's folder is the same, so is the id: a refusal is kept by it.
    let hash = blake3::hash(path.join("\0").as_bytes()).to_hex();
    let id = GroupId(format!("{}{}", GroupId::FOLDER, &hash.as_str()[..16]));
    let (state, name) = (GroupState::Open, Some(name));
    Suggestion { id, state, name, photos, confidence: 1.0, sure: false, addition_to: None, summary }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_named_from_the_librarys_folder_on() {
        let roots = [PathBuf::from("/home/anna/Pictures"), PathBuf::from("/home/anna/Pictures/2019")];
        let place = |folder: &str| place_in(&roots, Path::new(folder)).map(|path| path.join("/"));
        assert_eq!(place("/home/anna/Pictures").as_deref(), Some("Pictures"));
        assert_eq!(place("/home/anna/Pictures/2019/Rome").as_deref(), Some("Pictures/2019/Rome"));
        assert_eq!(place("/home/anna"), None);
    }
}
