//! Folders that lie somewhere else now, and the volumes that tell so.

use super::{Library, LibraryError, paths};
use rusqlite::{Transaction, params};
use std::path::{Path, PathBuf};

/// A file that has another place now. What is known of its directory entry stays: where that changed on the way, the next
/// scan reads the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MovedFile {
    /// Where it was.
    pub from: PathBuf,
    /// Where it is.
    pub to: PathBuf,
}

/// One of the library's folders with the volume that it lay on at the last look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FolderVolume {
    /// The folder.
    pub folder: PathBuf,
    /// The volume's identity, and the folder's path from where it is mounted; `None` where no volume was known.
    pub volume: Option<(String, PathBuf)>,
}

impl Library {
    /// Gives files their new places, and the folder `gone` (and those of the library's below it) the place `there`, all or
    /// nothing.
    pub fn move_files(&mut self, gone: &Path, there: &Path, files: &[MovedFile]) -> Result<(), LibraryError> {
        self.check_place()?;
        let fail = LibraryError::of(&self.path);
        let transaction = self.connection.transaction().map_err(&fail)?;
        files.iter().try_for_each(|file| move_file(&transaction, file)).map_err(&fail)?;
        move_folders(&transaction, gone, there).map_err(&fail)?;
        transaction.commit().map_err(&fail)
    }

    /// The library's folders with their volumes, by path.
    pub fn folder_volumes(&self) -> Result<Vec<FolderVolume>, LibraryError> {
        let sql = "SELECT path, volume, volume_path FROM folders ORDER BY path";
        let mut all = self.connection.prepare(sql).map_err(self.fail())?;
        let rows = all
            .query_map([], |row| {
                let (id, inside): (Option<String>, Option<Vec<u8>>) = (row.get(1)?, row.get(2)?);
                let volume = id.zip(inside).map(|(id, inside)| (id, paths::from_bytes(inside)));
                Ok(FolderVolume { folder: paths::from_bytes(row.get(0)?), volume })
            })
            .map_err(self.fail())?;
        rows.collect::<Result<_, _>>().map_err(self.fail())
    }

    /// Remembers the volume of a folder.
    pub fn set_volume(&mut self, folder: &Path, id: &str, inside: &Path) -> Result<(), LibraryError> {
        self.connection
            .execute(
                "UPDATE folders SET volume = ?2, volume_path = ?3 WHERE path = ?1",
                params![paths::to_bytes(folder), id, paths::to_bytes(inside)],
            )
            .map_err(self.fail())?;
        Ok(())
    }
}

fn move_file(to: &Transaction<'_>, file: &MovedFile) -> Result<(), rusqlite::Error> {
    let (from, there) = (paths::to_bytes(&file.from), paths::to_bytes(&file.to));
    // A scan may have found it in its new place before.
    let known = to.prepare_cached("SELECT 1 FROM files WHERE path = ?1")?.exists([&there])?;
    if known {
        to.prepare_cached("DELETE FROM files WHERE path = ?1")?.execute([&from])?;
    } else {
        to.prepare_cached("UPDATE files SET path = ?2, missing = 0 WHERE path = ?1")?.execute([&from, &there])?;
    }
    Ok(())
}

fn move_folders(to: &Transaction<'_>, gone: &Path, there: &Path) -> Result<(), rusqlite::Error> {
    let mut all = to.prepare("SELECT path, added FROM folders")?;
    let rows = all.query_map([], |row| Ok((paths::from_bytes(row.get(0)?), row.get(1)?)))?;
    let rows: Vec<(PathBuf, i64)> = rows.collect::<Result<_, _>>()?;
    for (folder, added) in rows {
        let Ok(inside) = folder.strip_prefix(gone) else { continue };
        // Joining nothing would put a slash behind it.
        let new = if inside.as_os_str().is_empty() { there.to_owned() } else { there.join(inside) };
        to.execute("DELETE FROM folders WHERE path = ?1", [paths::to_bytes(&folder)])?;
        to.execute(
            "INSERT OR IGNORE INTO folders (path, added) VALUES (?1, ?2)",
            params![paths::to_bytes(&new), added],
        )?;
    }
    Ok(())
}
