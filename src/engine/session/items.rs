//! Photos of the library as lists and details show them. Pure.

use super::super::catalogue::{best_date, place};
use super::super::gazetteer::gazetteer;
use super::{Details, PhotoItem};
use crate::domain::{Photo, Whereabouts};
use crate::library::PhotoFile;
use jiff::tz::TimeZone;

/// A photo for a list; `None` where no file of it is in its place. `zone` is the computer's, for the times of files.
pub(super) fn item(mut photo: PhotoFile, zone: &TimeZone) -> Option<PhotoItem> {
    photo.places.retain(|(_, _, missing)| !missing);
    let (file, _, _) = photo.places.first()?;
    Some(PhotoItem {
        id: photo.photo.id,
        width: photo.photo.width.max(1),
        height: photo.photo.height.max(1),
        taken: best_date(&photo, zone),
        file: file.clone(),
        film: photo.photo.film,
        place: place(&photo),
    })
}

/// All that is known of it. Its date is that of the files in their place, where there are any: as in the lists.
/// `of_group` is where its group was.
pub(super) fn details(photo: PhotoFile, of_group: Option<Whereabouts>, zone: &TimeZone) -> Details {
    let mut here = photo.clone();
    here.places.retain(|(_, _, missing)| !missing);
    let dated = if here.places.is_empty() { &photo } else { &here };
    Details {
        taken: best_date(dated, zone),
        locality: place(&photo).and_then(|place| gazetteer()?.nearest(place)),
        group_whereabouts: of_group.filter(|_| place(&photo).is_none()),
        files: photo.places.iter().map(|(path, stamp, missing)| (path.clone(), stamp.size, !missing)).collect(),
        photo: Photo { place: place(&photo), ..photo.photo },
        side: photo.side,
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
        let shown = item(both.clone(), &TimeZone::UTC).expect("one of its files is in place");
        assert_eq!((shown.file.as_path(), shown.height), (Path::new("/b/IMG_20250503_100000.jpg"), 1));
        let (stamp, source) = shown.taken.expect("its name says so");
        assert_eq!((stamp.local.year(), source), (2025, DateSource::Name));
        let details = details(both, None, &TimeZone::UTC);
        assert_eq!(details.taken, Some((stamp, source)));
        let files: Vec<_> = details.files.iter().map(|(_, bytes, here)| (*bytes, *here)).collect();
        assert_eq!(files, [(7, false), (7, true)]);
        assert_eq!(item(photo(&[("/a.jpg", true)]), &TimeZone::UTC), None);
    }
}
