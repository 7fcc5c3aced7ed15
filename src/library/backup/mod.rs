//! The backup of decisions: what no scan can find out again, as text that a person can read.
//!
//! Photos, embeddings and thumbnails are made again from the files. What the person decided is not, so all of it (the
//! whole record, and the albums that it leads to) is written beside the library as JSON Lines, in generations. Photos are
//! named by content, so that a backup fits wherever they lie, and by their last places, so that a person can tell which
//! ones are missing.

mod generations;
mod lines;

pub use lines::{Backup, BackupPlace};

use super::{Library, LibraryError, paths};
use crate::domain::PhotoId;
use generations::{Generation, expendable};
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The folder inside the library's.
const FOLDER: &str = "backups";

/// What is being written; under this name it is no backup yet.
const UNFINISHED: &str = "unfinished";

impl Library {
    /// Writes a backup of all decisions, unless the newest one says the same already or there are none; returns where it
    /// is. `at` is milliseconds since the Unix epoch. Older generations that are no longer needed go.
    pub fn back_up(&self, at: i64) -> Result<Option<PathBuf>, LibraryError> {
        let backup = self.decisions(at)?;
        if backup.log.is_empty() && backup.albums.is_empty() {
            return Ok(None);
        }
        let folder = self.folder().join(FOLDER);
        let fail = |source| LibraryError::BackupUnwritten { path: folder.clone(), source };
        let text = backup.to_text();
        let there = generations(&folder).map_err(fail)?;
        let newest = there.iter().max_by_key(|generation| generation.number);
        if newest.is_some_and(|newest| says_the_same(&folder.join(&newest.name), &text)) {
            return Ok(None);
        }
        let next = Generation::after(newest, at);
        write(&folder, &next.name, &text).map_err(fail)?;
        let path = folder.join(&next.name);
        let all: Vec<Generation> = there.into_iter().chain([next]).collect();
        for old in expendable(&all) {
            std::fs::remove_file(folder.join(&old.name)).map_err(fail)?;
        }
        Ok(Some(path))
    }

    fn decisions(&self, at: i64) -> Result<Backup, LibraryError> {
        let (log, albums, folders) = (self.log()?, self.held_groups()?, self.folders()?);
        let mut named: BTreeSet<PhotoId> = albums.iter().flat_map(|album| album.photos.iter().copied()).collect();
        log.iter().for_each(|line| lines::photos_in(&line.step, &mut named));
        let mut places = Vec::new();
        let mut of_photo =
            self.connection.prepare("SELECT path FROM files WHERE photo = ?1 ORDER BY path").map_err(self.fail())?;
        for photo in named {
            let rows = of_photo.query_map([photo.to_bytes()], |row| Ok(paths::from_bytes(row.get(0)?)));
            let files: Vec<PathBuf> = rows.and_then(Iterator::collect).map_err(self.fail())?;
            if files.is_empty() {
                places.push(BackupPlace { photo, folder: None, path: None });
            }
            places.extend(files.iter().map(|file| place(photo, file, &folders)));
        }
        Ok(Backup { at, folders, places, albums, log })
    }
}

/// The newest backup of the decisions in the library in `library`, where there is one. Needs nothing of the library itself,
/// so that it is found for one that is damaged.
pub fn newest_backup(library: &Path) -> Option<PathBuf> {
    let folder = library.join(FOLDER);
    let newest = generations(&folder).ok()?.into_iter().max_by_key(|generation| generation.number)?;
    Some(folder.join(newest.name))
}

/// A place as the backup names it: the folder of the library's that holds it, and the path from there.
fn place(photo: PhotoId, file: &Path, folders: &[PathBuf]) -> BackupPlace {
    let holding = folders.iter().filter(|folder| file.starts_with(folder) && file != folder.as_path());
    let folder = holding.max_by_key(|folder| folder.components().count()).cloned();
    let inside = folder.as_ref().and_then(|folder| file.strip_prefix(folder).ok());
    BackupPlace { photo, path: Some(inside.unwrap_or(file).to_owned()), folder }
}

/// The backups in a folder; none where it is not there yet.
fn generations(folder: &Path) -> io::Result<Vec<Generation>> {
    match std::fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(error),
        Ok(entries) => {
            let names = entries.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()));
            Ok(names.collect::<io::Result<Vec<_>>>()?.into_iter().filter_map(Generation::named).collect())
        }
    }
}

/// Whether a backup differs in nothing but its first line, which has the time.
fn says_the_same(path: &Path, text: &str) -> bool {
    let rest = |text: &str| text.split_once('\n').map(|(_, rest)| rest.to_owned());
    std::fs::read_to_string(path).is_ok_and(|there| rest(&there) == rest(text))
}

/// All or nothing, also where the power fails: the bytes are on the disk before the name is.
fn write(folder: &Path, name: &str, text: &str) -> io::Result<()> {
    std::fs::create_dir_all(folder)?;
    let unfinished = folder.join(UNFINISHED);
    let mut file = File::create(&unfinished)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    drop(file);
    std::fs::rename(&unfinished, folder.join(name))?;
    sync_folder(folder)
}

/// Makes sure that a new name in the folder survives a power cut, where the system has that notion.
fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}
