//! Folders of photos to measure with.

use anyhow::{Context, Result, bail};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// All JPEG files below `pool`, in the order of their paths.
///
/// # Errors
/// A sentence with the folder that cannot be read, or that holds no photo.
pub(crate) fn find(pool: &Path) -> Result<Vec<PathBuf>> {
    let (mut found, mut folders) = (Vec::new(), vec![pool.to_path_buf()]);
    while let Some(folder) = folders.pop() {
        let unreadable = || format!("{} could not be read", folder.display());
        for entry in fs::read_dir(&folder).with_context(unreadable)? {
            let entry = entry.with_context(unreadable)?;
            if entry.file_type().with_context(unreadable)?.is_dir() {
                folders.push(entry.path());
            } else if is_jpeg(&entry.path()) {
                found.push(entry.path());
            }
        }
    }
    if found.is_empty() {
        bail!("{} holds no JPEG files", pool.display());
    }
    found.sort();
    Ok(found)
}

/// Copies `count` photos into `folder`. Where the pool is too small its photos come again with a few bytes after the
/// picture's end, which decoders pass over: another content to Albumen, so that none is skipped as a copy.
///
/// # Errors
/// A sentence with the file that could not be written.
pub(crate) fn copy(pool: &[PathBuf], count: usize, folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("{} could not be made", folder.display()))?;
    for (number, source) in pool.iter().cycle().take(count).enumerate() {
        let target = folder.join(format!("{number:05}.jpg"));
        let what = || format!("{} could not be copied; is the disk full?", source.display());
        let mut bytes = fs::read(source).with_context(what)?;
        if number >= pool.len() {
            bytes.extend_from_slice(&number.to_le_bytes());
        }
        fs::File::create(&target).and_then(|mut file| file.write_all(&bytes)).with_context(what)?;
    }
    Ok(())
}

fn is_jpeg(path: &Path) -> bool {
    path.extension().is_some_and(|end| end.eq_ignore_ascii_case("jpg") || end.eq_ignore_ascii_case("jpeg"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn copies_beyond_the_pool_differ_in_content_only_at_the_end() {
        let folder = tempfile::tempdir().unwrap();
        let (pool, out) = (folder.path().join("pool/dog"), folder.path().join("out"));
        fs::create_dir_all(&pool).unwrap();
        for (name, content) in [("b.JPG", "bb"), ("a.jpeg", "aa"), ("notes.txt", "no photo")] {
            fs::write(pool.join(name), content).unwrap();
        }
        let found = find(folder.path()).unwrap();
        assert_eq!(found.len(), 2);
        copy(&found, 5, &out).unwrap();
        let contents: HashSet<_> =
            (0..5).map(|number| fs::read(out.join(format!("{number:05}.jpg"))).unwrap()).collect();
        assert_eq!(contents.len(), 5);
        assert!(contents.iter().all(|content| content.starts_with(b"aa") || content.starts_with(b"bb")));
    }
}
