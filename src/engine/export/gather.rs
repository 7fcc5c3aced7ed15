//! What is to be exported: the files of photos, with all that their names and side files say.

use super::super::scan::real_path;
use super::super::taken::best_date;
use super::ExportWish;
use crate::domain::{PhotoId, is_raw};
use crate::export::{ExportFile, ExportItem, Subjects};
use crate::library::{Library, LibraryError, PhotoFile};
use crate::review::Review;
use jiff::tz::TimeZone;
use std::path::Path;

/// The photos of a wish.
pub(super) struct Gathered {
    pub(super) items: Vec<ExportItem>,
    /// Photos of which no file is in its place.
    pub(super) missing: usize,
    /// Whether the folder is one in which an original lies.
    pub(super) is_beside_originals: bool,
}

/// Looks a wish's photos up, with the dates that the person corrected. Of a photo that lies in several files the first is exported. No side file is wanted beside an
/// original: where one of them lies in the folder, there are none.
pub(super) fn gather(
    library: &Library,
    review: &Review,
    wish: &ExportWish,
    zone: &TimeZone,
) -> Result<Gathered, LibraryError> {
    let to = real_path(&wish.folder);
    let mut gathered = Gathered { items: Vec::new(), missing: 0, is_beside_originals: false };
    for id in &wish.photos {
        let Some(mut photo) = library.photo(*id)? else {
            gathered.missing += 1;
            continue;
        };
        photo.places.retain(|(_, _, missing)| !missing);
        let Some((path, stamp, _)) = photo.places.first().cloned() else {
            gathered.missing += 1;
            continue;
        };
        gathered.is_beside_originals |= wish.xmp.is_some() && photo.places.iter().any(|place| is_in(&place.0, &to));
        let film = match photo.photo.film {
            Some(_) => None,
            None => library.film_of(*id, &path)?,
        };
        gathered.items.push(ExportItem {
            file: ExportFile { path, bytes: stamp.size, content: *id },
            film: film.map(|(path, bytes, content)| ExportFile { path, bytes, content }),
            taken: best_date(&photo, &review.mark(*id), zone).map(|(stamp, _)| stamp),
            is_raw: is_raw(&photo.photo.format),
            subjects: subjects(wish, *id, &photo),
        });
    }
    if gathered.is_beside_originals {
        gathered.items.iter_mut().for_each(|item| item.subjects = None);
    }
    Ok(gathered)
}

fn is_in(path: &Path, folder: &Path) -> bool {
    path.parent() == Some(folder)
}

fn subjects(wish: &ExportWish, id: PhotoId, photo: &PhotoFile) -> Option<Subjects> {
    let names = wish.xmp.as_ref()?;
    let of = names.albums.iter().filter(|(_, photos)| photos.contains(&id));
    Some(Subjects {
        root: names.root.clone(),
        albums: of.map(|(title, _)| title.clone()).collect(),
        keywords: photo.side.as_ref().map(|side| side.keywords.clone()).unwrap_or_default(),
    })
}
