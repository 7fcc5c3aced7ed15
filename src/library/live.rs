//! Live photos: a photo and the seconds of film around it, as two files of one name, or with one name inside. They are one item,
//! the photo.

use super::{Library, LibraryError, PhotoFile, paths};
use crate::domain::{Film, PhotoId};
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// Films of this length beside a photo of the same name belong to it, in milliseconds: Apple's have three seconds, and
/// whoever starts a film in the same second as a photo, on a camera that numbers both alike, goes on for longer.
const LONGEST: u64 = 6_000;

impl Library {
    /// Takes from films the places beside a photo: there they are part of it.
    pub(super) fn without_live_places(&self, photos: &mut [PhotoFile]) -> Result<(), LibraryError> {
        for file in photos.iter_mut().filter(|file| is_short(file.photo.film)) {
            let mut kept = Vec::new();
            for place in std::mem::take(&mut file.places) {
                if place.2 || !self.is_of_a_photo(&place.0, file.photo.id)? {
                    kept.push(place);
                }
            }
            file.places = kept;
        }
        Ok(())
    }

    /// Films of which every file that is in its place lies beside a photo.
    pub(super) fn live_films(&self) -> Result<HashSet<PhotoId>, LibraryError> {
        let sql = "SELECT f.path, f.photo FROM files f JOIN photos p ON p.id = f.photo
                   WHERE p.film BETWEEN 0 AND ?1 AND NOT f.missing";
        let mut statement = self.connection.prepare_cached(sql).map_err(self.fail())?;
        let rows = statement
            .query_map([LONGEST as i64], |row| Ok((paths::from_bytes(row.get(0)?), PhotoId::from_bytes(row.get(1)?))))
            .map_err(self.fail())?;
        let all: Vec<(PathBuf, PhotoId)> = rows.collect::<Result<_, _>>().map_err(self.fail())?;
        let (mut live, mut alone) = (HashSet::new(), HashSet::new());
        for (path, film) in all {
            if self.is_of_a_photo(&path, film)? {
                live.insert(film)
            } else {
                alone.insert(film)
            };
        }
        Ok(live.difference(&alone).copied().collect())
    }

    /// The film that belongs to the photo in this file, where it is a live photo: its path, size and content.
    pub fn film_of(&self, photo: PhotoId, path: &Path) -> Result<Option<(PathBuf, u64, PhotoId)>, LibraryError> {
        let sql = "SELECT f.path, f.size, f.photo FROM files f JOIN photos p ON p.id = f.photo
                   WHERE NOT f.missing AND p.film BETWEEN 0 AND ?1 AND f.photo = ?2 ORDER BY f.path";
        let mut statement = self.connection.prepare_cached(sql).map_err(self.fail())?;
        let mut film = |id: PhotoId| {
            let row = |row: &rusqlite::Row<'_>| {
                let size: i64 = row.get(1)?;
                Ok((paths::from_bytes(row.get(0)?), u64::try_from(size).unwrap_or(0), PhotoId::from_bytes(row.get(2)?)))
            };
            let rows =
                statement.query_map(rusqlite::params![LONGEST as i64, id.to_bytes()], row).map_err(self.fail())?;
            rows.collect::<Result<Vec<(PathBuf, u64, PhotoId)>, _>>().map_err(self.fail())
        };
        for (beside, id) in self.files_named(&path.with_extension(""))? {
            if id != photo
                && let Some(found) = film(id)?.into_iter().find(|(there, ..)| *there == beside)
            {
                return Ok(Some(found));
            }
        }
        for id in self.paired_with(photo)? {
            if let Some(found) = film(id)?.into_iter().next() {
                return Ok(Some(found));
            }
        }
        Ok(None)
    }

    /// What has the same name of a moment inside.
    fn paired_with(&self, photo: PhotoId) -> Result<Vec<PhotoId>, LibraryError> {
        let sql = "SELECT b.photo FROM inside a JOIN inside b ON b.pair = a.pair AND b.photo <> a.photo
                   WHERE a.photo = ?1 ORDER BY b.photo";
        let mut statement = self.connection.prepare_cached(sql).map_err(self.fail())?;
        let rows =
            statement.query_map([photo.to_bytes()], |row| Ok(PhotoId::from_bytes(row.get(0)?))).map_err(self.fail())?;
        rows.collect::<Result<_, _>>().map_err(self.fail())
    }

    /// Whether a photo of the same moment is there: beside it by its name, or anywhere by the name that the camera gave to both.
    fn is_of_a_photo(&self, path: &Path, film: PhotoId) -> Result<bool, LibraryError> {
        let sql = "SELECT EXISTS (
                       SELECT 1 FROM inside a JOIN inside b ON b.pair = a.pair JOIN photos p ON p.id = b.photo
                       JOIN files f ON f.photo = p.id
                       WHERE a.photo = ?1 AND p.film IS NULL AND NOT f.missing)";
        let mut statement = self.connection.prepare_cached(sql).map_err(self.fail())?;
        let is_paired = statement.query_row([film.to_bytes()], |row| row.get(0)).map_err(self.fail())?;
        Ok(is_paired || self.is_beside_a_photo(path)?)
    }

    fn is_beside_a_photo(&self, film: &Path) -> Result<bool, LibraryError> {
        for (path, photo) in self.files_named(&film.with_extension(""))? {
            let sql = "SELECT film IS NULL FROM photos WHERE id = ?1";
            let is_photo =
                || self.connection.prepare_cached(sql)?.query_row([photo.to_bytes()], |row| row.get::<_, bool>(0));
            if path != film && is_photo().map_err(self.fail())? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

fn is_short(film: Option<Film>) -> bool {
    film.and_then(|film| film.milliseconds).is_some_and(|length| length <= LONGEST)
}
