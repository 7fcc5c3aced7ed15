//! Real photos out of a folder, drawn by chance.

use crate::made::Chance;
use anyhow::{Result, ensure};
use image::RgbImage;
use std::path::{Path, PathBuf};

/// Smaller ones show too little to be spoiled or edited in small steps.
const LONG_SIDE: u32 = 200;

/// The JPEGs of a folder and those below it, each drawn once at most.
pub(crate) struct Pool(Vec<PathBuf>);

impl Pool {
    pub(crate) fn new(folder: &Path) -> Result<Self> {
        let mut files = Vec::new();
        find(folder, &mut files)?;
        files.sort();
        ensure!(!files.is_empty(), "there are no JPEGs in {}", folder.display());
        Ok(Self(files))
    }

    /// The next photo that is large enough, and its file; `None` when there are no more.
    pub(crate) fn draw(&mut self, chance: &mut Chance) -> Option<(PathBuf, RgbImage)> {
        while !self.0.is_empty() {
            let file = self.0.swap_remove(chance.next(self.0.len() as u64) as usize);
            let Ok(pixels) = image::open(&file).map(image::DynamicImage::into_rgb8) else { continue };
            let (long, short) = (pixels.width().max(pixels.height()), pixels.width().min(pixels.height()));
            if long >= LONG_SIDE && short >= LONG_SIDE / 4 {
                return Some((file, pixels));
            }
        }
        None
    }
}

fn find(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            find(&path, files)?;
        } else if path.extension().is_some_and(|e| e.eq_ignore_ascii_case("jpg") || e.eq_ignore_ascii_case("jpeg")) {
            files.push(path);
        }
    }
    Ok(())
}
