//! How many edited copies lie with their original, by kind of edit, and what lies together that does not belong together: real
//! photos, each with one copy, read by the real encoder.

mod edit;
mod exif;

use crate::made::Chance;
use crate::pool::Pool;
use albumen::engine::{Control, EncoderSource, Progress, StackFiles, scan, stacks};
use anyhow::{Result, ensure};
use edit::Edit;
use image::codecs::jpeg::JpegEncoder;
use image::{ImageEncoder, RgbImage};
use jiff::ToSpan;
use jiff::civil::{DateTime, date};
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// What a camera saves with.
const CAMERAS: u8 = 90;
/// So many false pairs are named.
const NAMED: usize = 20;

/// A photo and its copy.
struct Pair {
    /// The photo in the folder that it was made of.
    source: PathBuf,
    edit: Edit,
    /// Whether the copy knows when the photo was taken, as after an editor; messengers and web pages take that away.
    is_dated: bool,
    original: PathBuf,
    copy: PathBuf,
}

/// Makes a library of `count` of the JPEGs in `folder` with a copy of each, stacks it, and prints.
pub(crate) fn measure(folder: &Path, count: usize) -> Result<()> {
    let made = tempfile::tempdir()?;
    let (photos, library) = (made.path().join("photos"), made.path().join("library"));
    let pairs = make(folder, &photos, count)?;
    let report = scan(&library, &[photos], &EncoderSource::installed()?, &Control::default(), &Progress::default())?;
    ensure!(report.failures.is_empty(), "{} of the made files could not be read", report.failures.len());
    let found = stacks(&library)?;
    let mut of: HashMap<&Path, usize> = HashMap::new();
    for (number, stack) in found.iter().enumerate() {
        of.extend(stack.files.iter().map(|file| (file.as_path(), number)));
    }
    let of = |file: &Path| of.get(file).copied();
    let is_found = |pair: &Pair| of(&pair.original).is_some_and(|stack| of(&pair.copy) == Some(stack));
    let share = |is_wanted: &dyn Fn(&Pair) -> bool| {
        let wanted: Vec<&Pair> = pairs.iter().filter(|pair| is_wanted(pair)).collect();
        let right = wanted.iter().filter(|pair| is_found(pair)).count();
        100.0 * right as f64 / wanted.len().max(1) as f64
    };
    println!("of 100 copies, so many lie with their original; {} photos with a copy each", pairs.len());
    println!("{:34}{:>10}{:>10}", "", "dated", "undated");
    for edit in Edit::ALL {
        let of = |is_dated| share(&|pair| pair.edit == edit && pair.is_dated == is_dated);
        println!("{edit:34}{:10.1}{:10.1}", of(true), of(false));
    }
    println!("{:34}{:10.1}{:10.1}", "all", share(&|pair| pair.is_dated), share(&|pair| !pair.is_dated));
    print_false(&found, &pairs);
    Ok(())
}

/// Draws the photos, and writes each with its copy.
fn make(folder: &Path, photos: &Path, count: usize) -> Result<Vec<Pair>> {
    let (mut chance, mut pool) = (Chance::new(), Pool::new(folder)?);
    let start = date(2020, 3, 1).at(8, 0, 0, 0);
    let mut pairs: Vec<Pair> = Vec::with_capacity(count);
    for name in ["camera", "edited", "received"] {
        std::fs::create_dir_all(photos.join(name))?;
    }
    while pairs.len() < count {
        let Some((source, pixels)) = pool.draw(&mut chance) else { break };
        let n = pairs.len();
        // As people go through a day: no photo is taken within a minute of the next.
        let taken = start.checked_add((n as i64 * 61).minutes())?;
        let edit = Edit::ALL[n / 2 % Edit::ALL.len()];
        let is_dated = n.is_multiple_of(2);
        let original = photos.join(format!("camera/IMG_{n:05}.jpg"));
        write(&original, &pixels, CAMERAS, Some(taken), 1)?;
        // An editor has what the camera wrote, and not the pixels before that.
        let camera = image::open(&original)?.into_rgb8();
        let copy = photos.join(format!("{}/{:05}.jpg", if is_dated { "edited" } else { "received" }, 7 * n % 99_991));
        let edited = edit.of(&camera, &mut chance);
        write(&copy, &edited.pixels, edited.quality, is_dated.then_some(taken), edited.orientation)?;
        pairs.push(Pair { source, edit, is_dated, original, copy });
    }
    ensure!(!pairs.is_empty(), "no photo in {} is large enough", folder.display());
    Ok(pairs)
}

fn write(path: &Path, pixels: &RgbImage, quality: u8, taken: Option<DateTime>, orientation: u16) -> Result<()> {
    let mut file = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut file, quality);
    if taken.is_some() || orientation != 1 {
        encoder.set_exif_metadata(exif::of(taken, orientation))?;
    }
    encoder.write_image(pixels, pixels.width(), pixels.height(), image::ExtendedColorType::Rgb8)?;
    Ok(std::fs::write(path, file)?)
}

/// Prints how many pairs of files that lie together show different photos of the folder, and some of these. The folder itself may
/// hold a photo twice, so that whoever reads this looks at them.
fn print_false(found: &[StackFiles], pairs: &[Pair]) {
    let files = pairs.iter().flat_map(|pair| [(pair.original.as_path(), pair), (pair.copy.as_path(), pair)]);
    let shown: HashMap<&Path, &Pair> = files.collect();
    let (mut all, mut wrong) = (0_usize, Vec::new());
    for stack in found {
        let inside: Vec<&Pair> = stack.files.iter().filter_map(|file| shown.get(file.as_path()).copied()).collect();
        for (k, a) in inside.iter().enumerate() {
            all += inside.len() - k - 1;
            wrong.extend(inside[k + 1..].iter().filter(|b| b.source != a.source).map(|b| (&a.source, &b.source)));
        }
    }
    println!("\nof {all} pairs that lie together, {} are of different photos:", wrong.len());
    wrong.sort();
    wrong.dedup();
    for (a, b) in wrong.iter().take(NAMED) {
        println!("  {}  {}", a.display(), b.display());
    }
}
