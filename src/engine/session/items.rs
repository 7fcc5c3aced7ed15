//! Photos of the library as lists and details show them. Pure.

use super::super::gazetteer::gazetteer;
use super::super::taken::{best_date, place};
use super::{Details, PhotoItem};
use crate::domain::{Camera, Mark, Photo, Whereabouts};
use crate::library::PhotoFile;
use jiff::tz::TimeZone;
use std::sync::Arc;

/// A photo for a list, with what the person says of it; `None` where no file of it is in its place. `zone` is the
/// computer's, for the times of files.
pub(super) fn item(mut photo: PhotoFile, mark: &Mark, zone: &TimeZone) -> Option<PhotoItem> {
    photo.places.retain(|(_, _, missing)| !missing);
    let (file, _, _) = photo.places.first()?;
    let (width, height) = (photo.photo.width.max(1), photo.photo.height.max(1));
    let (width, height) = if mark.turned.is_multiple_of(2) { (width, height) } else { (height, width) };
    Some(PhotoItem {
        id: photo.photo.id,
        width,
        height,
        turned: mark.turned,
        favourite: mark.favourite,
        stars: stars(&photo, mark),
        taken: best_date(&photo, mark, zone),
        camera: photo.photo.camera.as_ref().map(Camera::name).filter(|name| !name.is_empty()).map(Arc::from),
        place: place(&photo, mark),
        file: file.clone(),
        files: photo.places.len(),
        film: photo.photo.film,
    })
}

/// So many stars as the person gave it, else as its file or one beside it says; 0 for none.
fn stars(photo: &PhotoFile, mark: &Mark) -> u8 {
    let said = || u8::try_from(photo.side.as_ref()?.rating?).ok();
    mark.stars.or_else(said).unwrap_or(0).min(5)
}

/// All that is known of it. Its date is that of the files in their place, where there are any: as in the lists.
/// `of_group` is where its group was.
pub(super) fn details(photo: PhotoFile, mark: Mark, of_group: Option<Whereabouts>, zone: &TimeZone) -> Details {
    let place = place(&photo, &mark);
    let mut here = photo.clone();
    here.places.retain(|(_, _, missing)| !missing);
    let dated = if here.places.is_empty() { &photo } else { &here };
    Details {
        taken: best_date(dated, &mark, zone),
        locality: place.and_then(|place| gazetteer()?.nearest(place)),
        group_whereabouts: of_group.filter(|_| place.is_none()),
        files: photo.places.iter().map(|(path, stamp, missing)| (path.clone(), stamp.size, !missing)).collect(),
        photo: Photo { place, ..photo.photo },
        side: photo.side,
        mark,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{DateSource, FileStamp, PhotoId};
    use std::path::{Path, PathBuf};

    fn photo(places: &[(&str, bool)]) -> PhotoFile {
        let stamp = FileStamp { size: 7, modified: 0 };
        let id = PhotoId::from_bytes([1; 16]);
        let format = "JPEG".to_owned();
        PhotoFile {
            photo: Photo {
                id,
                format,
                width: 4,
                height: 0,
                orientation: 1,
                taken: None,
                place: None,
                camera: None,
                film: None,
            },
            places: places.iter().map(|(path, missing)| (PathBuf::from(path), stamp, *missing)).collect(),
            side: None,
        }
    }

    #[test]
    fn a_photo_lies_where_its_first_file_is_in_place() {
        let both = photo(&[("/a/IMG_20240101_100000.jpg", true), ("/b/IMG_20250503_100000.jpg", false)]);
        let shown = item(both.clone(), &Mark::default(), &TimeZone::UTC).expect("one of its files is in place");
        assert_eq!((shown.file.as_path(), shown.height), (Path::new("/b/IMG_20250503_100000.jpg"), 1));
        assert_eq!(shown.files, 1, "what is missing is in no place");
        let (stamp, source) = shown.taken.expect("its name says so");
        assert_eq!((stamp.local.year(), source), (2025, DateSource::Name));
        let details = details(both, Mark::default(), None, &TimeZone::UTC);
        assert_eq!(details.taken, Some((stamp, source)));
        let files: Vec<_> = details.files.iter().map(|(_, bytes, here)| (*bytes, *here)).collect();
        assert_eq!(files, [(7, false), (7, true)]);
        let twice = photo(&[("/a.jpg", false), ("/b.jpg", false), ("/c.jpg", true)]);
        let files = item(twice, &Mark::default(), &TimeZone::UTC).map(|item| item.files);
        assert_eq!(files, Some(2));
        assert_eq!(item(photo(&[("/a.jpg", true)]), &Mark::default(), &TimeZone::UTC), None);
    }
}
