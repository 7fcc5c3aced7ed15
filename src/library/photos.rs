//! Photos: what was read out of their bytes.

use super::{Library, LibraryError, PhotoFile, inside, paths};
use crate::domain::{Camera, FileStamp, Film, Photo, PhotoId, Place, Precision, Side, Stamp};
use rusqlite::{Params, Row, Transaction, params};

/// Adds a photo, or renews what is known of it.
pub(super) fn insert(to: &Transaction<'_>, photo: &Photo, at: i64) -> Result<(), rusqlite::Error> {
    to.prepare_cached(
        "INSERT INTO photos (id, format, width, height, orientation, taken, taken_offset, taken_precision,
                             latitude, longitude, make, model, added, film)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
         ON CONFLICT (id) DO UPDATE SET
             format = excluded.format, width = excluded.width, height = excluded.height,
             orientation = excluded.orientation, taken = excluded.taken, taken_offset = excluded.taken_offset,
             taken_precision = excluded.taken_precision, latitude = excluded.latitude,
             longitude = excluded.longitude, make = excluded.make, model = excluded.model,
             film = excluded.film",
    )?
    .execute(params![
        photo.id.to_bytes(),
        photo.format,
        photo.width,
        photo.height,
        photo.orientation,
        photo.taken.map(|t| t.local.to_string()),
        photo.taken.and_then(|t| t.offset_minutes),
        photo.taken.map(|t| precision_name(t.precision)),
        photo.place.map(|p| p.latitude()),
        photo.place.map(|p| p.longitude()),
        photo.camera.as_ref().map(|c| &c.make),
        photo.camera.as_ref().map(|c| &c.model),
        at,
        photo.film.map(|film| film.milliseconds.and_then(|n| i64::try_from(n).ok()).unwrap_or(-1)),
    ])?;
    Ok(())
}

/// A photo and one of its places in each row; the columns that [`gather`] reads.
const ROWS: &str =
    "SELECT p.id, p.format, p.width, p.height, p.orientation, p.taken, p.taken_offset, p.taken_precision,
            p.latitude, p.longitude, p.make, p.model, f.path, f.size, f.modified, f.missing, p.film,
            i.title, i.description, i.rating, i.keywords
     FROM photos p LEFT JOIN files f ON f.photo = p.id LEFT JOIN inside i ON i.photo = p.id";

impl Library {
    /// All photos by id, each with its places by path.
    pub fn photos(&self) -> Result<Vec<PhotoFile>, LibraryError> {
        self.gather("ORDER BY p.id, f.path", [])
    }

    /// The first `count` photos by id, or those after one, so that a large library can be read in pieces.
    pub fn photos_after(&self, after: Option<PhotoId>, count: usize) -> Result<Vec<PhotoFile>, LibraryError> {
        let after = after.map_or_else(Vec::new, |id| id.to_bytes().to_vec());
        self.gather(
            "WHERE p.id IN (SELECT id FROM photos WHERE id > ?1 ORDER BY id LIMIT ?2) ORDER BY p.id, f.path",
            params![after, count as i64],
        )
    }

    /// One photo with its places.
    pub fn photo(&self, id: PhotoId) -> Result<Option<PhotoFile>, LibraryError> {
        Ok(self.gather("WHERE p.id = ?1 ORDER BY f.path", [id.to_bytes()])?.pop())
    }

    /// How many photos have a file in its place; a live photo with its film is one.
    pub fn photos_in_place(&self) -> Result<usize, LibraryError> {
        let sql = "SELECT count(DISTINCT photo) FROM files WHERE NOT missing";
        let n: i64 = self.connection.query_row(sql, [], |row| row.get(0)).map_err(self.fail())?;
        Ok(usize::try_from(n).unwrap_or(0).saturating_sub(self.live_films()?.len()))
    }

    fn gather(&self, which: &str, values: impl Params) -> Result<Vec<PhotoFile>, LibraryError> {
        let mut statement = self.connection.prepare_cached(&format!("{ROWS} {which}")).map_err(self.fail())?;
        let mut photos: Vec<PhotoFile> = Vec::new();
        let mut rows = statement.query(values).map_err(self.fail())?;
        while let Some(row) = rows.next().map_err(self.fail())? {
            let id = PhotoId::from_bytes(row.get(0).map_err(self.fail())?);
            if photos.last().is_none_or(|p| p.photo.id != id) {
                let (photo, side) =
                    photo(id, row).and_then(|p| Ok((p, inside::said(row, 17)?))).map_err(self.fail())?;
                photos.push(PhotoFile { photo, places: Vec::new(), side });
            }
            let place = place(row).map_err(self.fail())?;
            if let Some(last) = photos.last_mut() {
                last.places.extend(place);
            }
        }
        self.without_live_places(&mut photos)?;
        if self.has_sides()? {
            for file in &mut photos {
                let mut beside: Option<Side> = None;
                for (path, _, _) in &file.places {
                    beside = beside.into_iter().chain(self.side_of(path)?).reduce(Side::merged);
                }
                // Beside it stands what was changed last: programs write there what they do not write into the file.
                file.side = beside.into_iter().chain(file.side.take()).reduce(Side::merged);
            }
        }
        Ok(photos)
    }
}

fn photo(id: PhotoId, row: &Row<'_>) -> Result<Photo, rusqlite::Error> {
    let make: Option<String> = row.get(10)?;
    let model: Option<String> = row.get(11)?;
    let (latitude, longitude): (Option<f64>, Option<f64>) = (row.get(8)?, row.get(9)?);
    Ok(Photo {
        id,
        format: row.get(1)?,
        width: row.get(2)?,
        height: row.get(3)?,
        orientation: row.get(4)?,
        taken: taken(row)?,
        place: latitude.zip(longitude).and_then(|(lat, lon)| Place::new(lat, lon)),
        camera: (make.is_some() || model.is_some())
            .then(|| Camera { make: make.unwrap_or_default(), model: model.unwrap_or_default() }),
        film: film(row)?,
    })
}

fn film(row: &Row<'_>) -> Result<Option<Film>, rusqlite::Error> {
    let length: Option<i64> = row.get(16)?;
    Ok(length.map(|n| Film { milliseconds: u64::try_from(n).ok() }))
}

fn taken(row: &Row<'_>) -> Result<Option<Stamp>, rusqlite::Error> {
    let (local, precision): (Option<String>, Option<String>) = (row.get(5)?, row.get(7)?);
    let offset_minutes = row.get(6)?;
    // A date that cannot be read is none: it can be read out of the photo again.
    Ok(local.and_then(|text| text.parse().ok()).map(|local| Stamp {
        local,
        offset_minutes,
        precision: if precision.as_deref() == Some(precision_name(Precision::Day)) {
            Precision::Day
        } else {
            Precision::Second
        },
    }))
}

fn precision_name(precision: Precision) -> &'static str {
    match precision {
        Precision::Day => "day",
        Precision::Second => "second",
    }
}

fn place(row: &Row<'_>) -> Result<Option<(std::path::PathBuf, FileStamp, bool)>, rusqlite::Error> {
    let Some(path) = row.get::<_, Option<Vec<u8>>>(12)? else { return Ok(None) };
    let size: i64 = row.get(13)?;
    let stamp = FileStamp { size: u64::try_from(size).unwrap_or(0), modified: row.get(14)? };
    Ok(Some((paths::from_bytes(path), stamp, row.get(15)?)))
}
