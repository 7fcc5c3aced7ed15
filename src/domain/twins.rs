//! Files that hold the same, byte for byte: which of them to keep.

use super::folder_name::{without_number, words};
use super::{album_in_folder_name, is_part_of_folder};
use std::path::Path;

/// One of several files that hold the same.
#[derive(Clone, Copy, Debug)]
pub struct Twin<'a> {
    /// Where it is.
    pub path: &'a Path,
    /// Whether the film of a live photo lies beside it.
    pub has_film: bool,
}

/// Which of these files to keep, by its place in the list; `None` of none. A photo stays with its film; else what nobody made
/// as a copy is kept rather than what is called one, or lies in a folder of copies; then what lies in a folder that a person
/// named; then the first by path, which is where lists show the photo.
pub fn twin_to_keep(twins: &[Twin<'_>]) -> Option<usize> {
    let rank = |twin: &Twin<'_>| (!twin.has_film, signs_of_copy(twin.path), from_named_folder(twin.path));
    let best = twins.iter().enumerate().min_by(|(_, a), (_, b)| rank(a).cmp(&rank(b)).then_with(|| a.path.cmp(b.path)));
    best.map(|(at, _)| at)
}

/// How often a file, and the folders above it, are called a copy, as systems and people call them in English, German and some
/// neighbours: "IMG_1 (2).jpg", "Copy of IMG_1.jpg", "IMG_1 - Kopie.jpg", "Backup 2024", "Downloads". Folders that are above
/// all of them count the same for each.
fn signs_of_copy(path: &Path) -> usize {
    const COPIES: &[&str] = &[
        "copy",
        "copies",
        "kopie",
        "kopien",
        "copie",
        "copia",
        "copias",
        "kopia",
        "kopi",
        "backup",
        "backups",
        "sicherung",
        "sicherungen",
        "sauvegarde",
        "sauvegardes",
        "respaldo",
        "duplicate",
        "duplicates",
        "duplikat",
        "duplikate",
        "doubles",
        "download",
        "downloads",
        "temp",
        "tmp",
        "trash",
        "papierkorb",
    ];
    let is_numbered = path.file_stem().is_some_and(|stem| {
        let stem = stem.to_string_lossy();
        without_number(&stem).len() < stem.len()
    });
    let is_called_so = |part: &Path| {
        let name = part.to_string_lossy();
        words(&name).any(|word| COPIES.contains(&word.as_str()))
    };
    usize::from(is_numbered) + path.iter().filter(|part| is_called_so(Path::new(part))).count()
}

/// How far a file lies from a folder that a person named: 0 in one, 1 in a part of one ("RAW"), 2 elsewhere. A part comes
/// second, as "Pictures" in the person's own folder looks like one.
fn from_named_folder(path: &Path) -> u8 {
    let mut folders =
        path.ancestors().skip(1).filter_map(Path::file_name).map(|name| name.to_string_lossy()).peekable();
    let far = u8::from(folders.next_if(|name| is_part_of_folder(name)).is_some());
    let is_named = folders.next().is_some_and(|name| album_in_folder_name(&name).is_some());
    if is_named { far } else { 2 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn kept<'a>(paths: &[&'a str]) -> &'a str {
        let twins: Vec<_> = paths.iter().map(|path| Twin { path: Path::new(path), has_film: false }).collect();
        paths[twin_to_keep(&twins).expect("one of several")]
    }

    #[test]
    fn what_is_no_copy_and_lies_in_an_album_is_kept() {
        for (keep, other) in [
            ("/p/Pictures/IMG_1.jpg", "/p/Backup 2024/IMG_1.jpg"),
            ("/p/zoo/IMG_1.jpg", "/p/zoo/IMG_1 (1).jpg"),
            ("/p/2024/IMG_1.jpg", "/p/2024/Copy of IMG_1.jpg"),
            ("/p/2024/IMG_1.jpg", "/p/2024/IMG_1 - Kopie.jpg"),
            ("/p/Wedding Anna/IMG_1.jpg", "/p/DCIM/100CANON/IMG_1.jpg"),
            ("/p/Wedding Anna/RAW/IMG_1.nef", "/p/DCIM/100CANON/IMG_1.nef"),
            ("/home/anna/Pictures/Rome/IMG_1.jpg", "/home/anna/Pictures/IMG_1.jpg"),
            ("/p/2024/IMG_1.jpg", "/p/Backup/Wedding Anna/IMG_1.jpg"),
            ("/p/DCIM/IMG_1.jpg", "/p/Downloads/IMG_1.jpg"),
            ("/p/2024/IMG_1.jpg", "/p/2025/IMG_1.jpg"),
            ("/Downloads/zoo/IMG_1.jpg", "/Downloads/Backup/zoo/IMG_1.jpg"),
        ] {
            assert_eq!((kept(&[keep, other]), kept(&[other, keep])), (keep, keep));
        }
        assert_eq!(twin_to_keep(&[]), None);
    }

    #[test]
    fn a_live_photo_stays_with_its_film() {
        let twin = |path, has_film| Twin { path: Path::new(path), has_film };
        let twins = [twin("/p/Wedding Anna/IMG_1.heic", false), twin("/p/Backup/IMG_1.heic", true)];
        assert_eq!(twin_to_keep(&twins), Some(1));
    }

    proptest! {
        #[test]
        fn it_is_the_same_in_whatever_order_they_come(
            paths in prop::collection::btree_set("/p/(Backup|Rome|DCIM)/[ab]{1,2}( \\(1\\))?\\.jpg", 1..6),
            seed in any::<prop::sample::Index>(),
        ) {
            let mut paths: Vec<&str> = paths.iter().map(String::as_str).collect();
            let first = kept(&paths);
            let by = seed.index(paths.len());
            paths.rotate_left(by);
            prop_assert_eq!(kept(&paths), first);
        }
    }
}
