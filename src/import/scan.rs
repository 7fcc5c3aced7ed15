//! Finds photos in folders. Never follows links to folders, never opens what it need not, never writes.

use super::Failure;
use super::format::{self, Content, Named};
use super::side;
use crate::domain::{FileStamp, SideKind};
use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs::{self, File, Metadata};
use std::io::Read;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;
use walkdir::{DirEntry, WalkDir};

/// Folders that hold copies and waste of others: Synology thumbnails, the wastebaskets of systems and stores.
const SKIPPED: [&str; 6] = ["@eaDir", "#recycle", "#snapshot", "$RECYCLE.BIN", "System Volume Information", "__MACOSX"];

/// One thing that the scan came across.
#[derive(Debug)]
pub enum Found {
    /// By its name, or where it has no extension by its first bytes, a photo.
    Photo {
        /// Where.
        path: PathBuf,
        /// What its directory entry says.
        stamp: FileStamp,
    },
    /// A photo that cannot be read yet, or a folder or file that cannot be looked at.
    Failed {
        /// Where.
        path: PathBuf,
        /// What its directory entry says, where that much is known.
        stamp: Option<FileStamp>,
        /// Why.
        failure: Failure,
    },
    /// A file that may say something of a photo beside it.
    Side {
        /// Where.
        path: PathBuf,
        /// What its directory entry says.
        stamp: FileStamp,
        /// By its name.
        kind: SideKind,
    },
    /// A document: not ours.
    Other,
}

/// What a directory entry says of a file's content.
pub(super) fn stamp_of(metadata: &Metadata) -> FileStamp {
    let modified = metadata.modified().map_or(0, |time| match time.duration_since(UNIX_EPOCH) {
        Ok(after) => i64::try_from(after.as_nanos()).unwrap_or(i64::MAX),
        Err(before) => i64::try_from(before.duration().as_nanos()).map_or(i64::MIN, |n| -n),
    });
    FileStamp { size: metadata.len(), modified }
}

/// Walk over `roots`, folders or files, and hand everything found to `visit` until that breaks.
///
/// Hidden names are passed over, except where a root itself is hidden, and so are `skip` and what lies in it. A root
/// inside another is walked once.
pub fn scan(roots: &[PathBuf], skip: &[PathBuf], visit: &mut dyn FnMut(Found) -> ControlFlow<()>) {
    for (root, real) in distinct(roots) {
        // Links inside a root are not followed, so the skipped folders have one spelling each below it.
        let skip: Vec<PathBuf> = skip
            .iter()
            .filter_map(|s| fs::canonicalize(s).ok())
            .filter_map(|s| Some(root.join(s.strip_prefix(&real).ok()?)))
            .collect();
        let wanted = |e: &DirEntry| {
            e.depth() == 0
                || !(is_passed_over(e.file_name()) || (e.file_type().is_dir() && skip.iter().any(|s| s == e.path())))
        };
        for entry in WalkDir::new(&root).into_iter().filter_entry(wanted) {
            let found = match entry {
                Ok(entry) if entry.file_type().is_dir() => continue,
                Ok(entry) => look(entry),
                Err(error) => unreadable(error, &root),
            };
            if visit(found).is_break() {
                return;
            }
        }
    }
}

/// The roots as absolute paths in the person's spelling, each with its real path; without those that another covers.
fn distinct(roots: &[PathBuf]) -> Vec<(PathBuf, PathBuf)> {
    let mut all: Vec<(PathBuf, PathBuf)> = Vec::new();
    let mut reals: HashSet<PathBuf> = HashSet::new();
    for root in roots {
        let spelt = std::path::absolute(root).unwrap_or_else(|_| root.clone());
        let real = fs::canonicalize(&spelt).unwrap_or_else(|_| spelt.clone());
        if reals.insert(real.clone()) {
            all.push((spelt, real));
        }
    }
    // Walking over a folder finds what is below it, but for what is passed over on the way. What is not there is not
    // found by walking over its parent either, and must be told.
    let is_covered = |real: &Path| {
        let seen = |part: Option<&OsStr>| part.is_some_and(|name| !is_passed_over(name));
        let up = real.ancestors().zip(real.ancestors().skip(1));
        up.take_while(|(below, _)| seen(below.file_name())).any(|(_, above)| reals.contains(above))
    };
    all.retain(|(_, real)| !is_covered(real) || !real.exists());
    all
}

fn is_passed_over(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".") || SKIPPED.iter().any(|s| name == *s)
}

/// Judge one entry that is no folder. Looks at its metadata once, and opens it only where its name says nothing.
fn look(entry: DirEntry) -> Found {
    let named = format::by_name(entry.path());
    let file_type = entry.file_type();
    if let Some(kind) = side::named(entry.path()).filter(|_| file_type.is_file()) {
        let stamp = entry.metadata().map(|metadata| stamp_of(&metadata));
        return stamp.map_or(Found::Other, |stamp| Found::Side { path: entry.into_path(), stamp, kind });
    }
    if named == Named::Other || !(file_type.is_file() || file_type.is_symlink()) {
        return Found::Other;
    }
    let is_link = entry.path_is_symlink();
    let metadata = if is_link { fs::metadata(entry.path()) } else { entry.metadata().map_err(Into::into) };
    let path = entry.into_path();
    let metadata = match metadata {
        // A link to a folder, or to a pipe, which must not even be opened.
        Ok(metadata) if !metadata.is_file() => return Found::Other,
        Ok(metadata) => metadata,
        Err(e) => {
            let is_broken = is_link && e.kind() == std::io::ErrorKind::NotFound;
            let failure = if is_broken { Failure::BrokenLink } else { e.into() };
            return Found::Failed { path, stamp: None, failure };
        }
    };
    let stamp = stamp_of(&metadata);
    match named {
        Named::Later(name) => Found::Failed { path, stamp: Some(stamp), failure: Failure::NotYet(name.to_owned()) },
        Named::Nothing if !starts_like_a_photo(&path) => Found::Other,
        _ => Found::Photo { path, stamp },
    }
}

/// For a file without extension. One that cannot be read is no photo: most such files are none.
fn starts_like_a_photo(path: &Path) -> bool {
    let mut head = Vec::with_capacity(format::SNIFF_LEN);
    let read = File::open(path).and_then(|f| f.take(format::SNIFF_LEN as u64).read_to_end(&mut head));
    read.is_ok() && matches!(format::sniff(&head), Content::Photo(_))
}

fn unreadable(error: walkdir::Error, root: &Path) -> Found {
    let path = error.path().unwrap_or(root).to_owned();
    let failure = match error.into_io_error() {
        Some(e) if e.kind() == std::io::ErrorKind::NotFound => Failure::NotThere,
        Some(e) => Failure::Folder(e.to_string()),
        // Only a loop has no cause of its own, and links are not followed.
        None => Failure::NotThere,
    };
    Found::Failed { path, stamp: None, failure }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tempfile::TempDir;

    fn tree(names: &[&str]) -> TempDir {
        let dir = tempfile::tempdir().unwrap();
        for name in names {
            let path = dir.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "x").unwrap();
        }
        dir
    }

    /// Photos, relative and sorted; failures; others.
    fn walk(roots: &[PathBuf], skip: &[PathBuf], base: &Path) -> (Vec<String>, Vec<(PathBuf, Failure)>, usize) {
        let (mut photos, mut failures, mut others) = (Vec::new(), Vec::new(), 0);
        scan(roots, skip, &mut |found| {
            match found {
                Found::Photo { path, .. } => {
                    photos.push(path.strip_prefix(base).unwrap().to_string_lossy().into_owned());
                }
                Found::Failed { path, failure, .. } => failures.push((path, failure)),
                Found::Other | Found::Side { .. } => others += 1,
            }
            ControlFlow::Continue(())
        });
        photos.sort();
        (photos, failures, others)
    }

    #[test]
    fn photos_and_nothing_else() {
        let dir = tree(&[
            "a.jpg",
            "b/c.HEIC",
            ".hidden/d.jpg",
            ".e.jpg",
            "._f.jpg",
            "@eaDir/g.jpg",
            "h.txt",
            "text",
            "i.psd",
            "lib/j.jpg",
        ]);
        fs::write(dir.path().join("photo"), [0xff, 0xd8, 0xff, 0xe0]).unwrap();
        let skip = dir.path().join("b/../lib");
        let (photos, failures, others) = walk(&[dir.path().into()], &[skip], dir.path());
        assert_eq!(photos, ["a.jpg", "b/c.HEIC", "photo"]);
        assert_eq!(others, 2);
        assert!(matches!(&failures[..], [(p, Failure::NotYet(_))] if p.ends_with("i.psd")));
    }

    #[test]
    fn a_root_may_be_hidden_a_file_missing_or_inside_another() {
        let dir = tree(&[".hidden/a.jpg", "b/c.jpg", "d.jpg"]);
        let at = |name: &str| dir.path().join(name);
        assert_eq!(
            walk(&[at(".hidden"), at("b"), at("d.jpg")], &[], dir.path()).0,
            [".hidden/a.jpg", "b/c.jpg", "d.jpg"]
        );
        assert_eq!(
            walk(&[dir.path().into(), at("b"), at("."), at(".hidden")], &[], dir.path()).0,
            [".hidden/a.jpg", "b/c.jpg", "d.jpg"]
        );
        let (_, failures, _) = walk(&[at("gone")], &[], dir.path());
        assert!(matches!(&failures[..], [(p, Failure::NotThere)] if *p == at("gone")));
    }

    #[cfg(unix)]
    #[test]
    fn links_end_and_names_need_not_be_text() {
        use std::os::unix::ffi::OsStrExt;
        use std::os::unix::fs::symlink;
        let dir = tree(&["a/b.jpg"]);
        let at = |name: &str| dir.path().join(name);
        symlink(dir.path(), at("a/loop")).unwrap();
        symlink(at("a/b.jpg"), at("link.jpg")).unwrap();
        symlink(at("nowhere"), at("broken.jpg")).unwrap();
        symlink(at("a"), at("folder.jpg")).unwrap();
        fs::write(dir.path().join(OsStr::from_bytes(b"\xff\xfe.jpg")), "x").unwrap();
        let (photos, failures, others) = walk(&[dir.path().into()], &[], dir.path());
        assert_eq!(photos, ["a/b.jpg", "link.jpg", "\u{fffd}\u{fffd}.jpg"]);
        assert!(matches!(&failures[..], [(p, Failure::BrokenLink)] if *p == at("broken.jpg")));
        assert_eq!(others, 2, "the linked folder, and the loop");
    }

    #[test]
    fn a_break_ends_it() {
        let dir = tree(&["a.jpg", "b.jpg", "c.jpg"]);
        let mut n = 0;
        scan(&[dir.path().into()], &[], &mut |_| {
            n += 1;
            ControlFlow::Break(())
        });
        assert_eq!(n, 1);
    }
}
