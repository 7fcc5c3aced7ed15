//! Which of the library's folders are here: a folder whose drive is away is offline, not gone, and one whose drive is
//! mounted elsewhere is found there.

use super::volumes::{Volume, mounted, volume_of};
use super::{EngineError, locate};
use crate::library::{FolderVolume, KnownFile, Library};
use std::path::{Path, PathBuf};

/// So many files of a folder stand for all.
const LOOKED_AT: usize = 50;

/// How a folder stands.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Standing {
    /// It is here; on this volume, with its path from there, where that is known and news.
    Here(Option<(String, PathBuf)>),
    /// Its volume is mounted elsewhere, and there it is.
    Elsewhere(PathBuf),
    /// It is not here.
    Offline,
}

/// The folders of the library that are not here just now. Changes nothing.
pub(super) fn offline(library: &Library) -> Result<Vec<PathBuf>, EngineError> {
    let mounts = mounted();
    let mut offline = Vec::new();
    for folder in library.folder_volumes()? {
        if standing(library, &folder, &mounts)? == Standing::Offline {
            offline.push(folder.folder);
        }
    }
    Ok(offline)
}

/// Finds folders whose drive is mounted elsewhere now, remembers the volumes of those that are here, and returns those that
/// are not.
pub(super) fn settle(library: &mut Library) -> Result<Vec<PathBuf>, EngineError> {
    let mounts = mounted();
    let mut offline = Vec::new();
    for folder in library.folder_volumes()? {
        match standing(library, &folder, &mounts)? {
            Standing::Here(None) => {}
            Standing::Here(Some((id, inside))) => library.set_volume(&folder.folder, &id, &inside)?,
            Standing::Elsewhere(there) => match locate::find(library, &folder.folder, &there) {
                Ok(found) => {
                    locate::move_to(library, &found)?;
                    if let Some((id, inside)) = &folder.volume {
                        library.set_volume(&there, id, inside)?;
                    }
                }
                // The drive is the same and what is on it is not: nothing is decided about the person's photos.
                Err(_) => offline.push(folder.folder),
            },
            Standing::Offline => offline.push(folder.folder),
        }
    }
    Ok(offline)
}

fn standing(library: &Library, folder: &FolderVolume, mounts: &[Volume]) -> Result<Standing, EngineError> {
    let path = &folder.folder;
    let is_there = path.exists();
    let here = volume_of(path, mounts).map(|(volume, inside)| (volume.id.clone(), inside));
    let Some((id, inside)) = &folder.volume else {
        return Ok(if is_there { Standing::Here(here) } else { Standing::Offline });
    };
    if is_there && here.as_ref().is_some_and(|(now, _)| now == id) {
        return Ok(Standing::Here(None));
    }
    let elsewhere = mounts.iter().filter(|volume| volume.id == *id).map(|volume| volume.mount.join(inside));
    if let Some(there) = elsewhere.into_iter().find(|there| there != path && there.exists()) {
        return Ok(Standing::Elsewhere(there));
    }
    // Another volume in its place: the photos were copied to a new disk, or it is an empty mount point, or another drive.
    Ok(if is_there && holds_known_files(library, path)? { Standing::Here(here) } else { Standing::Offline })
}

/// Whether most of the files that the library knows below this folder are there, by some of them; also where it knows none.
fn holds_known_files(library: &Library, folder: &Path) -> Result<bool, EngineError> {
    let known: Vec<_> = library.known_files(&[])?.into_iter().filter(|file| file.path.starts_with(folder)).collect();
    let is_there = |file: &&KnownFile| std::fs::metadata(&file.path).is_ok_and(|m| m.len() == file.stamp.size);
    let there = locate::spread(&known, LOOKED_AT).filter(is_there).count();
    Ok(there * 2 >= known.len().min(LOOKED_AT))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{FileStamp, Photo, PhotoId};
    use crate::library::NewFile;

    /// A library with one folder on volume "uuid:a", in which it knows one file.
    fn library(root: &Path) -> (Library, PathBuf) {
        let folder = root.join("stick/DCIM");
        let mut library = Library::open(&root.join("library")).expect("a new library");
        library.add_folders(std::slice::from_ref(&folder), 1).expect("added");
        let id = PhotoId::from_hash(blake3::hash(b"photo").as_bytes());
        let format = "JPEG".to_owned();
        let photo = Photo {
            id,
            format,
            width: 1,
            height: 1,
            orientation: 1,
            taken: None,
            place: None,
            camera: None,
            film: None,
        };
        let stamp = FileStamp { size: 5, modified: 1 };
        let path = folder.join("a.jpg");
        library
            .record(&[NewFile::Photo { path: &path, stamp, photo: &photo, embeddings: &[], quality: None }], 1)
            .expect("kept");
        library.set_volume(&folder, "uuid:a", Path::new("DCIM")).expect("kept");
        (library, folder)
    }

    fn volume(id: &str, mount: &Path) -> Volume {
        Volume { id: id.to_owned(), mount: mount.to_owned() }
    }

    #[test]
    fn a_folder_is_where_its_drive_is() {
        let root = tempfile::tempdir().expect("a folder");
        let root = root.path();
        let (library, folder) = library(root);
        let look = |mounts: &[Volume]| {
            standing(&library, &library.folder_volumes().expect("folders")[0], mounts).expect("seen")
        };
        let disk = volume("uuid:disk", root);
        assert_eq!(look(std::slice::from_ref(&disk)), Standing::Offline, "nothing is there");
        std::fs::create_dir_all(&folder).expect("made");
        assert_eq!(look(std::slice::from_ref(&disk)), Standing::Offline, "an empty mount point");
        assert_eq!(look(&[disk.clone(), volume("uuid:a", &root.join("stick"))]), Standing::Here(None));
        let other = root.join("stick1/DCIM");
        std::fs::create_dir_all(&other).expect("made");
        assert_eq!(look(&[disk.clone(), volume("uuid:a", &root.join("stick1"))]), Standing::Elsewhere(other));
        std::fs::write(folder.join("a.jpg"), "photo").expect("copied to the disk");
        assert_eq!(look(&[disk]), Standing::Here(Some(("uuid:disk".to_owned(), "stick/DCIM".into()))));
    }
}
