//! The photos that the trial is made with, as the person has them.

use super::root::{HOME, Root};
use super::tree::{self, Tree};
use crate::process;
use anyhow::{Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Events and photos of each.
const PHOTOS: (usize, usize) = (4, 6);
/// Of the folder that is opened later.
const LATER: (usize, usize) = (2, 3);

pub(super) struct Made {
    folders: [PathBuf; 2],
    before: [Tree; 2],
}

impl Made {
    /// With a blank and more in their names, as people have them.
    pub(super) const FOLDERS: [&str; 2] = ["Photos 2025", "Später & more"];

    pub(super) fn new(root: &Root, hand: &Path) -> Result<Self> {
        let folders = Self::FOLDERS.map(|name| root.path(&format!("{HOME}/{name}")));
        for (folder, (events, each)) in folders.iter().zip([PHOTOS, LATER]) {
            let mut make = Command::new(hand);
            make.arg("photos").arg(folder).args([events.to_string(), each.to_string()]);
            process::output(&mut make)?;
        }
        // The same event must not be twice the same photos.
        for photo in std::fs::read_dir(&folders[1])?.flatten().filter(|entry| is_photo(&entry.path())) {
            let mut bytes = std::fs::read(photo.path())?;
            bytes.extend_from_slice(b"later");
            std::fs::write(photo.path(), bytes)?;
        }
        process::output(root.as_root("chown").args(["-R", "person:person", HOME]))?;
        let before = [tree::read(&folders[0])?, tree::read(&folders[1])?];
        Ok(Self { folders, before })
    }

    /// How many photos are in the first folder.
    pub(super) fn first(&self) -> usize {
        PHOTOS.0 * PHOTOS.1
    }

    /// How many there are in both.
    pub(super) fn all(&self) -> usize {
        self.first() + LATER.0 * LATER.1
    }

    /// Whether every photo is as it was.
    pub(super) fn are_untouched(&self) -> Result<()> {
        for (folder, before) in self.folders.iter().zip(&self.before) {
            if tree::read(folder)? != *before {
                bail!("photos in {} are not as they were", folder.display());
            }
        }
        Ok(())
    }
}

/// Side files lie beside them.
pub(super) fn is_photo(file: &Path) -> bool {
    file.extension().is_some_and(|is| is == "jpg")
}
