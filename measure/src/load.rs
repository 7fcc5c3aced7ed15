//! An import of very many small files: how long, with how much memory, and how long when nothing has changed.
//!
//! The encoder is a tiny one, made here: ONNX takes a fixed time a photo and a fixed memory, which `cargo xtask bench`
//! measures; with it, 100,000 photos would take the better part of an hour. `--real` takes the installed one all the same.

use albumen::encoder::{
    Channels, Crop, Encoded, Encoder, EncoderError, Filter, Input, LAYOUT, Manifest, ModelFile, Output, Purpose, Resize,
};
use albumen::engine::{Control, EncoderSource, Progress, Report, scan};
use anyhow::{Context, Result, ensure};
use image::{Rgb, RgbImage};
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Folders, and how many of them lie inside each other.
const FOLDERS: usize = 2_000;
const DEEP: usize = 10;

/// One file in so many is broken.
const BROKEN: usize = 100;

/// Makes the files where they are not there yet, imports them into a new library, looks again, and prints what it took.
pub(crate) fn measure(folder: &Path, photos: usize, is_real: bool) -> Result<()> {
    let tree = folder.join(format!("photos-{photos}"));
    make(&tree, photos)?;
    let library = tempfile::tempdir_in(folder)?;
    let encoders = if is_real {
        EncoderSource::installed()?
    } else {
        EncoderSource::new(manifest(), || Ok(Box::new(Tiny(manifest()))))
    };
    let roots = [tree];
    let look = |what: &str| -> Result<Report> {
        let start = Instant::now();
        let report = scan(library.path(), &roots, &encoders, &Control::default(), &Progress::default())?;
        let seconds = start.elapsed().as_secs_f64();
        println!(
            "{what:9} {seconds:7.1} s  {:6} new  {:6} unchanged  {:5} unread  peak memory {} MB",
            report.new,
            report.unchanged,
            report.failures.len(),
            peak_memory()? >> 20
        );
        Ok(report)
    };
    let broken = photos.div_ceil(BROKEN);
    let first = look("import")?;
    ensure!(first.new as usize == photos - broken && first.failures.len() == broken, "not every file was told of");
    let again = look("unchanged")?;
    ensure!(again.unchanged as usize == photos - broken && again.new == 0, "not all is unchanged");
    Ok(())
}

/// Distinct small JPEG files, one in a hundred of which ends in the middle of its header.
fn make(tree: &Path, photos: usize) -> Result<()> {
    let done = tree.with_extension("made");
    if done.exists() {
        return Ok(());
    }
    for n in 0..photos {
        let folder = folder_of(tree, n % FOLDERS);
        std::fs::create_dir_all(&folder)?;
        let path =
            folder.join(format!("IMG_{:04}{:02}{:02}_{n:06}.jpg", 2000 + n % 25, 1 + n / 25 % 12, 1 + n / 300 % 28));
        let colour =
            |x: u32, y: u32| Rgb([(n * 7 + x as usize) as u8, (n / 256 + y as usize) as u8, (n / 65_536) as u8]);
        let mut jpeg = Vec::new();
        let picture = RgbImage::from_fn(64, 48, colour);
        image::codecs::jpeg::JpegEncoder::new_with_quality(&mut jpeg, 80).encode_image(&picture)?;
        jpeg.extend(n.to_le_bytes()); // behind its end: no two files are alike
        let whole = if n % BROKEN == 0 { 40 } else { jpeg.len() };
        let tail = n.to_le_bytes();
        let bytes = if whole < jpeg.len() { [&jpeg[..whole], &tail].concat() } else { jpeg };
        std::fs::write(&path, bytes)?;
    }
    std::fs::write(done, "")?;
    Ok(())
}

/// The folder with this number, ten levels down: its digits in base 3 lead the way.
fn folder_of(tree: &Path, number: usize) -> PathBuf {
    let digits = (0..DEEP).map(|level| format!("{}", number / 3_usize.pow((DEEP - 1 - level) as u32) % 3));
    tree.join(digits.collect::<PathBuf>())
}

/// The most memory that this process has held, in bytes.
fn peak_memory() -> Result<u64> {
    let status = std::fs::read_to_string("/proc/self/status").context("only Linux says how much memory there was")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).context("the system does not say")?;
    Ok(line.trim().trim_end_matches(" kB").parse::<u64>()? << 10)
}

/// Mean values of parts of the picture, as an embedding.
struct Tiny(Manifest);

impl Encoder for Tiny {
    fn manifest(&self) -> &Manifest {
        &self.0
    }

    fn encode(&mut self, photos: &[Vec<f32>]) -> Result<Vec<Encoded>, EncoderError> {
        let length = self.0.outputs[0].length;
        let embed = |values: &Vec<f32>| {
            let part = values.len() / length;
            let mut means: Vec<f32> =
                values.chunks_exact(part).take(length).map(|c| 1.0 + c.iter().sum::<f32>() / part as f32).collect();
            albumen::domain::normalise(&mut means);
            Encoded::Embeddings(vec![means])
        };
        Ok(photos.iter().map(embed).collect())
    }
}

/// As long an embedding as the shipped encoder's, for the sake of memory.
fn manifest() -> Manifest {
    Manifest {
        layout: LAYOUT,
        id: "tiny".to_owned(),
        name: "Tiny".to_owned(),
        licence: "CC0-1.0".to_owned(),
        source: "here".to_owned(),
        model: ModelFile { file: "none".to_owned(), sha256: "0".repeat(64) },
        input: Input {
            name: "image".to_owned(),
            size: 64,
            resize: Resize::ShortSide,
            filter: Filter::Bicubic,
            crop: Crop::Centre,
            channels: Channels::Rgb,
            mean: [0.5; 3],
            std: [0.5; 3],
        },
        outputs: vec![Output { name: "scene".to_owned(), length: 1_280, purpose: Purpose::Scene }],
        text: None,
    }
}
