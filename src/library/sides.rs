//! What side files say, by the photo that they lie beside.

use super::{Library, LibraryError, paths};
use crate::domain::{FileStamp, PhotoId, Place, Precision, Side, SideKind, Stamp};
use rusqlite::{Row, Transaction, params};
use std::path::{Path, PathBuf};

/// A side file as a scan saw it.
#[derive(Clone, Copy, Debug)]
pub struct NewSide<'a> {
    /// Where it lies.
    pub path: &'a Path,
    /// Its directory entry.
    pub stamp: FileStamp,
    /// The path of the photo that it is of, with or without its extension, or of the folder that is an album, and what it says;
    /// `None` where that is nothing.
    pub said: Option<(&'a Path, &'a Side)>,
}

/// What a side file is that names the album which its folder was; the name stands as its title.
const ALBUM: &str = "album";

pub(super) fn insert(to: &Transaction<'_>, new: NewSide<'_>) -> Result<(), rusqlite::Error> {
    let (owner, side) = new.said.unzip();
    let taken = side.and_then(|side| side.taken);
    let place = side.and_then(|side| side.place);
    to.prepare_cached(
        "INSERT OR REPLACE INTO sides (path, size, modified, owner, kind, taken, taken_offset, taken_precision,
                                       latitude, longitude, title, description, rating, keywords)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
    )?
    .execute(params![
        paths::to_bytes(new.path),
        new.stamp.size as i64,
        new.stamp.modified,
        owner.map(paths::to_bytes),
        side.map(|side| match side.kind {
            _ if !side.albums.is_empty() => ALBUM,
            SideKind::Xmp => "xmp",
            SideKind::Takeout => "takeout",
        }),
        taken.map(|t| t.local.to_string()),
        taken.and_then(|t| t.offset_minutes),
        taken.map(|t| if t.precision == Precision::Day { "day" } else { "second" }),
        place.map(|p| p.latitude()),
        place.map(|p| p.longitude()),
        side.and_then(|side| side.albums.first().or(side.title.as_ref())),
        side.and_then(|side| side.description.as_ref()),
        side.and_then(|side| side.rating),
        side.map(|side| serde_json::json!(side.keywords).to_string()),
    ])?;
    Ok(())
}

impl Library {
    /// All side files, as the last scan saw them.
    pub fn known_sides(&self) -> Result<Vec<(PathBuf, FileStamp)>, LibraryError> {
        let mut statement = self.connection.prepare("SELECT path, size, modified FROM sides").map_err(self.fail())?;
        let rows = statement
            .query_map([], |row| {
                let size: i64 = row.get(1)?;
                let stamp = FileStamp { size: u64::try_from(size).unwrap_or(0), modified: row.get(2)? };
                Ok((paths::from_bytes(row.get(0)?), stamp))
            })
            .map_err(self.fail())?;
        rows.collect::<Result<_, _>>().map_err(self.fail())
    }

    /// Forgets side files that are no longer there.
    pub fn forget_sides(&mut self, gone: &[PathBuf]) -> Result<(), LibraryError> {
        let fail = LibraryError::of(&self.path);
        let transaction = self.connection.transaction().map_err(&fail)?;
        for path in gone {
            transaction.execute("DELETE FROM sides WHERE path = ?1", [paths::to_bytes(path)]).map_err(&fail)?;
        }
        transaction.commit().map_err(&fail)
    }

    /// Folders that Google Photos exported albums to, with what the albums were called; by path.
    pub fn album_titles(&self) -> Result<Vec<(PathBuf, String)>, LibraryError> {
        let sql =
            "SELECT owner, title FROM sides WHERE kind = ?1 AND owner IS NOT NULL AND title IS NOT NULL ORDER BY owner";
        let mut statement = self.connection.prepare(sql).map_err(self.fail())?;
        let rows = statement
            .query_map([ALBUM], |row| Ok((paths::from_bytes(row.get(0)?), row.get(1)?)))
            .map_err(self.fail())?;
        rows.collect::<Result<_, _>>().map_err(self.fail())
    }

    /// The photos that a side file of this owner is of: the file of that path, all that have it as path but for their
    /// extension, or that lie in it.
    pub fn photos_beside(&self, owner: &Path) -> Result<Vec<PhotoId>, LibraryError> {
        let is_of = |path: &Path| is_named(path, owner) || path.parent() == Some(owner);
        let found = self.files_from(owner)?.into_iter();
        Ok(found.filter(|(path, _)| is_of(path)).map(|(_, photo)| photo).collect())
    }

    /// Files with this path, or with this path but for their extension.
    pub(super) fn files_named(&self, owner: &Path) -> Result<Vec<(PathBuf, PhotoId)>, LibraryError> {
        let found = self.files_from(owner)?.into_iter();
        Ok(found.filter(|(path, _)| is_named(path, owner)).collect())
    }

    /// Files whose path starts with these bytes.
    fn files_from(&self, owner: &Path) -> Result<Vec<(PathBuf, PhotoId)>, LibraryError> {
        let start = paths::to_bytes(owner);
        let end = [&start[..], &[0xff, 0xff]].concat();
        let sql = "SELECT path, photo FROM files WHERE path >= ?1 AND path < ?2 AND NOT missing";
        let mut statement = self.connection.prepare_cached(sql).map_err(self.fail())?;
        let rows = statement
            .query_map(params![start, end], |row| {
                Ok((paths::from_bytes(row.get(0)?), PhotoId::from_bytes(row.get(1)?)))
            })
            .map_err(self.fail())?;
        rows.collect::<Result<_, _>>().map_err(self.fail())
    }

    /// What side files say of the photo in this place.
    pub(super) fn side_of(&self, path: &Path) -> Result<Option<Side>, LibraryError> {
        let sql = "SELECT kind, taken, taken_offset, taken_precision, latitude, longitude, title, description, rating, keywords
                   FROM sides WHERE (owner IN (?1, ?2) AND kind <> ?4) OR (owner = ?3 AND kind = ?4) ORDER BY path";
        let mut statement = self.connection.prepare_cached(sql).map_err(self.fail())?;
        let folder = path.parent().map(paths::to_bytes);
        let owners = params![paths::to_bytes(path), paths::to_bytes(&path.with_extension("")), folder, ALBUM];
        let rows = statement.query_map(owners, side).map_err(self.fail())?;
        let all: Vec<Side> = rows.collect::<Result<_, _>>().map_err(self.fail())?;
        Ok(all.into_iter().reduce(Side::merged))
    }

    /// Whether there are side files at all: most libraries have none, and need not ask for each photo.
    pub(super) fn has_sides(&self) -> Result<bool, LibraryError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM sides WHERE owner IS NOT NULL)";
        self.connection.query_row(sql, [], |row| row.get(0)).map_err(self.fail())
    }
}

fn side(row: &Row<'_>) -> Result<Side, rusqlite::Error> {
    let kind: String = row.get(0)?;
    let (local, precision): (Option<String>, Option<String>) = (row.get(1)?, row.get(3)?);
    let offset_minutes = row.get(2)?;
    let precision = if precision.as_deref() == Some("day") { Precision::Day } else { Precision::Second };
    let taken = local.and_then(|text| text.parse().ok()).map(|local| Stamp { local, offset_minutes, precision });
    let (latitude, longitude): (Option<f64>, Option<f64>) = (row.get(4)?, row.get(5)?);
    let keywords: Option<String> = row.get(9)?;
    if kind == ALBUM {
        let albums = row.get::<_, Option<String>>(6)?.into_iter().collect();
        return Ok(Side { albums, ..Side::new(SideKind::Takeout) });
    }
    Ok(Side {
        kind: if kind == "xmp" { SideKind::Xmp } else { SideKind::Takeout },
        taken,
        place: latitude.zip(longitude).and_then(|(latitude, longitude)| Place::new(latitude, longitude)),
        title: row.get(6)?,
        description: row.get(7)?,
        rating: row.get(8)?,
        keywords: keywords.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default(),
        albums: Vec::new(),
    })
}

fn is_named(path: &Path, owner: &Path) -> bool {
    path == owner || path.with_extension("") == owner
}
